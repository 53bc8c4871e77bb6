"""``export``: the table that joins with other data, a row for each storage SOP Class in each edition."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import click

from dicom_media_storage.editions import EDITIONS, NEWEST

from .encode import ENCODERS
from .files import write_whole
from .guard import Problem
from .output import is_terminal, send
from .params import EDITION, examples
from .rows import rows


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
    help="The format.  [default: what the suffix of FILE says, or csv]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Write FILE, whole or not at all, instead of stdout.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema, which describes the columns, and exit.",
)
def export(edition: str | None, *, all_editions: bool, output_format: str | None, output: Path | None) -> None:
    """Write one tidy table: a row for each storage SOP Class, current or retired, in each edition.

    The same release gives the same bytes every time. JSON is an array, an object a line; JSON Lines is the same without
    the array; both are described by a JSON Schema. In CSV, | stands between the items of a list, and nothing stands for
    what is null as well as for an empty list. Parquet has lists and nulls as JSON has them; it needs the extra parquet.

    Exit status: 0, or 2 where the file cannot be written.
    """
    if all_editions and edition:
        raise click.UsageError("--all is every --edition: use one of them.")
    form = output_format or _form_of(output)
    if form == "parquet" and output is None and is_terminal():
        raise click.UsageError("Parquet is nothing for a terminal: use -o FILE.")
    data = _encoded(form, EDITIONS if all_editions else [edition or NEWEST])
    if output is None or str(output) == "-":
        send(data)
    else:
        _write(output, data)


def _form_of(output: Path | None) -> str:
    suffix = output.suffix.lstrip(".").lower() if output else ""
    return suffix if suffix in ENCODERS else "csv"


def _encoded(form: str, editions: Sequence[str]) -> bytes:
    try:
        return ENCODERS[form](tuple(rows(editions)))
    except ImportError as error:
        raise Problem(f"Parquet needs its extra: pip install 'dicom-media-storage[parquet]' ({error})") from None


def _write(output: Path, data: bytes) -> None:
    try:
        write_whole(output, data)
    except OSError as error:
        raise Problem(f"cannot write {output}: {error.strerror}") from None
