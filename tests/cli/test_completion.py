import os
import subprocess

import pytest
from click.shell_completion import ShellComplete

from dicom_media_storage._cli.app import cli


def completions(words, incomplete=""):
    return [item.value for item in ShellComplete(cli, {}, "x", "X").get_completions(words, incomplete)]


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ([], "e", ["editions", "export"]),
        ([], "--v", ["--version"]),
        (["show"], "CTIm", ["CTImageStorage", "CTImageStorageForProcessing"]),
        (["show"], "CT_IMAGE", ["CT_IMAGE_STORAGE", "CT_IMAGE_STORAGE_FOR_PROCESSING"]),
        (["show"], "1.2.840.10008.5.1.4.1.1.88.1", ["1.2.840.10008.5.1.4.1.1.88.11"]),
        (["list", "--edition"], "2016", ["2016a", "2016b", "2016c", "2016e"]),
        (["list", "--group"], "non", ["NON_PATIENT_OBJECT"]),
        (["list", "--edition", "2013", "--group"], "m", ["MEDIA_DIRECTORY", "MULTI_FRAME"]),
        (["list", "--edition", "2013", "--group"], "an", ["ANNEX_O"]),
        (["diff", "2013"], "2017c", ["2017c"]),
        (["export", "--format"], "pa", ["parquet"]),
        (["completion"], "z", ["zsh"]),
    ],
)
def test_the_shell_completes(words, incomplete, expected):
    assert completions(words, incomplete) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_of_a_shell(run, shell):
    assert f"_DICOM_MEDIA_STORAGE_COMPLETE={shell}_complete" in run("completion", shell).stdout


def test_bash_takes_the_script(run):
    script = run("completion", "bash").stdout + "\ncomplete -p dicom-media-storage"
    result = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert "_dicom_media_storage_completion" in result.stdout


def test_the_script_asks_the_command_itself(start):
    asked = {"COMP_WORDS": "dicom-media-storage show CTImageStorageF", "COMP_CWORD": "2"}
    result = start(env={**os.environ, **asked, "_DICOM_MEDIA_STORAGE_COMPLETE": "bash_complete"})
    assert (result.returncode, result.stdout) == (0, b"plain,CTImageStorageForProcessing\n")
