"""The lists for an association: their classes, their order, and the arguments that are refused."""

import re
from pathlib import Path

import pytest
from interop_differences import dcmtk_constants
from pynetdicom import presentation

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, groups, negotiation, uids
from dicom_media_storage.editions import EDITIONS, e2013, e2017c, e2026a, load
from dicom_media_storage.negotiation import (
    abstract_syntaxes,
    batches,
    common_extended_negotiation,
    network_classes,
)
from tests.support import spec

DIRECTORY = MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE


def test_the_name_of_2026_1_0_warns():
    with pytest.warns(DeprecationWarning, match="is now called abstract_syntaxes"):
        assert negotiation.presentation_contexts(5, classes=e2013.MediaStorageSOPClass) == abstract_syntaxes(
            5, classes=e2013.MediaStorageSOPClass
        )


def test_every_class_but_the_media_directory_is_negotiated_once():
    assert sorted(network_classes()) == sorted(set(MediaStorageSOPClass) - {DIRECTORY})


def place(member):
    """The rule as the module's documentation states it, in other words."""
    if member.table != "B.5-1":
        return 2, ""
    if member.directory_record_type in {"IMAGE", "ENCAP DOC"}:
        return 0, ""
    return 1, member.registered.edition


def test_images_and_documents_first_then_the_longest_standing_then_other_services():
    in_table_order = [member for member in MediaStorageSOPClass if member != DIRECTORY]
    assert list(network_classes()) == sorted(in_table_order, key=place)


def test_one_association_has_every_image_class():
    images = {member for member in MediaStorageSOPClass if member.directory_record_type == "IMAGE"}
    wanted = (uids.LabelMapSegmentationStorage, uids.EncapsulatedSTLStorage, uids.DermoscopicPhotographyImageStorage)
    assert {*images - {DIRECTORY}, *wanted} <= set(abstract_syntaxes())


def test_one_association_has_every_current_class_that_pynetdicom_proposes():
    theirs = {str(context.abstract_syntax) for context in presentation.StoragePresentationContexts}
    assert {uid for uid in theirs if uid in MediaStorageSOPClass} - set(abstract_syntaxes()) == set()


@pytest.mark.usefixtures("dcmtk")
def test_one_association_has_every_current_class_that_dcmtk_accepts_but_three_implant_templates():
    theirs = dcmtk_storescp_profile()
    assert len(theirs) > 100
    missing = {uid for uid in theirs if uid in MediaStorageSOPClass} - set(abstract_syntaxes())
    assert missing == {
        *(uids.GenericImplantTemplateStorage, uids.ImplantAssemblyTemplateStorage, uids.ImplantTemplateGroupStorage)
    }


def dcmtk_storescp_profile():
    """The UIDs of the storage classes in the profile "GenericStorageSCP" that DCMTK installs."""
    text = Path("/etc/dcmtk/storescp.cfg").read_text(encoding="utf-8")
    section = re.search(r"^\[GenericStorageSCP\]$(.*?)^\[", text, re.MULTILINE | re.DOTALL)[1]
    names = re.findall(r"^PresentationContext\d+\s*=\s*(\w+Storage\w*)\\", section, re.MULTILINE)
    constants = dcmtk_constants()
    return {constants[name] for name in names if not name.startswith(("RETIRED_", "DRAFT_"))}


def test_batches_cover_all_and_begin_with_the_list_of_one_association():
    for limit in (1, 7, 100, 127, 128):
        lists = batches(limit)
        assert [member for batch in lists for member in batch] == list(network_classes())
        assert {len(batch) for batch in lists[:-1]} <= {limit}
        assert lists[0] == abstract_syntaxes(limit)


def test_preferred_ones_come_first_in_the_order_given():
    wanted = [uids.InventoryStorage, uids.LabelMapSegmentationStorage, uids.InventoryStorage, uids.CTImageStorage]
    ordered = network_classes(prefer=iter(wanted))
    assert [*ordered[:3]] == list(dict.fromkeys(wanted))
    assert all(type(member) is MediaStorageSOPClass for member in ordered)
    assert sorted(ordered) == sorted(network_classes())
    assert set(wanted) <= set(abstract_syntaxes(3, prefer=wanted))


