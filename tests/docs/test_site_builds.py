"""The site builds without a warning and has every kind of page; the API page lists every public name where it is."""

import re

import pytest

import dicom_media_storage

PAGES = ["index", "guide/index", "guide/api", "rules/index", "rules/DMS001", "reference/index", "changelog", "search"]
SUBMODULES = {"editions", "groups", "history", "negotiation", "registry", "table", "uids"}


@pytest.mark.parametrize("page", PAGES)
def test_it_has_each_kind_of_page(site, page):
    assert "<h1" in (site / f"{page}.html").read_text("utf-8")


def test_generated_pages_are_among_the_guides(site):
    assert "Table B.5-1" in (site / "guide" / "membership.html").read_text("utf-8")
    assert "sha256" in (site / "guide" / "provenance.html").read_text("utf-8")


def test_the_api_page_lists_every_public_name_under_its_path(site):
    text = (site / "guide" / "api.html").read_text("utf-8")
    listed = set(re.findall(r'id="(?:module-)?(dicom_media_storage[^"]*)"', text))
    public = {name for name in dir(dicom_media_storage) if not name.startswith("_")} - {"TYPE_CHECKING"}
    names = {f"dicom_media_storage.{name}" for name in (*public, "__version__")}
    for module in ("history", "negotiation", "registry", "table"):
        names |= {f"dicom_media_storage.{module}.{name}" for name in getattr(dicom_media_storage, module).__all__}
    assert SUBMODULES <= public
    assert names <= listed
    assert not [name for name in listed if "newest" in name or "e2026" in name]


def test_no_docstring_is_taken_for_a_type(site):
    text = (site / "guide" / "api.html").read_text("utf-8")
    assert "Type:" not in text
    assert "Raises" in text
    assert "Returns" in text
