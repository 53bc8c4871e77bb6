"""What a new edition changes: its own folder, and few lines of the tables that all editions share."""

import sys
from pathlib import Path

from codegen.build import SPEC_DIR, editions_in
from tests.rehearsal.conftest import ADDED, NEW_NAME, RENAMED, RETIRED, Rehearsal

EXISTING_LINES = 60
GROWTH = 10_000
WHEEL_OF_SIX = 280_000


def numstat(rehearsal: Rehearsal, *paths: str) -> dict[str, tuple[int, int]]:
    lines = rehearsal.checked("git", "diff", "--cached", "--numstat", "--", *paths).splitlines()
    return {path: (int(added), int(deleted)) for added, deleted, path in (line.split("\t") for line in lines)}


def test_the_edition_is_what_was_rehearsed(rehearsal: Rehearsal) -> None:
    code = (
        "from dicom_media_storage import EDITION, history\n"
        f"old, new = {rehearsal.newest!r}, {rehearsal.edition!r}\n"
        "print(EDITION, *history.added(old, new), *history.removed(old, new))\n"
        "print(*history.renamed(old, new), sep='\\n')\n"
        f"from dicom_media_storage import get; print(get('{RETIRED}').is_retired, get('{ADDED}').first_edition)"
    )
    first, renamed, last = rehearsal.checked(sys.executable, "-c", code).splitlines()
    assert first.split() == [rehearsal.edition, ADDED, RETIRED]
    assert renamed.startswith(f"Renamed(uid='{RENAMED}', ")
    assert renamed.endswith(f", new_name='{NEW_NAME}')")
    assert last == f"True {rehearsal.edition}"


def test_no_line_of_an_older_edition_changes(rehearsal: Rehearsal) -> None:
    changed = numstat(rehearsal, "src/dicom_media_storage/editions/e*", "spec/2*")
    own = (f"src/dicom_media_storage/editions/e{rehearsal.edition}/", f"spec/{rehearsal.edition}/")
    assert changed.keys() == {path for path in changed if path.startswith(own)} != set()


def test_few_existing_lines_change(rehearsal: Rehearsal) -> None:
    deleted = {path: number for path, (_, number) in numstat(rehearsal, "src").items() if number}
    assert sum(deleted.values()) <= EXISTING_LINES, deleted


def wheel(rehearsal: Rehearsal, source: Path, folder: Path) -> int:
    rehearsal.checked(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source)
    (built,) = folder.glob("*.whl")
    return built.stat().st_size


def test_the_wheel_grows_by_little(rehearsal: Rehearsal, tmp_path: Path) -> None:
    before = tmp_path / "before"
    rehearsal.checked("git", "worktree", "add", "--detach", before, "HEAD")
    today = wheel(rehearsal, before, tmp_path / "today")
    then = wheel(rehearsal, rehearsal.folder, tmp_path / "then")
    assert 0 < then - today <= GROWTH
    assert today <= WHEEL_OF_SIX + GROWTH * (len(editions_in(SPEC_DIR)) - 6)
