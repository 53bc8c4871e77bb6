"""``spec/registry/``: the editions whose PS3.6 Table A-1 is known, and which of them lists each SOP Class first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.tables.schema import read_csv
from codegen.tables.table import checked_uid

FOLDER: Final = "registry"


@dataclass(frozen=True, slots=True)
class FirstListed:
    """The first known edition whose Table A-1 lists a UID, and the last known one before it, if any, that does not."""

    edition: Edition
    not_in: Edition | None


@dataclass(frozen=True, slots=True)
class KnownRegister:
    """What is known of Table A-1 beside the tables of the editions; empty if ``spec/`` has no such folder."""

    first_listed: Mapping[str, FirstListed] = field(default_factory=dict[str, FirstListed])
    """By SOP Class UID."""
    editions: tuple[Edition, ...] = ()
    """The editions whose Table A-1 was compared."""
    retired_storage: tuple[str, ...] = ()
    """The UIDs of retired storage SOP Classes that no edition's tables of PS3.4 list; the file has the reasons."""


def read_register(spec_dir: Path) -> KnownRegister:
    """Read the folder; raise SpecError for a file with other content."""
    folder = spec_dir / FOLDER
    listed = _rows(folder / "first_listed.csv", "uid", ("not_listed_in", "listed_in"))
    editions = _rows(folder / "editions.csv", "edition", ())
    retired = _rows(folder / "retired_storage.csv", "uid", ("name", "reason"))
    for uid, row in retired.items():
        if not row["reason"].strip():
            raise SpecError(f"{folder / 'retired_storage.csv'}: expected a reason for {uid}, found none")
    first = {
        uid: FirstListed(
            Edition.parse(row["listed_in"]), Edition.parse(row["not_listed_in"]) if row["not_listed_in"] else None
        )
        for uid, row in listed.items()
    }
    return KnownRegister(first, tuple(map(Edition.parse, editions)), tuple(retired))


def _rows(path: Path, key: str, columns: tuple[str, ...]) -> dict[str, dict[str, str]]:
    if not path.exists():
        return {}
    header, *rows = read_csv(path)
    if missing := [name for name in (key, *columns) if name not in header]:
        raise SpecError(f"{path}: expected a column {missing[0]!r}, found {', '.join(map(repr, header))}")
    found: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, 1):
        record = dict(zip(header, row, strict=True))
        where = f"{path}, row {number}"
        if record[key] in found:
            raise SpecError(f"{where}: expected every {key} once, found {record[key]} again")
        if key == "uid":
            checked_uid(record[key], where)
        found[record[key]] = record
    return found
