"""Which classes a name means, in whatever way it is written."""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from .register import Registered, order, register
from .vocabulary import KINDS, SETS, canonical

_LONGEST = 120
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_QUALIFIED = re.compile(
    r"(?<!not )(?<!not yet )retired(?!\W{1,5}(?:false|no|0|n)\b)|draft|frozen|\btrial|trial\b"
    r"|\bsupp?(?:lement|l)?[ ._-]*\d|obsolete|deprecated|legacy|outdated|superseded|former|historic|withdrawn|removed"
    r"|reserved|\bold|_old",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(r"\(?_?retired_?\)?", re.IGNORECASE)


class Strength(IntEnum):
    """How sure it is that a text is the name of a class."""

    ABBREVIATION = 1
    """It is an abbreviation of a modality or of a kind of object."""
    SHORT = 2
    """It is the name of a class without "Storage"."""
    FULL = 3
    """It is the whole name of a class."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The classes that a name means; ``token`` is the abbreviation, if the name is one."""

    uids: frozenset[str]
    strength: Strength
    token: str | None = None

    @property
    def plainest(self) -> Registered:
        """The current class with the shortest name, of those meant."""
        known = [register()[uid] for uid in self.uids]
        return min(known, key=lambda one: (one.is_retired, len(one.name.split()), order(one.uid)))

    @property
    def is_certain(self) -> bool:
        """Whether exactly one of the classes meant is current."""
        return sum(not register()[uid].is_retired for uid in self.uids) == 1


def split(text: str) -> list[str]:
    """Return the words of an identifier or a text, as they are written.

    >>> split("kCTImage2")
    ['k', 'CT', 'Image', '2']
    """
    return _WORD.findall(text)


def words(text: str) -> list[str]:
    """Return the words of a name in small letters and one spelling, without what decorates names of UIDs.

    >>> words("kCTImageStorageSOPClassUID"), words("UID_COMPUTED_RADIOGRAPHY_IMAGE_STORAGE")
    (['ct', 'image', 'storage'], ['cr', 'image', 'storage'])
    """
    found = map(str.casefold, split(_NOT_NAME.sub(" ", text[:_LONGEST])))
    return canonical([word for word in found if word not in SETS["decoration"]])


@lru_cache(maxsize=65536)
def _bag(name: str) -> frozenset[str]:
    """Return the words of a name that distinguish it from others."""
    return frozenset(words(name)) - SETS["plain"]


@cache
def _bags(one: Registered) -> list[frozenset[str]]:
    """Return the bag of words of each name of a class, with the kinds that they belong to."""
    return [bag.union(*(KINDS.get(word, ()) for word in bag)) for bag in map(_bag, one.names)]


@cache
def kinds(one: Registered) -> frozenset[str]:
    """Return the words of the names of a class that few others have: modalities, types of objects, and others.

    >>> sorted(kinds(register()["1.2.840.10008.5.1.4.1.1.2.1"]))
    ['ct']
    """
    return frozenset[str]().union(*_bags(one)) - SETS["shared"]


@cache
def family(token: str) -> frozenset[str]:
    """Return the UIDs of the classes of one kind.

    >>> sorted(family("pdf"))
    ['1.2.840.10008.5.1.4.1.1.104.1']
    """
    named = frozenset[str]().union(*_named().values())
    return frozenset(uid for uid in named if token in kinds(register()[uid]))


@cache
def _named() -> dict[frozenset[str] | str, frozenset[str]]:
    """Return the UIDs of the SOP Classes by the words and by the letters of their names."""
    index: defaultdict[frozenset[str] | str, set[str]] = defaultdict(set)
    for one in register().values():
        for name in one.names if one.is_sop_class else ():
            parts = words(name)
            # "Verification", "Printer" and "Print Job" are plain words besides.
            if one.is_storage or "storage" in name.casefold() or len(parts) > 3:
                letters = "".join(split(_NOT_NAME.sub(" ", name))).casefold()
                for key in (_bag(name), "".join(parts), letters):
                    index[key].add(one.uid)
    return {key: frozenset(uids) for key, uids in index.items()}


@lru_cache(maxsize=65536)
def meaning(name: str) -> Meaning | None:
    """Return the classes that a name means, or None if it is no name of a class.

    >>> sorted(meaning("CT_IMAGE_STORAGE").uids)
    ['1.2.840.10008.5.1.4.1.1.2']
    >>> meaning("SOP_CLASS_TO_SEND") is None
    True
    """
    if len(name) > _LONGEST:
        return None
    parts, bag = words(name), _bag(name)
    exact = (bag and _named().get(bag)) or _named().get("".join(parts)) or frozenset()
    storage = frozenset(uid for uid in exact if register()[uid].is_storage)
    if exact and ("storage" in name.casefold() or (len(parts) > 3 and not storage)):
        return Meaning(exact, Strength.FULL)
    is_modality = bag <= SETS["modalities"] and "image" not in parts
    if storage and not is_modality and len(split(name)) > 1:
        return Meaning(storage, Strength.SHORT)
    token = next(iter(bag)) if len(bag) == 1 else ""
    if token in SETS["modalities"] | SETS["types"] and (SETS["plain"] & set(parts) or _is_abbreviation(name)):
        return Meaning(family(token), Strength.ABBREVIATION, token)
    return None


def _is_abbreviation(name: str) -> bool:
    """Return whether a name is written as abbreviations are, and no other word."""
    written = [word for word in split(name) if word.casefold() not in SETS["decoration"] | SETS["plain"]]
    is_upper = all(word.isupper() or word[0].isdigit() for word in written)
    return is_upper or len(written) > 1 or "".join(written).casefold() in SETS["in_small_letters"]


def meaning_together(meanings: list[Meaning]) -> Meaning | None:
    """Return what several names mean together; None if there are none, or they contradict each other."""
    if not meanings:
        return None
    strongest = max(meanings, key=lambda one: one.strength)
    uids = strongest.uids.intersection(*(one.uids for one in meanings))
    return Meaning(uids, strongest.strength, strongest.token) if uids else None


def fits(name: str, one: Registered) -> bool:
    """Return whether a name can mean a class: as its name, as some of its words, or as its kind.

    >>> fits("Segmentation", register()["1.2.840.10008.5.1.4.1.1.66.5"])
    True
    """
    meant, bag = meaning(name), _bag(name)
    if meant is not None and one.uid in meant.uids:
        return True
    if meant is not None and (
        meant.strength is Strength.FULL or (meant.strength is Strength.SHORT and (len(bag) > 1 or len(split(name)) > 3))
    ):
        return False  # it is the name of another class, and no word that the names of several have
    return not bag <= SETS["shared"] and any(bag <= own for own in _bags(one))


def contradicts(meant: Meaning, one: Registered) -> bool:
    """Return whether a name that does not fit a class contradicts it: a modality contradicts only other modalities."""
    return meant.token not in SETS["modalities"] or not SETS["modalities"].isdisjoint(kinds(one))


def are_kin(one: Registered, other: Registered) -> bool:
    """Return whether two classes are of one modality, or have a word in common that few others have.

    >>> are_kin(register()["1.2.840.10008.5.1.4.1.1.2"], register()["1.2.840.10008.5.1.4.1.1.2.1"])
    True
    """
    return not kinds(one).isdisjoint(kinds(other))


def without_verbs(text: str) -> str:
    """Return the name of a function without its verbs: ``parse_ct_image`` handles CT images.

    >>> without_verbs("parse_ct_image")
    'ct image'
    """
    return " ".join(word for word in split(text[:_LONGEST]) if word.casefold() not in SETS["verbs"])


def says_retired(text: str) -> bool:
    """Return whether a text says that what it names is retired, a draft or a trial.

    >>> says_retired("RT Beams Delivery Instruction Storage (Supplement 74 Frozen Draft)")
    True
    """
    return _QUALIFIED.search(text) is not None


def is_plain_slot(name: str) -> bool:
    """Return whether a name says no more than that it is a UID, so that what it is a part of names the class.

    >>> is_plain_slot("SOPClassUID"), is_plain_slot("ReferencedSOPClassUID")
    (True, False)
    """
    return name.replace("_", "").replace("-", "").casefold() in SETS["slots"]


def is_uid_slot(name: str) -> bool:
    """Return whether an attribute, a keyword argument or a key is one that DICOM fills with a SOP Class UID.

    >>> is_uid_slot("SOPClassUID"), is_uid_slot("sop_class_name")
    (True, False)
    """
    letters = "".join(one for one in name.casefold() if one.isalnum())
    return letters.endswith(("sopclassuid", "abstractsyntaxname", "00080016"))
