"""What the package knows of a UID: every edition's SOP Classes and the registry of PS3.6 Table A-1, as one table."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from dicom_media_storage import registry, uids
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS

ROOT = "1.2.840.10008"
"""The root of every UID that DICOM assigns (PS3.5 section 9)."""


@dataclass(frozen=True, slots=True)
class Known:
    """An assigned UID: what it is called, everywhere that tells."""

    uid: str
    name: str
    keyword: str | None
    uid_type: str
    is_retired: bool
    names: tuple[str, ...]
    """All its names: printed, former, keyword, member, and those of other software."""
    first_edition: str | None
    """The first shipped edition whose tables list it as a storage class; None for what is none."""

    @property
    def is_sop_class(self) -> bool:
        """Whether it is a SOP Class, of whatever service."""
        return self.uid_type.endswith("SOP Class")

    @property
    def is_storage(self) -> bool:
        """Whether an edition that is shipped holds it as a storage SOP Class."""
        return self.first_edition is not None

    def __str__(self) -> str:
        """Return the printed name, with what one must know of it."""
        return f"{self.name} (retired)" if self.is_retired and "(Retired)" not in self.name else self.name


@cache
def known() -> dict[str, Known]:
    """Return all assigned UIDs that the shipped editions tell of.

    >>> known()["1.2.840.10008.5.1.4.1.1.6"].is_retired
    True
    """
    members = _members()
    old_names: dict[str, list[str]] = {}
    for old, keyword in OLD_NAMES.items():
        old_names.setdefault(keyword, []).append(old)
    table: dict[str, Known] = {}
    for uid, name, uid_keyword, uid_type, is_retired, _ in registry.entries():
        if name is None:
            continue
        of_editions = members.get(uid, [])
        names = [name, *([uid_keyword] if uid_keyword else []), *old_names.get(uid_keyword or "", [])]
        names += [text for one in of_editions for text in (one.sop_class_name, one.name, one.keyword)]
        first = of_editions[0].first_edition if of_editions else None
        table[uid] = Known(uid, name, uid_keyword, uid_type, is_retired, tuple(dict.fromkeys(names)), first)
    return table


def _members() -> dict[str, list[SOPClass]]:
    found: dict[str, list[SOPClass]] = {}
    for edition in EDITIONS:
        module = import_module(f"..editions.e{edition}", __package__)
        for enum in ("MediaStorageSOPClass", "RetiredMediaStorageSOPClass"):
            for member in getattr(module, enum, ()):
                found.setdefault(str(member), []).append(member)
    return found


@cache
def constants() -> frozenset[str]:
    """Return the names that `dicom_media_storage.uids` offers."""
    return frozenset(uids.__all__)


def constant(uid: str) -> str | None:
    """Return the name of the constant of a UID, or None where `dicom_media_storage.uids` has none.

    >>> constant("1.2.840.10008.5.1.4.1.1.2")
    'CTImageStorage'
    """
    one = known().get(uid)
    return one.keyword if one and one.keyword in constants() else None


@cache
def by_keyword() -> dict[str, Known]:
    """Return the assigned UIDs that have a UID Keyword, by it."""
    return {one.keyword: one for one in known().values() if one.keyword}


def successor(one: Known) -> Known | None:
    """Return the current class that bears the printed name of a retired one, or None where there is none.

    >>> successor(known()["1.2.840.10008.5.1.4.1.1.6"]).uid
    '1.2.840.10008.5.1.4.1.1.6.1'
    """
    for other in known().values():
        if not other.is_retired and other.name.casefold() == one.name.casefold():
            return other
    return None


@cache
def storage_arcs() -> tuple[str, ...]:
    """Return the arcs right under which the storage classes of the tables of PS3.4 stand, none within another.

    In these the registry is whole as far as SOP Classes go: what it does not hold there, no edition assigns.

    >>> "1.2.840.10008.5.1.4.1.1" in storage_arcs() and "1.2.840.10008.5.1.4.38" in storage_arcs()
    True
    """
    newest = import_module(f"..editions.e{EDITIONS[-1]}", __package__)
    parents = {str(one).rpartition(".")[0] for one in newest.MediaStorageSOPClass if one.shares_uid_with_network}
    return tuple(sorted(arc for arc in parents if not any(arc.startswith(f"{other}.") for other in parents)))


def is_arc(uid: str) -> bool:
    """Return whether assigned UIDs stand under this one.

    >>> is_arc("1.2.840.10008.5.1.4.1.1"), is_arc("1.2.840.10008.5.1.4.1.1.481.1")
    (True, False)
    """
    return uid in _arcs()


@cache
def _arcs() -> frozenset[str]:
    return frozenset(".".join(parts[:n]) for parts in (uid.split(".") for uid in known()) for n in range(1, len(parts)))


def order(uid: str) -> tuple[int, ...]:
    """Return a key that sorts UIDs as their components count.

    >>> sorted(["1.10", "1.9"], key=order)
    ['1.9', '1.10']
    """
    return tuple(int(part) for part in uid.split(".") if part.isdecimal())
