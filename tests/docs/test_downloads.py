"""The downloads of the site: the files of each edition, and the site itself."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import html

from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._search.catalogue import members
from dicom_media_storage.editions import NEWEST
from docs.site.downloads import OFFLINE, TABLES, file_of
from tests.support import spec


def test_the_page_links_each_file(site: Path) -> None:
    page = html.document_fromstring((site / "downloads" / "index.html").read_text(encoding="utf-8"))
    names = [*TABLES, *map(file_of, FORMATS.values())]
    assert {link.get("href") for link in page.xpath("//a[@download]")} == {
        OFFLINE,
        *(f"{spec.NEWEST}/{name}" for name in names),
    }


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_each_file_has_the_classes_of_its_edition(site: Path, form) -> None:
    text = (site / "downloads" / spec.NEWEST / file_of(form)).read_text(encoding="utf-8")
    assert "1.2.840.10008.5.1.4.1.1.2" in text
    assert f"DICOM {spec.NEWEST}" in text


def test_the_tables_have_the_same_classes(site: Path) -> None:
    folder = site / "downloads" / spec.NEWEST
    lines = csv.DictReader(io.StringIO((folder / "classes.csv").read_text(encoding="utf-8")))
    rows = json.loads((folder / "classes.json").read_text(encoding="utf-8"))
    assert [line["uid"] for line in lines] == [row["uid"] for row in rows]
    assert {row["uid"] for row in rows} == {*members(NEWEST)}


def test_the_zip_is_the_site(site: Path) -> None:
    with zipfile.ZipFile(site / "downloads" / OFFLINE) as archive:
        assert archive.testzip() is None
        files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        assert {*archive.namelist()} == files - {f"downloads/{OFFLINE}"}
        same = {"index.html", "reference/index.html", "c/CTImageStorage/index.html", "_static/find-data.js"}
        assert [name for name in same if archive.read(name) != (site / name).read_bytes()] == []
        assert f'href="https://dicom-media-storage.github.io/dicom-media-storage/downloads/{OFFLINE}"' in archive.read(
            "downloads/index.html"
        ).decode("utf-8")


@pytest.mark.parametrize("page", ["index.html", "downloads/index.html"])
def test_search_engines_are_told_of_the_data_set(site: Path, page: str) -> None:
    (script,) = html.document_fromstring((site / page).read_text(encoding="utf-8")).xpath(
        "//script[@type='application/ld+json']"
    )
    told = json.loads(script.text)
    base = "https://dicom-media-storage.github.io/dicom-media-storage/"
    assert (told["@context"], told["@type"], told["url"]) == (
        "https://schema.org",
        "Dataset",
        f"{base}downloads/index.html",
    )
    for one in told["distribution"]:
        assert (site / one["contentUrl"].removeprefix(base)).is_file()
