"""Every kind of page for readers who enlarge it, use the keyboard alone, or hear it; axe is in test_site.py."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from tests.browser.conftest import KINDS, PHONE, WIDE

pytestmark = pytest.mark.browser

EVERY = {**KINDS, "reference": "reference/index.html", "404": "404.html"}
# 1280 by 1024 pixels at 400 %.
ENLARGED = {"width": 320, "height": 256}
WITHOUT_HEADER_LINK = {"start", "changelog", "downloads", "404"}
NAMED = {"link", "button", "searchbox", "textbox", "combobox", "tab", "tabpanel", "table", "group", "navigation"}


@pytest.fixture
def open_page(chromium: Any, server: str):
    """Open a kind of page in a context of its own."""
    contexts = []

    def opened(kind: str, **options: Any) -> Any:
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(server + EVERY[kind])
        return page

    yield opened
    for one in contexts:
        one.close()


@pytest.mark.parametrize("kind", EVERY)
def test_at_400_percent_nothing_scrolls_sideways_or_covers_the_page(open_page, kind: str) -> None:
    page = open_page(kind, viewport=ENLARGED)
    assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED["width"]
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(100)
    fixed = """() => [...document.querySelectorAll("body *")].filter(one => {
        const box = one.getBoundingClientRect();
        return ["fixed", "sticky"].includes(getComputedStyle(one).position)
            && one.checkVisibility() && one.textContent.trim() && box.height > innerHeight / 3 && box.top < innerHeight;
    }).map(one => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(fixed) == []


def heard(page: Any) -> list[dict[str, Any]]:
    """What a screen reader is given: role, name and level of each node that is not ignored."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", "").strip(),
            "level": next(
                (one["value"]["value"] for one in node.get("properties", []) if one["name"] == "level"), None
            ),
        }
        for node in nodes
        if not node["ignored"]
    ]


@pytest.mark.parametrize("options", [{"viewport": WIDE}, {"viewport": PHONE}], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", EVERY)
def test_a_screen_reader_hears_names_landmarks_and_headings_in_order(open_page, kind: str, options) -> None:
    tree = heard(open_page(kind, **options))
    count = Counter(node["role"] for node in tree)
    assert (count["main"], count["banner"]) == (1, 1)
    assert count["search"] >= 1
    assert count["contentinfo"] == (0 if kind == "reference" else 1)
    nameless = Counter(node["role"] for node in tree if node["role"] in NAMED and not node["name"])
    assert set(nameless) <= {"group", "table"}
    levels = [node["level"] for node in tree if node["role"] == "heading"]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", ["guide", "api", "rule", "changelog"])
def test_links_of_the_lists_beside_a_text_are_large_enough(open_page, kind: str, viewport) -> None:
    page = open_page(kind, viewport=viewport)
    page.evaluate("document.querySelectorAll('.drawer').forEach(one => { one.open = true })")
    heights = page.eval_on_selector_all(".drawer a", "links => links.map(one => one.getBoundingClientRect().height)")
    assert heights
    assert min(heights) >= 24


@pytest.mark.parametrize("kind", EVERY)
def test_the_header_says_where_a_reader_is(open_page, kind: str) -> None:
    current = open_page(kind).locator(".site-header nav [aria-current]").all_inner_texts()
    assert len(current) == (0 if kind in WITHOUT_HEADER_LINK else 1)


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 60)")


def test_lists_that_are_folded_take_no_focus_and_escape_folds_them(open_page) -> None:
    page = open_page("guide", viewport=PHONE)
    in_a_list = "document.activeElement.closest('.drawer nav') !== null"
    for _ in range(14):
        page.keyboard.press("Tab")
        assert not page.evaluate(in_a_list), focused(page)
    page.locator(".pages summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(in_a_list)
    page.keyboard.press("Escape")
    assert page.locator(".drawer[open]").count() == 0
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_escape_folds_the_filters_of_the_reference(open_page) -> None:
    page = open_page("reference", viewport=PHONE)
    page.focus(".more")
    page.keyboard.press("Enter")
    page.focus("[name=edition]")
    page.keyboard.press("Escape")
    assert not page.is_visible("#filters")
    assert page.get_attribute(".more", "aria-expanded") == "false"
    assert page.evaluate("document.activeElement.className") == "more"


@pytest.mark.parametrize("kind", ["start", "guide", "reference"])
def test_the_search_shows_that_it_has_the_focus(open_page, kind: str) -> None:
    page = open_page(kind)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_number_of_answers_is_announced(open_page) -> None:
    page = open_page("guide")
    page.fill(".search-box input", "segmentation")
    page.wait_for_selector(".answers p:not(:empty)")
    assert re.match(r"\d+ UIDs", page.locator(".search-box").get_by_role("status").inner_text())


def test_nothing_moves_for_readers_who_asked_for_that(open_page) -> None:
    motion = "getComputedStyle(document.documentElement).scrollBehavior"
    assert open_page("guide", reduced_motion="reduce").evaluate(motion) == "auto"
    assert open_page("guide", reduced_motion="no-preference").evaluate(motion) == "smooth"
