"""DMS002: a name that contradicts its UID."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dicom_media_storage._lint.facts import Known, known, order
from dicom_media_storage._lint.kinship import is_kin
from dicom_media_storage._lint.modalities import in_some_family
from dicom_media_storage._lint.model import Document, Finding, Mention, Name, Relation
from dicom_media_storage._lint.naming import Meaning, fits, meaning

from .rule import Rule, described, finding

_CUTS = re.compile(r"\s[-–—]\s|[(,;:–—]")  # noqa: RUF001  the dashes of prose


@dataclass(frozen=True, slots=True)
class _Contradiction:
    mention: Mention
    own: Known
    said: str
    meant: Known


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs whose variable, key, comment or neighbour is the name of another class."""
    groups: dict[int, list[_Contradiction]] = {}
    sizes: Counter[int] = Counter()
    for number, mention in enumerate(document.mentions, start=1):
        # What stands in no container is a group of its own.
        group = mention.group or -number
        sizes[group] += 1
        groups.setdefault(group, []).extend(_contradictions(mention))
    for group, found in groups.items():
        if len(found) < sizes[group] or not _is_mapping(found):
            for one in found:
                message = f"{one.said!r} names {described(one.meant)}; this UID is of {described(one.own)}"
                yield finding(document, one.mention, "DMS002", message, one.meant.uid)


def _contradictions(mention: Mention) -> Iterator[_Contradiction]:
    """Yield at most one contradiction: the first that no other name of the UID makes doubtful."""
    own = known().get(mention.text)
    if own is None or not own.is_sop_class or mention.goes_on or mention.tested:
        return
    judged = [(name, *_said(name, own)) for name in mention.names]
    agreeing = any(agrees for _, _, agrees, _ in judged)
    besides = {meant.uids for name, _, _, meant in judged if meant and name.relation is Relation.SIBLING}
    for name, said, _, meant in judged:
        is_doubtful = agreeing or (name.relation is Relation.SIBLING and len(besides) > 1)
        if meant is not None and _counts(name, meant, own, is_doubtful=is_doubtful):
            yield _Contradiction(mention, own, said, _plainest(meant))
            return


def _counts(name: Name, meant: Meaning, own: Known, *, is_doubtful: bool) -> bool:
    """Return whether a name of another class is reason enough; doubtful is a UID that another of its names fits."""
    if meant.is_full:
        return not is_doubtful or name.relation is not Relation.SIBLING
    if is_doubtful or name.relation is Relation.SIBLING:
        return False
    if meant.is_abbreviation:
        return own.keyword in in_some_family()
    # What a UID is mapped to, short of a whole name, is often a category that many classes share.
    return name.relation is not Relation.LABEL


def _said(name: Name, own: Known) -> tuple[str, bool, Meaning | None]:
    """Return the words of a name that count, whether they fit the class, and what they mean otherwise."""
    phrases = [name.text]
    if name.relation is not Relation.TARGET:
        phrases += [name.text[: cut.start()] for cut in _CUTS.finditer(name.text)]
    phrases = [phrase.strip(" \t.\"'`*") for phrase in phrases if phrase.strip()]
    if any(fits(phrase, own) for phrase in phrases):
        return name.text, True, None
    for phrase in phrases:
        meant = meaning(phrase)
        if meant is not None and not (meant.is_abbreviation and phrase != phrases[0]):
            return phrase, False, meant
    return name.text, False, None


def _plainest(meant: Meaning) -> Known:
    return min((known()[uid] for uid in meant.uids), key=lambda one: (one.is_retired, order(one.uid)))


def _is_mapping(group: list[_Contradiction]) -> bool:
    """Return whether pairs that contradict themselves map classes to others of their kind: classic to enhanced, say.

    Then the classes of one side are none of the other.
    """
    if len(group) < 2 or not all(is_kin(one.own, one.meant) for one in group):
        return False
    return {one.own.uid for one in group}.isdisjoint(one.meant.uid for one in group)


RULE = Rule(
    "DMS002",
    "NameContradictsUID",
    "A variable, key, member, macro or comment names one SOP Class, and the UID beside it is that of another.",
    "error",
    check,
)
