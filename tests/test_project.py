"""The structure of the project: dependencies, version, size of modules, boundaries."""

import ast
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
def test_dependencies_of_this_repository_are_pinned_exactly(group: str) -> None:
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


CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BOUNDARIES = [
    [re.findall(r"`(.+?)`", cell) for cell in row.strip("|").split("|")]
    for row in CONTRIBUTING.partition("\n## Boundaries\n")[2].partition("\n## ")[0].splitlines()
    if row.startswith("| `")
]


def imported_names(module: str, text: str) -> set[str]:
    """The full names that a module imports anywhere, relative imports too; the module is its path in the project."""
    package = Path(module.removeprefix("src/")).with_suffix("").parts
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*(package[: len(package) - node.level] if node.level else ()), *filter(None, [node.module])]
            names |= {".".join([*base, alias.name]) for alias in node.names}
    return names


def crosses(name: str, rooms: list[str], folders: list[str], module: str, text: str) -> bool:
    """Whether a module under one of the folders imports the name outside of its rooms."""
    if not module.startswith(tuple(folders)) or module.startswith(tuple(rooms)):
        return False
    private = re.escape(name.removesuffix("._*")) + r"(\.\w+)*\._(?!_)\w*"
    pattern = re.compile(f"(?:{private if name.endswith('._*') else re.escape(name)})(\\..*)?")
    return any(pattern.fullmatch(imported) for imported in imported_names(module, text))


@pytest.mark.parametrize(("names", "rooms", "folders"), BOUNDARIES, ids=" ".join)
def test_boundaries(names: list[str], rooms: list[str], folders: list[str]) -> None:
    (name,) = names
    texts = {path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8") for path in handwritten(*folders)}
    assert [module for module, text in texts.items() if crosses(name, rooms, folders, module, text)] == []
    used = {room for room in rooms for module, text in texts.items() if crosses(name, [], [room], module, text)}
    assert used == set(rooms), "the table names a place that does not import it"
    for folder in folders:
        imported = name.replace("*", "private")
        assert crosses(name, rooms, folders, f"{folder}module.py", f"def f():\n    import {imported}\n")
        assert crosses(name, rooms, folders, f"{folder}module.py", f"from {imported} import something\n")


def test_relative_imports_are_seen() -> None:
    assert imported_names("src/dicom_media_storage/_search/query.py", "from .._cli import app") == {
        "dicom_media_storage._cli.app"
    }


def test_the_map_names_existing_paths() -> None:
    folders = ("codegen/", "src/", "tests/", "docs/", "spec/", "bench/", "fuzz/", "requirements/", ".github/")
    named = {name for name in re.findall(r"`([\w./-]+)`", CONTRIBUTING) if name.startswith(folders)}
    assert len(named) > 20
    assert {name for name in named if not (PROJECT / name).exists() and not re.search("008|VERSION", name)} == set()
