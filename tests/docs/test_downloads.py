"""The files of other languages and servers on the site."""

from pathlib import Path

import pytest
from lxml import html

from dicom_media_storage._export.formats import FORMATS
from docs.site.downloads import file_of
from tests.support import spec


def test_the_page_links_each_file(site: Path) -> None:
    page = html.document_fromstring((site / "downloads" / "index.html").read_text(encoding="utf-8"))
    wanted = {f"{spec.NEWEST}/{file_of(form)}" for form in FORMATS.values()}
    assert {link.get("href") for link in page.xpath("//a[@download]")} == wanted


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_each_file_has_the_classes_of_its_edition(site: Path, form) -> None:
    text = (site / "downloads" / spec.NEWEST / file_of(form)).read_text(encoding="utf-8")
    assert "1.2.840.10008.5.1.4.1.1.2" in text
    assert f"DICOM {spec.NEWEST}" in text
