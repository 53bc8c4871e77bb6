"""The sections of PS3.4 that specialize a class, against the rows of spec/."""

import copy
import csv
import pickle

from dicom_media_storage import MediaStorageSOPClass, SectionNumber
from dicom_media_storage.editions import EDITIONS, load
from tests.conftest import PROJECT

M = MediaStorageSOPClass


def test_every_row_of_2026d() -> None:
    with (PROJECT / "spec" / "2026d" / "table_B.5-1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 173
    for row in rows:
        assert M(row["SOP Class UID"]).specialization == tuple(row["Specialization"].split())


def test_a_cell_with_several_an_empty_one_and_a_table_without_the_column() -> None:
    assert M.ENHANCED_CT_IMAGE_STORAGE.specialization == ("B.5.1.7", "B.5.1.23", "B.5.1.26")
    assert M.MR_IMAGE_STORAGE.specialization == ()
    assert M.MEDIA_STORAGE_DIRECTORY_STORAGE.specialization is None


def test_editions_whose_source_lacks_the_column() -> None:
    lacking = [one for one in EDITIONS if load(one).MediaStorageSOPClass.CT_IMAGE_STORAGE.specialization is None]
    assert lacking == ["2013", "2017c", "2020b", "2024b", "2026a"]


def test_a_section_number_is_a_str_with_a_link() -> None:
    (section,) = M.CT_IMAGE_STORAGE.specialization
    url = "https://dicom.nema.org/medical/dicom/2026d/output/html/part04.html#sect_B.5.1.26"
    assert (section, section.url, type(section)) == ("B.5.1.26", url, SectionNumber)
    for same in (pickle.loads(pickle.dumps(section)), copy.deepcopy(section)):
        assert (same, same.url) == (section, url)
