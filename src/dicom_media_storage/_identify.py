"""Identify any UID by the classes of the newest edition, the register, and the syntax of UIDs."""

import re
from typing import Literal, NamedTuple, TypeAlias

from . import registry
from ._lookup import plain_text
from ._sop_class import SOPClass
from .editions import NEWEST, load
from .editions.retired_storage import RETIRED_STORAGE
from .registry import UIDEntry

IdentityStatus: TypeAlias = Literal["current", "retired", "registered", "unregistered", "private", "invalid"]
"""The kind of a UID; see `Identity.status`."""

_DICOM = "1.2.840.10008"
_LONGEST = 64
_COMPONENT = "(?:0|[1-9][0-9]*)"
# The second component is below 40, unless the first is 2 (ISO/IEC 8824).
_UID = re.compile(rf"(?:[01]\.(?:[0-9]|[1-3][0-9])|2\.{_COMPONENT})(?:\.{_COMPONENT})*")


class Identity(NamedTuple):
    """The result of `identify`.

    >>> identify("1.2.840.10008.5.1.4.1.1.9").status
    'retired'
    """

    uid: str
    """The UID without padding; empty for an object that is neither ``str`` nor ``bytes``."""
    status: IdentityStatus
    """One of:

    - ``"current"``: a member of `MediaStorageSOPClass` of the newest edition.
    - ``"retired"``: a retired storage SOP Class: a member of `RetiredMediaStorageSOPClass`, or a class that PS3.4 no
      longer prints.
    - ``"registered"``: another UID of PS3.6 Table A-1, such as a Transfer Syntax.
    - ``"unregistered"``: ``1.2.840.10008`` or a UID below it that no shipped edition's Table A-1 lists.
    - ``"private"``: a valid UID below another root.
    - ``"invalid"``: not a UID (PS3.5 section 9.1).
    """
    name: str | None
    """The SOP Class Name that PS3.4 prints, or else the UID Name of PS3.6 Table A-1, or else None."""
    member: SOPClass | None
    """The member of the newest edition's enums; None if they do not contain the UID."""
    entry: UIDEntry | None
    """The entry of the register (`dicom_media_storage.registry`); None if the register does not list the UID."""


def identify(uid: object) -> Identity:
    r"""Return the status, name and classes of any UID.

    ``uid`` is a ``str`` or ``bytes``; trailing NULs and spaces, which pad values in data sets (PS3.5 section 9.1), are
    ignored. Any other object is ``"invalid"``; no exception is raised.

    >>> identify(b"1.2.840.10008.5.1.4.1.1.2\0").member
    <MediaStorageSOPClass.CT_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.2'>
    >>> [identify(uid).status for uid in ("1.2.840.10008.1.2", "1.2.840.10008.9.9", "2.25.1", "1.02")]
    ['registered', 'unregistered', 'private', 'invalid']
    """
    text = plain_text(uid)
    member: SOPClass | None = load(NEWEST).get(text)
    entry = registry.get(text)
    name = member.sop_class_name if member is not None else entry.name if entry is not None else None
    return Identity(text, _status(text, member, entry), name, member, entry)


def _status(uid: str, member: SOPClass | None, entry: UIDEntry | None) -> IdentityStatus:
    if member is not None:
        return "retired" if member.is_retired else "current"
    if uid in RETIRED_STORAGE:
        return "retired"
    if entry is not None:
        return "registered"
    if len(uid) > _LONGEST or _UID.fullmatch(uid) is None:
        return "invalid"
    return "unregistered" if f"{uid}.".startswith(f"{_DICOM}.") else "private"
