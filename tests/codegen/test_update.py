"""A new edition in one command, from a server on loopback to modules; and what leaves everything as it was."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from codegen.edition import Edition
from codegen.update import next_version
from tests.codegen.conftest import Generator
from tests.support.documents import CT, HANGING, MR
from tests.support.standard_site import Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def update(generator: Generator, edition: str, site: Site) -> tuple[int, str, str]:
    folders = ["--spec-dir", generator.spec, "--package-dir", generator.package]
    cache = ["--base-url", site.url, "--cache-dir", generator.folder / "cache"]
    return generator.run("update", edition, *cache, *folders, "--accept-names")


def contents(generator: Generator) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (*generator.spec.rglob("*.*"), *generator.package.rglob("*.*"))}


def test_two_editions_one_after_the_other(generator: Generator, site: Site) -> None:
    site.publish_classes("2026b", "2026b", CT, MR)
    site.publish_classes("current", "2026c", CT, HANGING)
    site.publish_classes("2026c", "2026c", CT, HANGING)
    assert update(generator, "2026b", site)[0] == 0
    status, out, _ = update(generator, "current", site)
    assert status == 0
    assert "DICOM 2026c: 3 Media Storage SOP Classes" in out
    assert "- Added `HANGING_PROTOCOL_STORAGE`: Hanging Protocol Storage, 1.2.840.10008.5.1.4.38.1" in out
    assert "- Removed `MR_IMAGE_STORAGE`: MR Image Storage, 1.2.840.10008.5.1.4.1.1.4" in out
    assert "Before you commit, review:" in out
    assert generator.check()[0] == 0
    runs = (generator.package / "editions" / "runs.py").read_text(encoding="utf-8")
    (row,) = (line for line in runs.splitlines() if '"1.2.840.10008.5.1.4.1.1.2": ' in line)
    assert all(value in row for value in ('"CT Image IOD"', '"A.3"', '"IMAGE"'))


def test_an_edition_that_is_shipped_already(generator: Generator, site: Site) -> None:
    for at in ("2026b", "current"):
        site.publish_classes(at, "2026b", CT)
    update(generator, "2026b", site)
    before = contents(generator)
    for edition in ("2026b", "current"):
        status, out, _ = update(generator, edition, site)
        assert (status, "nothing to do" in out) == (0, True)
    assert contents(generator) == before


def test_a_name_that_is_taken_leaves_everything_as_it_was(generator: Generator, site: Site) -> None:
    site.publish_classes("2026b", "2026b", CT)
    site.publish_classes("2026c", "2026c", (CT[0], "1.2.840.10008.5.1.4.1.1.9999"))
    update(generator, "2026b", site)
    before = contents(generator)
    status, _, err = update(generator, "2026c", site)
    assert status == 2
    assert "two UIDs for one name: CT_IMAGE_STORAGE" in err
    assert contents(generator) == before


def test_an_edition_that_is_not_there(generator: Generator, site: Site) -> None:
    status, out, err = update(generator, "2026b", site)
    assert (status, out) == (2, "")
    assert "download failed: HTTP 404" in err
    assert not generator.spec.exists()


def test_fetch_alone(generator: Generator, site: Site) -> None:
    site.publish_classes("2026b", "2026b", CT)
    cache = generator.folder / "cache"
    status, out, _ = generator.run("fetch", "2026b", "--base-url", site.url, "--cache-dir", cache)
    path = cache / quote(site.url, safe="") / "2026b" / "part04.xml"
    assert (status, out.splitlines()[0]) == (0, f"PS3.4 2026b: {path}")


@pytest.mark.parametrize(
    ("version", "newest", "following"),
    [
        ((2026, 1, 0), "2026b", "2026.2.0"),
        ((2026, 1, 3), "2027a", "2027.1.0"),
        ((2026, 1, 0), "2026a", "2026.1.1"),
    ],
)
def test_the_version_names_the_newest_edition(version: tuple[int, int, int], newest: str, following: str) -> None:
    assert next_version(version, Edition.parse(newest)) == following
