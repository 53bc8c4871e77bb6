# Generated from spec/2026d (DICOM 2026d, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026d
# sha256 of spec/2026d: f3ce0b75b76ee1f9588cee9e49cb19f0eef06f2acdd3ac6bb551b2b5dd13fc3e

"""From a UID, a UID Keyword or a printed name to the SOP Class of DICOM 2026d; none of these ever raises."""

from functools import cache

from ..._lookup import folded_name, plain_text
from .sop_classes import MediaStorageSOPClass, RetiredMediaStorageSOPClass

_BY_UID: dict[str, MediaStorageSOPClass | RetiredMediaStorageSOPClass] = {
    str(member): member
    for member in (
        *RetiredMediaStorageSOPClass,
        *MediaStorageSOPClass,
    )
}


def get(uid: str) -> MediaStorageSOPClass | RetiredMediaStorageSOPClass | None:
    r"""Return the SOP Class that has a UID: a current one, a retired one, or None.

    ``uid`` is a ``str`` or of any subclass; NULs and blanks after it, which pad the values of the DICOM value
    representation UI (PS3.5 section 9.1), do not count. What is private, malformed or no text gives None: this
    never raises.

    >>> get("1.2.840.10008.1.3.10\0")
    <MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE: '1.2.840.10008.1.3.10'>
    >>> get("1.2.3") is None
    True
    """
    try:
        return _BY_UID[uid]
    except (KeyError, TypeError):
        return _BY_UID.get(plain_text(uid))


def by_keyword(keyword: str) -> MediaStorageSOPClass | RetiredMediaStorageSOPClass | None:
    """Return the SOP Class that has a UID Keyword (PS3.6 Table A-1), letter for letter, or None.

    >>> by_keyword("MediaStorageDirectoryStorage")
    <MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE: '1.2.840.10008.1.3.10'>
    """
    return _by_keyword().get(plain_text(keyword))


def by_name(name: str) -> MediaStorageSOPClass | RetiredMediaStorageSOPClass | None:
    """Return the SOP Class that the tables of PS3.4 2026d print under a name, or None.

    Case and white space do not count. Where a current and a retired class bear one name, this gives the current one.

    >>> by_name(MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE.sop_class_name)
    <MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE: '1.2.840.10008.1.3.10'>
    """
    return _by_name().get(folded_name(name))


@cache
def _by_keyword() -> dict[str, MediaStorageSOPClass | RetiredMediaStorageSOPClass]:
    from ._facts import KEYWORD

    return {keyword: _BY_UID[uid] for uid, keyword in KEYWORD.items()}


@cache
def _by_name() -> dict[str, MediaStorageSOPClass | RetiredMediaStorageSOPClass]:
    from ._facts import CLASS

    return {folded_name(CLASS[uid][0]): member for uid, member in _BY_UID.items()}
