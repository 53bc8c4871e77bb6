"""The tables that ``spec/`` keeps, one schema for each: its columns, what a cell must look like, what identifies a row.

Documents, files of rows and ``spec/`` itself are read by these schemas.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.text import plain
from codegen.tables import terms
from codegen.tables.schema import BLANK

_BLANK: Final = re.compile(f"[{BLANK}]")
_UID: Final = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))+")
_UID_LENGTH: Final = 64
_RECORD_TYPE: Final = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*")
_SECTIONS: Final = re.compile(r"(?:[A-Z]{1,2}(?:\.[0-9]+)+(?: (?=.)|$))*")

Check: TypeAlias = Callable[[str, str], object]
"""Takes the text of a cell and the place that messages name; raises SpecError for a text that is not expected."""


def checked_uid(text: str, where: str) -> str:
    """Return a UID of the form that PS3.5 section 9.1 demands; raise SpecError otherwise.

    >>> checked_uid("1.2.840.10008.1.3.10", "Table I.4-1, row 1")
    '1.2.840.10008.1.3.10'
    """
    if len(text) > _UID_LENGTH:
        raise SpecError(f"{where}: expected a UID of at most {_UID_LENGTH} characters, found {len(text)}: {text!r}")
    return _matching(_UID, "a UID (numbers joined by dots, no leading zero)")(text, where)


def _matching(pattern: re.Pattern[str], expected: str) -> Callable[[str, str], str]:
    def check(text: str, where: str) -> str:
        if pattern.fullmatch(text) is None:
            raise SpecError(f"{where}: expected {expected}, found {text!r}")
        return text

    return check


checked_record_type: Final = _matching(_RECORD_TYPE, "a Directory Record Type in capitals")
"""Return a value of Directory Record Type (0004,1430), a code string of capitals; raise SpecError otherwise."""


def _any_text(text: str, where: str) -> None: ...


def _name(text: str, where: str) -> None:
    if not any(letter.isalnum() for letter in text):
        raise SpecError(f"{where}: expected a name, found {repr(text) if text else 'an empty cell'}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have."""

    name: str
    check: Check = _any_text
    is_required: bool = False
    headers: tuple[str, ...] = ()
    """The headers under which editions print the column, beside its name."""


def _folded(header: str) -> str:
    return plain(header).replace(" ", "").casefold()


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a table, in the order in which ``spec/`` keeps them."""

    part: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that together differ in every row."""

    def columns_under(self, headers: Sequence[str], where: str) -> list[Column]:
        """The columns under printed headers; raise SpecError for one that is unknown, repeated or missing."""
        known = {_folded(header): column for column in self.columns for header in (column.name, *column.headers)}
        columns: list[Column] = []
        for header in headers:
            column = known.get(_folded(printable(header, f"{where}, header")))
            if column is None:
                expected = ", ".join(repr(column.name) for column in self.columns)
                raise SpecError(f"{where}: has an unknown column {header!r}, expected {expected}")
            if column in columns:
                raise SpecError(f"{where}: has the column {header!r} twice")
            columns.append(column)
        missing = [column.name for column in self.columns if column.is_required and column not in columns]
        if missing:
            raise SpecError(f"{where}: expected a column {missing[0]!r}, found {', '.join(map(repr, headers))}")
        return columns


