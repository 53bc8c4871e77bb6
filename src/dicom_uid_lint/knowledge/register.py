"""The registered UIDs of all editions, as one table; the only module that asks `dicom_media_storage`."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dicom_media_storage import registry
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage.editions import EDITIONS, load

ROOT = "1.2.840.10008"
"""The root of every UID that DICOM assigns (PS3.5 section 9)."""

STORAGE_ARC = f"{ROOT}.5.1.4.1.1"
"""The arc under which most storage SOP Classes stand."""

SPAN = f"{EDITIONS[0]} to {EDITIONS[-1]}"
"""The editions that the register covers, such as ``2013 to 2026d``."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A UID of PS3.6 Table A-1, with every name that it has or had."""

    uid: str
    name: str
    keyword: str | None
    is_sop_class: bool
    is_retired: bool
    is_storage: bool
    names: tuple[str, ...]
    """Printed names of all editions, keywords, and names of other software."""

    def __str__(self) -> str:
        """Return the printed name and whether it is retired."""
        return f"{self.name} (retired)" if self.is_retired and "(Retired)" not in self.name else self.name


@cache
def register() -> dict[str, Registered]:
    """Return all registered UIDs, by UID.

    >>> register()["1.2.840.10008.5.1.4.1.1.6"].is_retired
    True
    """
    names: defaultdict[str, list[str | None]] = defaultdict(list)
    for edition in map(load, EDITIONS):
        for member in (*edition.MediaStorageSOPClass, *getattr(edition, "RetiredMediaStorageSOPClass", ())):
            names[member.uid] += (member.sop_class_name, member.name, member.keyword)
    storage = frozenset(names)
    of_keyword = {entry.keyword: entry.uid for entry in registry.entries()}
    for old, new in OLD_NAMES.items():
        names[of_keyword[new]].append(old)
    table: dict[str, Registered] = {}
    for uid, name, keyword, type_, is_retired, _ in registry.entries():
        known = tuple(dict.fromkeys(one for one in (name, keyword, *names[uid]) if one))
        is_class, is_storage = type_.endswith("SOP Class"), uid in storage
        table[uid] = Registered(uid, name or "a UID without a name", keyword, is_class, is_retired, is_storage, known)
    return table


def old_names() -> dict[str, str]:
    """Return the names of pydicom and pynetdicom that are no UID Keyword, with the UID Keyword of each."""
    return OLD_NAMES


def constant(uid: str) -> str | None:
    """Return the name of the constant of a UID, or None if `dicom_media_storage.uids` has none.

    >>> constant("1.2.840.10008.5.1.4.1.1.2")
    'CTImageStorage'
    """
    one = register().get(uid)
    return one.keyword if one and one.is_storage else None


@cache
def by_keyword() -> dict[str, Registered]:
    """Return the registered UIDs that have a UID Keyword, by it."""
    return {one.keyword: one for one in register().values() if one.keyword}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(uid[:end] for uid in register() for end in range(1, len(uid) + 1))


def is_beginning(text: str) -> bool:
    """Return whether a registered UID begins with a text, wherever that ends.

    >>> is_beginning("1.2.840.10008.5.1.4.1.1.48")
    True
    """
    return text in _beginnings()


def may_be_class(uid: str) -> bool:
    """Return whether a UID is not registered as something else than a SOP Class, such as a Transfer Syntax.

    >>> may_be_class("1.2.840.10008.1.2"), may_be_class("1.2.3")
    (False, True)
    """
    return uid not in register() or register()[uid].is_sop_class


def is_arc(uid: str) -> bool:
    """Return whether registered UIDs stand under this one.

    >>> is_arc("1.2.840.10008.5.1.4.1.1"), is_arc("1.2.840.10008.5.1.4.1.1.481.1")
    (True, False)
    """
    return f"{uid}." in _beginnings()


def order(uid: str) -> tuple[int, ...]:
    """Return a key that sorts UIDs by the numbers of their components.

    >>> sorted(["1.10", "1.9"], key=order)
    ['1.9', '1.10']
    """
    return tuple(map(int, uid.split(".")))


def described(one: Registered) -> str:
    """Return the name and UID of a class, with the constant for it if there is one.

    >>> described(register()["1.2.840.10008.5.1.4.1.1.2"])
    'CT Image Storage, 1.2.840.10008.5.1.4.1.1.2 (uids.CTImageStorage)'
    """
    name = constant(one.uid)
    return f"{one}, {one.uid}" + (f" (uids.{name})" if name else "")
