"""From the bytes of a file to its text, and back without losing one."""

import codecs
import io
import re
import tokenize

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEGINNING = 8192
_PRINTABLE = bytes(range(32, 127))
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_MINIFIED_LINE = 500
_MINIFIED_SIZE = 10_000


def encoding_of(data: bytes, language: str) -> tuple[str, str | None]:
    """Return the encoding of a file, and a sentence if the one that it declares cannot be used.

    >>> encoding_of(b"# coding: latin-1", "python")
    ('iso-8859-1', None)
    >>> encoding_of(b"# coding: rot13", "python")
    ('utf-8', "declares the encoding 'rot13', which is none of texts; read as UTF-8")
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, None
    if language == "python":
        try:
            name = tokenize.detect_encoding(io.BytesIO(data[:_BEGINNING]).readline)[0]
        except SyntaxError:
            return "utf-8", None
        if not _is_of_texts(name):
            return "utf-8", f"declares the encoding {name[:40]!r}, which is none of texts; read as UTF-8"
        return name, None
    return "utf-8", None


def _is_of_texts(name: str) -> bool:
    try:
        bytes(range(256)).decode(name, errors="replace")
        return _PRINTABLE.decode(name) == _PRINTABLE.decode("ascii")
    except (LookupError, ValueError, TypeError, AttributeError):
        return False


def is_binary(data: bytes, encoding: str) -> bool:
    r"""Return whether bytes are no text: NUL, in an encoding that has none.

    >>> is_binary(b"DICM\0\0", "utf-8")
    True
    """
    return not encoding.startswith(("utf-16", "utf-32")) and b"\0" in data[:_BEGINNING]


def is_minified(data: bytes, path: str, language: str) -> bool:
    """Return whether a file of code is made for machines: by its name, or by the length of its lines.

    >>> is_minified(b"x", "jquery.min.js", "javascript")
    True
    """
    if language not in {"javascript", "typescript", "html"}:
        return False
    return ".min." in path.casefold() or (
        len(data) > _MINIFIED_SIZE and len(data) // (data.count(b"\n") + 1) > _MINIFIED_LINE
    )


def text_of(data: bytes, encoding: str) -> str:
    r"""Return the text, whose lines end with a line feed; what is wrongly encoded becomes U+FFFD.

    >>> text_of(b"a\r\nb", "utf-8")
    'a\nb'
    """
    return data.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def exact_lines(data: bytes, encoding: str) -> list[str] | None:
    r"""Return lines and line ends in turn, from which `encoded` gives the same bytes; None if that is impossible.

    >>> exact_lines(b"a\r\nb", "utf-8")
    ['a', '\r\n', 'b']
    """
    try:
        lines = _LINE_END.split(data.decode(encoding, errors="surrogateescape"))
        return lines if encoded(lines, encoding) == data else None
    except (UnicodeError, LookupError):
        return None


def encoded(lines: list[str], encoding: str) -> bytes:
    """Return the bytes of lines and line ends."""
    return "".join(lines).encode(encoding, errors="surrogateescape")
