"""Which tables make up Media Storage in an edition, and what else PS3.4 states about them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from codegen.errors import SpecError
from codegen.standard.document import TABLE_NUMBER, Document, Section
from codegen.standard.text import Text, plain
from codegen.tables.snapshot import MediaStorageSection
from codegen.tables.terms import (
    DIRECTORY_TABLE,
    MEDIA_STORAGE_DIRECTORY,
    NON_PATIENT_TABLE,
    RELATED_TABLE,
    RETIRED_TABLE,
    STORAGE_TABLE,
)

READ_IF_PRINTED: Final = (STORAGE_TABLE, NON_PATIENT_TABLE, RETIRED_TABLE, RELATED_TABLE)
"""The tables beside those that section I.4 lists; up to 2016b it lists all classes itself."""
_OF_OTHER_CLASSES: Final = frozenset({RETIRED_TABLE, RELATED_TABLE, "I.5-1"})
"""The tables to which section I.4 may refer for something other than its SOP Classes."""
_STORAGE_ANNEXES: Final = frozenset({"B", "GG", "I"})
_SHARED_UIDS: Final = re.compile(r"Except for the (.+?) SOP Class(?:es)?, .*\bsame UID\b")
_ANNEX_N: Final = re.compile(r"See Annex ([A-Z]+)\b")
_APPLIES: Final = re.compile(r"requirements of Annex ([A-Z]+) apply to the following SOP Classes")
_APPLIES_NOT: Final = re.compile(r"Annex ([A-Z]+) requirements do not apply to the (.+?) SOP Class(?:es)?\b")
_AND_SPECIALIZED: Final = re.compile(
    r",? and SOP Classes for which (it is|they are) the Related General SOP Class(?:es)?"
)
_ANNEX_O_SECTIONS: Final = ("I.4.1.2", "B.5.1.5")
"""Where the list of classes under Annex O is: section I.4.1.2 is retired since 2018e."""


def read_section(document: Document) -> MediaStorageSection:
    """Read section I.4; raise SpecError if a reference of it cannot be followed, or a table of SOP Classes is lost."""
    name = document.name
    section = document.section("I.4")
    if section is None:
        raise SpecError(f"{name}: has no section I.4 (Media Storage Standard SOP Classes)")
    if document.table(DIRECTORY_TABLE) is None:
        raise SpecError(f"{name}: section I.4 has no Table I.4-1")
    tables = _referred_tables(section, name)
    for number in tables:
        if document.table(number) is None:
            raise SpecError(f"{name}: section I.4 refers to Table {number}, which this document does not contain")
    _refuse_lone_directory(document, section, tables)
    _refuse_lost_tables(document, tables)
    states = document.section("I.4.1.1")
    lists = [found for number in _ANNEX_O_SECTIONS if (found := document.section(number))]
    annex_o = next((found for found in lists if _states_annex_o(found)), None)
    names, general = _annex_o(annex_o) if annex_o else ((), ())
    return MediaStorageSection(
        tables=tables,
        not_sharing_uid=_matches(_SHARED_UIDS, 1, section.of("note")),
        presentation_state_annex=next(iter(_matches(_ANNEX_N, 1, states.passages if states else ())), None),
        annex_o=names,
        annex_o_general=general,
        annex_o_exceptions=_matches(_APPLIES_NOT, 2, annex_o.passages if annex_o else ()),
    )


def _matches(pattern: re.Pattern[str], group: int, passages: Iterable[Text]) -> tuple[str, ...]:
    return tuple(match[group] for passage in passages if (match := pattern.search(passage.text)))


def _referred_tables(section: Section, name: str) -> tuple[str, ...]:
    """Table I.4-1, and every other table that the section mentions, wherever it does."""
    for number, item in enumerate(section.of("item"), 1):
        if not [*_references(item)]:
            where = f"{name}, section I.4, list item {number}"
            raise SpecError(f"{where}: expected a reference to a table, found {item.text!r}")
    cells = (cell for table in section.tables if not table.number for row in table.rows for cell in row)
    headers = (Text(header) for table in section.tables if not table.number for header in table.header)
    referred = (number for text in (*section.passages, *headers, *cells) for number in _references(text))
    return tuple(dict.fromkeys([DIRECTORY_TABLE, *(number for number in referred if number not in _OF_OTHER_CLASSES)]))


def _references(passage: Text) -> Iterator[str]:
    linked = (link.target.removeprefix("table_") for link in passage.links if link.target.startswith("table_"))
    for text in (*linked, plain(passage.text)):
        yield from (number.upper() for number in TABLE_NUMBER.findall(text))


def _refuse_lone_directory(document: Document, section: Section, tables: tuple[str, ...]) -> None:
    """Since 2016 Table I.4-1 lists one class and the list over it refers to the tables of the others."""
    table = document.table(DIRECTORY_TABLE)
    if tables != (DIRECTORY_TABLE,) or table is None or len(table.rows) > 1 or section.of("para"):
        return
    if any(cell.text == MEDIA_STORAGE_DIRECTORY for row in table.rows for cell in row):
        what = "lists one SOP Class alone, and the document lacks section I.4's list of further tables"
        raise SpecError(f"{table.where}: {what}: expected the whole section")


def _refuse_lost_tables(document: Document, tables: tuple[str, ...]) -> None:
    """Account for every table of SOP Classes: it is read, or it is of a Service Class that stores nothing."""
    for table in document.tables:
        header = "".join(plain(" ".join(table.header)).split()).casefold()
        if "sopclassuid" not in header or table.number in {*tables, *READ_IF_PRINTED, *_OF_OTHER_CLASSES}:
            continue
        annex = table.number.partition("-")[0].partition(".")[0]
        if not table.number or annex in _STORAGE_ANNEXES or "iodspecification" in header:
            raise SpecError(f"{table.where}: lists SOP Classes, expected a reference to it in section I.4, found none")


def _states_annex_o(section: Section) -> bool:
    stated = any(_APPLIES.search(passage.text) for passage in section.of("para"))
    if stated != bool(section.of("item")):
        expected = "'The requirements of Annex O apply to the following SOP Classes:' and a list"
        found = "no list" if stated else "a list without that sentence"
        raise SpecError(f"section {section.number}: expected {expected}, found {found}")
    return stated


def _annex_o(section: Section) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in the list, and those among them whose specialized classes are included.

    An item may be "Extensible SR, Enhanced SR, and SOP Classes for which it is the Related General SOP Class".
    """
    listed: list[str] = []
    general: list[str] = []
    for item in section.of("item"):
        match = _AND_SPECIALIZED.search(item.text)
        names = _AND_SPECIALIZED.sub("", item.text).split(", ")
        listed += names
        if match:
            general += names if match[1] == "they are" else names[-1:]
    return tuple(listed), tuple(general)
