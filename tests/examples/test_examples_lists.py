"""The example that writes a table from an edition."""

import pytest
from pynetdicom import sop_class as theirs
from running_examples import run

from dicom_media_storage import MediaStorageSOPClass
from dicom_media_storage.editions import NEWEST, e2013


def cells(text):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]


def test_the_conformance_table_has_a_row_per_class():
    text = run("conformance_table.py", "--scp")
    header, rule, *rows = cells(text)
    assert text.startswith(f"Storage SOP Classes, DICOM {NEWEST}\n\n| SOP Class Name |")
    assert header == ["SOP Class Name", "SOP Class UID", "IOD (PS3.3)", "SCU", "SCP"]
    assert set(rule) == {"---"}
    assert [(name, uid) for name, uid, *_ in rows] == [
        (member.sop_class_name, member.uid)
        for member in MediaStorageSOPClass
        if member.keyword != theirs.MediaStorageDirectoryStorage.keyword
    ]
    assert {(scu, scp) for *_, scu, scp in rows} == {("No", "Yes")}
    without_section = [
        member.sop_class_name for member in MediaStorageSOPClass if member.iod and not member.iod.section
    ]
    assert [name for name, _, section, *_ in rows if not section] == without_section


def test_the_conformance_table_of_a_product_and_an_older_edition():
    text = run("conformance_table.py", "--edition", "2013", "--scu", "--only", "BasicTextSRStorage", "MRImageStorage")
    _, _, *rows = cells(text)
    assert [row[0] for row in rows] == ["MR Image Storage", "Basic Text SR"]
    assert e2013.MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE.sop_class_name == "Basic Text SR"
    assert {tuple(row[3:]) for row in rows} == {("Yes", "No")}


@pytest.mark.parametrize(
    ("roles", "scu", "scp"),
    [([], "Yes", "Yes"), (["--scu"], "Yes", "No"), (["--scp"], "No", "Yes"), (["--scu", "--scp"], "Yes", "Yes")],
)
def test_a_product_has_both_roles_unless_one_is_given(roles, scu, scp):
    text = run("conformance_table.py", *roles, "--only", "CTImageStorage", "MRImageStorage")
    assert [tuple(row[3:]) for row in cells(text)[2:]] == [(scu, scp)] * 2


def test_a_product_has_classes_of_the_edition_only():
    output = run("conformance_table.py", "--edition", "2013", "--only", "LabelMapSegmentationStorage", status=2)
    assert "not in DICOM 2013: LabelMapSegmentationStorage" in output
