"""The properties of members, against the rows of the standard."""

import csv
from pathlib import Path

import pytest

from dicom_media_storage import DirectoryRecordType, MediaStorageSOPClass, RetiredMediaStorageSOPClass, groups, history
from dicom_media_storage.editions import EDITIONS, e2013, e2017c, e2026a, e2026d, load
from tests.support import spec

CT = MediaStorageSOPClass.CT_IMAGE_STORAGE


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(edition: str, uid: str, column: str) -> str:
    """A cell of the table of spec/ that lists a class in an edition."""
    listed = (row for table in spec.tables(edition) for row in spec.rows(edition, f"table_{table}.csv"))
    return next(row[column] for row in listed if row["SOP Class UID"] == uid)


@pytest.mark.parametrize("edition", ["2026a", "2026d"])
def test_every_row(standard: Path, edition: str) -> None:
    keywords = {row["uid"]: row["uid_keyword"] for row in rows(standard / edition / "table_A-1.csv")}
    types = {
        row["sop_class_uid"]: row["directory_record_type"]
        for row in rows(standard / edition / "directory_record_types.csv")
    }
    for table in ("I.4-1", "B.5-1", "GG.3-1"):
        for row in rows(standard / edition / f"table_{table}.csv"):
            member = load(edition).MediaStorageSOPClass(row["sop_class_uid"])
            assert member.sop_class_name == row["sop_class_name"]
            assert member.table == table
            assert row["iod_section"] in {member.iod.section, ""}
            assert member.iod.title == row["iod_title"]
            assert member.keyword == keywords[member.uid]
            assert (member.directory_record_type or "") == types.get(member.uid, "")


def test_iod_of_the_edition_itself() -> None:
    iod = e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE.iod
    assert (iod.section, iod.title, iod.edition, iod.title_edition) == ("A.3", "CT Image IOD", "2026d", "2026d")
    assert iod.url == "https://dicom.nema.org/medical/dicom/2026d/output/html/part03.html#sect_A.3"


def test_iod_of_the_nearest_edition_that_has_it() -> None:
    uid = MediaStorageSOPClass.COMPUTED_RADIOGRAPHY_IMAGE_STORAGE.uid
    printing = [one for one in EDITIONS if cell(one, uid, "IOD Title") or spec.rows(one, "table_IODs.csv")]
    iod = e2013.MediaStorageSOPClass(uid).iod
    assert (
        (iod.section, iod.edition)
        == (cell("2013", uid, "IOD Specification (defined in PS3.3)"), "2013")
        == ("A.2", "2013")
    )
    assert (iod.title, iod.title_edition) == ("Computed Radiography Image IOD", printing[0])
    assert "/2013/" in iod.url


def test_a_section_that_2026d_lacks_is_borrowed() -> None:
    member = e2026d.MediaStorageSOPClass.ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING
    assert (member.iod.section, member.iod.title, member.iod.title_edition) == (
        "A.38.1",
        "Enhanced CT Image IOD",
        "2026d",
    )
    assert history.source(member, "iod_section") == (member.iod.edition, "nearest")
    assert member.iod.edition not in {None, "2026d"}


def test_a_value_of_a_table_that_2026d_carries_over() -> None:
    member = e2026d.MediaStorageSOPClass.HANGING_PROTOCOL_STORAGE
    edition, origin = history.source(member, "iod_section")
    assert (member.iod.section, member.iod.edition) == ("A.44", edition)
    assert origin == ("carried over" if edition == "2026a" else "nearest")


def test_a_directory_record_type_names_its_edition_unless_it_is_inferred() -> None:
    inferred = e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING
    ct = e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE
    assert ct.directory_record_type is DirectoryRecordType.IMAGE
    assert ct.directory_record_type_edition in {*EDITIONS} - {"2026d"}
    assert (inferred.directory_record_type, inferred.directory_record_type_edition) == (DirectoryRecordType.IMAGE, None)


