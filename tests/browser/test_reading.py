"""For every reader: by keyboard alone, with a screen reader, on a phone, on paper, without JavaScript."""

import math
import subprocess
from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, SCREENSHOTS, SHOWN_ROWS, TOTAL, WIDE

pytestmark = pytest.mark.browser


def focused(page) -> str:
    return page.tab.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")


def test_by_keyboard_alone(reference) -> None:
    page = reference(permissions=["clipboard-read", "clipboard-write"])
    keys = page.tab.keyboard
    keys.press("Tab")
    assert focused(page) == "Skip to the table"
    keys.press("/")
    keys.type("segmentation")
    assert len(page.rows()) == 4
    keys.press("ArrowDown")
    assert focused(page) == "Copy UID: Segmentation Storage"
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    assert focused(page) == "Copy UID: Surface Segmentation Storage"
    keys.press("Tab")
    keys.press("Enter")
    page.wait("said.textContent")
    assert page.said().endswith("MediaStorageSOPClass.SURFACE_SEGMENTATION_STORAGE")
    for _ in range(2):
        keys.press("ArrowUp")
    assert page.tab.evaluate("document.activeElement.id") == "q"
    keys.press("Escape")
    assert len(page.rows()) == TOTAL
    keys.press("Tab")
    keys.press("2")
    assert page.tab.input_value("[name=edition]").startswith("2")


def test_the_order_of_focus_leads_through_all_controls(reference) -> None:
    page = reference("#q=photoacoustic")
    met = []
    for _ in range(30):
        page.tab.keyboard.press("Tab")
        met.append(focused(page))
    assert met[0] == "Skip to the table"
    wanted = [
        "All classes",
        "Compare editions",
        "Reset",
        "PhotoacousticImageStorage",
        "Copy UID: Photoacoustic Image Storage",
    ]
    assert [one for one in met if one in wanted] == wanted


def test_what_has_the_focus_is_seen(reference) -> None:
    page = reference()
    page.tab.keyboard.press("/")
    outline = page.tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize(
    ("state", "options"),
    [
        ("#edition=2013&iod=A.35", {"viewport": WIDE}),
        ("#status=retired", {"viewport": WIDE, "color_scheme": "dark"}),
        ("#status=retired", {"viewport": WIDE, "forced_colors": "active"}),
        ("#q=1.2.840.10008.1.1+1.2.840.10008.5.1.4.1.1.2", {"viewport": PHONE, "color_scheme": "dark"}),
        ("#view=compare&from=2024b", {"viewport": WIDE, "color_scheme": "dark"}),
        ("#view=compare&from=2024b", {"viewport": PHONE}),
        ("#q=no+such+name", {"viewport": PHONE}),
        ("", {"viewport": WIDE}),
        ("", {"viewport": PHONE, "color_scheme": "dark"}),
    ],
)
def test_axe_finds_nothing(reference, state: str, options) -> None:
    assert violations(reference(state, **options).tab) == []


@pytest.mark.parametrize("state", ["", "#view=compare"])
def test_nothing_is_wider_than_the_window(reference, state: str) -> None:
    page = reference(state)
    for width in (320, 360, 600, 760, 898, 901, 1100, 1280, 1600, 2560):
        page.tab.set_viewport_size({"width": width, "height": 800})
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_large_print_wraps(reference) -> None:
    page = reference(viewport={"width": 1280, "height": 800})
    page.tab.evaluate("document.body.style.zoom = 4")
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= 1280 * 4


STATES = {
    "listed": ("CTImageStorage", -1),
    "retired": ("UltrasoundImageStorageRetired", -1),
    "absent": ("InventoryStorage", 0),
}


def test_forced_colours_show_the_states_apart(reference) -> None:
    page = reference(forced_colors="active", viewport=WIDE)
    pictures = {}
    for state, (keyword, place) in STATES.items():
        mark = page.tab.locator(f"#{keyword} td.life i").nth(place)
        assert mark.get_attribute("class").split()[0] == state
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        clip = {"x": round(box["x"]) + 2, "y": round(box["y"]) - 2, "width": 12, "height": 12}
        pictures[page.tab.screenshot(clip=clip)] = state
    assert len(pictures) == len(STATES)
    page.picture("forced-colours")


def test_a_low_window_keeps_the_heads_at_its_top(reference) -> None:
    page = reference(viewport={"width": 932, "height": 430})
    page.tab.mouse.wheel(0, 3000)
    page.wait("scrollY > 2000")
    assert page.tab.locator("#classes thead").bounding_box()["y"] == pytest.approx(0, abs=1)
    assert page.tab.locator("form.bar").bounding_box()["y"] < 0


@pytest.mark.parametrize("width", [320, 768, 1024, 1280])
def test_no_uid_breaks(reference, width: int) -> None:
    page = reference(viewport={"width": width, "height": 900})
    broken = "codes => codes.filter(one => one.getClientRects().length > 2 || one.offsetHeight > 26).length"
    assert page.tab.eval_on_selector_all("td.uid code", broken) == 0
    wide = "cells => cells.filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.tab.eval_on_selector_all("td.uid", wide) == 0


