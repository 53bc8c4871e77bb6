"""A new edition of DICOM, from its tables to modules, changelog and version; and what to review then."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from codegen import build as building
from codegen import changes
from codegen import files as disk
from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.crosscheck import disagreements, title_changes
from codegen.model.diff import EditionDiff, edition_diff
from codegen.model.members import EditionMembers
from codegen.render import project_docs
from codegen.tables.names import LEDGER_FILE
from codegen.tables.snapshot import EDITION_FILE, Snapshot, files_of, read_snapshot, table_file

_PYPROJECT: Final = "pyproject.toml"
_VERSION: Final = re.compile(r'^version = "([0-9]+)\.([0-9]+)\.([0-9]+)"$', re.MULTILINE)
_STATED: Final = ("src/dicom_media_storage/_version.py", project_docs.README, "docs/guide/lint.md")
"""The files beside pyproject.toml that state the version."""
_FIRST_RELEASE: Final = re.compile(r"^(?=## )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Project:
    """Where an update writes: the snapshots, the package, and the files that list the editions."""

    spec_dir: Path = building.SPEC_DIR
    package_dir: Path = building.PACKAGE_DIR

    @property
    def root(self) -> Path | None:
        """The folder with pyproject.toml and CHANGELOG.md; None for folders that are not the project's own."""
        return building.PROJECT if building.is_project(self.spec_dir, self.package_dir) else None

    def ships(self, edition: Edition) -> bool:
        """Whether ``spec/`` has the edition."""
        return (self.spec_dir / str(edition) / EDITION_FILE).exists()


@dataclass(frozen=True, slots=True)
class Update:
    """What an update would write, and what it is about."""

    snapshot: Snapshot
    built: building.Build
    changed_values: list[changes.Change]
    """The values of other editions that change, because an edition lends them or a rule gives another result."""
    files: list[disk.Change]


def prepare(snapshot: Snapshot, project: Project) -> Update:
    """Generate everything anew with an edition, in memory; raise SpecError as the steps do."""
    folder = project.spec_dir / str(snapshot.edition)
    is_new = not project.ships(snapshot.edition)
    built = building.build([], project.spec_dir, project.package_dir, snapshot)
    changed = [] if is_new and not (project.package_dir / "__init__.py").exists() else _changed_values(built, project)
    changed = [one for one in changed if one.edition != str(snapshot.edition)]
    files = {folder / name: text for name, text in files_of(snapshot).items()} | dict(built.files)
    if project.root is not None:
        what = f"Adds DICOM {snapshot.edition}." if is_new else f"Reads DICOM {snapshot.edition} again."
        files |= _release(built.editions, [what, *_since_before(built.editions, snapshot.edition)], changed, files)
    strays = [*built.strays, *(path for path in old_tables(folder) if path not in files)]
    # The last one: a folder without it is one that a killed run has left.
    ordered = sorted(disk.changes(files, strays), key=lambda change: change.path == folder / EDITION_FILE)
    return Update(snapshot, built, changed, ordered)


def _changed_values(built: building.Build, project: Project) -> list[changes.Change]:
    after = changes.values_with(built.files, built.strays, project.package_dir)
    return changes.compare(changes.values(project.package_dir), after)


def old_tables(folder: Path) -> list[Path]:
    """Return the files of the tables that ``spec/`` has of an edition."""
    if not (folder / EDITION_FILE).exists():
        return []
    return [folder / table_file(table) for table in read_snapshot(folder).tables]


