"""``--fix`` replaces a file in one step, with all that belongs to it."""

import os
import stat
import sys

import pytest

WRONG = 'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"\n'
RIGHT = 'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"\n'


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(WRONG)
    return file


def test_the_mode_stays(file, run):
    file.chmod(0o754)
    result = run("--fix", file)
    assert (result.exit_code, result.stderr) == (0, "1 finding fixed\n")
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == (RIGHT, 0o754)


@pytest.mark.parametrize("words", [[], ["--fix", "--ignore", "DMS002"], ["--fix", "--select", "DMS001"]])
def test_nothing_else_is_written(file, run, words):
    run(*words, file)
    assert file.read_text() == WRONG


def test_a_suppressed_finding_is_not_fixed(file, run):
    file.write_text(f"{WRONG.rstrip()}  # dicom-media-storage: ignore[DMS002]\n")
    run("--fix", file)
    assert RIGHT.rstrip() not in file.read_text()


def test_a_file_with_other_hard_links_is_not_fixed(file, tmp_path, run):
    os.link(file, tmp_path / "other.txt")
    result = run("--fix", file)
    assert result.exit_code == 2
    assert "not fixed: the file has other hard links" in result.stderr
    assert (file.read_text(), file.stat().st_nlink) == (WRONG, 2)


def test_a_large_file_is_not_fixed(file, run, monkeypatch):
    monkeypatch.setattr("dicom_uid_lint.engine.LARGEST", len(WRONG) - 1)
    result = run("--fix", file)
    assert (result.exit_code, file.read_text()) == (1, WRONG)
    assert f"not fixed, because it has more than {len(WRONG) - 1} bytes" in result.stderr


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes are of Linux")
def test_extended_attributes_stay(file, run):
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    run("--fix", file)
    assert (file.read_text(), os.getxattr(file, "user.note")) == (RIGHT, b"kept")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_stays(file, run):
    os.chown(file, 12345, 12346)
    run("--fix", file)
    assert (file.read_text(), file.stat().st_uid, file.stat().st_gid) == (RIGHT, 12345, 12346)


def test_lines_that_another_program_appends_are_not_lost(file, run, monkeypatch):
    fsync = os.fsync

    def append(number):
        with file.open("a") as other:
            other.write("y = 1\n")
        fsync(number)

    monkeypatch.setattr("os.fsync", append)
    result = run("--fix", file)
    assert result.exit_code == 2
    assert "not fixed: another program changed the file" in result.stderr
    assert file.read_text() == f"{WRONG}y = 1\n"
    assert [one.name for one in file.parent.iterdir()] == ["a.py"]
