"""A shared link to a class: its row is in sight, whatever the window, and with or without JavaScript."""

import pytest

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

ALL = (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)
LOW = {"width": 844, "height": 390}
# A point near the top of the row belongs to the row: neither the bar nor the heads of the columns cover it.
IN_SIGHT = """id => {
    const row = document.getElementById(id).closest("tr");
    const box = row.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + 30, box.top + 3);
    return row.contains(top) && box.top >= 0 && box.bottom <= innerHeight;
}"""


def covered(page, ids) -> list[str]:
    """The rows that are not in sight after their link was opened in a new tab; reloading is as good and quicker."""
    found = []
    for one in ids:
        page.tab.goto("about:blank")
        page.tab.goto(f"{page.address}#{one}")
        if not page.tab.evaluate(IN_SIGHT, one):
            found.append(one)
    return found


@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, PHONE, LOW], ids=["desktop", "phone", "low"])
def test_the_row_of_a_link_is_in_sight(reference, viewport) -> None:
    page = reference(viewport=viewport)
    assert covered(page, [one.keyword for one in ALL[::9]]) == []


@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, PHONE], ids=["desktop", "phone"])
def test_so_it_is_without_javascript(reference, viewport) -> None:
    page = reference(viewport=viewport, java_script_enabled=False)
    for one in ALL[5::23]:
        page.tab.goto("about:blank")
        page.tab.goto(f"{page.address}#{one.keyword}")
        box = page.tab.locator(f"#{one.keyword}").bounding_box()
        heads = page.tab.locator("#classes thead").bounding_box()
        under = heads["y"] + heads["height"] if viewport != PHONE else 0
        assert under - 1 <= box["y"] <= viewport["height"] - 50, one.keyword


@pytest.mark.parametrize("place", ["1.2.840.10008.5.1.4.1.1.88.11", "BASICTEXTSRSTORAGE", "basictextsrstorage"])
def test_uids_and_other_letter_case_lead_to_the_row(reference, place: str) -> None:
    page = reference(f"#{place}")
    assert page.tab.evaluate(IN_SIGHT, "BasicTextSRStorage")
    assert page.tab.evaluate("document.activeElement.textContent") == "BasicTextSRStorage"
    assert page.tab.locator("tr.here").get_attribute("id") == "BasicTextSRStorage"


def test_an_old_name_leads_to_the_row(reference) -> None:
    page = reference("#ImplantationPlanSRDocumentStorage")
    assert page.tab.locator("tr.here").get_attribute("id") == "ImplantationPlanSRStorage"


def test_a_uid_leads_to_its_cell_without_javascript(reference) -> None:
    page = reference("#1.2.840.10008.5.1.4.1.1.88.11", java_script_enabled=False)
    assert 0 < page.tab.locator("#BasicTextSRStorage").bounding_box()["y"] < 850


def test_a_click_on_a_keyword_keeps_the_search(reference) -> None:
    page = reference()
    found = page.search("segmentation")
    page.tab.click("#SurfaceSegmentationStorage a.key")
    page.wait("location.hash === '#SurfaceSegmentationStorage'")
    assert (page.rows(), page.tab.input_value("#q")) == (found, "segmentation")
    page.tab.reload()
    assert (page.rows(), page.tab.input_value("#q")) == (found, "segmentation")
    page.tab.go_back()
    assert page.state() == "#q=segmentation"
    assert page.rows() == found


@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("place", ["", "#SegmentationStorage", "#q=ct"])
def test_nothing_moves_while_the_page_loads(reference, viewport, place: str) -> None:
    page = reference(place, viewport=viewport)
    page.tab.wait_for_timeout(600)
    shift = page.tab.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
            done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
        ).observe({ type: "layout-shift", buffered: true }) || setTimeout(done, 300, 0))"""
    )
    assert shift < 0.05
