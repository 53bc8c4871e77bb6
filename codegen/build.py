"""``spec/`` → the modules of the package: read every snapshot, name every class, render; nothing is written here."""

import ast
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.extract import ledger_aliases
from codegen.model.edition import EditionModel, SOPClass, model_of
from codegen.model.timeline import History
from codegen.render.project_docs import notes
from codegen.spec import names
from codegen.spec.names import LEDGER_FILE, Ledger, Name
from codegen.spec.snapshot import EDITION_FILE, Snapshot, read_snapshot

PROJECT: Final = Path(__file__).resolve().parent.parent
SPEC_DIR: Final = PROJECT / "spec"
PACKAGE_DIR: Final = PROJECT / "src" / "dicom_media_storage"
REFERENCE: Final = "docs/index.html"
GENERATED: Final = ("editions", "uids", "groups")
_HANDWRITTEN: Final = ("*.py", "py.typed")
_ENUMS: Final = frozenset({"MediaStorageSOPClass", "RetiredMediaStorageSOPClass"})


@dataclass(frozen=True, slots=True)
class Build:
    """What the generated files must hold, and which files are strays."""

    files: Mapping[Path, str]
    strays: tuple[Path, ...]


def build(wanted: Sequence[Edition], spec_dir: Path, package_dir: Path) -> Build:
    """Render the modules of the wanted editions (all, where none is named) and of what they have in common.

    Raises SpecError where ``spec/`` contradicts itself, where a wanted edition is not there, and where a class would
    get another name than it has in the ledger or in the modules on disk.
    """
    from codegen.render.format import formatted  # noqa: PLC0415  # jinja2 and black take longer to load than this to run
    from codegen.render.modules import Renderer  # noqa: PLC0415
    from codegen.render.reference.page import reference_page  # noqa: PLC0415

    models, ledger, snapshots = load(spec_dir)
    for edition in wanted:
        if edition not in (model.edition for model in models):
            raise SpecError(
                f"{spec_dir}: has no edition {edition}, found {', '.join(str(one.edition) for one in models)}"
            )
    for path, members in _released_members(package_dir):
        ledger.refuse_changes(members, str(path))
    history = History(models, ledger).facts()
    sources = {snapshot.edition: snapshot.sources for snapshot in snapshots}
    renderer = Renderer(history, sources, lambda edition: digest(spec_dir, edition))
    modules = renderer.shared()
    for facts in history:
        if not wanted or facts.edition in wanted:
            modules |= renderer.edition(facts)
    files = {package_dir / path: text for path, text in formatted(modules).items()}
    files |= {spec_dir / LEDGER_FILE: ledger.text()}
    if is_project(spec_dir, package_dir):
        files |= notes(history, {snapshot.edition: snapshot for snapshot in snapshots}, PROJECT)
        files |= {PROJECT / REFERENCE: reference_page(history, digest(spec_dir))}
    return Build(files | _handwritten(package_dir), tuple(_strays(package_dir, wanted, files)))


def is_project(spec_dir: Path, package_dir: Path) -> bool:
    """Whether a build is that of the project itself, whose README.md and CHANGELOG.md speak of its editions."""
    return (spec_dir.resolve(), package_dir.resolve()) == (SPEC_DIR, PACKAGE_DIR)


class Loaded(NamedTuple):
    """All of ``spec/``: its editions oldest first, and a name for every class in them."""

    models: list[EditionModel]
    ledger: Ledger
    snapshots: list[Snapshot]


def load(spec_dir: Path) -> Loaded:
    """Read all editions of ``spec/``, and name the classes that have no name yet."""
    recorded, known = Ledger.read(spec_dir / LEDGER_FILE), Ledger.read(SPEC_DIR / LEDGER_FILE)
    snapshots = [read_snapshot(spec_dir / str(edition)) for edition in editions_in(spec_dir)]
    aliases = ledger_aliases(recorded, known)
    models = [model_of(snapshot, aliases) for snapshot in snapshots]
    return Loaded(models, _named(models, recorded, known), snapshots)


def editions_in(spec_dir: Path) -> list[Edition]:
    """The editions that ``spec/`` holds, oldest first; raise SpecError where there is none."""
    folders = [path.parent.name for path in spec_dir.glob(f"*/{EDITION_FILE}")]
    if not folders:
        raise SpecError(f"{spec_dir}: holds no edition: expected folders such as 2017c with a file {EDITION_FILE}")
    return sorted(Edition.parse(folder) for folder in folders)


def digest(spec_dir: Path, edition: Edition | None = None) -> str:
    """The sha256 over the tables of an edition, or of all editions: names and contents."""
    if edition is None:
        each = (f"{one}\0{digest(spec_dir, one)}\0" for one in editions_in(spec_dir))
        return hashlib.sha256("".join(each).encode()).hexdigest()
    total = hashlib.sha256()
    for path in sorted((spec_dir / str(edition)).iterdir()):
        if path.suffix == ".csv":
            content = path.read_bytes()
            total.update(f"{path.name}\0{len(content)}\0".encode())
            total.update(content)
    return total.hexdigest()


def _named(models: Iterable[EditionModel], recorded: Ledger, known: Ledger) -> Ledger:
    """Name every class that has no name yet, after the newest edition that tells; current classes before retired."""
    newest_first = sorted(models, key=lambda model: model.edition, reverse=True)
    ledger = recorded
    for row in (row for model in newest_first for row in model.classes):
        if ledger.get(row.uid) is None:
            ledger = ledger.with_name(known.get(row.uid) or _new_name(row, newest_first))
    for row in (row for model in newest_first for row in model.retired or ()):
        if ledger.get(row.uid) is None:
            name = known.get(row.uid) or _new_name(row, newest_first)
            ledger = ledger.with_name(names.retired(name) if ledger.is_taken(name) else name)
    return ledger


def _new_name(row: SOPClass, newest_first: Iterable[EditionModel]) -> Name:
    entries = [model.registry[row.uid] for model in newest_first if model.registry and row.uid in model.registry]
    try:
        for entry in entries:
            if entry.keyword:
                return names.name_of(row.uid, entry.name, entry.keyword)
        return names.name_of(row.uid, entries[0].name if entries else row.name)
    except SpecError as error:
        raise SpecError(f"{row.uid} ({row.name!r} in Table {row.table}): {error}") from None


def _released_members(package_dir: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """The members (name → UID) of the modules on disk: what a release has called a class, it stays called."""
    for path in sorted(package_dir.glob("editions/e*/sop_classes.py")):
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            continue
        classes = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name in _ENUMS)
        yield path, dict(pair for node in classes for pair in _assignments(node))


def _assignments(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(value))):
                yield name, value
            case _:
                pass


def _handwritten(package_dir: Path) -> dict[Path, str]:
    """What a package built elsewhere needs of ours to be importable; nothing where one is there already."""
    if (package_dir / "__init__.py").exists():
        return {}
    paths = [path for pattern in _HANDWRITTEN for path in PACKAGE_DIR.rglob(pattern)]
    own = (path for path in paths if path.relative_to(PACKAGE_DIR).parts[0] not in GENERATED)
    return {package_dir / path.relative_to(PACKAGE_DIR): path.read_text(encoding="utf-8") for path in own}


def _strays(package_dir: Path, wanted: Sequence[Edition], files: Mapping[Path, str]) -> Iterator[Path]:
    folders = [package_dir / "editions" / edition.module for edition in wanted] if wanted else []
    for folder in folders or [package_dir / name for name in GENERATED]:
        for path in folder.rglob("*"):
            if path.is_file() and path not in files and "__pycache__" not in path.parts:
                yield path
