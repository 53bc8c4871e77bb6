"""The address bar keeps the state: a link can be shared, and the way back leads back."""

import pytest

from tests.browser.conftest import TOTAL

pytestmark = pytest.mark.browser


def test_a_link_brings_the_state(reference) -> None:
    first = reference()
    first.search("storage state")
    first.choose("edition", "2020b")
    first.choose("iod", "A.33")
    address = first.state()
    assert address == "#q=storage+state&edition=2020b&iod=A.33"
    second = reference(address)
    assert second.rows() == first.rows()
    assert second.tab.input_value("#q") == "storage state"
    assert second.tab.input_value("[name=edition]") == "2020b"


def test_at_the_start_the_address_is_plain(reference) -> None:
    page = reference()
    assert page.state() == ""
    page.search("ct")
    assert page.state() == "#q=ct"
    page.search("")
    assert page.state() == ""


def test_back_and_forward(reference) -> None:
    page = reference()
    page.tab.locator("#q").press_sequentially("segmentation", delay=5)
    assert page.state() == "#q=segmentation"
    found = page.rows()
    page.choose("edition", "2013")
    page.tab.go_back()
    assert (page.state(), page.rows()) == ("#q=segmentation", found)
    page.tab.go_back()
    assert page.state() == ""
    assert len(page.rows()) == TOTAL
    assert page.tab.input_value("#q") == ""
    page.tab.go_forward()
    assert page.rows() == found


def test_back_within_250_ms_of_typing(reference) -> None:
    page = reference()
    page.search("ct image")
    page.tab.wait_for_timeout(300)
    page.tab.fill("#q", "waveform")
    page.tab.go_back()
    assert page.tab.input_value("#q") == "ct image"
    assert "CTImageStorage" in page.rows()
    page.tab.go_forward()
    assert page.tab.input_value("#q") == "waveform"
    page.tab.go_back()
    page.tab.go_back()
    assert len(page.rows()) == TOTAL


def test_each_search_is_a_step_and_survives_reloads_and_other_pages(reference) -> None:
    page = reference()
    for text in ("ct", "waveform", "dose"):
        page.search(text)
        page.tab.wait_for_timeout(300)
    page.tab.reload()
    page.tab.fill("#q", "segm")
    page.tab.goto("about:blank")
    for text in ("segm", "dose", "waveform", "ct", ""):
        page.tab.go_back()
        assert page.tab.input_value("#q") == text
        assert page.rows() == page.search(text)
    for text in ("ct", "waveform", "dose", "segm"):
        page.tab.go_forward()
        assert page.tab.input_value("#q") == text


def test_filters_come_back_after_another_page(reference) -> None:
    page = reference()
    page.choose("edition", "2013")
    page.tab.goto("about:blank")
    page.tab.go_back()
    assert page.tab.input_value("[name=edition]") == "2013"
    page.tab.go_back()
    assert page.tab.input_value("[name=edition]") == ""


def test_what_no_control_offers_is_left_out(reference) -> None:
    page = reference("#edition=1999&table=%22%3E&status=current&view=nonsense&nothing=1&q=ct+image")
    assert page.tab.input_value("[name=edition]") == ""
    assert "CTImageStorage" in page.rows()
    assert "UltrasoundImageStorageRetired" not in page.rows()


@pytest.mark.parametrize("state", ["#%", "#%E0%A4%A", "#=", "#q=%00%00", "#constructor", "#__proto__=1&q=ct", "#&&&="])
def test_an_odd_address_does_no_harm(reference, state: str) -> None:
    assert len(reference(state).rows()) > 0


@pytest.mark.parametrize("typed", ["&q=1#", "100% +", "<b>", "a=b&c", "\\", "(", "[a-z]*"])
def test_odd_texts_come_back_as_they_went(reference, typed: str) -> None:
    page = reference()
    rows = page.search(typed)
    again = reference(page.state())
    assert again.tab.input_value("#q") == typed
    assert again.rows() == rows


def test_a_row_has_an_address(reference) -> None:
    page = reference("#SegmentationStorage")
    box = page.tab.locator("#SegmentationStorage").bounding_box()
    assert 0 < box["y"] < 900
    assert len(page.rows()) == TOTAL


def test_a_link_to_a_row_shows_it_though_a_filter_hid_it(reference) -> None:
    page = reference("#q=basic+text")
    page.tab.click("#BasicTextSRStorage .general a:visible >> nth=0")
    assert len(page.rows()) == TOTAL
    page.tab.go_back()
    assert page.rows() == ["BasicTextSRStorage"]


def test_the_notes_leave_the_state_as_it_is(reference) -> None:
    page = reference("#q=mammography")
    before = page.rows()
    page.tab.click("a[href='#notes']")
    assert page.rows() == before
