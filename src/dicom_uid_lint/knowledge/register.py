"""All registered UIDs with their names; the only module that asks `dicom_media_storage`."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dicom_media_storage import EDITION, get, registry

ROOT = "1.2.840.10008"
"""The root of every UID that DICOM assigns (PS3.5 section 9)."""

STORAGE_ARC = f"{ROOT}.5.1.4.1.1"
"""The arc under which most storage SOP Classes stand."""

SPAN = f"the register of UIDs, PS3.6 Table A-1, up to {EDITION}"
"""The data that the linter compares with."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A UID of PS3.6 Table A-1, with every name that it has or had."""

    uid: str
    name: str
    keyword: str | None
    type: str
    is_retired: bool
    is_storage: bool
    """Whether `dicom_media_storage.uids` has a constant for it."""
    names: tuple[str, ...]
    """Printed names in all editions, keywords, and names in other software."""

    @property
    def is_sop_class(self) -> bool:
        """Whether it is a SOP Class, of any service."""
        return self.type.endswith("SOP Class")

    def __str__(self) -> str:
        """Return the printed name and whether it is retired."""
        return f"{self.name} (retired)" if self.is_retired and "(Retired)" not in self.name else self.name


@cache
def register() -> dict[str, Registered]:
    """Return all registered UIDs, by UID."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    classes = [member for entry in registry.entries() if (member := get(entry.uid)) is not None]
    for member in classes:
        names[member.uid] += (member.sop_class_name, *member.former_names)
    storage = frozenset(names)
    of_keyword = {entry.keyword: entry.uid for entry in registry.entries()}
    for old, keyword in registry.old_keywords().items():
        names[of_keyword[keyword]].append(old)
    table: dict[str, Registered] = {}
    for one in registry.entries():
        known = tuple(dict.fromkeys(name for name in (one.name, one.keyword, *names[one.uid]) if name))
        name = one.name or "a UID without a name"
        table[one.uid] = Registered(one.uid, name, one.keyword, one.type, one.is_retired, one.uid in storage, known)
    return table


def constant(uid: str) -> str | None:
    """Return the name of the constant of a UID, or None if `dicom_media_storage.uids` has none."""
    one = register().get(uid)
    return one.keyword if one and one.is_storage else None


@cache
def _arcs() -> frozenset[str]:
    return frozenset(uid[:end] for uid in register() for end, mark in enumerate(uid) if mark == ".")


def is_arc(uid: str) -> bool:
    """Return whether registered UIDs stand under this one."""
    return uid in _arcs()
