"""What each command of the generator does, and what it prints."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codegen import build as building
from codegen import changes
from codegen import files as disk
from codegen import update as updates
from codegen.edition import SITE, Edition
from codegen.errors import SpecError, printable
from codegen.extract.extract import Extraction, Provenance, extract, ledger_aliases
from codegen.model.crosscheck import ONLY_IN_PART_6, disagreements, history_findings, title_changes
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
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
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

    reading = _command(
        commands.add_parser, "extract", _extract, "Read documents of the standard and write spec/EDITION."
    )
    reading.add_argument("documents", nargs="+", type=Path, metavar="DOCUMENT", help="DocBook, web page or its text")
    reading.add_argument("--edition", help="the edition, if the documents do not state it (2013, 2017c)")
    reading.add_argument("--citation", metavar="TEXT", help="where the documents come from, if not from DICOM's site")
    _add_spec_dir(reading)
    _add_accept(reading)

    importing = _command(
        commands.add_parser,
        "import-rows",
        _import_rows,
        "Read a folder of CSV files, write spec/EDITION and generate all.",
    )
    importing.add_argument("folder", type=Path, metavar="FOLDER", help="CSV files and a source.toml (CONTRIBUTING.md)")
    _add_spec_dir(importing)
    importing.add_argument("--package-dir", type=Path, metavar="DIR", help="where the modules are generated")
    _add_accept(importing)

    fetching = _command(commands.add_parser, "fetch", _fetch, "Download PS3.3, PS3.4 and PS3.6 of an edition.")
    fetching.add_argument("edition", metavar="EDITION", help="an edition such as 2026a, or current")
    _add_network(fetching)

    updating = _command(
        commands.add_parser, "update", _update, "Download an edition, read it, and generate all modules."
    )
    updating.add_argument("edition", metavar="EDITION", help="an edition such as 2026b, or current")
    _add_network(updating)
    _add_spec_dir(updating)
    _add_package_dir(updating)
    _add_accept(updating)

    adding = _command(
        commands.add_parser, "add", _add, "Add an edition that another run has read, as update does after its download."
    )
    adding.add_argument("folder", type=Path, metavar="FOLDER", help="the edition's folder of that run's spec/")
    _add_spec_dir(adding)
    _add_package_dir(adding)
    _add_accept(adding)

    generating = _command(commands.add_parser, "build", _build, "Generate the modules from spec/.")
    generating.add_argument("editions", nargs="*", metavar="EDITION", help="the editions to generate (default: all)")
    _add_spec_dir(generating)
    _add_package_dir(generating)

    comparing = _command(
        commands.add_parser,
        "changes",
        _changes,
        "List the values of released editions that differ between a revision of git and the package, as CSV.",
    )
    comparing.add_argument("revision", metavar="REVISION", help="such as the tag of the last release")

    checking = _command(commands.add_parser, "check", _check, "Show what build would change; write nothing.")
    _add_spec_dir(checking)
    _add_package_dir(checking)
    return parser


def _command(
    add_parser: Callable[..., argparse.ArgumentParser],
    name: str,
    command: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    parser = add_parser(name, help=summary[:1].lower() + summary[1:].rstrip("."), description=summary)
    parser.set_defaults(command=command)
    return parser


def _add_spec_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--spec-dir", type=Path, default=building.SPEC_DIR, metavar="DIR", help="the editions' tables (default: spec)"
    )


def _add_package_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--package-dir",
        type=Path,
        default=building.PACKAGE_DIR,
        metavar="DIR",
        help="where the modules are generated (default: src/dicom_media_storage)",
    )


def _add_accept(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--accept-names", action="store_true", help="give new classes their permanent names without asking"
    )


def _add_network(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base-url", metavar="URL", help=f"the site to download from (default: {SITE})")
    parser.add_argument("--cache-dir", type=Path, metavar="DIR", help="default: the user's cache folder")


def _fetch(options: argparse.Namespace) -> int:
    fetched = _fetched(options)
    for part, path in fetched.documents.items():
        print(f"{part} {fetched.edition}: {path}")
    return 0


def _fetched(options: argparse.Namespace, parts: Sequence[str] = ()) -> "FetchedEdition":
    from codegen.standard import download as fetch  # noqa: PLC0415  # what uses the network is loaded only to do so

    given = {"base_url": options.base_url, "cache_dir": options.cache_dir}
    fetch_options = fetch.FetchOptions(**{name: value for name, value in given.items() if value is not None})
    with fetch.progress_bar() as bar:
        return fetch.fetch_edition(options.edition, fetch_options, progress=bar, parts=parts or fetch.PARTS)


def _update(options: argparse.Namespace) -> int:
    project = updates.Project(options.spec_dir, options.package_dir)
    asked = options.edition
    if asked == "current":
        asked = _fetched(options, ("PS3.4",)).edition
    edition = Edition.parse(asked)
    if project.ships(edition):
        print(f"DICOM {edition} is in {options.spec_dir} already: nothing to do (extract reads its documents again)")
        return 0
    options.edition = asked
    fetched = _fetched(options)
    documents = [*fetched.documents.values()]
    aliases = _aliases(options.spec_dir)
    extraction = extract(documents, edition, options.spec_dir, aliases, Provenance(urls=fetched.urls))
    _finish(extraction.snapshot, project, options, extraction.remarks)
    return 0


def _add(options: argparse.Namespace) -> int:
    project = updates.Project(options.spec_dir, options.package_dir)
    snapshot = read_snapshot(options.folder)
    if project.ships(snapshot.edition):
        raise SpecError(f"{options.folder}: DICOM {snapshot.edition} is in {options.spec_dir} already")
    _finish(snapshot, project, options)
    return 0


def _finish(
    snapshot: Snapshot, project: updates.Project, options: argparse.Namespace, remarks: Iterable[str] = ()
) -> None:
    """Write an edition and all that follows from it, and print what to review."""
    update = updates.prepare(snapshot, project)
    _accept(update.built.loaded.new, options)
    disk.apply(update.files)
    _print(f"  remark: {remark}" for remark in remarks)
    _print(updates.report(update))


def _extract(options: argparse.Namespace) -> int:
    edition = Edition.parse(options.edition) if options.edition is not None else None
    spec_dir: Path = options.spec_dir
    provenance = Provenance(citation=options.citation)
    _write(extract(options.documents, edition, spec_dir, _aliases(spec_dir), provenance), options)
    return 0


def _import_rows(options: argparse.Namespace) -> int:
    from codegen.extract.rows import import_rows  # noqa: PLC0415

    spec_dir: Path = options.spec_dir
    extraction = import_rows(options.folder, _aliases(spec_dir), spec_dir, building.record_types(spec_dir))
    package_dir = options.package_dir or (building.PACKAGE_DIR if spec_dir.resolve() == building.SPEC_DIR else None)
    if package_dir is None:
        _write(extraction, options)
    else:
        _print(_summary(extraction))
        _finish(extraction.snapshot, updates.Project(spec_dir, package_dir), options)
    return 0


def _write(extraction: Extraction, options: argparse.Namespace) -> None:
    """Write an edition's folder in ``spec/``."""
    changed = _snapshot_changes(extraction.snapshot, options.spec_dir, options)
    disk.apply(changed)
    _print(_summary(extraction))
    print(f"{options.spec_dir / str(extraction.snapshot.edition)}: {len(changed)} files changed")


