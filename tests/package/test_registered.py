"""The first edition whose PS3.6 Table A-1 lists a class, against the rows of spec/registry."""

import csv

import pytest

from dicom_media_storage import MediaStorageSOPClass, Registered, SOPClass, history, registry
from dicom_media_storage.editions import EDITIONS, NEWEST, e2013, e2024b, load
from tests.conftest import PROJECT

M = MediaStorageSOPClass


def rows(name: str) -> list[dict[str, str]]:
    with (PROJECT / "spec" / "registry" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(edition: str) -> list[SOPClass]:
    module = load(edition)
    return [*module.MediaStorageSOPClass, *getattr(module, "RetiredMediaStorageSOPClass", ())]


def test_no_row_is_later_than_the_register() -> None:
    """A document may list a class earlier than the rows, or show that a later edition does not list it yet."""
    for row in rows("first_listed.csv"):
        found = registry.get(row["uid"]).registered
        assert found.edition <= row["listed_in"]
        assert found.edition < row["listed_in"] or (found.not_in or "") >= row["not_listed_in"]
        assert (found.not_in or "") < found.edition


def test_every_sop_class_of_the_register_has_one_and_no_other_uid() -> None:
    assert [one for one in registry.entries() if one.type == "SOP Class" and one.registered is None] == []
    assert registry.get("1.2.840.10008.1.2").registered is None


def test_the_first_edition_of_classes() -> None:
    assert M.CONTENT_ASSESSMENT_RESULTS_STORAGE.registered == Registered("2016b", "2016a", "PS3.6")
    assert M.INVENTORY_STORAGE.registered == Registered("2022d", "2022b", "PS3.6")
    assert M.CT_IMAGE_STORAGE.registered == Registered("2013", None, "PS3.6")


@pytest.mark.parametrize(
    ("uids", "edition", "not_in", "part"),
    [
        ("39.2 39.3 39.4 1.1.82.1", "2013", None, "PS3.6"),
        ("1.1.30", "2014c", "2014b", "PS3.6"),
        ("1.1.88.74 1.1.88.75 1.1.481.10 1.1.481.11", "2018e", "2018c", "PS3.4"),
        ("1.1.481.12 1.1.481.13", "2019d", "2019b", "PS3.4"),
        ("1.1.481.14 1.1.481.15 1.1.104.4 1.1.104.5", "2020a", "2019e", "PS3.4"),
        ("1.1.88.77", "2024c", "2024b", "PS3.6"),
    ],
)
def test_classes_for_which_the_documents_give_a_narrow_span(
    uids: str, edition: str, not_in: str | None, part: str
) -> None:
    for uid in uids.split():
        assert registry.get(f"1.2.840.10008.5.1.4.{uid}").registered == Registered(edition, not_in, part)


def test_an_edition_whose_register_is_known_from_part_4_alone() -> None:
    assert [member.name for member in history.registered("2018e")] == [
        "PLANNED_IMAGING_AGENT_ADMINISTRATION_SR_STORAGE",
        "PERFORMED_IMAGING_AGENT_ADMINISTRATION_SR_STORAGE",
        "RT_PHYSICIAN_INTENT_STORAGE",
        "RT_SEGMENT_ANNOTATION_STORAGE",
    ]


def test_a_class_that_part_4_lists_although_part_6_misprints_it() -> None:
    """PS3.6 2013 prints the UID of Corneal Topography Map Storage as 11.2.840..."""
    assert M.CORNEAL_TOPOGRAPHY_MAP_STORAGE.registered.edition == "2013"


def test_every_class_of_every_edition_agrees_with_the_register() -> None:
    for edition in EDITIONS:
        for member in members(edition):
            assert member.registered == registry.get(member.uid).registered
            assert member.registered.edition <= member.first_edition or member.first_edition == "2013"
    assert e2024b.MediaStorageSOPClass.INVENTORY_STORAGE.registered == M.INVENTORY_STORAGE.registered


def test_the_classes_of_an_edition() -> None:
    assert set(history.registered("2026d")) == {
        *(M.CT_IMAGE_STORAGE_FOR_PROCESSING, M.ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING),
        *(M.LEGACY_CONVERTED_ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING,),
    }
    assert history.registered("2016c") == ()
    assert set(e2013.MediaStorageSOPClass) - set(history.registered("2013")) == set()


def test_every_class_has_one_first_edition() -> None:
    came = [member for edition in history.known_editions() for member in history.registered(edition)]
    assert sorted(came) == sorted(members(NEWEST))
    assert {*EDITIONS, *(row["edition"] for row in rows("editions.csv"))} == {*history.known_editions()}


@pytest.mark.parametrize("edition", ["2012", "2021a", "", "current", None, []])
def test_an_edition_whose_register_is_not_known(edition: object) -> None:
    with pytest.raises(ValueError, match="expected one of 2013, 2014a, "):
        history.registered(edition)
