"""PS3.3 → the tables that ``spec/`` keeps of it: titles of the IODs, their Modules, Directory Record Types; no I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from codegen.extract.directory_records import directory_record_types
from codegen.extract.iod_titles import IODs, iod_title
from codegen.extract.part03 import PART, Part3
from codegen.tables import terms
from codegen.tables.table import SnapshotTable, checked_table

_MODULE_COLUMNS: Final = ("iod_title", "information_entity", "module", "usage", "section")


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables that PS3.3 does not print as such, and remarks on the document."""

    tables: tuple[SnapshotTable, ...]
    remarks: tuple[str, ...]


def tables_of_part_3(part3: Part3, classes: Iterable[Mapping[str, str]]) -> Derived:
    """Read the tables for the SOP Classes of PS3.4, each given by the row of its table."""
    sections = {row[terms.UID]: _section(part3, row) for row in classes}
    named = dict.fromkeys(section for section in sections.values() if section)
    titles = {section: iod_title(part3, section) for section in named}
    known = {section: title for section, title in titles.items() if title is not None}
    missing = [f"PS3.3 has no section {section}, to which PS3.4 refers" for section in titles if section not in known]
    types = directory_record_types(part3, sections)
    modules, left_out = _modules(part3, known)
    type_rows = [(uid, types.types[uid]) for uid in sections if uid in types.types]
    name = part3.name
    return Derived(
        (
            _table(
                name, terms.IOD_TITLES, "Titles of the IOD sections", (terms.SECTION, terms.IOD_TITLE), [*known.items()]
            ),
            _table(
                name,
                terms.RECORD_TYPES,
                "Definition of Specific Directory Records",
                (terms.UID, terms.RECORD_TYPE),
                type_rows,
            ),
            *([_table(name, terms.MODULES, "Modules of the IODs", _MODULE_COLUMNS, modules)] if modules else []),
        ),
        (*missing, *part3.remarks, *types.remarks, *left_out),
    )


def _section(part3: Part3, row: Mapping[str, str]) -> str | None:
    title = row.get(terms.IOD_TITLE)
    return row.get(terms.IOD) or (part3.section_titled(title) if title else None)


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
                title, [(title, one.information_entity, one.name, one.usage, one.section) for one in modules]
            )
    return [row for of_iod in rows.values() for row in of_iod], remarks


def _table(
    document: str, table_id: str, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> SnapshotTable:
    where = f"{document}, {caption}"
    return checked_table(SnapshotTable(table_id, PART, columns, tuple(rows), caption), where)
