# What four type checkers must refuse: every line marked "# error", and no other.
from typing import assert_never

# pyright: reportDeprecated=false
from dicom_media_storage import (
    MediaStorageSOPClass,
    MediaStorageSOPClassUID,
    RetiredMediaStorageSOPClass,
    get,
    groups,
    history,
    table,
    uids,
)
from dicom_media_storage.editions import e2013, e2026d, load


def store(sop_class: MediaStorageSOPClass) -> None: ...


def store_2026d(sop_class: e2026d.MediaStorageSOPClass) -> None: ...


def store_2013(sop_class: e2013.MediaStorageSOPClass) -> None: ...


def negotiate(uid: MediaStorageSOPClassUID) -> None: ...


def send(uid: str) -> None: ...


def render(uid: groups.PixelDataUID) -> None: ...


def play(uid: groups.WaveformUID) -> None: ...


print(MediaStorageSOPClass.CT_IMAGE_STORAG)  # error
print(uids.CTImageStorag)  # error
print(uids.PseudoColorSoftcopyPresentationStageStorage)  # error
print(e2013.MediaStorageSOPClass.LABEL_MAP_SEGMENTATION_STORAGE)  # error
store(RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED)  # error
store(e2013.MediaStorageSOPClass.CT_IMAGE_STORAGE)  # error
store_2013(MediaStorageSOPClass.CT_IMAGE_STORAGE)  # error
store("1.2.840.10008.5.1.4.1.1.2")  # error
store(get("1.2"))  # error
negotiate("1.2.3")  # error
negotiate(uids.UltrasoundImageStorageRetired)  # error
MediaStorageSOPClass.CT_IMAGE_STORAGE.keyword = "CT"  # error
render(uids.TwelveLeadECGWaveformStorage)  # error
render(MediaStorageSOPClass.RAW_DATA_STORAGE.value)  # error
render("1.2.3")  # error
play(uids.CTImageStorage)  # error
print(groups.ANNEX_O)  # error
load("1999a")  # error
history.added("2013", "1999a")  # error
table.rows("1999a")  # error

store(MediaStorageSOPClass.CT_IMAGE_STORAGE)
store_2026d(e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE)
negotiate(uids.CTImageStorage)
render(uids.RTDoseStorage)
render(MediaStorageSOPClass.CT_IMAGE_STORAGE.value)
play(uids.TwelveLeadECGWaveformStorage)
negotiate("1.2.840.10008.5.1.4.1.1.2")
negotiate(MediaStorageSOPClass.CT_IMAGE_STORAGE.value)
send(MediaStorageSOPClass.CT_IMAGE_STORAGE)
send(uids.CTImageStorage)


def uid_of(sop_class: MediaStorageSOPClass) -> MediaStorageSOPClassUID:
    return sop_class.value


def about(sop_class: e2026d.RetiredMediaStorageSOPClass) -> str:
    match sop_class:
        case e2026d.RetiredMediaStorageSOPClass.NUCLEAR_MEDICINE_IMAGE_STORAGE_RETIRED:
            return "nuclear medicine"
        case e2026d.RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED:
            return "ultrasound"
        case e2026d.RetiredMediaStorageSOPClass.ULTRASOUND_MULTI_FRAME_IMAGE_STORAGE_RETIRED:
            return "ultrasound, many frames"
        case e2026d.RetiredMediaStorageSOPClass.X_RAY_ANGIOGRAPHIC_BI_PLANE_IMAGE_STORAGE:
            return "angiography"
        case _:
            assert_never(sop_class)


def forgetful(sop_class: e2026d.RetiredMediaStorageSOPClass) -> str:
    match sop_class:
        case e2026d.RetiredMediaStorageSOPClass.NUCLEAR_MEDICINE_IMAGE_STORAGE_RETIRED:
            return "nuclear medicine"
        case _:
            assert_never(sop_class)  # error


# Last, for some checkers then take the new value for true. pyright looks at Final in the module that declares it only.
uids.CTImageStorage = "1.2.3"  # error, not pyright
