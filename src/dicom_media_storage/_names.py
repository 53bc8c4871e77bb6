"""SOP Classes by name: SOP Class Names of PS3.4, UID Names of PS3.6, and former names."""

import re
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from . import registry
from ._lookup import plain_text
from ._sop_class import SOPClass

_Class = TypeVar("_Class", bound=SOPClass)

_RETIRED: Final = re.compile(r"\s*\(retired\)$")
_SOP_CLASS: Final = re.compile(r"\s+sop class$")
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


class NameIndex(Generic[_Class]):
    """The names of the SOP Classes of one edition."""

    def __init__(self, members: Iterable[_Class]) -> None:
        members = sorted(members, key=lambda member: member.is_retired, reverse=True)
        retired = [member for member in members if member.is_retired]
        self._printed = {_folded(member.sop_class_name): member for member in members}
        self._other = _with_one_class(members)
        self._retired = _with_one_class(retired) | {_folded(member.sop_class_name): member for member in retired}

    def find(self, name: object) -> _Class | None:
        """Return the class that has a name, or None; see ``by_name``."""
        text = _normal(plain_text(name))
        folded = _folded(text)
        if _RETIRED.search(text):
            return self._retired.get(folded)
        return self._printed.get(folded) or self._other.get(folded)


def _with_one_class(members: Iterable[_Class]) -> dict[str, _Class]:
    """Return the UID Names and former names that mean one class only."""
    found: dict[str, set[_Class]] = {}
    for member in members:
        entry = registry.get(member.uid)
        for name in (*member.former_names, *([entry.name] if entry and entry.name else [])):
            found.setdefault(_folded(name), set()).add(member)
    return {name: next(iter(classes)) for name, classes in found.items() if len(classes) == 1}


def _folded(name: str) -> str:
    """Return what spellings of one name have in common.

    >>> _folded("CT  Image Storage SOP Class (Retired)")
    'ct image storage'
    """
    return _SOP_CLASS.sub("", _RETIRED.sub("", _normal(name)))


def _normal(name: str) -> str:
    return " ".join(name.translate(_HYPHENS).casefold().split())
