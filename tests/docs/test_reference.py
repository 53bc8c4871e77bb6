"""The reference page: what it says is what the package says, and nothing in the package can be more than text on it."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from pydicom import uid as pydicom_uids

from dicom_media_storage import SOPClass
from dicom_media_storage import history as published
from dicom_media_storage._links import page_url
from dicom_media_storage._search.catalogue import lists_retired, members, retired
from dicom_media_storage.editions import EDITIONS, NEWEST
from docs.site.reference.contents import Class, Contents, Facts, contents
from docs.site.reference.page import FAMILIES, Surroundings, reference_page
from docs.site.reference.rows import family_of, row_of
from tests.conftest import PROJECT

AROUND = Surroundings(
    "<header></header>",
    "",
    {"others": [], "abbreviations": {}, "synonyms": {}, "pages": [], "oldNames": {}},
    "https://example.org/",
)


@pytest.fixture(scope="module")
def every() -> Contents:
    return contents(EDITIONS)


@pytest.fixture(scope="module")
def text(every: Contents) -> str:
    return reference_page(every, AROUND)


@pytest.fixture(scope="module")
def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def row(page: html.HtmlElement, keyword: str) -> html.HtmlElement:
    return page.get_element_by_id(keyword)


def shown(element: html.HtmlElement, edition: str | None = None) -> str:
    """The text of an element for a reader who has asked for an edition, or for none."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for variant in copy.xpath("//span[@class='v']"):
        ranges = [range_.split("-") for range_ in variant.get("data-in").split()]
        says = any(int(first) <= EDITIONS.index(edition) <= int(last) for first, last in ranges) if edition else None
        if not says and (edition or variant.get("hidden") is not None):
            variant.drop_tree()
    return " ".join(copy.text_content().split())


def data(page: html.HtmlElement) -> dict[str, Any]:
    """What the script knows, with its texts in place."""
    told = json.loads(page.get_element_by_id("data").text)
    for entry in told["classes"]:
        entry["says"] = [[told["texts"][place] for place in saying] for saying in entry["says"]]
        entry["uid"] = row(page, entry["id"]).xpath("./td[contains(@class, 'uid')]/@id")[0]
    return told


def with_class(every: Contents, place: int, change: Callable[[Mapping[str, Facts]], Mapping[str, Facts]]) -> Contents:
    """The contents with other facts about the class at a place."""
    one = every.classes[place]
    changed = replace(one, by_edition=change(one.by_edition))
    return replace(every, classes=(*every.classes[:place], changed, *every.classes[place + 1 :]))


