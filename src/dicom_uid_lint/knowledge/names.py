"""The registered UIDs that a name means, in any spelling."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from .register import Registered, register
from .vocabulary import ALIASES, KINDS, SETS, canonical

LONGEST = 200
"""The most characters of a name that are read."""

_WORD = re.compile(r"SOP(?:CLASS)?(?=[A-Z]{4})|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_QUALIFIED = re.compile(
    r"(?<!not )(?<!not yet )retired(?!\W{1,5}(?:false|no|0|n)\b)|obsolete|deprecated|legacy|outdated|superseded|former"
    r"|historic|\bold|_old",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"draft|frozen|\btrial|trial\b|\bsupp?(?:lement|l)?[ ._-]*\d|withdrawn|removed|reserved", re.IGNORECASE
)
_RETIRED = re.compile(r"\(?_?retired_?\)?", re.IGNORECASE)
_TYPE = re.compile(r"sop_?\s?class|transfer_?\s?syntax|abstract_?\s?syntax", re.IGNORECASE)
_CLASS = re.compile(r"sop[ _]?class(?!\w*uid)", re.IGNORECASE)
_LONG = 9
_LONGEST_RUN = 16
_MOST_CLASSES = 6


class Strength(IntEnum):
    """How sure it is that a text is the name of a UID."""

    ABBREVIATION = 1
    """An abbreviation of a modality or of a kind of object."""
    PART = 2
    """Two or more words, which few names have."""
    SHORT = 3
    """The name of a class without "Storage"."""
    FULL = 4
    """A whole name, which means nothing else."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The UIDs that a name means.

    ``extra`` are the words of the name besides these, ``token`` is the abbreviation if the name is one.
    """

    uids: frozenset[str]
    strength: Strength
    extra: frozenset[str] = frozenset()
    token: str | None = None

    @property
    def current(self) -> Registered | None:
        """The current UID, if there is exactly one."""
        known = [register()[uid] for uid in self.uids if not register()[uid].is_retired]
        return known[0] if len(known) == 1 else None

    @property
    def plainest(self) -> Registered:
        """The UID with the plainest name: a current one, with the abbreviation alone, or with the fewest words."""
        known = [register()[uid] for uid in self.uids]
        return min(
            known,
            key=lambda one: (one.is_retired, one.uid not in self._alone, len(one.name.split()), len(one.uid), one.uid),
        )

    @property
    def is_clear(self) -> bool:
        """Whether it is a name, or the abbreviation of one current class, such as CT Image Storage."""
        is_one = sum(not register()[uid].is_retired for uid in self._alone or self.uids) == 1
        return self.token is None or is_one

    @property
    def _alone(self) -> frozenset[str]:
        return _index().get(frozenset({self.token or ""}), frozenset())


def split(text: str) -> list[str]:
    """Return the words of an identifier or a text, as they are written."""
    return _WORD.findall(text[:LONGEST])


@lru_cache(maxsize=4096)
def words(text: str) -> Sequence[str]:
    """Return the words of a name in small letters and one spelling, without words such as "UID" and "SOP Class"."""
    found = [word.casefold() for word in split(_RETIRED.sub(" ", text))]
    first = found[:1] == ["k"]
    return canonical([word for word in found[first:] if word not in SETS["decoration"]])


def _key(run: Sequence[str]) -> frozenset[str]:
    """Return the words of a name that tell it from others."""
    return frozenset(run) - SETS["plain"]


@cache
def _index() -> dict[frozenset[str] | str, frozenset[str]]:
    """Return the UIDs by the words and by the letters of their names."""
    index: defaultdict[frozenset[str] | str, set[str]] = defaultdict(set)
    for one in register().values():
        if one.type in SETS["types_without_names"]:
            continue
        for name in (*one.names, *ALIASES.get(one.uid, ())):
            parts = words(name)
            bare = "".join(part for part in parts if part not in SETS["plain"])
            is_vague = "trial" in parts and len(_key(parts)) == 1  # Waveform Storage - Trial
            for key in (_key(parts), "".join(parts), bare if len(bare) > _LONG else ""):
                if key and not is_vague:
                    index[key].add(one.uid)
    return {key: frozenset(uids) for key, uids in index.items()}


@cache
def kinds(one: Registered) -> frozenset[str]:
    """Return the words in the names of a class, and the kinds that they add."""
    return frozenset[str]().union(*_bags(one))


@cache
def _bags(one: Registered) -> list[frozenset[str]]:
    bags = [_key(words(name)) for name in one.names]
    return [bag.union(*(KINDS.get(word, ()) for word in bag)) for bag in bags]


@cache
def _names_with() -> dict[str, set[tuple[str, int]]]:
    """Return the UIDs with a word in a name, and which of their names it is."""
    index: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for one in register().values():
        for number, bag in enumerate(_bags(one) if one.type not in SETS["types_without_names"] else ()):
            for word in bag:
                index[word].add((one.uid, number))
    return index


def _uids_with(words: frozenset[str]) -> frozenset[str]:
    """Return the UIDs with all these words in a name."""
    found = [_names_with().get(word, set()) for word in words]
    return frozenset(uid for uid, _ in found[0].intersection(*found[1:])) if found else frozenset()


@lru_cache(maxsize=4096)
def meanings(text: str) -> tuple[Meaning, ...]:
    """Return the meanings of a text: the names in it, the longest first, or its abbreviation.

    >>> [sorted(one.uids) for one in meanings("g_defaultCTImageStorage")], meanings("SOP_CLASS_TO_SEND")
    ([['1.2.840.10008.5.1.4.1.1.2']], ())
    """
    parts = words(text)
    found = tuple(_runs(parts, text))
    if found:
        return found
    bag = _key(parts) - SETS["verbs"]
    part = bag - SETS["affixes"]
    few = _uids_with(part) if sum(map(str.isalpha, part)) > 1 else frozenset[str]()
    if 0 < len(few) <= _MOST_CLASSES and "protocol" not in part and "/" not in text:
        return (Meaning(few, Strength.PART),)
    token = next(iter(bag)) if len(bag) == 1 else ""
    if token in SETS["modalities"] | SETS["types"] and _is_abbreviation(text):
        return (Meaning(_uids_with(bag), Strength.ABBREVIATION, frozenset(), token),)
    return ()


def _runs(parts: Sequence[str], text: str) -> Iterator[Meaning]:
    """Yield the meanings of the runs of words that are names, the longest first; runs do not overlap."""
    free = [True] * len(parts)
    taken = list[tuple[frozenset[str], Strength]]()
    for size in range(min(len(parts), _LONGEST_RUN), 0, -1):
        for at in range(len(parts) - size + 1):
            run = parts[at : at + size]
            if all(free[at : at + size]):
                uids = _index().get(_key(run)) or _index().get("".join(run))
                strength = _strength(run, uids, text) if uids else None
                if uids and strength:
                    taken.append((uids, strength))
                    free[at : at + size] = [False] * size
    others = frozenset(word for word, is_free in zip(parts, free, strict=True) if is_free)
    extra = others - SETS["affixes"] - SETS["verbs"] - SETS["plain"]
    yield from (Meaning(uids, strength, extra) for uids, strength in taken)


def _strength(run: Sequence[str], uids: frozenset[str], text: str) -> Strength | None:
    """Return how sure it is that a run of words names these UIDs; None if it is too short to tell."""
    known = [register()[uid] for uid in uids]
    key = _key(run)
    if any(one.is_storage or "torage" in one.name for one in known):
        if "storage" in "".join(run):
            return Strength.FULL
        written = [word for word in split(text) if word.casefold() not in SETS["decoration"] | SETS["affixes"]]
        is_modality = key <= SETS["modalities"] and "image" not in run
        is_abbreviation = len(key) == 1 and len(written) < 3 and key <= SETS["types"]
        return None if is_modality or is_abbreviation else Strength.SHORT
    is_syntax = known[0].type == "Transfer Syntax" and (len(key) > 1 or key <= SETS["compressions"])
    if len(key) > 2 or is_syntax or _TYPE.search(text):
        return Strength.FULL
    return Strength.SHORT if len(key) == 2 else None


def _is_abbreviation(name: str) -> bool:
    """Return whether a name is written like an abbreviation, and not like a common word."""
    others = SETS["decoration"] | SETS["plain"] | SETS["verbs"]
    written = [word for word in split(name) if word.casefold() not in others]
    is_upper = all(word.isupper() or word[0].isdigit() for word in written)
    return is_upper or len(written) > 1 or "".join(written).casefold() in SETS["in_small_letters"]


def fits(text: str, one: Registered) -> bool:
    """Return whether a name can mean a UID: as its name, as some of its words, or as its kind."""
    meaning = meanings(text)
    if one.type == "Well-known SOP Instance" and _CLASS.search(text):
        return False
    if any(one.uid in each.uids for each in meaning):
        return True
    bag = _key(words(text)) - SETS["verbs"]
    for each in meaning:
        is_general = "ompression" not in text and _is_general(bag, each, one)
        if each.strength >= Strength.SHORT and not is_general and not _may_be_variant(each, one):
            return False  # the name of another, and no word that the names of several have
    return bool(bag) and any(bag <= own for own in _bags(one))


def is_one_name(text: str) -> bool:
    """Return whether a text with commas is one name, such as "JPEG Lossless, First-Order Prediction"."""
    if len(text) > LONGEST:
        return False
    found, parts = meanings(text), words(text)
    is_one = len(found) == 1 and not found[0].extra and found[0].strength > Strength.ABBREVIATION
    return is_one and len({*parts}) == len(parts)


def is_part_of(text: str, longer: str) -> bool:
    """Return whether a longer name has all words of a name, and more."""
    return _key(words(text)) < _key(words(longer))


def is_common(text: str) -> bool:
    """Return whether the words of a text are in the names of many UIDs."""
    return len(_uids_with(_key(words(text)) - SETS["verbs"])) > _MOST_CLASSES


def _is_general(bag: frozenset[str], meaning: Meaning, one: Registered) -> bool:
    """Return whether a name that is in the names of several UIDs, such as "JPEG Lossless", can mean each of them."""
    if one.type == "Transfer Syntax":
        return _is_general_syntax(bag)
    return one.type == "Well-known SOP Instance" or (meaning.strength is Strength.SHORT and not one.is_storage)


def _is_general_syntax(bag: frozenset[str]) -> bool:
    return "endian" not in bag and ("part" in bag or not any(map(str.isdecimal, bag)))


def says_class(text: str) -> bool:
    """Return whether a name is that of a SOP Class, and not of an instance."""
    return " " in text and _CLASS.search(text) is not None


def namesake(one: Registered) -> Registered | None:
    """Return the current UID with the name of a retired one, or the retired UID with the name of a current one."""
    found = [register()[uid] for uid in _index().get(_key(words(one.name)), ())]
    return next((other for other in found if other.is_retired is not one.is_retired), None)


def is_name_of(text: str, one: Registered) -> bool:
    """Return whether a text is a whole name of a UID and nothing else."""
    parts = words(text)
    is_whole = "storage" in parts or not one.is_storage
    if one.type == "Transfer Syntax" and _is_general_syntax(_key(parts)):
        return False
    return is_whole and any(_key(parts) == _key(words(name)) for name in one.names)


def _may_be_variant(meaning: Meaning, one: Registered) -> bool:
    """Return whether more words make a name that of another class of its kind."""
    own = {word for bag in _bags(one) for word in bag}
    named = [_key(words(name)) for name in meaning.plainest.names]
    if meaning.strength is Strength.SHORT and any(bag < own and own - bag <= SETS["shared"] for bag in named):
        return True
    return bool(meaning.extra) and any(bag <= own for bag in named)


def contradicts(meaning: Meaning, one: Registered) -> bool:
    """Return whether a name that does not fit a UID contradicts it.

    An abbreviation never contradicts a UID of another service, and a modality only another modality.
    """
    if meaning.token is None:
        return True
    if "Well-known SOP Instance" in {one.type, meaning.plainest.type}:
        return meaning.plainest.type == one.type
    return one.is_storage and (meaning.token not in SETS["modalities"] or not SETS["modalities"].isdisjoint(kinds(one)))


def is_qualified(text: str) -> bool:
    """Return whether a text says that what it names is retired, a draft or a trial."""
    return is_draft(text) or _QUALIFIED.search(text) is not None


def is_draft(text: str) -> bool:
    """Return whether a text says that what it names is a draft, a trial or withdrawn."""
    return _DRAFT.search(text) is not None


def says_retired(text: str) -> bool:
    """Return whether a name has the mark with which the standard prints retired UIDs."""
    return re.search(r"\(retired\)|(?<![a-z])retired_|_retired(?![a-z])|Retired$", text, re.IGNORECASE) is not None


@lru_cache(maxsize=4096)
def is_slot(name: str) -> bool:
    """Return whether a name is that of any UID, such as "SOPClassUID"."""
    letters = "".join(one for one in name.casefold() if one.isalnum())
    return letters in SETS["slots"] or not (set(words(name)) - SETS["affixes"] - SETS["plain"])


def slot_type(name: str) -> str | None:
    """Return the type of the UIDs that DICOM puts in an attribute: "SOP Class" or "Transfer Syntax"."""
    letters = "".join(one for one in name.casefold() if one.isalnum())
    if meanings(name):
        return None
    if letters.endswith(
        ("sopclassuid", "sopclass", "00081150", "abstractsyntax", "abstractsyntaxname", "00080016", "00020002")
    ):
        return "SOP Class"
    return "Transfer Syntax" if letters.endswith(("transfersyntaxuid", "transfersyntax", "00020010")) else None


def is_deliberate(text: str) -> bool:
    """Return whether a text says that a UID is wrong on purpose."""
    return not SETS["deliberate"].isdisjoint(map(str.casefold, split(text)))


def is_foreign(text: str) -> bool:
    """Return whether a text says that a UID is not one of DICOM."""
    return not SETS["foreign"].isdisjoint(map(str.casefold, split(text)))
