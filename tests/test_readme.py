"""README.md is true: every command and every code block in it runs."""

import doctest
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import PROJECT, skip_or_fail

BLOCKS = re.findall(
    r"^```(\w+)\n(.*?)^```$", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)
COMMANDS = [
    line.removeprefix("$ ")
    for kind, text in BLOCKS
    if kind == "console"
    for line in text.splitlines()
    if line.startswith("$ ")
]
NAME = re.compile(r"(?<=[ '])dicom-media-storage(?=[\[' ]|$)")


def of_kind(kind: str) -> list[str]:
    return [text for block, text in BLOCKS if block == kind]


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {kind for kind, _ in BLOCKS} <= {"python", "pycon", "console", "bash", "text"}
    assert len(of_kind("python")) >= 2
    assert len(of_kind("pycon")) >= 3


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader tries the blocks one after the other: what one writes, the next reads."""
    folder = tmp_path_factory.mktemp("workshop")
    for text in of_kind("bash"):
        done = shell(f"set -e\n{text}", folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("text", of_kind("python"))
def test_python(text: str, workshop: Path) -> None:
    if "pyspark" in text and find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed: a download of 450 MB, tried by hand")
    done = subprocess.run([sys.executable, "-c", text], cwd=workshop, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (printed,) = of_kind("text")
    assert done.stdout in ("", printed)


def test_sessions() -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    runner.run(parser.get_doctest("\n".join(of_kind("pycon")), {}, "README.md", "README.md", 0))
    assert runner.summarize(verbose=False) == doctest.TestResults(0, runner.tries)
    assert runner.tries > 8


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a user clones, with the tools of this environment and with documents of the standard to read."""
    folder = tmp_path_factory.mktemp("clone") / "dicom-media-storage"
    ignore = shutil.ignore_patterns(".venv", ".git", "dist", "__pycache__", ".*_cache", ".hypothesis", "node_modules")
    shutil.copytree(PROJECT, folder, ignore=ignore)
    return folder


@pytest.fixture(scope="module")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheelhouse")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def shell(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | variables
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    return subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("python -m codegen")])
def test_commands_of_the_generator(command: str, checkout: Path, request: pytest.FixtureRequest) -> None:
    if ".xml" in command:
        standard = request.getfixturevalue("standard")
        shutil.copy(standard / "2017c" / "part04.xml", checkout)
        command = command.replace(" part06.xml", "")
    done = shell(command, checkout)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("pip install")])
def test_installation(command: str, wheelhouse: Path, tmp_path: Path) -> None:
    (wheel,) = wheelhouse.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    python = next((tmp_path / "venv").glob("[bS]*/python*"))
    local = NAME.sub(lambda _: str(wheel), command.removeprefix("pip ").replace("'", ""))
    done = shell(f"{python} -m pip {local}", tmp_path)
    assert done.returncode == 0, done.stderr
    done = subprocess.run([str(python), "-c", "from dicom_media_storage import get"], cwd=tmp_path, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("make ")])
def test_targets(command: str, checkout: Path) -> None:
    if shutil.which("make") is None:
        skip_or_fail("make is not installed")
    if command == "make build":
        done = shell(f"mkdir -p .venv && touch .venv/installed && {command} PY={sys.executable}", checkout)
    else:
        done = shell(f"{command} --dry-run", checkout)
    assert done.returncode == 0, done.stderr


def test_every_command_is_of_a_kind_that_is_run() -> None:
    known = ("python -m codegen", "pip install", "make ")
    assert [command for command in COMMANDS if not command.startswith(known)] == []
