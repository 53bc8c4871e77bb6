"""Search and filters: what is typed or pasted finds the classes that are meant."""

import tomllib
from pathlib import Path

import pytest

from dicom_media_storage import EDITION, MediaStorageSOPClass, RetiredMediaStorageSOPClass, groups
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._search.abbreviations import ABBREVIATIONS
from dicom_media_storage._search.answers import ask
from dicom_media_storage._search.catalogue import members, names_of, other_uids, storage_classes
from dicom_media_storage._search.query import queries
from dicom_media_storage.editions import e2017c
from tests.browser.conftest import TOTAL

pytestmark = pytest.mark.browser

QUERIES = tomllib.loads((Path(__file__).parents[1] / "search_queries.toml").read_text("utf-8"))["query"]
# By the data of the search page, which are the package's; the reference page derives the same from its own.
ASK_ALL = """texts => {
    const find = finder(FIND_DATA);
    const uids = entries => entries.map(one => one.uid);
    return texts.map(text => find.queries(text).map(find.ask).map(one => [uids(one.classes), uids(one.others)]));
}"""
CT = "1.2.840.10008.5.1.4.1.1.2"


def test_everything_is_there_at_the_start(reference) -> None:
    page = reference()
    assert page.rows() == [one.keyword for one in (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)]
    assert page.found() == f"{len(page.rows())} classes"


def test_the_queries_that_the_command_line_answers_alike(reference) -> None:
    page = reference()
    wrong = [query for query in QUERIES if not is_answered(page, query)]
    assert wrong == []


def test_the_search_in_the_header_answers_them_alike(chromium, site) -> None:
    tab = chromium.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.focus(".search-box input")
    tab.wait_for_function("typeof finder === 'function'")
    texts = [query["text"] for query in QUERIES if query["text"].strip()]
    answers = dict(zip(texts, tab.evaluate("texts => texts.map(finder(FIND_DATA).answer)", texts), strict=True))
    tab.close()
    assert [text for text, answer in answers.items() if not is_answered_first(answer, text)] == []


def is_answered_first(answer: dict, text: str) -> bool:
    (query,) = (query for query in QUERIES if query["text"] == text)
    lines = answer["lines"]
    match query:
        case {"first": keyword} | {"only": keyword}:
            return lines[0]["address"].split("/")[1] == keyword
        case {"identified": uid}:
            return lines[0]["uid"] == uid
        case {"each": expected}:
            return [line["uid"] for line in lines] == expected
    return not lines or answer["says"].startswith("No UID")


def test_guides_and_names_of_the_api_are_found(reference) -> None:
    page = reference()
    assert page.search("lint") == []
    assert page.tab.locator("#about a").first.get_attribute("href") == "../rules/index.html"
    assert not page.tab.is_visible("#none")
    page.search("identify")
    assert "dicom_media_storage.identify" in page.tab.inner_text("#about")
    assert page.search("ct image") != []
    assert page.tab.inner_text("#about") == ""


def is_answered(page, query: dict) -> bool:
    rows, lines = page.search(query["text"]), page.resolved()
    if not query["text"].strip():
        return len(rows) == TOTAL
    uids = [line.split()[-1] for line in lines]
    match query:
        case {"first": keyword}:
            return (rows[:1], lines) == ([keyword], [])
        case {"only": keyword}:
            return (rows, lines) == ([keyword], [])
        case {"identified": uid}:
            return (rows, uids[:1]) == ([], [uid])
        case {"each": expected}:
            return uids == expected
    return query["none"] and (rows, lines) == ([], []) and page.tab.is_visible("#none")


