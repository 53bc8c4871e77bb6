from dicom_media_storage import EDITION, MediaStorageSOPClass, RetiredMediaStorageSOPClass
from dicom_media_storage._cli import rows
from dicom_media_storage.editions import EDITIONS


def test_every_member_of_every_edition_has_one_row():
    keys = [(row.edition, row.uid) for row in rows.rows(EDITIONS)]
    assert len(keys) == len(set(keys)) == sum(len(rows.members(edition)) for edition in EDITIONS)


def test_retired_classes_come_after_the_current_ones():
    assert rows.members(EDITION) == (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)


def test_a_row_tells_what_its_member_tells():
    member = MediaStorageSOPClass.CT_IMAGE_STORAGE
    row = rows.row_of(EDITION, member)
    assert row.iod_url == member.iod.url
    assert {name: getattr(row, name) for name in ("uid", "keyword", "table", "former_names")} == {
        name: getattr(member, name) for name in ("uid", "keyword", "table", "former_names")
    }


def test_what_an_edition_does_not_tell_is_none():
    row = next(rows.rows(["2013"]))
    assert row.related_general is None
    assert row.directory_record_type is None


def test_related_classes_are_uids():
    related = {row.keyword: row.related_general for row in rows.rows(["2017c"])}
    assert related["Comprehensive3DSRStorage"] == ("1.2.840.10008.5.1.4.1.1.88.35",)
