"""How commands end: statuses, colours, encodings, pipes, and never a traceback."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dicom_media_storage._cli import app, guard
from dicom_media_storage._cli.app import Commands

SRC = Path(__file__).parents[2] / "src"
COMMANDS = [entry.name for entry in Commands.entries if entry.name != "lint"]
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def test_importing_the_package_imports_no_command_line():
    code = (
        "import dicom_media_storage, sys; from dicom_media_storage import *; "
        "assert not [name for name in sys.modules if '_cli' in name or name in {'click', 'rich'}]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_the_extra_a_line_names_it():
    command = [sys.executable, "-S", "-m", "dicom_media_storage", "list"]
    result = subprocess.run(command, env={"PYTHONPATH": str(SRC)}, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "pip install 'dicom-media-storage[cli]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_extra_parquet_is_enough_for_export(tmp_path):
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['pathspec', 'pygments', 'rich'])); "
        "from dicom_media_storage.__main__ import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", code, "export", "-o", str(tmp_path / "classes.parquet")]
    subprocess.run(command, check=True)
    assert (tmp_path / "classes.parquet").read_bytes().startswith(b"PAR1")


def test_help_of_the_group_loads_no_command(start):
    result = start("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert result.returncode == 0
    assert b"_cli.show" not in result.stderr
    assert all(f"\n  {entry.name} ".encode() in result.stdout for entry in Commands.entries)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples_and_is_plain_ascii(run, name):
    result = run(name, "-h")
    assert (result.exit_code, result.stdout) == (0, run(name, "--help").stdout)
    assert f"  Examples:\n    dicom-media-storage {name}" in result.stdout
    assert result.stdout.isascii()


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_of_the_help_run(run, name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for line in run(name, "--help").stdout.partition("Examples:\n")[2].splitlines():
        command, *_what_it_means = line.strip().split("   ")
        words = command.split()[1:]
        end = next((at for at, word in enumerate(words) if word in {"|", ">"}), len(words))
        assert run(*words[:end]).exit_code == ("--exit-code" in words), line


def test_without_arguments_it_prints_the_help(start):
    result = start()
    assert (result.returncode, result.stderr) == (2, b"")
    assert result.stdout == start("--help").stdout


def test_a_misspelt_command_is_suggested(run):
    assert "Error: No such command 'shwo'. Did you mean 'show'?\n" in run("shwo").stderr
    assert "Error: No such command 'zzz'.\n" in run("zzz").stderr


def test_values_of_a_missing_argument_are_in_one_line(start):
    assert re.search(rb"Missing argument 'NEW'. Choose from: 2013, .*[0-9a-z]\n$", start("diff", "2024b").stderr)


def test_version(run):
    assert run("--version").stdout.startswith("dicom-media-storage 20")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list"], 0),
        (["show", "CTImageStorage"], 0),
        (["show", "zzz"], 1),
        (["show"], 2),
        (["shw"], 2),
        (["list", "--edition", "1066"], 2),
        (["list", "--group", "X"], 2),
        (["export", "-o", "/"], 2),
        (["show", b"\xff\xfe"], 1),
        (["show", "--format", "json", b"\xff\xfe"], 1),
        (["show", "--format", "csv", b"\xff\xfe"], 1),
        ([b"\xff\xfe"], 2),
    ],
)
def test_status_without_a_traceback(start, words, status):
    encodings = [{}, ASCII, {"PYTHONIOENCODING": "latin-1"}] if b"\xff\xfe" in words else [ASCII]
    for env in encodings:
        result = start(*words, env=env)
        assert result.returncode == status
        assert b"Traceback" not in result.stderr


def test_a_terminal_without_arrows_gets_hyphens(start):
    assert start("diff", "2013", "2017c", env=ASCII).stdout.startswith(b"DICOM 2013 -> 2017c")
    assert start("diff", "2013", "2017c", env={"PYTHONIOENCODING": "utf-8"}).stdout.startswith("DICOM 2013 → ".encode())


@pytest.mark.parametrize(
    ("env", "coloured"), [({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_only_on_a_terminal_that_wants_them(env, coloured):
    main, child = pty.openpty()
    command = [sys.executable, "-m", "dicom_media_storage", "show", "CTImageStorage"]
    subprocess.run(command, stdout=child, env={**os.environ, "TERM": "xterm", **env}, check=True)
    os.close(child)
    assert (b"\x1b[" in os.read(main, 4096)) is coloured
    os.close(main)


def test_a_clean_lint_prints_a_line_on_a_terminal(start, tmp_path):
    (tmp_path / "a.py").write_text("uid = '1.2.840.10008.5.1.4.1.1.2'")
    main, child = pty.openpty()
    result = start("lint", str(tmp_path), stderr=child)
    os.close(child)
    assert (result.returncode, os.read(main, 4096)) == (0, b"No findings.\r\n")
    os.close(main)
    assert start("lint", str(tmp_path)).stderr == b""


def test_no_colours_in_a_pipe(start):
    assert b"\x1b" not in start("show", "CTImageStorage", "zzz").stdout


def test_parquet_is_not_for_a_terminal():
    main, child = pty.openpty()
    command = [sys.executable, "-m", "dicom_media_storage", "export", "--format", "parquet"]
    result = subprocess.run(command, stdout=child, stderr=subprocess.PIPE, check=False)
    os.close(child)
    os.close(main)
    assert result.returncode == 2
    assert b"use -o FILE" in result.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_is_not_an_error(unbuffered):
    line = f"set -o pipefail; {sys.executable} -m dicom_media_storage export --format json | head -n 1"
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    result = subprocess.run(["bash", "-c", line], env=env, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (141, b"[\n", b"")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["show", "--help"], ["list"]], ids=" ".join)
def test_a_pipe_that_is_closed_already(words):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dicom_media_storage", *words]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (result.returncode, result.stderr) == (141, b"")


def test_a_full_disk_is_an_error_of_one_line(start):
    with Path("/dev/full").open("w") as full:
        result = start("list", stdout=full)
    assert (result.returncode, result.stderr) == (2, b"dicom-media-storage: No space left on device\n")


@pytest.mark.parametrize(
    ("closed", "words", "status"), [(">&-", "list", 2), ("2>&-", "show", 2), ("2>/dev/full", "show", 2)]
)
def test_a_closed_stream_prints_no_traceback(closed, words, status):
    line = f"{sys.executable} -m dicom_media_storage {words} {closed}"
    result = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert result.returncode == status
    assert b"Traceback" not in result.stderr


def test_ctrl_c_ends_it_at_once():
    command = [sys.executable, "-m", "dicom_media_storage", "export", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(1)  # it writes more than a pipe holds, so it waits for us
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.2])
def test_ctrl_c_at_start_up_prints_no_traceback(seconds):
    command = ["from dicom_media_storage.__main__ import main; print('ready', flush=True); raise SystemExit(main())"]
    command = [sys.executable, "-c", *command, "export", "--all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
    assert (process.returncode in {0, 130}, stderr.strip()) == (True, b"")


HOSTILE = "\x1b[2J\x9b1A\n::error::x\r\u202eCT\u2028"


@pytest.mark.parametrize(
    "words",
    [
        *(["show", *options, HOSTILE] for options in ([], ["--format", "json"], ["--format", "csv"])),
        ["show", f"./{HOSTILE}.dcm"],
        ["export", "-o", f"/nowhere/{HOSTILE}"],
        *(["list", option, HOSTILE] for option in ("--group", "--edition")),
        ["diff", HOSTILE, HOSTILE],
        ["completion", HOSTILE],
        [HOSTILE],
        [f"--{HOSTILE}"],
    ],
)
def test_arguments_are_printed_escaped(start, words):
    result = start(*words)
    printed = (result.stdout + result.stderr).decode()
    assert result.returncode in {1, 2}
    assert all(character.isprintable() or character == "\n" for character in printed)
    assert "\n::error" not in printed


@pytest.mark.parametrize("words", [["show"], ["export", "-o"], ["list", "--group"], []])
def test_error_sentences_have_a_maximum_length(start, words):
    result = start(*words, "x/" * 30_000)
    assert result.returncode in {1, 2}
    assert max(map(len, result.stderr.splitlines())) < 800


def test_an_internal_error_is_one_line(capsys):
    def fault():
        raise RuntimeError("oh")

    assert guard.guarded(fault) == 2
    assert capsys.readouterr().err == ("dicom-media-storage: internal error; please report it: RuntimeError: oh\n")


def test_a_command_that_cannot_be_loaded_is_an_error_of_one_line(run, monkeypatch):
    entry = app.Entry("lint", "dicom_media_storage._nowhere:lint", "")
    monkeypatch.setattr(Commands, "entries", (entry,))
    result = run("lint")
    assert result.exit_code == 2
    assert result.stderr.startswith("dicom-media-storage: lint needs a package that is not installed: pip install")
