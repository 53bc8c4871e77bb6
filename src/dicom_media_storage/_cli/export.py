"""``export``: the table that joins with other data, a row for each storage SOP Class in each edition."""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from dicom_media_storage import table
from dicom_media_storage._files import write_atomically
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition

from .catalogue import Row
from .guard import Problem
from .output import is_terminal, send, to_csv
from .params import EDITION, examples
from .parquet import as_parquet


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as CSV: UTF-8, a header, ``|`` between the items of a list, nothing for None and for empty lists."""
    return to_csv(tuple(rows[0]), (row.values() for row in rows))


def as_json(rows: Sequence[Row]) -> bytes:
    """Return rows as one JSON array, an object in each line, so that files compare line by line."""
    return ("[\n" + ",\n".join(map(_object, rows)) + "\n]\n").encode()


def as_jsonl(rows: Sequence[Row]) -> bytes:
    """Return rows as JSON Lines."""
    return "".join(_object(row) + "\n" for row in rows).encode()


def _object(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


ENCODERS: Final[Mapping[str, Callable[[Sequence[Row]], bytes]]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "parquet": as_parquet,
}
"""By the name of a format, which is also the suffix of its files: rows to bytes, the same bytes for the same rows."""


def _print_schema(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        send(files("dicom_media_storage").joinpath("export.schema.json").read_bytes())
        ctx.exit()


@click.command(
    epilog=examples(
        "export -o classes.parquet",
        "export --all --format csv > classes.csv",
        "export --edition 2013 --format jsonl | jq -r .keyword",
        "export --schema",
    )
)
@click.option("--edition", type=EDITION, help=f"The edition of DICOM.  [default: {NEWEST}]")
@click.option("--all", "all_editions", is_flag=True, help="All editions.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(tuple(ENCODERS)),
    help="The output format.  [default: the suffix of FILE, or csv]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of stdout. FILE is replaced as a whole or not at all.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema, which describes the columns, and exit.",
)
def export(edition: Edition | None, *, all_editions: bool, output_format: str | None, output: Path | None) -> None:
    """Write a tidy table: a row for each storage SOP Class, current or retired, in each edition.

    The same release writes the same bytes every time. JSON is an array with one object per line; JSON Lines is the
    same without the array; a JSON Schema describes both. In CSV, the items of a list are separated by |, and null and
    an empty list are empty cells. Parquet has lists and nulls as in JSON; it needs the extra parquet.

    Exit status: 0, or 2 if the file cannot be written.
    """
    if all_editions and edition:
        raise click.UsageError("--all includes every --edition; use one of the two.")
    form = output_format or _form_of(output)
    to_stdout = output is None or str(output) == "-"
    if form == "parquet":
        _refuse_parquet(to_stdout=to_stdout)
    editions = EDITIONS if all_editions else (edition or NEWEST,)
    data = ENCODERS[form]([row for each in editions for row in table.rows(each)])
    if output is None or to_stdout:
        send(data)
    else:
        _write(output, data)


def _form_of(output: Path | None) -> str:
    suffix = output.suffix.lstrip(".").lower() if output else ""
    return suffix if suffix in ENCODERS else "csv"


def _refuse_parquet(*, to_stdout: bool) -> None:
    try:
        import_module("pyarrow")
    except ImportError as error:
        how = "pip install 'dicom-media-storage[parquet]'"
        raise Problem(f"Parquet needs the extra 'parquet': {how} ({error})") from None
    if to_stdout and is_terminal():
        raise click.UsageError("Refusing to write Parquet to a terminal: use -o FILE.")


def _write(output: Path, data: bytes) -> None:
    try:
        if output.exists() and not output.is_file():
            # A pipe or a device, such as /dev/null, is written to and not replaced.
            output.write_bytes(data)
            return
        if output.exists():
            # Replacing a file needs only the permission of its folder; a file that its owner protects stays.
            output.open("ab").close()
        write_atomically(output, data)
    except OSError as error:
        raise Problem(f"cannot write {output}: {error.strerror or error}") from None
