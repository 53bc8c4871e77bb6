"""What an edition does not state itself, and what stands in for it."""

import pytest

from dicom_media_storage.editions import EDITIONS, load
from docs.site.sources import not_in_the_source


def test_2013_has_no_sections_of_iods_and_no_retired_classes() -> None:
    says = list(not_in_the_source("2013"))
    assert "Retired classes (PS3.4 Table B.6-1): unknown" in says
    assert any(line.startswith("IOD section: ") for line in says)


def test_2026d_says_what_is_carried_over_and_inferred() -> None:
    says = "\n".join(not_in_the_source("2026d"))
    assert "Table I.4-1, rows: 1 carried over from 2026a" in says
    assert "3 inferred from other rows" in says


@pytest.mark.parametrize("edition", EDITIONS)
def test_retired_classes_are_unknown_where_the_edition_has_no_enum_of_them(edition) -> None:
    is_unknown = any(line.startswith("Retired classes") for line in not_in_the_source(edition))
    assert is_unknown != hasattr(load(edition), "RetiredMediaStorageSOPClass")
