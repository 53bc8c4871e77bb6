"""What each command of the generator does, and what it prints."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from codegen import build as building
from codegen import changes
from codegen import files as disk
from codegen import update as updates
from codegen.edition import CURRENT, SITE, Edition
from codegen.errors import SpecError, counted, escaped
from codegen.extract.extract import Extraction, extract
from codegen.model.crosscheck import ONLY_IN_PART_6, disagreements, findings
from codegen.tables.names import LEDGER_FILE, Ledger, Name
from codegen.tables.snapshot import Snapshot, files_of, read_snapshot

if TYPE_CHECKING:
    from codegen.standard.download import FetchedEdition

_DIFFERS: Final = 1


def run(arguments: Sequence[str] | None) -> int:
    """Run a command; return its exit status: 0, 1 if ``check`` finds a difference, 2 if input is refused."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: _Command = options.command
    try:
        return command(options) or 0
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m codegen",
        description="Generate the typed modules of dicom-media-storage from the tables of the DICOM standard.",
        epilog="Exit status: 0 success, 1 check finds a difference or a name would change, 2 input is refused.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (function, arguments) in _COMMANDS.items():
        summary = function.__doc__ or ""
        command = commands.add_parser(name, help=summary[:1].lower() + summary[1:].rstrip("."), description=summary)
        command.set_defaults(command=function)
        for argument in arguments:
            command.add_argument(argument, **_ARGUMENTS[argument])
    return parser


_FOLDER: Final[dict[str, Any]] = {"type": Path, "metavar": "DIR"}
_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {
    "documents": {"nargs": "+", "type": Path, "metavar": "DOCUMENT", "help": "DocBook, web page or its text"},
    "folder": {"type": Path, "metavar": "FOLDER", "help": "CSV files and source.toml, or an edition's folder of spec/"},
    "edition": {"metavar": "EDITION", "help": "an edition such as 2026b, or current"},
    "editions": {"nargs": "*", "metavar": "EDITION", "help": "write the modules of these alone, and those of all"},
    "revision": {"metavar": "REVISION", "help": "such as the tag of the last release"},
    "--edition": {"help": "the edition, if the documents do not state it (2013, 2017c)"},
    "--citation": {"metavar": "TEXT", "help": "where the documents come from, if not from DICOM's site"},
    "--base-url": {"metavar": "URL", "default": SITE, "help": f"the site to download from (default: {SITE})"},
    "--cache-dir": {**_FOLDER, "help": "default: the user's cache folder"},
    "--spec-dir": {**_FOLDER, "default": building.SPEC_DIR, "help": "the editions' tables (default: spec)"},
    "--package-dir": {**_FOLDER, "help": "where the modules are generated (default: src/dicom_media_storage)"},
    "--accept-names": {"action": "store_true", "help": "give new classes their permanent names without asking"},
}


def _project(options: argparse.Namespace) -> building.Project:
    return building.Project(options.spec_dir, options.package_dir or building.PACKAGE_DIR)


def _fetch(options: argparse.Namespace) -> None:
    """Download PS3.3, PS3.4 and PS3.6 of an edition."""
    fetched = _fetched(options.edition, options)
    for part, path in fetched.documents.items():
        print(f"{part} {fetched.edition}: {path}")


def _fetched(edition: str, options: argparse.Namespace, parts: Sequence[str] = ()) -> "FetchedEdition":
    from codegen.standard import download  # noqa: PLC0415  # what uses the network is loaded only to do so

    fetch_options = download.FetchOptions(options.base_url, options.cache_dir or download.default_cache_dir())
    with download.progress_bar() as bar:
        return download.fetch_edition(edition, fetch_options, progress=bar, parts=parts or download.PARTS)


def _update(options: argparse.Namespace) -> None:
    """Download an edition, read it, and generate all modules."""
    project = _project(options)
    asked = _fetched(CURRENT, options, ("PS3.4",)).edition if options.edition == CURRENT else options.edition
    edition = Edition.parse(asked)
    if project.ships(edition):
        print(f"DICOM {edition} is in {options.spec_dir} already: nothing to do (extract reads its documents again)")
        return
    fetched = _fetched(asked, options)
    documents, ledgers = [*fetched.documents.values()], _ledgers(options.spec_dir)
    extraction = extract(documents, edition, options.spec_dir, ledgers, fetched.urls)
    _finish(extraction.snapshot, project, options, extraction.remarks)


def _add(options: argparse.Namespace) -> None:
    """Add an edition that another run has read, as update does after its download."""
    project, snapshot = _project(options), read_snapshot(options.folder)
    if project.ships(snapshot.edition):
        raise SpecError(f"{options.folder}: DICOM {snapshot.edition} is in {options.spec_dir} already")
    _finish(snapshot, project, options)


def _extract(options: argparse.Namespace) -> None:
    """Read documents of the standard and write spec/EDITION."""
    edition = Edition.parse(options.edition) if options.edition is not None else None
    spec_dir: Path = options.spec_dir
    _write(extract(options.documents, edition, spec_dir, _ledgers(spec_dir), options.citation), options)


def _import_rows(options: argparse.Namespace) -> None:
    """Read a folder of CSV files, write spec/EDITION and generate all (CONTRIBUTING.md describes the folder)."""
    from codegen.extract.rows import import_rows  # noqa: PLC0415

    spec_dir: Path = options.spec_dir
    extraction = import_rows(options.folder, _ledgers(spec_dir), spec_dir, building.record_types(spec_dir))
    if options.package_dir is None and spec_dir.resolve() != building.SPEC_DIR:
        _write(extraction, options)
    else:
        _print(_counts(extraction))
        _finish(extraction.snapshot, _project(options), options)


