"""The registered UIDs of all editions, as one table; the only module that asks `dicom_media_storage`."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from dicom_media_storage import registry, uids
from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage.editions import EDITIONS

ROOT = "1.2.840.10008"
"""The root of every UID that DICOM assigns (PS3.5 section 9)."""

STORAGE_ARC = f"{ROOT}.5.1.4.1.1"
"""The arc under which most storage SOP Classes stand."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A UID of PS3.6 Table A-1, with every name that it has or had."""

    uid: str
    name: str
    keyword: str | None
    type: str
    is_retired: bool
    names: tuple[str, ...]
    """Printed names of all editions, keywords, and names of other software."""
    is_storage: bool

    @property
    def is_sop_class(self) -> bool:
        """Whether it is a SOP Class, of any service."""
        return self.type.endswith("SOP Class")

    def __str__(self) -> str:
        """Return the printed name and whether it is retired."""
        return f"{self.name} (retired)" if self.is_retired and "(Retired)" not in self.name else self.name


@cache
def register() -> dict[str, Registered]:
    """Return all registered UIDs, by UID.

    >>> register()["1.2.840.10008.5.1.4.1.1.6"].is_retired
    True
    """
    old_names: dict[str, list[str]] = {}
    for old, keyword in OLD_NAMES.items():
        old_names.setdefault(keyword, []).append(old)
    members: dict[str, list[str]] = {}
    for uid, names in _members():
        members.setdefault(uid, []).extend(names)
    table: dict[str, Registered] = {}
    for entry in registry.entries():
        others = [*old_names.get(entry.keyword or "", ()), *members.get(entry.uid, ())]
        distinct = tuple(dict.fromkeys(one for one in (entry.name, entry.keyword, *others) if one))
        name = entry.name or "a UID without a name"
        is_storage = entry.uid in members
        table[entry.uid] = Registered(
            entry.uid, name, entry.keyword, entry.type, entry.is_retired, distinct, is_storage
        )
    return table


def _members() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the storage SOP Classes of each edition with their names there."""
    for edition in EDITIONS:
        module = import_module(f"dicom_media_storage.editions.e{edition}")
        for enum in ("MediaStorageSOPClass", "RetiredMediaStorageSOPClass"):
            for member in getattr(module, enum, ()):
                yield str(member), (member.sop_class_name, member.name, member.keyword or "")


@cache
def editions() -> str:
    """Return the span of editions that the register covers, such as ``2013 to 2026d``."""
    return f"{EDITIONS[0]} to {EDITIONS[-1]}"


@cache
def old_names() -> dict[str, str]:
    """Return the names of pydicom and pynetdicom that are no UID Keyword, with the UID Keyword of each."""
    return dict(OLD_NAMES)


@cache
def constants() -> frozenset[str]:
    """Return the names that `dicom_media_storage.uids` offers."""
    return frozenset(uids.__all__)


def constant(uid: str) -> str | None:
    """Return the name of the constant of a UID, or None if `dicom_media_storage.uids` has none.

    >>> constant("1.2.840.10008.5.1.4.1.1.2")
    'CTImageStorage'
    """
    one = register().get(uid)
    return one.keyword if one and one.keyword in constants() else None


@cache
def by_keyword() -> dict[str, Registered]:
    """Return the registered UIDs that have a UID Keyword, by it."""
    return {one.keyword: one for one in register().values() if one.keyword}


def is_arc(uid: str) -> bool:
    """Return whether registered UIDs stand under this one.

    >>> is_arc("1.2.840.10008.5.1.4.1.1"), is_arc("1.2.840.10008.5.1.4.1.1.481.1")
    (True, False)
    """
    return uid in _arcs()


@cache
def _arcs() -> frozenset[str]:
    parts = [uid.split(".") for uid in register()]
    return frozenset(".".join(one[:n]) for one in parts for n in range(1, len(one)))


def is_beginning(text: str) -> bool:
    """Return whether a registered UID begins with a text, wherever that ends.

    >>> is_beginning("1.2.840.10008.5.1.4.1.1.48")
    True
    """
    at = bisect_left(_sorted(), text)
    return at < len(_sorted()) and _sorted()[at].startswith(text)


@cache
def _sorted() -> list[str]:
    return sorted(register())


def order(uid: str) -> tuple[int, ...]:
    """Return a key that sorts UIDs by the numbers of their components.

    >>> sorted(["1.10", "1.9"], key=order)
    ['1.9', '1.10']
    """
    return tuple(int(part[:20]) for part in uid.split(".") if part.isdecimal())


def described(one: Registered) -> str:
    """Return the name and UID of a class, with the constant for it if there is one.

    >>> described(register()["1.2.840.10008.5.1.4.1.1.2"])
    'CT Image Storage, 1.2.840.10008.5.1.4.1.1.2 (uids.CTImageStorage)'
    """
    name = constant(one.uid)
    return f"{one}, {one.uid}" + (f" (uids.{name})" if name else "")
