"""The sections of PS3.4 that specialize a class, against the rows of spec/."""

from dicom_media_storage import history
from dicom_media_storage.editions import e2013, e2026d
from tests.support import spec

M = e2026d.MediaStorageSOPClass


def test_every_row_of_2026d() -> None:
    rows = spec.rows("2026d", "table_B.5-1.csv")
    assert len(rows) == 173
    for row in rows:
        assert M(row["SOP Class UID"]).specialization == tuple(row["Specialization"].split())


def test_a_cell_with_several_an_empty_one_and_a_table_without_the_column() -> None:
    assert M.ENHANCED_CT_IMAGE_STORAGE.specialization == ("B.5.1.7", "B.5.1.23", "B.5.1.26")
    assert M.MR_IMAGE_STORAGE.specialization == ()
    assert {type(section) for section in M.ENHANCED_CT_IMAGE_STORAGE.specialization} == {str}
    assert M.MEDIA_STORAGE_DIRECTORY_STORAGE.specialization is None


def test_an_edition_that_was_read_whole_and_has_no_column_has_none() -> None:
    ct = e2013.MediaStorageSOPClass.CT_IMAGE_STORAGE
    assert (ct.specialization, history.source(ct, "specialization")) == (None, ("2013", "stated"))