def test_sections_that_only_2026d_has() -> None:
    iod = e2026a.MediaStorageSOPClass.WAVEFORM_PRESENTATION_STATE_STORAGE.iod
    assert (iod.section, iod.edition, iod.title, iod.title_edition) == (
        *("A.92.1", "2026d"),
        *("Waveform Presentation State IOD", "2026a"),
    )


def test_iod_of_a_retired_class_is_not_in_any_source() -> None:
    assert RetiredMediaStorageSOPClass.NUCLEAR_MEDICINE_IMAGE_STORAGE_RETIRED.iod is None


def test_lifetime_and_former_names() -> None:
    member = MediaStorageSOPClass.KEY_OBJECT_SELECTION_DOCUMENT_STORAGE
    assert (member.first_edition, member.last_edition) == (EDITIONS[0], EDITIONS[-1])
    assert member.former_names == ("Key Object Selection Document", "Key Object Selection Storage")
    assert e2013.MediaStorageSOPClass.KEY_OBJECT_SELECTION_DOCUMENT_STORAGE.former_names == ()
    assert MediaStorageSOPClass.LABEL_MAP_SEGMENTATION_STORAGE.first_edition == "2026a"


def test_specialization() -> None:
    members = e2026d.MediaStorageSOPClass
    rows = spec.rows("2026d", "table_B.5-1.csv")
    assert len(rows) == 173
    assert [members(row["SOP Class UID"]).specialization for row in rows] == [
        tuple(row["Specialization"].split()) for row in rows
    ]
    assert members.ENHANCED_CT_IMAGE_STORAGE.specialization == ("B.5.1.7", "B.5.1.23", "B.5.1.26")
    assert {type(section) for section in members.ENHANCED_CT_IMAGE_STORAGE.specialization} == {str}
    assert members.MEDIA_STORAGE_DIRECTORY_STORAGE.specialization is None


def test_an_edition_that_was_read_whole_and_has_no_column_has_no_specialization() -> None:
    ct = e2013.MediaStorageSOPClass.CT_IMAGE_STORAGE
    assert (ct.specialization, history.source(ct, "specialization")) == (None, ("2013", "stated"))


def test_service_class_and_table() -> None:
    assert CT.service_class == "Storage Service Class"
    assert MediaStorageSOPClass.HANGING_PROTOCOL_STORAGE.service_class == "Non-Patient Object Storage Service Class"
    assert MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE.service_class == "Media Storage Service Class"
    assert e2013.MediaStorageSOPClass.CT_IMAGE_STORAGE.table == "I.4-1"


def test_related_general_classes() -> None:
    member = e2017c.MediaStorageSOPClass
    assert member.BASIC_TEXT_SR_STORAGE.related_general == (
        *(member.ENHANCED_SR_STORAGE, member.COMPREHENSIVE_SR_STORAGE),
        *(member.COMPREHENSIVE_3D_SR_STORAGE, member.EXTENSIBLE_SR_STORAGE),
    )
    assert member.CT_IMAGE_STORAGE.related_general == ()
    assert member.CT_IMAGE_STORAGE.related_general_edition == "2017c"
    assert all(
        type(one) is e2013.MediaStorageSOPClass for one in e2013.get(member.BASIC_TEXT_SR_STORAGE).related_general
    )


def test_related_general_classes_of_the_nearest_edition_that_has_the_table() -> None:
    listing = {one: spec.current(one) for one in EDITIONS if spec.rows(one, "table_B.3-3.csv")}
    assert "2026a" not in listing
    for member in e2026a.MediaStorageSOPClass:
        told = [edition for edition in listing if member in listing[edition]]
        source = member.related_general_edition
        assert (member.related_general is None, source is None) == (not told, not told)
        if source is not None:
            assert source in told
            assert not any(source < edition < "2026a" or "2026a" < edition < source for edition in told)
    assert RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED.related_general is None


def keywords(edition: str, uid: str) -> list[str]:
    """The UID Keywords of the Related General SOP Classes of a class."""
    return [one.keyword for one in load(edition).MediaStorageSOPClass(f"1.2.840.10008.5.1.4.1.1.{uid}").related_general]


