"""From the bytes of a file to its text, and back without losing one."""

import codecs
import io
import re
import tokenize
from contextlib import suppress

# In the order in which to look: a mark of UTF-32 begins like one of UTF-16.
_MARKS = {
    "utf-8-sig": (codecs.BOM_UTF8,),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
_BEGINNING = 8192
_PRINTABLE = bytes(range(32, 127)) + b"\\u0041"
_LINE_START = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def encoding_of(data: bytes, language: str) -> tuple[str, str | None]:
    """Return the encoding of a file, and a sentence if the one that it declares cannot be used.

    >>> encoding_of(b"# coding: latin-1", "python")
    ('iso-8859-1', None)
    >>> encoding_of(b"# coding: rot13", "python")
    ('utf-8', "declares the encoding 'rot13', which is none of texts; read as UTF-8")
    """
    found = next((name for name, marks in _MARKS.items() if data.startswith(marks)), "utf-8")
    if found != "utf-8" or language != "python":
        return found, None
    try:
        name = tokenize.detect_encoding(io.BytesIO(data[:_BEGINNING]).readline)[0]
    except SyntaxError:
        return found, None
    with suppress(LookupError, ValueError, TypeError, AttributeError, Warning):
        bytes(range(256)).decode(name, errors="replace")
        if _PRINTABLE.decode(name) == _PRINTABLE.decode("ascii"):
            return name, None
    return found, f"declares the encoding {name[:40]!r}, which is none of texts; read as UTF-8"


def text_of(data: bytes, encoding: str) -> str:
    r"""Return the text, whose lines end with a line feed; what is wrongly encoded becomes U+FFFD.

    >>> text_of(b"a\r\nb", "utf-8")
    'a\nb'
    """
    return data.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def exact_lines(data: bytes, encoding: str) -> list[str]:
    r"""Return the lines with their ends, from which `encoded` makes the same bytes; none if that is impossible.

    >>> exact_lines(b"a\r\nb", "utf-8")
    ['a\r\n', 'b']
    """
    try:
        lines = _LINE_START.split(data.decode(encoding, errors="surrogateescape"))
        return lines if encoded(lines, encoding) == data else []
    except (UnicodeError, LookupError):
        return []


def encoded(lines: list[str], encoding: str) -> bytes:
    """Return the bytes of lines with their ends."""
    return "".join(lines).encode(encoding, errors="surrogateescape")
