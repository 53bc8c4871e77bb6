"""The whole site: no broken link, one header, one search, a page for each class, and nothing that axe finds."""

import functools
import gzip
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._search.catalogue import storage_classes
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, SCREENSHOTS, WIDE

pytestmark = pytest.mark.browser

KINDS = {
    "start": "index.html",
    "guide": "guide/use.html",
    "api": "guide/api.html",
    "rule": "rules/DMS002.html",
    "changelog": "changelog.html",
    "class": "c/SegmentationStorage/index.html",
    "search": "search.html?q=waveform",
}
MODES: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE},
    "forced-colours": {"viewport": WIDE, "forced_colors": "active"},
}
# Every page is fetched and parsed by the browser: its links to our own pages must lead to a page, and to a place of it.
CRAWL = """async start => {
    const pages = new Map();
    const load = async address => {
        const response = await fetch(address);
        const isPage = response.ok && response.headers.get("content-type").startsWith("text/html");
        return isPage ? new DOMParser().parseFromString(await response.text(), "text/html") : response.ok;
    };
    const links = [];
    const waiting = [start];
    while (waiting.length) {
        const address = waiting.pop();
        if (pages.has(address)) continue;
        const page = await load(address);
        pages.set(address, page);
        if (!page.querySelectorAll) continue;
        for (const element of page.querySelectorAll("[href], [src]")) {
            const target = new URL(element.getAttribute("href") ?? element.getAttribute("src"), address);
            if (target.origin !== location.origin || !/^https?:$/.test(target.protocol)) continue;
            links.push([address, target.href]);
            target.hash = target.search = "";
            waiting.push(target.href);
        }
    }
    const broken = links.filter(([, target]) => {
        const address = new URL(target);
        const place = decodeURIComponent(address.hash.slice(1));
        address.hash = address.search = "";
        const page = pages.get(address.href);
        return !page || (place && !place.includes("=") && page.querySelectorAll && !page.getElementById(place));
    });
    return { pages: [...pages.keys()].map(one => one.slice(start.length)), broken };
}"""


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Keep the output of the tests readable."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=site)) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{one.server_port}/"
        one.shutdown()


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A tab in which no page may complain."""
    context = chromium.new_context(viewport=WIDE)
    one, complaints = context.new_page(), []
    one.on("pageerror", lambda error: complaints.append(str(error)))
    one.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    yield one
    context.close()
    assert complaints == []


def test_no_link_of_the_site_is_broken(tab, server: str, site: Path) -> None:
    tab.goto(f"{server}guide/install.html")
    crawled = tab.evaluate(CRAWL, server)
    assert crawled["broken"] == []
    linked = {page.partition("/index.html")[0] for page in crawled["pages"] if page.startswith("c/")}
    assert linked == {f"c/{one.newest.keyword}" for one in storage_classes().values()}
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    redirects = {f"c/{name}/index.html" for name in (*storage_classes(), *OLD_NAMES)}
    assert built - redirects <= {*crawled["pages"], "index.html"}


def test_every_kind_of_page_has_the_header(tab, server: str) -> None:
    seen = set()
    for address in (*KINDS.values(), "reference/index.html"):
        tab.goto(server + address)
        links = tab.eval_on_selector_all(".site-header nav a", "links => links.map(one => one.href)")
        assert all(link.startswith(server) for link in links)
        seen.add(tuple(links))
        assert tab.locator("h1").count() == 1
    assert len(seen) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_each_kind_of_page(chromium, server: str, kind: str) -> None:
    found = {}
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for mode, options in MODES.items():
        context = chromium.new_context(**options)
        page = context.new_page()
        page.goto(server + KINDS[kind])
        found[mode] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
        page.screenshot(path=SCREENSHOTS / f"{kind}-{mode}.png")
        context.close()
    assert found == {mode: [] for mode in MODES}


def facts(tab) -> dict[str, str]:
    terms = tab.locator(".facts dt").all_inner_texts()
    return dict(zip(terms, tab.locator(".facts dd").all_inner_texts(), strict=True))


def test_a_class_page(tab, server: str) -> None:
    ct = MediaStorageSOPClass.CT_IMAGE_STORAGE
    tab.goto(f"{server}c/CTImageStorage/index.html")
    assert tab.title().startswith("CT Image Storage (1.2.840.10008.5.1.4.1.1.2)")
    canonical = tab.get_attribute("link[rel=canonical]", "href")
    assert canonical == "https://dicom-media-storage.github.io/dicom-media-storage/c/CTImageStorage/index.html"
    says = facts(tab)
    assert says["IOD"] == "CT Image IOD"
    assert says["Kind"] == "pixel data"
    assert says["Directory Record Type"] == "IMAGE"
    assert says["Registered"].startswith("in 2013 or before")
    assert says["Same IOD"] == "CT Image Storage - For Processing"
    modules = tab.locator("#modules ~ .table-wrapper tbody tr").all_inner_texts()
    assert len(modules) == len(ct.iod.modules)
    assert modules[0].split("\t") == ["Patient", "Patient", "M"]
    sections = tab.eval_on_selector_all(".table-wrapper td a", "links => links.map(one => one.href)")
    assert "https://dicom.nema.org/medical/dicom/2026d/output/chtml/part03/sect_A.3.html" in sections
    assert tab.locator("h2#code ~ h3").all_inner_texts() == [
        "dicom-media-storage",
        "pydicom",
        "pynetdicom",
        "DCMTK",
        "DICOM JSON",
    ]


def test_names_through_the_editions(tab, server: str) -> None:
    tab.goto(f"{server}c/BasicTextSRStorage/index.html")
    names = {
        line.split("\t")[0]: line.split("\t")[1]
        for line in tab.locator("#editions ~ div >> nth=0").locator("tbody tr").all_inner_texts()
    }
    assert (names["2013"], names["2026d"]) == ("Basic Text SR", "Basic Text SR Storage")
    assert "Enhanced SR Storage" in facts(tab)["Related General SOP Classes"]


def test_a_retired_class_page(tab, server: str) -> None:
    tab.goto(f"{server}c/UltrasoundImageStorageRetired/index.html")
    assert tab.inner_text("h1") == "Ultrasound Image Storage retired"
    assert facts(tab)["Kind"].startswith("unknown")
    assert tab.locator("#modules").count() == 0


def test_the_uid_is_copied(chromium, server: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{server}c/MRImageStorage/index.html")
    page.click("[data-copies]")
    assert page.evaluate("navigator.clipboard.readText()") == "1.2.840.10008.5.1.4.1.1.4"
    context.close()


@pytest.mark.parametrize("name", ["1.2.840.10008.5.1.4.1.1.88.70", "ImplantationPlanSRDocumentStorage"])
def test_uids_and_old_names_lead_to_the_class(tab, server: str, name: str) -> None:
    tab.goto(f"{server}c/{name}/index.html")
    tab.wait_for_url("**/c/ImplantationPlanSRStorage/index.html")


def test_every_uid_and_old_name_has_its_page(site: Path) -> None:
    for one in storage_classes().values():
        for name in (one.uid, *one.old_names):
            text = (site / "c" / name / "index.html").read_text("utf-8")
            assert f"url=../{one.newest.keyword}/index.html" in text


def test_the_search_page_finds_classes_uids_and_guides(tab, server: str) -> None:
    tab.goto(f"{server}search.html?q=CT")
    assert tab.locator("#found-uids li a").first.inner_text() == "CT Image Storage"
    tab.goto(f"{server}search.html?q=1.2.840.10008.1.1")
    assert "Verification SOP Class SOP Class, not a storage class" in " ".join(tab.inner_text("#found-uids li").split())
    tab.goto(f"{server}search.html?q=negotiation")
    # Sphinx adds its results one by one.
    tab.wait_for_selector("#search-results a[href*='guide/network.html']")


def test_from_the_reference_to_a_class_and_back(tab, server: str) -> None:
    tab.goto(f"{server}reference/index.html#q=segm")
    tab.click("#SegmentationStorage a.name")
    tab.wait_for_url("**/c/SegmentationStorage/index.html")
    tab.go_back()
    assert tab.input_value("#q") == "segm"
    tab.go_forward()
    tab.click("text=In the reference of all SOP Classes")
    tab.wait_for_url("**/reference/index.html#SegmentationStorage")


def test_weights(site: Path) -> None:
    reference = (site / "reference" / "index.html").read_bytes()
    heaviest = max((path.stat().st_size, path.parent.name) for path in site.glob("c/*/index.html"))
    print(
        f"\nreference: {len(reference)} bytes, {len(gzip.compress(reference))} compressed; heaviest class page: {heaviest}"
    )
    assert len(reference) < 600_000
    assert len(gzip.compress(reference)) < 60_000
    assert heaviest[0] < 30_000


def test_there_is_a_page_for_each_class(site: Path) -> None:
    for one in (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass):
        assert one.uid in (site / "c" / one.keyword / "index.html").read_text("utf-8")
