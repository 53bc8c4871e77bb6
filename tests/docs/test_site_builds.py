"""The site builds without a warning and has every kind of page; the API page lists every public name where it is."""

import gzip
import re
from xml.etree import ElementTree as ET

import pytest

import dicom_media_storage
from dicom_media_storage import registry
from dicom_media_storage._search.catalogue import storage_classes

PAGES = [
    *(
        "index",
        "guide/index",
        "api",
        "rules/index",
        "rules/DMS001",
        "reference/index",
        "changes/index",
        "downloads/index",
        "changelog",
    ),
    *("404", "c/CTImageStorage/index", "u/1.2.840.10008.1.1/index"),
]
SUBMODULES = {"editions", "groups", "history", "negotiation", "registry", "table", "uids"}


@pytest.mark.parametrize("page", PAGES)
def test_it_has_each_kind_of_page(site, page):
    assert "<h1" in (site / f"{page}.html").read_text("utf-8")


def test_generated_pages_are_among_the_guides(site):
    assert "Table B.5-1" in (site / "guide" / "membership.html").read_text("utf-8")
    assert "sha256" in (site / "guide" / "provenance.html").read_text("utf-8")


def test_the_api_page_lists_every_public_name_under_its_path(site):
    text = (site / "api.html").read_text("utf-8")
    listed = set(re.findall(r'id="(?:module-)?(dicom_media_storage[^"]*)"', text))
    public = {name for name in dir(dicom_media_storage) if not name.startswith("_")} - {"TYPE_CHECKING"}
    names = {f"dicom_media_storage.{name}" for name in (*public, "__version__")}
    for module in ("history", "negotiation", "registry", "table"):
        names |= {f"dicom_media_storage.{module}.{name}" for name in getattr(dicom_media_storage, module).__all__}
    assert SUBMODULES <= public
    assert names <= listed
    assert not [name for name in listed if "newest" in name or "e2026" in name]


def test_no_docstring_is_taken_for_a_type(site):
    text = (site / "api.html").read_text("utf-8")
    assert "Type:" not in text
    assert "Raises" in text
    assert "Returns" in text


def test_every_uid_of_the_register_has_an_address(site):
    for uid in (*storage_classes(), *(entry.uid for entry in registry.entries())):
        assert (site / "u" / uid / "index.html").is_file(), uid


def test_the_uid_of_a_storage_class_leads_to_its_page_with_the_fragment(site):
    text = (site / "u" / "1.2.840.10008.5.1.4.1.1.2" / "index.html").read_text("utf-8")
    assert 'location.replace("../../c/CTImageStorage/index.html" + location.hash)' in text


def test_no_uid_of_a_retired_sop_class_is_called_no_storage_class(site):
    text = (site / "u" / "1.2.840.10008.5.1.4.1.1.9" / "index.html").read_text("utf-8")
    assert "retired storage SOP Class" in text
    assert "not a storage class" not in text


def test_the_sitemap_lists_each_page_that_has_its_own_address(site):
    listed = {one.text for one in ET.parse(site / "sitemap.xml").iterfind(".//{*}loc")}
    base = "https://dicom-media-storage.github.io/dicom-media-storage/"
    assert {f"{base}{page}.html" for page in PAGES if page != "404"} <= listed
    assert not any("/u/1.2.840.10008.5.1.4.1.1.2/" in one or "404" in one for one in listed)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_describes_itself(site, page):
    text = (site / f"{page}.html").read_text("utf-8")
    assert re.search(r'<meta name="description" content="[^"]{15,}">', text)


def test_a_description_holds_no_markup(site):
    for page in PAGES:
        (said,) = re.findall(r'<meta name="description" content="([^"]*)"', (site / f"{page}.html").read_text("utf-8"))
        assert "<" not in said
        assert "&lt;" not in said


def test_light_pages(site):
    """Weights that a reader on a slow connection notices, compressed."""
    start = (site / "index.html").read_text("utf-8")
    loaded = {*re.findall(r'(?:href|src)="(_static/[^"?]+)', start), "_static/find-data.js", "_static/find.js"}
    assert {"_static/site.css", "_static/search-box.js"} < loaded
    assert sum(compressed(site / name) for name in ("index.html", *loaded)) < 60_000
    assert max(map(compressed, site.glob("c/*/index.html"))) < 12_000
    assert compressed(site / "reference" / "index.html") < 70_000


def compressed(path) -> int:
    return len(gzip.compress(path.read_bytes()))


def test_names_are_shown_as_text(site):
    text = (site / "u" / "1.2.840.10008.1.2.4.61" / "index.html").read_text("utf-8")
    assert "(Process 20 &amp; 22)</h1>" in text
    assert "&amp;amp;" not in text
