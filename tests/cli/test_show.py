import csv
import json
import re

import pytest
from jsonschema import Draft202012Validator

from dicom_media_storage import MediaStorageSOPClass
from tests.support import spec

MEMBER = MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE
CARD = f"""\
Basic Text SR Storage
  UID        1.2.840.10008.5.1.4.1.1.88.11
  Keyword    BasicTextSRStorage
  Member     MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE
  IOD        Basic Text SR IOD, PS3.3 A.35.1
             {MEMBER.iod.url}
  Table      PS3.4 B.5-1, Storage Service Class
  DICOMDIR   SR DOCUMENT record
  Kind       structured report
  See        PS3.4 B.5.1.5
  General    Enhanced SR Storage, 1.2.840.10008.5.1.4.1.1.88.22
             Comprehensive SR Storage, 1.2.840.10008.5.1.4.1.1.88.33
             Comprehensive 3D SR Storage, 1.2.840.10008.5.1.4.1.1.88.34
             Extensible SR Storage, 1.2.840.10008.5.1.4.1.1.88.35
             (PS3.4 Table B.3-3, Related General SOP Classes)
  Since      2013 or before (PS3.6 Table A-1)
  Editions   {spec.EDITIONS[0]} to {spec.NEWEST}
  Formerly   Basic Text SR (2013 to 2015b)
"""


def test_all_that_is_known(run):
    result = run("show", "BasicTextSRStorage")
    assert (result.exit_code, without_origin(result.stdout), result.stderr) == (0, CARD, "")


def without_origin(card):
    """The card without the origin of borrowed values, which a new edition may change."""
    return re.sub(r" \((?:carried over )?from \d{4}[a-e]?\)$", "", card, flags=re.MULTILINE)


def test_a_retired_class(run):
    printed = run("show", "UltrasoundImageStorageRetired").stdout
    assert printed.startswith("Ultrasound Image Storage (retired)\n")
    assert f"  Editions   2013 to {spec.NEWEST}\n" in printed


def test_old_names_are_shown(run):
    assert "Old names  CTImageStorageSOPClass" in run("show", "CTImageStorage").stdout


def test_the_uid_of_another_kind_is_identified(run):
    result = run("show", "1.2.840.10008.1.2.1")
    assert result.exit_code == 0
    assert "Explicit VR Little Endian" in result.stdout
    assert "Transfer Syntax (PS3.6 20" in result.stdout
    assert "  Status     Transfer Syntax\n" in result.stdout


@pytest.mark.parametrize(
    ("uid", "name", "status"),
    [
        ("1.2.840.10008.5.1.4.1.1.9", "Standalone Curve Storage", "retired storage SOP Class"),
        ("1.2.840.10008.5.1.4.1.1.88.1", "Text SR Storage - Trial", "retired storage SOP Class"),
        ("1.2.840.10008.1.2.2", "Explicit VR Big Endian", "retired Transfer Syntax"),
        ("1.2.840.10008.1.20.2", "Storage Commitment Pull Model SOP Class", "retired SOP Class"),
    ],
)
def test_a_retired_uid_that_ps3_4_does_not_print_is_called_retired(run, uid, name, status):
    result = run("show", uid)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name} (retired)\n")
    assert f"  Status     {status}" in result.stdout


@pytest.mark.parametrize(
    ("uid", "meaning"),
    [
        ("2.25.1", "a private UID."),
        ("1.2.840.10008.9.9", "below the root of DICOM"),
        ("1.02", "'1.02'."),
    ],
)
def test_the_meaning_of_an_unknown_uid(run, uid, meaning):
    result = run("show", uid)
    assert result.exit_code == 1
    assert meaning in result.stderr


def test_many_matches_are_a_line_each(run):
    lines = run("show", "ecg").stdout.splitlines()
    assert lines[0] == "1.2.840.10008.5.1.4.1.1.9.1.1     12-lead ECG Waveform Storage"
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("what", "titles"),
    [
        (["CT", "Image", "Storage"], ["CT Image Storage"]),
        (["Enhanced", "MR", "Color"], ["Enhanced MR Color Image Storage"]),
        (["CTImageStorage", "MR_IMAGE_STORAGE"], ["CT Image Storage", "MR Image Storage"]),
        (["pdf", "88.33"], ["Encapsulated PDF Storage", "Comprehensive SR Storage"]),
    ],
)
def test_several_words_are_one_name_or_several(run, what, titles):
    printed = run("show", *what).stdout
    assert [block.splitlines()[0] for block in printed.split("\n\n")] == titles


def test_text_that_matches_nothing_ends_with_1_and_the_closest(run):
    result = run("show", "CTImagStorge")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[:2] == [
        "Nothing matches 'CTImagStorge'. Close matches:",
        "  1.2.840.10008.5.1.4.1.1.2         CT Image Storage",
    ]


def test_misspelt_words_find_similar_names(run):
    result = run("show", "ct", "imag", "storge")
    assert (result.exit_code, result.stderr) == (
        0,
        "Nothing matches 'ct imag storge' exactly; these names are similar.\n",
    )
    assert "CT Image Storage" in result.stdout.splitlines()[0]


