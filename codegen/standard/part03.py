"""PS3.3 as DocBook, read in bounded memory → titles, the tables of Modules of its IODs, the sections of Annex F."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.docbook import Heading
from codegen.standard.document import Grid, Link, Origin, Passage, Section, SpannedCell, Text, clean
from codegen.standard.xml import XML_ID, Element, children, local_name, stream_xml

PART: Final = "PS3.3"
IOD_ANNEX: Final = "A"
"""Where PS3.3 defines the Composite IODs, each with a table of its Modules."""
RECORDS_SECTION: Final = "F.5"
"""Where PS3.3 defines the Directory Records, each in a section of its own."""
MODEL_SECTION: Final = "F.4"

_CHUNK: Final = 1 << 16
_WIDEST: Final = 100
_DIVISIONS: Final = frozenset({"chapter", "appendix", "section"})
_LISTS: Final = frozenset({"itemizedlist", "orderedlist", "variablelist"})
_LINKS: Final = frozenset({"xref", "olink", "link"})
_APART: Final = frozenset({"para", "listitem", "note", "term"}) | _LISTS
_RECORD_SECTION: Final = re.compile(re.escape(RECORDS_SECTION) + r"\.[0-9]+")
_SPAN: Final = re.compile(r"[1-9][0-9]{0,3}")
_TYPE: Final = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ModuleTable:
    """A table such as Table A.3-1 "CT Image IOD Modules": the Modules of an IOD, each with its Information Entity."""

    id: str
    section: str
    """The section in which the table stands; it is that of the IOD, or one under it."""
    modules: tuple[tuple[str, str], ...]
    """Information Entity and Module of each row, as printed."""


@dataclass(frozen=True, slots=True)
class Part3:
    """What PS3.3 says that bears on storage: no attribute, no macro, no sentence outside of section F.5."""

    origin: Origin
    titles: Mapping[str, str]
    """The title of every section and annex, by its number."""
    module_tables: tuple[ModuleTable, ...]
    records: tuple[Section, ...]
    """The sections F.5.n. A link stands in the text of a passage as its target: ``the Dose IE of the sect_A.18``."""
    model: Mapping[str, str]
    """The Directory Record Types that Table F.4-1 lists, by the section that it refers to."""
    remarks: tuple[str, ...] = ()
    """What is wrong with the document, each in a sentence; none of it keeps the rest from being read."""

    def section_titled(self, title: str) -> str | None:
        """The number of the one section of Annex A with this title, where there is one; case and blanks apart."""
        wanted = clean(title).casefold()
        found = [number for number, text in self.titles.items() if text.casefold() == wanted and is_iod(number)]
        return found[0] if len(found) == 1 else None


def is_iod(section: str) -> bool:
    """Whether a section number is of Annex A, which defines the Composite IODs.

    >>> is_iod("A.35.4"), is_iod("F.3"), is_iod("AA.1")
    (True, False, False)
    """
    return section.startswith(f"{IOD_ANNEX}.")


def is_within(section: str, other: str) -> bool:
    """Whether a section is another one, or stands under it.

    >>> is_within("A.35.4", "A.35"), is_within("A.35", "A.35"), is_within("A.35", "A.3")
    (True, True, False)
    """
    return f"{section}.".startswith(f"{other}.")


def read_part3(path: Path, *, edition: Edition | None = None) -> Part3:
    """Read PS3.3, which is tens of megabytes long, in memory that does not grow with it.

    Raises SpecError where the document is no DocBook of PS3.3, or does not say its edition and none is given, and
    where it has no section F.5.n or no module table at all. What is wrong with a single table is a remark.
    """
    digest = hashlib.sha256()
    reader = _Reader(path.name)
    size = 0

    def chunks() -> Iterator[bytes]:
        nonlocal size
        for chunk in _chunks(path):
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    stream_xml(chunks(), path.name, ("*",), reader)
    heading, said = reader.identity(edition)
    if not reader.records:
        raise SpecError(
            f"{path.name}: this {PART} has no section {RECORDS_SECTION}.n (Definition of Specific Directory Records)"
        )
    remarks = list(reader.remarks)
    if not reader.module_tables:
        remarks.append(f"{path.name}: expected tables with the columns IE and Module in Annex {IOD_ANNEX}, found none")
    return Part3(
        origin=Origin(
            name=path.name,
            part=PART,
            edition=said,
            title=heading.title,
            form="DocBook",
            url=said.docbook_url(PART),
            sha256=digest.hexdigest(),
            size=size,
        ),
        titles=reader.titles,
        module_tables=tuple(reader.module_tables),
        records=tuple(reader.records),
        model=reader.model,
        remarks=tuple(remarks),
    )


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            empty = True
            while chunk := file.read(_CHUNK):
                empty = empty and not chunk.strip()
                yield chunk
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
    if empty:
        raise SpecError(f"{path}: is empty, expected a document of the DICOM standard")


class _Reader:
    """Hears of a document as it goes by, and keeps the little that is wanted; see ``markup.Listener``."""

    def __init__(self, name: str) -> None:
        self.titles: dict[str, str] = {}
        self.module_tables: list[ModuleTable] = []
        self.records: list[Section] = []
        self.model: dict[str, str] = {}
        self.remarks: list[str] = []
        self._name = name
        self._heading: Heading | None = None
        self._label: str | None = None
        self._numbers: list[str] = []
        self._kept: Element | None = None

    def start(self, element: Element) -> None:
        """Follow the sections, and keep a table or a section that is to be read whole."""
        kind = local_name(element)
        if kind == "book":
            self._label = element.get("label") or ""
        elif kind in _DIVISIONS:
            self._numbers.append(_number(element) or self._number)
        if self._kept is None and self._is_wanted(kind):
            self._kept = element

    def end(self, element: Element) -> bool:
        """Read what has ended; say whether it is part of something that has not."""
        kind = local_name(element)
        is_whole = element is self._kept
        if is_whole:
            self._kept = None
        match kind:
            case "title":
                self._title(element)
            case "subtitle":
                self._subtitle(element)
            case "table" | "section" if is_whole:
                self._read(element, kind)
            case _:
                pass
        if kind in _DIVISIONS:
            self._numbers.pop()
        return self._kept is not None

    def identity(self, given: Edition | None) -> tuple[Heading, Edition]:
        """What the document says it is; raise SpecError where that is not PS3.3 of the edition that is given."""
        if self._label is None:
            raise SpecError(f"{self._name}: expected a DocBook <book>, found none")
        heading = self._heading or Heading(self._label, "", "")
        if heading.part != PART:
            raise SpecError(f"{self._name}: expected {PART}, found {heading.part or 'a <book> without <subtitle>'}")
        if not heading.edition and given is None:
            raise SpecError(f"{self._name}: does not say its edition (no <subtitle>): give it with --edition")
        try:
            said = given if given and not heading.edition else Edition.parse(heading.edition)
        except SpecError as error:
            raise SpecError(f"{self._name}: <subtitle>: {error}") from None
        if given is not None and given != said:
            raise SpecError(f"{self._name}: its <subtitle> says edition {said}, --edition says {given}")
        return heading, said

    @property
    def _number(self) -> str:
        return self._numbers[-1] if self._numbers else ""

    def _is_wanted(self, kind: str) -> bool:
        match kind:
            case "title" | "subtitle":
                return True
            case "table":
                return is_iod(self._number) or is_within(self._number, MODEL_SECTION)
            case _:
                return kind == "section" and _RECORD_SECTION.fullmatch(self._number) is not None

    def _subtitle(self, element: Element) -> None:
        if self._heading is not None or self._numbers:
            return
        text = clean(_text(element))
        self._heading = Heading.of(text)
        if self._heading is None:
            raise SpecError(f"{self._name}: expected <subtitle> 'DICOM {PART} 2026a - ...', found {text!r}")
        if self._heading.part != PART:
            raise SpecError(f"{self._name}: expected {PART}, found {self._heading.part} ({self._heading.title})")

    def _title(self, element: Element) -> None:
        parent = element.getparent()
        number = _number(parent) if parent is not None and local_name(parent) in _DIVISIONS else ""
        text = clean(_text(element))
        if number and self.titles.setdefault(number, text) != text:
            self.remarks.append(f"{self._name}: has two sections {number}: {self.titles[number]!r} and {text!r}")

    def _read(self, element: Element, kind: str) -> None:
        if kind == "section":
            self.records.append(Section(self._number, tuple(_passages(element))))
            return
        table = element.get("label") or (element.get(XML_ID) or "").removeprefix("table_")
        where = f"{self._name}, Table {table or f'without label in section {self._number}'}"
        try:
            header, rows = _rows(element, where)
        except SpecError as error:
            self.remarks.append(str(error))
            return
        if is_iod(self._number):
            self._read_modules(table, header, rows)
        else:
            self._read_model(where, header, rows)

    def _read_modules(self, table: str, header: list[str], rows: list[tuple[Text, ...]]) -> None:
        entity = _column(header, "ie", "informationentity")
        module = _column(header, "module", "modules", "modulename")
        if entity is None or module is None:
            return
        modules: list[tuple[str, str]] = []
        last = ""
        for row in rows:
            # Some tables leave the cell empty where the others let the one above span.
            last = row[entity].text or last
            if last and row[module].text:
                modules.append((last, row[module].text))
        self.module_tables.append(ModuleTable(table, self._number, tuple(modules)))

    def _read_model(self, where: str, header: list[str], rows: list[tuple[Text, ...]]) -> None:
        kind, section = _column(header, "directoryrecordtype"), _column(header, "section")
        if kind is None or section is None:
            return
        for row in rows:
            linked = [link.section for link in row[section].links if link.section]
            if len(linked) == 1 and _TYPE.fullmatch(row[kind].text):
                self.model[linked[0]] = row[kind].text
            elif linked:
                self.remarks.append(f"{where}: expected a type and one section, found {row[kind].text!r} and {linked}")


def _number(element: Element) -> str:
    """The number of a section: that of its identifier, which is what links lead to, or else its label."""
    identifier = element.get(XML_ID) or ""
    found = re.fullmatch(r"(?:sect|chapter)_(.+)", identifier)
    return found[1] if found else element.get("label") or ""


def _passages(section: Element) -> Iterator[Passage]:
    """The passages of a section, up to its first subsection; a note stays apart from what it is a note to."""
    for child in section:
        name = local_name(child)
        if name == "para":
            yield from _paragraph(child)
        elif name in _LISTS:
            yield from _items(child)
        elif name == "note":
            yield _passage(child, "note")


def _paragraph(para: Element) -> Iterator[Passage]:
    yield _passage(para, "para")
    for child in para:
        if local_name(child) in _LISTS:
            yield from _items(child)


def _items(group: Element) -> Iterator[Passage]:
    for item in group.iter("{*}listitem"):
        yield _passage(item, "item")


def _passage(element: Element, kind: str) -> Passage:
    text = clean(_text(element, skip=_LISTS | {"note"} if kind != "note" else frozenset[str]()))
    match kind:
        case "item" | "note":
            return Passage(text, kind=kind)
        case _:
            return Passage(text)


def _text(element: Element, skip: frozenset[str] = frozenset()) -> str:
    """The text of an element, a link as its target; without recursion, for elements may be nested without end."""
    pieces: list[str] = []
    todo: list[Element | str] = [element]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        name = local_name(item)
        around = " " if name in _APART else '"' if name == "quote" else ""
        inner = [_link(item).target] if name in _LINKS else list(_content(item, skip))
        todo += [around, *reversed(inner), around]
    return "".join(pieces)


def _content(element: Element, skip: frozenset[str]) -> Iterator[Element | str]:
    yield element.text or ""
    for child in element:
        if local_name(child) not in skip:
            yield child
        yield child.tail or ""


def _link(element: Element) -> Link:
    """Read a link; of one into another part of the standard no more than the part is of interest here."""
    part = element.get("targetdoc") or PART
    target = element.get("targetptr") or element.get("linkend") or _text_of_link(element)
    return Link(part, target if part == PART else part)


def _text_of_link(element: Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _rows(table: Element, where: str) -> tuple[list[str], list[tuple[Text, ...]]]:
    """The texts of the header and the cells of the rows, spans expanded; raise SpecError where they do not fit."""
    head = [row for group in children(table, "thead") for row in children(group, "tr")]
    if not head:
        return [], []
    width = sum(cell.columns for cell in _cells(head[0], where, 1))
    if width > _WIDEST:
        raise SpecError(f"{where}: expected a table of at most {_WIDEST} columns, found {width}")
    grid = Grid(where, width)
    columns = zip(*grid.expand(list(_spanned(head, where))), strict=True)
    header = [" ".join(dict.fromkeys(cell.text for cell in column)) for column in columns]
    rows: list[tuple[Text, ...]] = []
    for group in children(table, "tbody", "tfoot"):
        rows += grid.expand(list(_spanned(list(children(group, "tr")), where)), len(rows) + 1)
    return header, rows


def _spanned(rows: list[Element], where: str) -> Iterator[list[SpannedCell]]:
    for number, row in enumerate(rows):
        yield list(_cells(row, where, len(rows) - number))


def _cells(row: Element, where: str, rows_left: int) -> Iterator[SpannedCell]:
    for cell in children(row, "td", "th"):
        links = tuple(_link(link) for name in _LINKS for link in cell.iter(f"{{*}}{name}"))
        # A cell cannot span more rows than there are: browsers, too, let it end with the table.
        down = min(_span(cell, "rowspan", where), rows_left)
        yield SpannedCell(Text(clean(_text(cell)), links), down, _span(cell, "colspan", where))


def _span(cell: Element, attribute: str, where: str) -> int:
    value = cell.get(attribute, "1")
    if _SPAN.fullmatch(value) is None:
        raise SpecError(f"{where}: expected a {attribute} from 1 to 9999, found {value!r}")
    return int(value)


def _column(header: Iterable[str], *spellings: str) -> int | None:
    folded = [re.sub(r"\s+", "", text).casefold() for text in header]
    return next((place for place, text in enumerate(folded) if text in spellings), None)
