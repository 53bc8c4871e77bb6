"""From what a person types to the UIDs that are meant.

The first of these that fits anything is the answer: a whole UID or name, whole words of a name, beginnings of words,
a piece that begins at a word, any piece of a UID or name. Case, blanks and punctuation do not count in names:
a keyword, a member name and a printed name are one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, TypeAlias

from .catalogue import Entry, OtherUID, StorageClass, other_uids, storage_classes
from .closest import closest

_PADDING: Final = re.compile(r"(?:\\x00|\\0|\0|\s)+$")
_WORDS: Final = re.compile(r"[^\W_]+")
_SHORTEST_PIECE: Final = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of something that was asked for."""

    query: str
    """What was asked for, without padding."""
    fit: Literal["exact", "part", "none"]
    """Whether it is a whole UID or name, a part of one, or neither."""
    classes: tuple[StorageClass, ...] = ()
    """The storage SOP Classes that fit, in the order of the standard."""
    others: tuple[OtherUID, ...] = ()
    """The other UIDs that fit; parts of them count only where they fit no storage SOP Class."""
    close: tuple[Entry, ...] = ()
    """What may have been meant, the closest first, where nothing fits."""


def ask(what: str) -> Answer:
    r"""Return what is known of a UID, a keyword, a member name, a printed or old name, or a part of one.

    >>> ask("1.2.840.10008.5.1.4.1.1.2\0").classes[0].newest.name
    'CT_IMAGE_STORAGE'
    >>> ask("ct image storge").close[0].names
    ('CT Image Storage',)
    """
    query = _PADDING.sub("", what).strip()
    for fit, test in _tests(query):
        classes = tuple(entry for entry in storage_classes().values() if test(entry))
        others = tuple(entry for entry in other_uids().values() if test(entry)) if not classes or fit == "exact" else ()
        if classes or others:
            return Answer(query, fit, classes, others)
    return Answer(query, "none", close=_closest(query))


_Test: TypeAlias = Callable[[Entry], bool]
_Tests: TypeAlias = Iterable[tuple[Literal["exact", "part"], _Test]]


def _tests(query: str) -> _Tests:
    if not _folded(query):
        return ()
    return _uid_tests(query) if _is_uid(query) else _name_tests(query)


def _uid_tests(query: str) -> _Tests:
    part = query.strip(".")
    yield "exact", lambda entry: entry.uid == query
    if query.startswith("1.2."):
        # A piece that begins as all of DICOM's UIDs do is their beginning: 1.2.3 is somebody else's UID.
        yield "part", lambda entry: entry.uid.startswith(query)
    else:
        yield "part", lambda entry: f".{part}." in f".{entry.uid}."
        yield "part", lambda entry: part in entry.uid


def _name_tests(query: str) -> _Tests:
    # A name may come with what it is an attribute of, as in MediaStorageSOPClass.CT_IMAGE_STORAGE.
    folded, last = _folded(query), _folded(query.rpartition(".")[2])
    words = set(_words(query))
    yield "exact", lambda entry: folded in _folds(entry.uid)
    yield "exact", lambda entry: last in _folds(entry.uid)
    yield "part", lambda entry: any(words <= set(name) for name in _worded_names(entry.uid))
    yield "part", lambda entry: any(_begin(words, name) for name in _worded_names(entry.uid))
    yield "part", lambda entry: any(_begins_at_a_word(folded, name) for name in _worded_names(entry.uid))
    if len(folded) >= _SHORTEST_PIECE:
        yield "part", lambda entry: any(folded in fold for fold in _folds(entry.uid))


def _is_uid(query: str) -> bool:
    return re.fullmatch(r"[0-9.]+", query) is not None


def _folded(text: str) -> str:
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _begin(beginnings: Iterable[str], words: list[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _begins_at_a_word(folded: str, words: list[str]) -> bool:
    return any("".join(words[first:]).startswith(folded) for first in range(len(words)))


@cache
def _worded_names(uid: str) -> tuple[list[str], ...]:
    """Return the words of the names of a UID that are written as words: a keyword is not."""
    entry = _entry(uid)
    names = entry.names if isinstance(entry, OtherUID) else (*entry.names, entry.newest.name)
    return tuple(_words(name) for name in names)


@cache
def _folds(uid: str) -> frozenset[str]:
    entry = _entry(uid)
    if isinstance(entry, OtherUID):
        return frozenset(_folded(name) for name in (entry.uid_name, entry.keyword) if name)
    names = (*entry.names, entry.newest.keyword, entry.newest.name, *entry.old_names)
    return frozenset(_folded(name) for name in names)


def _entry(uid: str) -> Entry:
    return storage_classes().get(uid) or other_uids()[uid]


def _closest(query: str) -> tuple[Entry, ...]:
    uids = (*storage_classes(), *other_uids())
    if _is_uid(query):
        found = get_close_matches(query, uids, cutoff=0.8)
    else:
        found = closest(_words(query), {uid: _worded_names(uid) for uid in uids})
    return tuple(_entry(uid) for uid in found)
