"""Find the UIDs that a query means, by the rules that ``tests/search_queries.toml`` states.

The first rule that matches anything gives the answer. The site follows the same rules.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, TypeAlias

from dicom_media_storage.registry import UIDEntry

from .abbreviations import ABBREVIATIONS, SYNONYMS
from .catalogue import Entry, StorageClass, names_of, other_uids, storage_classes
from .misspelt import edits, one_edit_apart, two_edits_apart
from .query import bare, folded, is_uid, words_of

_SECTION: Final = re.compile(
    r"(?:.*#)?(?:PS3\.[34])?\s*(?:table|section|sect)?[\s_]*([A-Z]{1,2}(?:\.\d+)+(?:-\d+)?)", re.IGNORECASE
)
_SHORTEST_PIECE: Final = 4
_LONGEST_NAME: Final = 300
_MOST_SUGGESTIONS: Final = 3
_MOST_EDITS: Final = 2

Fit: TypeAlias = Literal["exact", "part", "similar", "none"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The UIDs that a query means."""

    query: str
    """The query, without what surrounds it."""
    fit: Fit
    """Whether the query is a whole UID or name, a part, or similar to a part; "none" if nothing matches."""
    classes: tuple[StorageClass, ...] = ()
    """The matching storage SOP Classes, the best first."""
    others: tuple[UIDEntry, ...] = ()
    """The other matching UIDs; a part of a UID or name matches them only if it matches no storage SOP Class."""
    close: tuple[Entry, ...] = ()
    """Suggestions, the closest first, if nothing matches."""
    file_uid: str | None = None
    """The SOP Class UID of the file that the query names."""
    error: str | None = None
    """Why the file that the query names cannot be read."""


def ask(text: str) -> Answer:
    r"""Return the answer to a UID, a keyword, a member name, a printed or old name, or a part of these.

    >>> ask("1.2.840.10008.5.1.4.1.1.2\0").classes[0].newest.name
    'CT_IMAGE_STORAGE'
    >>> ask("ct").classes[0].newest.keyword
    'CTImageStorage'
    >>> ask("CTImagStorage").close[0].names
    ('CT Image Storage',)
    """
    query = bare(text)
    for fit, fits in _rules(query):
        classes = tuple(entry for entry in storage_classes().values() if fits(entry))
        others = tuple(entry for entry in other_uids().values() if fits(entry)) if not classes or fit == "exact" else ()
        if classes or others:
            return Answer(query, fit, tuple(sorted(classes, key=_rank(query))), others)
    return Answer(query, "none", close=_closest(query))


_Rules: TypeAlias = Iterator[tuple[Fit, Callable[[Entry], bool]]]


def _rules(query: str) -> _Rules:
    if not folded(query) or len(query) > _LONGEST_NAME:
        return
    section = _SECTION.fullmatch(query)
    if is_uid(query):
        yield from _uid_rules(query)
    elif section:
        yield from _section_rules(section[1].upper())
    else:
        yield from _name_rules(query)


def _uid_rules(query: str) -> _Rules:
    if not query.startswith("1.2."):
        part = query.strip(".*")
        yield "part", lambda entry: f".{entry.uid}".endswith(f".{part}")
        yield "part", lambda entry: f".{part}." in f".{entry.uid}."
    elif query.endswith((".", "*")):
        yield "part", lambda entry: entry.uid.startswith(query.rstrip("*"))
    else:
        yield "exact", lambda entry: entry.uid == query


def _section_rules(section: str) -> _Rules:
    yield "part", lambda entry: section in _places(entry)
    yield "part", lambda entry: any(place.startswith((f"{section}.", f"{section}-")) for place in _places(entry))


def _name_rules(query: str) -> _Rules:
    # A name may be qualified, as in MediaStorageSOPClass.CT_IMAGE_STORAGE.
    whole = {folded(query), folded(query.rpartition(".")[2])}
    whole |= {name.removesuffix("sopclass") for name in whole}
    joined, words = folded(query), words_of(query)
    yield "exact", lambda entry: not whole.isdisjoint(_folds(entry.uid))
    meant = _synonym(query)
    yield "part", lambda entry: isinstance(entry, StorageClass) and entry.newest.keyword in meant
    yield "part", lambda entry: _has_all(entry, words, lambda asked, word: asked == word)
    yield "part", lambda entry: _has_all(entry, words, lambda asked, word: word.startswith(asked))
    yield "part", lambda entry: any(_begins_at_a_word(joined, name) for name in _worded_names(entry.uid))
    if len(joined) >= _SHORTEST_PIECE:
        yield "part", lambda entry: any(joined in fold for fold in _folds(entry.uid))
    yield "similar", lambda entry: _has_all(entry, words, one_edit_apart)
    yield "similar", lambda entry: _has_all(entry, words, two_edits_apart)


