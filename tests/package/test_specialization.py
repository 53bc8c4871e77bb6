"""The sections of PS3.4 that specialize a class, against the rows of spec/."""

import copy
import pickle

from dicom_media_storage import SectionNumber, history
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
    assert M.MEDIA_STORAGE_DIRECTORY_STORAGE.specialization is None


def test_an_edition_that_was_read_whole_and_has_no_column_has_none() -> None:
    ct = e2013.MediaStorageSOPClass.CT_IMAGE_STORAGE
    assert (ct.specialization, history.source(ct, "specialization")) == (None, ("2013", "stated"))


def test_a_section_number_is_a_str_with_a_link() -> None:
    (section,) = M.CT_IMAGE_STORAGE.specialization
    url = "https://dicom.nema.org/medical/dicom/2026d/output/html/part04.html#sect_B.5.1.26"
    assert (section, section.url, type(section)) == ("B.5.1.26", url, SectionNumber)
    for same in (pickle.loads(pickle.dumps(section)), copy.deepcopy(section)):
        assert (same, same.url) == (section, url)
