"""``show FILE``: the class of a file, with pydicom and without."""

import json
import os
import struct
import sys

import pydicom
import pytest
from pydicom.dataset import FileMetaDataset

CT = "1.2.840.10008.5.1.4.1.1.2"
HEAD = bytes(128) + b"DICM"


def element(number, vr, value):
    length = struct.pack("<HI", 0, len(value)) if vr in {b"OB", b"UN"} else struct.pack("<H", len(value))
    return struct.pack("<HH2s", 2, number, vr) + length + value


VERSION = element(1, b"OB", b"\0\1")


def uid_element(uid):
    return element(2, b"UI", uid.encode() + b"\0" * (len(uid) % 2))


@pytest.fixture(params=["pydicom", "alone"])
def reader(request, monkeypatch):
    if request.param == "alone":
        monkeypatch.setitem(sys.modules, "pydicom", None)


@pytest.fixture
def shown(run, tmp_path):
    """Show a file of these bytes."""

    def shown(data, *options, name="one.dcm"):
        file = tmp_path / name
        file.write_bytes(data)
        return run("show", *options, str(file))

    return shown


@pytest.mark.usefixtures("reader")
def test_a_file_of_pydicom(run, tmp_path):
    dataset = pydicom.Dataset()
    dataset.SOPClassUID = CT
    dataset.SOPInstanceUID = "1.2.3"
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    dataset.save_as(tmp_path / "one", enforce_file_format=True)
    result = run("show", str(tmp_path / "one"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[1] == "CT Image Storage"


@pytest.mark.usefixtures("reader")
def test_what_comes_before_the_uid_is_skipped(shown):
    result = shown(HEAD + element(0, b"UL", struct.pack("<I", 60)) + VERSION + uid_element(CT))
    assert "\nCT Image Storage\n" in result.stdout


@pytest.mark.usefixtures("reader")
def test_json_says_which_uid_the_file_has(shown):
    [answer] = json.loads(shown(HEAD + uid_element(CT), "--format", "json").stdout)
    assert (answer["query"][-7:], answer["file_uid"], answer["fit"]) == ("one.dcm", CT, "exact")


@pytest.mark.usefixtures("reader")
def test_a_private_class_is_none(shown):
    result = shown(HEAD + uid_element("1.3.12.2.1107.5.9.1"))
    assert result.exit_code == 1
    assert "'1.3.12.2.1107.5.9.1', the SOP Class UID of '" in result.stderr


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not a DICOM file"),
        (b"plain text" * 100, "is not a DICOM file"),
        (HEAD, "has no SOP Class UID"),
        (HEAD + VERSION, "has no SOP Class UID"),
        (HEAD + uid_element(CT)[:6], "has no SOP Class UID"),
        (HEAD + element(1, b"OB", b"")[:-2], "has no SOP Class UID"),
        (HEAD + struct.pack("<HH2sHI", 2, 1, b"OB", 0, 2**32 - 1) + uid_element(CT), "has no SOP Class UID"),
        (HEAD + b"\x08\0\x16\0UI\x1a\0" + CT.encode() + b"\0", "has no SOP Class UID"),
    ],
)
def test_no_dicom_file_is_refused_in_one_line(run, tmp_path, monkeypatch, data, reason):
    monkeypatch.setitem(sys.modules, "pydicom", None)
    (tmp_path / "one.dcm").write_bytes(data)
    result = run("show", str(tmp_path / "one.dcm"))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert reason in result.stderr


def test_pydicom_reads_the_class_of_the_data_set(run, tmp_path):
    data = HEAD + element(0, b"UL", b"\0\0\0\0") + b"\x08\0\x16\0\x1a\0\0\0" + CT.encode() + b"\0"
    (tmp_path / "one.dcm").write_bytes(data)
    assert "\nCT Image Storage\n" in run("show", str(tmp_path / "one.dcm")).stdout


def test_a_file_that_cannot_be_read_is_an_error_of_one_line(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.dcm")
    (tmp_path / "folder.dcm").mkdir()
    for name, reason in {"pipe.dcm": "not a regular", "folder.dcm": "not a regular", "no.dcm": "No such file"}.items():
        result = run("show", str(tmp_path / name))
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert reason in result.stderr


def test_a_name_is_no_file_unless_it_is_dicom(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ecg").write_text("no DICOM")
    assert "12-lead ECG Waveform Storage" in run("show", "ecg").stdout
    (tmp_path / "ecg").write_bytes(HEAD + uid_element(CT))
    assert "CT Image Storage" in run("show", "ecg").stdout
    (tmp_path / "CTImageStorage").write_bytes(HEAD + uid_element("1.2.840.10008.5.1.4.1.1.4"))
    assert run("show", "CTImageStorage").stdout.startswith("CT Image Storage\n")
