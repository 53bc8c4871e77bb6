"""``spec/`` → the modules of the package: read every snapshot, name every class, render; nothing is written here."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.files import is_generated, refusing
from codegen.model.edition import EditionModel, model_of, with_retired
from codegen.model.naming import named, refuse_changed_names, refuse_contradicting_keywords, with_names
from codegen.model.register import Register, register_of
from codegen.model.runs import runs_of
from codegen.render.project_docs import notes
from codegen.tables.names import LEDGER_FILE, Ledger, Name
from codegen.tables.register import FOLDER as REGISTER_FOLDER
from codegen.tables.register import read_register
from codegen.tables.snapshot import EDITION_FILE, Snapshot, read_snapshot
from codegen.tables.terms import RECORD_TYPE, RECORD_TYPES

PROJECT: Final = Path(__file__).resolve().parent.parent
SPEC_DIR: Final = PROJECT / "spec"
PACKAGE_DIR: Final = PROJECT / "src" / "dicom_media_storage"
GENERATED: Final = ("editions", "uids", "groups")


class Loaded(NamedTuple):
    """All of ``spec/``: its editions oldest first, and a name for every class in them."""

    models: list[EditionModel]
    ledger: Ledger
    snapshots: list[Snapshot]
    register: Register
    added: tuple[Name, ...]
    """The names that the ledger of ``spec/`` does not record yet."""
    new: tuple[Name, ...]
    """Those among them that the project's own ledger does not record either."""

    @property
    def shipped(self) -> list[EditionModel]:
        """The editions that list SOP Classes; the others only lend values."""
        return [model for model in self.models if model.classes]


@dataclass(frozen=True, slots=True)
class Build:
    """What the generated files must hold, and which files are strays."""

    files: Mapping[Path, str]
    strays: tuple[Path, ...]
    loaded: Loaded


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a build: the editions' tables, and the package."""

    spec_dir: Path = SPEC_DIR
    package_dir: Path = PACKAGE_DIR

    @property
    def is_own(self) -> bool:
        """Whether it is this project, whose README.md and CHANGELOG.md list the editions."""
        return (self.spec_dir.resolve(), self.package_dir.resolve()) == (SPEC_DIR, PACKAGE_DIR)

    def ships(self, edition: Edition) -> bool:
        """Whether ``spec/`` has the edition."""
        return (self.spec_dir / edition / EDITION_FILE).exists()


def build(project: Project, new: Snapshot | None = None) -> Build:
    """Render the modules of all editions.

    ``new`` is an edition that is not in ``spec/`` yet, or takes the place of one that is.
    Raises SpecError if ``spec/`` contradicts itself, if a class would get another name than it has in the ledger or in
    the modules on disk, and if a folder of generated modules holds other files.
    """
    from codegen.render.format import formatted  # noqa: PLC0415  # jinja2 and black take longer to load than this to run
    from codegen.render.modules import render  # noqa: PLC0415

    spec_dir, package_dir = project.spec_dir, project.package_dir
    loaded = load(spec_dir, new)
    refuse_contradicting_keywords(loaded.models, loaded.ledger, Ledger.read(SPEC_DIR / LEDGER_FILE))
    refuse_changed_names(package_dir, loaded.ledger)
    modules = formatted(render(loaded.shipped, runs_of(loaded.models), loaded.register, loaded.snapshots))
    files = {package_dir / path: text for path, text in modules.items()}
    files[spec_dir / LEDGER_FILE] = loaded.ledger.text()
    if project.is_own:
        files |= notes(loaded.shipped, {snapshot.edition: snapshot for snapshot in loaded.snapshots}, PROJECT)
    return Build(files | _handwritten(package_dir), _strays(package_dir, files), loaded)


