"""HTML of a page of the standard → its blocks of text and its captioned tables, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from codegen.errors import SpecError
from codegen.standard.document import Grid, Link, SpannedCell, Text, clean
from codegen.standard.xml import Element, children, local_name, parse_html

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNSEEN: Final = frozenset({"head", "script", "style", "template", "noscript"})
_PART: Final = re.compile(r"part([0-9]{2})")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading or list item."""

    content: Text
    kind: Literal["para", "item"] = "para"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with the caption that stands in it or over it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


Block: TypeAlias = TextBlock | TableBlock


def blocks_of_html(data: bytes, name: str, caption: re.Pattern[str]) -> Iterator[Block]:
    """Read a page; a table is named by its ``<caption>`` or by the last text before it that is a caption."""
    over = ""
    for found in _walk(parse_html(data, name)):
        if isinstance(found, TextBlock):
            if caption.fullmatch(found.content.text):
                over = found.content.text
            else:
                yield found
            continue
        own = next((_content(child).text for child in children(found, "caption")), "") or over
        over = ""
        if match := caption.fullmatch(own):
            yield _table(found, own, f"{name}, Table {match[1]}")


def _walk(element: Element) -> Iterator[TextBlock | Element]:
    """Blocks of text, and the elements of tables, in document order."""
    if local_name(element) in _UNSEEN:
        return
    if local_name(element) == "table":
        yield element
        return
    if not any(local_name(child) in _BLOCKS for child in element.iterdescendants()):
        yield from _block(_content(element), element)
        return
    yield from _block(Text(clean(element.text or "")), element)
    for child in element:
        if local_name(child):
            yield from _walk(child)
        yield from _block(Text(clean(child.tail or "")), element)


def _block(content: Text, element: Element) -> Iterator[TextBlock]:
    if content.text:
        in_list = local_name(element) == "li" or any(True for _ in element.iterancestors("li"))
        yield TextBlock(content, "item" if in_list else "para")


def _table(table: Element, caption: str, where: str) -> TableBlock:
    groups = _groups(table)
    header_rows, *body = groups or [[]]
    if not header_rows:
        raise SpecError(f"{where}: has no header row")
    width = sum(_span(cell, "colspan", where) for cell in children(header_rows[0], "th", "td"))
    grid = Grid(where, width)
    header = grid.expand([_cells(row, where) for row in header_rows])
    rows: list[tuple[Text, ...]] = []
    for group in body:
        rows += grid.expand([_cells(row, where) for row in group], len(rows) + 1)
    names = tuple(" ".join(dict.fromkeys(cell.text for cell in column)) for column in zip(*header, strict=True))
    return TableBlock(caption, names, tuple(rows))


def _groups(table: Element) -> list[list[Element]]:
    """The header rows, then the rows of each body; without a ``thead`` the first row of all ``th`` is the header."""
    head = [row for group in children(table, "thead") for row in children(group, "tr")]
    bodies = [list(children(group, "tr")) for group in children(table, "tbody", "tfoot")]
    loose = list(children(table, "tr"))
    bodies = [body for body in [*bodies, loose] if body]
    if not head and bodies and all(local_name(cell) == "th" for cell in children(bodies[0][0], "th", "td")):
        head, bodies[0] = [bodies[0][0]], bodies[0][1:]
    return [head, *bodies]


def _cells(row: Element, where: str) -> list[SpannedCell]:
    return [
        SpannedCell(_content(cell), _span(cell, "rowspan", where), _span(cell, "colspan", where))
        for cell in children(row, "th", "td")
    ]


def _span(cell: Element, attribute: str, where: str) -> int:
    value = cell.get(attribute, "1")
    if not re.fullmatch(r"[1-9][0-9]{0,3}", value):
        raise SpecError(f"{where}: expected a {attribute} from 1 to 9999, found {value!r}")
    return int(value)


def _content(element: Element) -> Text:
    pieces: list[str] = []
    links: list[Link] = []
    _gather(element, pieces, links)
    return Text(clean("".join(pieces)), tuple(links))


def _gather(element: Element, pieces: list[str], links: list[Link]) -> None:
    if local_name(element) in _UNSEEN or not local_name(element):
        return
    href = element.get("href") if local_name(element) == "a" else None
    if href:
        links.append(_link(href))
    pieces.append(element.text or "")
    for child in element:
        around = " " if local_name(child) in _BLOCKS or local_name(child) == "br" else ""
        pieces.append(around)
        _gather(child, pieces, links)
        pieces.append(around + (child.tail or ""))


def _link(href: str) -> Link:
    """Read a link of the published pages: ``../part03/sect_A.26.html``, ``part03.html#sect_A.26``.

    >>> _link("part03.html#sect_A.26"), _link("sect_B.5.html#sect_B.5.1.1").section
    (Link(part='PS3.3', target='sect_A.26'), 'B.5.1.1')
    """
    place, _, fragment = href.partition("#")
    part = _PART.search(place)
    return Link(f"PS3.{int(part[1])}" if part else "PS3.4", fragment or place.rpartition("/")[2])
