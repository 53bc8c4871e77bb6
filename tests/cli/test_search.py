import pytest

from dicom_media_storage._cli.search import ask
from dicom_media_storage._old_names import OLD_NAMES

CT = "1.2.840.10008.5.1.4.1.1.2"


def keywords(answer):
    return [entry.newest.keyword for entry in answer.classes]


@pytest.mark.parametrize(
    "what",
    [
        CT,
        f"{CT}\0",
        f" {CT}  ",
        rf"{CT}\0",
        rf"{CT}\x00",
        "CTImageStorage",
        "ctimagestorage",
        "CT_IMAGE_STORAGE",
        "CT Image Storage",
        "ct  image-storage",
        "MediaStorageSOPClass.CT_IMAGE_STORAGE",
        "dicom_media_storage.uids.CTImageStorage",
        "CTImageStorageSOPClass",
    ],
)
def test_every_way_to_write_a_class_finds_it(what):
    answer = ask(what)
    assert (answer.fit, keywords(answer)) == ("exact", ["CTImageStorage"])


@pytest.mark.parametrize(("old", "keyword"), OLD_NAMES.items())
def test_old_names_find_the_class_that_has_another_name_now(old, keyword):
    assert keyword in keywords(ask(old))


def test_a_name_of_an_older_edition_finds_the_class():
    assert keywords(ask("Basic Text SR")) == ["BasicTextSRStorage"]


def test_one_name_may_be_of_a_current_and_a_retired_class():
    assert keywords(ask("Ultrasound Image Storage")) == ["UltrasoundImageStorage", "UltrasoundImageStorageRetired"]


@pytest.mark.parametrize(
    ("part", "keyword", "not_"),
    [
        ("ct", "EnhancedCTImageStorage", "BreastProjectionXRayImageStorageForProcessing"),
        ("color mr", "EnhancedMRColorImageStorage", "EnhancedMRImageStorage"),
        ("mammo", "DigitalMammographyXRayImageStorageForProcessing", "CTImageStorage"),
        ("xray", "DigitalXRayImageStorageForPresentation", "CTImageStorage"),
        ("SoftcopyPres", "ColorSoftcopyPresentationStateStorage", "CTImageStorage"),
        ("fluoroscopic", "XRayRadiofluoroscopicImageStorage", "CTImageStorage"),
        ("88.33", "ComprehensiveSRStorage", "Comprehensive3DSRStorage"),
        ("1.2.840.10008.5.1.4.1.1.88", "ComprehensiveSRStorage", "CTImageStorage"),
    ],
)
def test_a_part_finds_what_has_it(part, keyword, not_):
    answer = ask(part)
    assert answer.fit == "part"
    assert keyword in keywords(answer)
    assert not_ not in keywords(answer)


def test_other_uids_of_ps3_6_are_known_as_what_they_are():
    [other] = ask("1.2.840.10008.1.2.1").others
    assert (other.uid_name, other.uid_type) == ("Explicit VR Little Endian", "Transfer Syntax")


def test_a_private_uid_is_no_part_of_one_of_dicom():
    assert ask("1.2.3").fit == "none"


@pytest.mark.parametrize("what", ["", " ", "...", "\0", "\udcff", "zzz", "nm" * 1000])
def test_what_is_no_name_fits_nothing(what):
    assert ask(what).fit == "none"


@pytest.mark.parametrize(
    ("misspelt", "keyword"),
    [
        ("CT Imag Storge", "CTImageStorage"),
        ("enhnced ct", "EnhancedCTImageStorage"),
        ("storage of mr images", "MRImageStorage"),
        ("SecndaryCaptureImageStorage", "SecondaryCaptureImageStorage"),
        ("1.2.840.100008.5.1.4.1.1.2", "CTImageStorage"),
    ],
)
def test_the_closest_comes_first_where_nothing_fits(misspelt, keyword):
    answer = ask(misspelt)
    assert answer.fit == "none"
    assert answer.close[0].newest.keyword == keyword
