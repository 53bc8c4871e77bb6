"""Text as printed → text to compare and to keep."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

_SOFT_BREAKS: Final = dict.fromkeys(map(ord, "\u00ad\u200b"))
# Python counts more as white space: a separator of lines or of records in a name is a fault.
_SPACE: Final = re.compile(r"[ \t\n\r\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2043\u2212\ufe63\uff0d"), "-")
_SECTION: Final = re.compile(r"sect_([A-Z]{1,2}|[0-9]+)((?:\.[0-9]+)*)$")


def clean(text: str) -> str:
    r"""Remove zero width spaces and soft hyphens, which only allow line breaks, and fold white space.

    >>> clean(" 1.2.840.\u200b10008.\u00ad1\n  Basic\u00a0 Text SR ")
    '1.2.840.10008.1 Basic Text SR'
    """
    return _SPACE.sub(" ", text.translate(_SOFT_BREAKS)).strip(" ")


def plain(text: str) -> str:
    r"""Return cleaned text for comparing, with one kind of hyphen.

    >>> plain("Table B.5\u20111. Standard SOP\u00a0Classes")
    'Table B.5-1. Standard SOP Classes'
    """
    return clean(text.translate(_HYPHENS))


@dataclass(frozen=True, slots=True)
class Link:
    """A reference into a part of the standard: ``Link("PS3.3", "sect_A.26", "CT Image IOD")``."""

    part: str
    """Empty for the part that contains the link."""
    target: str
    shown: str = ""
    """The text of the link; of a link without text, what can be told from its target."""

    @property
    def section(self) -> str | None:
        """The number of the section to which the link leads, if it leads to one: ``A.26`` for ``sect_A.26``."""
        match = _SECTION.search(self.target)
        return match[1] + match[2] if match else None


Kind = Literal["para", "item", "note"]


@dataclass(frozen=True, slots=True)
class Text:
    """The cleaned text of a paragraph, a list item, a note or a cell, together with the links in it."""

    text: str
    pieces: tuple[str | Link, ...] = ()
    """The text and the links in reading order; empty for a text without links."""
    marks: tuple[str, ...] = ()
    """The elements in it that are more than emphasis: the cell of a UID must have no such element."""
    kind: Kind = "para"
    """What it is in its section."""

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in reading order."""
        return tuple(one for one in self.pieces if isinstance(one, Link))

    def without_links(self, *, to_part: str | None = None) -> str:
        """The text outside of its links; or outside of those that do not lead to a part."""
        return self._with(lambda link: link.shown if link.part == to_part else " ")

    def with_targets(self, part: str) -> str:
        """The text with the target of each link in its place, or its part if it leads to another part.

        >>> Text("", ("the Dose IE of ", Link("", "sect_A.18", "A.18"))).with_targets("PS3.3")
        'the Dose IE of sect_A.18'
        """
        return self._with(lambda link: link.target if link.part in {"", part} else link.part)

    def _with(self, shown: Callable[[Link], str]) -> str:
        pieces = self.pieces or (self.text,)
        return clean("".join(one if isinstance(one, str) else shown(one) for one in pieces))
