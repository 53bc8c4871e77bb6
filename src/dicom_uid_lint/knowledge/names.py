"""Which classes a name means, in whatever way it is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import TypeVar

from .abbreviations import FAMILIES, IN_SMALL_LETTERS, MODALITIES, TYPES, canonical
from .register import Registered, order, register

_Key = TypeVar("_Key")

_LONGEST = 120
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_DECORATION = frozenset(
    (
        "uid uids sop class classes sopclass sopclassuid dicom dcm oid iod k abstract syntax id object objects"
        " instance the a an e only use uses modules module named called"
    ).split()
)
_SHARED_BY_MANY = frozenset(
    "image storage for presentation processing enhanced multi frame legacy converted retired".split()
)
_PLAIN = frozenset({"image", "images", "storage", "for", "iod"})
_VERBS = frozenset(
    (
        "is has parse read handle load make create process render on show handler reader parser loader viewer new"
        " from write writer import export get build convert store builder factory processor module decode decoder"
        " validate"
    ).split()
)
_SLOTS = frozenset(
    (
        "00080016 sopclassuids sopclasses"
        " uid uids value oid id code sopclassuid sopclass sopuid abstractsyntax classuid val raw string"
        " storageclassuid mediastoragesopclassuid abstractsyntaxuid dicomuid dicomsopclass"
    ).split()
)
_QUALIFIED = re.compile(
    r"retired|draft|frozen|\btrial|trial\b|\bsupp?(?:lement|l)?[ ._-]*\d|obsolete|deprecated|legacy|outdated|superseded"
    r"|former|historic|withdrawn|removed|reserved|\bold|_old",
    re.IGNORECASE,
)
_UNQUALIFIED = re.compile(r"\bnot (?:yet )?retired|retired\W{1,5}(?:false|no|0|n)\b", re.IGNORECASE)
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
    """The classes that a name means."""

    uids: frozenset[str]
    strength: Strength
    token: str | None = None
    """The abbreviation, if the name is one."""

    @property
    def plainest(self) -> Registered:
        """The current class with the shortest name, of those meant."""
        return _plainest(self.uids)

    @property
    def certain(self) -> Registered | None:
        """The only current class of those meant; None if there are several."""
        current = [uid for uid in self.uids if not register()[uid].is_retired]
        return register()[current[0]] if len(current) == 1 else None


@lru_cache(maxsize=4096)
def _plainest(uids: frozenset[str]) -> Registered:
    known = [register()[uid] for uid in uids]
    return min(known, key=lambda one: (one.is_retired, len(one.name.split()), order(one.uid)))


def words(text: str) -> list[str]:
    """Return the words of a name in small letters and one spelling, without what decorates names of UIDs.

    >>> words("kCTImageStorageSOPClassUID"), words("UID_COMPUTED_RADIOGRAPHY_IMAGE_STORAGE")
    (['ct', 'image', 'storage'], ['cr', 'image', 'storage'])
    """
    found = [word.casefold() for word in _WORD.findall(_NOT_NAME.sub(" ", text[:_LONGEST]))]
    while found and found[0] in _DECORATION:
        del found[0]
    while found and found[-1] in _DECORATION:
        del found[-1]
    return canonical(found)


def plain_words(text: str) -> set[str]:
    """Return the words of a printed name in small letters, as they are written.

    >>> sorted(plain_words("X-Ray 3D"))
    ['3', 'd', 'ray', 'x']
    """
    return {word.casefold() for word in _WORD.findall(text)}


def distinctive_words(name: str) -> set[str]:
    """Return the plain words of a name without those that the names of many classes share.

    >>> sorted(distinctive_words("Enhanced CT Image Storage"))
    ['ct']
    """
    return plain_words(name) - _SHARED_BY_MANY


def without_verbs(text: str) -> str:
    """Return the name of a function without its verbs: ``parse_ct_image`` handles CT images.

    >>> without_verbs("parse_ct_image")
    'ct image'
    """
    return " ".join(word for word in _WORD.findall(text[:_LONGEST]) if word.casefold() not in _VERBS)


def is_qualified(text: str) -> bool:
    """Return whether a text says that what it names is retired, a draft or a trial.

    >>> is_qualified("RT Beams Delivery Instruction Storage (Supplement 74 Frozen Draft)")
    True
    """
    return _QUALIFIED.search(_UNQUALIFIED.sub("", text)) is not None


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
    parts = words(name)
    bag = frozenset(parts) - _PLAIN
    exact = (_by_bag().get(bag) if bag else None) or _by_letters().get("".join(parts))
    storage = frozenset(uid for uid in exact or () if register()[uid].is_storage)
    if exact and ("storage" in parts or name.casefold().endswith("storage") or (len(parts) > 3 and not storage)):
        return Meaning(exact, Strength.FULL)
    is_modality = bag <= MODALITIES and "image" not in parts
    if storage and not is_modality and len(_WORD.findall(name)) > 1:
        return Meaning(storage, Strength.SHORT)
    return _abbreviation(parts, bag, name)


def _abbreviation(parts: list[str], bag: frozenset[str], name: str) -> Meaning | None:
    token = next(iter(bag)) if len(bag) == 1 else ""
    if token not in MODALITIES | TYPES:
        return None
    written = [word for word in _WORD.findall(name) if word.casefold() not in _DECORATION | _PLAIN]
    is_upper = all(word.isupper() or word[0].isdigit() for word in written)
    is_spelled = len(written) > 1 or "".join(written).casefold() in IN_SMALL_LETTERS
    if not (is_upper or is_spelled or _PLAIN & set(parts)):
        return None
    return Meaning(family(token), Strength.ABBREVIATION, token)


def meaning_together(meanings: list[Meaning]) -> Meaning | None:
    """Return what several names mean together; None if there are none, or they contradict each other."""
    if not meanings:
        return None
    uids = meanings[0].uids
    for one in meanings:
        uids &= one.uids
    strongest = max(meanings, key=lambda one: one.strength)
    return Meaning(uids, strongest.strength, strongest.token) if uids else None


@cache
def family(token: str) -> frozenset[str]:
    """Return the UIDs of the classes of one kind.

    >>> sorted(family("pdf"))
    ['1.2.840.10008.5.1.4.1.1.104.1']
    """
    tokens = FAMILIES.get(token, frozenset({token}))
    return frozenset(uid for uid, bags in _bags().items() if any(tokens & bag for bag in bags))


@cache
def in_some_modality() -> frozenset[str]:
    """Return the UIDs of all classes of images of one modality."""
    return frozenset[str]().union(*map(family, MODALITIES))


def fits(name: str, one: Registered) -> bool:
    """Return whether a name can mean a class: as its name, as some of its words, or as its kind.

    >>> fits("Segmentation", register()["1.2.840.10008.5.1.4.1.1.66.5"])
    True
    """
    meant = meaning(name)
    if meant is not None and one.uid in meant.uids:
        return True
    if meant is not None and meant.strength >= Strength.SHORT and _is_precise(name, meant):
        return False
    bag = frozenset(words(name)) - _PLAIN
    if len(bag) == 1 and (MODALITIES | TYPES) & bag and one.uid in family(*bag):
        return True
    return bool(bag) and any(bag <= own for own in _all_bags(one))


def share_modality(uids: frozenset[str]) -> bool:
    """Return whether classes are all of images of one modality.

    >>> share_modality(frozenset({"1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2.1"}))
    True
    """
    return any(uids <= family(token) for token in MODALITIES)


def _is_precise(name: str, meant: Meaning) -> bool:
    """Return whether a name is that of one class, and no word that the names of others contain as well."""
    return meant.strength is Strength.FULL or len(set(words(name)) - _PLAIN) > 1 or len(_WORD.findall(name)) > 3


def contradicts(meant: Meaning, one: Registered) -> bool:
    """Return whether a name that does not fit a class contradicts it: a modality contradicts only other modalities."""
    if meant.token is None or meant.token in TYPES:
        return True
    return one.uid in in_some_modality()


def is_plain_slot(name: str) -> bool:
    """Return whether a name says no more than that it is a UID, so that what it is a part of names the class.

    >>> is_plain_slot("SOPClassUID"), is_plain_slot("ReferencedSOPClassUID")
    (True, False)
    """
    return name.replace("_", "").replace("-", "").casefold() in _SLOTS


def is_uid_slot(name: str) -> bool:
    """Return whether an attribute, a keyword argument or a key is one that DICOM fills with a SOP Class UID.

    >>> is_uid_slot("SOPClassUID"), is_uid_slot("sop_class_name")
    (True, False)
    """
    letters = "".join(one for one in name.casefold() if one.isalnum())
    return letters.endswith(("sopclassuid", "abstractsyntaxname", "00080016"))


@lru_cache(maxsize=4096)
def _all_bags(one: Registered) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words(name)) - _PLAIN for name in one.names)


@cache
def _bags() -> dict[str, list[frozenset[str]]]:
    return {
        uid: [frozenset(words(name)) - _PLAIN for name in one.names]
        for uid, one in register().items()
        if one.is_storage or (one.is_sop_class and "storage" in one.name.casefold())
    }


@cache
def _by_bag() -> dict[frozenset[str], frozenset[str]]:
    return _index((uid, frozenset(words(name)) - _PLAIN) for uid, name in _namings())


@cache
def _by_letters() -> dict[str, frozenset[str]]:
    spellings = ((uid, spelling) for uid, name in _namings() for spelling in ("".join(words(name)), _folded(name)))
    return _index(spellings)


def _folded(name: str) -> str:
    return "".join(_WORD.findall(_NOT_NAME.sub(" ", name))).casefold()


def _namings() -> Iterable[tuple[str, str]]:
    for uid, one in register().items():
        for name in one.names:
            # "Verification", "Printer" and "Print Job" are plain words besides.
            is_telling = "storage" in name.casefold() or len(words(name)) > 3
            if one.is_sop_class and (one.is_storage or is_telling):
                yield uid, name


def _index(pairs: Iterable[tuple[str, _Key]]) -> dict[_Key, frozenset[str]]:
    index: dict[_Key, set[str]] = {}
    for uid, key in pairs:
        index.setdefault(key, set()).add(uid)
    return {key: frozenset(uids) for key, uids in index.items()}
