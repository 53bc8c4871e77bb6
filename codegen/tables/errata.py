"""Known mistakes in the standard, from ``spec/errata.toml``; the tables in ``spec/`` keep the mistakes."""

from functools import cache
from pathlib import Path

import msgspec

from codegen.edition import Edition
from codegen.tables import terms
from codegen.tables.schema import Line, TableId, read_toml


class Erratum(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cell with a mistake."""

    editions: tuple[Edition, ...]
    table: TableId
    uid: str
    """The UID that the row prints."""
    column: Line
    printed: str
    right: str
    why: Line


class ListedName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name in a list of PS3.4, such as that of Annex O, that no table of the edition prints."""

    editions: tuple[Edition, ...]
    printed: Line
    uid: str
    why: Line


class Explained(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding of ``check`` that is not a mistake of ours: the standard prints it."""

    uid: str
    text: Line
    """The finding, as ``check`` words it, without the editions."""
    why: Line


class Errata(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, by kind."""

    corrections: tuple[Erratum, ...]
    listed: tuple[ListedName, ...]
    explained: tuple[Explained, ...]


@cache
def read_errata() -> Errata:
    """Read the file; raise SpecError if it is something else."""
    return read_toml(Path(__file__).resolve().parents[2] / "spec" / "errata.toml", Errata)


def explained(uid: str, text: str) -> str | None:
    """The reason that explains a finding, or None."""
    return next((one.why for one in read_errata().explained if (one.uid, one.text) == (uid, text)), None)


def listed_uid(edition: str, printed: str) -> str | None:
    """The class that a list of an edition means by a name that is declared, or None."""
    return next((one.uid for one in read_errata().listed if edition in one.editions and one.printed == printed), None)


def corrected(edition: str, table: str, records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Apply the errata of this edition to the records of a table, and return them."""
    slips = {slip.uid: slip for slip in read_errata().corrections if edition in slip.editions and slip.table == table}
    for record in records if slips else ():
        slip = slips.get(record.get(terms.UID_VALUE) or record.get(terms.UID) or "")
        if slip is not None and record.get(slip.column) == slip.printed:
            record[slip.column] = slip.right
    return records
