"""The sdist has all files that git tracks, the wheel has all modules, and both have nothing else."""

import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage.editions import EDITIONS
from dicom_uid_lint.rules import RULES
from tests.conftest import PROJECT
from tests.packaging.conftest import LEFTOVERS, build, run

PACKAGES = {"dicom_media_storage", "dicom_uid_lint"}


def names_in(sdist: Path) -> set[str]:
    with tarfile.open(sdist) as archive:
        return {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}


def test_the_same_bytes_twice(archives: Path, littered: Path, tmp_path: Path) -> None:
    build(littered, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in archives.glob("dicom*")
    }


def test_the_sdist_has_no_leftovers(sdist: Path) -> None:
    assert names_in(sdist) & set(LEFTOVERS) == set()


def test_the_sdist_has_all_that_git_tracks(sdist: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    tracked = {name for name in listed.stdout.splitlines() if (PROJECT / name).exists()}
    assert names_in(sdist) ^ tracked == {"PKG-INFO"}


def test_the_wheel_has_modules_only(wheel: Path) -> None:
    paths = [Path(name) for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert {path.parts[0] for path in paths} <= PACKAGES
    templates = {path.as_posix() for path in paths if path.suffix == ".jinja"}
    assert templates == {f"dicom_media_storage/_export/templates/{name}.jinja" for name in FORMATS}
    pages = {f"dicom_uid_lint/rules/{code}.md" for code in RULES}
    assert {path.as_posix() for path in paths if path.suffix != ".py"} - {"dicom_uid_lint/py.typed"} == {
        "dicom_media_storage/export.schema.json",
        "dicom_media_storage/py.typed",
        "dicom_uid_lint/knowledge/vocabulary.toml",
        *pages,
        *templates,
    }
    assert wheel.stat().st_size < 500_000 + 10_000 * (len(EDITIONS) - 32)


def test_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    assert set(metadata.get_all("Provides-Extra", [])) == {"cli", "export", "lint", "parquet"}
    assert all("extra ==" in requirement for requirement in metadata.get_all("Requires-Dist", []))
    urls = dict(url.split(", ") for url in metadata.get_all("Project-URL", []))
    assert {"Changelog", "Documentation", "Issues", "Source"} <= set(urls)


def test_the_bill_of_materials(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if ".dist-info/sboms/" in name)
        text = archive.read(name).decode("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    component = json.loads(text)["metadata"]["component"]
    assert name.endswith("/sboms/dicom-media-storage.cdx.json")
    assert component["purl"] == f"pkg:pypi/dicom-media-storage@{wheel.name.split('-')[1]}"
    assert component["licenses"] == [{"license": {"id": "MIT"}}]


def test_a_dependency_stops_the_build(littered: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(littered, project, ignore=shutil.ignore_patterns("spec", "tests", "docs"))
    text = (project / "pyproject.toml").read_text(encoding="utf-8")
    (project / "pyproject.toml").write_text(text.replace("\ndependencies = []", '\ndependencies = ["click"]'), "utf-8")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "lists no dependencies, but the project has" in done.stdout + done.stderr
    assert list(tmp_path.glob("*.whl")) == []


def test_the_index_accepts_them(wheel: Path, sdist: Path) -> None:
    run(sys.executable, "-m", "twine", "check", "--strict", wheel, sdist, folder=wheel.parent)


def test_the_sdist_alone_builds_the_modules(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    for command in ("build", "check"):
        run(sys.executable, "-m", "codegen", command, folder=folder)
