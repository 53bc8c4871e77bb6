"""Do the names near a UID fit it, or name another UID?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .knowledge.names import Meaning, Strength, contradicts, fits, is_common, is_part_of, meanings, says_class
from .knowledge.register import Registered
from .model import Form, Mention, Name, Relation

ABOUT_OTHERS = re.compile(
    r"\b(?:not|no(?!\s*(?:\||$|</t))|now|was|were|instead|unlike|except|formerly|replace[sd]?|see|vs|than|rather"
    r"|without|but|same|like|from|got|found|expected|similar|such as|compare|else|converts?"
    r"|converted (?:to|from|into)|other)\b",
    re.IGNORECASE,
)
"""Words of a sentence that is also about other UIDs."""

_SMALL, _LARGE = 2, 3
_AT = frozenset({Relation.LEAD, Relation.ARGUMENT})


@dataclass(frozen=True, slots=True)
class Claim:
    """A name near a UID that names another UID."""

    name: Name
    meaning: Meaning


def category_size(name: Name) -> int | None:
    """Return how many UIDs must have the same name after them for it to be a category; None for a whole name."""
    strongest = max((one.strength for one in meanings(name.text)), default=Strength.ABBREVIATION)
    if name.relation is not Relation.FOLLOW or strongest is Strength.FULL:
        return None
    return _LARGE if strongest is Strength.SHORT and " " in name.text else _SMALL


def agrees(mention: Mention, own: Registered) -> bool:
    """Return whether a name near a UID fits it, and no surer name contradicts it."""
    least = {Relation.COMMENT: Strength.SHORT, Relation.HEADER: Strength.FULL + 1}
    sure = [one for one in _claims(mention, own) if one.meaning.strength >= least.get(one.name.relation, Strength.FULL)]
    return any(_outweighs(name, sure) for name in mention.names if fits(name.text, own))


def _outweighs(name: Name, sure: Sequence[Claim]) -> bool:
    if not sure or name.relation is Relation.COMMENT:
        return True
    found = meanings(name.text)
    is_weak = all(one.strength is Strength.ABBREVIATION for one in found)
    if not found:
        is_weak = name.relation is Relation.LINE and is_common(name.text)
    return not is_weak and not any(is_part_of(name.text, one.name.text) for one in sure)


def claims(mention: Mention, own: Registered | None) -> list[Claim]:
    """Return the claims near a UID, the surest first; empty if they contradict each other.

    ``own`` is the registered UID, or None.
    """
    found = sorted(_claims(mention, own), key=lambda one: one.meaning.strength is Strength.ABBREVIATION)
    return found if _common(found) else []


def common_meaning(found: Iterable[Claim]) -> Meaning:
    """Return the meaning that claims have in common."""
    strongest = max((one.meaning for one in found), key=lambda one: one.strength)
    return Meaning(_common(found), strongest.strength, strongest.extra, strongest.token)


def _common(found: Iterable[Claim]) -> frozenset[str]:
    uids = [one.meaning.uids for one in found]
    return uids[0].intersection(*uids[1:]) if uids else frozenset()


def _claims(mention: Mention, own: Registered | None) -> list[Claim]:
    is_prose = mention.form is Form.PROSE
    found = list[Claim]()
    for name in mention.names:
        if name.relation is Relation.ASIDE or (" " in name.text and not is_prose and ABOUT_OTHERS.search(name.text)):
            continue
        for meaning in meanings(name.text):
            is_exact = not meaning.extra or _may_have_more(mention, name, meaning)
            is_of_other = _may_be_of_other(name, meaning) and not meaning.uids.isdisjoint(mention.beside)
            if _is_sure(name, meaning) and is_exact and not is_of_other and _contradicts(mention, name, meaning, own):
                found.append(Claim(name, meaning))
    return [] if found and is_prose and ABOUT_OTHERS.search(mention.line_text) else found


def _is_sure(name: Name, meaning: Meaning) -> bool:
    if meaning.strength is Strength.PART:
        return name.relation in _AT or name.relation is Relation.FOLLOW or len(name.text.split()) > 2
    return meaning.strength is Strength.FULL or name.relation not in {Relation.LINE, Relation.NEIGHBOUR}


def _may_be_of_other(name: Name, meaning: Meaning) -> bool:
    """Return whether a name may be that of another UID on the line."""
    return name.relation not in _AT or meaning.strength is Strength.ABBREVIATION


def _may_have_more(mention: Mention, name: Name, meaning: Meaning) -> bool:
    """Return whether a name keeps its meaning with more words around it, as in identifiers and sentences."""
    if meaning.plainest.type == "Transfer Syntax" and "Endian" not in meaning.plainest.name:
        return False  # "JPEG Baseline (Process 2)"
    is_identifier = (name.relation in _AT or name.relation is Relation.FOLLOW) and " " not in name.text
    is_sentence = mention.form is Form.PROSE and name.relation is not Relation.COMMENT
    return meaning.strength is Strength.FULL and (is_identifier or is_sentence)


def _contradicts(mention: Mention, name: Name, meaning: Meaning, own: Registered | None) -> bool:
    if own is None:
        return True
    is_instance = own.type in {"Well-known SOP Instance", "Service Class"}
    if is_instance and name.relation is not Relation.LEAD and not says_class(name.text):
        return False  # beside it stands a class of which it is an instance, or the service
    is_other_type = (meaning.plainest.type == "Transfer Syntax") != (own.type == "Transfer Syntax")
    if own.type == "Transfer Syntax" and name.relation is Relation.LINE:
        return False
    # A Transfer Syntax often stands beside a SOP Class.
    is_row = name.relation is Relation.FOLLOW and " " in name.text
    is_assigned = (name.relation is Relation.LEAD or is_row) and mention.form is not Form.PROSE
    return contradicts(meaning, own) and (not is_other_type or is_assigned)
