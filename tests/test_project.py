"""The structure of the project: dependencies, version, size of modules, boundaries."""

import re
import tomllib
from pathlib import Path

import pytest

from dicom_media_storage.editions import NEWEST
from tests.conftest import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
GENERATED = {"editions", "uids", "groups"}


def handwritten(*folders: str) -> list[Path]:
    paths = [path for folder in folders for path in (PROJECT / folder).rglob("*.py")]
    return [path for path in paths if not GENERATED & {*path.relative_to(PROJECT).parts}]


def requirements(group: str) -> list[str]:
    return [entry for entry in PYPROJECT["dependency-groups"][group] if isinstance(entry, str)]


def test_the_package_has_no_dependencies() -> None:
    assert PYPROJECT["project"]["dependencies"] == []


@pytest.mark.parametrize("group", sorted(PYPROJECT["dependency-groups"]))
def test_what_this_repository_uses_is_pinned_exactly(group: str) -> None:
    assert all("==" in requirement for requirement in requirements(group))


@pytest.mark.parametrize("group", ["codegen", "dist"])
def test_the_locked_requirements_are_those_of_the_group(group: str) -> None:
    locked = (PROJECT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^(\S+==\S+)", locked, re.MULTILINE)
    assert set(requirements(group)) <= set(pins)
    assert locked.count("--hash=sha256:") >= len(pins)


def test_the_version_names_the_newest_edition() -> None:
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
        ("black", {"format.py"}),
    ],
)
def test_one_boundary_one_module(library: str, rooms: set[str]) -> None:
    pattern = re.compile(rf"^\s*(?:from|import) {library}\b", re.MULTILINE)
    assert {path.name for path in handwritten("codegen") if pattern.search(path.read_text(encoding="utf-8"))} <= rooms


def test_the_package_does_not_know_the_generator() -> None:
    pattern = re.compile(r"^\s*(?:from|import) codegen\b", re.MULTILINE)
    assert [path for path in handwritten("src") if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_the_linter_uses_public_names_of_the_package() -> None:
    pattern = re.compile(r"dicom_media_storage(?:\.\w+)*\._(?!_)|from dicom_media_storage[\w.]* import .*\b_", re.MULTILINE)
    rooms = [path for path in handwritten("src") if "dicom_uid_lint" in path.parts]
    assert rooms != []
    assert [path for path in rooms if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_the_site_does_not_know_the_command_line() -> None:
    pattern = re.compile(r"^\s*(?:from|import) dicom_media_storage\._cli\b", re.MULTILINE)
    assert [path for path in handwritten("docs") if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_the_map_names_what_exists() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = ("codegen/", "src/", "tests/", "docs/", "spec/", "bench/", "fuzz/", "requirements/", ".github/")
    named = {name for name in re.findall(r"`([\w./-]+)`", text) if name.startswith(folders)}
    assert len(named) > 20
    assert {name for name in named if not (PROJECT / name).exists() and not re.search("008|VERSION", name)} == set()
