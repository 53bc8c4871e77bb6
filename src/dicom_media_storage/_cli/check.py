"""``check``: the SOP Classes of files, and whether an edition lists them."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from dicom_media_storage._export.cells import Cell, to_csv
from dicom_media_storage.editions.literals import Edition

from .dicom_file import is_dicomdir
from .guard import CANNOT, complain
from .output import columns, escaped, is_terminal, note, say, send, to_json
from .params import EDITION, examples, format_option, list_option
from .scan import CLASS_STATUSES, FILE_STATUSES, Found, Scan

_STDIN: Final = Path("-")
_NAMED: Final = 20
_INDENT: Final = 21
_SHORTEST: Final = 30
_LONGEST_PATH: Final = 5000
_COLOURS: Final = {"current": "green", "retired": "yellow", "absent": "red", "invalid": "red", "unregistered": "red"}


@click.command(
    epilog=examples(
        "check .                               a folder, with all folders below it",
        "check --edition 2017c .               does this edition list every class?",
        "check --fail-on private,retired .",
        "check --format json . | jq '.classes[].uid'",
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--edition", type=EDITION, metavar="EDITION", help="Find classes that are absent from this edition.")
@list_option("--fail-on", (*CLASS_STATUSES[1:], *FILE_STATUSES), "Exit with 1 if a file has one of these statuses.")
@format_option("text", "json", "csv")
@click.pass_context
def check(
    ctx: click.Context,
    paths: Sequence[Path],
    *,
    edition: Edition | None,
    fail_on: frozenset[str],
    output_format: str,
) -> None:
    """Count the files below each PATH by SOP Class, and show the status of each class.

    PATH is a file; a folder; a DICOMDIR, which stands for itself and the files that it references; or -, which reads
    paths from standard input, separated by line feeds or NULs (find -print0). At most 64 KiB of each file are read, to
    find the Media Storage SOP Class UID of group 2, or else the SOP Class UID of the data set. Links to folders are not
    followed.

    The status of a class is current, retired, registered (in PS3.6 Table A-1, but not a storage class), unregistered,
    private, invalid, or with --edition absent (a current class that the edition does not list). A file without a class
    is not-dicom or broken.

    JSON is an object: "files", their number; "classes", a list of objects with "uid", "status", "name", "files" and
    "example"; "problems", a list of objects with "path", "status" and "reason". CSV has the columns status, uid, name,
    files, example and reason, with a row for each class and each problem.

    Exit status: 0; 1 if a file has a status of --fail-on or is absent from --edition; 2 if a PATH does not exist (the
    other paths are still checked).
    """
    scan = Scan(edition)
    with _progress(_files(scan, paths)) as files:
        for _ in files:
            pass
    if output_format == "json":
        send(to_json(_as_json(scan)))
    elif output_format == "csv":
        send(to_csv(("status", "uid", "name", "files", "example", "reason"), _as_csv(scan)))
    else:
        _print(scan)
    missing = [path for path in paths if path != _STDIN and not os.path.lexists(path)]
    for path in missing:
        complain(f"{path}: No such file or directory")
    if missing:
        ctx.exit(CANNOT)
    statuses = {found.status for found in scan.classes.values()}.union(problem.status for problem in scan.problems)
    ctx.exit(1 if statuses & {*fail_on, "absent"} else 0)


def _files(scan: Scan, paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path == _STDIN:
            for name in _names_from_stdin():
                yield from scan.add_all(name)
        elif os.path.lexists(path):
            yield from scan.add_all(path)
            if is_dicomdir(path):
                yield from scan.add_referenced(path)


def _names_from_stdin() -> list[Path]:
    names = sys.stdin.buffer.read()
    separator = b"\0" if b"\0" in names else b"\n"
    return [Path(os.fsdecode(name)) for name in names.split(separator) if name]


def _progress(files: Iterable[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Show the number of files read, on a terminal."""
    if not sys.stderr.isatty():
        return nullcontext(files)
    template = "%(label)s: %(info)s"
    return click.progressbar(
        files, label="Files", bar_template=template, show_pos=True, file=sys.stderr, update_min_steps=100
    )


def _print(scan: Scan) -> None:
    if not scan.files:
        note("No files.")
        return
    rows = [Row(found.files, found.status, found.uid, found.name, found.example) for found in _sorted(scan)]
    for status in FILE_STATUSES:
        paths = [problem.path for problem in scan.problems if problem.status == status]
        if paths:
            rows.append(Row(len(paths), status, None, None, paths[0]))
    table = columns([_bold("files", "status", "UID", "class", "example"), *(_in_one_line(row) for row in rows)])
    width = shutil.get_terminal_size().columns
    if is_terminal() and any(len(click.unstyle(line)) > width for line in table.splitlines()):
        lines = (line for row in rows for line in _in_two_lines(row, width))
        table = columns([_bold("files", "status", "class, UID and example"), *lines])
    say(table)
    for problem in scan.problems[:_NAMED]:
        note(f"{escaped(str(problem.path))}: {escaped(problem.reason)}")
    if len(scan.problems) > _NAMED:
        note(f"and {len(scan.problems) - _NAMED} more files without a class; JSON and CSV name all of them")


class Row(NamedTuple):
    """A row of the table: a class, or the files without a class."""

    files: int
    status: str
    uid: str | None
    name: str | None
    example: Path

    @property
    def coloured(self) -> str:
        """The status, in colour."""
        return click.style(self.status, fg=_COLOURS.get(self.status))


def _bold(*words: str) -> list[str]:
    return [click.style(word, bold=True) for word in words]


def _in_one_line(row: Row) -> list[str]:
    return [f"{row.files:>5}", row.coloured, escaped(row.uid or "-"), row.name or "-", escaped(str(row.example))]


def _in_two_lines(row: Row, width: int) -> Iterator[list[str]]:
    where = escaped(str(row.example), max(width - _INDENT, _SHORTEST))
    uid = escaped(row.uid or "")
    yield [f"{row.files:>5}", row.coloured, row.name or uid or where]
    if row.name:
        yield ["", "", uid]
    if row.uid:
        yield ["", "", where]


def _sorted(scan: Scan) -> list[Found]:
    """Return the classes, those with the most files first."""
    return sorted(scan.classes.values(), key=lambda found: (-found.files, found.uid))


def _as_json(scan: Scan) -> dict[str, Any]:
    return {
        "files": scan.files,
        "classes": [
            {"uid": one.uid, "status": one.status, "name": one.name, "files": one.files, "example": str(one.example)}
            for one in _sorted(scan)
        ],
        "problems": [{"path": str(one.path), "status": one.status, "reason": one.reason} for one in scan.problems],
    }


def _as_csv(scan: Scan) -> Iterator[tuple[Cell, ...]]:
    for one in _sorted(scan):
        yield (one.status, escaped(one.uid), one.name, one.files, escaped(str(one.example), _LONGEST_PATH), None)
    for problem in scan.problems:
        yield (problem.status, None, None, 1, escaped(str(problem.path), _LONGEST_PATH), problem.reason)