def _release(
    editions: Sequence[EditionMembers], what: Sequence[str], changed: list[changes.Change], files: Mapping[Path, str]
) -> dict[Path, str]:
    """Return the files that state the version, with the next one, and CHANGELOG.md with a heading for it."""
    root = building.PROJECT
    text = (root / _PYPROJECT).read_text(encoding="utf-8")
    match = _VERSION.search(text)
    if match is None:
        raise SpecError(f'{root / _PYPROJECT}: expected a line version = "2026.1.0"')
    version = next_version((int(match[1]), int(match[2]), int(match[3])), editions[-1].edition)
    changelog = root / project_docs.CHANGELOG
    entry = "\n".join([f"## {version}", "", *what, *_changed(changed, version), "", ""])
    stated = {root / name: files.get(root / name) or disk.read(root / name) for name in _STATED}
    old = ".".join(match.groups())
    return {
        root / _PYPROJECT: _VERSION.sub(f'version = "{version}"', text, count=1),
        **{path: _restated(text, old, version) for path, text in stated.items() if text is not None},
        changelog: _FIRST_RELEASE.sub(entry.replace("\\", r"\\"), files[changelog], count=1),
        **({root / changed_values_file(version): changes.as_csv(changed)} if changed else {}),
    }


def changed_values_file(version: str) -> str:
    """Return the name of the file that lists the values of released editions that a version changes."""
    return f"docs/changes/{version}.csv"


def _changed(changed: list[changes.Change], version: str) -> list[str]:
    if not changed:
        return []
    lines = [f"- {line}" for line in changes.summary(changed)]
    return [
        "",
        f"Changed values of editions that were released before, each listed in `{changed_values_file(version)}`:",
        "",
        *lines,
    ]


def _restated(text: str, old: str, new: str) -> str:
    return text.replace(f'= "{old}"', f'= "{new}"').replace(f"rev: v{old}", f"rev: v{new}")


def next_version(version: tuple[int, int, int], newest: Edition) -> str:
    """Return the version that follows: year and number of the newest edition, then our own releases counted from 0.

    >>> next_version((2026, 1, 0), Edition.parse("2026b")), next_version((2026, 1, 0), Edition.parse("2026a"))
    ('2026.2.0', '2026.1.1')
    """
    release = version[2] + 1 if version[:2] == newest.version else 0
    return ".".join(map(str, (*newest.version, release)))


def _before(editions: Sequence[EditionMembers], edition: Edition) -> tuple[EditionMembers, EditionMembers] | None:
    """Return the edition before, and the edition; None for the oldest one, and for one that is not shipped."""
    return next(((old, new) for old, new in pairwise(editions) if new.edition == edition), None)


def _since_before(editions: Sequence[EditionMembers], edition: Edition) -> list[str]:
    pair = _before(editions, edition)
    if pair is None:
        return []
    found = list(project_docs.changes(*pair))
    return ["", f"Since DICOM {pair[0].edition}:", "", *(found or ["- nothing changed"])]


def report(update: Update) -> Iterator[str]:
    """Yield what came of an update, and what to review before it is committed."""
    edition, editions = update.snapshot.edition, update.built.editions
    model = next(model for model in update.built.loaded.models if model.edition == edition)
    shipped = f"{len(model.classes)} Media Storage SOP Classes" if model.classes else "not shipped, lends values"
    yield f"DICOM {edition}: {shipped}"
    yield from (f"  {line}" for line in _since_before(editions, edition) if line)
    if pair := _before(editions, edition):
        yield from (f"  {line}" for line in _changed_iods(edition_diff(*pair)))
    yield from (f"  the parts disagree: {one}" for one in disagreements(model))
    yield from (f"  {change}" for change in title_changes(update.built.loaded.models))
    yield from (f"  not in the sources: {text}" for text in update.snapshot.missing)
    yield from (f"  values of another edition change: {line}" for line in changes.summary(update.changed_values))
    yield f"{len(update.files)} files changed. Before you commit, review:"
    yield f"  git diff spec/{edition} spec/{LEDGER_FILE}: every new row; the names of new classes never change"
    yield "  each disagreement and each changed title above: declare it in codegen/tables/errata.py with the reason"
    yield "  CHANGELOG.md; then run make test"


def _changed_iods(diff: EditionDiff) -> Iterator[str]:
    for was, one in diff.changed_iods:
        old, new = (f"{of.row.iod_title or 'no title'}, PS3.3 {of.row.iod_section or 'unknown'}" for of in (was, one))
        yield f"changed IOD of {one.member}: {old} → {new}"
    yield from (f"changed Modules of the {title}" for title in diff.changed_modules)
