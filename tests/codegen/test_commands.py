"""How commands end: interrupted at any moment, with an output that is closed or full, with names that act on a terminal."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TextIO

import pytest

from codegen.build import PROJECT, SPEC_DIR
from tests.codegen.conftest import Generator
from tests.support.documents import CT, part_4
from tests.support.rows import entry, write_rows, write_source

COMMAND = [sys.executable, "-m", "codegen"]


@pytest.mark.parametrize("seconds", [0.1, 0.2, 0.4, 0.8])
def test_ctrl_c_prints_no_traceback(tmp_path: Path, seconds: float) -> None:
    command = [*COMMAND, "build", "--spec-dir", str(SPEC_DIR), "--package-dir", str(tmp_path / "package")]
    run = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    time.sleep(seconds)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate()
    assert "codegen" not in err or "Traceback" not in err, "only Python's own start may show one"
    assert not list(SPEC_DIR.glob(".codegen*"))
    assert not list(tmp_path.rglob("*.codegen-*"))


def printing(generator: Generator, stdout: int | TextIO) -> tuple[int, str]:
    """The exit status of a command that prints, and its errors."""
    command = [*COMMAND, "extract", generator.document(part_4(CT)), "--spec-dir", generator.spec]
    done = subprocess.run(command, cwd=PROJECT, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_output_that_cannot_be_written(generator: Generator) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert printing(generator, full) == (2, "error: standard output: No space left on device\n")


def test_a_reader_that_has_enough(generator: Generator) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert printing(generator, writer) == (2, "")
    os.close(writer)


@pytest.mark.parametrize("command", ["extract", "import-rows", "fetch", "update", "add", "build", "check"])
def test_help(generator: Generator, command: str) -> None:
    with pytest.raises(SystemExit) as end:
        generator.run(command, "--help")
    assert end.value.code == 0
    assert "usage: python -m codegen" in generator.capture.readouterr().out


@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\nb", "a\u202eb", "\udcff", "x" * 5000])
def test_the_name_of_a_file_acts_on_no_terminal(generator: Generator, name: str) -> None:
    package = ["--package-dir", generator.package]
    words = [["extract"], ["import-rows"], ["add"], ["build", *package, "--spec-dir"], ["check", "--spec-dir"]]
    for command in words:
        status, out, err = generator.run(*command, name)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err[:-1].isprintable()
        assert len(err) < 1000


def test_check_escapes_control_characters(generator: Generator) -> None:
    generator.extracted(part_4(CT))
    generator.build()
    module = generator.package / "editions" / "e2017c" / "uids.py"
    module.write_text(f"{module.read_text(encoding='utf-8')}# \x1b[31m\u202e", encoding="utf-8")
    assert "\n-# \\x1b[31m\\u202e\n\\ No newline at end of file\n" in generator.check()[1]


def test_an_iod_title_that_changes_is_looked_at_once(generator: Generator) -> None:
    for edition, title in (("2020b", "CR Image IOD"), ("2021b", "Computed Radiography Image IOD")):
        folder = generator.folder / edition
        header = ("SOP Class Name", "SOP Class UID", "IOD Specification (defined in PS3.3)")
        write_rows(
            folder / "b.csv", header, [("Computed Radiography Image Storage", "1.2.840.10008.5.1.4.1.1.1", title)]
        )
        write_source(folder, edition, entry("b.csv", "PS3.4", "B.5-1"))
        assert generator.run("import-rows", folder, "--spec-dir", generator.spec)[0] == 0
    generator.build()
    status, _, err = generator.check()
    sentence = "1.2.840.10008.5.1.4.1.1.1: the IOD title changes from 'CR Image IOD' to 'Computed Radiography Image IOD' (2021b)\n"
    assert (status, err) == (0, sentence)
