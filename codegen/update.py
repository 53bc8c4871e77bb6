"""A new edition of DICOM, from fetched documents to modules, changelog and version; and what to look at then."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen import build as building
from codegen import files as disk
from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.extract import Extraction, Provenance, extract, ledger_aliases
from codegen.model.crosscheck import disagreements, title_changes
from codegen.model.members import EditionMembers
from codegen.render import project_docs
from codegen.tables.names import LEDGER_FILE, Ledger
from codegen.tables.snapshot import EDITION_FILE, Snapshot, files_of

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

    extraction: Extraction
    built: building.Build
    changes: list[disk.Change]


def prepare(documents: Mapping[str, Path], urls: Mapping[str, str], edition: Edition, project: Project) -> Update:
    """Read the documents of an edition and generate everything anew, in memory; raise SpecError as the steps do.

    ``urls`` are the addresses from which the parts were downloaded.
    """
    ledgers = (Ledger.read(folder / LEDGER_FILE) for folder in dict.fromkeys((project.spec_dir, building.SPEC_DIR)))
    extraction = extract(
        [*documents.values()], edition, project.spec_dir, ledger_aliases(*ledgers), Provenance(urls=urls)
    )
    return Update(extraction, *added(extraction.snapshot, project))


def added(snapshot: Snapshot, project: Project) -> tuple[building.Build, list[disk.Change]]:
    """Generate everything anew with an edition, in memory: what it gives, and every file that changes."""
    built = building.build([], project.spec_dir, project.package_dir, snapshot)
    folder = project.spec_dir / str(snapshot.edition)
    files = {folder / name: text for name, text in files_of(snapshot).items()} | dict(built.files)
    files |= _release(built.editions, snapshot.edition, built.files, project.root)
    return built, disk.changes(files, built.strays)


def _release(
    history: Sequence[EditionMembers], edition: Edition, files: Mapping[Path, str], root: Path | None
) -> dict[Path, str]:
    """The files that state the version with the next one, and CHANGELOG.md with a heading for it."""
    if root is None:
        return {}
    text = (root / _PYPROJECT).read_text(encoding="utf-8")
    match = _VERSION.search(text)
    if match is None:
        raise SpecError(f'{root / _PYPROJECT}: expected a line version = "2026.1.0"')
    version = next_version((int(match[1]), int(match[2]), int(match[3])), history[-1].edition)
    changelog = root / project_docs.CHANGELOG
    entry = "\n".join([f"## {version}", "", f"Adds DICOM {edition}.", *_since_before(history, edition), "", ""])
    stated = {root / name: files.get(root / name) or disk.read(root / name) for name in _STATED}
    old = ".".join(match.groups())
    return {
        root / _PYPROJECT: _VERSION.sub(f'version = "{version}"', text, count=1),
        **{path: _restated(text, old, version) for path, text in stated.items() if text is not None},
        changelog: _FIRST_RELEASE.sub(entry.replace("\\", r"\\"), files[changelog], count=1),
    }


def _restated(text: str, old: str, new: str) -> str:
    return text.replace(f'= "{old}"', f'= "{new}"').replace(f"rev: v{old}", f"rev: v{new}")


def next_version(version: tuple[int, int, int], newest: Edition) -> str:
    """The version that follows: year and number of the newest edition, then our own releases counted from 0.

    >>> next_version((2026, 1, 0), Edition.parse("2026b")), next_version((2026, 1, 0), Edition.parse("2026a"))
    ('2026.2.0', '2026.1.1')
    """
    release = version[2] + 1 if version[:2] == newest.version else 0
    return ".".join(map(str, (*newest.version, release)))


def _since_before(history: Sequence[EditionMembers], edition: Edition) -> list[str]:
    editions = [facts.edition for facts in history]
    place = editions.index(edition)
    if place == 0:
        return []
    changes = list(project_docs.changes(history[place - 1], history[place]))
    return ["", f"Since DICOM {editions[place - 1]}:", "", *(changes or ["- nothing changed"])]


def report(update: Update) -> Iterator[str]:
    """What came of an update, and what to look at before it is committed."""
    extraction, edition = update.extraction, update.extraction.snapshot.edition
    yield f"DICOM {edition}: {len(extraction.model.classes) if extraction.model else 0} Media Storage SOP Classes"
    yield from (f"  {line}" for line in _since_before(update.built.editions, edition) if line)
    found = disagreements(extraction.model) if extraction.model else []
    yield from (f"  the parts disagree: {one}" for one in found)
    yield from (f"  {change}" for change in title_changes(update.built.loaded.models))
    yield from (f"  remark: {remark}" for remark in extraction.remarks)
    yield from (f"  missing: {text}" for text in extraction.snapshot.missing)
    yield f"{len(update.changes)} files changed. Before you commit, look at:"
    yield f"  git diff spec/{edition} spec/{LEDGER_FILE}: every new row; the names of new classes never change"
    yield "  each disagreement and each changed title above: declare it in codegen/tables/errata.py with the reason"
    yield "  CHANGELOG.md and the version in pyproject.toml; then run make test"