def _has_all(entry: Entry, words: tuple[str, ...], is_like: Callable[[str, str], bool]) -> bool:
    left = [asked for asked in words if asked not in _marks(entry.uid)]
    return any(all(any(is_like(asked, word) for word in name) for asked in left) for name in _worded_names(entry.uid))


def _begins_at_a_word(joined: str, words: tuple[str, ...]) -> bool:
    return any("".join(words[first:]).startswith(joined) for first in range(len(words)))


def _rank(query: str) -> Callable[[StorageClass], tuple[int, bool]]:
    """Return the key that puts the classes of an abbreviation first, then those of a Directory Record Type."""
    _source, keywords = ABBREVIATIONS.get(query.upper(), ("", _synonym(query)))
    places = {keyword: place for place, keyword in enumerate(keywords)}
    return lambda entry: (places.get(entry.newest.keyword, len(places)), _record_type(entry) != query.upper())


def _synonym(query: str) -> tuple[str, ...]:
    """Return the UID Keywords that an everyday name means, in the singular or the plural."""
    phrase = " ".join(words_of(query)).upper()
    return SYNONYMS.get(phrase, SYNONYMS.get(phrase.removesuffix("S"), ()))


def _record_type(entry: StorageClass) -> str:
    record_type = entry.newest.directory_record_type
    return "" if record_type is None else record_type.value


def _places(entry: Entry) -> tuple[str, ...]:
    """Return the section of PS3.3 and the table of PS3.4 that define a class."""
    if not isinstance(entry, StorageClass):
        return ()
    iod = entry.newest.iod
    return (entry.newest.table, (iod.section if iod else None) or "")


@cache
def _worded_names(uid: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each name of a UID that consists of words; a UID Keyword does not."""
    entry = _entry(uid)
    member = (entry.newest.name,) if isinstance(entry, StorageClass) else ()
    return tuple(words_of(name) for name in (*names_of(entry), *member))


@cache
def _marks(uid: str) -> frozenset[str]:
    """Return the words that mean a UID, besides its names."""
    entry = _entry(uid)
    retired = ("retired",) if entry.is_retired else ()
    if not isinstance(entry, StorageClass):
        return frozenset(retired)
    meaning = (short.casefold() for short, (_, keywords) in ABBREVIATIONS.items() if entry.newest.keyword in keywords)
    return frozenset((*retired, *meaning, *words_of(_record_type(entry))))


@cache
def _folds(uid: str) -> frozenset[str]:
    entry = _entry(uid)
    if isinstance(entry, StorageClass):
        names = [*entry.names, entry.newest.keyword, entry.newest.name, *entry.old_names]
    else:
        names = [name for name in (entry.name, entry.keyword) if name]
    retired = [f"{name} (Retired)" for name in names] if entry.is_retired else []
    return frozenset(folded(name) for name in (*names, *retired))


def _mistyped(query: str, uids: Iterable[str]) -> list[str]:
    """Return the UIDs that differ from a query in one or two characters, the closest first."""
    near = [(edits(query, uid), uid) for uid in uids if abs(len(uid) - len(query)) <= _MOST_EDITS]
    return [uid for count, uid in sorted(near, key=lambda one: one[0]) if count <= _MOST_EDITS][:_MOST_SUGGESTIONS]


def _entry(uid: str) -> Entry:
    return storage_classes().get(uid) or other_uids()[uid]


def _closest(query: str) -> tuple[Entry, ...]:
    if len(query) > _LONGEST_NAME:
        return ()
    uids = (*storage_classes(), *other_uids())
    if is_uid(query):
        within = [uid for uid in uids if uid.startswith(f"{query}.")]
        return tuple(map(_entry, within[:_MOST_SUGGESTIONS] or _mistyped(query, uids)))
    by_name = {name: uid for uid in reversed(uids) for name in _folds(uid)}
    found = (by_name[name] for name in get_close_matches(folded(query), by_name, n=9, cutoff=0.7))
    return tuple(map(_entry, list(dict.fromkeys(found))[:_MOST_SUGGESTIONS]))
