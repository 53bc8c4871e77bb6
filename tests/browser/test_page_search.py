"""Search and filters: what is typed or pasted finds the classes that are meant."""

import pytest

from dicom_media_storage import EDITION, MediaStorageSOPClass, RetiredMediaStorageSOPClass
from dicom_media_storage.editions import e2013

pytestmark = pytest.mark.browser

CT = "1.2.840.10008.5.1.4.1.1.2"


def test_everything_is_there_at_the_start(reference) -> None:
    page = reference()
    assert page.rows() == [one.keyword for one in (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)]
    assert page.found() == f"{len(page.rows())} classes"


@pytest.mark.parametrize(
    ("typed", "keywords"),
    [
        ("x-ray radiation dose", ["XRayRadiationDoseSRStorage", "EnhancedXRayRadiationDoseSRStorage"]),
        ("DOSE  x-ray enhanced", ["EnhancedXRayRadiationDoseSRStorage"]),
        ("TwelveLead", ["TwelveLeadECGWaveformStorage"]),
        ("TWELVE_LEAD_ECG_WAVEFORM_STORAGE", ["TwelveLeadECGWaveformStorage"]),
        ("pydicom.uid.MRImageStorage", ["MRImageStorage"]),
        ("MediaStorageSOPClass.PHOTOACOUSTIC_IMAGE_STORAGE", ["PhotoacousticImageStorage"]),
        ("Visual Acuity Storage Measurements", ["VisualAcuityMeasurementsStorage"]),
        (
            "Breast Projection X\u2010Ray Image Storage \u2013 For Processing",
            ["BreastProjectionXRayImageStorageForProcessing"],
        ),
        ("NM Image IOD", ["NuclearMedicineImageStorage"]),
    ],
    ids=["words", "order", "keyword", "member", "pydicom", "python", "former", "hyphens", "iod"],
)
def test_words_find_names_of_every_kind(reference, typed: str, keywords: list[str]) -> None:
    assert reference().search(typed) == keywords


@pytest.mark.parametrize(
    "pasted",
    [
        CT,
        f"  {CT}\t",
        f"{CT}\\0",
        f"{CT}\\x00",
        f"b'{CT}\\x00'"[1:],
        f'"{CT}"',
        f"[{CT}]",
        f"\u200b{CT}\u00a0",
        f"({CT}).",
    ],
)
def test_a_pasted_uid_finds_the_one_class_that_has_it(reference, pasted: str) -> None:
    assert reference().search(pasted) == ["CTImageStorage"]


@pytest.mark.parametrize("padding", ["\0", "\0\0", " \0 "])
def test_a_pasted_uid_may_be_padded_with_nuls(reference, padding: str) -> None:
    page = reference()
    page.tab.evaluate("text => { q.value = text; q.dispatchEvent(new Event('input')) }", CT + padding)
    assert page.rows() == ["CTImageStorage"]


def test_a_whole_uid_or_keyword_that_others_contain_says_so(reference) -> None:
    page = reference()
    page.search(CT)
    longer = [uid for uid in MediaStorageSOPClass if uid.startswith(CT) and uid != CT]
    assert page.found() == f"1 of 184 classes; {len(longer)} more contain it (add *)"
    assert len(page.search(f"{CT}*")) == len(longer) + 1
    assert page.search("MRImageStorage") == ["MRImageStorage"]
    assert "EnhancedMRImageStorage" in page.search("MRImageStorage*")


def test_a_part_of_a_uid_finds_all_that_have_it(reference) -> None:
    page = reference()
    assert page.search("1.1.481.") == [one.keyword for one in MediaStorageSOPClass if "1.1.481." in one]


def test_a_uid_that_is_no_storage_class(reference) -> None:
    page = reference()
    assert page.search("1.2.840.10008.1.1") == []
    assert "No edition here lists this UID" in page.tab.inner_text("#none")
    page.tab.click("#again")
    assert len(page.rows()) == 184


def test_editions(reference) -> None:
    page = reference()
    assert set(page.choose("edition", "2013")) == {one.keyword for one in e2013.MediaStorageSOPClass}
    assert page.found() == "113 classes in 2013"
    assert page.text("#BasicTextSRStorage .name") == "Basic Text SR"
    assert page.text("#BasicTextSRStorage td.table") == "I.4-1"
    page.choose("edition", EDITION)
    assert page.text("#BasicTextSRStorage .name") == "Basic Text SR Storage"


def test_families_records_and_status(reference) -> None:
    page = reference()
    waveforms = page.choose("iod", "A.34")
    assert len(waveforms) == 16
    assert page.choose("record", "WAVEFORM") == waveforms
    page.tab.click("[type=reset]")
    assert page.choose("status", "retired") == [one.keyword for one in RetiredMediaStorageSOPClass]
    assert page.choose("edition", "2020b") == []
    assert "The source of 2020b has no retired classes." in page.tab.inner_text("#none")
    page.tab.click("[type=reset]")
    untold = page.choose("iod", "untold")
    assert {"WaveformPresentationStateStorage", "UltrasoundImageStorageRetired"} < set(untold)


def test_filters_that_hide_all_say_what_they_hide(reference) -> None:
    page = reference("#q=photoacoustic&edition=2013")
    assert page.rows() == []
    assert "Without the filters, 1 class would." in page.tab.inner_text("#none")


def test_search_and_filters_work_together(reference) -> None:
    page = reference()
    page.choose("record", "SR DOCUMENT")
    assert page.search("cad") == ["MammographyCADSRStorage", "ChestCADSRStorage", "ColonCADSRStorage"]


def test_hidden_rows_take_no_place_and_are_not_read(reference) -> None:
    page = reference("#q=photoacoustic")
    heights = page.tab.eval_on_selector_all("#classes tr[hidden]", "rows => rows.map(row => row.offsetHeight)")
    assert set(heights) == {0}
    assert page.tab.locator("#classes").get_by_role("row").count() == 2
    assert page.tab.get_by_role("link", name="CTImageStorage", exact=True).count() == 0
