"""From the bytes of a file to its text."""

import codecs
import io
import tokenize

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEGINNING = 8192


def encoding_of(data: bytes, language: str) -> str:
    """Return the encoding that a file declares, by its first bytes or as Python code does, or else UTF-8.

    >>> encoding_of(b"# coding: latin-1", "python")
    'iso-8859-1'
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if language == "python":
        try:
            return tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        except SyntaxError:
            return "utf-8"
    return "utf-8"


def is_binary(data: bytes, encoding: str) -> bool:
    r"""Return whether bytes are no text: NUL, in an encoding that has none.

    >>> is_binary(b"DICM\0\0", "utf-8")
    True
    """
    return not encoding.startswith(("utf-16", "utf-32")) and b"\0" in data[:_BEGINNING]


def text_of(data: bytes, encoding: str) -> str:
    r"""Return the text, whose lines end with a line feed; what is wrongly encoded becomes U+FFFD.

    >>> text_of(b"a\r\nb", "utf-8")
    'a\nb'
    """
    return data.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
