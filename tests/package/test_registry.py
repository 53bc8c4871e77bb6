"""The register: PS3.6 Table A-1 of the shipped editions, against the rows in spec/."""

import csv

import pytest

from codegen.tables.errata import corrected
from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, editions, registry
from tests.conftest import PROJECT


def rows(edition: str) -> list[dict[str, str]]:
    path = PROJECT / "spec" / edition / "table_A-1.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return corrected(edition, "A-1", list(csv.DictReader(file)))


def test_every_row_of_every_edition_has_an_entry() -> None:
    newest = {row["UID Value"]: (edition, row) for edition in editions.EDITIONS for row in rows(edition)}
    assert {entry.uid for entry in registry.entries()} == newest.keys()
    for uid, (edition, row) in newest.items():
        entry = registry.get(uid)
        assert (entry.edition, entry.type) == (edition, row["UID Type"])
        assert (entry.name or "") == row["UID Name"].replace("(Retired)", "").strip()
        assert entry.is_retired == (row["Retired"] == "RET" or "(Retired)" in row["UID Name"])
        assert entry.keyword == (row.get("UID Keyword") or entry.keyword)


def test_every_class_of_the_newest_edition_is_registered() -> None:
    for member in (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass):
        entry = registry.get(member)
        assert (entry.uid, entry.keyword, entry.is_retired) == (member.uid, member.keyword, member.is_retired)


def test_entries_are_in_uid_order() -> None:
    uids = [entry.uid for entry in registry.entries()]
    assert uids == sorted(uids, key=lambda uid: [int(part) for part in uid.split(".")])


@pytest.mark.parametrize(
    "uid", ["1.2.840.10008.1.1", "1.2.840.10008.1.1\0", b"1.2.840.10008.1.1\0", bytearray(b"1.2.840.10008.1.1 ")]
)
def test_get_takes_values_as_data_sets_hold_them(uid: object) -> None:
    assert registry.get(uid).name == "Verification SOP Class"
