"""The output in the guide to the command line is the output of the commands."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "command-line.md").read_text()
CALLS = re.findall(r"^\$ dicom-media-storage (.*)\n((?:(?!\$|```).*\n)*)", GUIDE, re.MULTILINE)


@pytest.mark.parametrize(("words", "expected"), CALLS, ids=[words for words, _ in CALLS])
def test_the_guide_shows_the_output(run, words, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert fnmatchcase(run(*words.split()).output, re.sub(r"(?m)^ *\.\.\.$\n", "*", expected.replace("[", "[[]")))


def test_the_guide_names_every_command(run):
    commands = re.findall(r"^  (\w+) ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert re.findall(r"^\| `(\w+)`", GUIDE, re.MULTILINE) == commands
