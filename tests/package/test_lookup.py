"""Lookup by values of data sets, by names of both parts of the standard, and by former names."""

import pytest

from dicom_media_storage import (
    MediaStorageSOPClass,
    RetiredMediaStorageSOPClass,
    by_keyword,
    by_name,
    get,
    registry,
    uids,
)
from dicom_media_storage.editions import EDITIONS, e2013, e2026d, load
from tests.support import spec

CT = "1.2.840.10008.5.1.4.1.1.2"


class Hostile(str):
    """A text whose methods must not be called."""

    def _raise(self, *_: object) -> object:
        raise RuntimeError("called")

    __hash__ = __eq__ = __str__ = __repr__ = __len__ = __iter__ = __getitem__ = _raise
    encode = rstrip = casefold = split = strip = translate = _raise


class HostileBytes(bytes):
    __hash__ = __eq__ = __str__ = __len__ = __iter__ = __getitem__ = decode = Hostile._raise


class Liar:
    @property
    def __class__(self) -> type:
        raise RuntimeError("called")


def test_get_takes_text_and_bytes_of_any_kind() -> None:
    raw = CT.encode()
    for uid in (
        Hostile(CT),
        Hostile(f"{CT}\0"),
        HostileBytes(raw),
        raw + b"\0",
        bytearray(raw + b" "),
        f"{CT} ",
        f"{CT}\0\0",
    ):
        assert get(uid) is MediaStorageSOPClass.CT_IMAGE_STORAGE
        assert e2013.get(uid) is e2013.MediaStorageSOPClass.CT_IMAGE_STORAGE


def test_lookups_of_anything_else_give_none() -> None:
    for value in (
        None,
        3,
        object(),
        Liar(),
        [],
        {},
        b"\xff\xfe",
        memoryview(CT.encode()),
        type,
        "",
        f" {CT}",
        f"{CT}.99",
    ):
        assert get(value) is None
        assert by_keyword(value) is None
        assert by_name(value) is None
        assert registry.get(value) is None


@pytest.mark.parametrize("edition", EDITIONS)
def test_membership_by_uid_on_every_python(edition) -> None:
    enum = load(edition).MediaStorageSOPClass
    assert CT in enum
    assert Hostile(CT) in enum
    assert enum.CT_IMAGE_STORAGE in enum
    assert MediaStorageSOPClass.CT_IMAGE_STORAGE in enum
    for value in ("", "1.2", f"{CT}\0", "CT_IMAGE_STORAGE", None, 3, [], CT.encode(), Liar()):
        assert value not in enum
    assert CT not in RetiredMediaStorageSOPClass


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_class_is_found_by_every_name_of_its_own(edition) -> None:
    module = load(edition)
    for member in module.MediaStorageSOPClass:
        assert module.by_name(member.sop_class_name) is member
        assert module.by_name(f"  {member.sop_class_name.upper()}  SOP Class ") is member
        assert module.by_name(f"{member.sop_class_name} (Retired)") is not member
        assert module.by_name(member.sop_class_name.replace("-", "\u2010").replace(" ", "\u00a0")) is member
        assert module.by_keyword(member.keyword) is member


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("CT Image Storage", "CT_IMAGE_STORAGE"),
        ("ct image storage sop class", "CT_IMAGE_STORAGE"),
        ("CT Image Storage (Retired)", None),
        ("Basic Text SR", "BASIC_TEXT_SR_STORAGE"),
        ("Key Object Selection Storage", "KEY_OBJECT_SELECTION_DOCUMENT_STORAGE"),
        ("Key Object Selection Document", "KEY_OBJECT_SELECTION_DOCUMENT_STORAGE"),
        ("Digital X-Ray Image Storage \u2013 For Presentation", "DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION"),
        ("Nuclear Medicine Image Storage", "NUCLEAR_MEDICINE_IMAGE_STORAGE"),
        ("Ultrasound Image Storage", "ULTRASOUND_IMAGE_STORAGE"),
        ("Ultrasound Image Storage (Retired)", "ULTRASOUND_IMAGE_STORAGE_RETIRED"),
        ("ultrasound image storage SOP Class (retired)", "ULTRASOUND_IMAGE_STORAGE_RETIRED"),
        ("X-Ray Angiographic Bi-plane Image Storage", "X_RAY_ANGIOGRAPHIC_BI_PLANE_IMAGE_STORAGE"),
        ("Standalone Curve Storage", None),
        ("", None),
        ("(Retired)", None),
        ("SOP Class", None),
    ],
)
def test_by_name(name: str, member: str | None) -> None:
    found = by_name(name)
    assert (None if found is None else found.name) == member


@pytest.mark.parametrize(("old", "keyword"), registry.old_keywords().items())
def test_old_spellings_of_a_keyword(old: str, keyword: str) -> None:
    member = get(getattr(uids, keyword))
    assert by_keyword(old) is by_keyword(old.upper()) is by_name(old) is by_name(keyword) is member
    older = e2013.by_keyword(old)
    assert older is e2013.get(member.uid)


def test_a_keyword_in_any_case() -> None:
    assert by_keyword("ctimagestorage") is by_keyword("CTIMAGESTORAGE ") is MediaStorageSOPClass.CT_IMAGE_STORAGE
    assert by_keyword("UltrasoundImageStorageRetired") is RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED
    assert by_keyword("CT Image Storage") is None
    assert by_keyword("CTImageStorageSOPClas") is None


def test_each_uid_name_of_any_edition_is_known_in_every_edition() -> None:
    rows = [row for path in spec.SPEC.glob("*/table_A-1.csv") for row in spec.rows(path.parent.name, path.name)]
    for edition in (e2013, e2026d):
        current = [row for row in rows if row["UID Value"] in edition.MediaStorageSOPClass and not row["Retired"]]
        assert {row["UID Value"] for row in current} >= {edition.MediaStorageSOPClass.CT_IMAGE_STORAGE}
        for row in current:
            assert edition.by_name(row["UID Name"]) == row["UID Value"]


def test_the_uid_name_of_a_later_edition_is_known_in_an_earlier_one() -> None:
    assert e2013.by_name("Basic Text SR Storage") is e2013.MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE
    assert e2013.by_name("Label Map Segmentation Storage") is None
    assert e2013.by_name("Ultrasound Image Storage (Retired)").is_retired
