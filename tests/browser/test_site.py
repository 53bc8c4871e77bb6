"""The whole site: no broken link, one header, one search, a page for each class, and nothing that axe finds."""

from pathlib import Path
from typing import Any

import pytest

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass
from dicom_media_storage._search.catalogue import storage_classes
from tests.browser.axe import violations
from tests.browser.conftest import KINDS, PHONE, SCREENSHOTS, WIDE

pytestmark = pytest.mark.browser

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


def test_no_link_of_the_site_is_broken(tab, server: str, site: Path) -> None:
    tab.goto(f"{server}guide/install.html")
    crawled = tab.evaluate(CRAWL, server)
    assert crawled["broken"] == []
    linked = {page.partition("/index.html")[0] for page in crawled["pages"] if page.startswith("c/")}
    assert linked == {f"c/{one.newest.keyword}" for one in storage_classes().values()}
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    redirects = {f"u/{uid}/index.html" for uid in storage_classes()}
    assert {page for page in built - redirects if not page.startswith("u/")} <= {
        *crawled["pages"],
        "index.html",
        "404.html",
    }


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
    terms = tab.locator(".facts th").all_inner_texts()
    return dict(zip(terms, tab.locator(".facts td").all_inner_texts(), strict=True))


def test_a_class_page(tab, server: str) -> None:
    ct = MediaStorageSOPClass.CT_IMAGE_STORAGE
    tab.goto(f"{server}c/CTImageStorage/index.html")
    assert tab.title().startswith("CT Image Storage (1.2.840.10008.5.1.4.1.1.2)")
    canonical = tab.get_attribute("link[rel=canonical]", "href")
    assert canonical == "https://dicom-media-storage.github.io/dicom-media-storage/c/CTImageStorage/index.html"
    assert tab.locator(".ids dd code").all_inner_texts() == [
        "1.2.840.10008.5.1.4.1.1.2",
        "CTImageStorage",
        "MediaStorageSOPClass.CT_IMAGE_STORAGE",
        "from dicom_media_storage.uids import CTImageStorage",
    ]
    assert "pixel data" in tab.locator(".chip").all_inner_texts()
    says = facts(tab)
    assert says["IOD"].startswith("CT Image IOD, PS3.3 A.3")
    assert says["Directory Record Type"].startswith("IMAGE")
    assert "CT Image Storage - For Processing" in says["Same IOD"]
    assert tab.locator(".modules td a, .modules td:nth-child(2)").count() >= len(ct.iod.modules)
    assert "Unchanged since" in tab.inner_text("main") or tab.locator(".events li").count()


def test_a_retired_class_page(tab, server: str) -> None:
    tab.goto(f"{server}c/UltrasoundImageStorageRetired/index.html")
    assert tab.locator(".chip").all_inner_texts() == ["retired"]
    assert facts(tab)["Kind"].startswith("unknown")
    assert tab.locator("#modules").count() == 0


