"""What the page and the feed say about the changes between editions, against the package and the tables in ``spec/``."""

import csv
from itertools import pairwise

import pytest

from dicom_media_storage import history
from dicom_media_storage.editions import EDITIONS
from docs.site.changes import changes, feed
from tests.conftest import PROJECT


def uids(lines) -> list[str]:
    return [one.uid for one in lines]


@pytest.mark.parametrize(("old", "new"), list(pairwise(EDITIONS)))
def test_added_removed_and_renamed_are_those_of_the_package(old, new):
    (one,) = (one for one in changes() if one.new == new)
    diff = history.diff(old, new)
    assert one.old == old
    assert uids(one.added) == [str(member) for member in diff.added]
    assert sorted(uids(one.removed + one.retired)) == sorted(diff.removed)
    assert [(line.uid, line.detail, line.name) for line in one.renamed] == list(diff.renamed)


def rows(edition: str, table: str) -> dict[str, dict[str, str]]:
    path = PROJECT / "spec" / edition / f"table_{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["SOP Class UID"]: row for row in csv.DictReader(file)}


def test_sections_that_2026a_moved_since_2017c():
    before, after = rows("2017c", "B.5-1"), rows("2026a", "B.5-1")
    column = "IOD Specification (defined in PS3.3)"
    expected = {
        uid for uid, row in before.items() if uid in after and after[uid][column] and row[column] != after[uid][column]
    }
    editions = EDITIONS[EDITIONS.index("2017c") + 1 : EDITIONS.index("2026a") + 1]
    moved = {line.uid for one in changes() if one.new in editions for line in one.moved if "IOD" in line.detail}
    assert expected <= moved


def test_the_newest_edition_is_first_and_each_is_an_entry_of_the_feed():
    assert [one.new for one in changes()] == list(reversed(EDITIONS[1:]))
    entries = feed("https://example.org/").findall("entry")
    assert [entry.findtext("title").split(":")[0] for entry in entries] == [f"DICOM {one.new}" for one in changes()]
    dates = [entry.findtext("updated") for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert len({entry.findtext("id") for entry in entries}) == len(entries)


def test_an_entry_has_a_line_for_each_change():
    one = changes()[0]
    text = feed("https://example.org/").find("entry").findtext("content")
    assert len(text.splitlines()) == sum(
        len(getattr(one, name)) for name in ("added", "removed", "retired", "renamed", "moved")
    )
