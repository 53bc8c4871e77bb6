"""Groups of classes by what they are, and the types of their UIDs."""

from typing import get_args

import pytest

import dicom_media_storage
from dicom_media_storage import DirectoryRecordType, groups
from dicom_media_storage._kinds import KINDS
from dicom_media_storage.editions import EDITIONS, e2026d, load

M = e2026d.MediaStorageSOPClass


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_group_holds_the_classes_whose_property_is_true(edition: str) -> None:
    module = load(edition)
    for kind in KINDS:
        expected = {member for member in module.MediaStorageSOPClass if getattr(member, kind)}
        assert getattr(module.groups, kind.partition("_")[2].upper()) == expected != set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_groups_by_directory_record_type(edition: str) -> None:
    module = load(edition)
    by_type = module.groups.BY_DIRECTORY_RECORD_TYPE
    for record_type in DirectoryRecordType:
        expected = {one for one in module.MediaStorageSOPClass if one.directory_record_type is record_type}
        assert by_type.get(record_type, frozenset()) == expected
    assert by_type["IMAGE"] is by_type[DirectoryRecordType.IMAGE]
    with pytest.raises(TypeError):
        by_type[DirectoryRecordType.IMAGE] = frozenset()


def test_images_without_pixel_data_and_pixel_data_without_an_image_record() -> None:
    pixel_data = e2026d.groups.PIXEL_DATA
    images = e2026d.groups.BY_DIRECTORY_RECORD_TYPE[DirectoryRecordType.IMAGE]
    assert images - pixel_data == set()
    assert pixel_data - images == {
        *(M.RT_DOSE_STORAGE, M.ENHANCED_RT_IMAGE_STORAGE, M.ENHANCED_CONTINUOUS_RT_IMAGE_STORAGE),
    }


def test_the_type_of_the_uids_of_each_group() -> None:
    found = {name: value for name, value in vars(groups).items() if isinstance(value, frozenset)}
    for name, members in found.items():
        assert set(get_args(getattr(groups, f"{name.title().replace('_', '')}UID"))) == {one.uid for one in members}
    assert {"PIXEL_DATA", "MEDIA_DIRECTORY"} <= found.keys() <= set(groups.__all__)


def test_the_groups_of_the_newest_edition_are_those_of_the_package() -> None:
    newest = vars(load(EDITIONS[-1]).groups)
    names = {name for name, value in newest.items() if isinstance(value, frozenset)} | {"BY_DIRECTORY_RECORD_TYPE"}
    assert all(getattr(groups, name) is newest[name] for name in names)
    assert set(groups.__all__) - names == {
        f"{name.title().replace('_', '')}UID" for name, value in vars(groups).items() if isinstance(value, frozenset)
    }
    assert dicom_media_storage.groups is groups
    assert "PixelDataUID" in dir(groups)


@pytest.mark.parametrize("module", [groups, load("2013").groups])
def test_a_group_that_does_not_exist(module) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'PIXELS'"):
        module.PIXELS  # noqa: B018
