"""A new edition of DICOM, from its tables to modules, changelog and version; and what to review then."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from codegen import changes
from codegen import files as disk
from codegen.build import PROJECT, Build, Project, build
from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.crosscheck import findings
from codegen.model.edition import EditionModel
from codegen.render import project_docs
from codegen.tables.names import LEDGER_FILE
from codegen.tables.snapshot import EDITION_FILE, Snapshot, files_of, known_snapshot, table_file

_VERSION: Final = re.compile(r'^version = "([0-9]+)\.([0-9]+)\.([0-9]+)"$', re.MULTILINE)
_STATED: Final = ("pyproject.toml", "src/dicom_media_storage/_version.py", project_docs.README, "docs/guide/lint.md")
"""The files that state the version."""
_FIRST_RELEASE: Final = re.compile(r"^(?=## )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Update:
    """What an update would write, and what it is about."""

    snapshot: Snapshot
    built: Build
    changed_values: list[changes.Change]
    """The values of other editions that change, because an edition lends them or a rule gives another result."""
    files: list[disk.Change]


def prepare(snapshot: Snapshot, project: Project) -> Update:
    """Generate everything anew with an edition, in memory; raise SpecError as the steps do."""
    folder, package_dir = project.spec_dir / snapshot.edition, project.package_dir
    is_new = not project.ships(snapshot.edition)
    built = build(project, snapshot)
    changed: list[changes.Change] = []
    if not is_new or (package_dir / "__init__.py").exists():
        after = changes.values_with(built.files, built.strays, package_dir)
        compared = changes.compare(changes.values(package_dir), after)
        changed = [one for one in compared if one.edition != snapshot.edition]
    files = {folder / name: text for name, text in files_of(snapshot).items()} | dict(built.files)
    if project.is_own:
        what = f"Adds DICOM {snapshot.edition}." if is_new else f"Reads DICOM {snapshot.edition} again."
        lines = [what, *_since(*_pair(built, snapshot.edition))]
        files |= _release(built.loaded.shipped[-1].edition, lines, changed, files)
    # The last one: a folder without it is one that a killed run has left.
    ordered = sorted(
        disk.changes(files, [*built.strays, *old_tables(folder)]),
        key=lambda change: change.path == folder / EDITION_FILE,
    )
    return Update(snapshot, built, changed, ordered)


def old_tables(folder: Path) -> list[Path]:
    """Return the files of the tables that ``spec/`` has of an edition."""
    older = known_snapshot(folder)
    return [folder / table_file(table) for table in older.tables] if older else []


def _release(
    newest: Edition, what: Sequence[str], changed: list[changes.Change], files: Mapping[Path, str]
) -> dict[Path, str]:
    """Return the files that state the version, with the next one, and CHANGELOG.md with a heading for it."""
    pyproject, changelog = PROJECT / "pyproject.toml", PROJECT / project_docs.CHANGELOG
    match = _VERSION.search(pyproject.read_text(encoding="utf-8"))
    if match is None:
        raise SpecError(f'{pyproject}: expected a line version = "2026.1.0"')
    old = ".".join(match.groups())
    new = next_version((int(match[1]), int(match[2]), int(match[3])), newest)
    table = f"docs/changes/{new}.csv"
    lines = [f"## {new}", "", *what]
    if changed:
        text = f"Changed values of editions that were released before, each listed in `{table}`:"
        lines += ["", text, "", *(f"- {line}" for line in changes.summary(changed))]
    entry = "\n".join([*lines, "", ""])
    stated = {path: files.get(path) or disk.read(path) for path in (PROJECT / name for name in _STATED)}
    return {
        **{path: _restated(text, old, new) for path, text in stated.items() if text},
        changelog: _FIRST_RELEASE.sub(lambda _: entry, files[changelog], count=1),
        **({PROJECT / table: changes.as_csv(changed)} if changed else {}),
    }


def _restated(text: str, old: str, new: str) -> str:
    return text.replace(f'= "{old}"', f'= "{new}"').replace(f"rev: v{old}", f"rev: v{new}")


def next_version(version: tuple[int, int, int], newest: Edition) -> str:
    """Return the version that follows: year and number of the newest edition, then our own releases counted from 0.

    >>> next_version((2026, 1, 0), Edition.parse("2026b")), next_version((2026, 1, 0), Edition.parse("2026a"))
    ('2026.2.0', '2026.1.1')
    """
    release = version[2] + 1 if version[:2] == newest.version else 0
    return ".".join(map(str, (*newest.version, release)))


def _pair(built: Build, edition: Edition) -> tuple[EditionModel | None, EditionModel]:
    """Return the edition before, None for the oldest one and for one that is not shipped, and the edition."""
    before = next((old for old, new in pairwise(built.loaded.shipped) if new.edition == edition), None)
    return before, next(model for model in built.loaded.models if model.edition == edition)


def _since(old: EditionModel | None, new: EditionModel) -> Iterator[str]:
    if old is not None:
        yield from ("", f"Since DICOM {old.edition}:", "")
        yield from [*project_docs.changes(old, new)] or ["- nothing changed"]


def report(update: Update) -> Iterator[str]:
    """Yield what came of an update, and what to review before it is committed."""
    edition = update.snapshot.edition
    old, model = _pair(update.built, edition)
    shipped = f"{len(model.classes)} Media Storage SOP Classes" if model.classes else "not shipped, lends values"
    yield f"DICOM {edition}: {shipped}"
    yield from (f"  {line}" for line in (*_since(old, model), *_changed_iods(old or model, model)) if line)
    found = findings(update.built.loaded.models)
    yield from (f"  to look at: {one}" for one in found if one.editions[0] == edition)
    yield from (f"  not in the sources: {text}" for text in update.snapshot.missing)
    carried = model.carried_over.items() - {(one.id, one.carried_over_from) for one in update.snapshot.tables.values()}
    yield from (f"  carried over: Table {table} of DICOM {source}" for table, source in sorted(carried))
    yield from (f"  values of another edition change: {line}" for line in changes.summary(update.changed_values))
    yield f"{len(update.files)} files changed. Before you commit, review:"
    yield f"  git diff spec/{edition} spec/{LEDGER_FILE}: every new row; the names of new classes never change"
    yield "  each finding to look at above: explain it in spec/errata.toml"
    yield "  CHANGELOG.md; then run make test"


def _changed_iods(old: EditionModel, new: EditionModel) -> Iterator[str]:
    """Yield the IODs whose section, title or Modules change. An unknown value does not count as a change."""
    before = {row.uid: row for row in old.classes}
    for row in new.classes:
        was = before.get(row.uid, row)
        values = [(was.iod_title, row.iod_title), (was.iod_section, row.iod_section)]
        if any(value and now and value != now for value, now in values):
            iods = (f"{one.iod_title or 'no title'}, PS3.3 {one.iod_section or 'unknown'}" for one in (was, row))
            yield f"changed IOD of {row.member}: {' → '.join(iods)}"
    changed = (title for title, rows in new.modules.items() if rows != old.modules.get(title, rows))
    yield from (f"changed Modules of the {title}" for title in changed)
