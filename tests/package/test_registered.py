"""The first edition whose PS3.6 Table A-1 lists a class, against the rows of spec/registry."""

import csv
import pickle

import pytest

from dicom_media_storage import MediaStorageSOPClass, Registered, SOPClass, history, registry
from dicom_media_storage.editions import EDITIONS, e2013, e2024b, load
from tests.conftest import PROJECT

M = MediaStorageSOPClass


def rows(name: str) -> list[dict[str, str]]:
    with (PROJECT / "spec" / "registry" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(edition: str) -> list[SOPClass]:
    module = load(edition)
    return [*module.MediaStorageSOPClass, *getattr(module, "RetiredMediaStorageSOPClass", ())]


def test_every_row_is_in_the_register() -> None:
    for row in rows("first_listed.csv"):
        assert registry.get(row["uid"]).registered == (row["listed_in"], row["not_listed_in"] or None)


def test_a_type_of_uid_that_was_not_compared_has_none() -> None:
    assert registry.get("1.2.840.10008.1.2").registered is None


def test_every_sop_class_of_the_register_has_one() -> None:
    assert [one for one in registry.entries() if one.type == "SOP Class" and one.registered is None] == []


def test_a_class_that_came_while_the_register_was_known() -> None:
    assert M.CONTENT_ASSESSMENT_RESULTS_STORAGE.registered == Registered(edition="2016b", not_in="2016a")
    assert M.INVENTORY_STORAGE.registered == Registered("2022d", "2022b")
    assert (M.INVENTORY_STORAGE.first_edition, M.CT_IMAGE_STORAGE.registered) == ("2024b", Registered("2013", None))


def test_every_class_of_every_edition_agrees_with_the_register() -> None:
    for edition in EDITIONS:
        for member in members(edition):
            assert member.registered == registry.get(member.uid).registered
            assert member.registered.edition <= member.first_edition or member.first_edition == "2013"
    assert e2024b.MediaStorageSOPClass.INVENTORY_STORAGE.registered == M.INVENTORY_STORAGE.registered


def test_editions_bring_classes() -> None:
    assert history.registered("2026d") == (
        *(M.CT_IMAGE_STORAGE_FOR_PROCESSING, M.ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING),
        *(M.LEGACY_CONVERTED_ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING,),
    )
    assert history.registered("2016c") == ()
    assert set(e2013.MediaStorageSOPClass) - set(history.registered("2013")) == set()


def test_every_class_came_with_one_edition() -> None:
    came = [member for edition in history.known_editions() for member in history.registered(edition)]
    assert sorted(came) == sorted(members("2026d"))
    assert history.known_editions() == tuple(sorted(row["edition"] for row in rows("editions.csv")))


@pytest.mark.parametrize("edition", ["2018a", "", "current", None, []])
def test_an_edition_whose_register_is_not_known(edition: object) -> None:
    with pytest.raises(ValueError, match=r"expected one of 2013, 2014a, 2015a, .*, 2026d"):
        history.registered(edition)


def test_registered_survives_pickle() -> None:
    assert pickle.loads(pickle.dumps(M.INVENTORY_STORAGE.registered)) == M.INVENTORY_STORAGE.registered
