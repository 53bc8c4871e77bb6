"""``show FILE``: the class of a file, also where group 2 does not name it."""

import json
import os
import struct
import zlib
from pathlib import Path

import pydicom
import pytest
from pydicom.data import get_testdata_files
from pydicom.dataset import FileMetaDataset

from dicom_media_storage._cli.dicom_file import BrokenFileError, NotDICOMError, sop_class_uid

CT = "1.2.840.10008.5.1.4.1.1.2"
HEAD = bytes(128) + b"DICM"


def element(number, vr, value):
    length = struct.pack("<HI", 0, len(value)) if vr in {b"OB", b"UN"} else struct.pack("<H", len(value))
    return struct.pack("<HH2s", 2, number, vr) + length + value


VERSION = element(1, b"OB", b"\0\1")


def uid_element(uid):
    return element(2, b"UI", uid.encode() + b"\0" * (len(uid) % 2))


@pytest.fixture
def shown(run, tmp_path):
    """Show a file of these bytes."""

    def shown(data, *options, name="one.dcm"):
        file = tmp_path / name
        file.write_bytes(data)
        return run("show", *options, str(file))

    return shown


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


def test_elements_before_the_uid_are_skipped(shown):
    result = shown(HEAD + element(0, b"UL", struct.pack("<I", 60)) + VERSION + uid_element(CT))
    assert "\nCT Image Storage\n" in result.stdout


def test_json_has_the_uid_of_the_file(shown):
    [answer] = json.loads(shown(HEAD + uid_element(CT), "--format", "json").stdout)
    assert (answer["query"][-7:], answer["file_uid"], answer["fit"]) == ("one.dcm", CT, "exact")


def test_a_private_class(shown):
    result = shown(HEAD + uid_element("1.3.12.2.1107.5.9.1"))
    assert result.exit_code == 1
    assert "'1.3.12.2.1107.5.9.1', the SOP Class UID of '" in result.stderr


def explicit(order, *elements):
    """A data set of elements with a VR: group, number, VR, value."""
    return b"".join(
        struct.pack(f"{order}HH2sH", group, number, vr, len(value)) + value for group, number, vr, value in elements
    )


def implicit(*elements):
    return b"".join(struct.pack("<HHI", group, number, len(value)) + value for group, number, value in elements)


PADDED = CT.encode() + b"\0"
DATA_SET = explicit("<", (8, 5, b"CS", b"ISO_IR 100"), (8, 0x16, b"UI", PADDED))
SYNTAX = element(0x10, b"UI", b"1.2.840.10008.1.2.1.99")
DEFLATED = zlib.compress(DATA_SET + bytes(1000), wbits=-15)
LANGUAGES = b"\x08\0\x06\0SQ\0\0\xff\xff\xff\xff"
ITEM = b"\xfe\xff\0\xe0"
NESTED = b"\xff\xff\xff\xff" + explicit("<", (8, 0x16, b"UI", b"1.2.3\0")) + b"\xfe\xff\x0d\xe0\0\0\0\0"
SEQUENCE_END = b"\xfe\xff\xdd\xe0\0\0\0\0"


