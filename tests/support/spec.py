"""What ``spec/`` contains, read with the csv module alone: expectations for tests, independent of the generator."""

import csv
import tomllib

from tests.conftest import PROJECT

SPEC = PROJECT / "spec"


def rows(edition: str, file: str) -> list[dict[str, str]]:
    """The rows of a file of an edition; empty if the edition does not have it."""
    path = SPEC / edition / file
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tables(edition: str) -> list[str]:
    """The tables to which section I.4 of an edition refers; empty if the edition only lends values."""
    text = (SPEC / edition / "edition.toml").read_text(encoding="utf-8")
    return tomllib.loads(text).get("section_I_4", {}).get("tables", [])


def current(edition: str) -> list[str]:
    """The UIDs of the Media Storage SOP Classes of an edition, in the order of the tables to which section I.4 refers."""
    return [row["SOP Class UID"] for table in tables(edition) for row in rows(edition, f"table_{table}.csv")]


def retired(edition: str) -> list[str]:
    """The UIDs of the retired SOP Classes of an edition, if need be from the nearest earlier Table B.6-1."""
    earlier = (one.parent.name for one in sorted(SPEC.glob("*/table_B.6-1.csv"), reverse=True))
    listed = rows(next(one for one in earlier if one <= edition), "table_B.6-1.csv")
    return [row["SOP Class UID"] for row in listed if row["SOP Class UID"] not in current(edition)]


EDITIONS = tuple(sorted(path.parent.name for path in SPEC.glob("*/edition.toml") if current(path.parent.name)))
"""The editions that list SOP Classes, oldest first: those that are shipped."""
NEWEST = EDITIONS[-1]
