"""DMS002: a name that contradicts its UID."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dicom_uid_lint.knowledge.abbreviations import RELATED
from dicom_uid_lint.knowledge.names import (
    Meaning,
    Strength,
    contradicts,
    distinctive_words,
    family,
    fits,
    is_plain_slot,
    is_qualified,
    meaning,
    meaning_together,
    share_modality,
)
from dicom_uid_lint.knowledge.register import Registered, described, register
from dicom_uid_lint.model import Document, Finding, Kind, Mention, Name

from .rule import Rule, finding, is_deliberate

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


@dataclass(frozen=True, slots=True)
class _Contradiction:
    mention: Mention
    own: Registered
    said: str
    meant: Meaning


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs whose variable, key, comment or neighbour is the name of another class."""
    labels = Counter(name.text for mention in document.mentions for name in mention.names if name.kind is Kind.LABEL)
    groups: dict[int, list[_Contradiction]] = {}
    sizes: Counter[int] = Counter()
    for number, mention in enumerate(document.mentions, start=1):
        # What is in no container is a group of its own.
        group = mention.container or -number
        sizes[group] += 1
        one = _contradiction(document, mention, labels)
        groups.setdefault(group, []).extend([one] if one else [])
    for group, found in groups.items():
        if len(found) < sizes[group] or not _is_mapping(found):
            yield from (_finding(document, one) for one in found)


def _finding(document: Document, one: _Contradiction) -> Finding:
    certain = one.meant.certain if one.meant.strength is not Strength.ABBREVIATION else None
    meant = certain or one.meant.plainest
    message = f"{one.said!r} names {described(meant)}; this UID is of {described(one.own)}"
    return finding(document, one.mention, RULE, message, meant.uid, is_certain=certain is not None)


def _contradiction(document: Document, mention: Mention, labels: Counter[str]) -> _Contradiction | None:
    own = register().get(mention.text)
    if own is None or not own.is_sop_class or mention.continues or mention.prefix_test or not mention.names:
        return None
    judged = [(name, *_judged(name, own)) for name in mention.names]
    is_slot = any(name.kind is Kind.TARGET and is_plain_slot(name.text) for name in mention.names)
    against = [
        (name, said, meant)
        for name, said, meant, _ in judged
        if meant is not None and (is_slot or name.distance or name.kind is not Kind.MODALITY)
    ]
    if not against or is_deliberate(mention) or (own.is_retired and _is_qualified(document, mention)):
        return None
    is_doubtful = any(agrees for _, _, _, agrees in judged) or _lines_agree(document, mention, own)
    counted = [
        (name, said, meant)
        for name, said, meant in against
        if _counts(name, meant, own, is_doubtful=is_doubtful, is_only=labels[name.text] < 2)
    ]
    if not counted:
        return None
    together = meaning_together([meant for _, _, meant in counted])
    if together is None:
        nearest = min(name.distance for name, _, _ in counted if name)
        leading = [one for one in counted if one[0].kind is Kind.TARGET and one[0].distance == nearest]
        together = meaning_together([meant for _, _, meant in leading])
    return _Contradiction(mention, own, counted[0][1], together) if together is not None else None


def _judged(name: Name, own: Registered) -> tuple[str, Meaning | None, bool]:
    """Return the words of a name that count, what they mean if they contradict a class, and whether they fit it."""
    text = name.text[:_LONGEST].strip()
    cuts = list(_CUT.finditer(text))[:_MOST_CUTS]
    pieces = [piece.strip(_EDGES) for piece in _CUT.split(text, maxsplit=_MOST_CUTS) if piece]
    phrases = [
        phrase for phrase in (text.strip(_EDGES), *(text[: cut.start()].strip(_EDGES) for cut in cuts)) if phrase
    ]
    if any(fits(phrase, own) for phrase in (*phrases, *pieces)):
        return text, None, True
    if name.kind is not Kind.TARGET and _ABOUT_OTHERS.search(text):
        return text, None, False
    for phrase in phrases:
        meant = meaning(phrase)
        # Of a longer text, only what can be nothing but a name counts.
        if meant is not None and (
            phrase == phrases[0] or meant.strength > Strength.ABBREVIATION or name.kind is Kind.TARGET
        ):
            return phrase, meant, False
    if pieces[1:] and name.kind is not Kind.TARGET:
        full = [(one, meant) for one in pieces if (meant := meaning(one)) and meant.strength is Strength.FULL]
        if len(full) == 1:
            return *full[0], False
    return text, None, False


def _counts(name: Name, meant: Meaning, own: Registered, *, is_doubtful: bool, is_only: bool) -> bool:
    """Return whether a name is reason enough.

    Doubtful is a UID that something else near it fits; ``is_only`` tells that no other UID in the file has this label.
    """
    if not contradicts(meant, own):
        return False
    if name.kind is Kind.MODALITY:
        return not is_doubtful and meant.token is not None and not _is_related(meant.token, own)
    if is_doubtful:
        return (
            meant.strength is Strength.FULL
            and name.kind in {Kind.TARGET, Kind.LABEL, Kind.COMMENT}
            and not name.distance
        )
    if name.kind is Kind.BESIDE:
        return meant.strength is Strength.FULL
    if name.kind is Kind.LABEL and meant.strength is Strength.SHORT:
        # What a UID is mapped to, short of a whole name, may be a category that many classes share.
        both = meant.uids | {own.uid}
        is_kin = share_modality(both) or not distinctive_words(own.name).isdisjoint(
            distinctive_words(meant.plainest.name)
        )
        return not is_kin or (is_only and not name.distance and not share_modality(both))
    return True


def _is_related(token: str, own: Registered) -> bool:
    """Return whether devices of a modality make objects of a class of another."""
    return any(own.uid in family(other) for group in RELATED if token in group for other in group)


def _is_qualified(document: Document, mention: Mention) -> bool:
    texts = [*(name.text[:_LONGEST] for name in mention.names), *mention.enclosing, document.around(mention)]
    return any(map(is_qualified, texts))


def _lines_agree(document: Document, mention: Mention, own: Registered) -> bool:
    """Return whether a line next to a UID, without another UID, has the name of its class and little else."""
    names = [_letters(name) for name in own.names]
    names += [name.removesuffix("storage") for name in names]
    names = [name for name in names if len(name) > 6]
    lines = [document.line(number) for number in (mention.line - 1, mention.line + 1)]
    texts = [_letters(line) for line in lines if "10008" not in line]
    return any(name in text and 3 * len(name) > 2 * len(text) for text in texts for name in names)


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum()).casefold()


def _is_mapping(group: list[_Contradiction]) -> bool:
    """Return whether pairs that contradict themselves map classes to others of their kind: classic to enhanced, say.

    Then the classes of one side are none of the other.
    """
    if len(group) < 2 or any(
        distinctive_words(one.own.name).isdisjoint(distinctive_words(one.meant.plainest.name)) for one in group
    ):
        return False
    return {one.own.uid for one in group}.isdisjoint(one.meant.plainest.uid for one in group)


RULE = Rule(
    "DMS002",
    "NameContradictsUID",
    "A variable, key, member, macro or comment names one SOP Class, and the UID beside it is that of another.",
    "error",
    check,
)
