"""Names: every row of PS3.6 Table A-1 that we name, and the rules of the design one by one."""

import csv
from pathlib import Path

import pytest

from codegen.build import SPEC_DIR
from codegen.errors import SpecError
from codegen.tables.names import Ledger, Name, name_of
from dicom_media_storage.editions import e2026d


@pytest.mark.parametrize(
    ("name", "keyword", "member"),
    [
        ("12-lead ECG Waveform Storage", "TwelveLeadECGWaveformStorage", "TWELVE_LEAD_ECG_WAVEFORM_STORAGE"),
        (
            "X-Ray 3D Angiographic Image Storage",
            "XRay3DAngiographicImageStorage",
            "X_RAY_3D_ANGIOGRAPHIC_IMAGE_STORAGE",
        ),
        ("Digital X-Ray Image Storage - For Presentation", None, "DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION"),
        (
            "XA/XRF Grayscale Softcopy Presentation State Storage",
            None,
            "XA_XRF_GRAYSCALE_SOFTCOPY_PRESENTATION_STATE_STORAGE",
        ),
        (
            "General 32-bit ECG Waveform Storage",
            "General32bitECGWaveformStorage",
            "GENERAL_32_BIT_ECG_WAVEFORM_STORAGE",
        ),
        (
            "Nuclear Medicine Image Storage",
            "NuclearMedicineImageStorageRetired",
            "NUCLEAR_MEDICINE_IMAGE_STORAGE_RETIRED",
        ),
        ("C-Arm Photon-Electron Radiation Record Storage", None, "C_ARM_PHOTON_ELECTRON_RADIATION_RECORD_STORAGE"),
        ("Color Softcopy Presentation State Storage SOP Class", None, "COLOR_SOFTCOPY_PRESENTATION_STATE_STORAGE"),
    ],
)
def test_rules(name: str, keyword: str | None, member: str) -> None:
    assert name_of("1.2", name, keyword).member == member


@pytest.mark.parametrize(
    ("name", "keyword"),
    [("CT Image Storage", "MRImageStorage"), ("Größe Storage", None), ("...", None), ("None", None), ("CT", "C T")],
)
def test_refusals(name: str, keyword: str | None) -> None:
    with pytest.raises(SpecError):
        name_of("1.2", name, keyword)


def test_constants_are_the_keywords_of_part_6_letter_for_letter(standard: Path) -> None:
    with (standard / "2026d" / "table_A-1.csv").open(encoding="utf-8", newline="") as file:
        keywords = {row["uid"]: row["uid_keyword"] for row in csv.DictReader(file)}
    with (SPEC_DIR / "names.csv").open(encoding="utf-8", newline="") as file:
        names = [Name(**row) for row in csv.DictReader(file)]
    known = [name for name in names if name.uid in keywords]
    assert len(known) >= len(e2026d.MediaStorageSOPClass)
    assert {name.uid: name.constant for name in known} == {name.uid: keywords[name.uid] for name in known}


def test_the_ledger_reads_what_it_writes(tmp_path: Path) -> None:
    text = (SPEC_DIR / "names.csv").read_text(encoding="utf-8")
    assert Ledger.read(SPEC_DIR / "names.csv").text() == text
    assert Ledger.read(tmp_path / "none.csv").text() == "uid,member,constant\n"


def test_a_member_and_its_constant_may_be_the_same_word() -> None:
    ledger = Ledger([Name("1.2.3", "X", "X")])
    assert ledger["1.2.3"].constant == "X"
    with pytest.raises(SpecError, match=r"two UIDs for one name: X is 1\.2\.3 and would also be 1\.2\.4"):
        ledger.add(Name("1.2.4", "X", "Y"))
