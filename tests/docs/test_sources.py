"""What an edition does not state itself, and what stands in for it."""

from collections import Counter

import pytest

from dicom_media_storage.editions import EDITIONS, load
from docs.site.sources import not_in_the_source


def test_2013_borrows_the_titles_of_iods_and_says_from_where() -> None:
    (line,) = (line for line in not_in_the_source("2013") if line.startswith("IOD title: "))
    titles = Counter(
        member.iod.title_edition for member in load("2013").MediaStorageSOPClass if member.iod and member.iod.title
    )
    for edition, count in titles.items():
        assert f"{count} from {edition}" in line or line.endswith(f": from {edition}")


def test_2026d_says_what_is_carried_over_and_inferred() -> None:
    says = "\n".join(not_in_the_source("2026d"))
    assert "Table I.4-1, rows: 1 carried over from 2026a" in says
    assert "3 inferred from other rows" in says


@pytest.mark.parametrize("edition", EDITIONS)
def test_retired_classes_are_unknown_where_the_edition_has_no_enum_of_them(edition) -> None:
    is_unknown = any(line.startswith("Retired classes") for line in not_in_the_source(edition))
    assert is_unknown != hasattr(load(edition), "RetiredMediaStorageSOPClass")
