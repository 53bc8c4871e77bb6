"""The one way in which the generator refuses its input, and how it quotes what it read."""

from typing import Final

_LONGEST: Final = 600


def printable(text: str) -> str:
    r"""A text from elsewhere as one line that a terminal or a log shows as it stands: no control character acts.

    >>> printable("a\x1b[31mb\n  c\u202ed")
    'a\\x1b[31mb c\\u202ed'
    """
    return escaped(" ".join(text.split()))


def escaped(text: str) -> str:
    r"""A text with its control characters, and those that reorder text, written as escapes.

    >>> escaped("a\x1b[31m  b\n")
    'a\\x1b[31m  b\\n'
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode("ascii")
        for letter in text
    )


def counted(number: int, what: str) -> str:
    """A number of things, in singular or plural: ``1 row``, ``2 SOP Classes``."""
    return f"{number} {what}{'' if number == 1 else 'es' if what.endswith('s') else 's'}"


class SpecError(Exception):
    r"""What is wrong with the input, in one sentence that a maintainer can act on.

    The sentence names the document, the table and the row, what was expected and what was found.
    The commands print it and end with ``status``; nothing has been written by then. What the sentence quotes from a
    document or from a library may hold line breaks and control characters and may be long: the sentence does not.

    >>> str(SpecError("part04.xml: is cut off,\n  line 3"))
    'part04.xml: is cut off, line 3'
    >>> len(str(SpecError("x" * 100_000))) < 1000
    True
    """

    status: int = 2

    def __str__(self) -> str:
        sentence = printable(super().__str__())
        if len(sentence) <= _LONGEST:
            return sentence
        half = _LONGEST // 2
        return f"{sentence[:half]} [... {len(sentence) - 2 * half} characters ...] {sentence[-half:]}"


class LedgerError(SpecError):
    """A name that ``spec/`` would change: the same ledger and modules never call a UID by another name."""

    status = 1
