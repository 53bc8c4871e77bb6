"""HTML of a page of the standard → its blocks of text and its captioned tables, in reading order."""

import re
from collections.abc import Iterator
from typing import Final

from codegen.errors import SpecError
from codegen.standard.blocks import CAPTION, Block, Kind, TableBlock, TextBlock
from codegen.standard.grid import Reading, read_rows
from codegen.standard.html import parse_html
from codegen.standard.text import Link, Markup, Text, clean, content, plain
from codegen.standard.xml import Element, children, local_name

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("document", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hr", "html", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr"),
        "ul",
    )
)
_AROUND: Final = dict.fromkeys({*_BLOCKS, "br"}, " ")
_EMPHASIS: Final = frozenset(
    (
        *("a", "abbr", "acronym", "b", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "nobr", "samp"),
        *("small", "span", "strong", "tt", "u", "var", "wbr"),
    )
)
_UNSEEN: Final = frozenset({"del", "noscript", "s", "script", "strike", "style", "sup", "template"})
_NOT_SHOWN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*:[^;]*line-through|vertical-align\s*:\s*super",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"\b(?:superscript|footnote|deleted|strike|strikethrough)\b", re.IGNORECASE)
_FRAME: Final = frozenset({"head", "nav", "header", "footer", "aside"})
_FRAME_CLASS: Final = re.compile(r"\b(?:nav(?:header|footer|bar)?|toc|documentreleaseinformation)\b")
_NOTE: Final = re.compile(r"\bnote\b")
_PART: Final = re.compile(r"part([0-9]{2})")
_TABLE_ANCHOR: Final = re.compile(r"table_([A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?)")


def blocks_of_html(text: str, name: str) -> Iterator[Block]:
    """Read a page; a table is named by its ``<caption>``, by the last text before it that is a caption, or its anchor.

    Raises SpecError where the page is cut off or broken, and where a table is.
    """
    root = parse_html(text, name)
    yield from _Page(root, name).blocks(root, "para")


class _Page:
    def __init__(self, root: Element, name: str) -> None:
        self._name = name
        self._markup = Markup(name, _AROUND, _EMPHASIS, is_unseen, _link)
        self._caption = ""
        self._anchor = ""
        self._holds_blocks: set[Element] = set()
        for element in root.iter(*_BLOCKS):
            over = element.getparent()
            while over is not None and over not in self._holds_blocks:
                self._holds_blocks.add(over)
                over = over.getparent()

    def blocks(self, element: Element, kind: Kind) -> Iterator[Block]:
        """The blocks of an element, in reading order."""
        if is_unseen(element):
            return
        self._look_at_anchor(element)
        kind = _kind(element, kind)
        if local_name(element) == "table" and (named := self._named(element)):
            yield self._table(element, *named)
        elif element in self._holds_blocks:
            yield from self._inside(element, "aside" if local_name(element) == "table" else kind)
        else:
            for anchor in element.iterdescendants("a"):
                self._look_at_anchor(anchor)
            yield from self._text(content(element, self._markup), kind, _anchors(element))

    def _inside(self, element: Element, kind: Kind) -> Iterator[Block]:
        yield from self._text(Text(clean(element.text or "")), kind)
        for child in element:
            yield from self.blocks(child, kind)
            yield from self._text(Text(clean(child.tail or "")), kind)

    def _text(self, text: Text, kind: Kind, anchors: tuple[str, ...] = ()) -> Iterator[Block]:
        if kind != "aside" and CAPTION.fullmatch(plain(text.text)):
            self._caption = text.text
        elif text.text or anchors:
            yield TextBlock(text, kind, anchors)

    def _look_at_anchor(self, element: Element) -> None:
        if match := _TABLE_ANCHOR.fullmatch(element.get("id") or element.get("name") or ""):
            self._anchor = match[1]

    def _named(self, table: Element) -> tuple[str, str] | None:
        """The number and the title of a table, or None where it is there for the layout."""
        own = next((content(child, self._markup).text for child in children(table, "caption")), "")
        match = CAPTION.fullmatch(plain(own)) or CAPTION.fullmatch(plain(self._caption))
        anchor, self._anchor, self._caption = self._anchor, "", ""
        if match and anchor and match[1] != anchor:
            raise SpecError(f"{self._name}, Table {match[1]}: its anchor is table_{anchor}")
        if match:
            return match[1], match[2]
        return (anchor, own) if anchor else None

    def _table(self, table: Element, number: str, caption: str) -> TableBlock:
        reading = Reading(f"{self._name}, Table {number}", lambda cell: content(cell, self._markup), is_unseen)
        return TableBlock(number, clean(caption), lambda: read_rows(table, reading))


def is_unseen(element: Element) -> bool:
    """Whether an element is a mark, deleted, or not shown, and therefore not part of the text around it."""
    if local_name(element) in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_NOT_SHOWN.search(element.get("style", "")) or _MARK.search(element.get("class", "")))


def _kind(element: Element, around: Kind) -> Kind:
    name, style = local_name(element), element.get("class", "")
    if around == "aside" or name in _FRAME or _FRAME_CLASS.search(style):
        return "aside"
    if name in _HEADINGS:
        return "heading"
    if _NOTE.search(style):
        return "note"
    return "item" if name == "li" and around != "note" else around


def _anchors(element: Element) -> tuple[str, ...]:
    own = (one.get("id") or one.get("name") for one in element.iter())
    return tuple(anchor for anchor in own if anchor)


def _link(element: Element) -> tuple[Link, str] | None:
    """Read a link of the published pages: ``../part03/sect_A.26.html``, ``part03.html#sect_A.26``.

    A link that names no part leads to the part of the page, or so it seems: ``sect_A.26.html``.
    """
    href = element.get("href") if local_name(element) == "a" else None
    if not href:
        return None
    place, _, fragment = href.partition("#")
    part = _PART.search(place)
    return Link(f"PS3.{int(part[1])}" if part else "", fragment or place.rpartition("/")[2]), ""
