"""What the class pages take from the package."""

import pytest

from dicom_media_storage import MediaStorageSOPClass as Current
from dicom_media_storage import RetiredMediaStorageSOPClass as Retired
from dicom_media_storage._links import page_url
from dicom_media_storage._search.catalogue import storage_classes
from docs.site import class_pages


@pytest.mark.parametrize(
    ("section", "page"),
    [
        ("A.3", "sect_A.3.html"),
        ("A.35.12", "sect_A.35.12.html"),
        ("A.35.1", "sect_A.35.html#sect_A.35.1"),
        ("C.7.1.1", "sect_C.7.html#sect_C.7.1.1"),
        ("C.8.2.1", "sect_C.8.2.html#sect_C.8.2.1"),
    ],
)
def test_pages_of_sections(section, page):
    assert page_url("2026d", "PS3.3", section).endswith(f"/2026d/output/chtml/part03/{page}")


def test_the_2013_edition_is_elsewhere():
    assert page_url("2013", "PS3.4", "I.4") == "https://dicom.nema.org/dicom/2013/output/chtml/part04/sect_I.4.html"


@pytest.mark.parametrize(
    ("member", "kinds"),
    [
        (Current.CT_IMAGE_STORAGE, ["pixel data"]),
        (Current.TWELVE_LEAD_ECG_WAVEFORM_STORAGE, ["waveform"]),
        (Current.RAW_DATA_STORAGE, []),
        (Retired.ULTRASOUND_IMAGE_STORAGE_RETIRED, None),
    ],
)
def test_kinds(member, kinds):
    assert class_pages._kinds(member) == kinds


def test_siblings_share_the_iod():
    one = Current.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION
    siblings = [other.newest for other in storage_classes().values() if class_pages._shares_iod(one, other.newest)]
    assert siblings == [one, Current.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PROCESSING]
    retired = Retired.ULTRASOUND_IMAGE_STORAGE_RETIRED
    assert not class_pages._shares_iod(retired, retired)


def test_modules_with_their_sections():
    modules = class_pages._modules(Current.CT_IMAGE_STORAGE)
    assert [module["name"].text for module in modules] == [one.name for one in Current.CT_IMAGE_STORAGE.iod.modules]
    assert modules[0]["name"].url.endswith("/2026d/output/chtml/part03/sect_C.7.html#sect_C.7.1.1")
