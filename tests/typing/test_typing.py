"""What a user types is what a checker knows: mypy, pyright, ty and pyrefly on the installed wheel."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dicom_media_storage.editions import e2013
from tests.support import spec
from tests.typing.checkers import CHECKERS

CASES = Path(__file__).parent / "cases"

# pyrefly 1.4 narrows an enum of up to 100 members case by case; of a larger one it takes no match for complete, and
# so points at `assert_never` even where every class is named. Up to 100 (the retired classes) see cases/errors.py.
TOO_MANY_MEMBERS = {"pyrefly"}


def expectations(text: str, checker: str) -> dict[int, str]:
    """Line → type: what stands behind "# =", or on the line below behind the checker's name."""
    literals = [repr(edition) for edition in spec.EDITIONS]
    text = text.replace("Literal[NEWEST]", f"Literal[{literals[-1]}]")
    text = text.replace("Literal[EDITIONS]", f"Literal[{', '.join(literals)}]")
    text = text.replace("# (mypy) EDITIONS", f"# (mypy) {' | '.join(f'Literal[{one}]' for one in literals)}")
    lines = text.splitlines()
    expected = {}
    for number, line in enumerate(lines, 1):
        if match := re.search(r"  # = (.+)$", line):
            below = re.match(rf"\s*# \({checker}\) (.+)$", lines[number] if number < len(lines) else "")
            expected[number] = below[1] if below else match[1]
    return expected


def in_own_folder(text: str, folder: Path) -> Path:
    file = folder / "case.py"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("checker", CHECKERS)
def test_revealed_types(checker: str, installed: Path, tmp_path: Path) -> None:
    text = (CASES / "reveals.py").read_text(encoding="utf-8")
    verdict = CHECKERS[checker](in_own_folder(text, tmp_path), installed)
    assert verdict.errors == {}
    assert verdict.revealed == expectations(text, checker)
    assert len(verdict.revealed) >= 40


@pytest.mark.parametrize("checker", CHECKERS)
def test_errors(checker: str, installed: Path, tmp_path: Path) -> None:
    text = (CASES / "errors.py").read_text(encoding="utf-8")
    verdict = CHECKERS[checker](in_own_folder(text, tmp_path), installed)
    marked = (
        number
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(rf"  # error(?!.*\bnot {checker}\b)", line)
    )
    expected = set(marked)
    assert set(verdict.errors) == expected, verdict.errors


# For code that is to run on Python 3.11, typeshed lets only members stand before "in", though here any value may. A
# metaclass of our own would tell checkers so, but pyright then no longer knows the values of members as literals.
TYPESHED_OF_3_11 = {"mypy", "ty"}


@pytest.mark.parametrize("checker", CHECKERS)
def test_membership_by_uid(checker: str, installed: Path, tmp_path: Path) -> None:
    text = "from dicom_media_storage import MediaStorageSOPClass\nprint('1.2' in MediaStorageSOPClass)\n"
    verdict = CHECKERS[checker](in_own_folder(text, tmp_path), installed)
    refused = checker in TYPESHED_OF_3_11 and sys.version_info < (3, 12)
    assert list(verdict.errors) == ([2] if refused else [])


def exhaustive(edition: str) -> str:
    """A match that names every class of 2013, over the enum of an edition."""
    cases = "".join(
        f"        case {edition}.MediaStorageSOPClass.{one.name}:\n            return 1\n"
        for one in e2013.MediaStorageSOPClass
    )
    return (
        f"from typing import assert_never\nfrom dicom_media_storage.editions import {edition}\n\n"
        f"def about(one: {edition}.MediaStorageSOPClass) -> int:\n    match one:\n{cases}"
        "        case _:\n            assert_never(one)\n"
    )


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_class_of_a_newer_edition_is_a_missing_case(checker: str, installed: Path, tmp_path: Path) -> None:
    if checker not in TOO_MANY_MEMBERS:
        complete = CHECKERS[checker](in_own_folder(exhaustive("e2013"), tmp_path), installed)
        assert complete.errors == {}
    text = exhaustive("e2014a")
    incomplete = CHECKERS[checker](in_own_folder(text, tmp_path), installed)
    assert list(incomplete.errors) == [len(text.splitlines())]


@pytest.mark.parametrize("checker", sorted(TOO_MANY_MEMBERS))
def test_what_is_written_down_of_large_enums_is_still_so(checker: str, installed: Path, tmp_path: Path) -> None:
    complete = CHECKERS[checker](in_own_folder(exhaustive("e2013"), tmp_path), installed)
    assert complete.errors, f"{checker} has learnt it: take it out of TOO_MANY_MEMBERS"


def test_no_public_name_is_unknown(installed: Path, tmp_path: Path) -> None:
    tool = Path(sys.executable).parent / "pyright"
    environment = os.environ | {"PATH": f"{installed.parent}{os.pathsep}{os.environ['PATH']}"}
    command = [str(tool), "--verifytypes", "dicom_media_storage", "--ignoreexternal"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "Type completeness score: 100%" in done.stdout, done.stdout
    assert re.search(r'Symbols exported by "dicom_media_storage": [1-9][0-9]{3}', done.stdout), done.stdout


@pytest.mark.parametrize("name", ["mypy", "pyright", "ty", "pyrefly"])
def test_every_checker_is_installed(name: str) -> None:
    assert shutil.which(name, path=str(Path(sys.executable).parent))


def test_there_are_no_stubs_to_go_stale(wheel: Path) -> None:
    """Types stand in the modules themselves: with no stub there is nothing for stubtest to compare."""
    listing = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", str(wheel)], capture_output=True, text=True, check=True
    )
    assert ".pyi" not in listing.stdout
    assert "dicom_media_storage/py.typed" in listing.stdout
