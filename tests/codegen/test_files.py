"""Each file is replaced in one step; a run that fails or is killed is repaired by the next run."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.errors import SpecError
from codegen.files import Change, apply, changes, write

OLD = {
    "spec/names.csv": "a\n",
    "package/groups.py": "# Generated from spec\nold\n",
    "package/gone/uids.py": "# Generated from spec\n",
}
NEW = {
    "spec/names.csv": "a\nb\n",
    "package/groups.py": "# Generated from spec\nnew\n",
    "package/new/uids.py": "# Generated from spec\n",
}
WRITES = 9
"""At least as many system calls that change a file as a run makes."""


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def old_tree(folder: Path) -> None:
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def wanted(folder: Path) -> list[Change]:
    return changes({folder / name: text for name, text in NEW.items()}, [folder / "package/gone/uids.py"])


def test_all_is_written(tmp_path: Path) -> None:
    old_tree(tmp_path)
    apply(wanted(tmp_path))
    assert tree(tmp_path) == NEW
    assert not (tmp_path / "package" / "gone").exists()


KILLED = """
import os, sys
from pathlib import Path
from codegen.files import apply
from tests.codegen.test_files import wanted
count = 0
def killing(real):
    def call(*arguments, **options):
        global count
        count += 1
        if count > int(sys.argv[2]):
            os._exit(9)
        return real(*arguments, **options)
    return call
for name in ("replace", "unlink", "rmdir", "mkdir", "chmod"):
    setattr(os, name, killing(getattr(os, name)))
apply(wanted(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("writes", range(WRITES))
def test_a_killed_run_leaves_each_file_old_or_new_and_the_next_run_repairs_it(tmp_path: Path, writes: int) -> None:
    old_tree(tmp_path)
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(writes)]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == 9
    for name, text in tree(tmp_path).items():
        assert name.endswith(".codegen-new") or text in {OLD.get(name), NEW.get(name)}
    apply(wanted(tmp_path))
    assert {name: text for name, text in tree(tmp_path).items() if "codegen-new" not in name} == NEW


def test_mode_and_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["file/under", "nul\0byte"])
def test_a_file_that_cannot_be_written_is_named_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    before = tree(tmp_path)
    with pytest.raises(SpecError, match=f"{name[:3]}.*cannot be written"):
        apply([Change(tmp_path / "a", None, "new"), Change(tmp_path / name, None, "new")])
    assert tree(tmp_path) == before