_NAME: Final = Column(terms.NAME, _name, is_required=True)
_UIDS: Final = Column(terms.UID, checked_uid, is_required=True)
_NUMBERS: Final = _matching(_SECTIONS, "section numbers")
_SOP_CLASSES: Final = Schema(
    "PS3.4",
    (
        _NAME,
        _UIDS,
        Column(terms.IOD, _NUMBERS, headers=("IOD Specification", "IOD Specification (defined in PS 3.3)")),
        Column(terms.IOD_TITLE),
        Column(terms.SEE, _NUMBERS),
        Column(terms.SPECIALIZATION, _NUMBERS),
    ),
    (terms.UID,),
)
SCHEMAS: Final = {
    "I.4-1": _SOP_CLASSES,
    terms.STORAGE_TABLE: _SOP_CLASSES,
    terms.NON_PATIENT_TABLE: _SOP_CLASSES,
    terms.RETIRED_TABLE: Schema("PS3.4", (_NAME, _UIDS), (terms.UID,)),
    terms.RELATED_TABLE: Schema(
        "PS3.4", (_NAME, Column(terms.GENERAL, _name, is_required=True)), (terms.NAME, terms.GENERAL)
    ),
    terms.REGISTRY_TABLE: Schema(
        "PS3.6",
        (
            Column(terms.UID_VALUE, checked_uid, is_required=True),
            Column(terms.UID_NAME, _name, is_required=True),
            Column(terms.RETIRED, _matching(re.compile("(?:RET)?"), "RET or an empty cell")),
            Column(terms.UID_KEYWORD),
            Column(terms.UID_TYPE, _name, is_required=True),
            Column(terms.PART),
        ),
        (terms.UID_VALUE,),
    ),
    terms.RECORD_TYPES: Schema(
        "PS3.3", (_UIDS, Column(terms.RECORD_TYPE, checked_record_type, is_required=True)), (terms.UID,)
    ),
    terms.IOD_TITLES: Schema(
        "PS3.3",
        (Column(terms.SECTION, _NUMBERS, is_required=True), Column(terms.IOD_TITLE, _name, is_required=True)),
        (terms.SECTION,),
    ),
    terms.MODULES: Schema(
        "PS3.3",
        (
            Column("iod_title", _name, is_required=True),
            Column("information_entity", is_required=True),
            Column("module", _name, is_required=True),
            Column("usage", _matching(re.compile("[MCU]"), "M, C or U under 'usage'"), is_required=True),
            Column("section", _NUMBERS),
        ),
        ("iod_title", "information_entity", "module"),
    ),
}


def schema_of(table_id: str) -> Schema:
    """The schema of a table; a table to which section I.4 newly refers lists SOP Classes."""
    return SCHEMAS.get(table_id, _SOP_CLASSES)


@dataclass(frozen=True, slots=True)
class SnapshotTable:
    """A table as ``spec/`` keeps it: the standard's columns, links as section numbers."""

    id: str
    part: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None
    chapter: str | None = None
    carried_over_from: Edition | None = None
    """The earlier edition whose table this is, if nothing of this edition's own was available."""
    inferred: tuple[str, ...] = ()
    """The UIDs whose rows no document states: they follow from other rows."""

    def records(self) -> list[dict[str, str]]:
        """The rows, by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def checked_table(table: SnapshotTable, where: str) -> SnapshotTable:
    """Return a table that is as its schema demands; raise SpecError otherwise."""
    schema = schema_of(table.id)
    columns = schema.columns_under(table.columns, where)
    key = [table.columns.index(name) for name in schema.key]
    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(table.rows, 1):
        place = f"{where}, row {number}"
        for column, cell in zip(columns, row, strict=True):
            column.check(printable(cell, place), place)
        found = tuple(row[column] for column in key)
        if found in first:
            what = f"every UID once, found {found[0]}" if len(key) == 1 else f"{' | '.join(found)} once, found it"
            raise SpecError(f"{place}: expected {what} also in row {first[found]}")
        first[found] = number
    return table


def printable(text: str, where: str) -> str:
    """Return text of which every character can be seen; raise SpecError otherwise."""
    if text.isascii() and text.isprintable():
        return text
    hidden = next((letter for letter in text if not letter.isprintable() or _BLANK.match(letter)), None)
    if hidden is not None:
        name = unicodedata.name(hidden, "a control character")
        raise SpecError(f"{where}: expected printable text, found U+{ord(hidden):04X} ({name}) in {text!a}")
    if not unicodedata.is_normalized("NFC", text):
        raise SpecError(f"{where}: expected each accent composed with its letter (NFC), found {text!a}")
    return text
