"""``check``: files by SOP Class, other files, and the exit status."""

import csv
import io
import json
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from pydicom.data import get_testdata_file

CT = "1.2.840.10008.5.1.4.1.1.2"
CURVE = "1.2.840.10008.5.1.4.1.1.9"
LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7"
PRIVATE = "1.3.12.2.1107.5.9.1"
DIRECTORY = "1.2.840.10008.1.3.10"
DICOMDIRS = Path(get_testdata_file("DICOMDIR")).parent


def file_of(uid):
    value = uid.encode() + b"\0" * (len(uid) % 2)
    return bytes(128) + b"DICM" + struct.pack("<HH2sH", 2, 2, b"UI", len(value)) + value


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """A folder with files of some classes, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub" / "sub").mkdir(parents=True)
    for name, uid in {"a": CT, "sub/b": CT, "sub/sub/c": CURVE, "d": LABEL_MAP, "e": PRIVATE}.items():
        (tmp_path / name).write_bytes(file_of(uid))
    return tmp_path


def counts(output):
    return {one["uid"]: (one["status"], one["files"], one["example"]) for one in json.loads(output)["classes"]}


@pytest.mark.usefixtures("archive")
def test_files_are_counted_by_class(run):
    result = run("check", "--format", "json", ".")
    assert (result.exit_code, result.stderr) == (0, "")
    assert counts(result.stdout) == {
        CT: ("current", 2, "a"),
        CURVE: ("retired", 1, "sub/sub/c"),
        LABEL_MAP: ("current", 1, "d"),
        PRIVATE: ("private", 1, "e"),
    }
    assert json.loads(result.stdout)["files"] == 5


@pytest.mark.usefixtures("archive")
def test_the_table_has_the_class_with_the_most_files_first(run):
    head, first, *_ = run("check", ".").stdout.splitlines()
    assert head.split() == ["files", "status", "UID", "class", "example"]
    assert first.split() == ["2", "current", CT, "CT", "Image", "Storage", "a"]


def test_csv_has_a_row_for_each_class_and_each_problem(run, archive):
    (archive / "text").write_text("text")
    rows = list(csv.DictReader(io.StringIO(run("check", "--format", "csv", ".").stdout)))
    numbers = {"current": 2, "retired": 1, "private": 1, "not-dicom": 1}
    assert {row["status"]: int(row["files"]) for row in rows if row["uid"] != LABEL_MAP} == numbers
    assert rows[-1]["example"] == "text"
    assert rows[-1]["reason"].startswith("not a DICOM file")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 0),
        (["--fail-on", "invalid"], 0),
        (["--fail-on", "retired"], 1),
        (["--fail-on", "invalid,Private"], 1),
        (["--edition", "2026a"], 0),
        (["--edition", "2017c"], 1),
        (["--fail-on", "secret"], 2),
    ],
)
def test_exit_status(run, options, status):
    assert run("check", *options, ".").exit_code == status


@pytest.mark.usefixtures("archive")
def test_a_class_that_an_edition_does_not_list_is_absent(run):
    found = counts(run("check", "--format", "json", "--edition", "2017c", ".").stdout)
    statuses = {CT: "current", CURVE: "retired", LABEL_MAP: "absent", PRIVATE: "private"}
    assert {uid: status for uid, (status, *_) in found.items()} == statuses


def test_files_without_a_class_are_named_and_end_nothing(run, archive):
    (archive / "bad").write_bytes(file_of(CT)[:-3])
    (archive / "text").write_text("text")
    os.mkfifo(archive / "pipe")
    (archive / "dangling").symlink_to("nowhere")
    result = run("check", ".")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "bad: it ends before the end of its SOP Class UID",
        "dangling: No such file or directory",
        "pipe: not a regular file",
        "text: not a DICOM file: expected DICM after 128 bytes (PS3.10 section 7.1)",
    ]
    assert [line.split()[:2] for line in result.stdout.splitlines()[-2:]] == [["1", "not-dicom"], ["3", "broken"]]
    problems = json.loads(run("check", "--format", "json", ".").stdout)["problems"]
    assert [problem["path"] for problem in problems] == ["bad", "dangling", "pipe", "text"]
    assert [run("check", ".", "--fail-on", word).exit_code for word in ("broken", "not-dicom")] == [1, 1]


def test_only_some_of_many_files_without_a_class_are_named_in_text(run, tmp_path):
    for number in range(30):
        (tmp_path / f"{number:02}").write_text("text")
    stderr = run("check", str(tmp_path)).stderr.splitlines()
    assert (len(stderr), stderr[-1]) == (21, "and 10 more files without a class; JSON and CSV name all of them")


@pytest.mark.usefixtures("archive")
def test_a_path_that_does_not_exist(run):
    result = run("check", "nowhere", "a")
    assert (result.exit_code, result.stderr) == (2, "dicom-media-storage: nowhere: No such file or directory\n")
    assert CT in result.stdout


def test_a_folder_without_files(run, tmp_path):
    result = run("check", str(tmp_path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No files.\n")


def test_links_to_folders_are_not_followed(run, archive):
    (archive / "sub" / "up").symlink_to("..")
    (archive / "loop").symlink_to("loop")
    output = json.loads(run("check", "--format", "json", ".").stdout)
    assert (output["files"], [problem["path"] for problem in output["problems"]]) == (6, ["loop"])


@pytest.mark.parametrize("separator", [b"\n", b"\0"])
def test_names_from_standard_input(archive, separator):
    (archive / "with\nline" if separator == b"\0" else archive / "with blank").write_bytes(file_of(CT))
    names = separator.join(os.fsencode(path.name) for path in archive.iterdir() if path.is_file())
    command = [sys.executable, "-m", "dicom_media_storage", "check", "--format", "json", "-"]
    done = subprocess.run(command, input=names, capture_output=True, check=True)
    assert json.loads(done.stdout)["files"] == 4
    assert counts(done.stdout)[CT][1] == 2


def test_names_of_files_are_printed_escaped(run, tmp_path):
    (tmp_path / "\x1b[2J\n::error::").write_bytes(file_of("1.2\x1b[2J"))
    (tmp_path / os.fsdecode(b"\xff\x1b[2J")).write_text("text")
    for form in ("text", "json", "csv"):
        result = run("check", "--format", form, str(tmp_path))
        assert result.exit_code == 0
        printed = result.stdout + result.stderr
        assert all(character.isprintable() or character == "\n" for character in printed)
        assert "\n::error" not in printed


@pytest.fixture
def dicomdir(tmp_path):
    """A small file-set of pydicom: a DICOMDIR, and the images that it references."""
    shutil.copytree(DICOMDIRS / "TINY_ALPHA", tmp_path / "media")
    (tmp_path / "media" / "README").unlink()
    return tmp_path / "media" / "DICOMDIR"


def test_a_dicomdir_stands_for_the_files_that_it_references(run, dicomdir):
    found = counts(run("check", "--format", "json", str(dicomdir)).stdout)
    assert {uid: files for uid, (_, files, _) in found.items()} == {DIRECTORY: 1, CT: 50}
    # In a folder, a DICOMDIR is a file like others.
    assert json.loads(run("check", "--format", "json", str(dicomdir.parent)).stdout)["files"] == 51


def test_a_file_that_the_dicomdir_references_is_missing(run, dicomdir):
    missing = next(path for path in sorted(dicomdir.parent.rglob("*")) if path.is_file() and path != dicomdir)
    missing.unlink()
    [problem] = json.loads(run("check", "--format", "json", str(dicomdir)).stdout)["problems"]
    assert problem == {"path": str(missing), "status": "broken", "reason": "No such file or directory"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[:-40], "it ends within a directory record"),
        (lambda data: data.replace(b"PT000000", b"..      "), "it references a file outside its folder"),
        (lambda data: data.replace(b"PT000000", b"/etc    "), "it references a file outside its folder"),
    ],
    ids=["cut", "above", "elsewhere"],
)
def test_a_broken_dicomdir(run, dicomdir, change, reason):
    dicomdir.write_bytes(change(dicomdir.read_bytes()))
    output = json.loads(run("check", "--format", "json", str(dicomdir)).stdout)
    assert (output["files"], [problem["status"] for problem in output["problems"]]) == (1, ["broken"])
    assert output["problems"][0]["reason"].startswith(reason)


def test_files_of_pydicom_and_their_dicomdirs(run):
    for name in ("DICOMDIR", "DICOMDIR-bigEnd", "DICOMDIR-implicit"):
        output = json.loads(run("check", "--format", "json", str(DICOMDIRS / name)).stdout)
        assert (name, output["files"] > 30, output["problems"]) == (name, True, [])
