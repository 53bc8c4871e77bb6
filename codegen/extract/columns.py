"""What each table must look like: its headers, and what its cells become; columns are read by header, not by place."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from codegen.errors import SpecError
from codegen.standard.document import Table
from codegen.standard.text import Link, Text, plain
from codegen.tables.table import (
    GENERAL,
    IOD,
    IOD_TITLE,
    NAME,
    PART,
    REGISTRY_TABLE,
    RELATED_TABLE,
    RETIRED,
    RETIRED_TABLE,
    SEE,
    SPECIALIZATION,
    UID,
    UID_KEYWORD,
    UID_NAME,
    UID_TYPE,
    UID_VALUE,
    SnapshotTable,
    checked_uid,
    printable,
    refuse_repeated_uids,
)

_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d\u2060\ufeff"))
"""What a browser's copy may leave between the components of a UID, beside zero width spaces."""
_SEE: Final = re.compile(r"\(\s*see\s*([^)]*)\)", re.IGNORECASE)
_PRINTED_SECTION: Final = re.compile(r"(?:PS\s?3\.3\s+)?(?:Section\s+)?([A-Z]{1,2}(?:\.[0-9]+)+)(?:\s+|$)(.*)")
_SECTION_NUMBER: Final = re.compile(r"\b[A-Z]{1,2}(?:\.[0-9]+)+\b")
_RETIRED: Final = re.compile(r"\(Retired\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have: the header by which it is known, and the columns of ``spec/`` that it gives."""

    header: str
    gives: tuple[str, ...]
    read: Callable[[Text, str], tuple[str, ...]]
    required: bool = True
    spellings: tuple[str, ...] = ()

    def is_headed(self, header: str) -> bool:
        """Whether a printed header is this column's, blanks and case apart."""
        return _folded(header) in {_folded(spelling) for spelling in (self.header, *self.spellings)}


def _folded(header: str) -> str:
    return re.sub(r"\s+", "", plain(header)).casefold()


def _plain(cell: Text, _: str) -> tuple[str, ...]:
    return (cell.text,)


def _named(cell: Text, where: str) -> tuple[str, ...]:
    if not any(letter.isalnum() for letter in cell.text):
        found = repr(cell.text) if cell.text else "an empty cell"
        raise SpecError(f"{where}: expected a name, found {found}")
    return (cell.text,)


def _uid(cell: Text, where: str) -> tuple[str, ...]:
    if cell.marks:
        marks = ", ".join(f"<{mark}>" for mark in cell.marks)
        raise SpecError(f"{where}: expected a UID and nothing else in its cell, found {cell.text!r} and {marks}")
    return (checked_uid(cell.text.translate(_JOINERS), where),)


def _iod(cell: Text, where: str) -> tuple[str, ...]:
    links = [link for link in cell.links if link.section]
    linked = _sections(link.section for link in links if _leads_to_iod(link))
    elsewhere = _sections(link.section for link in links if not _leads_to_iod(link))
    printed_see = _SEE.findall(cell.text)
    text = " ".join(_SEE.sub(" ", cell.text).split())
    if match := _PRINTED_SECTION.fullmatch(text):
        linked, text = _sections([*linked, match[1]]), match[2]
    if len(linked) > 1:
        raise SpecError(f"{where}: expected one IOD section, found {' and '.join(linked)}")
    see = elsewhere or _sections(number for note in printed_see for number in _SECTION_NUMBER.findall(note))
    return "".join(linked), text, " ".join(see)


def _leads_to_iod(link: Link) -> bool:
    """A link of a web page may name no part: PS3.3 alone defines IODs in Annexes A and F."""
    return link.part == "PS3.3" or (not link.part and (link.section or "").startswith(("A.", "F.")))


def _specialization(cell: Text, _: str) -> tuple[str, ...]:
    numbers = _sections(link.section for link in cell.links) or _sections(_SECTION_NUMBER.findall(cell.text))
    return (" ".join(numbers) or cell.text,)


def _sections(numbers: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(number for number in numbers if number))


def _uid_name(cell: Text, where: str) -> tuple[str, ...]:
    (name,) = _named(cell, where)
    return name, "RET" if _RETIRED.search(name) else ""


def _part(cell: Text, _: str) -> tuple[str, ...]:
    return (cell.text or " ".join(dict.fromkeys(link.part for link in cell.links)),)


SOP_CLASSES: Final = (
    Column(NAME, (NAME,), _named),
    Column(UID, (UID,), _uid),
    Column(IOD, (IOD, IOD_TITLE, SEE), _iod, spellings=("IOD Specification", "IOD Specification (defined in PS 3.3)")),
    Column(SPECIALIZATION, (SPECIALIZATION,), _specialization, required=False),
)
RETIRED_SOP_CLASSES: Final = (Column(NAME, (NAME,), _named), Column(UID, (UID,), _uid))
RELATED_GENERAL: Final = (Column(NAME, (NAME,), _named), Column(GENERAL, (GENERAL,), _named))
REGISTRY: Final = (
    Column(UID_VALUE, (UID_VALUE,), _uid),
    Column(UID_NAME, (UID_NAME, RETIRED), _uid_name),
    Column(UID_KEYWORD, (UID_KEYWORD,), _plain, required=False),
    Column(UID_TYPE, (UID_TYPE,), _named),
    Column(PART, (PART,), _part, required=False),
)
_KNOWN: Final = {RETIRED_TABLE: RETIRED_SOP_CLASSES, RELATED_TABLE: RELATED_GENERAL, REGISTRY_TABLE: REGISTRY}


def read_table(table: Table, part: str) -> SnapshotTable:
    """Read a printed table into the columns of ``spec/``; raise SpecError if it is not understood."""
    columns = _columns(table, _KNOWN.get(table.id, SOP_CLASSES))
    rows: list[tuple[str, ...]] = []
    for number, cells in enumerate(table.rows, 1):
        where = f"{table.where}, row {number}"
        values: list[str] = []
        for column, cell in zip(columns, cells, strict=True):
            values += column.read(cell, where)
        rows.append(tuple(printable(value, where) for value in values))
    read = SnapshotTable(
        id=table.id,
        part=part,
        caption=printable(table.caption, table.where),
        chapter=printable(table.chapter, table.where) if table.chapter else None,
        columns=tuple(name for column in columns for name in column.gives),
        rows=tuple(rows),
        rows_found=len(table.rows),
    )
    if not rows:
        raise SpecError(f"{table.where}: has no rows")
    refuse_repeated_uids(read, table.where)
    return read


def _columns(table: Table, known: tuple[Column, ...]) -> list[Column]:
    columns: list[Column] = []
    for header in table.header:
        column = next((column for column in known if column.is_headed(header)), None)
        if column is None:
            expected = ", ".join(repr(column.header) for column in known)
            raise SpecError(f"{table.where}: has an unknown column {header!r}, expected {expected}")
        if column in columns:
            raise SpecError(f"{table.where}: has the column {header!r} twice")
        columns.append(column)
    missing = [column.header for column in known if column.required and column not in columns]
    if missing:
        raise SpecError(f"{table.where}: expected a column {missing[0]!r}, found {', '.join(map(repr, table.header))}")
    return columns
