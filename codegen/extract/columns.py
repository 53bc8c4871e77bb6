"""What each table must look like: its headers, and what its cells become; columns are read by header, not by place."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from codegen.errors import SpecError
from codegen.standard.document import Table, Text

NAME: Final = "SOP Class Name"
UID: Final = "SOP Class UID"
IOD: Final = "IOD Specification (defined in PS3.3)"
IOD_TITLE: Final = "IOD Title"
SEE: Final = "See"
SPECIALIZATION: Final = "Specialization"
GENERAL: Final = "Related General SOP Class Name"
UID_VALUE: Final = "UID Value"
UID_NAME: Final = "UID Name"
UID_KEYWORD: Final = "UID Keyword"
UID_TYPE: Final = "UID Type"
PART: Final = "Part"
RECORD_TYPE: Final = "Directory Record Type"
RETIRED: Final = "Retired"

SECTION: Final = "Section"

RETIRED_TABLE: Final = "B.6-1"
RELATED_TABLE: Final = "B.3-3"
REGISTRY_TABLE: Final = "A-1"
IOD_TITLES: Final = "IODs"
"""Not a table of the standard: the titles of the sections of PS3.3 to which PS3.4 refers."""
RECORD_TYPES: Final = "F.5"
"""Not a table of the standard: what PS3.3 section F.5 says of each class, as one."""

_UID: Final = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))+")
_UID_LENGTH: Final = 64
_SEE: Final = re.compile(r"\(\s*see\s*([^)]*)\)", re.IGNORECASE)
_PRINTED_SECTION: Final = re.compile(r"(?:PS\s?3\.3\s+)?(?:Section\s+)?([A-Z]{1,2}(?:\.[0-9]+)+)(?:\s+|$)(.*)")
_SECTION_NUMBER: Final = re.compile(r"\b[A-Z]{1,2}(?:\.[0-9]+)+\b")
_RECORD_TYPE: Final = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*")
_RETIRED: Final = re.compile(r"\(Retired\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SnapshotTable:
    """A table as ``spec/`` keeps it: the standard's columns, links as section numbers; and how many rows there were."""

    id: str
    part: str
    caption: str
    chapter: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rows_found: int

    def records(self) -> list[dict[str, str]]:
        """The rows, by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


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
    return re.sub(r"\s+", "", header).casefold()


def checked_uid(text: str, where: str) -> str:
    """Return a UID that has the form which PS3.5 section 9.1 demands; raise SpecError otherwise.

    >>> checked_uid("1.2.840.10008.1.3.10", "Table I.4-1, row 1")
    '1.2.840.10008.1.3.10'
    >>> checked_uid("1.2.840.010008", "row 1")
    Traceback (most recent call last):
        ...
    codegen.errors.SpecError: row 1: expected a UID (numbers joined by dots, no leading zero), found '1.2.840.010008'
    """
    if len(text) > _UID_LENGTH:
        raise SpecError(f"{where}: expected a UID of at most {_UID_LENGTH} characters, found {len(text)}: {text!r}")
    if _UID.fullmatch(text) is None:
        raise SpecError(f"{where}: expected a UID (numbers joined by dots, no leading zero), found {text!r}")
    return text


def checked_record_type(text: str, where: str) -> str:
    """Return a value of Directory Record Type (0004,1430), a code string of capitals; raise SpecError otherwise.

    >>> checked_record_type("SR DOCUMENT", "F.5.25")
    'SR DOCUMENT'
    """
    if _RECORD_TYPE.fullmatch(text) is None:
        raise SpecError(f"{where}: expected a Directory Record Type in capitals, found {text!r}")
    return text


def _plain(cell: Text, _: str) -> tuple[str, ...]:
    return (cell.text,)


def _named(cell: Text, where: str) -> tuple[str, ...]:
    if not cell.text:
        raise SpecError(f"{where}: expected a name, found an empty cell")
    return (cell.text,)


def _uid(cell: Text, where: str) -> tuple[str, ...]:
    return (checked_uid(cell.text, where),)


def _iod(cell: Text, where: str) -> tuple[str, ...]:
    linked = _sections(link.section for link in cell.links if link.part == "PS3.3")
    elsewhere = _sections(link.section for link in cell.links if link.part != "PS3.3")
    printed_see = _SEE.findall(cell.text)
    text = " ".join(_SEE.sub(" ", cell.text).split())
    if match := _PRINTED_SECTION.fullmatch(text):
        linked, text = _sections([*linked, match[1]]), match[2]
    if len(linked) > 1:
        raise SpecError(f"{where}: expected one IOD section, found {' and '.join(linked)}")
    see = elsewhere or _sections(number for note in printed_see for number in _SECTION_NUMBER.findall(note))
    return "".join(linked), text, " ".join(see)


def _specialization(cell: Text, _: str) -> tuple[str, ...]:
    return (cell.text or " ".join(_sections(link.section for link in cell.links)),)


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
    """Read a printed table into the columns of ``spec/``; raise SpecError where it is not understood."""
    columns = _columns(table, _KNOWN.get(table.id, SOP_CLASSES))
    rows: list[tuple[str, ...]] = []
    for number, cells in enumerate(table.rows, 1):
        where = f"{table.where}, row {number}"
        values: list[str] = []
        for column, cell in zip(columns, cells, strict=True):
            values += column.read(cell, where)
        rows.append(tuple(values))
    read = SnapshotTable(
        id=table.id,
        part=part,
        caption=table.caption,
        chapter=table.chapter,
        columns=tuple(name for column in columns for name in column.gives),
        rows=tuple(rows),
        rows_found=len(table.rows),
    )
    if not rows:
        raise SpecError(f"{table.where}: has no rows")
    refuse_repeated_uids(read, table.where)
    return read


def refuse_repeated_uids(table: SnapshotTable, where: str) -> None:
    """Raise SpecError where a UID stands in two rows of one table."""
    column = next((name for name in (UID, UID_VALUE) if name in table.columns), None)
    if column is None:
        return
    first: dict[str, int] = {}
    for number, record in enumerate(table.records(), 1):
        uid = record[column]
        if uid in first:
            raise SpecError(f"{where}, row {number}: expected every UID once, found {uid} also in row {first[uid]}")
        first[uid] = number


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
