"""All that the package knows, by UID: the storage SOP Classes across the editions, and the other UIDs of PS3.6."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from dicom_media_storage import registry
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS

from .rows import Row, members, row_of


@dataclass(frozen=True, slots=True)
class StorageClass:
    """A storage SOP Class, with its member in every edition that has it."""

    uid: str
    """The SOP Class UID."""
    by_edition: Mapping[str, SOPClass]
    """Its members by edition, oldest first; never empty."""

    @property
    def newest(self) -> SOPClass:
        """The member of the newest edition that has the class."""
        return self.by_edition[self.editions[-1]]

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions that have the class, oldest first."""
        return tuple(self.by_edition)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the editions print, newest first, each once."""
        return tuple(dict.fromkeys(self.by_edition[edition].sop_class_name for edition in reversed(self.editions)))

    @property
    def uid_name(self) -> str | None:
        """The UID Name of PS3.6 Table A-1; None where no table at hand has the UID."""
        entry = registry.get(self.uid)
        return entry.name if entry else None

    @property
    def is_retired(self) -> bool:
        """Whether the newest edition that has the class has it among the retired ones."""
        return self.newest.is_retired

    @property
    def old_names(self) -> tuple[str, ...]:
        """The constants under which other software knew the class, and which are not its UID Keyword."""
        return tuple(old for old, keyword in OLD_NAMES.items() if keyword == self.newest.keyword)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its row in every edition that has it, oldest first."""
        return tuple(row_of(edition, member) for edition, member in self.by_edition.items())


@dataclass(frozen=True, slots=True)
class OtherUID:
    """A UID of PS3.6 Table A-1 that no shipped edition has among its storage SOP Classes."""

    uid: str
    """The UID Value."""
    uid_name: str
    """The UID Name."""
    keyword: str | None
    """The UID Keyword; None where the table has none."""
    uid_type: str
    """The UID Type, such as ``Transfer Syntax``."""
    is_retired: bool
    """Whether the table marks it as retired."""

    @property
    def names(self) -> tuple[str, ...]:
        """The UID Name alone."""
        return (self.uid_name,)


Entry: TypeAlias = StorageClass | OtherUID
"""What is known of a UID."""


@cache
def storage_classes() -> Mapping[str, StorageClass]:
    """Return the storage SOP Classes of all shipped editions by UID: the newest edition's order, then the older ones'.

    >>> storage_classes()["1.2.840.10008.5.1.4.1.1.88.11"].names
    ('Basic Text SR Storage', 'Basic Text SR')
    """
    by_edition = {edition: {member.uid: member for member in members(edition)} for edition in EDITIONS}
    uids = dict.fromkeys(uid for edition in reversed(EDITIONS) for uid in by_edition[edition])
    return {
        uid: StorageClass(uid, {edition: has[uid] for edition, has in by_edition.items() if uid in has}) for uid in uids
    }


@cache
def other_uids() -> Mapping[str, OtherUID]:
    """Return the rest of PS3.6 Table A-1 by UID.

    >>> other_uids()["1.2.840.10008.1.1"].uid_type
    'SOP Class'
    """
    return {
        entry.uid: OtherUID(entry.uid, entry.name or "", entry.keyword, entry.type, entry.is_retired)
        for entry in registry.entries()
        if entry.uid not in storage_classes()
    }
