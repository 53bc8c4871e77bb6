"""A new edition in one command, from a server on loopback to modules; and what leaves everything as it was."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from codegen.build import PROJECT
from codegen.edition import Edition
from codegen.update import next_version
from tests.codegen.conftest import Generator
from tests.support.documents import CT, HANGING, MR
from tests.support.published import publish, serving


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    root = tmp_path / "site"
    root.mkdir()
    with serving(root) as url:
        yield root, url


def update(generator: Generator, edition: str, url: str) -> tuple[int, str, str]:
    folders = ["--spec-dir", generator.spec, "--package-dir", generator.package]
    return generator.run(
        "update", edition, "--base-url", url, "--cache-dir", generator.folder / "cache", *folders, "--accept-names"
    )


def test_two_editions_one_after_the_other(generator: Generator, site: tuple[Path, str]) -> None:
    root, url = site
    publish(root, "2026b", "2026b", CT, MR)
    publish(root, "current", "2026c", CT, HANGING)
    publish(root, "2026c", "2026c", CT, HANGING)
    assert update(generator, "2026b", url)[0] == 0
    status, out, _ = update(generator, "current", url)
    assert status == 0
    assert "DICOM 2026c: 3 Media Storage SOP Classes" in out
    assert "- Added `HANGING_PROTOCOL_STORAGE`: Hanging Protocol Storage, 1.2.840.10008.5.1.4.38.1" in out
    assert "- Removed `MR_IMAGE_STORAGE`: MR Image Storage, 1.2.840.10008.5.1.4.1.1.4" in out
    assert "Before you commit, review:" in out
    assert generator.check()[0] == 0
    runs = (generator.package / "editions" / "runs.py").read_text(encoding="utf-8")
    (row,) = (line for line in runs.splitlines() if '"1.2.840.10008.5.1.4.1.1.2": ' in line)
    assert all(value in row for value in ('"CT Image IOD"', '"A.3"', '"IMAGE"'))


def test_an_edition_that_is_shipped_already(generator: Generator, site: tuple[Path, str]) -> None:
    root, url = site
    for at in ("2026b", "current"):
        publish(root, at, "2026b", CT)
    update(generator, "2026b", url)
    before = {path: path.read_bytes() for path in (*generator.spec.rglob("*.*"), *generator.package.rglob("*.*"))}
    for edition in ("2026b", "current"):
        status, out, _ = update(generator, edition, url)
        assert (status, "nothing to do" in out) == (0, True)
    after = {path: path.read_bytes() for path in (*generator.spec.rglob("*.*"), *generator.package.rglob("*.*"))}
    assert after == before


def test_a_name_that_is_taken_leaves_everything_as_it_was(generator: Generator, site: tuple[Path, str]) -> None:
    root, url = site
    publish(root, "2026b", "2026b", CT)
    publish(root, "2026c", "2026c", (CT[0], "1.2.840.10008.5.1.4.1.1.9999"))
    update(generator, "2026b", url)
    before = {path: path.read_bytes() for path in (*generator.spec.rglob("*.*"), *generator.package.rglob("*.*"))}
    status, _, err = update(generator, "2026c", url)
    assert status == 2
    assert "two UIDs for one name: CT_IMAGE_STORAGE" in err
    after = {path: path.read_bytes() for path in (*generator.spec.rglob("*.*"), *generator.package.rglob("*.*"))}
    assert after == before


def test_an_edition_that_is_not_there(generator: Generator, site: tuple[Path, str]) -> None:
    status, out, err = update(generator, "2026b", site[1])
    assert (status, out) == (2, "")
    assert "download failed: HTTP 404" in err
    assert not generator.spec.exists()


def test_fetch_alone(generator: Generator, site: tuple[Path, str]) -> None:
    root, url = site
    publish(root, "2026b", "2026b", CT)
    status, out, _ = generator.run("fetch", "2026b", "--base-url", url, "--cache-dir", generator.folder / "cache")
    assert status == 0
    assert (
        out.splitlines()[0]
        == f"PS3.4 2026b: {generator.folder / 'cache' / quote(url, safe='') / '2026b' / 'part04.xml'}"
    )


@pytest.mark.parametrize(
    ("version", "newest", "following"),
    [
        ((2026, 1, 0), "2026b", "2026.2.0"),
        ((2026, 1, 3), "2027a", "2027.1.0"),
        ((2026, 1, 0), "2026a", "2026.1.1"),
    ],
)
def test_the_version_says_the_newest_edition(version: tuple[int, int, int], newest: str, following: str) -> None:
    assert next_version(version, Edition.parse(newest)) == following


def test_the_project_itself_gets_a_version_and_a_note(tmp_path: Path, site: tuple[Path, str]) -> None:
    root, url = site
    publish(root, "2027a", "2027a", CT, MR)
    ignore = shutil.ignore_patterns(".*", "__pycache__", "dist", "build", "node_modules", "tests")
    project = tmp_path / "project"
    shutil.copytree(PROJECT, project, ignore=ignore)
    command = [
        sys.executable,
        "-m",
        "codegen",
        "update",
        "2027a",
        "--base-url",
        url,
        "--cache-dir",
        str(tmp_path / "c"),
    ]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '\nversion = "2027.1.0"\n' in (project / "pyproject.toml").read_text(encoding="utf-8")
    assert ' = "2027.1.0"' in (project / "src/dicom_media_storage/_version.py").read_text(encoding="utf-8")
    assert "rev: v2027.1.0" in (project / "README.md").read_text(encoding="utf-8")
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.index("## 2027.1.0\n\nAdds DICOM 2027a.") < changelog.index("## 2026.4.0")
    assert "### DICOM 2027a\n\n3 SOP Classes." in changelog
    assert "| 2027a | 3 |" in (project / "README.md").read_text(encoding="utf-8")
    check = subprocess.run(
        [sys.executable, "-m", "codegen", "check"], cwd=project, capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout[-2000:] + check.stderr