def _aliases(spec_dir: Path) -> Callable[[str], Iterable[str]]:
    folders = dict.fromkeys((spec_dir, building.SPEC_DIR))
    return ledger_aliases(*(Ledger.read(folder / LEDGER_FILE) for folder in folders))


def _snapshot_changes(snapshot: Snapshot, spec_dir: Path, options: argparse.Namespace) -> list[disk.Change]:
    """The files of an edition in ``spec/``, and the ledger where new names are accepted."""
    folder = spec_dir / str(snapshot.edition)
    files = {folder / name: text for name, text in files_of(snapshot).items()}
    strays = [path for path in updates.old_tables(folder) if path not in files]
    if snapshot.section is not None:
        loaded = building.load(spec_dir, snapshot)
        _accept(loaded.new, options)
        if loaded.new:
            files[spec_dir / LEDGER_FILE] = loaded.ledger.text()
    return disk.changes(files, strays)


def _accept(new: Sequence[Name], options: argparse.Namespace) -> None:
    """Show new names, which are permanent; raise SpecError unless the user accepts them."""
    if not new:
        return
    print(f"New names, which never change once they are in {LEDGER_FILE}:")
    for name in new:
        print(f"  {name.uid}: {name.member}, {name.constant}")
    if options.accept_names:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SpecError(f"{_counted(len(new), 'new name')} not accepted: run the command again with --accept-names")
    print("Accept these names? [y/N] ", end="", flush=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise SpecError("the new names are not accepted: nothing was changed")


def _summary(extraction: Extraction) -> Iterator[str]:
    snapshot = extraction.snapshot
    yield f"DICOM {snapshot.edition}"
    for table in extraction.read:
        yield f"  {table.part} Table {table.id}: {table.rows_found} rows found, {len(table.rows)} kept"
    if extraction.model is not None:
        tables = ", ".join(extraction.model.tables)
        yield f"  {len(extraction.model.classes)} Media Storage SOP Classes (Tables {tables})"
        yield from (f"  the parts disagree: {one}" for one in disagreements(extraction.model))
    yield from (f"  remark: {remark}" for remark in extraction.remarks)
    yield from (f"  missing: {text}" for text in snapshot.missing)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        indent = len(line) - len(line.lstrip())
        print(" " * indent + printable(line))


def _build(options: argparse.Namespace) -> int:
    wanted = [Edition.parse(text) for text in options.editions]
    spec_dir, package_dir = options.spec_dir, options.package_dir
    built = building.build(wanted, spec_dir, package_dir)
    changed = disk.changes(built.files, built.strays)
    disk.apply(changed)
    _print(_built(built, wanted))
    print(f"{package_dir}: {len(built.files)} files, {len(changed)} changed")
    return 0


def _built(built: building.Build, wanted: Sequence[Edition]) -> Iterator[str]:
    counts = {members.edition: f"{len(members.all)} SOP Classes" for members in built.editions}
    for snapshot in built.loaded.snapshots:
        if wanted and snapshot.edition not in wanted:
            continue
        tables = ", ".join(f"{table.id} ({_counted(len(table.rows), 'row')})" for table in snapshot.tables.values())
        yield f"DICOM {snapshot.edition}: {counts.get(snapshot.edition, 'only values to lend')} from Tables {tables}"
    if built.loaded.added:
        yield f"{LEDGER_FILE}: {_counted(len(built.loaded.added), 'name')} added, permanently:"
        yield from (f"  {name.uid}: {name.member}, {name.constant}" for name in built.loaded.added)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _changes(options: argparse.Namespace) -> int:
    old = changes.values_at(options.revision, building.PROJECT)
    print(changes.as_csv(changes.compare(old, changes.values(building.PACKAGE_DIR))), end="")
    return 0


def _check(options: argparse.Namespace) -> int:
    spec_dir: Path = options.spec_dir
    built = building.build([], spec_dir, options.package_dir)
    changed = disk.changes(built.files, built.strays)
    for change in changed:
        print(change.diff(building.PROJECT), end="")
    for line in _to_look_at(built):
        print(printable(line), file=sys.stderr)
    if changed:
        print(f"{len(changed)} files differ from what {spec_dir} gives: run python -m codegen build", file=sys.stderr)
        return _DIFFERS
    print(f"{options.package_dir}: all {len(built.files)} files are what {spec_dir} gives")
    return 0


def _to_look_at(built: building.Build) -> Iterator[str]:
    """Yield what a person looks at once, and then declares in ``codegen/tables/errata.py``."""
    unexplained: dict[str, list[str]] = {}
    for model in built.loaded.models:
        for one in disagreements(model):
            if one.why is None and one.kind != ONLY_IN_PART_6:
                unexplained.setdefault(str(one), []).append(str(model.edition))
    yield from (f"{', '.join(editions)}: the parts disagree: {text}" for text, editions in unexplained.items())
    yield from (str(change) for change in title_changes(built.loaded.models))
    findings = history_findings(built.loaded.models, built.loaded.ledger)
    yield from (str(finding) for finding in findings if finding.why is None)
