"""PS3.3 as DocBook, read in bounded memory → titles, the tables of Modules of its IODs, the sections of Annex F."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.docbook_text import is_deleted, is_unseen, markup_with_targets, passages
from codegen.standard.document import Origin, Section
from codegen.standard.grid import Reading, read_rows
from codegen.standard.heading import Heading
from codegen.standard.module_tables import ModuleTable, read_model, read_modules
from codegen.standard.source import LARGEST, Source
from codegen.standard.text import content, plain
from codegen.standard.xml import Attributes, Element, children, local_name, stream_xml

PART: Final = "PS3.3"
IOD_ANNEX: Final = "A"
"""Where PS3.3 defines the Composite IODs, each with a table of its Modules."""
RECORDS_SECTION: Final = "F.5"
"""Where PS3.3 defines the Directory Records, each in a section of its own."""
MODEL_SECTION: Final = "F.4"
DIRECTORY_SECTION: Final = "F.3"
"""Where PS3.3 defines the IOD of the Media Storage Directory, the one that is not in Annex A."""
_GENERAL_SECTION: Final = "A.1"
"""What all IODs have in common; its subsections are named after Information Entities."""

_DIVISIONS: Final = frozenset({"chapter", "appendix", "section"})
_RECORD_SECTION: Final = re.compile(re.escape(RECORDS_SECTION) + r"\.[0-9]+")
_NUMBERED: Final = re.compile(r"(?:sect|chapter)_(.+)")


@dataclass(frozen=True, slots=True)
class Part3:
    """What PS3.3 contains about storage: no attributes, no macros, no text outside of section F.5."""

    origin: Origin
    titles: Mapping[str, str]
    """The title of every section and annex, by its number."""
    module_tables: tuple[ModuleTable, ...]
    records: tuple[Section, ...]
    """The sections F.5.n. A link appears in the text of a passage as its target: ``the Dose IE of the sect_A.18``."""
    model: Mapping[str, str]
    """The Directory Record Types that Table F.4-1 lists, by the section that it refers to."""
    remarks: tuple[str, ...] = ()
    """What is wrong with the document, each in a sentence; the rest is read in spite of it."""

    def section_titled(self, title: str) -> str | None:
        """The number of the one section of Annex A with this title, where there is one; case and blanks apart."""
        wanted = plain(title).casefold()
        found = [number for number, text in self.titles.items() if plain(text).casefold() == wanted and is_iod(number)]
        return found[0] if len(found) == 1 else None


def is_iod(section: str) -> bool:
    """Whether a section number is of Annex A, which defines the Composite IODs, after what they have in common.

    >>> is_iod("A.35.4"), is_iod("A.1.2.11"), is_iod("F.3"), is_iod("AA.1")
    (True, False, False, False)
    """
    return section.startswith(f"{IOD_ANNEX}.") and not is_within(section, _GENERAL_SECTION)


def defines_iod(section: str) -> bool:
    """Whether a section is one of those that define IODs, of Composite SOP Classes or of the directory."""
    return is_iod(section) or is_within(section, DIRECTORY_SECTION)


def is_within(section: str, other: str) -> bool:
    """Whether a section is another one, or is under it.

    >>> is_within("A.35.4", "A.35"), is_within("A.35", "A.35"), is_within("A.35", "A.3")
    (True, True, False)
    """
    return f"{section}.".startswith(f"{other}.")


def read_part3(path: Path, *, edition: Edition | None = None) -> Part3:
    """Read PS3.3, which is tens of megabytes long, in memory that does not grow with it.

    Raises SpecError if the document is not DocBook of PS3.3, if its edition is neither in it nor given, and
    where it has no section F.5.n. What is wrong with a single table is a remark.
    """
    source = Source(path, LARGEST[PART])
    reader = _Reader(path.name)
    stream_xml(source.chunks(), path.name, reader)
    heading = reader.identity()
    declared = heading.edition_of(path.name, edition)
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
            edition=declared,
            title=heading.title,
            form="DocBook",
            url=declared.docbook_url(PART),
            sha256=source.sha256,
            size=source.size,
        ),
        titles=reader.titles,
        module_tables=tuple(reader.module_tables),
        records=tuple(reader.records),
        model=reader.model,
        remarks=tuple(remarks),
    )


class _Reader:
    """Takes what is wanted of the document, each element when it has ended."""

    def __init__(self, name: str) -> None:
        self.titles: dict[str, str] = {}
        self.module_tables: list[ModuleTable] = []
        self.records: list[Section] = []
        self.model: dict[str, str] = {}
        self.remarks: list[str] = []
        self._name = name
        self._markup = markup_with_targets(name)
        self._label: str | None = None
        self._heading: Heading | None = None
        self._over: list[tuple[str, str, str]] = []
        """The elements around the next one: name, its own number as a section, and that of the section it is in."""

        self._deleted: list[int] = []
        """How deep the elements around the next one stand that are deleted, with all that is in them."""

    def start(self, tag: str, attributes: Attributes) -> bool:
        """Note where an element begins; want titles, the tables of Annex A and F.4, and the sections F.5.n."""
        if not self._over and tag == "book":
            self._label = attributes.get("label", "")
        around, _, number = self._over[-1] if self._over else ("", "", "")
        if is_deleted(attributes):
            self._deleted.append(len(self._over))
        own = _number(attributes) if tag in _DIVISIONS else ""
        self._over.append((tag, own, own or number))
        if self._deleted:
            return False
        match tag:
            case "title":
                return around in _DIVISIONS
            case "subtitle":
                return not number and self._heading is None
            case "table":
                return defines_iod(number) or is_within(number, MODEL_SECTION)
            case _:
                return tag == "section" and _RECORD_SECTION.fullmatch(own) is not None

    def end(self, tag: str, element: Element | None) -> None:
        """Read what was wanted."""
        *_, number = self._over.pop()
        if self._deleted and self._deleted[-1] == len(self._over):
            self._deleted.pop()
        if element is None:
            return
        match tag:
            case "title":
                self._title(self._over[-1][1], content(element, self._markup).text)
            case "subtitle":
                self._subtitle(content(element, self._markup).text)
            case "table":
                self._table(element, number)
            case _:
                self._record(element, number)

    def identity(self) -> Heading:
        """The heading of the document; raise SpecError if it is not PS3.3."""
        if self._label is None:
            raise SpecError(f"{self._name}: expected a DocBook <book>, found none")
        heading = self._heading or Heading(self._label, "", "")
        if heading.part != PART:
            raise SpecError(f"{self._name}: expected {PART}, found {heading.part or 'a <book> without <subtitle>'}")
        return heading

    def _subtitle(self, text: str) -> None:
        self._heading = Heading.of_subtitle(text, self._name)
        if self._heading.part != PART:
            raise SpecError(f"{self._name}: expected {PART}, found {self._heading.part} ({self._heading.title})")

    def _title(self, number: str, text: str) -> None:
        if number and self.titles.setdefault(number, text) != text:
            self.remarks.append(f"{self._name}: has two sections {number}: {self.titles[number]!r} and {text!r}")

    def _record(self, element: Element, number: str) -> None:
        self.records.append(Section(number, tuple(passages(element, self._markup))))
        for section in element.iter("section"):
            for title in children(section, "title"):
                self._title(_number(dict(section.items())), content(title, self._markup).text)

    def _table(self, element: Element, number: str) -> None:
        label = element.get("label") or (element.get("id") or "").removeprefix("table_")
        where = f"{self._name}, Table {label or f'without label in section {number}'}"
        reading = Reading(where, lambda cell: content(cell, self._markup), is_unseen, spans_may_end_with_the_table=True)
        try:
            header, rows = read_rows(element, reading)
        except SpecError as error:
            if local_name(element) == "table" and next(iter(children(element, "thead")), None) is not None:
                self.remarks.append(str(error))
            return
        if defines_iod(number):
            self.module_tables += read_modules(label, number, header, rows)
            return
        model, remarks = read_model(where, header, rows)
        self.model |= model
        self.remarks += remarks


def _number(attributes: Attributes) -> str:
    """The number of a section: that of its identifier, which is what links lead to, or else its label."""
    found = _NUMBERED.fullmatch(attributes.get("id", ""))
    return found[1] if found else attributes.get("label", "")
