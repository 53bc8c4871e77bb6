r"""A function for each language that makes any text safe in a string literal and in a comment of that language.

Letters, digits and common punctuation do not change, so that names are readable in comments. Characters that could end
a string, a comment or a line become escape sequences in plain ASCII.

>>> c_language('CT "*/'), java("µ\n"), sql("Alzheimer's")
('CT \\042\\052/', '\\u00b5\\012', "Alzheimer''s")
"""

import base64
import json
from collections.abc import Callable


def _escaped(text: str, unsafe: str, form: Callable[[str], str]) -> str:
    return "".join(form(each) if each in unsafe or not " " <= each <= "~" else each for each in text)


def _utf_16(character: str) -> str:
    data = character.encode("utf-16-be")
    return "".join(f"\\u{data[place : place + 2].hex()}" for place in range(0, len(data), 2))


def c_language(text: str) -> str:
    """Escape for C and C++: octal bytes of UTF-8, which end after three digits; no trigraphs."""
    return _escaped(text, '"\\*?', lambda each: "".join(f"\\{byte:03o}" for byte in each.encode()))


def csharp(text: str) -> str:
    """Escape for C#, also inside the XML of a documentation comment."""
    return _escaped(text, '"\\*<>&', _utf_16)


def go(text: str) -> str:
    """Escape for Go."""
    return _escaped(text, '"\\*', lambda each: f"\\U{ord(each):08x}")


def java(text: str) -> str:
    r"""Escape for Java, also inside the HTML of Javadoc.

    ASCII becomes octal: Java reads ``\u0022`` as a quotation mark before it looks for strings and comments.
    """
    return _escaped(text, '"\\*<>&@{}', lambda each: f"\\{ord(each):03o}" if each < "\x80" else _utf_16(each))


def json_text(text: str) -> str:
    """Escape for JSON."""
    return json.dumps(text)[1:-1]


def ldif(text: str) -> str:
    """Escape for a line of LDIF; ``ldif_value`` and ``rdn`` write values and names."""
    return _escaped(text, "", _utf_16)


def ldif_value(text: str) -> str:
    """Return the text after an attribute's colon, in Base64 if LDIF (RFC 2849) requires that.

    >>> ldif_value("CT Image Storage"), ldif_value("µ")
    (' CT Image Storage', ': wrU=')
    """
    if text[:1] not in {"", " ", ":", "<"} and text[-1:] != " " and all(" " <= each <= "~" for each in text):
        return f" {text}"
    return f": {base64.b64encode(text.encode()).decode()}"


def python(text: str) -> str:
    """Escape for Python."""
    return _escaped(text, "\"'\\", lambda each: f"\\U{ord(each):08x}")


def rdn(text: str) -> str:
    """Escape for the value of a relative distinguished name (RFC 4514)."""
    return _escaped(text, '"+,;<=>\\#', lambda each: "".join(f"\\{byte:02x}" for byte in each.encode()))


def rust(text: str) -> str:
    """Escape for Rust."""
    return _escaped(text, '"\\*', lambda each: f"\\u{{{ord(each):x}}}")


def sql(text: str) -> str:
    """Escape for standard SQL, which has no escape sequences.

    Raises ValueError for a backslash or a control character, which databases read in different ways.
    """
    if "\\" in text or not text.isprintable():
        raise ValueError(f"SQL has no portable form of {text!r}")
    return text.replace("'", "''")


def typescript(text: str) -> str:
    """Escape for TypeScript and JavaScript."""
    return _escaped(text, '"\\*@', _utf_16)
