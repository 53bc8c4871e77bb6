"""Values of the standard as parts of Python source: whatever a value contains, it stays one value.

A template may place a value only through these functions: `finalize` neutralises what has not been through one.
"""

from collections.abc import Mapping, Sequence
from keyword import iskeyword
from typing import cast


class Code(str):
    """Text that is Python source already."""

    __slots__ = ()


def finalize(value: object) -> str:
    r"""Place source as it is, and any other value so that it can neither leave a comment nor a docstring.

    >>> finalize('Table B.5-1\n\"\"\"+import os')
    "Table B.5-1 '''+import os"
    """
    return value if isinstance(value, Code) else plain(str(value))


def plain(text: str) -> str:
    """Replace what could end a comment or a docstring: line breaks, invisible characters, quotes, backslashes."""
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return text.replace('"', "'").replace("\\", "/")


def literal(value: object) -> Code:
    """Return a value as a Python literal, in double quotes where black prefers them.

    >>> print(literal('a "quoted" {{ name }}'), literal(("CT's", None)))
    'a "quoted" {{ name }}' ("CT's", None)
    """
    match value:
        case str():
            return Code(repr(str(value)) if '"' in value else f'"{_between_double_quotes(value)}"')
        case tuple() | list():
            items = cast(Sequence[object], value)
            inner = ", ".join(map(literal, items))
            if isinstance(value, list):
                return Code(f"[{inner}]")
            return Code(f"({inner},)" if len(items) == 1 else f"({inner})")
        case dict():
            pairs = cast(Mapping[object, object], value)
            return Code("{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in pairs.items()) + "}")
        case None | bool() | int():
            return Code(repr(value))
        case _:
            raise TypeError(f"expected a value that has a literal, found {type(value).__name__}")


def identifier(text: str) -> Code:
    """Return a text that is a name in Python; raise ValueError otherwise."""
    if not text.isidentifier() or iskeyword(text):
        raise ValueError(f"expected a Python name, found {text!r}")
    return Code(text)


def docstring(text: str) -> Code:
    """Return a text as a docstring in three quotes, or as a plain literal if it contains what could end one.

    >>> print(docstring("CT Image Storage"), docstring('a quote: "'))
    \"\"\"CT Image Storage\"\"\" 'a quote: "'
    """
    return Code(f'"""{text}"""') if text.strip() and plain(text) == text else literal(text)


def _between_double_quotes(value: str) -> str:
    # The quote at the end makes repr() choose single quotes, between which double ones need no escape.
    return repr(f'{value}"')[1:-2].replace("\\'", "'")
