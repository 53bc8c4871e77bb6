"""The lists for an association: what is in them, in which order, and what is refused."""

import csv
from pathlib import Path

import pytest

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, groups, history, negotiation, uids
from dicom_media_storage.editions import EDITIONS, e2013, e2017c
from dicom_media_storage.negotiation import (
    batches,
    common_extended_negotiation,
    network_classes,
    presentation_contexts,
)

SPEC = Path(__file__).parents[2] / "spec"
DIRECTORY = MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE


def test_every_class_but_the_media_directory_is_negotiated_once():
    assert sorted(network_classes()) == sorted(set(MediaStorageSOPClass) - {DIRECTORY})
    assert len(network_classes()) == 179


def test_longest_standing_first_then_table_order():
    grouped = [
        [member for member in MediaStorageSOPClass if member.first_edition == edition and member != DIRECTORY]
        for edition in EDITIONS
    ]
    assert list(network_classes()) == [member for group in grouped for member in group]
    assert network_classes()[-5:] == history.added("2024b", "2026a")


def test_batches_cover_all_and_begin_with_the_list_of_one_association():
    for limit in (1, 7, 100, 127, 128):
        lists = batches(limit)
        assert [member for batch in lists for member in batch] == list(network_classes())
        assert {len(batch) for batch in lists[:-1]} <= {limit}
        assert lists[0] == presentation_contexts(limit)


def test_preferred_ones_come_first_in_the_order_given():
    wanted = [uids.InventoryStorage, uids.LabelMapSegmentationStorage, uids.InventoryStorage, uids.CTImageStorage]
    ordered = network_classes(prefer=iter(wanted))
    assert [*ordered[:3]] == list(dict.fromkeys(wanted))
    assert all(type(member) is MediaStorageSOPClass for member in ordered)
    assert sorted(ordered) == sorted(network_classes())
    assert set(wanted) <= set(presentation_contexts(3, prefer=wanted))


@pytest.mark.parametrize("uid", [uids.MediaStorageDirectoryStorage, "1.2.3", uids.UltrasoundImageStorageRetired, ""])
def test_a_preference_for_what_is_not_negotiated_is_refused(uid):
    with pytest.raises(ValueError, match=f"^'{uid}' is preferred, but is not the UID of a network SOP Class"):
        presentation_contexts(prefer=[uid])


@pytest.mark.parametrize("limit", [-1, 0, 129, 180])
@pytest.mark.parametrize("function", [presentation_contexts, batches])
def test_a_limit_that_no_association_has_is_refused(function, limit):
    with pytest.raises(ValueError, match=rf"1 to 128 presentation contexts .*, not {limit}$"):
        function(limit)


def test_sets_are_ordered_too_and_retired_classes_are_last():
    mixed = groups.STORAGE | groups.RETIRED | groups.MEDIA_DIRECTORY
    ordered = network_classes(mixed)
    assert ordered[-4:] == tuple(RetiredMediaStorageSOPClass)
    assert [*ordered[:-4]] == [member for member in network_classes() if member.table == "B.5-1"]


def test_other_editions():
    assert [len(batch) for batch in batches(classes=e2013.MediaStorageSOPClass)] == [112]
    assert [len(batch) for batch in batches(classes=e2017c.MediaStorageSOPClass)] == [128, 8]


def test_no_classes_no_batches():
    assert batches(classes=[]) == ()
    assert presentation_contexts(classes=[]) == ()
    assert common_extended_negotiation([]) == ()


def test_common_extended_negotiation_says_what_table_b_3_3_says():
    table = "2017c"
    with (SPEC / table / "table_B.3-3.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    items = common_extended_negotiation(e2017c.MediaStorageSOPClass)
    assert sum(len(item.related_general_sop_class_uids) for item in items) == len(rows) == 44
    assert {item.edition for item in items} == {table}
    assert {item.sop_class_uid for item in items} == {
        member for member in e2017c.MediaStorageSOPClass if member.table == "B.5-1"
    }


def test_the_service_class_uid_is_that_of_ps3_6():
    with (SPEC / "2013" / "table_A-1.csv").open(encoding="utf-8", newline="") as file:
        (uid,) = [row["UID Value"] for row in csv.DictReader(file) if row["UID Name"] == "Storage Service Class"]
    items = common_extended_negotiation(e2017c.MediaStorageSOPClass)
    assert {item.service_class_uid for item in items} == {uid}


def test_classes_of_a_service_class_without_a_uid_have_no_item():
    assert common_extended_negotiation(e2017c.groups.NON_PATIENT_OBJECT | e2017c.groups.MEDIA_DIRECTORY) == ()


def test_another_edition_may_tell_and_says_so():
    classes = [MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE, MediaStorageSOPClass.WAVEFORM_ANNOTATION_SR_STORAGE]
    old, new = common_extended_negotiation(classes, table_of=e2017c.MediaStorageSOPClass)
    assert (len(old.related_general_sop_class_uids), old.edition) == (4, "2017c")
    assert (new.related_general_sop_class_uids, new.edition) == ((), None)
    assert new.service_class_uid == old.service_class_uid


@pytest.mark.parametrize("edition", [one for one in EDITIONS if one != "2017c"])
def test_a_table_that_was_not_at_hand_is_not_guessed(edition):
    enum = __import__(f"dicom_media_storage.editions.e{edition}", fromlist=("",)).MediaStorageSOPClass
    message = rf"^PS3.4 Table B.3-3 of DICOM {edition} was not at hand, only that of 2017c: pass its enum as table_of$"
    with pytest.raises(ValueError, match=message):
        common_extended_negotiation(enum)
    with pytest.raises(ValueError, match=message):
        common_extended_negotiation([], table_of=enum)


def test_the_module_is_reached_like_the_others():
    import dicom_media_storage

    assert dicom_media_storage.negotiation is negotiation
    assert set(negotiation.__all__) <= set(dir(negotiation))
