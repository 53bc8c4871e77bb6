"""What a user types is what a checker knows: mypy, pyright, ty and pyrefly on the installed wheel."""

import os
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from dicom_media_storage.editions import e2013
from tests.conftest import PROJECT
from tests.support import spec
from tests.typing.checkers import OPTIONS, Verdict, check

CASES = Path(__file__).parent / "cases"
REVEALS, ERRORS = ((CASES / name).read_text(encoding="utf-8") for name in ("reveals.py", "errors.py"))

# pyrefly 1.4 narrows an enum of up to 100 members case by case; it takes no match of a larger one for complete, and
# so points at `assert_never` even where every class is named. Up to 100 (the retired classes) see cases/errors.py.
TOO_MANY_MEMBERS = {"pyrefly"}

# For code that is to run on Python 3.11, typeshed lets only members stand before "in", though here any value may. A
# metaclass of our own would tell checkers so, but pyright then no longer knows the values of members as literals.
TYPESHED_OF_3_11 = {"mypy", "ty"}


def exhaustive(edition: str) -> str:
    """A match that names every class of 2013, over the enum of an edition."""
    enum = f"{edition}.MediaStorageSOPClass"
    cases = "".join(f"        case {enum}.{one.name}:\n            return 1\n" for one in e2013.MediaStorageSOPClass)
    return (
        f"from typing import assert_never\nfrom dicom_media_storage.editions import {edition}\n\n"
        f"def about(one: {enum}) -> int:\n    match one:\n{cases}        case _:\n            assert_never(one)\n"
    )


FILES = {
    "reveals": REVEALS,
    "errors": ERRORS,
    "membership": "from dicom_media_storage import MediaStorageSOPClass\nprint('1.2' in MediaStorageSOPClass)\n",
    "complete": exhaustive("e2013"),
    "incomplete": exhaustive("e2014a"),
}


@dataclass(frozen=True)
class Checked:
    """What a checker finds in each of the files."""

    checker: str
    verdicts: dict[str, Verdict]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel of this checkout and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    (wheel,) = folder.glob("*.whl")
    (site,) = folder.rglob("site-packages")
    shutil.unpack_archive(wheel, site, format="zip")
    return next((folder / "venv" / ("Scripts" if os.name == "nt" else "bin")).glob("python*"))


@pytest.fixture(scope="module", params=OPTIONS)
def checked(request: pytest.FixtureRequest, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp(request.param)
    for name, text in FILES.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    settings = '{"typeCheckingMode": "strict", "reportPrivateUsage": false}'
    (folder / "pyrightconfig.json").write_text(settings, encoding="utf-8")
    return Checked(request.param, check(request.param, folder, python))


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


def test_revealed_types(checked: Checked) -> None:
    verdict = checked.verdicts["reveals"]
    assert verdict.errors == {}
    assert verdict.revealed == expectations(REVEALS, checked.checker)
    assert len(verdict.revealed) >= 40


def test_errors(checked: Checked) -> None:
    mark = re.compile(rf"  # error(?!.*\bnot {checked.checker}\b)")
    expected = {number for number, line in enumerate(ERRORS.splitlines(), 1) if mark.search(line)}
    errors = checked.verdicts["errors"].errors
    assert set(errors) == expected, errors


def test_membership_by_uid(checked: Checked) -> None:
    refused = checked.checker in TYPESHED_OF_3_11 and sys.version_info < (3, 12)
    assert list(checked.verdicts["membership"].errors) == ([2] if refused else [])


def test_a_class_of_a_newer_edition_is_a_missing_case(checked: Checked) -> None:
    complete = checked.verdicts["complete"].errors
    assert bool(complete) is (checked.checker in TOO_MANY_MEMBERS), "a new release: look at TOO_MANY_MEMBERS"
    assert list(checked.verdicts["incomplete"].errors) == [len(FILES["incomplete"].splitlines())]


def test_no_public_name_is_unknown(python: Path, tmp_path: Path) -> None:
    tool = Path(sys.executable).parent / "pyright"
    environment = os.environ | {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    command = [str(tool), "--verifytypes", "dicom_media_storage", "--ignoreexternal"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "Type completeness score: 100%" in done.stdout, done.stdout
    assert re.search(r'Symbols exported by "dicom_media_storage": [1-9][0-9]{3}', done.stdout), done.stdout
