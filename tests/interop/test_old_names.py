"""Names that other software has or had for our UIDs are answered with the UID Keyword."""

import importlib.util
from pathlib import Path

import derive_old_names
import pytest

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, by_keyword, registry, uids
from dicom_media_storage._old_names import OLD_NAMES


@pytest.mark.parametrize("old", OLD_NAMES)
def test_asking_for_an_old_name_names_the_keyword(old):
    with pytest.raises(AttributeError, match=rf"no attribute '{old}': DICOM calls it '{OLD_NAMES[old]}'$"):
        getattr(uids, old)


def test_asking_for_an_old_name_as_a_member_names_the_member():
    with pytest.raises(AttributeError, match=r"DICOM calls it 'PSEUDO_COLOR_SOFTCOPY_PRESENTATION_STATE_STORAGE'$"):
        _ = MediaStorageSOPClass.PSEUDO_COLOR_SOFTCOPY_PRESENTATION_STAGE_STORAGE


def test_old_names_are_sorted_and_mean_classes_that_we_have():
    assert list(OLD_NAMES) == sorted(OLD_NAMES)
    assert all(by_keyword(keyword) is not None for keyword in OLD_NAMES.values())


def test_no_old_name_is_the_keyword_of_anything_in_the_standard():
    registered = {entry.keyword for entry in registry.entries()}
    assert registered >= {one.keyword for one in (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)}
    assert registered.isdisjoint(OLD_NAMES)


@pytest.mark.parametrize("package", ["pydicom", "pynetdicom"])
def test_what_the_installed_releases_say_is_derived_again(package):
    release = Path(importlib.util.find_spec(package).submodule_search_locations[0])
    found = {name: keyword for name, (keyword, _) in derive_old_names.old_names([release]).items()}
    assert found.items() <= OLD_NAMES.items()
    assert len(derive_old_names.known_by(release)) > 170


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("CT = UID(\n    '1.2.840.10008.5.1.4.1.1.2')", "CT"),
        ("CT: Final = '1.2.840.10008.5.1.4.1.1.2'", "CT"),
        ("_STORAGE_CLASSES = {'CT': '1.2.840.10008.5.1.4.1.1.2'}", "CT"),
        ("UID_dictionary = {'1.2.840.10008.5.1.4.1.1.2': ('CT Image', 'SOP Class', '', '', 'CT')}", "CT"),
        ("class CT(Storage):\n    UID = '1.2.840.10008.5.1.4.1.1.2'", "CT"),
        ("print 2\nclass A(B):\n    pass\n\nclass CT(B):\n    UID = '1.2.840.10008.5.1.4.1.1.2'\n", "CT"),
    ],
)
def test_every_way_of_naming_a_uid_is_read(source, name):
    assert list(derive_old_names.known_in(source)) == [(name, uids.CTImageStorage)]


def test_what_is_not_a_constant_is_not_a_name():
    assert list(derive_old_names.known_in("def f():\n    uid = '1.2.840.10008.5.1.4.1.1.2'\nx, y = 1, 2")) == []


def test_a_name_for_two_uids_is_refused(tmp_path):
    (tmp_path / "pydicom-1").mkdir()
    (tmp_path / "pydicom-1" / "uid.py").write_text(f"MRImageStorage = UID('{uids.CTImageStorage}')")
    with pytest.raises(SystemExit, match=r"MRImageStorage means [0-9.]+ there, and another"):
        derive_old_names.old_names([tmp_path / "pydicom-1"])


def test_the_module_is_rendered_with_the_releases_of_each_name(tmp_path):
    for release, name in (
        ("pydicom-1.9.0", "CTStorage"),
        ("pydicom-1.10.0", "CTStorage"),
        ("pydicom-2.0.0", "CTImageStorage"),
    ):
        (tmp_path / release).mkdir()
        (tmp_path / release / "uid.py").write_text(f"{name} = UID('{uids.CTImageStorage}')")
    text = derive_old_names.render(tmp_path)
    assert "- pydicom 1.9.0, 1.10.0, 2.0.0\n" in text
    assert '    # pydicom 1.9.0 to 1.10.0\n    "CTStorage": "CTImageStorage",\n' in text
