"""Which tables make up Media Storage in an edition, and what else section I.4 of PS3.4 states."""

import re
from typing import Final

from codegen.errors import SpecError
from codegen.standard.document import TABLE_REFERENCE, Document, Passage, Section
from codegen.standard.text import plain
from codegen.tables.section import DIRECTORY_TABLE, MEDIA_STORAGE_DIRECTORY, MediaStorageSection
from codegen.tables.table import printable

_SECTION: Final = "I.4"
_SHARED_UIDS: Final = re.compile(r"Except for the (.+?) SOP Class(?:es)?, .*\bsame UID\b")
_ANNEX_N: Final = re.compile(r"See Annex ([A-Z]+)\b")
_APPLIES: Final = re.compile(r"requirements of Annex ([A-Z]+) apply to the following SOP Classes")
_APPLIES_NOT: Final = re.compile(r"Annex ([A-Z]+) requirements do not apply to the (.+?) SOP Class(?:es)?\b")


def read_section(document: Document) -> MediaStorageSection:
    """Read section I.4 of a document; raise SpecError where it has none, or where its list cannot be followed."""
    name = document.origin.name
    section = document.section(_SECTION)
    if section is None:
        raise SpecError(f"{name}: has no section I.4 (Media Storage Standard SOP Classes)")
    if document.table(DIRECTORY_TABLE) is None:
        raise SpecError(f"{name}: section I.4 has no Table I.4-1")
    where = f"{name}, section I.4"
    tables = _referred_tables(section, name)
    _refuse_missing(document, tables)
    _refuse_lone_directory(document, section, tables)
    special = document.section("I.4.1.2")
    states = document.section("I.4.1.1")
    return MediaStorageSection(
        tables=tables,
        not_sharing_uid=_printable(_not_sharing(section), where),
        presentation_state_annex=_presentation_states(states) if states else None,
        annex_o=_printable(_annex_o(special, name), where) if special else (),
        annex_o_exceptions=_printable(_annex_o_exceptions(special), where) if special else (),
    )


def _printable(names: tuple[str, ...], where: str) -> tuple[str, ...]:
    return tuple(printable(name, where) for name in names)


def _referred_tables(section: Section, name: str) -> tuple[str, ...]:
    items = section.of("item")
    referred = [DIRECTORY_TABLE]
    for number, item in enumerate(items, 1):
        tables = _references(item)
        if not tables:
            raise SpecError(
                f"{name}, section I.4, list item {number}: expected a reference to a table, found {item.text!r}"
            )
        referred += tables
    if not items:
        referred += [table for passage in section.of("para") for table in _references(passage)]
    return tuple(dict.fromkeys(referred))


def _references(passage: Passage) -> list[str]:
    linked = [link.target.removeprefix("table_") for link in passage.links if link.target.startswith("table_")]
    named = [table for table in linked if TABLE_REFERENCE.fullmatch(f"Table {table}")]
    return list(dict.fromkeys([*named, *TABLE_REFERENCE.findall(plain(passage.text))]))


def _refuse_missing(document: Document, tables: tuple[str, ...]) -> None:
    for table_id in tables:
        if document.table(table_id) is None:
            raise SpecError(
                f"{document.origin.name}: section I.4 refers to Table {table_id}, which this document does not hold"
            )


def _refuse_lone_directory(document: Document, section: Section, tables: tuple[str, ...]) -> None:
    """Since 2016 Table I.4-1 holds one class and the list over it refers to the tables of the others."""
    table = document.table(DIRECTORY_TABLE)
    if tables != (DIRECTORY_TABLE,) or table is None or len(table.rows) > 1 or section.of("para"):
        return
    if any(cell.text == MEDIA_STORAGE_DIRECTORY for row in table.rows for cell in row):
        raise SpecError(
            f"{table.where}: holds one SOP Class alone, and section I.4's list of further tables is not in this "
            "document: expected the whole section"
        )


def _not_sharing(section: Section) -> tuple[str, ...]:
    return tuple(match[1] for note in section.of("note") if (match := _SHARED_UIDS.search(note.text)))


def _presentation_states(section: Section) -> str | None:
    return next((match[1] for passage in section.passages if (match := _ANNEX_N.search(passage.text))), None)


def _annex_o(section: Section, name: str) -> tuple[str, ...]:
    items = tuple(item.text for item in section.of("item"))
    stated = any(_APPLIES.search(passage.text) for passage in section.of("para"))
    if stated != bool(items):
        raise SpecError(
            f"{name}, section I.4.1.2: expected 'The requirements of Annex O apply to the following SOP Classes:' "
            f"and a list, found {'no list' if stated else 'a list without that sentence'}"
        )
    return items


def _annex_o_exceptions(section: Section) -> tuple[str, ...]:
    return tuple(match[2] for passage in section.passages if (match := _APPLIES_NOT.search(passage.text)))
