"""PS3.3 → what it states about storage: titles, the Modules of the IODs, the Directory Records; no I/O."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.errors import SpecError
from codegen.model.edition import Module
from codegen.standard.document import Document, Section, Table
from codegen.standard.text import Text, plain

PART: Final = "PS3.3"
RECORDS_SECTION: Final = "F.5"
"""Where PS3.3 defines the Directory Records, each in a section of its own."""
_GENERAL_SECTION: Final = "A.1"
"""What all IODs have in common; its subsections are named after Information Entities."""
_MODEL_SECTION: Final = "F.4"
_DIRECTORY_SECTION: Final = "F.3"
"""Where PS3.3 defines the IOD of the Media Storage Directory, the only IOD outside of Annex A."""
_RECORD_SECTION: Final = re.compile(re.escape(RECORDS_SECTION) + r"\.[0-9]+")
_TYPE: Final = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*")
_USAGE: Final = re.compile(r"([MCU])\b")
_NUMBER: Final = re.compile(r"(?:sect_)?([A-Z]{1,2}(?:\.[0-9]+)+)")


def is_iod(section: str) -> bool:
    """Whether a section number is of Annex A, which defines the Composite IODs, after what they have in common.

    >>> is_iod("A.35.4"), is_iod("A.1.2.11"), is_iod("F.3"), is_iod("AA.1")
    (True, False, False, False)
    """
    return section.startswith("A.") and not is_within(section, _GENERAL_SECTION)


def is_within(section: str, other: str) -> bool:
    """Whether a section is another one, or is under it.

    >>> is_within("A.35.4", "A.35"), is_within("A.35", "A.35"), is_within("A.35", "A.3")
    (True, True, False)
    """
    return f"{section}.".startswith(f"{other}.")


@dataclass(frozen=True, slots=True)
class ModuleTable:
    """A table such as Table A.3-1 "CT Image IOD Modules": the Modules of an IOD, each with its Information Entity."""

    id: str
    section: str
    """The section that contains the table: that of the IOD, or one under it."""
    modules: tuple[Module, ...]
    """A usage is M, C or U, without the condition; usage and section are empty if the table does not give them."""


@dataclass(frozen=True, slots=True)
class Part3:
    """What PS3.3 states about storage."""

    name: str
    titles: Mapping[str, str]
    """The title of every section and annex, by its number."""
    module_tables: tuple[ModuleTable, ...]
    records: tuple[Section, ...]
    """The sections F.5.n."""
    model: Mapping[str, str]
    """The Directory Record Types that Table F.4-1 lists, by the section to which it refers."""
    remarks: tuple[str, ...] = ()
    """What is wrong with the document, each in a sentence; the rest is read in spite of it."""

    def section_titled(self, title: str) -> str | None:
        """The number of the one section of Annex A with this title, if there is one; case and blanks apart."""
        wanted = plain(title).casefold()
        found = [number for number, text in self.titles.items() if plain(text).casefold() == wanted and is_iod(number)]
        return found[0] if len(found) == 1 else None


def part3_of(document: Document) -> Part3:
    """Read PS3.3; raise SpecError if it has no section F.5.n. A fault of a single table is a remark."""
    records = tuple(one for one in document.sections if _RECORD_SECTION.fullmatch(one.number))
    if not records:
        raise SpecError(f"{document.name}: has no section F.5.n (Definition of Specific Directory Records)")
    titles: dict[str, str] = {}
    remarks: list[str] = []
    for section in document.sections:
        if section.number and titles.setdefault(section.number, section.title) != section.title:
            first = titles[section.number]
            remarks.append(f"{document.name}: has two sections {section.number}: {first!r} and {section.title!r}")
    modules: list[ModuleTable] = []
    model: dict[str, str] = {}
    for table in document.tables:
        defines_iod = is_iod(table.section) or is_within(table.section, _DIRECTORY_SECTION)
        if table.fault and (defines_iod or is_within(table.section, _MODEL_SECTION)):
            remarks.append(table.fault)
        elif defines_iod:
            modules += _modules(table)
        elif is_within(table.section, _MODEL_SECTION):
            model |= _model(table, remarks)
    if not modules:
        remarks.append(f"{document.name}: expected tables with the columns IE and Module in Annex A, found none")
    return Part3(document.name, titles, tuple(modules), records, model, tuple(remarks))


def _modules(table: Table) -> Iterator[ModuleTable]:
    """Read a table of Annex A or section F.3; yield nothing if it is another table than one of Modules.

    The table of the Basic Directory IOD has no Information Entities.
    """
    entity = _column(table, "ie", "iename", "informationentity")
    name = _column(table, "module", "modules", "modulename")
    has_entities = is_iod(table.section)
    if name is None or (entity is None and has_entities):
        return
    usage, reference = _column(table, "usage"), _column(table, "reference", "section")
    modules: list[Module] = []
    last = ""
    for row in table.rows:
        # Some tables leave the cell empty where the others let the one above span.
        last = _cell(row, entity).text or last
        if row[name].text and (last or not has_entities):
            match = _USAGE.match(_cell(row, usage).text)
            section = _section(_cell(row, reference))
            modules.append(Module(last, row[name].text, match[1] if match else "", section))
    yield ModuleTable(table.number, table.section, tuple(modules))


def _model(table: Table, remarks: list[str]) -> dict[str, str]:
    """Read Table F.4-1: Directory Record Types by the section that defines them."""
    kind, section = _column(table, "directoryrecordtype"), _column(table, "section")
    model: dict[str, str] = {}
    for row in table.rows if kind is not None and section is not None else ():
        of_type, linked = _cell(row, kind), [link.section for link in _cell(row, section).links if link.section]
        if len(linked) == 1 and _TYPE.fullmatch(of_type.text):
            model[linked[0]] = of_type.text
        elif linked:
            remarks.append(f"{table.where}: expected a type and one section, found {of_type.text!r} and {linked}")
    return model


def _column(table: Table, *spellings: str) -> int | None:
    folded = [re.sub(r"\s+", "", text).casefold() for text in table.header]
    return next((place for place, text in enumerate(folded) if text in spellings), None)


def _cell(row: tuple[Text, ...], column: int | None) -> Text:
    return row[column] if column is not None else Text("")


def _section(cell: Text) -> str:
    printed = _NUMBER.findall(cell.text) if _NUMBER.fullmatch(cell.text) else []
    linked = {section for link in cell.links if (section := link.section)}
    return linked.pop() if len(linked) == 1 else "".join(printed)
