"""A part of the standard as DocBook → tables found by their label, spans expanded, links kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.document import Grid, Link, Origin, Passage, Section, SpannedCell, Table, Text, clean, read_bytes
from codegen.standard.xml import XML_ID, Element, children, local_name, parse_xml, stream_xml

_SUBTITLE: Final = re.compile(r"DICOM\s+PS\s?3\.([0-9]+)\s+(\S+)\s+[-\u2013\u2014]\s+(.+)")
_BLOCKS: Final = frozenset({"para", "listitem", "itemizedlist", "orderedlist", "note", "variablelist"})
_LINKS: Final = frozenset({"xref", "olink"})
_LARGEST_SPAN: Final = 10_000


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document says of itself: ``<subtitle>DICOM PS3.4 2017c - Service Class Specifications</subtitle>``."""

    part: str
    edition: str
    title: str

    @classmethod
    def of(cls, subtitle: str) -> "Heading | None":
        """Read a subtitle, in either of its two spellings.

        >>> Heading.of("DICOM PS 3.6 2013 - Data Dictionary")
        Heading(part='PS3.6', edition='2013', title='Data Dictionary')
        """
        match = _SUBTITLE.fullmatch(clean(subtitle))
        return cls(f"PS3.{match[1]}", match[2], match[3]) if match else None


class _Subtitle:
    """Keeps the subtitle of a book and lets everything else go by."""

    def __init__(self) -> None:
        self.text: str | None = None

    def start(self, element: Element) -> None:
        """Nothing is known of an element before it ends."""

    def end(self, element: Element) -> bool:
        """Keep the first subtitle that stands in the book itself, or in its ``<info>``."""
        parent = element.getparent()
        if local_name(element) == "subtitle" and parent is not None and local_name(parent) in {"book", "info"}:
            self.text = self.text or _content(element, "").text
        return False


def identify(path: Path) -> tuple[str, str]:
    """The part and the edition that a document says it is of; raise SpecError where it is no whole DocBook document.

    The document is read from end to end in bounded memory: one that is cut off is refused.
    """
    subtitle = _Subtitle()
    with path.open("rb") as file:
        chunks = iter(lambda: file.read(1 << 16), b"")
        stream_xml(chunks, path.name, ("subtitle", "para", "tr", "section", "chapter"), subtitle)
    heading = Heading.of(subtitle.text or "")
    if heading is None:
        raise SpecError(f"{path.name}: expected <subtitle> 'DICOM PS3.4 2017c - ...', found {subtitle.text!r}")
    return heading.part, str(Edition.parse(heading.edition))


class DocBook:
    """A DocBook document of the standard; see ``codegen.standard.document.Document``."""

    def __init__(self, path: Path, *, edition: Edition | None = None) -> None:
        data, digest = read_bytes(path)
        self._name = path.name
        self._root = parse_xml(data, self._name)
        heading = self._heading()
        said = self._edition(heading, edition)
        self.origin = Origin(
            name=self._name,
            part=heading.part,
            edition=said,
            title=heading.title,
            form="DocBook",
            url=said.docbook_url(heading.part),
            sha256=digest,
            size=len(data),
        )
        self._labelled = self._index()

    def _heading(self) -> Heading:
        if local_name(self._root) != "book":
            raise SpecError(f"{self._name}: expected a DocBook <book>, found <{local_name(self._root)}>")
        places = [self._root, *children(self._root, "info")]
        for subtitle in (found for place in places for found in children(place, "subtitle")):
            text = _content(subtitle, "").text
            if heading := Heading.of(text):
                return heading
            raise SpecError(f"{self._name}: expected <subtitle> 'DICOM PS3.4 2017c - ...', found {text!r}")
        label = self._root.get("label")
        if label is None or not re.fullmatch(r"PS3\.[0-9]+", label):
            raise SpecError(f"{self._name}: expected a part of DICOM, found a <book> without <subtitle> and label")
        return Heading(label, "", "")

    def _edition(self, heading: Heading, given: Edition | None) -> Edition:
        if not heading.edition:
            if given is None:
                raise SpecError(f"{self._name}: does not say its edition (no <subtitle>): give it with --edition")
            return given
        try:
            said = Edition.parse(heading.edition)
        except SpecError as error:
            raise SpecError(f"{self._name}: <subtitle>: {error}") from None
        if given is not None and given != said:
            raise SpecError(f"{self._name}: its <subtitle> says edition {said}, --edition says {given}")
        return said

    def _index(self) -> dict[str, list[Element]]:
        index: dict[str, list[Element]] = {}
        for element in self._root.iter("{*}table", "{*}section", "{*}chapter"):
            for key in _keys(element):
                index.setdefault(key, []).append(element)
        return index

    def _find(self, key: str, what: str) -> Element | None:
        found = self._labelled.get(key, [])
        if len(found) > 1:
            raise SpecError(f"{self._name}: expected one {what}, found {len(found)}")
        return found[0] if found else None

    def table(self, table_id: str) -> Table | None:
        """The table of this label (``B.5-1``), or None where the document has none."""
        element = self._find(f"table_{table_id}", f"Table {table_id}")
        if element is None:
            return None
        where = f"{self._name}, Table {table_id}"
        head = [row for group in children(element, "thead") for row in children(group, "tr")]
        width = sum(cell.columns for cell in self._cells(head[0], where)) if head else 0
        if width == 0:
            raise SpecError(f"{where}: has no header row")
        if width > _LARGEST_SPAN:
            raise SpecError(f"{where}: has an impossible header of {width} columns")
        grid = Grid(where, width)
        header_rows = grid.expand([list(self._cells(row, where)) for row in head])
        rows: list[tuple[Text, ...]] = []
        for group in _body_groups(element):
            rows += grid.expand([list(self._cells(row, where)) for row in group], len(rows) + 1)
        caption = next((_content(c, self.origin.part).text for c in children(element, "caption", "title")), "")
        return Table(self._name, table_id, caption, _chapter(element), _header(header_rows), tuple(rows))

    def _cells(self, row: Element, where: str) -> Iterator[SpannedCell]:
        for cell in children(row, "td", "th"):
            content = _content(cell, self.origin.part)
            yield SpannedCell(content, _span(cell, "rowspan", where), _span(cell, "colspan", where))

    def section(self, number: str) -> Section | None:
        """The section of this number (``I.4``), or None where the document has none."""
        element = self._find(f"sect_{number}", f"section {number}")
        if element is None:
            return None
        return Section(number, tuple(_passages(element, self.origin.part)))


