"""Known slips of the standard's editors: where they stand, what is printed, what is meant, and how we know.

A correction is applied when a snapshot is read; ``spec/`` keeps what is printed. Each is tested to still match:
once an edition mends its slip, the entry must go.
"""

from dataclasses import dataclass
from typing import Final

from codegen.tables import UID_VALUE


@dataclass(frozen=True, slots=True)
class Erratum:
    """A cell that says something else than it means."""

    edition: str
    table: str
    column: str
    printed: str
    meant: str
    why: str


CORRECTIONS: Final = (
    Erratum(
        edition="2013",
        table="A-1",
        column=UID_VALUE,
        printed="11.2.840.10008.5.1.4.1.1.82.1",
        meant="1.2.840.10008.5.1.4.1.1.82.1",
        why="PS3.4-2013 Table I.4-1 and all later editions of PS3.6 give Corneal Topography Map Storage the UID "
        "1.2.840.10008.5.1.4.1.1.82.1; no object identifier begins with 11.",
    ),
)


def corrected(edition: str, table: str, records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the records of a table with the slips of this edition mended."""
    meant = {
        (slip.column, slip.printed): slip.meant
        for slip in CORRECTIONS
        if (slip.edition, slip.table) == (edition, table)
    }
    return [
        {column: meant.get((column, value), value) for column, value in record.items()} if meant else record
        for record in records
    ]
