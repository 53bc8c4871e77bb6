"""The command as people start it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .conftest import RULES

PROJECT = Path(__file__).parents[2]


def test_help(run):
    result = run("--help")
    assert result.exit_code == 0
    for text in (*RULES, "Examples:", "Exit status:", "--select", "--fix"):
        assert text in result.stdout


def _start(*words, **options):
    command = [sys.executable, "-c", "from dicom_uid_lint.command import lint; lint()", *map(str, words)]
    return subprocess.run(command, check=False, timeout=60, **options)


def test_no_colours_and_no_progress_but_on_a_terminal(tmp_path):
    (tmp_path / "a.py").write_text('CT_IMAGE = "1.2.840.10008.5.1.4.1.1.4"\n')
    result = _start(tmp_path, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (1, "1 finding in 1 file\n")
    assert "\x1b" not in result.stdout
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    _start(tmp_path, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    assert "\x1b[31m\x1b[1mDMS002" in shown


def test_warnings_go_to_stderr(tmp_path, run):
    (tmp_path / "a.py").write_text('CT_IMAGE = "1.2.840.10008.5.1.4.1.1.4"\nx = 1  # dicom-media-storage: ignore\n')
    result = run(tmp_path, "--format", "json")
    assert result.stderr.startswith(f"warning: {tmp_path.as_posix()}/a.py:2: unused")
    assert result.stdout.startswith("[")


def test_names_that_are_no_text(tmp_path):
    (tmp_path / os.fsdecode(b"\xff.py")).write_text('CT_IMAGE = "1.2.840.10008.5.1.4.1.1.4"\n')
    for style in ("text", "json", "github", "sarif"):
        result = _start(tmp_path, "--format", style, capture_output=True)
        assert result.returncode == 1
        assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("words", [[], ["--format", "github"], ["--diff"]])
def test_what_the_terminal_cannot_show(tmp_path, encoding, words):
    (tmp_path / "é\U0001f600.py").write_text('CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"  # é \U0001f600\n')
    result = _start(*words, tmp_path, capture_output=True, env=os.environ | {"PYTHONIOENCODING": encoding})
    assert result.returncode == 1
    assert b"\\U0001f600.py" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
@pytest.mark.parametrize(
    ("shell", "status", "complaint"),
    [
        ('"$@" a.py >&-', 1, "1 finding in 1 file"),
        ('"$@" a.py 2>&-', 1, ""),
        ('"$@" - <&-', 2, "there is no standard input"),
        ('"$@" --output-file /dev/null a.py', 1, "1 finding in 1 file"),
        ('{ "$@" big.py; echo $? >&3; } 3>&2 2>&1 | true', 0, "141"),
    ],
)
@pytest.mark.parametrize("module", [["dicom_uid_lint"], ["dicom_media_storage", "lint"]])
def test_streams_that_are_closed(tmp_path, shell, status, complaint, module):
    source = 'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"\n'
    (tmp_path / "a.py").write_text(source)
    (tmp_path / "big.py").write_text(source * 1000)
    command = ["sh", "-c", shell, "sh", sys.executable, "-m", *module]
    result = subprocess.run(command, check=False, timeout=60, capture_output=True, text=True, cwd=tmp_path)
    assert result.returncode == status
    assert complaint in result.stderr
    assert "internal error" not in result.stderr


def test_the_hook_of_pre_commit_starts_this_command():
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"] == "dicom-media-storage lint"
    assert hook["language"] == "python"
    assert hook["additional_dependencies"] == [".[lint]"]
    assert hook["types"] == ["text"]
