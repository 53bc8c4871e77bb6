"""What ``spec/`` keeps of an edition, printed again in the markup of the standard: DocBook, and pages as text."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from codegen.tables import terms
from tests.support import documents, pages
from tests.support.part03_documents import CONSTRAINTS, annex_a, annex_f, book, cell, iod, section, stated
from tests.support.part03_documents import table as part_3_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codegen.tables.snapshot import Snapshot
    from codegen.tables.table import SnapshotTable

BESIDE = {terms.IOD_TITLE, terms.SEE, terms.RETIRED}
"""Columns of ``spec/`` that are printed inside of another column."""


def _headers(table: SnapshotTable) -> list[str]:
    return [column for column in table.columns if column not in BESIDE]


def _printed_name(record: Mapping[str, str]) -> str:
    is_marked = record[terms.UID_NAME].endswith("(Retired)")
    return f"{record[terms.UID_NAME]} (Retired)" if record[terms.RETIRED] and not is_marked else record[terms.UID_NAME]


def _docbook_cell(record: Mapping[str, str], column: str) -> str:
    if column == terms.IOD:
        return _docbook_iod(record)
    return escape(_printed_name(record) if column == terms.UID_NAME else record[column])


def _docbook_iod(record: Mapping[str, str]) -> str:
    title = escape(record.get(terms.IOD_TITLE, ""))
    link = (
        f'<olink targetdoc="PS3.3" targetptr="sect_{record[terms.IOD]}">{title}</olink>' if record[terms.IOD] else title
    )
    see = "".join(
        f' (see <xref linkend="sect_{one}" xrefstyle="select: label"/>)' for one in record.get(terms.SEE, "").split()
    )
    return link + see


def _docbook_table(table: SnapshotTable) -> str:
    headers = _headers(table)
    rows = [
        f"<tr>{documents.cells(*(_docbook_cell(record, header) for header in headers))}</tr>"
        for record in table.records()
    ]
    return documents.table(table.id, rows, headers)


def docbook_part_4(snapshot: Snapshot) -> str:
    """PS3.4 with every table of it that the snapshot has, each in the chapter of its own Annex."""
    assert snapshot.section is not None
    tables = [table for table in snapshot.tables.values() if table.part == "PS3.4"]
    others = [table_id for table_id in snapshot.section.tables if table_id != terms.DIRECTORY_TABLE]
    media = documents.section_4(
        (*others, terms.DIRECTORY_TABLE), _docbook_table(snapshot.tables[terms.DIRECTORY_TABLE])
    )
    chapters = [
        documents.chapter(table.id[0], table.chapter or "X", _docbook_table(table))
        for table in tables
        if table.id != terms.DIRECTORY_TABLE
    ]
    return documents.part(
        "".join([*chapters, documents.chapter("I", "Media Storage Service Class", media)]),
        subtitle=f"DICOM PS3.4 {snapshot.edition} - Service Class Specifications",
    )


def docbook_part_6(snapshot: Snapshot) -> str:
    """PS3.6 with Table A-1."""
    registry = documents.chapter("A", "Registry", _docbook_table(snapshot.tables[terms.REGISTRY_TABLE]))
    return documents.part(registry, subtitle=f"DICOM PS3.6 {snapshot.edition} - Data Dictionary", label="PS3.6")


def docbook_part_3(snapshot: Snapshot) -> str:
    """PS3.3 with the sections of the IODs, their tables of Modules, and a record for each Directory Record Type."""
    assert snapshot.section is not None
    records = [record for table_id in snapshot.section.tables for record in snapshot.tables[table_id].records()]
    titles = {record[terms.IOD_TITLE]: record[terms.IOD] for record in records}
    # Of two IODs of 2026a the number of the section is not known.
    numbers = {title: number or f"A.99.{place}" for place, (title, number) in enumerate(titles.items(), 1)}
    modules = {
        title: [*rows] for title, rows in groupby(_rows(snapshot, terms.MODULES), key=lambda row: row["iod_title"])
    }
    iods = [
        section(number, title, _modules(number, modules[title]) if title in modules else "", *_constraints(number))
        for title, number in numbers.items()
        if number.startswith("A.")
    ]
    types: dict[str, dict[str, None]] = {}
    kinds = {row[terms.UID]: row["Directory Record Type"] for row in _rows(snapshot, terms.RECORD_TYPES)}
    for record in records:
        if record[terms.UID] in kinds:
            types.setdefault(kinds[record[terms.UID]], {})[numbers[record[terms.IOD_TITLE]]] = None
    described = [
        stated(kind, "the Modules", f"instances of {' and '.join(map(iod, linked))}", f"F.5.{place}")
        for place, (kind, linked) in enumerate((types or {"IMAGE": {"A.2": None}}).items(), 4)
    ]
    return book(
        annex_a(*iods) + annex_f(*described), f"DICOM PS3.3 {snapshot.edition} - Information Object Definitions"
    )


def _constraints(number: str) -> list[str]:
    """Sections inside an IOD, with titles that are the names of no IOD."""
    return [section(f"{number}.{place}", title) for place, title in enumerate(CONSTRAINTS, 91)]


def _rows(snapshot: Snapshot, table_id: str) -> list[dict[str, str]]:
    table = snapshot.tables.get(table_id)
    return table.records() if table else []


def _modules(number: str, rows: list[dict[str, str]]) -> str:
    printed: list[str] = []
    for entity, of_entity in groupby(rows, key=lambda row: row["information_entity"]):
        those = [*of_entity]
        for place, row in enumerate(those):
            first = [cell(entity, len(those))] if place == 0 else []
            reference = iod(row["section"]) if row.get("section") else ""
            usage = row["usage"] if row["usage"] != "C" else "C - Required if it is needed."
            cells = [*first, cell(escape(row["module"])), cell(reference), cell(usage)]
            printed.append(f"<tr>{''.join(cells)}</tr>")
    return part_3_table(f"{number}-1", "IOD Modules", ("IE", "Module", "Reference", "Usage"), printed)


def text_of_part_4(snapshot: Snapshot) -> str:
    """PS3.4 as text: section I.4 with its list and table, and the other tables under it, a cell a line."""
    assert snapshot.section is not None
    others = [table_id for table_id in snapshot.section.tables if table_id != terms.DIRECTORY_TABLE]
    ids = [
        terms.DIRECTORY_TABLE,
        *(one.id for one in snapshot.tables.values() if one.part == "PS3.4" and one.id != terms.DIRECTORY_TABLE),
    ]
    lines = ["The following Standard SOP Classes are defined:" if others else "The SOP Classes are in Table I.4-1"]
    lines += [f"all SOP Classes identified in Table {table_id}" for table_id in others]
    for table_id in ids:
        lines += _text_table(snapshot.tables[table_id])
    return "\n".join([*lines, "See Annex N.", ""])


def text_of_part_6(snapshot: Snapshot) -> str:
    """Table A-1 of PS3.6 as text."""
    return "\n".join([*_text_table(snapshot.tables[terms.REGISTRY_TABLE]), "This is all.", ""])


def _text_table(table: SnapshotTable) -> Iterator[str]:
    headers = _headers(table)
    yield f"Table {table.id}. {table.caption or 'Some Classes'}"
    yield from (f"{header} |" for header in headers)
    yield "---|" * len(headers)
    for record in table.records():
        yield from (f"{_text_cell(record, header)} |".lstrip() for header in headers)


def _text_cell(record: Mapping[str, str], column: str) -> str:
    if column != terms.IOD:
        return _printed_name(record) if column == terms.UID_NAME else record[column]
    see = "".join(f"(see {one})" for one in record.get(terms.SEE, "").split())
    return " ".join(filter(None, (record[terms.IOD], record.get(terms.IOD_TITLE, ""), see)))


def pages_of_part_4(snapshot: Snapshot) -> dict[str, str]:
    """PS3.4 as web pages, one for the section of each table; section I.4 refers to the others."""
    assert snapshot.section is not None
    others = [table_id for table_id in snapshot.section.tables if table_id != terms.DIRECTORY_TABLE]
    heading = f"DICOM PS3.4 {snapshot.edition} - Service Class Specifications"
    rendered: dict[str, str] = {}
    for table in snapshot.tables.values():
        if table.part == "PS3.4":
            number = table.id.partition("-")[0]
            references = [pages.reference(one, f"sect_{one.partition('-')[0]}.html#table_{one}") for one in others]
            listed = [pages.items(*references)] if table.id == terms.DIRECTORY_TABLE and references else []
            body = pages.section(number, "Standard SOP Classes", *listed, _page_table(table))
            rendered[f"sect_{number}.html"] = pages.page(number, body, heading)
    return rendered


def _page_table(table: SnapshotTable) -> str:
    headers = _headers(table)
    rows = [pages.cells(*(_page_cell(record, header) for header in headers)) for record in table.records()]
    return pages.table(table.id, escape(table.caption or "") or "Standard SOP Classes", rows, headers)


def _page_cell(record: Mapping[str, str], column: str) -> str:
    if column != terms.IOD:
        return escape(record[column]).replace(".", ".\u200b") if column == terms.UID else escape(record[column])
    title = escape(record.get(terms.IOD_TITLE, ""))
    link = pages.iod(record[terms.IOD], title, "../part03/sect_{}.html") if record[terms.IOD] else title
    see = "".join(
        f' (see <a class="xref" href="#sect_{one}">Section {one}</a>)' for one in record.get(terms.SEE, "").split()
    )
    return link + see
