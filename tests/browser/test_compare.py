"""The diff of two editions: what the page says is what the package says."""

from itertools import permutations

import pytest

from dicom_media_storage import history

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
    assert "Nothing: both list the same classes" in page.tab.inner_text("#compared")


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
    assert [" ".join(line.split()) for line in copied] == [" ".join(line.split()) for line in told]