def _keys(element: Element) -> set[str]:
    kind = {"table": "table_", "section": "sect_", "chapter": "chapter_"}[local_name(element)]
    label = element.get("label")
    keys = {f"{kind}{label}"} if label else set[str]()
    identifier = element.get(XML_ID)
    return keys | {identifier} if identifier and identifier.startswith(kind) else keys


def _body_groups(table: Element) -> Iterator[list[Element]]:
    loose: list[Element] = []
    for child in table:
        if local_name(child) in {"tbody", "tfoot"}:
            yield list(children(child, "tr"))
        elif local_name(child) == "tr":
            loose.append(child)
    if loose:
        yield loose


def _header(rows: list[tuple[Text, ...]]) -> tuple[str, ...]:
    return tuple(" ".join(dict.fromkeys(cell.text for cell in column)) for column in zip(*rows, strict=True))


def _span(cell: Element, attribute: str, where: str) -> int:
    value = cell.get(attribute, "1")
    if not re.fullmatch(r"[1-9][0-9]{0,3}", value):
        raise SpecError(f"{where}: expected a {attribute} from 1 to 9999, found {value!r}")
    return int(value)


def _chapter(element: Element) -> str | None:
    for ancestor in element.iterancestors("{*}chapter", "{*}appendix"):
        for title in children(ancestor, "title"):
            return re.sub(r"\s*\((?:Normative|Informative)\)$", "", _content(title, "").text)
    return None


def _passages(section: Element, part: str) -> Iterator[Passage]:
    for child in section:
        name = local_name(child)
        if name == "para":
            yield from _paragraph(child, part)
        elif name in {"itemizedlist", "orderedlist"}:
            for item in children(child, "listitem"):
                yield _passage(item, part, "item")
        elif name == "note":
            for para in child.iter("{*}para"):
                yield _passage(para, part, "note")


def _paragraph(para: Element, part: str) -> Iterator[Passage]:
    yield _passage(para, part, "para", skip=("itemizedlist", "orderedlist"))
    for nested in children(para, "itemizedlist", "orderedlist"):
        for item in children(nested, "listitem"):
            yield _passage(item, part, "item")


def _passage(element: Element, part: str, kind: str, skip: tuple[str, ...] = ()) -> Passage:
    content = _content(element, part, skip)
    match kind:
        case "item" | "note":
            return Passage(content.text, content.links, kind)
        case _:
            return Passage(content.text, content.links)


def _content(element: Element, part: str, skip: Iterable[str] = ()) -> Text:
    pieces: list[str] = []
    links: list[Link] = []
    _gather(element, part, frozenset(skip), pieces, links)
    return Text(clean("".join(pieces)), tuple(links))


def _gather(element: Element, part: str, skip: frozenset[str], pieces: list[str], links: list[Link]) -> None:
    name = local_name(element)
    if name in _LINKS:
        link = Link(element.get("targetdoc") or part, element.get("targetptr") or element.get("linkend") or "")
        links.append(link)
        pieces.append(element.text or _label(link, element.get("xrefstyle") or ""))
        return
    pieces.append(element.text or "" if name else "")
    for child in element:
        child_name = local_name(child)
        if child_name and child_name not in skip:
            around = " " if child_name in _BLOCKS else ""
            pieces.append(around)
            _gather(child, part, skip, pieces, links)
            pieces.append(around)
        pieces.append(child.tail or "")


def _label(link: Link, style: str) -> str:
    """What a link without text of its own shows, as far as this document can tell: a title lives with its target."""
    if "title" in style and "label" not in style:
        return ""
    kind, _, number = link.target.partition("_")
    match kind:
        case "table":
            return f"Table {number}"
        case "chapter":
            return f"Annex {number}"
        case "sect":
            return number
        case _:
            return link.target