def test_a_phone_has_fields_that_do_not_zoom(reference) -> None:
    page = reference(viewport=PHONE)
    page.tab.click(".more")
    sizes = "fields => fields.map(one => getComputedStyle(one).fontSize)"
    assert set(page.tab.eval_on_selector_all(".bar input, .bar select", sizes)) == {"16px"}
    page.tab.click(".more")
    page.tab.mouse.wheel(0, 4000)
    page.wait("scrollY > 2000")
    assert page.tab.locator("#q").bounding_box()["y"] < 60


def test_a_phone_has_its_filters_behind_a_button(reference) -> None:
    page = reference(viewport=PHONE)
    assert not page.tab.is_visible("#filters")
    page.tab.click(".more")
    assert page.tab.is_visible("#filters")
    assert page.tab.get_attribute(".more", "aria-expanded") == "true"
    assert "Listed in 2013" in page.tab.get_attribute("#CTImageStorage td.life span", "title")


def cards(page) -> int:
    return page.tab.eval_on_selector_all(SHOWN_ROWS, "rows => rows.filter(row => row.offsetHeight).length")


@pytest.mark.parametrize("width", [360, 820])
def test_a_narrow_window_shows_more_cards_as_its_reader_scrolls(reference, width: int) -> None:
    page = reference(viewport={"width": width, "height": 740})
    assert cards(page) == 30
    while (before := cards(page)) < TOTAL:
        page.tab.locator("#more").scroll_into_view_if_needed()
        page.wait(f"[...document.querySelectorAll('{SHOWN_ROWS}')].filter(row => row.offsetHeight).length > {before}")
    assert not page.tab.is_visible("#more")
    page.search("segmentation")
    assert cards(page) == len(page.rows())
    page.search("image")
    assert cards(page) == 30


def test_the_button_for_more_cards_works_by_keyboard(reference) -> None:
    page = reference(viewport=PHONE)
    page.tab.focus("#more")
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("document.activeElement.closest('tr') !== null")
    assert cards(page) > 30


def test_a_link_to_the_notes_leads_to_them_on_a_phone(reference) -> None:
    page = reference(viewport=PHONE)
    page.tab.click("a[href='#notes']")
    page.tab.wait_for_timeout(300)
    assert 0 <= page.tab.locator("#notes-title").bounding_box()["y"] < PHONE["height"]
    assert cards(page) == 30


def test_a_timeline_of_a_card_has_its_words_beside_it(reference) -> None:
    page = reference(viewport={"width": 820, "height": 900})
    line = page.tab.locator("#InventoryStorage td.life .life")
    page.tab.goto(f"{page.address}#InventoryStorage")
    assert line.bounding_box()["width"] > 300
    assert line.evaluate("one => getComputedStyle(one, '::after').content") == f'"{line.get_attribute("title")}"'


def test_without_javascript_all_is_there(reference) -> None:
    page = reference(java_script_enabled=False)
    assert page.tab.locator("#classes tbody tr").count() == TOTAL
    assert page.text("#CTImageStorage .uid code") == "1.2.840.10008.5.1.4.1.1.2"
    assert page.text("#BasicTextSRStorage .name") == "Basic Text SR Storage"
    assert not page.tab.is_visible("form.bar")
    assert not page.tab.is_visible(".copy >> nth=0")
    assert not page.tab.is_visible("#compare")
    assert page.tab.is_visible("a[href='../changes/index.html'] >> nth=-1")
    page.picture("without-javascript")


def test_on_paper(reference) -> None:
    page = reference("#q=waveform")
    page.tab.emulate_media(media="print")
    assert not page.tab.is_visible(".filters")
    assert not page.tab.is_visible(".copy >> nth=0")
    assert page.tab.is_visible("#found")
    assert page.tab.inner_text("#query") == "Search: waveform"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page = reference()
    pdf = SCREENSHOTS / "print.pdf"
    page.tab.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
    assert pdf.read_bytes().count(b"/Type /Page\n") in range(6, 12)
    converter = Path("/usr/bin/pdftoppm")
    if converter.exists():
        subprocess.run([converter, "-r", "80", "-png", "-f", "1", "-l", "2", pdf, SCREENSHOTS / "print"], check=True)


def test_pictures(reference) -> None:
    """Nothing is compared: they are for people to look at."""
    for scheme in ("light", "dark"):
        reference(viewport=WIDE, color_scheme=scheme).picture(f"wide-{scheme}")
        reference("#q=SR", viewport=PHONE, color_scheme=scheme, device_scale_factor=2).picture(f"narrow-{scheme}")
        reference("#view=compare", viewport=WIDE, color_scheme=scheme).picture(f"compare-{scheme}")
    reference("#edition=2013", viewport={"width": 1280, "height": 900}).picture("edition-2013")
    reference("#status=retired", viewport={"width": 1280, "height": 900}).picture("retired")
    reference(viewport={"width": 900, "height": 900}).picture("tablet")


def test_the_pressed_view_stays_visible_under_the_pointer(reference) -> None:
    page = reference()
    colours = "one => { const style = getComputedStyle(one); return [style.color, style.backgroundColor] }"
    button = page.tab.locator("[aria-pressed=true]")
    before = button.evaluate(colours)
    button.hover()
    assert button.evaluate(colours) == before


def test_thirty_rows_fit_on_a_printed_page(reference) -> None:
    page = reference()
    for above_or_below in ("notes", "changes", "query", "found"):
        page.tab.evaluate("id => document.getElementById(id).remove()", above_or_below)
    printed = page.tab.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") <= math.ceil(TOTAL / 30)