def test_what_a_button_copies_and_that_it_resets(chromium, server: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{server}c/MRImageStorage/index.html")
    for button, text in zip(
        page.locator("[data-copies]").all(), page.locator(".ids dd code").all_inner_texts(), strict=True
    ):
        button.click()
        assert page.evaluate("navigator.clipboard.readText()") == text
        assert page.inner_text("#said") == f"Copied {text}"
        assert button.inner_text() == "Copied"
    page.wait_for_function("[...document.querySelectorAll('[data-copies]')].every(one => one.textContent === 'Copy')")
    page.goto(f"{server}guide/use.html")
    page.locator(".highlight .copy").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("navigator.clipboard.readText()").startswith("from dicom_media_storage import")
    context.close()


def test_the_code_in_tabs_by_keyboard(tab, server: str) -> None:
    tab.goto(f"{server}c/MRImageStorage/index.html")
    titles = tab.locator("[role=tab]").all_inner_texts()
    assert titles[:2] == ["dicom-media-storage", "pydicom"]
    tab.locator("[role=tab]").first.focus()
    for title in (*titles[1:], titles[0]):
        tab.keyboard.press("ArrowRight")
        assert tab.inner_text("[role=tab][aria-selected=true]") == title
        assert tab.evaluate("document.activeElement.textContent") == title
        assert tab.locator("[role=tabpanel]:visible").count() == 1


def test_a_uid_leads_to_the_class_with_the_fragment(tab, server: str) -> None:
    tab.goto(f"{server}u/1.2.840.10008.5.1.4.1.1.88.70/index.html#modules")
    tab.wait_for_url("**/c/ImplantationPlanSRStorage/index.html#modules")


def ask(tab, text: str) -> list[str]:
    """Return the first lines of the answers that the search in the header, or on the start page, shows."""
    tab.fill(".search-box input", text)
    tab.wait_for_selector(".search-box .answers:not([hidden]) p:not(:empty)")
    return tab.locator(".search-box .answers b").all_inner_texts()


@pytest.mark.parametrize("page", ["index.html", "guide/use.html", "u/1.2.840.10008.1.1/index.html"])
def test_the_search_answers_on_every_page(site: Path, tab, page: str) -> None:
    tab.goto((site / page).as_uri())
    assert ask(tab, "CT")[0] == "CT Image Storage"
    assert ask(tab, "1.2.840.10008.1.1") == ["Verification SOP Class"]
    assert ask(tab, "negotiation")[0].startswith(("dicom_media_storage.negotiation", "On the network"))
    assert ask(tab, "lint")[0] == "Lint rules"
    assert "Storage" not in " ".join(ask(tab, "lint"))


def test_a_mistyped_uid_and_several_at_once(tab, server: str) -> None:
    tab.goto(f"{server}index.html")
    mistyped = "1.2.840.10008.5.1.4.1.1.88.111"
    names = ask(tab, mistyped)
    assert "Did you mean" in tab.inner_text(".answers p")
    assert "Basic Text SR Storage" in names
    assert ask(tab, f"1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.5.1.4.1.1.9 {mistyped}") == [
        "MR Image Storage",
        "Standalone Curve Storage",
        mistyped,
    ]
    assert "not a storage class" not in tab.inner_text(".answers")


def test_the_search_by_keyboard(tab, server: str) -> None:
    tab.goto(f"{server}guide/use.html")
    tab.keyboard.press("/")
    ask(tab, "segmentation")
    tab.keyboard.press("ArrowDown")
    assert "Segmentation Storage" in tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("Escape")
    assert tab.locator(".answers").is_hidden()
    assert tab.evaluate("document.activeElement.name") == "q"
    ask(tab, "CTImageStorage")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/c/CTImageStorage/index.html")


def test_the_lists_of_links_are_folded_on_a_phone(chromium, server: str) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{server}guide/use.html")
    assert page.locator(".drawer a:visible").count() == 0
    page.locator(".pages summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".pages a:visible").count() > 5
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(chromium, server: str, kind: str) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(server + KINDS[kind])
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.05
    context.close()


@pytest.mark.parametrize("keyword", ["CTImageStorage", "BasicTextSRStorage"])
def test_a_class_page_prints_on_one_page_without_buttons(chromium, server: str, keyword: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server}c/{keyword}/index.html")
    printed = page.pdf(format="A4")
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    assert printed.count(b"/Type /Page\n") == 1
    context.close()


def test_from_the_reference_to_a_class_and_back(tab, server: str) -> None:
    tab.goto(f"{server}reference/index.html#q=segm")
    tab.click("#SegmentationStorage a.name")
    tab.wait_for_url("**/c/SegmentationStorage/index.html")
    tab.go_back()
    assert tab.input_value("#q") == "segm"
    tab.go_forward()
    tab.click("text=In the table of all SOP Classes")
    tab.wait_for_url("**/reference/index.html#SegmentationStorage")


def test_there_is_a_page_for_each_class(site: Path) -> None:
    for one in (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass):
        assert one.uid in (site / "c" / one.keyword / "index.html").read_text("utf-8")
