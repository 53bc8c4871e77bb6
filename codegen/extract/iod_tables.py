"""PS3.3 → the tables that ``spec/`` keeps of it: titles of the IODs, their Modules, Directory Record Types; no I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from codegen.extract.directory_records import directory_record_types
from codegen.extract.iod_titles import IODs, iod_title
from codegen.extract.part03 import PART, Part3
from codegen.tables import terms
from codegen.tables.table import SnapshotTable, checked_table, schema_of


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables that PS3.3 does not print as such, and remarks on the document."""

    tables: tuple[SnapshotTable, ...]
    remarks: tuple[str, ...]


def tables_of_part_3(part3: Part3, classes: Iterable[Mapping[str, str]]) -> Derived:
    """Read the tables for the SOP Classes of PS3.4, each given by the row of its table."""
    sections: dict[str, str | None] = {}
    for row in classes:
        section, title = row.get(terms.IOD), row.get(terms.IOD_TITLE)
        sections[row[terms.UID]] = section or (part3.section_titled(title) if title else None)
    titles = {section: iod_title(part3, section) for section in dict.fromkeys(sections.values()) if section}
    known = {section: title for section, title in titles.items() if title is not None}
    missing = [f"PS3.3 has no section {section}, to which PS3.4 refers" for section in titles if section not in known]
    types = directory_record_types(part3, sections)
    modules, left_out = _modules(part3, known)
    rows: dict[str, tuple[str, Sequence[tuple[str, ...]]]] = {
        terms.IOD_TITLES: ("Titles of the IOD sections", [*known.items()]),
        terms.RECORD_TYPES: ("Definition of Specific Directory Records", [*types.types.items()]),
        **({terms.MODULES: ("Modules of the IODs", modules)} if modules else {}),
    }
    tables = tuple(_table(part3.name, table_id, *of_table) for table_id, of_table in rows.items())
    return Derived(tables, (*missing, *part3.remarks, *types.remarks, *left_out))


def _modules(part3: Part3, titles: Mapping[str, str]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The rows of the tables of Modules, IOD by IOD; an IOD with a row that is not understood is left out whole."""
    iods = IODs(part3, titles)
    rows: dict[str, list[tuple[str, ...]]] = {}
    remarks: list[str] = []
    for section, title in titles.items():
        modules = iods.modules_of[section]
        unclear = next((one for one in modules if not one.usage), None)
        if unclear is not None:
            remarks.append(
                f"{part3.name}, section {section} ({title}): expected the usage M, C or U of the "
                f"{unclear.name!r} Module, found none; the Modules of this IOD are left out"
            )
        elif modules:
            rows.setdefault(
                title, [(title, one.information_entity, one.name, one.usage, one.section or "") for one in modules]
            )
    return [row for of_iod in rows.values() for row in of_iod], remarks


def _table(document: str, table_id: str, caption: str, rows: Sequence[tuple[str, ...]]) -> SnapshotTable:
    columns = tuple(column.name for column in schema_of(table_id).columns)
    return checked_table(SnapshotTable(table_id, PART, columns, tuple(rows), caption), f"{document}, {caption}")