def test_answers_are_those_of_the_command_line(chromium, site) -> None:
    """More queries than the list has: names, abbreviations, old names, and these with letters left out."""
    names = [name for entry in (*storage_classes().values(), *other_uids().values()) for name in names_of(entry)]
    some = names[::7]
    texts = [*some, *(name[: len(name) // 2] for name in some), *(name[:3] + name[4:] for name in some)]
    texts += [*ABBREVIATIONS, *OLD_NAMES, *(" ".join(reversed(name.split()[:2])) for name in some)]
    expected = [[[uids(ask(one).classes), uids(ask(one).others)] for one in queries(text)] for text in texts]
    tab = chromium.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.focus(".search-box input")
    tab.wait_for_function("typeof finder === 'function'")
    answers = tab.evaluate(ASK_ALL, texts)
    tab.close()
    assert [text for text, told, wanted in zip(texts, answers, expected, strict=True) if told != wanted] == []


def uids(entries) -> list[str]:
    return [entry.uid for entry in entries]


def test_a_retired_uid_is_not_found_by_its_beginning(reference) -> None:
    page = reference()
    assert page.search("1.2.840.10008.5.1.4.1.1.88.1") == []
    (line,) = page.resolved()
    assert line.startswith("Text SR Storage - Trial (retired storage SOP Class)")


def test_several_uids_are_resolved_and_exported(reference) -> None:
    page = reference()
    page.search(f"{CT} 1.2.840.10008.1.1 1.2.3.4")
    assert page.rows() == ["CTImageStorage"]
    assert [line.split(" (")[0] for line in page.resolved()] == [
        "CT Image Storage",
        "Verification SOP Class",
        "1.2.3.4: unknown",
    ]
    with page.tab.expect_download() as download:
        page.tab.click("text=Export as CSV")
    lines = Path(download.value.path()).read_text("utf-8").splitlines()
    assert lines[0] == '"query","uid","name","keyword","uid_type","status"'
    assert [line.split(",")[1].strip('"') for line in lines[1:]] == [CT, "1.2.840.10008.1.1", ""]


def test_the_best_answer_comes_first_and_the_order_comes_back(reference) -> None:
    page = reference()
    everything = page.rows()
    assert page.search("seg")[:2] == ["SegmentationStorage", "LabelMapSegmentationStorage"]
    assert page.search("") == everything


@pytest.mark.parametrize("padding", ["\0", "\0\0", " \0 "])
def test_a_pasted_uid_may_be_padded_with_nuls(reference, padding: str) -> None:
    page = reference()
    page.tab.evaluate("text => { q.value = text; q.dispatchEvent(new Event('input')) }", CT + padding)
    assert page.rows() == ["CTImageStorage"]


def test_an_unknown_uid(reference) -> None:
    page = reference()
    assert page.search("1.2.840.10008.5.1.4.1.1.88") == []
    assert "PS3.6 Table A-1 does not list this UID." in page.tab.inner_text("#none")
    page.tab.click("#again")
    assert len(page.rows()) == TOTAL


def test_editions(reference) -> None:
    page = reference()
    assert set(page.choose("edition", "2013")) == {one.keyword for one in members("2013")}
    assert page.found() == f"{len(members('2013'))} classes in 2013"
    assert page.text("#BasicTextSRStorage .name") == "Basic Text SR"
    assert page.text("#BasicTextSRStorage td.table") == "I.4-1"
    page.choose("edition", EDITION)
    assert page.text("#BasicTextSRStorage .name") == "Basic Text SR Storage"


def test_families_records_and_status(reference) -> None:
    page = reference()
    waveforms = page.choose("iod", "A.34")
    assert len(waveforms) > 10
    assert page.choose("record", "WAVEFORM") == waveforms
    page.tab.click("[type=reset]")
    assert page.choose("status", "retired") == [one.keyword for one in RetiredMediaStorageSOPClass]
    assert page.choose("edition", "2017c") == [one.keyword for one in e2017c.RetiredMediaStorageSOPClass]
    page.tab.click("[type=reset]")
    unknown = page.choose("iod", "unknown")
    assert "UltrasoundImageStorageRetired" in unknown


def test_filters_that_hide_all_say_what_they_hide(reference) -> None:
    page = reference("#q=photoacoustic&edition=2013")
    assert page.rows() == []
    assert "Without the filters, 1 class would match." in page.tab.inner_text("#none")


def test_search_and_filters_work_together(reference) -> None:
    page = reference()
    page.choose("record", "SR DOCUMENT")
    assert page.search("cad") == ["MammographyCADSRStorage", "ChestCADSRStorage", "ColonCADSRStorage"]


def test_hidden_rows_take_no_place_and_are_not_read(reference) -> None:
    page = reference("#q=photoacoustic")
    heights = page.tab.eval_on_selector_all("#classes tr[hidden]", "rows => rows.map(row => row.offsetHeight)")
    assert set(heights) == {0}
    assert page.tab.locator("#classes").get_by_role("row").count() == 2
    assert page.tab.get_by_role("link", name="CTImageStorage", exact=True).count() == 0


@pytest.mark.parametrize("kind", ["pixel_data", "waveform", "structured_report", "presentation_state"])
def test_kinds(reference, kind: str) -> None:
    group = getattr(groups, kind.upper())
    assert reference(f"#kind={kind}&status=current").rows() == [
        one.keyword for one in MediaStorageSOPClass if one in group
    ]
