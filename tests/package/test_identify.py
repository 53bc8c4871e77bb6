"""`identify` for every kind of UID, against the tables in spec/."""

import csv

import pytest
from pydicom.uid import UID

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, identify, registry
from dicom_media_storage.editions import EDITIONS, load
from tests.conftest import PROJECT

CT = "1.2.840.10008.5.1.4.1.1.2"
STANDALONE_CURVE = "1.2.840.10008.5.1.4.1.1.9"
STORAGE_COMMITMENT_PULL = "1.2.840.10008.1.20.2"
ARC = "1.2.840.10008.5.1.4.1.1."
ROOT = "1.2.840.10008"


def reviewed() -> dict[str, dict[str, str]]:
    with (PROJECT / "spec" / "registry" / "retired_storage.csv").open(encoding="utf-8", newline="") as file:
        return {row["uid"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("uid", "status"),
    [
        (CT, "current"),
        (f"{CT}\0", "current"),
        (f"{CT} ", "current"),
        (CT.encode(), "current"),
        (f"{CT}\0".encode(), "current"),
        (UID(CT), "current"),
        (MediaStorageSOPClass.CT_IMAGE_STORAGE, "current"),
        (RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED, "retired"),
        (STANDALONE_CURVE, "retired"),
        (f"{ARC}40", "retired"),
        (STORAGE_COMMITMENT_PULL, "registered"),
        ("1.2.840.10008.1.2", "registered"),
        (ROOT, "unregistered"),
        (f"{ROOT}.9.9", "unregistered"),
        (f"{ARC}2.99", "unregistered"),
        (f"{ROOT}1.5", "private"),
        ("1.2.840.1000", "private"),
        ("2.25.1", "private"),
        ("2.999", "private"),
        ("0.0", "private"),
        ("1.39.5", "private"),
        (f"1.2.{'1' * 60}", "private"),
        (f"1.2.{'1' * 61}", "invalid"),
        ("1.40.5", "invalid"),
        ("3.1", "invalid"),
        ("1", "invalid"),
        ("1.2.", "invalid"),
        ("1..2", "invalid"),
        ("1.2.03", "invalid"),
        (f" {CT}", "invalid"),
        (f"{CT}\n", "invalid"),
        ("1.2.\u0663", "invalid"),
        (b"1.2.\xff", "invalid"),
        ("", "invalid"),
        ("CTImageStorage", "invalid"),
        ("\udcff", "invalid"),
        (None, "invalid"),
        (12, "invalid"),
        ([CT], "invalid"),
        (object(), "invalid"),
    ],
)
def test_status(uid: object, status: str) -> None:
    assert identify(uid).status == status


class Raising(str):
    def __str__(self) -> str:
        raise RuntimeError

    __hash__ = __eq__ = strip = rstrip = __str__  # type: ignore[assignment]


def test_an_object_whose_methods_raise() -> None:
    assert identify(Raising(CT)).status == "current"


def test_identities() -> None:
    member, curve = MediaStorageSOPClass.CT_IMAGE_STORAGE, STANDALONE_CURVE
    assert identify(f"{CT}\0") == (CT, "current", "CT Image Storage", member, registry.get(CT))
    assert identify(curve) == (curve, "retired", "Standalone Curve Storage", None, registry.get(curve))
    assert identify(f"{ARC}40")[2:] == (None, None, registry.get(f"{ARC}40"))
    assert identify("2.25.1") == ("2.25.1", "private", None, None, None)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_class_of_every_edition_is_current_or_retired(edition: str) -> None:
    module = load(edition)
    for member in (*module.MediaStorageSOPClass, *getattr(module, "RetiredMediaStorageSOPClass", ())):
        expected = "current" if member in set(MediaStorageSOPClass) else "retired"
        assert identify(member).status == expected


def test_every_uid_of_the_register_is_known() -> None:
    for entry in registry.entries():
        identity = identify(entry.uid)
        assert identity.status in {"current", "retired", "registered"}
        assert identity.entry == entry


def test_every_retired_class_is_reviewed_by_its_type() -> None:
    """The rule that a reviewer applies to the register, in other words than the list."""
    listed = {*MediaStorageSOPClass, *RetiredMediaStorageSOPClass}
    retired = [
        one for one in registry.entries() if one.is_retired and one.type == "SOP Class" and one.uid not in listed
    ]
    by_name = {one.uid for one in retired if "Storage" in (one.name or "")} - {STORAGE_COMMITMENT_PULL}
    without_a_name = {one.uid for one in retired if one.name is None and one.uid.startswith(ARC)}
    assert reviewed().keys() == by_name | without_a_name
    assert all(one.uid in by_name for one in retired if one.name and one.uid.startswith(ARC))


def test_the_list_has_the_names_of_the_register() -> None:
    assert {uid: row["name"] or None for uid, row in reviewed().items()} == {
        uid: registry.get(uid).name for uid in reviewed()
    }
