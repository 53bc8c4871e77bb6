"""The comment that silences."""

import pytest

from .conftest import found, places

MR = "1.2.840.10008.5.1.4.1.1.4"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.py", f'CT_IMAGE = "{MR}"  # dicom-media-storage: ignore'),
        ("a.py", f'CT_IMAGE = "{MR}"  # dicom-media-storage: ignore[DMS002]'),
        ("a.py", f'CT_IMAGE = "{MR}"  # noqa  # dicom-media-storage:ignore[DMS004, dms002] because'),
        ("a.c", f'#define CT_IMAGE "{MR}" // dicom-media-storage: ignore[DMS002]'),
        ("a.c", f'#define CT_IMAGE "{MR}" /* dicom-media-storage: ignore */'),
        ("a.yaml", f"CT: {MR} # dicom-media-storage: ignore[DMS002]"),
        ("a.xml", f"<CT>{MR}</CT> <!-- dicom-media-storage: ignore[DMS002] -->"),
        ("a.md", f"| CT Image Storage | {MR} | <!-- dicom-media-storage: ignore -->"),
    ],
)
def test_it_silences_its_line_in_any_language(path, source):
    assert found(path, source) == []


@pytest.mark.parametrize(
    "comment",
    ["ignore[DMS004]", "ignore[]", "ignored", "ignore-me", "ignore [DMS005]", "ignore[DMS005", "", "see ignore"],
)
def test_what_silences_nothing(comment):
    assert places("a.py", f'CT_IMAGE = "{MR}"  # dicom-media-storage: {comment}') == ["1:12 DMS002"]


def test_other_lines_are_not_silenced():
    assert places("a.py", f'# dicom-media-storage: ignore\nCT_IMAGE = "{MR}"') == ["2:12 DMS002"]
