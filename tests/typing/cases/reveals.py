# What four type checkers must reveal. A line that ends in "# = TYPE" is an expectation for all of them;
# where one of them differs, "# (CHECKER) TYPE" on the next line says so, and the comment above says why. NEWEST and EDITIONS
# stand for the editions of spec/.
# pyright: reportDeprecated=false
from typing import reveal_type

import dicom_media_storage
from dicom_media_storage import (
    EDITION,
    AnyMediaStorageSOPClass,
    DirectoryRecordType,
    MediaStorageSOPClass,
    MediaStorageSOPClassUID,
    ModuleUsage,
    RetiredMediaStorageSOPClass,
    SOPClass,
    by_keyword,
    by_name,
    get,
    groups,
    history,
    is_media_storage_uid,
    registry,
    table,
    uids,
)
from dicom_media_storage.editions import EDITIONS, e2013, e2017c, load

ct = MediaStorageSOPClass.CT_IMAGE_STORAGE
reveal_type(MediaStorageSOPClass.CT_IMAGE_STORAGE)  # = Literal[MediaStorageSOPClass.CT_IMAGE_STORAGE]
reveal_type(MediaStorageSOPClass.CT_IMAGE_STORAGE.value)  # = Literal['1.2.840.10008.5.1.4.1.1.2']
reveal_type(MediaStorageSOPClass.CT_IMAGE_STORAGE.name)  # = Literal['CT_IMAGE_STORAGE']
reveal_type(MediaStorageSOPClass("1.2.840.10008.5.1.4.1.1.2"))  # = MediaStorageSOPClass
# fmt: off
reveal_type(RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED.value)  # = Literal['1.2.840.10008.5.1.4.1.1.6']
# fmt: on
reveal_type(uids.CTImageStorage)  # = Literal['1.2.840.10008.5.1.4.1.1.2']
reveal_type(uids.UltrasoundImageStorageRetired)  # = Literal['1.2.840.10008.5.1.4.1.1.6']
reveal_type(e2013.uids.CTImageStorage)  # = Literal['1.2.840.10008.5.1.4.1.1.2']
reveal_type(get("1.2"))  # = MediaStorageSOPClass | RetiredMediaStorageSOPClass | None
reveal_type(by_keyword("CTImageStorage"))  # = MediaStorageSOPClass | RetiredMediaStorageSOPClass | None
reveal_type(by_name("CT Image Storage"))  # = MediaStorageSOPClass | RetiredMediaStorageSOPClass | None
reveal_type(e2013.get("1.2"))  # = MediaStorageSOPClass | RetiredMediaStorageSOPClass | None
reveal_type(groups.STORAGE)  # = frozenset[MediaStorageSOPClass]
reveal_type(groups.RETIRED)  # = frozenset[RetiredMediaStorageSOPClass]
reveal_type(e2017c.groups.ANNEX_O)  # = frozenset[MediaStorageSOPClass]
reveal_type(groups.PIXEL_DATA)  # = frozenset[MediaStorageSOPClass]
reveal_type(e2013.groups.WAVEFORM)  # = frozenset[MediaStorageSOPClass]
reveal_type(groups.BY_DIRECTORY_RECORD_TYPE[DirectoryRecordType.IMAGE])  # = frozenset[MediaStorageSOPClass]
reveal_type(EDITION)  # = Literal[NEWEST]
reveal_type(e2013.EDITION)  # = Literal['2013']
reveal_type(EDITIONS[0])  # = Literal[EDITIONS]
# (mypy) EDITIONS
reveal_type(load("2017c").MediaStorageSOPClass)  # = type[SOPClass]
reveal_type(load("2017c").get(b"1.2"))  # = SOPClass | None
reveal_type(table.rows("2013")[0]["has_pixel_data"])  # = bool | None
reveal_type(registry.get("1.2"))  # = UIDEntry | None
# (mypy) tuple[str, str | None, str | None, str, bool, str, fallback=UIDEntry] | None
reveal_type(dicom_media_storage.__version__)  # = str
reveal_type(ct.uid)  # = str
reveal_type(ct.sop_class_name)  # = str
reveal_type(ct.keyword)  # = str
# mypy shows a NamedTuple by its fields, with the class at the end.
reveal_type(ct.iod)  # = IOD | None
# (mypy) tuple[str | None, str | None, str | None, str | None, str | None, str | None, fallback=IOD] | None
reveal_type(ct.table)  # = str
reveal_type(ct.service_class)  # = str | None
reveal_type(ct.first_edition)  # = str
reveal_type(ct.last_edition)  # = str
reveal_type(ct.former_names)  # = tuple[str, ...]
reveal_type(ct.related_general)  # = tuple[MediaStorageSOPClass, ...] | None
reveal_type(ct.related_general_edition)  # = str | None
reveal_type(ct.directory_record_type)  # = DirectoryRecordType | None
reveal_type(ct.is_retired)  # = bool
reveal_type(ct.specialization)  # = tuple[str, ...] | None
reveal_type(ct.has_pixel_data)  # = bool | None
reveal_type(ct.is_presentation_state)  # = bool | None
reveal_type(ct.shares_uid_with_network)  # = bool
for edition in history.editions():
    history.added(edition, EDITIONS[-1])
reveal_type(history.registered("2016a"))  # = tuple[SOPClass, ...]
reveal_type(history.added("2013", "2017c"))  # = tuple[SOPClass, ...]
reveal_type(history.renamed("2013", "2017c")[0].old_name)  # = str
# mypy shows a NamedTuple by its fields, with the class at the end.
reveal_type(history.diff("2013", "2017c"))  # = Diff
# (mypy) tuple[str, str, tuple[SOPClass, ...], tuple[SOPClass, ...], tuple[tuple[str, str, str, fallback=Renamed], ...], fallback=Diff]


def narrowed(uid: str) -> MediaStorageSOPClassUID | None:
    return uid if is_media_storage_uid(uid) else None


def found(uid: str) -> AnyMediaStorageSOPClass | None:
    return get(uid)


def of_any_edition(sop_class: SOPClass) -> None:
    reveal_type(sop_class.iod)  # = IOD | None
    # (mypy) tuple[str | None, str | None, str | None, str | None, str | None, str | None, fallback=IOD] | None


def of_the_newest(sop_class: MediaStorageSOPClass) -> None:
    if sop_class.iod is not None:
        reveal_type(sop_class.iod.section)  # = str | None
        reveal_type(sop_class.iod.url)  # = str | None
    if sop_class.iod is not None and sop_class.iod.modules is not None:
        reveal_type(sop_class.iod.modules[0].section)  # = str | None
        usage: ModuleUsage = sop_class.iod.modules[0].usage
        assert usage != "U"
        assert usage != "C"
        reveal_type(usage)  # = Literal['M']
    if sop_class.registered is not None:
        reveal_type(sop_class.registered.edition)  # = str
        reveal_type(sop_class.registered.not_in)  # = str | None


for member in groups.STORAGE:
    reveal_type(member)  # = MediaStorageSOPClass