def _ledgers(spec_dir: Path) -> list[Ledger]:
    return [Ledger.read(folder / LEDGER_FILE) for folder in (spec_dir, building.SPEC_DIR)]


def _finish(
    snapshot: Snapshot, project: building.Project, options: argparse.Namespace, remarks: Iterable[str] = ()
) -> None:
    """Write an edition and all that follows from it, and print what to review."""
    update = updates.prepare(snapshot, project)
    _accept(update.built.loaded.new, options)
    disk.apply(update.files)
    _print(f"  remark: {remark}" for remark in remarks)
    _print(updates.report(update))


def _write(extraction: Extraction, options: argparse.Namespace) -> None:
    """Write an edition's folder in ``spec/``, and the ledger if it has new names."""
    snapshot, folder = extraction.snapshot, options.spec_dir / extraction.snapshot.edition
    files = {folder / name: text for name, text in files_of(snapshot).items()}
    if snapshot.section is not None:
        loaded = building.load(options.spec_dir, snapshot)
        _accept(loaded.new, options)
        if loaded.new:
            files[options.spec_dir / LEDGER_FILE] = loaded.ledger.text()
    changed = disk.changes(files, updates.old_tables(folder))
    disk.apply(changed)
    _print(_counts(extraction))
    _print(_doubts(extraction))
    print(f"{folder}: {len(changed)} files changed")


def _accept(new: Sequence[Name], options: argparse.Namespace) -> None:
    """Show new names, which are permanent; raise SpecError unless the user accepts them."""
    if not new:
        return
    print(f"New names, which never change once they are in {LEDGER_FILE}:", *map(_name, new), sep="\n")
    if options.accept_names:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SpecError(f"{counted(len(new), 'new name')} not accepted: run the command again with --accept-names")
    print("Accept these names? [y/N] ", end="", flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise SpecError("the new names are not accepted: nothing was changed")


def _name(name: Name) -> str:
    return f"  {name.uid}: {name.member}, {name.constant}"


def _counts(extraction: Extraction) -> Iterator[str]:
    yield f"DICOM {extraction.snapshot.edition}"
    for table in extraction.read:
        yield f"  {table.part} Table {table.id}: {counted(len(table.rows), 'row')}"
    if extraction.model is not None:
        tables = ", ".join(extraction.model.tables)
        yield f"  {len(extraction.model.classes)} Media Storage SOP Classes (Tables {tables})"
    yield from (f"  remark: {remark}" for remark in extraction.remarks)


def _doubts(extraction: Extraction) -> Iterator[str]:
    if extraction.model is not None:
        yield from (f"  the parts disagree: {one}" for one in disagreements(extraction.model))
    yield from (f"  missing: {text}" for text in extraction.snapshot.missing)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(escaped(line))


def _build(options: argparse.Namespace) -> None:
    """Generate the modules from spec/."""
    project = _project(options)
    built = building.build(project)
    editions = {one.edition for one in built.loaded.shipped}
    wanted = {*map(Edition.parse, options.editions)} or editions
    if unknown := wanted - editions:
        raise SpecError(f"{project.spec_dir}: has no edition {min(unknown)}, found {', '.join(sorted(editions))}")
    others = {project.package_dir / "editions" / one.module for one in editions - wanted}
    changed = [one for one in disk.changes(built.files, built.strays) if one.path.parent not in others]
    disk.apply(changed)
    if added := built.loaded.added:
        print(f"{LEDGER_FILE}: {counted(len(added), 'name')} added, permanently:", *map(_name, added), sep="\n")
    print(f"{project.package_dir}: {len(built.files)} files, {len(changed)} changed")


def _changes(options: argparse.Namespace) -> None:
    """List the values of released editions that differ between a revision of git and the package, as CSV."""
    old = changes.values_at(options.revision, building.PROJECT)
    print(changes.as_csv(changes.compare(old, changes.values(building.PACKAGE_DIR))), end="")


def _check(options: argparse.Namespace) -> int:
    """Show what build would change; write nothing."""
    project = _project(options)
    built = building.build(project)
    changed = disk.changes(built.files, built.strays)
    for change in changed:
        print(change.diff(building.PROJECT), end="")
    for one in findings(built.loaded.models):
        if one.why is None and one.kind != ONLY_IN_PART_6:
            print(escaped(str(one)), file=sys.stderr)
    if changed:
        what = f"{len(changed)} files differ from what {project.spec_dir} gives"
        print(f"{what}: run python -m codegen build", file=sys.stderr)
        return _DIFFERS
    print(f"{project.package_dir}: all {len(built.files)} files are what {project.spec_dir} gives")
    return 0


_Command = Callable[[argparse.Namespace], int | None]
_COMMANDS: Final[dict[str, tuple[_Command, tuple[str, ...]]]] = {
    "extract": (_extract, ("documents", "--edition", "--citation", "--spec-dir", "--accept-names")),
    "import-rows": (_import_rows, ("folder", "--spec-dir", "--package-dir", "--accept-names")),
    "fetch": (_fetch, ("edition", "--base-url", "--cache-dir")),
    "update": (_update, ("edition", "--base-url", "--cache-dir", "--spec-dir", "--package-dir", "--accept-names")),
    "add": (_add, ("folder", "--spec-dir", "--package-dir", "--accept-names")),
    "build": (_build, ("editions", "--spec-dir", "--package-dir")),
    "changes": (_changes, ("revision",)),
    "check": (_check, ("--spec-dir", "--package-dir")),
}
