"""The commands of the generator: ``python -m codegen --help``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codegen import build as building
from codegen import files as disk
from codegen import stamp
from codegen import update as updates
from codegen.edition import SITE, Edition
from codegen.errors import SpecError
from codegen.extract.extract import Extraction, extract, ledger_aliases
from codegen.model.crosscheck import ONLY_IN_PART_6, disagreements
from codegen.spec.names import LEDGER_FILE, Ledger
from codegen.spec.snapshot import files_of
from codegen.standard.docbook import identify

if TYPE_CHECKING:
    from codegen.standard.download import FetchedEdition

_EXIT_DIFFERS: Final = 1
_EXIT_REFUSED: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 0, 1 where ``check`` finds a difference, 2 where input is refused."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
        return _EXIT_REFUSED
    except KeyboardInterrupt:
        print("interrupted: nothing more is written", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="From the DICOM standard to typed Python.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    reading = commands.add_parser("extract", help="read documents of the standard into spec/")
    reading.add_argument("documents", nargs="+", type=Path, metavar="DOCUMENT")
    reading.add_argument("--edition", help="the edition, where the document does not say it (2013, 2017c)")
    _add_folder(reading, "--spec-dir", building.SPEC_DIR)
    reading.set_defaults(command=_extract)

    fetching = commands.add_parser("fetch", help="download PS3.4, PS3.6 and PS3.3 of an edition")
    fetching.add_argument("edition", metavar="EDITION", help="2026a, or current")
    _add_network(fetching)
    fetching.set_defaults(command=_fetch)

    updating = commands.add_parser("update", help="fetch an edition, read it, and generate everything anew")
    updating.add_argument("edition", metavar="EDITION", help="2026b, or current")
    _add_network(updating)
    _add_folder(updating, "--spec-dir", building.SPEC_DIR)
    _add_folder(updating, "--package-dir", building.PACKAGE_DIR)
    updating.set_defaults(command=_update)

    generating = commands.add_parser("build", help="generate the modules from spec/")
    generating.add_argument("editions", nargs="*", metavar="EDITION", help="the editions to build (default: all)")
    _add_folder(generating, "--spec-dir", building.SPEC_DIR)
    _add_folder(generating, "--package-dir", building.PACKAGE_DIR)
    generating.set_defaults(command=_build)

    checking = commands.add_parser("check", help="show what build would change, and write nothing")
    _add_folder(checking, "--spec-dir", building.SPEC_DIR)
    _add_folder(checking, "--package-dir", building.PACKAGE_DIR)
    checking.set_defaults(command=_check)
    return parser


def _add_folder(parser: argparse.ArgumentParser, flag: str, default: Path) -> None:
    parser.add_argument(flag, type=Path, default=default, metavar="DIR", help=f"default: {default.name}")


def _add_network(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base-url", metavar="URL", help=f"default: {SITE}")
    parser.add_argument("--cache-dir", type=Path, metavar="DIR", help="default: the user's cache folder")


def _fetch(options: argparse.Namespace) -> int:
    fetched = _fetched(options)
    for part, path in fetched.documents.items():
        print(f"{part} {fetched.edition}: {path}")
    return 0


def _update(options: argparse.Namespace) -> int:
    project = updates.Project(options.spec_dir, options.package_dir)
    asked = options.edition
    if asked == "current":
        asked = _fetched(options, ("PS3.4",)).edition
    edition = Edition.parse(asked)
    if project.ships(edition):
        print(f"DICOM {edition} is shipped already: nothing to do (extract reads its documents anew)")
        return 0
    options.edition = asked
    print(updates.update([*_fetched(options).documents.values()], edition, project))
    return 0


def _fetched(options: argparse.Namespace, parts: Sequence[str] = ()) -> "FetchedEdition":
    from codegen.standard import download as fetch  # noqa: PLC0415  # what reaches for the network is loaded only to do so

    given = {"base_url": options.base_url, "cache_dir": options.cache_dir}
    wishes = fetch.FetchOptions(**{name: value for name, value in given.items() if value is not None})
    with fetch.progress_bar() as bar:
        return fetch.fetch_edition(options.edition, wishes, identify=identify, progress=bar, parts=parts or fetch.PARTS)


def _extract(options: argparse.Namespace) -> int:
    edition = Edition.parse(options.edition) if options.edition is not None else None
    spec_dir: Path = options.spec_dir
    ledgers = (Ledger.read(folder / LEDGER_FILE) for folder in dict.fromkeys((spec_dir, building.SPEC_DIR)))
    extraction = extract(options.documents, edition, spec_dir, ledger_aliases(*ledgers))
    folder = spec_dir / str(extraction.snapshot.edition)
    files = {folder / name: text for name, text in files_of(extraction.snapshot).items()}
    strays = (path for path in folder.glob("table_*.csv") if path not in files)
    changed = disk.changes(files, strays)
    disk.apply(changed)
    print(_summary(extraction, folder, len(changed)))
    return 0


def _summary(extraction: Extraction, folder: Path, changed: int) -> str:
    snapshot = extraction.snapshot
    lines = [f"DICOM {snapshot.edition}"]
    lines += [
        f"  {table.part} Table {table.id}: {table.rows_found} rows found, {len(table.rows)} kept"
        for table in extraction.read
    ]
    if extraction.model is not None:
        tables = ", ".join(extraction.model.tables)
        lines.append(f"  {len(extraction.model.classes)} Media Storage SOP Classes (Tables {tables})")
        lines += [f"  the parts disagree: {one}" for one in disagreements(extraction.model)]
    lines += [f"  remarked: {remark}" for remark in extraction.remarks]
    lines += [f"  not told: {text}" for text in snapshot.missing]
    lines.append(f"{folder}: {changed} files changed")
    return "\n".join(lines)


def _build(options: argparse.Namespace) -> int:
    wanted = [Edition.parse(text) for text in options.editions]
    seal = stamp.Stamp(options.spec_dir, options.package_dir)
    if not wanted and seal.holds():
        print(f"{options.package_dir}: nothing has changed")
        return 0
    built = building.build(wanted, options.spec_dir, options.package_dir)
    changed = disk.changes(built.files, built.strays)
    disk.apply(changed)
    if not wanted:
        seal.set()
    print(f"{options.package_dir}: {len(built.files)} files, {len(changed)} changed")
    return 0


def _check(options: argparse.Namespace) -> int:
    built = building.build([], options.spec_dir, options.package_dir)
    changed = disk.changes(built.files, built.strays)
    for change in changed:
        print(change.diff(building.PROJECT), end="")
    for model in building.load(options.spec_dir)[0]:
        for one in disagreements(model):
            if one.why is None and one.kind != ONLY_IN_PART_6:
                print(f"{model.edition}: the parts disagree: {one}", file=sys.stderr)
    if changed:
        print(
            f"{len(changed)} files are not what {options.spec_dir} gives: run python -m codegen build", file=sys.stderr
        )
        return _EXIT_DIFFERS
    print(f"{options.package_dir}: {len(built.files)} files are what {options.spec_dir} gives")
    return 0


if __name__ == "__main__":
    sys.exit(main())
