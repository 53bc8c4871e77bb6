"""All known UIDs: the storage SOP Classes of the shipped editions, and the rest of PS3.6 Table A-1."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeAlias

from dicom_media_storage import identify, registry
from dicom_media_storage._facts import RUNS
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._runs import RETIRED_TABLE
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS, load
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.editions.runs import CLASSES
from dicom_media_storage.registry import UIDEntry


@dataclass(frozen=True)
class StorageClass:
    """A storage SOP Class over all shipped editions; members are loaded on first use."""

    uid: str
    """The SOP Class UID."""

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that list the class, as current or as retired, oldest first; never empty."""
        listing = {*RUNS.editions_of(self.uid, is_retired=False), *RUNS.editions_of(self.uid, is_retired=True)}
        return tuple(edition for edition in EDITIONS if edition in listing)

    @cached_property
    def newest(self) -> SOPClass:
        """The member of the newest edition that lists the class."""
        return self._member(self.editions[-1])

    @property
    def by_edition(self) -> Mapping[Edition, SOPClass]:
        """Its members by edition, oldest first."""
        return {edition: self._member(edition) for edition in self.editions}

    def _member(self, edition: Edition) -> SOPClass:
        member = load(edition).get(self.uid)
        if member is None:
            raise LookupError(f"DICOM {edition} does not have {self.uid}")
        return member

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that the editions print, newest first, each once."""
        return tuple(dict.fromkeys(RUNS.name(self.uid, edition) for edition in reversed(self.editions)))

    @property
    def uid_name(self) -> str | None:
        """The UID Name of PS3.6 Table A-1; None if no shipped edition's Table A-1 lists the UID."""
        entry = registry.get(self.uid)
        return None if entry is None else entry.name

    @property
    def is_retired(self) -> bool:
        """Whether the newest edition that lists the class lists it as retired."""
        return self.newest.is_retired

    @property
    def old_names(self) -> tuple[str, ...]:
        """The names of the class's constants in other software that differ from its UID Keyword."""
        return tuple(old for old, keyword in OLD_NAMES.items() if keyword == RUNS.keyword(self.uid))


Entry: TypeAlias = StorageClass | UIDEntry
"""A storage SOP Class, or a UID of PS3.6 Table A-1 that no shipped edition lists among its storage SOP Classes."""


def names_of(entry: Entry) -> tuple[str, ...]:
    """Return the names of a UID, the newest first.

    >>> names_of(other_uids()["1.2.840.10008.1.1"])
    ('Verification SOP Class',)
    """
    return entry.names if isinstance(entry, StorageClass) else (entry.name or entry.uid,)


def described(entry: UIDEntry) -> str:
    """Describe, in a few words, a UID that no shipped edition lists among its storage SOP Classes.

    >>> described(other_uids()["1.2.840.10008.1.1"]), described(other_uids()["1.2.840.10008.5.1.4.1.1.9"])
    ('SOP Class, not listed for storage', 'retired storage SOP Class')
    """
    if identify(entry.uid).status == "retired":
        return "retired storage SOP Class"
    if entry.is_retired:
        return f"retired {entry.type}"
    return "SOP Class, not listed for storage" if entry.type == "SOP Class" else entry.type


def members(edition: Edition) -> tuple[SOPClass, ...]:
    """Return the current classes of an edition, then the retired ones, each in the order of the tables.

    >>> members("2017c")[0].name, members("2017c")[-1].is_retired
    ('MEDIA_STORAGE_DIRECTORY_STORAGE', True)
    """
    return (*load(edition).MediaStorageSOPClass, *(retired(edition) or ()))


def retired(edition: Edition) -> tuple[SOPClass, ...] | None:
    """Return the retired classes of an edition in table order; None if its source does not list them.

    >>> [member.keyword for member in retired("2017c")][0]
    'NuclearMedicineImageStorageRetired'
    """
    enum: type[SOPClass] | None = getattr(load(edition), "RetiredMediaStorageSOPClass", None)
    return None if enum is None else tuple(enum)


def lists_retired(edition: Edition) -> bool:
    """Return whether an edition has the table of retired classes.

    >>> lists_retired("2017c")
    True
    """
    return RUNS.source_of_table(RETIRED_TABLE, edition) is not None


def groups(edition: Edition) -> dict[str, frozenset[SOPClass]]:
    """Return the groups of an edition by their names.

    >>> list(groups("2013"))[:3]
    ['ANNEX_O', 'ENCAPSULATED_DOCUMENT', 'MEDIA_DIRECTORY']
    """
    return {name: value for name, value in sorted(vars(load(edition).groups).items()) if isinstance(value, frozenset)}


@cache
def storage_classes() -> Mapping[str, StorageClass]:
    """Return the storage SOP Classes of all shipped editions by UID; those of the newest edition come first.

    >>> storage_classes()["1.2.840.10008.5.1.4.1.1.88.11"].names
    ('Basic Text SR Storage', 'Basic Text SR')
    """
    classes = {uid: StorageClass(uid) for uid in CLASSES}
    last = {uid: one.editions[-1] for uid, one in classes.items()}
    found: dict[str, StorageClass] = {}
    for edition in reversed(EDITIONS):
        if edition in last.values():
            found |= {one.uid: classes[one.uid] for one in members(edition) if last[one] == edition}
    return found


@cache
def other_uids() -> Mapping[str, UIDEntry]:
    """Return the rest of PS3.6 Table A-1 by UID.

    >>> other_uids()["1.2.840.10008.1.1"].type
    'SOP Class'
    """
    return {entry.uid: entry for entry in registry.entries() if entry.uid not in storage_classes()}
