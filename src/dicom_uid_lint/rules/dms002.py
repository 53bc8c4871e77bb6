"""DMS002: a name that contradicts its UID."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dicom_uid_lint.knowledge.names import (
    Meaning,
    Strength,
    are_kin,
    contradicts,
    fits,
    is_plain_slot,
    meaning,
    meaning_together,
)
from dicom_uid_lint.knowledge.register import Registered, described, register
from dicom_uid_lint.model import Document, Finding, Kind, Mention, Name

from .rule import Rule, is_deliberate, is_qualified, targets

_CUT = re.compile(
    r"\s[-\u2013\u2014/]\s|[(),;:=\u2013\u2014|\[“”\x22]|\s{3,}|->|\\n|\s(?:has|have|with|uses)\s(?:the\s)?(?:SOP|UID|class)\b|\sis\s(?:the|an?)\b"
)
_ABOUT_OTHERS = re.compile(
    r"\b(?:not|no|was|were|instead|unlike|except|formerly|replace[sd]?|see|vs|than|rather|without|but|same|like|from|got|found|expected"
    r"|similar|compare)\b",
    re.IGNORECASE,
)
_LONGEST = 200
_MOST_CUTS = 8
_EDGES = " \t.\"'`*<>"


class _Claim(NamedTuple):
    """A name that means another class than its UID is of; ``said`` are the words of it that do."""

    name: Name
    said: str
    meant: Meaning


class _Contradiction(NamedTuple):
    """What is reported, unless it is part of a mapping, and the class of the UID and the one meant."""

    finding: Finding
    own: Registered
    meant: Registered


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs whose variable, key, comment or neighbour is the name of another class."""
    labels = Counter(name.text for mention in document.mentions for name in mention.names if name.kind is Kind.LABEL)
    groups: defaultdict[int, list[_Contradiction | None]] = defaultdict(list)
    for number, mention in enumerate(document.mentions, start=1):
        # What is in no container is a group of its own.
        groups[mention.container or -number].append(_contradiction(document, mention, labels))
    for group in groups.values():
        found = [one for one in group if one is not None]
        if len(found) < len(group) or not _is_mapping(found):
            yield from (one.finding for one in found)


def _is_mapping(group: list[_Contradiction]) -> bool:
    """Return whether pairs that contradict themselves map classes to others of their kind: classic to enhanced, say.

    Then the classes of one side are none of the other.
    """
    is_one_way = {one.own for one in group}.isdisjoint(one.meant for one in group)
    return len(group) > 1 and is_one_way and all(are_kin(one.own, one.meant) for one in group)


def _contradiction(document: Document, mention: Mention, labels: Counter[str]) -> _Contradiction | None:
    own = register().get(mention.text)
    if own is None or not own.is_sop_class or mention.continues or mention.prefix_test:
        return None
    is_slot = any(map(is_plain_slot, targets(mention)))
    # If what leads to the UID is the whole name of its class, what is beside it is about something else.
    is_led = any(_is_whole_name(name, own) for name in targets(mention))
    left_out = {Kind.MODALITY: not is_slot, Kind.BESIDE: is_led}
    names = [name for name in mention.names if name.distance or not left_out.get(name.kind)]
    claims = [claim for name in names if (claim := _claim(name, own))]
    # A name that fits the class meant as well, such as "video", agrees with neither.
    is_doubtful = any(
        _agrees(name.text, own) and not any(_agrees(name.text, one.meant.plainest) for one in claims)
        for name in (mention.names if claims else ())
    )
    claims = [one for one in claims if _counts(one, own, is_doubtful=is_doubtful, is_only=labels[one.name.text] == 1)]
    # If the names contradict each other, that counts to which the UID is assigned.
    leading = [one.meant for one in claims if one.name.kind is Kind.TARGET and not one.name.distance]
    together = meaning_together([one.meant for one in claims]) or meaning_together(leading)
    if together is None or is_deliberate(mention) or (own.is_retired and is_qualified(document, mention)):
        return None
    meant = together.plainest
    message = f"{claims[0].said!r} names {described(meant)}; this UID is of {described(own)}"
    is_certain = together.strength > Strength.ABBREVIATION and together.is_certain and not is_doubtful
    return _Contradiction(RULE.finding(document, mention, message, meant.uid, is_certain=is_certain), own, meant)


def _phrases(text: str) -> list[str]:
    """Return a text, its beginnings and its parts, without the marks around them."""
    text = text[:_LONGEST].strip()
    cuts = list(_CUT.finditer(text))[:_MOST_CUTS]
    parts = (text, *(text[: cut.start()] for cut in cuts), *_CUT.split(text, maxsplit=_MOST_CUTS))
    return [phrase for part in parts if (phrase := part.strip(_EDGES))]


def _is_whole_name(text: str, own: Registered) -> bool:
    meant = meaning(text)
    return meant is not None and meant.strength is Strength.FULL and own.uid in meant.uids


def _agrees(text: str, own: Registered) -> bool:
    phrases = _phrases(text)
    whole = meaning(phrases[0]) if phrases else None
    # Of the whole name of another class, no part agrees; but the trial of a class may have the name of the class.
    is_other = whole is not None and whole.strength is Strength.FULL and own.uid not in whole.uids
    return (own.is_retired or not is_other) and any(fits(phrase, own) for phrase in phrases)


def _claim(name: Name, own: Registered) -> _Claim | None:
    """Return what a name says against a class; None if it fits it, or says nothing."""
    if _agrees(name.text, own) or (name.kind is not Kind.TARGET and _ABOUT_OTHERS.search(name.text[:_LONGEST])):
        return None
    for at, phrase in enumerate(_phrases(name.text)):
        meant = meaning(phrase)
        # The farther from the beginning, the surer it must be that it is a name.
        if meant is not None and meant.strength > min(at, Strength.SHORT):
            return _Claim(name, phrase, meant)
    return None


def _counts(one: _Claim, own: Registered, *, is_doubtful: bool, is_only: bool) -> bool:
    """Return whether a name is reason enough.

    Doubtful is a UID that something else near it fits; ``is_only`` is whether no other UID in the file has this label.
    """
    name, meant = one.name, one.meant
    if not contradicts(meant, own) or (is_doubtful and name.distance):
        return False
    if is_doubtful or name.kind is Kind.BESIDE:
        return meant.strength is Strength.FULL
    if name.kind is Kind.MODALITY or (name.kind is Kind.LABEL and meant.strength is Strength.SHORT):
        # It may be a category that many classes share.
        return not are_kin(own, meant.plainest) or (is_only and not name.distance)
    return True


RULE = Rule("DMS002", "NameContradictsUID", "error", check)