def test_several_uids_in_one_argument(run):
    printed = run("show", "1.2.840.10008.5.1.4.1.1.2\\1.2.840.10008.1.1", "--format", "json").stdout
    assert [answer["query"][-6:] for answer in json.loads(printed)] == [".1.1.2", "08.1.1"]


def test_text_that_matches_nothing_does_not_hide_the_others(run):
    result = run("show", "zzz", "CTImageStorage")
    assert result.exit_code == 1
    assert result.stdout.startswith("CT Image Storage\n")
    assert result.stderr == "Nothing matches 'zzz'.\n"


def test_hundreds_of_uids_are_not_one_name(run):
    result = run("show", "--format", "csv", *["1.2.840.10008.5.1.4.1.1.2"] * 300)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1 + 300 * len(spec.EDITIONS)


def test_json_is_as_the_help_states(run):
    result = run("show", "--format", "json", "TextSRStorage", "1.2.840.10008.1.2.1", "1.2.3")
    part, other, none = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [each["fit"] for each in (part, other, none)] == ["part", "exact", "none"]
    [found] = part["sop_classes"]
    assert [row["edition"] for row in found["rows"]] == found["editions"]
    assert other["other_uids"] == [
        {
            "uid": "1.2.840.10008.1.2.1",
            "uid_name": "Explicit VR Little Endian",
            "keyword": "ExplicitVRLittleEndian",
            "uid_type": "Transfer Syntax",
            "is_retired": False,
            "registered": None,
            "registered_not_in": None,
        }
    ]
    printed = run("show", "--help").stdout
    assert all(f'"{key}"' in printed for key in (*part, *found, *other["other_uids"][0]))


def test_json_has_rows_of_export_and_close_matches(run):
    schema = json.loads(run("export", "--schema").stdout)
    found, misspelt = json.loads(run("show", "--format", "json", "CTImageStorage", "CTImagStorage").stdout)
    Draft202012Validator(schema).validate(found["sop_classes"][0]["rows"])
    assert misspelt["close_matches"][0] == {"uid": "1.2.840.10008.5.1.4.1.1.2", "name": "CT Image Storage"}


def test_csv_has_a_row_for_each_edition_and_one_for_other_uids(run):
    rows = list(csv.DictReader(run("show", "--format", "csv", "CTImageStorage", "Verification").stdout.splitlines()))
    assert [(row["query"], row["edition"]) for row in rows[-2:]] == [
        ("CTImageStorage", spec.NEWEST),
        ("Verification", ""),
    ]
    assert (rows[-1]["uid_name"], rows[-1]["uid"]) == ("Verification SOP Class", "1.2.840.10008.1.1")


def test_the_first_edition_and_the_kind(run):
    printed = run("show", "InventoryStorage", "RTDoseStorage", "1.2.840.10008.5.1.4.34.6.1").stdout
    assert "  Since      2022d (PS3.6 Table A-1; not in 2022b)\n" in printed
    assert "  Kind       pixel data, multi-frame" in printed
    assert printed.count("  Since  ") == 3


IOD = MediaStorageSOPClass.CT_IMAGE_STORAGE.iod
MODULES = f"""
Modules of the CT Image IOD, PS3.3 {IOD.modules_edition} (M mandatory, C conditional, U user option)
Information Entity  Module                        Usage  PS3.3
Patient             Patient                       M      C.7.1.1
Patient             Clinical Trial Subject        U      C.7.1.3
"""


def test_modules_follow_the_card(run):
    result = run("show", "--modules", "CTImageStorage")
    assert MODULES in result.stdout
    assert len(result.stdout.partition("\n\n")[2].splitlines()) == 2 + len(IOD.modules)


def test_modules_that_no_edition_lists(run):
    result = run("show", "--modules", "UltrasoundImageStorageRetired")
    assert result.stdout.endswith("\n\nThe Modules of the IOD are not known.\n")


def test_modules_as_json(run):
    answers = json.loads(
        run("show", "--modules", "--format", "json", "InventoryStorage", "88.11", "1.2.840.10008.1.1").stdout
    )
    [inventory], [report], none = (answer["sop_classes"] for answer in answers)
    assert (len(inventory["modules"]), none) == (3, [])
    assert report["modules"][0] == MEMBER.iod.modules[0]._asdict()
    assert report["modules_edition"] == MEMBER.iod.modules_edition
    printed = run("show", "--help").stdout
    assert all(f'"{key}"' in printed for key in (*report, *report["modules"][0]))
    assert "modules" not in json.loads(run("show", "--format", "json", "88.11").stdout)[0]["sop_classes"][0]


def test_modules_as_csv(run):
    result = run("show", "--modules", "--format", "csv", "CTImageStorage", "UltrasoundImageStorageRetired")
    rows = list(csv.DictReader(result.stdout.splitlines()))
    first = ["1.2.840.10008.5.1.4.1.1.2", "CT Image IOD", IOD.modules_edition, "Patient", "Patient", "M", "C.7.1.1"]
    assert (len(rows), list(rows[0].values())) == (len(IOD.modules), first)
    assert ", ".join(list(rows[0])[:-1]) in " ".join(run("show", "--help").stdout.split())
