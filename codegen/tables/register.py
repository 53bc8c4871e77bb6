"""``spec/registry/``: the editions whose PS3.6 Table A-1 is known, and which of them lists each SOP Class first."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.tables.schema import read_csv
from codegen.tables.table import checked_uid

FOLDER: Final = "registry"
_FIRST_LISTED: Final = "first_listed.csv"
_EDITIONS: Final = "editions.csv"
_RETIRED_STORAGE: Final = "retired_storage.csv"


@dataclass(frozen=True, slots=True)
class FirstListed:
    """The first known edition whose Table A-1 lists a UID, and the last known one before it that does not.

    ``not_in`` is None if the first edition of all those known lists the UID.
    """

    edition: Edition
    not_in: Edition | None


def read_first_listed(spec_dir: Path) -> Mapping[str, FirstListed]:
    """Read when each UID was registered; empty if ``spec/`` has no such folder. Raise SpecError for other content."""
    rows = _rows(spec_dir / FOLDER / _FIRST_LISTED, "uid", ("not_listed_in", "listed_in"))
    return {
        uid: FirstListed(Edition.parse(row["listed_in"]), _edition(row["not_listed_in"])) for uid, row in rows.items()
    }


def _edition(name: str) -> Edition | None:
    return Edition.parse(name) if name else None


def read_known_editions(spec_dir: Path) -> tuple[Edition, ...]:
    """The editions whose Table A-1 was compared, oldest first."""
    return tuple(sorted(map(Edition.parse, _rows(spec_dir / FOLDER / _EDITIONS, "edition", ()))))


def read_retired_storage(spec_dir: Path) -> tuple[str, ...]:
    """The UIDs of the retired storage SOP Classes that no edition's tables of PS3.4 list; the file has the reasons."""
    rows = _rows(spec_dir / FOLDER / _RETIRED_STORAGE, "uid", ("name", "reason"))
    for uid, row in rows.items():
        if not row["reason"].strip():
            raise SpecError(f"{spec_dir / FOLDER / _RETIRED_STORAGE}: expected a reason for {uid}, found none")
    return tuple(rows)


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