@pytest.mark.parametrize(
    "data",
    [
        HEAD + uid_element(CT) + SYNTAX + b"no deflated data set",
        HEAD + VERSION + DATA_SET,
        HEAD + DATA_SET,
        HEAD + uid_element("") + DATA_SET,
        HEAD + implicit((8, 5, b"ISO_IR 100"), (8, 0x16, PADDED)),
        HEAD + VERSION + explicit(">", (8, 5, b"CS", b"ISO_IR 100"), (8, 0x16, b"UI", PADDED)),
        HEAD + VERSION + SYNTAX + DEFLATED,
        HEAD + VERSION + element(0x102, b"OB", bytes(20_000)) + DATA_SET,
        HEAD + VERSION + LANGUAGES + ITEM + NESTED + SEQUENCE_END + DATA_SET,
        HEAD + VERSION + LANGUAGES + ITEM + struct.pack("<I", 12) + NESTED[4:16] + SEQUENCE_END + DATA_SET,
        DATA_SET,
        implicit((8, 5, b"ISO_IR 100"), (8, 0x16, PADDED)),
        uid_element(CT),
    ],
)
def test_the_class_is_that_of_group_2_or_else_of_the_data_set(shown, data):
    result = shown(data)
    assert result.stdout.splitlines()[1] == "CT Image Storage"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a DICOM file"),
        (b"plain text" * 100, "not a DICOM file"),
        (b"\x08\0" * 70_000, "not a DICOM file"),
        (explicit("<", (8, 0x16, b"UI", b"no UID")), "not a DICOM file"),
        (DATA_SET[:-6], "not a DICOM file"),
        (HEAD, "it ends before the end of its SOP Class UID"),
        (HEAD + VERSION, "it ends before the end of its SOP Class UID"),
        (HEAD + uid_element(CT)[:6], "it ends before the end of its SOP Class UID"),
        (HEAD + uid_element(CT)[:-2], "it ends before the end of its SOP Class UID"),
        (HEAD + uid_element("") + explicit("<", (8, 0x16, b"UI", b"")), "found no SOP Class UID in the file meta"),
        (HEAD + element(1, b"OB", b"")[:-2], "it ends before the end of its SOP Class UID"),
        (HEAD + struct.pack("<HH2sHI", 2, 1, b"OB", 0, 2**32 - 1) + uid_element(CT), "it ends before"),
        (HEAD + VERSION + explicit("<", (8, 0x18, b"UI", b"1.2.3\0")), "found no SOP Class UID in the file meta"),
        (HEAD + VERSION + SYNTAX + b"no deflated data set", "cannot inflate the deflated data set"),
        (HEAD + VERSION + element(0x102, b"OB", bytes(70_000)) + DATA_SET, "its first 64 KiB end before"),
        (HEAD + VERSION + SYNTAX + zlib.compress(bytes(10**7), wbits=-15), "it ends before"),
    ],
)
def test_a_file_without_a_class_is_refused_in_one_line(run, tmp_path, data, reason):
    (tmp_path / "one.dcm").write_bytes(data)
    result = run("show", str(tmp_path / "one.dcm"))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert reason in result.stderr


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_files_of_pydicom_have_the_class_that_pydicom_reads():
    classes = 0
    for path in filter(Path.is_file, map(Path, get_testdata_files())):
        try:
            dataset = pydicom.dcmread(path, force=True, stop_before_pixels=True, specific_tags=["SOPClassUID"])
            theirs = dataset.file_meta.get("MediaStorageSOPClassUID") or dataset.get("SOPClassUID")
        except (pydicom.errors.InvalidDicomError, AttributeError, EOFError):
            theirs = None
        try:
            ours = sop_class_uid(path)
        except (BrokenFileError, NotDICOMError):
            ours = None
        assert (path.name, ours) == (path.name, theirs or None)
        classes += ours is not None
    assert classes > 50


def test_a_deflated_data_set_is_not_inflated_where_group_2_names_the_class(shown, monkeypatch):
    monkeypatch.setattr(zlib, "decompressobj", None)
    assert "\nCT Image Storage\n" in shown(HEAD + uid_element(CT) + SYNTAX + DEFLATED).stdout


def test_the_other_files_are_shown_where_one_cannot_be_read(run, tmp_path):
    (tmp_path / "good.dcm").write_bytes(HEAD + uid_element(CT))
    (tmp_path / "bad.dcm").write_bytes(b"bad")
    names = [str(tmp_path / name) for name in ("bad.dcm", "good.dcm", "missing.dcm")]
    result = run("show", *names)
    assert (result.exit_code, result.stdout.splitlines()[1]) == (2, "CT Image Storage")
    assert [line.rpartition(": ")[0] for line in result.stderr.splitlines()] == [
        f"dicom-media-storage: {names[0]}: not a DICOM file",
        f"dicom-media-storage: {names[2]}",
    ]
    errors = [answer["error"] for answer in json.loads(run("show", "--format", "json", *names).stdout)]
    assert [error is None for error in errors] == [False, True, False]


def test_a_file_that_cannot_be_read_is_an_error_of_one_line(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.dcm")
    (tmp_path / "folder.dcm").mkdir()
    for name, reason in {"pipe.dcm": "not a regular", "folder.dcm": "not a regular", "no.dcm": "No such file"}.items():
        result = run("show", str(tmp_path / name))
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert reason in result.stderr


def test_a_name_is_a_file_only_if_it_is_dicom(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ecg").write_text("no DICOM")
    assert "12-lead ECG Waveform Storage" in run("show", "ecg").stdout
    (tmp_path / "ecg").write_bytes(HEAD + uid_element(CT))
    assert "CT Image Storage" in run("show", "ecg").stdout
    (tmp_path / "CTImageStorage").write_bytes(HEAD + uid_element("1.2.840.10008.5.1.4.1.1.4"))
    assert run("show", "CTImageStorage").stdout.startswith("CT Image Storage\n")
