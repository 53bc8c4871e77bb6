"""Errors for names that do not exist suggest the right name."""

import subprocess
import sys

import pytest

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, registry, uids
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage.editions import e2013


@pytest.mark.parametrize("old", OLD_NAMES)
def test_an_old_name_is_answered_with_the_keyword(old: str) -> None:
    with pytest.raises(AttributeError, match=rf"has no attribute '{old}': DICOM calls it '{OLD_NAMES[old]}'$"):
        getattr(uids, old)


def test_no_old_name_is_a_keyword_of_the_standard() -> None:
    assert {entry.keyword for entry in registry.entries()}.isdisjoint(OLD_NAMES)
    assert set(OLD_NAMES.values()) <= {*uids.__all__}
    assert list(OLD_NAMES) == sorted(OLD_NAMES)


def test_a_misspelt_constant_is_answered_with_close_ones() -> None:
    with pytest.raises(AttributeError, match=r"Did you mean 'CTImageStorage' or "):
        _ = uids.CTImageStorag
    with pytest.raises(AttributeError, match=r"has no attribute 'Nothing'$"):
        _ = uids.Nothing


def test_a_misspelt_member_is_answered_too() -> None:
    with pytest.raises(AttributeError, match=r"DICOM calls it 'PSEUDO_COLOR_SOFTCOPY_PRESENTATION_STATE_STORAGE'$"):
        _ = MediaStorageSOPClass.PSEUDO_COLOR_SOFTCOPY_PRESENTATION_STAGE_STORAGE
    with pytest.raises(AttributeError, match=r"Did you mean 'CT_IMAGE_STORAGE'"):
        _ = e2013.MediaStorageSOPClass.CT_IMAGE_STORAG


@pytest.mark.parametrize(
    ("owner", "name", "suggestion"),
    [
        (MediaStorageSOPClass, "CTImageStorage", "CT_IMAGE_STORAGE"),
        (uids, "CT_IMAGE_STORAGE", "CTImageStorage"),
        (uids, "ULTRASOUND_IMAGE_STORAGE_RETIRED", "UltrasoundImageStorageRetired"),
        (
            MediaStorageSOPClass,
            "ULTRASOUND_IMAGE_STORAGE_RETIRED",
            "RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED",
        ),
        (
            MediaStorageSOPClass,
            "UltrasoundImageStorageRetired",
            "RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED",
        ),
        (RetiredMediaStorageSOPClass, "CT_IMAGE_STORAGE", "MediaStorageSOPClass.CT_IMAGE_STORAGE"),
        (e2013.MediaStorageSOPClass, "CTImageStorage", "CT_IMAGE_STORAGE"),
    ],
)
def test_a_name_of_another_kind_is_answered_with_the_name_of_this_kind(owner, name: str, suggestion: str) -> None:
    with pytest.raises(AttributeError, match=rf"has no attribute '{name}'\. Did you mean '{suggestion}'\?$"):
        getattr(owner, name)


def test_a_uid_that_is_registered_but_not_in_the_tables() -> None:
    with pytest.raises(AttributeError, match=r"the UID 1\.2\.840\.10008\.5\.1\.4\.1\.1\.9 is a retired SOP Class that"):
        _ = uids.StandaloneCurveStorage
    with pytest.raises(AttributeError, match=r"the UID 1\.2\.840\.10008\.1\.1 is a SOP Class that"):
        _ = uids.Verification


def test_python_adds_no_suggestion_of_its_own() -> None:
    code = "from dicom_media_storage import uids; uids.CTImageStorag"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.count("Did you mean") == 1


def test_a_known_constant_does_not_load_difflib() -> None:
    code = "import sys; from dicom_media_storage import uids; uids.CTImageStorage; print('difflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
