"""What the project promises of itself: what is shipped, what depends on what, how large a room may be."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from dicom_media_storage.editions import NEWEST
from tests.conftest import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
GENERATED = {"editions", "uids", "groups"}


def handwritten(*folders: str) -> list[Path]:
    paths = [path for folder in folders for path in (PROJECT / folder).rglob("*.py")]
    return [path for path in paths if not GENERATED & {*path.relative_to(PROJECT).parts}]


def test_the_package_has_no_dependencies() -> None:
    assert PYPROJECT["project"]["dependencies"] == []


def test_the_generators_tools_are_pinned_exactly() -> None:
    extras = PYPROJECT["project"]["optional-dependencies"]
    assert all("==" in requirement for requirement in extras["codegen"])
    assert all("==" in requirement or requirement.startswith("dicom-media-storage[") for requirement in extras["test"])


def test_the_version_says_the_newest_edition() -> None:
    year, letter = int(NEWEST[:4]), ord(NEWEST[4]) - ord("a") + 1
    assert PYPROJECT["project"]["version"].startswith(f"{year}.{letter}.")


def test_no_room_is_too_large() -> None:
    assert {
        path: lines
        for path in handwritten("codegen", "src")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    } == {}


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("lxml", {"xml.py"}),
        ("urllib3", {"download.py"}),
        ("jinja2", {"modules.py", "page.py"}),
        ("black", {"modules.py"}),
    ],
)
def test_one_boundary_one_module(library: str, rooms: set[str]) -> None:
    pattern = re.compile(rf"^\s*(?:from|import) {library}\b", re.MULTILINE)
    assert {path.name for path in handwritten("codegen") if pattern.search(path.read_text(encoding="utf-8"))} <= rooms


def test_the_package_does_not_know_the_generator() -> None:
    pattern = re.compile(r"^\s*(?:from|import) codegen\b", re.MULTILINE)
    assert [path for path in handwritten("src") if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_the_workflows_are_what_the_schema_asks_for() -> None:
    files = sorted(map(str, (PROJECT / ".github" / "workflows").glob("*.yml")))
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert len(files) == 3
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Wheel and sdist, built twice."""
    folders = [tmp_path_factory.mktemp(name) for name in ("once", "again")]
    for folder in folders:
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(PROJECT)]
        subprocess.run(command, check=True, capture_output=True)
    return folders


def test_the_same_bytes_twice(distributions: list[Path]) -> None:
    once, again = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in distributions)
    assert len(once) == 2
    assert once == again


def test_nothing_in_the_wheel_but_the_package(distributions: list[Path]) -> None:
    (wheel,) = distributions[0].glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"dicom_media_storage"}
    assert "dicom_media_storage/py.typed" in names
    assert wheel.stat().st_size < 300_000


def test_the_index_would_take_them(distributions: list[Path]) -> None:
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, distributions[0].iterdir())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_sdist_alone_builds_the_modules(distributions: list[Path], tmp_path: Path) -> None:
    (sdist,) = distributions[0].glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    for command in ("build", "check"):
        done = subprocess.run(
            [sys.executable, "-m", "codegen", command], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert {"Makefile", "spec", "tests", "codegen", "README.md", "CONTRIBUTING.md"} <= {
        path.name for path in folder.iterdir()
    }