def test_the_same_contents_give_the_same_bytes(text: str) -> None:
    code = (
        "import hashlib\nfrom docs.site.reference.contents import contents\n"
        "from docs.site.reference.page import reference_page\nfrom dicom_media_storage.editions import EDITIONS\n"
        "from tests.docs.test_reference import AROUND\n"
        "print(hashlib.sha256(reference_page(contents(EDITIONS), AROUND).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=PROJECT)
    assert done.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()


def test_it_names_no_path_and_no_date(text: str) -> None:
    assert str(PROJECT) not in text
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", text) is None


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_class_of_an_edition_has_its_row(page: html.HtmlElement, edition: str) -> None:
    for one in members(edition):
        says = [shown(cell, edition) for cell in row(page, one.keyword).xpath("./*")]
        assert one.sop_class_name in says[0]
        assert says[1].startswith(one.uid)
        assert ("retired" in says[0]) == one.is_retired
        assert ("UID of a retired class" in says[1]) == one.is_retired
        assert says[3] == one.table


def test_rows_are_in_the_order_of_the_newest_edition(page: html.HtmlElement) -> None:
    keywords = [one.keyword for one in members(NEWEST)]
    assert page.xpath("//table[@id='classes']/tbody/tr/@id")[: len(keywords)] == keywords


@pytest.mark.parametrize("edition", EDITIONS)
def test_iod_sections_link_into_the_edition_that_is_named(page: html.HtmlElement, edition: str) -> None:
    for one in members(edition):
        cell = row(page, one.keyword).xpath("./*")[2]
        says = shown(cell, edition)
        if one.iod is None or one.iod.section is None:
            assert "not in the source" in says
            continue
        assert says.endswith(one.iod.section + ("" if one.iod.edition == edition else f" in {one.iod.edition}"))
        linked = [
            link.replace("/medical/", "/").replace(f"/{other}/", "/")
            for link in cell.xpath(".//a/@href")
            for other in EDITIONS
        ]
        wanted = page_url(one.iod.edition, "PS3.3", one.iod.section).replace("/medical/", "/")
        assert wanted.replace(f"/{one.iod.edition}/", "/") in linked


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_title_from_another_edition_says_so(page: html.HtmlElement, edition: str) -> None:
    for one in members(edition):
        if one.iod and one.iod.title:
            note = "" if one.iod.title_edition == edition else f" title in {one.iod.title_edition}"
            assert shown(row(page, one.keyword).xpath("./*")[2], edition).startswith(one.iod.title + note)


def test_names_of_other_editions(page: html.HtmlElement) -> None:
    cell = row(page, "KeyObjectSelectionDocumentStorage").xpath("./*")[0]
    assert "Formerly “Key Object Selection Document” (2013" in shown(cell)
    assert "Formerly “Key Object Selection Storage” (" in shown(cell)
    assert "Later “Key Object Selection Storage” (" in shown(cell, "2013")


def test_directory_records(page: html.HtmlElement) -> None:
    assert shown(row(page, "CTImageStorage").xpath("./*")[4]) == "IMAGE"
    assert shown(row(page, "CTImageStorage").xpath("./*")[4], "2013") == "IMAGE"
    assert shown(row(page, "MediaStorageDirectoryStorage").xpath("./*")[4]) == "none listed"
    assert shown(row(page, "UltrasoundImageStorageRetired").xpath("./*")[4]) == "not in the source"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_record_type_says_where_it_is_from(page: html.HtmlElement, edition: str) -> None:
    for one in members(edition):
        if one.directory_record_type_edition is not None:
            titles = row(page, one.keyword).xpath("./*[5]//span/@title")
            assert f"PS3.3 {one.directory_record_type_edition}" in titles
    if edition == "2026d":
        titles = row(page, "CTImageStorageForProcessing").xpath("./*[5]//span/@title")
        assert "inferred from the IOD" in titles


def test_lifetimes(every: Contents) -> None:
    rows = {one.keyword: row_of(every, one) for one in every.classes}
    lifetime = {keyword: dict(zip(EDITIONS, one.lifetime, strict=True)) for keyword, one in rows.items()}
    assert set(lifetime["CTImageStorage"].values()) == {"listed"}
    assert (lifetime["InventoryStorage"]["2020b"], lifetime["InventoryStorage"]["2024b"]) == ("absent", "listed")
    states = {edition: "retired" if lists_retired(edition) else "unknown" for edition in EDITIONS}
    assert lifetime["UltrasoundImageStorageRetired"] == states
    assert rows["CTImageStorage"].lifetime_says == f"Listed in {EDITIONS[0]} to {EDITIONS[-1]}"


def test_related_general_classes_say_whose_table_lists_them(page: html.HtmlElement) -> None:
    cell = row(page, "TwelveLeadECGWaveformStorage").xpath("./*")[0]
    assert shown(cell, "2017c").endswith("Related general: General ECG Waveform Storage")
    assert cell.xpath(".//small[@class='general']/@title")[0].endswith("Table B.3-3")
    assert "#GeneralECGWaveformStorage" in cell.xpath(".//small//a/@href")


def test_nothing_is_loaded_from_elsewhere(page: html.HtmlElement) -> None:
    (icon,) = page.xpath("//link[@rel!='canonical']/@href")
    assert icon.startswith("data:image/svg+xml,")
    assert (
        page.xpath("//@src | //@srcset | //@style | //img | //iframe | //object | //*[starts-with(name(), 'on')]") == []
    )
    assert not re.search(r"url\(|@import", "".join(page.xpath("//style/text()")))
    elsewhere = {
        link for link in page.xpath("//a/@href") if not link.startswith(("#", "../c/", "../guide/", "../changes/"))
    }
    assert all(link.startswith("https://dicom.nema.org/") for link in elsewhere)


def test_links_within_the_page_lead_somewhere(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_the_policy_allows_the_own_scripts_and_no_other(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    inline = [*page.xpath("//style/text()"), *page.xpath("//script[not(@type)]/text()")]
    assert len(inline) == 3
    for source in inline:
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


HOSTILE = (
    "</script><script>alert(1)</script>",
    "--></style><img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- & &amp; &#60; \u2028 ' \\",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_more_than_text(every: Contents, page: html.HtmlElement, name: str) -> None:
    forged = with_class(every, 0, lambda facts: {one: replace(said, name=name) for one, said in facts.items()})
    forged_page = html.document_fromstring(reference_page(forged, AROUND))
    for tag in ("script", "style", "svg", "img"):
        assert len(forged_page.xpath(f"//{tag}")) == len(page.xpath(f"//{tag}"))
    assert row(forged_page, every.classes[0].keyword).xpath(".//a[@class='name']")[0].text_content() == name
    assert data(forged_page)["classes"][0]["says"][-1][0] == name


def status(member: SOPClass) -> str:
    return "retired" if member.is_retired else "current"


def printed(member: SOPClass, name: str, text: str | None) -> str:
    return text or "" if published.source(member, name).origin in {"stated", "inferred"} else ""


def test_the_script_knows_what_the_package_knows(page: html.HtmlElement) -> None:
    told = data(page)
    assert told["editions"] == list(EDITIONS)
    for index, edition in enumerate(EDITIONS):
        says = {entry["uid"]: entry["says"][entry["by"][index]] for entry in told["classes"] if entry["by"][index] >= 0}
        assert set(says) == set(members(edition))
        for one in members(edition):
            section, title = (one.iod.section, one.iod.title) if one.iod else (None, None)
            record = one.directory_record_type.value if one.directory_record_type else None
            assert says[one.uid] == [
                one.sop_class_name,
                one.table,
                section or "",
                record or "",
                status(one),
                printed(one, "iod_section", section),
                printed(one, "iod_title", title),
                printed(one, "directory_record_type", record or "none"),
            ]


def test_expressions_are_those_of_the_package(page: html.HtmlElement) -> None:
    import dicom_media_storage

    for entry in data(page)["classes"]:
        is_retired = entry["says"][-1][4] == "retired"
        enum = "RetiredMediaStorageSOPClass" if is_retired else "MediaStorageSOPClass"
        assert getattr(dicom_media_storage, enum)[entry["member"]] == entry["uid"]


def test_pydicom_is_offered_where_it_has_the_keyword(page: html.HtmlElement) -> None:
    for entry in data(page)["classes"]:
        buttons = row(page, entry["id"]).xpath(".//button/@data-copy")
        constant = getattr(pydicom_uids, entry["id"], None)
        assert constant == (entry["uid"] if "pydicom" in buttons else None)


def test_families_have_several_iods_still(every: Contents) -> None:
    titles: dict[str, set[str]] = {}
    for one in every.classes:
        if one.newest.title:
            titles.setdefault(family_of(one), set()).add(one.newest.title.text)
    assert set(FAMILIES) <= {section for section, found in titles.items() if len(found) > 1}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_notes_count_the_classes_of_an_edition(page: html.HtmlElement, edition: str) -> None:
    lines = {line.findtext("th"): line.xpath("./td") for line in page.xpath("//table[@class='sources']/tbody/tr")}
    gone = retired(edition)
    current = len(members(edition)) - len(gone or ())
    assert [cell.text for cell in lines[edition][:2]] == [str(current), "unknown" if gone is None else str(len(gone))]
    assert ("Retired classes (PS3.4 Table B.6-1)" in lines[edition][3].text_content()) == (gone is None)


def test_the_notes_say_what_an_edition_borrows(page: html.HtmlElement) -> None:
    cells = {line.findtext("th"): line.xpath("./td") for line in page.xpath("//table[@class='sources']/tbody/tr")}
    says = cells["2026d"][3].text_content()
    assert "3 inferred from other rows" in says
    assert re.search(r"Table GG\.3-1, rows: \d+ carried over from 2026a", says)
    assert "https://dicom.nema.org/dicom/2013/output/chtml/part04/sect_I.4.html" in cells["2013"][2].xpath("./a/@href")


def test_one_edition_is_enough() -> None:
    page = html.document_fromstring(reference_page(contents(EDITIONS[-1:]), AROUND))
    assert len(page.xpath("//table[@id='classes']/tbody/tr")) == len(members(NEWEST))
    assert page.xpath("//span[@class='v']") == []


def test_a_class_that_goes_names_its_edition(every: Contents) -> None:
    gone: Class = every.classes[8]
    without = with_class(every, 8, lambda facts: {one: said for one, said in facts.items() if one != NEWEST})
    page = html.document_fromstring(reference_page(without, AROUND))
    (entry,) = (entry for entry in data(page)["classes"] if entry["id"] == gone.keyword)
    assert entry["member"] == gone.member
    assert entry["module"] == f"dicom_media_storage.editions.e{EDITIONS[-2]}"
    assert entry["by"][-1] == -1
    titles = row(page, gone.keyword).xpath(".//td/span[@class='life']/@title")
    assert titles[0].endswith(f"Not in {NEWEST}")


def test_a_class_that_is_retired_is_both_in_its_time(every: Contents) -> None:
    def retire(facts: Mapping[str, Facts]) -> Mapping[str, Facts]:
        now = replace(facts[NEWEST], is_retired=True, table="B.6-1", record=None, related=None)
        return {**facts, NEWEST: now}

    page = html.document_fromstring(reference_page(with_class(every, 8, retire), AROUND))
    cells = row(page, every.classes[8].keyword).xpath("./*")
    assert "retired" in shown(cells[0])
    assert "retired" not in shown(cells[0], EDITIONS[-2])
    assert shown(cells[3]) == "B.6-1"
    assert f"Retired in {NEWEST}" in cells[5].xpath(".//span[@class='life']/@title")[0]
