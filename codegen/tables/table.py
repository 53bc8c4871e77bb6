"""A table as ``spec/`` keeps it: the names of tables and columns, rows, and what a cell must look like."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError

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
MODULES: Final = "IOD Modules"
"""The module tables of the IODs of PS3.3 Annex A, as one."""

# These count as printable, and show nothing, or that something is lost.
_BLANK: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef]"
)
_UID: Final = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))+")
_UID_LENGTH: Final = 64
_RECORD_TYPE: Final = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*")


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
    carried_over_from: Edition | None = None
    """The earlier edition whose table this is, where nothing of this edition's own was available."""
    inferred: tuple[str, ...] = ()
    """The UIDs whose rows no document states: they follow from other rows."""

    def records(self) -> list[dict[str, str]]:
        """The rows, by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


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


def refuse_repeated_uids(table: SnapshotTable, where: str) -> None:
    """Raise SpecError if a UID is in two rows of one table."""
    column = next((name for name in (UID, UID_VALUE) if name in table.columns), None)
    if column is None:
        return
    first: dict[str, int] = {}
    for number, record in enumerate(table.records(), 1):
        uid = record[column]
        if uid in first:
            raise SpecError(f"{where}, row {number}: expected every UID once, found {uid} also in row {first[uid]}")
        first[uid] = number


def printable(text: str, where: str) -> str:
    r"""Return text of which every character can be seen; raise SpecError otherwise.

    >>> printable("CT \u202eegamI", "row 1")
    Traceback (most recent call last):
        ...
    codegen.errors.SpecError: row 1: expected printable text, found U+202E (RIGHT-TO-LEFT OVERRIDE) in 'CT \u202eegamI'
    """
    if text.isprintable() and not _BLANK.search(text):
        return text
    hidden = next((letter for letter in text if not letter.isprintable() or _BLANK.match(letter)), None)
    if hidden is not None:
        name = unicodedata.name(hidden, "a control character")
        raise SpecError(f"{where}: expected printable text, found U+{ord(hidden):04X} ({name}) in {text!a}")
    return text


def refuse_hidden_characters(table: SnapshotTable, where: str) -> None:
    """Raise SpecError where a cell holds a character that is not printed, or that reorders what is printed."""
    for number, row in enumerate((table.columns, *table.rows)):
        place = f"{where}, row {number}" if number else f"{where}, header"
        for cell in row:
            printable(cell, place)
