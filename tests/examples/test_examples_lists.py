"""The examples that write lists and tables from an edition."""

import subprocess

import pytest
from interop_differences import EVERY
from interop_network import association, storescp
from pynetdicom import sop_class as theirs
from running_examples import run

from dicom_media_storage import MediaStorageSOPClass, get
from dicom_media_storage.editions import EDITIONS, NEWEST, e2013
from dicom_media_storage.negotiation import batches, network_classes

SYNTAXES = ["ImplicitVRLittleEndian", "ExplicitVRLittleEndian"]


def properties(text):
    """Read a properties file as Java does, as far as such a list goes: comments, and keys up to a colon."""
    lines = [line for line in text.splitlines() if line and line[0] not in "#!"]
    return dict(line.split(":", 1) for line in lines)


def test_the_list_of_the_newest_edition_has_every_network_class_once():
    text = run("accept_list.py")
    found = properties(text)
    assert text.startswith(f"# Storage SOP Classes of DICOM {NEWEST}\n")
    assert len(found) == len(text.splitlines()) - 1
    assert list(found) == [member.keyword for member in network_classes()]
    assert {tuple(value.split(",")) for value in found.values()} == {tuple(SYNTAXES)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_has_its_list(edition):
    enum = __import__(f"dicom_media_storage.editions.e{edition}", fromlist=("",)).MediaStorageSOPClass
    wanted = [member.uid for member in network_classes(enum)]
    assert run("accept_list.py", "--edition", edition, "--form", "uids").splitlines() == wanted
    assert list(properties(run("accept_list.py", "--edition", edition, "--uids"))) == wanted


def test_an_edition_that_is_not_shipped_is_refused():
    assert "invalid choice: '1993'" in run("accept_list.py", "--edition", "1993", status=2)


@pytest.mark.usefixtures("dcmtk")
def test_storescp_accepts_what_its_list_says(tmp_path):
    path = tmp_path / "storescp.cfg"
    path.write_text(run("accept_list.py", "--form", "dcmtk"))
    for number, batch in enumerate(batches(), start=1):
        others = [member for member in EVERY if member not in batch]
        with storescp(tmp_path, "--config-file", str(path), f"Storage{number}") as port:
            for proposed, accepted in ((batch, True), (tuple(others[:128]), False), (tuple(others[128:]), False)):
                if proposed:
                    with association(port, proposed) as opened:
                        assert [get(one.abstract_syntax) for one in opened.accepted_contexts] == [
                            member for member in proposed if accepted
                        ]


@pytest.mark.usefixtures("dcmtk")
def test_storescp_has_no_third_profile(tmp_path):
    path = tmp_path / "storescp.cfg"
    path.write_text(run("accept_list.py", "--form", "dcmtk"))
    done = subprocess.run(
        ["storescp", "--inetd", "--config-file", str(path), "Storage3"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0


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


def test_a_product_cannot_know_what_the_edition_does_not():
    output = run("conformance_table.py", "--edition", "2013", "--only", "LabelMapSegmentationStorage", status=2)
    assert "not in DICOM 2013: LabelMapSegmentationStorage" in output
