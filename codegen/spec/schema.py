"""The types of values in ``edition.toml`` and ``source.toml``, and how a file is checked against them."""

import tomllib
from pathlib import Path
from typing import Annotated, Final, TypeVar

import msgspec

from codegen.edition import Edition
from codegen.errors import SpecError

T = TypeVar("T")

_TABLE: Final = r"^(?:[A-Z]{1,2}(?:\.[0-9]{1,3})*-[0-9]{1,3}[a-z]?|F\.5|IODs|IOD Modules)\Z"
# A line break, a control character, or one that reorders or hides text has no place in a name or a note.
_LINE: Final = r"^[^\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]*\Z"

Line = Annotated[str, msgspec.Meta(pattern=_LINE, min_length=1, max_length=1000)]
TableId = Annotated[str, msgspec.Meta(pattern=_TABLE)]
PartName = Annotated[str, msgspec.Meta(pattern=r"^PS3\.[1-9][0-9]?\Z")]
EditionName = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}[a-e]?\Z")]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Url = Annotated[str, msgspec.Meta(pattern=r"^https?://[!#-;=?-Z_a-z~%\[\]]+\Z", max_length=1000)]
Uid = Annotated[str, msgspec.Meta(pattern=r"^[0-9]+(?:\.[0-9]+)+\Z", max_length=64)]
FileName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._-]*\.csv\Z", max_length=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
Form = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]+(?: [A-Za-z]+)*\Z", max_length=40)]


def read_toml(path: Path, kind: type[T]) -> T:
    """Read a TOML file as a typed record; raise SpecError with one sentence for whatever it is not."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SpecError(f"{path}: is not TOML: {error or 'nested too deeply'}") from None
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise SpecError(f"{path}: {_sentence(error)}") from None


def _sentence(error: msgspec.ValidationError) -> str:
    text, _, place = str(error).partition(" - at `")
    text = text[:1].lower() + text[1:]
    return f"{place.removesuffix('`').removeprefix('$.').removeprefix('$')}: {text}" if place else text


def parsed_edition(name: str, path: Path) -> Edition:
    """The edition that a file names; raise SpecError if there is no such edition."""
    try:
        return Edition.parse(name)
    except SpecError as error:
        raise SpecError(f"{path}: {error}") from None
