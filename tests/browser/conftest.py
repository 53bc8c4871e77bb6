"""The site in a real browser: Debian's Chromium, driven by Playwright. The reference page comes from the disk alone."""

import functools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dicom_media_storage._search.catalogue import storage_classes
from tests.conftest import PROJECT, skip_or_fail
from tests.support.site import site

__all__ = ("site",)

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENSHOTS = PROJECT / "build" / "screenshots"
WIDE = {"width": 1600, "height": 1000}
PHONE = {"width": 360, "height": 740}
TOTAL = len(storage_classes())
KINDS = {
    "start": "index.html",
    "guide": "guide/use.html",
    "api": "api.html",
    "rule": "rules/DMS002.html",
    "changelog": "changelog.html",
    "class": "c/SegmentationStorage/index.html",
    "uid": "u/1.2.840.10008.1.2.4.70/index.html",
    "changes": "changes/index.html",
    "downloads": "downloads/index.html",
}
SHOWN_ROWS = "#classes tbody tr:not([hidden])"


@pytest.fixture(scope="session")
def page_file(site: Path) -> Path:
    return site / "reference" / "index.html"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        skip_or_fail("playwright is not installed: pip install '.[browser]'")
        raise
    if not CHROMIUM.exists():
        skip_or_fail(f"there is no browser at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


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


@dataclass
class Reference:
    """The page in a tab of its own."""

    tab: Any
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def rows(self) -> list[str]:
        """The keywords of the rows that a reader sees."""
        return self.tab.eval_on_selector_all(SHOWN_ROWS, "rows => rows.map(row => row.id)")

    def search(self, text: str) -> list[str]:
        self.tab.fill("#q", text)
        return self.rows()

    def choose(self, name: str, value: str) -> list[str]:
        self.tab.select_option(f"[name={name}]", value)
        return self.rows()

    def text(self, selector: str) -> str:
        """What a reader sees who has scrolled there: what is out of sight is not laid out."""
        place = self.tab.locator(selector)
        place.scroll_into_view_if_needed()
        for _ in range(50):
            if text := place.inner_text():
                return text
            self.tab.wait_for_timeout(20)
        return ""

    def wait(self, expression: str) -> None:
        """Wait until an expression is true; Playwright's own way evaluates texts, which the page's policy forbids."""
        for _ in range(200):
            if self.tab.evaluate(expression):
                return
            self.tab.wait_for_timeout(20)
        pytest.fail(f"never true: {expression}")

    def resolved(self) -> list[str]:
        """The lines above the rows: other UIDs, and each UID if several are asked for."""
        return [" ".join(line.split()) for line in self.tab.locator("#resolved li").all_inner_texts()]

    def found(self) -> str:
        return self.tab.inner_text("#found")

    def said(self) -> str:
        return self.tab.inner_text("#said")

    def state(self) -> str:
        """What the address bar says after the page's own address, once the hand rests."""
        self.tab.wait_for_timeout(350)
        return self.tab.url.removeprefix(self.address)

    def picture(self, name: str, *, full: bool = False) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full)


@pytest.fixture
def reference(chromium: Any, page_file: Path) -> Iterator[Callable[..., Reference]]:
    """Opens the page; at the end, the page must have asked for nothing and complained of nothing."""
    opened: list[Reference] = []

    def open_page(state: str = "", file: Path = page_file, **options: Any) -> Reference:
        options.setdefault("viewport", {"width": 1400, "height": 900})
        tab = chromium.new_context(**options).new_page()
        one = Reference(tab, file.as_uri())
        opened.append(one)
        tab.on("request", lambda request: one.requests.append(request.url))
        tab.on("pageerror", lambda error: one.complaints.append(str(error)))
        tab.on("console", lambda message: message.type == "error" and one.complaints.append(message.text))
        tab.goto(one.address + state)
        return one

    yield open_page
    for one in opened:
        one.tab.context.close()
        assert {url.split("#")[0] for url in one.requests} <= {one.address, "about:blank"}
        assert one.complaints == []
