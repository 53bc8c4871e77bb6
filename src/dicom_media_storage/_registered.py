"""Since when PS3.6 Table A-1 lists a SOP Class, over all editions whose table is known."""

from __future__ import annotations

from ._record import NamedTuple
from .editions.registry import FIRST_LISTED


class Registered(NamedTuple):
    """The first known edition whose PS3.6 Table A-1 lists a UID, and the last known one before it that does not.

    The UID was registered in `edition`, or in an edition between `not_in` and `edition` whose table is not known.
    More editions are known than shipped: see ``dicom_media_storage.history.known_editions()``.

    >>> from dicom_media_storage import MediaStorageSOPClass
    >>> MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING.registered
    Registered(edition='2026d', not_in='2026a')
    """

    edition: str
    """The first known edition whose Table A-1 lists the UID."""
    not_in: str | None
    """The last known edition before it, whose Table A-1 does not list the UID; None if there is none."""


def registered(uid: str) -> Registered | None:
    """Return since when a UID is registered; None for an unknown UID, and for most that are no SOP Class."""
    first = FIRST_LISTED.get(uid)
    return None if first is None else Registered(*first)
