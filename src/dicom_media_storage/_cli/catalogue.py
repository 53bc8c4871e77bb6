"""What the package contains: members and groups by edition; storage SOP Classes and other UIDs of PS3.6 by UID."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from dicom_media_storage import registry, table
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS, NEWEST, load
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.registry import UIDEntry
from dicom_media_storage.table import Row


@dataclass(frozen=True, slots=True)
class StorageClass:
    """A storage SOP Class, with its member in every edition that has it."""

    uid: str
    """The SOP Class UID."""
    by_edition: Mapping[Edition, SOPClass]
    """Its members by edition, oldest first; never empty."""

    @property
    def newest(self) -> SOPClass:
        """The member of the newest edition that has the class."""
        return self.by_edition[self.editions[-1]]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that have the class, oldest first."""
        return tuple(self.by_edition)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the editions print, newest first, each once."""
        return tuple(dict.fromkeys(self.by_edition[edition].sop_class_name for edition in reversed(self.editions)))

    @property
    def uid_name(self) -> str | None:
        """The UID Name of PS3.6 Table A-1; None if no shipped edition's Table A-1 lists the UID."""
        entry = registry.get(self.uid)
        return None if entry is None else entry.name

    @property
    def is_retired(self) -> bool:
        """Whether the newest edition that has the class lists it as retired."""
        return self.newest.is_retired

    @property
    def old_names(self) -> tuple[str, ...]:
        """The names of constants for the class in other software that are not its UID Keyword."""
        return tuple(old for old, keyword in OLD_NAMES.items() if keyword == self.newest.keyword)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its row in every edition that has it, oldest first."""
        return tuple(_rows_by_uid(edition)[self.uid] for edition in self.editions)


Entry: TypeAlias = StorageClass | UIDEntry
"""A storage SOP Class, or a UID of PS3.6 Table A-1 that no shipped edition lists among its storage SOP Classes."""


def names_of(entry: Entry) -> tuple[str, ...]:
    """Return the names of a UID, the newest first.

    >>> names_of(other_uids()["1.2.840.10008.1.1"])
    ('Verification SOP Class',)
    """
    return entry.names if isinstance(entry, StorageClass) else (entry.name or entry.uid,)


def members(edition: Edition) -> tuple[SOPClass, ...]:
    """Return the current classes of an edition, then the retired ones, each in the order of the tables.

    >>> [member.name for member in members("2017c")][::140]
    ['MEDIA_STORAGE_DIRECTORY_STORAGE', 'X_RAY_ANGIOGRAPHIC_BI_PLANE_IMAGE_STORAGE']
    """
    return (*load(edition).MediaStorageSOPClass, *(retired(edition) or ()))


def retired(edition: Edition) -> tuple[SOPClass, ...] | None:
    """Return the retired classes of an edition in table order; None if its source does not list them.

    >>> retired("2013") is None
    True
    """
    enum: type[SOPClass] | None = getattr(load(edition), "RetiredMediaStorageSOPClass", None)
    return None if enum is None else tuple(enum)


def groups(edition: Edition) -> dict[str, frozenset[SOPClass]]:
    """Return the groups of an edition by their names.

    >>> list(groups("2013"))[:3]
    ['ANNEX_O', 'ENCAPSULATED_DOCUMENT', 'MEDIA_DIRECTORY']
    """
    return {name: value for name, value in sorted(vars(load(edition).groups).items()) if isinstance(value, frozenset)}


def columns() -> tuple[str, ...]:
    """Return the names of the columns of rows, in order.

    >>> columns()[:2]
    ('edition', 'uid')
    """
    return tuple(next(iter(_rows_by_uid(NEWEST).values())))


@cache
def _rows_by_uid(edition: Edition) -> Mapping[str, Row]:
    return {row["uid"]: row for row in table.rows(edition, retired=True)}


@cache
def storage_classes() -> Mapping[str, StorageClass]:
    """Return the storage SOP Classes of all shipped editions by UID: the newest edition's order, then the older ones'.

    >>> storage_classes()["1.2.840.10008.5.1.4.1.1.88.11"].names
    ('Basic Text SR Storage', 'Basic Text SR')
    """
    by_edition = {edition: {member.uid: member for member in members(edition)} for edition in EDITIONS}
    uids = dict.fromkeys(uid for edition in reversed(EDITIONS) for uid in by_edition[edition])

    def of(uid: str) -> dict[Edition, SOPClass]:
        return {edition: by_edition[edition][uid] for edition in EDITIONS if uid in by_edition[edition]}

    return {uid: StorageClass(uid, of(uid)) for uid in uids}


@cache
def other_uids() -> Mapping[str, UIDEntry]:
    """Return the rest of PS3.6 Table A-1 by UID.

    >>> other_uids()["1.2.840.10008.1.1"].type
    'SOP Class'
    """
    return {entry.uid: entry for entry in registry.entries() if entry.uid not in storage_classes()}
