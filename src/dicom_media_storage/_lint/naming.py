"""Which SOP Class a name means, whatever way it is written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .facts import Known, known
from .modalities import family_of, family_of_keyword, is_abbreviation

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_]+")
_DECORATION = frozenset({"uid", "uids", "sop", "class", "sopclass", "sopclassuid", "dicom", "dcm", "oid", "iod", "k"})
_PLAIN = frozenset({"image", "storage"})
_RETIRED = re.compile(r"\(retired\)|_?retired_?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The classes that a name means.

    ``is_full`` tells that the name is the whole name of a class; otherwise it lacks words, such as "Storage", or is the
    abbreviation of a modality.
    """

    uids: frozenset[str]
    is_full: bool
    is_abbreviation: bool = False


def words(text: str) -> list[str]:
    """Return the words of a name, in lower case, without what decorates names of UIDs.

    >>> words("kCTImageStorageSOPClassUID"), words("UID_CT_IMAGE_STORAGE")
    (['ct', 'image', 'storage'], ['ct', 'image', 'storage'])
    """
    found = [word.casefold() for word in _WORD.findall(_RETIRED.sub(" ", text))]
    while found and found[0] in _DECORATION:
        del found[0]
    while found and found[-1] in _DECORATION:
        del found[-1]
    return found


@cache
def meaning(name: str) -> Meaning | None:
    """Return the classes that a name means, or None where it is no name of a class.

    >>> sorted(meaning("CT_IMAGE_STORAGE").uids)
    ['1.2.840.10008.5.1.4.1.1.2']
    >>> meaning("SOP_CLASS_TO_SEND") is None
    True
    """
    if len(name) > 200:
        return None
    parts = words(name)
    folded = "".join(parts)
    if folded in _full():
        return Meaning(_full()[folded], is_full=True)
    if folded in _short():
        return Meaning(_short()[folded], is_full=False)
    return _abbreviation(parts, name)


def _abbreviation(parts: list[str], name: str) -> Meaning | None:
    bare = [part for part in parts if part not in _PLAIN]
    written = "".join(bare)
    is_upper = written.upper() in name.replace("_", "")
    if not is_abbreviation(written, is_upper=is_upper or len(bare) < len(parts)):
        return None
    uids = frozenset(one.uid for one in known().values() if one.keyword in family_of(written))
    return Meaning(uids, is_full=False, is_abbreviation=True)


def fits(name: str, one: Known) -> bool:
    """Return whether a name can mean a class: as its name, as some of the words of one, or as the modality it is of.

    >>> fits("Segmentation", known()["1.2.840.10008.5.1.4.1.1.66.5"])
    True
    """
    meant = meaning(name)
    if meant is not None and one.uid in meant.uids:
        return True
    if meant is not None and meant.is_full:
        return False
    family = family_of_keyword(one.keyword)
    if meant is not None and family is not None and any(known()[uid].keyword in family for uid in meant.uids):
        return True
    said = set(words(name)) - _PLAIN
    return bool(said) and any(said <= set(words(own)) for own in one.names)


def is_uid_slot(name: str) -> bool:
    """Return whether an attribute, a keyword argument or a key is one that DICOM fills with a SOP Class UID.

    >>> is_uid_slot("SOPClassUID"), is_uid_slot("sop_class_name")
    (True, False)
    """
    return name.replace("_", "").casefold().endswith(("sopclassuid", "abstractsyntaxname"))


@cache
def _full() -> dict[str, frozenset[str]]:
    return _index((one, [words(name) for name in one.names if _is_telling(words(name))]) for one in _classes())


def _is_telling(parts: list[str]) -> bool:
    """Keep out what is a plain word besides: "Verification", "Printer", "Print Job"."""
    return "storage" in parts or len(parts) > 3


@cache
def _short() -> dict[str, frozenset[str]]:
    return _index((one, list(_shortened(one))) for one in _classes() if one.is_storage)


def _shortened(one: Known) -> Iterator[list[str]]:
    for name in one.names:
        parts = words(name)
        for left_out in ({"storage"}, _PLAIN):
            short = [part for part in parts if part not in left_out]
            if len(short) > 1:
                yield short


def _classes() -> list[Known]:
    return [one for one in known().values() if one.is_sop_class]


def _index(names: Iterable[tuple[Known, list[list[str]]]]) -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for one, spellings in names:
        for parts in spellings:
            index.setdefault("".join(parts), set()).add(one.uid)
    return {folded: frozenset(uids) for folded, uids in index.items()}