@pytest.mark.parametrize("edition", ["2024b", "2024c", "2026a", "2026d"])
def test_related_general_classes_that_older_editions_do_not_have(edition: str) -> None:
    assert keywords(edition, "9.1.1") == ["GeneralECGWaveformStorage", "General32bitECGWaveformStorage"]
    assert keywords(edition, "9.1.2") == ["General32bitECGWaveformStorage"]
    assert keywords(edition, "88.76") == [
        *("EnhancedSRStorage", "ComprehensiveSRStorage", "Comprehensive3DSRStorage", "ExtensibleSRStorage"),
    ]


def test_comprehensive_sr_has_no_related_general_class_in_2013() -> None:
    assert keywords("2013", "88.33") == []


@pytest.mark.parametrize(
    ("edition", "uid", "title"),
    [
        ("2024b", "77.1.9", "Confocal Microscopy Tiled Pyramidal IOD"),
        ("2013", "11.3", "Pseudo-color Softcopy Presentation State IOD"),
        ("2024c", "11.3", "Pseudo-color Softcopy Presentation State IOD"),
        ("2026d", "11.3", "Pseudo-Color Softcopy Presentation State IOD"),
    ],
)
def test_iod_titles_that_changed(edition: str, uid: str, title: str) -> None:
    assert load(edition).MediaStorageSOPClass(f"1.2.840.10008.5.1.4.1.1.{uid}").iod.title == title


@pytest.mark.parametrize(
    ("uid", "section"),
    [("7", ["A.8", "A.8.1"]), ("11.6", ["A.80.1.1", "A.80.1"]), ("11.7", ["A.80.1.1", "A.80.1"])],
)
def test_iod_sections_that_changed_with_2017d(uid: str, section: list[str]) -> None:
    members = [
        load(one).MediaStorageSOPClass(f"1.2.840.10008.5.1.4.1.1.{uid}") for one in ("2017c", "2017d", "2020b", "2026d")
    ]
    assert [member.iod.section for member in members] == [*section, section[1], section[1]]


def test_all_but_the_media_directory_share_their_uid() -> None:
    for module in map(load, EDITIONS):
        own = [member for member in module.MediaStorageSOPClass if not member.shares_uid_with_network]
        assert own == [module.MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE]


def test_every_property_of_every_member_can_be_asked() -> None:
    names = [name for name, value in vars(type(CT).__base__).items() if isinstance(value, property)]
    assert {"uid", "sop_class_name", "iod", "related_general", "related_general_edition"} <= set(names)
    for module in map(load, EDITIONS):
        for member in (*module.MediaStorageSOPClass, *getattr(module, "RetiredMediaStorageSOPClass", ())):
            for name in names:
                getattr(member, name)


def test_groups_are_the_tables() -> None:
    by_table = {"B.5-1": groups.STORAGE, "GG.3-1": groups.NON_PATIENT_OBJECT, "I.4-1": groups.MEDIA_DIRECTORY}
    for table, group in by_table.items():
        assert group == {row["SOP Class UID"] for row in spec.rows(spec.NEWEST, f"table_{table}.csv")}
    assert groups.RETIRED == set(spec.retired(spec.NEWEST))
    assert {e2013.MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE} == e2013.groups.MEDIA_DIRECTORY


def test_annex_o_has_the_classes_that_section_4_lists() -> None:
    assert len(e2017c.groups.ANNEX_O) == 16
    assert len(e2013.groups.ANNEX_O) == 12
    assert e2013.MediaStorageSOPClass.KEY_OBJECT_SELECTION_DOCUMENT_STORAGE not in e2013.groups.ANNEX_O
    assert e2017c.MediaStorageSOPClass.SPECTACLE_PRESCRIPTION_REPORT_STORAGE in e2017c.groups.ANNEX_O
    assert e2017c.MediaStorageSOPClass.SIMPLIFIED_ADULT_ECHO_SR_STORAGE not in e2017c.groups.ANNEX_O


def test_record_types_are_the_standards_values() -> None:
    assert CT.directory_record_type is DirectoryRecordType.IMAGE == "IMAGE"
    assert MediaStorageSOPClass.PROTOCOL_APPROVAL_STORAGE.directory_record_type is None
