"""Printed tables → the columns of ``spec/``, by header and not by place; files of rows are read the same way."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from codegen.errors import SpecError
from codegen.standard.document import Table
from codegen.standard.markup import IMAGES
from codegen.standard.text import Text, clean
from codegen.tables import terms
from codegen.tables.names import is_marked_retired
from codegen.tables.table import SnapshotTable, checked_table, printable, schema_of

_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d\u2060\ufeff"))
"""What a browser's copy may leave between the components of a UID, beside zero width spaces."""
_SEE: Final = re.compile(r"\(\s*see\s*([^)]*)\)", re.IGNORECASE)
_PRINTED_SECTION: Final = re.compile(r"(?:PS\s?3\.3\s+)?(?:Section\s+)?([A-Z]{1,2}(?:\.[0-9]+)+)(?:\s+|$)(.*)")
_SECTION_NUMBER: Final = re.compile(r"\b[A-Z]{1,2}(?:\.[0-9]+)+\b")
_IODS: Final = "PS3.3"


def read_table(table: Table, part: str) -> SnapshotTable:
    """Read a table as its schema demands; raise SpecError if it is not understood whole."""
    schema = schema_of(table.number)
    columns = schema.columns_under(table.header, table.where)
    records: list[dict[str, str]] = []
    for number, cells in enumerate(table.rows, 1):
        where = f"{table.where}, row {number}"
        record: dict[str, str] = {}
        for column, cell in zip(columns, cells, strict=True):
            read = _READERS.get(column.name)
            found = read(column.name, cell, where) if read else {column.name: cell.text}
            # A file of rows may give a title or a mark of its own, beside what the name or the IOD contains.
            record |= {name: value for name, value in found.items() if value or name not in record}
        records.append(record)
    if not records:
        raise SpecError(f"{table.where}: has no rows")
    names = tuple(column.name for column in schema.columns if column.name in records[0])
    return checked_table(
        SnapshotTable(
            id=table.number,
            part=part,
            columns=names,
            rows=tuple(tuple(record[name] for name in names) for record in records),
            caption=printable(table.caption, table.where) or None,
            chapter=printable(table.chapter, table.where) if table.chapter else None,
        ),
        table.where,
    )


def _name(name: str, cell: Text, where: str) -> dict[str, str]:
    if lost := IMAGES.intersection(cell.marks):
        raise SpecError(f"{where}: expected a name, found {cell.text!r} with an image (<{min(lost)}>)")
    return {name: cell.text}


def _uid(name: str, cell: Text, where: str) -> dict[str, str]:
    if cell.marks:
        marks = ", ".join(f"<{mark}>" for mark in cell.marks)
        raise SpecError(f"{where}: expected a UID and nothing else in its cell, found {cell.text!r} and {marks}")
    return {name: cell.text.translate(_JOINERS)}


def _iod(_: str, cell: Text, where: str) -> dict[str, str]:
    """The section and the title of the IOD, by link or as printed, and the sections of PS3.4 to see beside it."""
    linked = _sections(link.section for link in cell.links if link.part == _IODS)
    elsewhere = _sections(link.section for link in cell.links if link.part != _IODS)
    printed = cell.without_links(to_part=_IODS)
    see = elsewhere or _sections(number for note in _SEE.findall(printed) for number in _SECTION_NUMBER.findall(note))
    title = clean(_SEE.sub(" ", printed))
    if match := _PRINTED_SECTION.fullmatch(title):
        linked, title = _sections([*linked, match[1]]), match[2]
    if len(linked) > 1:
        raise SpecError(f"{where}: expected one IOD section, found {' and '.join(linked)}")
    return {terms.IOD: "".join(linked), terms.IOD_TITLE: title, terms.SEE: " ".join(see)}


def _specialization(name: str, cell: Text, _: str) -> dict[str, str]:
    numbers = _sections(link.section for link in cell.links) or _sections(_SECTION_NUMBER.findall(cell.text))
    return {name: " ".join(numbers) or cell.text}


def _sections(numbers: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(number for number in numbers if number))


def _uid_name(name: str, cell: Text, where: str) -> dict[str, str]:
    return {**_name(name, cell, where), terms.RETIRED: "RET" if is_marked_retired(cell.text) else ""}


def _part(name: str, cell: Text, _: str) -> dict[str, str]:
    return {name: cell.text or " ".join(dict.fromkeys(link.part for link in cell.links))}


_READERS: Final[dict[str, Callable[[str, Text, str], dict[str, str]]]] = {
    terms.NAME: _name,
    terms.UID: _uid,
    terms.UID_VALUE: _uid,
    terms.UID_NAME: _uid_name,
    terms.IOD: _iod,
    terms.SPECIALIZATION: _specialization,
    terms.PART: _part,
}
