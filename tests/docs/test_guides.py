"""Each guide begins with what its reader gets and ends with where to go next; the index describes each."""

import re

import pytest

from tests.conftest import PROJECT

DOCS = PROJECT / "docs"
NAMES = re.search(r":titlesonly:\n(.*?)```", (DOCS / "guide" / "index.md").read_text("utf-8"), re.DOTALL)[1].split()
# The page of the provenance is generated when the site is built.
GUIDES = [DOCS / "guide" / f"{name}.md" for name in NAMES if name != "provenance"]


def test_the_index_describes_each_guide() -> None:
    text = (DOCS / "guide" / "index.md").read_text("utf-8")
    assert {*NAMES} == {path.stem for path in (DOCS / "guide").glob("*.md")} - {"index"} | {"provenance"}
    for name in NAMES:
        assert re.search(rf"^- \[.+\]\({name}\.md\): \w.+\.$", text, re.MULTILINE), name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_begins_and_ends_with_what_its_reader_needs(guide) -> None:
    blocks = re.split(r"\n\s*\n", guide.read_text("utf-8").strip())
    assert blocks[0].startswith("# ")
    assert re.match(r"\w.{40,}", blocks[1].replace("\n", " "))
    assert blocks[-1].startswith("Where to go next: ")
    assert "](" in blocks[-1] or "CONTRIBUTING" in blocks[-1]


def test_the_page_of_the_provenance_does_so_too(site) -> None:
    text = (site / "guide" / "provenance.html").read_text("utf-8")
    assert "This page lists the documents of each edition" in text
    assert "Where to go next: " in text
