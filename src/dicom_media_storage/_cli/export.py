"""``export``: the command."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from dicom_media_storage._export.formats import FORMATS, PLAIN
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.tables import ENCODERS
from dicom_media_storage._export.variables import Request
from dicom_media_storage._files import write_atomically
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition

from .guard import Problem
from .output import is_terminal, send
from .params import EDITION, complete_group, examples

_BY_SUFFIX: Final[Mapping[str, str]] = {
    **{name: name for name in ENCODERS},
    **{form.suffix: form.name for form in FORMATS.values() if form.suffix},
}


class Options(TypedDict):
    """The values of the options."""

    edition: Edition | None
    all_editions: bool
    group: str | None
    retired: bool
    registry: bool
    output_format: str | None
    template: Path | None
    settings: Sequence[tuple[str, str]]
    transfer_syntaxes: Sequence[str]
    output: Path | None


def _pairs(_ctx: click.Context, _option: click.Parameter, values: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [value.partition("=") for value in values]
    for name, separator, value in pairs:
        if not separator or not name.isidentifier():
            raise click.BadParameter(f"expected NAME=VALUE, not {name + separator + value!r}")
    return [(name, value) for name, _, value in pairs]


def _print_schema(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        send(files("dicom_media_storage").joinpath("export.schema.json").read_bytes())
        ctx.exit()


@click.command(
    epilog=examples(
        "export -o classes.parquet",
        "export --all --format csv > classes.csv",
        "export --edition 2013 --format jsonl | jq -r .keyword",
        "export --registry -o uids.csv",
        "export -o StorageSOPClass.java --set package=org.example",
        "export --format dcmtk --transfer-syntax ExplicitVRLittleEndian -o storescp.cfg",
    )
)
@click.option("--edition", type=EDITION, metavar="EDITION", help=f"The edition of DICOM.  [default: {NEWEST}]")
@click.option("--all", "all_editions", is_flag=True, help="Write all editions.")
@click.option("--group", shell_complete=complete_group, help="Write only the classes of a group (see `editions`).")
@click.option("--retired", is_flag=True, help="Include the retired classes.")
@click.option("--registry", is_flag=True, help="Write every UID of PS3.6 Table A-1 instead, including retired UIDs.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice((*ENCODERS, *FORMATS)),
    help="The output format.  [default: by the suffix of FILE, or csv]",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Fill in your own jinja2 template. Values are escaped as for --format; without --format, not at all.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    callback=_pairs,
    metavar="NAME=VALUE",
    help="Change a setting of the format, such as package=dicom.",
)
@click.option(
    "--transfer-syntax",
    "transfer_syntaxes",
    multiple=True,
    metavar="KEYWORD",
    help="Accept only these Transfer Syntaxes (keywords or UIDs), each only for classes that it fits.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of stdout. FILE is replaced in one step.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema, which describes the columns, and exit.",
)
def export(**options: Unpack[Options]) -> None:
    """Write the storage SOP Classes as a table, as constants of another language, or for a server.

    The tables csv, json, jsonl and parquet have a row for each class in each edition. JSON is an array with one object
    per line; JSON Lines is the same without the array; a JSON Schema describes both. In CSV, the items of a list are
    separated by |, and null and an empty list are empty cells. Parquet has lists and nulls as in JSON; it needs the
    extra parquet.

    The other formats have an entry for each class, from the newest chosen edition that lists it. They need the extra
    export. The same release writes the same bytes every time.

    Exit status: 0, or 2 if the file cannot be written.
    """
    output = options["output"]
    to_stdout = output is None or str(output) == "-"
    data = _data(options, to_stdout=to_stdout)
    if output is None or to_stdout:
        send(data)
    else:
        _write(output, data)


def _data(options: Options, *, to_stdout: bool) -> bytes:
    selection = _selection(options)
    form = _form(options)
    try:
        if form in ENCODERS:
            _refuse_for_tables(options, form)
            if form == "parquet":
                _refuse_parquet(to_stdout=to_stdout)
            return ENCODERS[form](selection)
        return _filled_in(options, selection, form)
    except ValueError as error:
        raise Problem(str(error)) from None


def _selection(options: Options) -> Selection:
    if options["registry"] and (options["edition"] or options["all_editions"] or options["group"]):
        raise click.UsageError("--registry is a table of all editions; it has no --edition, --all or --group.")
    if options["all_editions"] and options["edition"]:
        raise click.UsageError("--all includes every --edition; use one of the two.")
    if options["retired"] and options["group"]:
        raise click.UsageError("--group RETIRED has the retired classes; use --retired or --group.")
    group = options["group"] and options["group"].upper().replace("-", "_")
    editions = EDITIONS if options["all_editions"] else (options["edition"] or NEWEST,)
    try:
        return Selection(editions, group, options["retired"], options["registry"])
    except ValueError as error:
        raise Problem(str(error)) from None


def _form(options: Options) -> str:
    if options["output_format"] or options["template"]:
        return options["output_format"] or PLAIN.name
    output = options["output"]
    return _BY_SUFFIX.get(output.suffix.lstrip(".").lower() if output else "", "csv")


def _refuse_for_tables(options: Options, form: str) -> None:
    given = {"--template": options["template"], "--set": options["settings"]}
    for option, value in {**given, "--transfer-syntax": options["transfer_syntaxes"]}.items():
        if value:
            raise click.UsageError(f"{option} has no effect on the table {form}; choose another --format.")


def _refuse_parquet(*, to_stdout: bool) -> None:
    try:
        import_module("pyarrow")
    except ImportError as error:
        how = "pip install 'dicom-media-storage[parquet]'"
        raise Problem(f"Parquet needs the extra 'parquet': {how} ({error})") from None
    if to_stdout and is_terminal():
        raise click.UsageError("Refusing to write Parquet to a terminal: use -o FILE.")


def _filled_in(options: Options, selection: Selection, form: str) -> bytes:
    from dicom_media_storage._export.rendering import render

    path = options["template"]
    request = Request(
        FORMATS.get(form, PLAIN),
        selection,
        dict(options["settings"]),
        options["transfer_syntaxes"],
        None if path is None else path.name,
    )
    try:
        return render(request, None if path is None else _read(path))
    except ImportError as error:
        how = "pip install 'dicom-media-storage[export]'"
        raise Problem(f"{form} needs the extra 'export': {how} ({error})") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Problem(f"cannot read {path} as UTF-8: {error}") from None
    except OSError as error:
        raise Problem(f"cannot read {path}: {error.strerror or error}") from None


def _write(output: Path, data: bytes) -> None:
    try:
        if output.exists() and not output.is_file():
            # Do not replace a pipe or a device, such as /dev/null: write to it.
            output.write_bytes(data)
            return
        if output.exists():
            # Only the folder must be writable to replace a file: do not replace a file that is write-protected.
            output.open("ab").close()
        write_atomically(output, data)
    except OSError as error:
        raise Problem(f"cannot write {output}: {error.strerror or error}") from None
