"""Text as printed → text to compare and to keep; and the text of an element, without what is not part of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.errors import SpecError
from codegen.standard.xml import Element, local_name

_SOFT_BREAKS: Final = dict.fromkeys(map(ord, "\u00ad\u200b"))
# Not all that Python takes for white space: a separator of lines or of records in a name is a fault.
_SPACE: Final = re.compile(r"[ \t\n\r\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2043\u2212\ufe63\uff0d"), "-")
_SECTION: Final = re.compile(r"sect_([A-Z]{1,2}|[0-9]+)((?:\.[0-9]+)*)(?:\.html)?$")
_LONGEST: Final = 100_000


def clean(text: str) -> str:
    r"""Remove what is only there to break lines (zero width spaces, soft hyphens) and fold white space.

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
    """A reference into a part of the standard: ``Link("PS3.3", "sect_A.26")``."""

    part: str
    target: str

    @property
    def section(self) -> str | None:
        """The number of the section that the link leads to, where it leads to one.

        >>> Link("PS3.3", "sect_A.26").section
        'A.26'
        """
        match = _SECTION.search(self.target)
        return match[1] + match[2] if match else None


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text together with the links in it."""

    text: str
    links: tuple[Link, ...] = ()
    marks: tuple[str, ...] = ()
    """The elements in it that are more than emphasis: a cell with a UID must have none."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What the elements of a markup language mean for the text in them."""

    document: str
    """The name of the document, for messages."""
    around: Mapping[str, str]
    """What is put on both sides of an element: a blank around a paragraph."""
    emphasis: frozenset[str]
    """Elements that only change how their text looks."""
    is_unseen: Callable[[Element], bool]
    """Whether what is in an element is no part of the text: a footnote mark, deleted text, a script."""
    link: Callable[[Element], tuple[Link, str] | None]
    """Read a link, with what it shows where it has no text of its own."""
    shows_link_always: bool = False
    """Whether that is what it shows even where it has."""


def content(element: Element, markup: Markup, skip: Iterable[str] = ()) -> Text:
    """The text of an element, its links, and what else is in it; elements to skip are left out."""
    reader = _Reader(markup, frozenset(skip))
    reader.gather(element)
    text = "".join(reader.pieces)
    if len(text) > _LONGEST:
        found = f"<{local_name(element)}> with {len(text)}"
        raise SpecError(f"{markup.document}: expected at most {_LONGEST} characters in a paragraph, found {found}")
    whole = clean(text)
    beside = (name for name, shown in reader.shown if clean(shown) != whole)
    return Text(whole, tuple(reader.links), tuple(dict.fromkeys((*reader.marks, *beside))))


class _Reader:
    def __init__(self, markup: Markup, skip: frozenset[str]) -> None:
        self._markup = markup
        self._skip = skip
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self.marks: list[str] = []
        self.shown: list[tuple[str, str]] = []
        """What each link shows: one beside other text may be the mark of a footnote."""

    def gather(self, element: Element) -> None:
        link = self._markup.link(element)
        if link is not None:
            self.links.append(link[0])
            if self._markup.shows_link_always or not "".join(map(str, element.itertext())).strip():
                self.pieces.append(link[1])
                self.marks.append(local_name(element))
                return
        self.pieces.append(element.text or "")
        for child in element:
            name = local_name(child)
            if name not in self._skip:
                self._child(child, name)
            self.pieces.append(child.tail or "")

    def _child(self, child: Element, name: str) -> None:
        around = self._markup.around.get(name)
        is_unseen = self._markup.is_unseen(child)
        if is_unseen or (around is None and name not in self._markup.emphasis and self._markup.link(child) is None):
            self.marks.append(name)
        if is_unseen:
            return
        self.pieces.append(around or "")
        start = len(self.pieces)
        self.gather(child)
        if self._markup.link(child) is not None:
            self.shown.append((name, "".join(self.pieces[start:])))
        self.pieces.append(around or "")
