"""SOP Classes by name: SOP Class Names of PS3.4, UID Names of PS3.6, and former names."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, Generic, TypeVar

from ._lookup import plain_text
from ._old_names import OLD_NAMES
from ._sop_class import SOPClass
from .editions.registry import ROWS

_Class = TypeVar("_Class", bound=SOPClass)

_RETIRED: Final = re.compile(r"\s*\(retired\)$")
_SOP_CLASS: Final = re.compile(r"\s+sop class$")
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


class NameIndex(Generic[_Class]):
    """The SOP Classes of an edition by UID Keyword and by name; each index is built on first use."""

    def __init__(self, members: Iterable[_Class]) -> None:
        self._members = tuple(members)

    def by_keyword(self, keyword: object) -> _Class | None:
        """Return the class with a UID Keyword or an old keyword, or None; see ``by_keyword`` of an edition."""
        return self._keywords.get(plain_text(keyword).casefold())

    def by_name(self, name: object) -> _Class | None:
        """Return the class with a name, or None; see ``by_name`` of an edition."""
        text = _normal(plain_text(name))
        folded = _folded(text)
        if _RETIRED.search(text):
            return self._retired.get(folded)
        return self._printed.get(folded) or self._other.get(folded) or self.by_keyword(text)

    @cached_property
    def _keywords(self) -> dict[str, _Class]:
        of_today = {member.keyword: member for member in self._members}
        old = {old: of_today[keyword] for old, keyword in OLD_NAMES.items() if keyword in of_today}
        return {keyword.casefold(): member for keyword, member in (old | of_today).items()}

    @cached_property
    def _printed(self) -> dict[str, _Class]:
        retired_first = sorted(self._members, key=lambda member: member.is_retired, reverse=True)
        return {_folded(member.sop_class_name): member for member in retired_first}

    @cached_property
    def _other(self) -> dict[str, _Class]:
        return _with_one_class(self._members)

    @cached_property
    def _retired(self) -> dict[str, _Class]:
        retired = [member for member in self._members if member.is_retired]
        return _with_one_class(retired) | {_folded(member.sop_class_name): member for member in retired}


def _with_one_class(members: Iterable[_Class]) -> dict[str, _Class]:
    """Return the UID Names and former names that belong to a single class."""
    found: dict[str, set[_Class]] = {}
    for member in members:
        for name in (*member.former_names, *_uid_names(member.uid)):
            found.setdefault(_folded(name), set()).add(member)
    return {name: next(iter(classes)) for name, classes in found.items() if len(classes) == 1}


def _uid_names(uid: str) -> list[str]:
    """Return the UID Names that the editions print.

    >>> _uid_names("1.2.840.10008.5.1.4.1.1.88.11")[0]
    'Basic Text SR Storage'
    """
    run: str | tuple[tuple[str, str | None], ...] | None = ROWS[uid][0] if uid in ROWS else None
    names = [name for _, name in run] if isinstance(run, tuple) else [run]
    return [name for name in names if name]


def _folded(name: str) -> str:
    """Return a name in a form that all its spellings share.

    >>> _folded("CT  Image Storage SOP Class (Retired)")
    'ct image storage'
    """
    return _SOP_CLASS.sub("", _RETIRED.sub("", _normal(name)))


def _normal(name: str) -> str:
    return " ".join(name.translate(_HYPHENS).casefold().split())