@pytest.mark.parametrize("uid", [uids.MediaStorageDirectoryStorage, "1.2.3", uids.UltrasoundImageStorageRetired, ""])
def test_a_preference_for_another_uid_is_refused(uid):
    with pytest.raises(ValueError, match=f"^cannot prefer '{uid}': it is not among"):
        abstract_syntaxes(prefer=[uid])


@pytest.mark.parametrize("limit", [-1, 0, 129, 180])
@pytest.mark.parametrize("function", [abstract_syntaxes, batches])
def test_a_limit_that_no_association_has_is_refused(function, limit):
    with pytest.raises(ValueError, match=rf"1 to 128 presentation contexts .*, not {limit}$"):
        function(limit)


def test_sets_are_ordered_too_and_retired_classes_are_last():
    mixed = groups.STORAGE | groups.RETIRED | groups.MEDIA_DIRECTORY
    ordered = network_classes(mixed)
    retired = len(RetiredMediaStorageSOPClass)
    assert ordered[-retired:] == tuple(RetiredMediaStorageSOPClass)
    assert [*ordered[:-retired]] == [member for member in network_classes() if member.table == "B.5-1"]


def test_other_editions_and_no_classes():
    assert [len(batch) for batch in batches(classes=e2013.MediaStorageSOPClass)] == [112]
    assert [len(batch) for batch in batches(classes=e2017c.MediaStorageSOPClass)] == [128, 8]
    assert batches(classes=[]) == abstract_syntaxes(classes=[]) == common_extended_negotiation([]) == ()


def test_each_class_of_the_storage_service_has_an_item_with_its_service_class():
    (uid,) = [
        row["UID Value"] for row in spec.rows("2013", "table_A-1.csv") if row["UID Name"] == "Storage Service Class"
    ]
    items = common_extended_negotiation(e2017c.MediaStorageSOPClass)
    assert {item.sop_class_uid: item.service_class_uid for item in items} == {
        member: uid for member in e2017c.MediaStorageSOPClass if member.table == "B.5-1"
    }
    assert common_extended_negotiation(e2017c.groups.NON_PATIENT_OBJECT | e2017c.groups.MEDIA_DIRECTORY) == ()


def test_another_edition_may_lend_its_table():
    classes = [MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE, MediaStorageSOPClass.WAVEFORM_ANNOTATION_SR_STORAGE]
    old, new = common_extended_negotiation(classes, table_of=e2017c.MediaStorageSOPClass)
    assert (len(old.related_general_sop_class_uids), old.edition) == (4, "2017c")
    assert (new.related_general_sop_class_uids, new.edition) == ((), None)
    assert new.service_class_uid == old.service_class_uid


HAVING = [edition for edition in EDITIONS if spec.rows(edition, "table_B.3-3.csv")]


def test_an_edition_with_the_table_answers_with_all_its_rows():
    for edition in HAVING:
        items = common_extended_negotiation(load(edition).MediaStorageSOPClass)
        told = sum(len(item.related_general_sop_class_uids) for item in items)
        assert (told, {item.edition for item in items}) == (len(spec.rows(edition, "table_B.3-3.csv")), {edition})


def test_an_edition_without_the_table_answers_from_others():
    (item,) = common_extended_negotiation([e2026a.MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE])
    assert "2026a" not in HAVING
    assert item.edition in HAVING
    assert len(item.related_general_sop_class_uids) == 4


def test_a_class_that_no_edition_with_the_table_lists_has_an_item_without_edition():
    listed = {uid for edition in HAVING for uid in spec.current(edition)}
    items = common_extended_negotiation(MediaStorageSOPClass)
    assert {item.sop_class_uid for item in items if item.edition is None} == {
        item.sop_class_uid for item in items if item.sop_class_uid not in listed
    }


@pytest.mark.parametrize("function", [network_classes, common_extended_negotiation])
@pytest.mark.parametrize("value", [b"x", uids.CTImageStorage, None])
def test_only_members_are_accepted(function, value):
    with pytest.raises(TypeError, match=r"expected members of an edition's enum, .* found "):
        function([value])
