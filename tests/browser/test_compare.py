"""The diff of two editions: what the page says is what the package says."""

import json
from itertools import permutations

import pytest

from dicom_media_storage import EDITION, history

pytestmark = pytest.mark.browser


def lines(page, kind: str) -> set[str]:
    return set(page.tab.locator(f"#compared li.{kind} code").all_inner_texts())


def test_every_pair_as_the_package_tells_it(reference) -> None:
    page = reference("#view=compare")
    for old, new in permutations(history.editions(), 2):
        page.tab.select_option("#from", old)
        page.tab.select_option("#to", new)
        assert_told(page, old, new)


def assert_told(page, old: str, new: str) -> None:
    diff = history.diff(old, new)
    assert page.tab.inner_text("#compared h3") == str(diff).splitlines()[0]
    assert lines(page, "added") == {str(one) for one in diff.added}
    assert lines(page, "removed") == {str(one) for one in diff.removed}
    assert lines(page, "renamed") == {one.uid for one in diff.renamed}
    for one in diff.renamed:
        item = page.tab.locator("#compared li.renamed", has_text=one.uid)
        assert item.locator("s").inner_text() == one.old_name
        assert item.locator("a").inner_text() == one.new_name


def test_an_edition_and_itself(reference) -> None:
    page = reference("#view=compare&from=2020b&to=2020b")
    assert "No difference between the two editions." in page.tab.inner_text("#compared")


def test_other_iods_and_sources_that_lack_them(reference) -> None:
    page = reference("#view=compare&from=2024b&to=2026a")
    (item,) = page.tab.locator("li.changed", has_text="1.2.840.10008.5.1.4.1.1.11.3").all()
    assert "IOD: Pseudo-color Softcopy Presentation State IOD → Pseudo-Color" in item.inner_text()
    page.tab.select_option("#from", "2013")
    text = page.tab.inner_text("#compared")
    assert "Directory Record Type: not compared, because it is not in the source of 2013." in text


def test_the_view_and_the_way_back(reference) -> None:
    page = reference()
    page.tab.click("text=Compare editions")
    assert page.state() == "#view=compare"
    assert not page.tab.is_visible("#classes")
    assert page.tab.inner_text("#compared h3").startswith("DICOM 2013 → ")
    page.tab.select_option("#from", "2020b")
    assert page.state() == "#view=compare&from=2020b"
    page.tab.click("#swap")
    assert page.tab.input_value("#to") == "2020b"
    assert "removed" in page.tab.inner_text("#compared h3")
    page.tab.click("#compared li a >> nth=0")
    assert page.tab.is_visible("#classes")
    page.tab.go_back()
    assert page.tab.is_visible("#compared")


def test_as_text(reference) -> None:
    page = reference("#view=compare&from=2024b&to=2026a", permissions=["clipboard-read", "clipboard-write"])
    page.tab.click("#copy-changes")
    page.wait("said.textContent")
    copied = page.tab.evaluate("navigator.clipboard.readText()").splitlines()
    told = str(history.diff("2024b", "2026a")).splitlines()
    assert [" ".join(line.split()) for line in copied[: len(told)]] == [" ".join(line.split()) for line in told]


def test_another_record_type_and_a_retirement(reference, page_file, tmp_path) -> None:
    """No edition here has such changes: the page's data are changed before its script runs."""
    text = page_file.read_text(encoding="utf-8")
    head, _, tail = text.partition('<script type="application/json" id="data">')
    data, _, rest = tail.partition("</script>")
    changed = change_last_edition(json.loads(data))
    path = tmp_path / "index.html"
    path.write_text(f'{head}<script type="application/json" id="data">{json.dumps(changed)}</script>{rest}', "utf-8")
    page = reference(f"#view=compare&from=2017c&to={EDITION}", file=path)
    lines = page.tab.locator("#compared li").all_inner_texts()
    assert any("1.2.840.10008.5.1.4.1.1.4" in line.split() and "retired" in line for line in lines)
    (ct,) = (line for line in lines if "1.2.840.10008.5.1.4.1.1.2" in line.split())
    assert "Directory Record Type: IMAGE → PATIENT" in ct


def change_last_edition(data: dict) -> dict:
    """CT Image Storage gets a record type in 2017c, and another one in the last edition; MR Image Storage retires."""
    texts, first = data["texts"], data["editions"].index("2017c")

    def place(text: str) -> int:
        if text not in texts:
            texts.append(text)
        return texts.index(text)

    def change(keyword: str, edition: int, field: int, text: str) -> None:
        (one,) = (one for one in data["classes"] if one["id"] == keyword)
        saying = [*one["says"][one["by"][edition]]]
        saying[field] = place(text)
        one["says"].append(saying)
        one["by"][edition] = len(one["says"]) - 1

    change("CTImageStorage", first, 7, "IMAGE")
    change("CTImageStorage", -1, 7, "PATIENT")
    change("MRImageStorage", -1, 4, "retired")
    return data