def load(spec_dir: Path, new: Snapshot | None = None) -> Loaded:
    """Read all editions of ``spec/`` and the new one, and name the classes that have no name yet."""
    recorded, known = Ledger.read(spec_dir / LEDGER_FILE), Ledger.read(SPEC_DIR / LEDGER_FILE)
    replaced = new.edition if new else None
    snapshots = [read_snapshot(spec_dir / one) for one in editions_in(spec_dir, replaced) if one != replaced]
    snapshots = sorted([*snapshots, new] if new else snapshots, key=lambda snapshot: snapshot.edition)
    if not snapshots:
        raise SpecError(f"{spec_dir}: holds no edition: expected folders such as 2017c with a file {EDITION_FILE}")
    models = [*with_retired(model_of(snapshot, (recorded, known)) for snapshot in snapshots)]
    ledger = named(models, recorded, known)
    added = tuple(name for uid, name in ledger.items() if uid not in recorded)
    registry = spec_dir if (spec_dir / REGISTER_FOLDER).exists() else SPEC_DIR
    register = register_of(models, read_register(registry))
    models = [with_names(model, ledger) for model in models]
    return Loaded(models, ledger, snapshots, register, added, tuple(one for one in added if one.uid not in known))


def record_types(spec_dir: Path) -> frozenset[str]:
    """The Directory Record Types that the editions of ``spec/`` have, and those of the project's own."""
    folders = [folder / one for folder in dict.fromkeys((spec_dir, SPEC_DIR)) for one in editions_in(folder)]
    records = (record for folder in folders for record in read_snapshot(folder).records(RECORD_TYPES))
    return frozenset(record[RECORD_TYPE] for record in records)


def editions_in(spec_dir: Path, new: Edition | None = None) -> list[Edition]:
    """The editions that ``spec/`` holds, oldest first; raise SpecError for a folder without ``edition.toml``.

    A run that was killed may have left ``new`` without that file, which is written last.
    """
    if not os.path.lexists(spec_dir):
        return []
    with refusing(spec_dir, "read"):
        folders = sorted(path for path in spec_dir.iterdir() if path.is_dir() and not path.name.startswith("."))
    editions = [folder for folder in folders if folder.name != REGISTER_FOLDER]
    for folder in editions:
        if not (folder / EDITION_FILE).is_file() and folder.name != new:
            raise SpecError(f"{folder}: expected a file {EDITION_FILE}, found none")
    return sorted(Edition.parse(folder.name) for folder in editions)


def _handwritten(package_dir: Path) -> dict[Path, str]:
    """The handwritten files that a package in another folder needs; none if the folder is a package already."""
    if (package_dir / "__init__.py").exists():
        return {}
    files: dict[Path, str] = {}
    for path in [*PACKAGE_DIR.rglob("*.py"), PACKAGE_DIR / "py.typed"]:
        name = path.relative_to(PACKAGE_DIR)
        if name.parts[0] not in GENERATED:
            files[package_dir / name] = path.read_text(encoding="utf-8")
            if (package_dir / name).exists():
                raise SpecError(f"{package_dir / name}: exists already, in a folder that is not a package")
    return files


def _strays(package_dir: Path, files: Mapping[Path, str]) -> tuple[Path, ...]:
    """The generated modules that this build does not make; raise SpecError for a file or link that is not ours."""
    roots = [package_dir / name for name in GENERATED if os.path.lexists(package_dir / name)]
    found = [path for root in roots for path in (root, *sorted(root.rglob("*"))) if path.parent.name != "__pycache__"]
    for path in found:
        if path.is_symlink():
            raise SpecError(f"{path}: is a link: generated modules are neither written nor removed through one")
    generated = {path: is_generated(path) for path in found if not path.is_dir()}
    for path, is_ours in generated.items():
        # An edited module is generated again, but nothing is written in a folder without generated modules.
        if not is_ours and (path not in files or not any(generated.values())):
            what = f"{', '.join(GENERATED)} hold generated modules only"
            raise SpecError(f"{path}: is not generated: {what}; move the file, or build elsewhere")
    return tuple(path for path in generated if path not in files)
