"""The reference page: what it says is what the model says, and nothing in the model can be more than text on it."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from codegen import build as building
from codegen.model.timeline import EditionFacts, Facts, History
from codegen.render.reference.page import FAMILIES, Surroundings, reference_page
from codegen.render.reference.rows import NOT_IN_PYDICOM, PYDICOM, classes_of, family_of, newest
from dicom_media_storage import history as published

AROUND = Surroundings(
    "<header></header>", "", {"others": [], "abbreviations": {}, "oldNames": {}}, "https://example.org/", {}
)
LIMIT = 600_000


@pytest.fixture(scope="module")
def history() -> tuple[EditionFacts, ...]:
    loaded = building.load(building.SPEC_DIR)
    return History(loaded.models, loaded.ledger).facts()


@pytest.fixture(scope="module")
def text(history: Sequence[EditionFacts]) -> str:
    return reference_page(history, AROUND)


@pytest.fixture(scope="module")
def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def row(page: html.HtmlElement, keyword: str) -> html.HtmlElement:
    return page.get_element_by_id(keyword)


def shown(element: html.HtmlElement, edition: str | None = None) -> str:
    """The text of an element for a reader who has asked for an edition, or for none."""
    wanted = f"e{edition}" if edition else "newest"
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for variant in copy.xpath("//span[contains(concat(' ', @class, ' '), ' v ')]"):
        if wanted not in variant.get("class").split():
            variant.drop_tree()
    return " ".join(copy.text_content().split())


def data(page: html.HtmlElement) -> dict[str, Any]:
    """What the script knows, with its texts in place."""
    told = json.loads(page.get_element_by_id("data").text)
    for entry in told["classes"]:
        entry["says"] = [[told["texts"][place] for place in saying] for saying in entry["says"]]
        entry["uid"] = row(page, entry["id"]).xpath("./td[contains(@class, 'uid')]/@id")[0]
    return told


def changed(history: Sequence[EditionFacts], edition: str, change: Callable[[Facts], Facts]) -> list[EditionFacts]:
    """The history with the first class of an edition changed."""
    return [
        replace(facts, classes=(change(facts.classes[0]), *facts.classes[1:]))
        if str(facts.edition) == edition
        else facts
        for facts in history
    ]


def test_the_same_facts_give_the_same_bytes(history: Sequence[EditionFacts], text: str) -> None:
    assert reference_page(history, AROUND) == text
    code = (
        "import hashlib\nfrom codegen import build\nfrom codegen.model.timeline import History\n"
        "from codegen.render.reference.page import reference_page\nfrom tests.codegen.render.test_reference import AROUND\n"
        "loaded = build.load(build.SPEC_DIR)\n"
        "text = reference_page(History(loaded.models, loaded.ledger).facts(), AROUND)\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=building.PROJECT,
    )
    assert done.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()


def test_it_names_no_path_and_no_date(text: str) -> None:
    assert str(building.PROJECT) not in text
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", text) is None


def test_it_is_small_enough(text: str) -> None:
    assert len(text.encode()) < LIMIT


def test_every_class_of_every_edition_has_its_row(history: Sequence[EditionFacts], page: html.HtmlElement) -> None:
    for facts in history:
        for one in facts.all:
            cells = row(page, one.constant).xpath("./*")
            says = [shown(cell, str(facts.edition)) for cell in cells]
            assert one.name in says[0]
            assert says[1].startswith(one.uid)
            assert ("retired" in says[0]) == one.is_retired
            assert ("UID of a retired class" in says[1]) == one.is_retired
            assert says[3] == one.table


def test_rows_are_in_the_order_of_the_newest_edition(history: Sequence[EditionFacts], page: html.HtmlElement) -> None:
    keywords = [one.constant for one in history[-1].all]
    assert [element.get("id") for element in page.xpath("//table[@id='classes']/tbody/tr")][: len(keywords)] == keywords


def test_iod_sections_link_into_the_edition_that_is_named(
    history: Sequence[EditionFacts], page: html.HtmlElement
) -> None:
    for facts in history:
        for one in facts.all:
            cell = row(page, one.constant).xpath("./*")[2]
            says = shown(cell, str(facts.edition))
            if one.iod_section is None:
                assert "not in the source" in says
                continue
            elsewhere = one.iod_section.edition != facts.edition
            assert says.endswith(one.iod_section.value + (f" in {one.iod_section.edition}" if elsewhere else ""))
            assert one.iod_section.edition.section_url("PS3.3", one.iod_section.value) in cell.xpath(".//a/@href")


def test_a_title_from_another_edition_says_so(page: html.HtmlElement) -> None:
    cell = row(page, "ComputedRadiographyImageStorage").xpath("./*")[2]
    assert shown(cell, "2013") == "Computed Radiography Image IOD title in 2020b A.2 in 2017c"
    assert shown(cell, "2020b") == "Computed Radiography Image IOD A.2 in 2017c"
    assert shown(cell) == "Computed Radiography Image IOD A.2"


def test_names_of_other_editions(page: html.HtmlElement) -> None:
    cell = row(page, "KeyObjectSelectionDocumentStorage").xpath("./*")[0]
    assert "Formerly “Key Object Selection Document” (2013)" in shown(cell)
    assert "Formerly “Key Object Selection Storage” (2017c)" in shown(cell)
    assert "Later “Key Object Selection Storage” (2017c)" in shown(cell, "2013")


def test_directory_records(page: html.HtmlElement) -> None:
    assert shown(row(page, "CTImageStorage").xpath("./*")[4]) == "IMAGE"
    assert shown(row(page, "CTImageStorage").xpath("./*")[4], "2013") == "IMAGE"
    assert shown(row(page, "MediaStorageDirectoryStorage").xpath("./*")[4]) == "none listed"
    assert shown(row(page, "UltrasoundImageStorageRetired").xpath("./*")[4]) == "not in the source"


def test_lifetimes(page: html.HtmlElement) -> None:
    says = {
        keyword: row(page, keyword).xpath(".//td/span[@class='life']/@title")[0]
        for keyword in ("CTImageStorage", "InventoryStorage")
    }
    assert says["CTImageStorage"].startswith("Listed in 2013, 2017c")
    assert says["InventoryStorage"].endswith("; Not in 2013, 2017c, 2020b")
    retired = row(page, "UltrasoundImageStorageRetired").xpath(".//td/span[@class='life']/@title")
    assert retired == ["Retired in 2017c, 2026a, 2026d; Not in the source of 2013, 2020b, 2024b"]


def test_related_general_classes_say_whose_table_lists_them(page: html.HtmlElement) -> None:
    cell = row(page, "TwelveLeadECGWaveformStorage").xpath("./*")[0]
    assert shown(cell).endswith("Related general: General ECG Waveform Storage")
    assert cell.xpath(".//small[@class='general']/@title") == ["PS3.4 2017c, Table B.3-3"]
    assert cell.xpath(".//small//a/@href") == ["#GeneralECGWaveformStorage"]


def test_nothing_is_loaded_from_elsewhere(page: html.HtmlElement) -> None:
    assert page.xpath("//link[@rel!='canonical']/@href") == ["data:,"]
    assert (
        page.xpath("//@src | //@srcset | //@style | //img | //iframe | //object | //*[starts-with(name(), 'on')]") == []
    )
    assert not re.search(r"url\(|@import", "".join(page.xpath("//style/text()")))
    elsewhere = {link for link in page.xpath("//a/@href") if not link.startswith(("#", "../c/"))}
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
def test_a_name_is_never_more_than_text(history: Sequence[EditionFacts], page: html.HtmlElement, name: str) -> None:
    forged = changed(history, str(history[-1].edition), lambda one: replace(one, name=name))
    forged_page = html.document_fromstring(reference_page(forged, AROUND))
    for tag in ("script", "style", "svg", "img"):
        assert len(forged_page.xpath(f"//{tag}")) == len(page.xpath(f"//{tag}"))
    keyword = history[-1].classes[0].constant
    assert row(forged_page, keyword).xpath(".//a[@class='name']")[0].text_content().startswith(name)
    assert data(forged_page)["classes"][0]["says"][-1][0] == name


def test_the_script_knows_what_the_package_knows(history: Sequence[EditionFacts], page: html.HtmlElement) -> None:
    told = data(page)
    assert told["editions"] == [str(facts.edition) for facts in history]
    for index, facts in enumerate(history):
        says = {entry["uid"]: entry["says"][entry["by"][index]] for entry in told["classes"] if entry["by"][index] >= 0}
        assert set(says) == {one.uid for one in facts.all}
        for one in facts.all:
            status = "retired" if one.is_retired else "current"
            name, table, section, record, said_status, *iod, own = says[one.uid]
            assert (name, table, said_status) == (one.name, one.table, status)
            assert section == (one.iod_section.value if one.iod_section else "")
            assert record == one.directory_record_type or one.directory_record_type is None
            assert own in {"", one.directory_record_type or "none"}
            printed = (one.iod_section, one.iod_title)
            assert iod == [said.value if said and said.edition == facts.edition else "" for said in printed]


def test_expressions_are_those_of_the_package(page: html.HtmlElement) -> None:
    import dicom_media_storage

    for entry in data(page)["classes"]:
        is_retired = entry["says"][-1][4] == "retired"
        enum = "RetiredMediaStorageSOPClass" if is_retired else "MediaStorageSOPClass"
        assert getattr(dicom_media_storage, enum)[entry["member"]] == entry["uid"]


def test_pydicom_is_offered_where_it_has_the_keyword(page: html.HtmlElement) -> None:
    pydicom = pytest.importorskip("pydicom")
    from pydicom import uid as uids

    assert pydicom.__version__ == PYDICOM
    for entry in data(page)["classes"]:
        assert getattr(uids, entry["id"], None) == (None if entry["id"] in NOT_IN_PYDICOM else entry["uid"])
        buttons = row(page, entry["id"]).xpath(".//button/@data-copy")
        assert ("pydicom" in buttons) == (entry["id"] not in NOT_IN_PYDICOM)


def test_the_changes_are_those_of_the_package(page: html.HtmlElement) -> None:
    titles = page.xpath("//div[@class='chronicle']/h3")
    lists = page.xpath("//div[@class='chronicle']/ul")
    editions = published.editions()
    for (old, new), title, listed in zip(pairwise(editions), titles, lists, strict=True):
        diff = published.diff(old, new)
        assert f"DICOM {title.text}" == str(diff).split("\n", maxsplit=1)[0]
        assert listed.xpath("./li[@class='added']/code/text()") == [str(one) for one in diff.added]
        assert listed.xpath("./li[@class='removed']/code/text()") == [str(one) for one in diff.removed]
        renamed = [(one.old_name, one.new_name) for one in diff.renamed]
        items = listed.xpath("./li[@class='renamed']")
        assert [(item.findtext("s"), item.findtext("a")) for item in items] == renamed


def test_families_have_several_iods_still(history: Sequence[EditionFacts]) -> None:
    titles: dict[str, set[str]] = {}
    for one in map(newest, classes_of(history)):
        if one.iod_title:
            titles.setdefault(family_of(one), set()).add(one.iod_title.value)
    assert {section for section, found in titles.items() if section and len(found) > 1} == set(FAMILIES)


def test_what_no_source_tells_is_said(page: html.HtmlElement) -> None:
    cells = {line.findtext("th"): line.xpath("./td") for line in page.xpath("//table[@class='sources']/tbody/tr")}
    assert cells["2020b"][1].text == "unknown"
    assert "retired classes (PS3.4 Table B.6-1)" in cells["2020b"][3].text
    assert cells["2017c"][1].text == "4"
    assert "Directory Record Types" not in cells["2026a"][3].text
    assert "https://dicom.nema.org/dicom/2013/output/html/part04.html#sect_I.4" in cells["2013"][2].xpath("./a/@href")


def test_one_edition_is_enough(history: Sequence[EditionFacts]) -> None:
    page = html.document_fromstring(reference_page(history[-1:], AROUND))
    assert len(page.xpath("//table[@id='classes']/tbody/tr")) == len(history[-1].all)
    assert page.xpath("//div[@class='chronicle']/*") == []
    assert page.xpath("//span[contains(concat(' ', @class, ' '), ' v ')]") == []


def test_a_class_that_goes_keeps_its_row_and_names_its_edition(history: Sequence[EditionFacts]) -> None:
    gone = history[-1].classes[8]
    last = replace(history[-1], classes=tuple(one for one in history[-1].classes if one is not gone))
    page = html.document_fromstring(reference_page([*history[:-1], last], AROUND))
    assert page.xpath("//table[@id='classes']/tbody/tr/@id")[-1] == gone.constant
    (entry,) = (entry for entry in data(page)["classes"] if entry["id"] == gone.constant)
    assert entry["member"] == gone.member
    assert entry["module"] == f"dicom_media_storage.editions.e{history[-2].edition}"
    assert entry["by"][-1] == -1
    titles = row(page, gone.constant).xpath(".//td/span[@class='life']/@title")
    assert titles[0].endswith(f"Not in {history[-1].edition}")


def test_a_class_that_is_retired_is_both_in_its_time(history: Sequence[EditionFacts]) -> None:
    was = history[-1].classes[8]
    now = replace(was, is_retired=True, table="B.6-1", directory_record_type=None, related_general=None)
    last = replace(
        history[-1],
        classes=tuple(one for one in history[-1].classes if one is not was),
        retired=(*history[-1].retired, now),
    )
    page = html.document_fromstring(reference_page([*history[:-1], last], AROUND))
    cells = row(page, was.constant).xpath("./*")
    assert "retired" in shown(cells[0])
    assert "retired" not in shown(cells[0], str(history[-2].edition))
    assert shown(cells[3]) == "B.6-1"
    assert "Retired in 2026d" in row(page, was.constant).xpath(".//td/span[@class='life']/@title")[0]


def test_a_record_type_says_where_it_is_from(history: Sequence[EditionFacts], page: html.HtmlElement) -> None:
    for one in history[-1].classes:
        if one.directory_record_type_edition is not None:
            titles = row(page, one.constant).xpath("./*[5]//span/@title")
            assert f"PS3.3 {one.directory_record_type_edition}" in titles
