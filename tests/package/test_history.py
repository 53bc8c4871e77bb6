"""What came, went and was renamed."""

from dicom_media_storage import history
from dicom_media_storage.editions import e2013, e2026a
from tests.support import spec


def test_editions() -> None:
    assert history.editions() == spec.EDITIONS


def test_from_2024b_to_2026a_five_classes_were_added() -> None:
    came = history.added("2024b", "2026a")
    assert all(isinstance(member, e2026a.MediaStorageSOPClass) for member in came)
    numbers = "9.100.1 9.100.2 66.7 66.8 88.77".split()
    assert [member.removeprefix("1.2.840.10008.5.1.4.1.1.") for member in came] == numbers


def test_from_2026a_to_2026d_three_ct_classes_were_added() -> None:
    assert [member.name for member in history.added("2026a", "2026d")] == [
        "CT_IMAGE_STORAGE_FOR_PROCESSING",
        "ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING",
        "LEGACY_CONVERTED_ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING",
    ]


def test_removed_is_added_in_the_other_direction() -> None:
    went = history.removed("2026a", "2013")
    assert set(went) == set(history.added("2013", "2026a"))
    assert all(isinstance(member, e2026a.MediaStorageSOPClass) for member in went)


def test_renamed() -> None:
    names = {one.uid: (one.old_name, one.new_name) for one in history.renamed("2013", "2026a")}
    assert names["1.2.840.10008.5.1.4.1.1.78.5"] == (
        "Visual Acuity Storage Measurements Storage",
        "Visual Acuity Measurements Storage",
    )
    assert set(names) <= set(e2013.MediaStorageSOPClass)


def test_diff_with_itself_is_empty() -> None:
    assert history.diff("2017c", "2017c")[2:] == ((), (), ())
    assert str(history.diff("2017c", "2017c")) == "DICOM 2017c → 2017c: 0 added, 0 removed, 0 renamed"
