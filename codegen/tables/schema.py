"""How the TOML and CSV files of ``spec/`` and of folders of rows are read, and the types of the values in TOML."""

import csv
import io
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, get_args

import msgspec
from msgspec import Meta

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.files import read_regular

T = TypeVar("T")

# These count as printable, and show nothing, or that something is lost.
BLANK: Final = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef"
)
# A line break, a control character, or one that reorders or hides text has no place in a name or a note.
_HIDDEN: Final = r"\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff" + BLANK
_LINE: Final = rf"^(?=.*\S)[^{_HIDDEN}]*\Z"
_TABLE: Final = r"^(?:[A-Z]{1,2}(?:\.[0-9]{1,3})*-[0-9]{1,3}[a-z]?|F\.5|IODs|IOD Modules)\Z"
_URL: Final = r"^https?://[!#-;=?-Z_a-z~%\[\]]+\Z"
_WORDS: Final = r"^[A-Za-z]+(?: [A-Za-z]+)*\Z"
_CSV: Final = r"^[A-Za-z0-9][A-Za-z0-9 ._-]*\.csv\Z"

# The title is what messages call the type.
Line = Annotated[
    str, Meta(title="a text in one line, not blank, without control characters", pattern=_LINE, max_length=1000)
]
TableId = Annotated[str, Meta(title="a table such as 'B.5-1'", pattern=_TABLE)]
PartName = Annotated[str, Meta(title="a part such as 'PS3.4'", pattern=r"^PS3\.[1-9][0-9]?\Z")]
Sha256 = Annotated[str, Meta(title="64 hexadecimal digits in lower case", pattern=r"^[0-9a-f]{64}\Z")]
Url = Annotated[str, Meta(title="a URL that begins with http:// or https://", pattern=_URL, max_length=1000)]
Uid = Annotated[str, Meta(title="a UID", pattern=r"^[0-9]+(?:\.[0-9]+)+\Z", max_length=64)]
FileName = Annotated[str, Meta(title="the name of a CSV file in the folder", pattern=_CSV, max_length=100)]
Form = Annotated[str, Meta(title="a form such as 'DocBook' or 'rows'", pattern=_WORDS, max_length=40)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
_TYPES: Final = {"`object`": "a table", "`array`": "a list", "`str`": "a text", "`int`": "a whole number"}


def read_csv(path: Path) -> list[list[str]]:
    """The header and the rows of a CSV file, all of one length; raise SpecError for a file that is something else."""
    try:
        text = io.StringIO(read_regular(path).decode("utf-8-sig"), newline="")
        rows = [row for row in csv.reader(text, strict=True) if row] or [[]]
    except UnicodeDecodeError as error:
        raise SpecError(f"{path}: is not UTF-8: byte {error.start} cannot be decoded") from None
    except csv.Error as error:
        raise SpecError(f"{path}: is not CSV: {error}") from None
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(rows[0]):
            raise SpecError(f"{path}, row {number}: expected {len(rows[0])} cells as in the header, found {len(row)}")
    return rows


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV, the header first."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read_toml(path: Path, kind: type[T]) -> T:
    """Read a TOML file as a typed record; raise SpecError with one sentence for whatever it is not."""
    try:
        content = tomllib.loads(read_regular(path).decode("utf-8-sig"))
    except RecursionError:
        raise SpecError(f"{path}: is not TOML: nested too deeply") from None
    except ValueError as error:  # also a number of more digits than Python reads
        raise SpecError(f"{path}: is not TOML: {error}") from None
    return converted(content, kind, str(path))


def converted(content: object, kind: type[T], where: str) -> T:
    """Return content as a typed record; raise SpecError with one sentence for whatever it is not."""
    try:
        return msgspec.convert(content, kind, dec_hook=_edition)
    except msgspec.ValidationError as error:
        raise SpecError(f"{where}: {_sentence(error)}") from None


def _edition(_: type[Any], value: object) -> Edition:
    """Read an edition, the only type in a file of TOML that is not msgspec's own."""
    if not isinstance(value, str):
        raise TypeError(f"Expected `str`, got `{type(value).__name__}`")
    try:
        return Edition.parse(value)
    except SpecError as error:
        raise ValueError(str(error)) from None


def _sentence(error: msgspec.ValidationError) -> str:
    """What does not fit, in the words of TOML: where, what was expected and what was found."""
    text, _, place = str(error).partition(" - at `")
    text = f"{text[:1].lower()}{text[1:]}".replace("object ", "table ").replace(" | null`", "`").replace("got", "found")
    for kind in (Line, TableId, PartName, Sha256, Url, Uid, FileName, Form):
        meta: Meta = get_args(kind)[1]
        text = text.replace(f"`str` matching regex {meta.pattern!r}", meta.title or "")
    for name, meaning in _TYPES.items():
        text = text.replace(name, meaning)
    place = place.removesuffix("`").removeprefix("$").removeprefix(".")
    return f"{place}: {text}" if place else text
