"""Which files are linted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dicom_uid_lint.discovery import files_beneath, parsed


@pytest.fixture
def tree(tmp_path):
    """Make files of no content, and return their directory."""

    def tree(*paths):
        for path in paths:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).touch()
        return tmp_path

    return tree


def names(directory, exclude=(), base=None):
    found = files_beneath(directory, [parsed(exclude, base or directory, "", [])], [])
    return [path.relative_to(directory).as_posix() for path in found if path.name != ".gitignore"]


def test_files_in_order(tree):
    root = tree(
        "b.py", "a.cpp", "image.dcm", "sub/c.java", "sub/.hidden.yaml", ".git/x.py", "__pycache__/y.py", "Makefile"
    )
    assert names(root) == ["Makefile", "a.cpp", "b.py", "sub/.hidden.yaml", "sub/c.java"]


def test_every_text_file_is_read(tree, run):
    root = tree("notes", "a.unknown", "b.pyc", "c.bin")
    for file in root.iterdir():
        file.write_text(UID)
    assert [line.split(":")[0].rpartition("/")[2] for line in run(root).stdout.splitlines()] == ["a.unknown", "notes"]


def test_a_file_that_is_named_is_linted_whatever_it_is_called(tree, run):
    root = tree("image.dcm", ".git/HEAD")
    (root / "image.dcm").write_text(UID)
    (root / ".gitignore").write_text("*.dcm")
    assert "image.dcm:1:" in run(root / "image.dcm").stdout


def test_gitignore(tree):
    root = tree(
        ".git/HEAD", "keep.py", "build/a.py", "sub/a.py", "sub/gen/b.py", "sub/gen/keep.py", "sub/deep/c_pb2.py"
    )
    (root / ".gitignore").write_text("build/\n*_pb2.py\n")
    (root / "sub" / ".gitignore").write_text("# here\ngen/*\n!gen/keep.py\n")
    assert names(root) == ["keep.py", "sub/a.py", "sub/gen/keep.py"]
    assert names(root / "sub") == ["a.py", "gen/keep.py"]
    assert names(root / "build") == ["a.py"], "what is asked for by name is linted even where git ignores it"


def test_what_ends_a_line_of_gitignore(tree):
    root = tree("Icon/a.py", "b.py", "c.py")
    (root / ".gitignore").write_bytes(b"\xef\xbb\xbfb.py\r\nIcon\r\r\nc.py")
    assert names(root) == ["Icon/a.py"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such a path is too long")
def test_directories_within_each_other(tree, monkeypatch):
    root = tree()
    monkeypatch.chdir(root)
    for _ in range(1100):
        Path("a").mkdir()
        os.chdir("a")
    Path("x.py").touch()
    found = names(root)
    Path("x.py").unlink()
    for _ in range(1100):  # what removes the directory of a test calls itself as well
        os.chdir("..")
        Path("a").rmdir()
    assert found == ["a/" * 1100 + "x.py"]


def test_gitignore_above_the_repository_is_not_read(tree):
    root = tree("repository/.git/HEAD", "repository/a.py")
    (root / ".gitignore").write_text("*.py")
    assert names(root / "repository") == ["a.py"]


def test_exclude(tree):
    root = tree("a.py", "vendor/b.py", "sub/vendor/c.py")
    assert names(root, ["/vendor/"], root) == ["a.py", "sub/vendor/c.py"]
    assert names(root / "sub", ["vendor/"], root) == []


def test_circles_of_links(tree):
    root = tree("sub/a.py")
    (root / "sub" / "circle").symlink_to(root, target_is_directory=True)
    (root / "link.py").symlink_to(root / "sub" / "a.py")
    (root / "nowhere.py").symlink_to(root / "missing")
    assert names(root) == ["sub/a.py"]


def test_paths_that_go_up_and_down(tree, run, monkeypatch):
    root = tree("repository/.git/HEAD", "repository/sub/a.py", "repository/other/pyproject.toml")
    (root / "repository" / ".gitignore").write_text("sub/b.py")
    (root / "repository" / "sub" / "a.py").write_text(UID)
    (root / "repository" / "sub" / "b.py").write_text(UID)
    (root / "repository" / "other" / "pyproject.toml").write_text("[tool.dicom-media-storage]\nselect = ['DMS001']")
    monkeypatch.chdir(root / "repository" / "other")
    assert [line.split(":")[0] for line in run("../sub").stdout.splitlines()] == ["../sub/a.py"]
    assert "DMS004" in run("../sub/a.py").stdout


UID = "x = '1.2.840.10008.5.1.4.1.1.998'"


def test_a_file_is_linted_once(tree, run):
    root = tree("a.py")
    (root / "a.py").write_text(UID)
    result = run(root, root / "a.py", root / "." / "a.py")
    assert len(result.stdout.splitlines()) == 1


def test_binary_files_are_passed_over(tree, run):
    root = tree("a.txt")
    (root / "a.txt").write_bytes(b"1.2.840.10008.5.1.4.1.1.998 \0\0")
    assert run(root).exit_code == 0


def test_huge_files_are_read_to_their_end(tree, run):
    root = tree("a.txt", "b.txt")
    (root / "a.txt").write_text("x\n" * 3_000_000 + UID)
    os.truncate(root / "b.txt", 7_000_000)
    assert [line.split(":")[1:3] for line in run(root).stdout.splitlines()] == [["3000001", "6"]]


def test_long_lines_are_read_in_pieces(tree, run):
    root = tree("a.json")
    (root / "a.json").write_text('{"a": "' + "x " * 100_000 + f'", "SOPClassUID": "{UID[5:-1]}"}}')
    (place,) = [line.split(":")[1:3] for line in run(root).stdout.splitlines()]
    assert place == ["1", str(1 + 7 + 200_000 + 19)]  # of the UID: the quotes of a piece may be in another


def test_a_long_line_is_not_cut_within_a_uid(tree, run):
    root = tree("a.json")
    row = '{"SOPClassUID": "1.2.840.10008.5.1.4.1.1.4", "name": "MR Image Storage"}'
    (root / "a.json").write_text(f"[{', '.join([row] * 5000)}]")
    assert run(root / "a.json").stdout == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1"])
def test_encodings(tree, run, encoding):
    root = tree("a.txt", "a.py")
    (root / "a.txt").write_bytes("é 1.2.840.10008.5.1.4.1.1.998".encode(encoding))
    (root / "a.py").write_bytes(f"# coding: {encoding}\nx = 'é', '1.2.840.10008.5.1.4.1.1.998'\r\n".encode(encoding))
    places = [line.rsplit("/", 1)[1].split(" ")[0] for line in run(root).stdout.splitlines()]
    assert places == ["a.py:2:10:", "a.txt:1:3:"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in the file system")
def test_a_pipe_is_not_read(tree, run):
    root = tree()
    os.mkfifo(root / "pipe.py")
    result = run(root / "pipe.py")
    assert result.exit_code == 0
    assert "pipe.py: cannot be read: not a regular file" in result.stderr


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission_are_reported(tree, run):
    root = tree("a.py", "sub/b.py")
    (root / "a.py").chmod(0)
    (root / "sub").chmod(0)
    result = run(root)
    assert "a.py: cannot be read: Permission denied" in result.stderr
    assert "sub: cannot be read: Permission denied" in result.stderr
    (root / "sub").chmod(0o755)


def test_nothing_of_it_is_imported_with_the_package():
    program = "import sys, dicom_media_storage; print([name for name in sys.modules if 'dicom_uid_lint' in name or name == 'click'])"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.strip()
        == "[]"
    )
