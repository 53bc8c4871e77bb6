"""DMS002: a name that contradicts its UID."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dicom_uid_lint.knowledge.names import (
    fits,
    is_name_of,
    meanings,
    namesake,
    says_retired,
    slot_type,
    words,
)
from dicom_uid_lint.knowledge.register import ROOT, Registered, register
from dicom_uid_lint.knowledge.vocabulary import SETS
from dicom_uid_lint.languages import PYTHON
from dicom_uid_lint.model import Finding, Form, Mention, Relation
from dicom_uid_lint.verdict import Claim, agrees, claims, common_meaning

from .rule import Line, Rule, is_meant_wrong


def check(line: Line) -> Iterator[Finding]:
    """Yield UIDs beside the name of another UID."""
    for mention in line.mentions:
        own = register().get(mention.text)
        if own is None or mention.continues or mention.is_prefix_test or is_meant_wrong(mention):
            continue
        yield from (
            _in_wrong_slot(line, mention, own)
            or _contradicted(line, mention, own)
            or _called_retired(line, mention, own)
        )


def _in_wrong_slot(line: Line, mention: Mention, own: Registered) -> list[Finding]:
    type_ = slot_type(mention.slot)
    is_other = own.is_sop_class if type_ == "Transfer Syntax" else own.type == "Transfer Syntax"
    if type_ is None or not is_other or line.is_test:
        return []
    return [RULE.finding(line, mention, f"{mention.slot} takes a {type_}, but this UID is {own}", None)]


def _contradicted(line: Line, mention: Mention, own: Registered) -> list[Finding]:
    if agrees(mention, own):
        return []
    found = claims(mention, own)
    if not found:
        return []
    name, meaning = found[0].name.text, common_meaning(found)
    right = meaning.plainest
    if _is_mapping(line, name, own, right):
        return []
    if meaning.is_clear:
        message = f"'{name[:80]}' is {right}, but this UID is {own}; write {right.uid}"
        replacement = right.uid if _is_certain(line, mention, own, found) else None
        finding = RULE.finding(line, mention, message, right.uid, replacement)
    else:
        message = f"'{name[:80]}' is not a name of this UID, which is {own}"
        finding = RULE.finding(line, mention, message, None)
    return [replace(finding, label=name)]


def _is_mapping(line: Line, name: str, own: Registered, right: Registered) -> bool:
    """Return whether classes are mapped to variants, by constants as keys."""
    is_key = f"(?:=>{'|:' if line.style == PYTHON else ''})"
    key = rf"\[\s*[\w.:]*{name}\s*\]\s*[:=]|\b{name} to\b|\bcase\s[\w.:]*{name}\s*:|(?<![\"'\w]){name}\s*{is_key}"
    return (
        name.isidentifier()
        and _is_variant(own, right)
        and any(re.search(key, text) for text in (line.place.text, *line.place.headers[:1]))
    )


def _is_certain(line: Line, mention: Mention, own: Registered, found: list[Claim]) -> bool:
    """Return whether a whole name names exactly one other UID, and no name near fits the UID that is there."""
    meaning = common_meaning(found).current
    leads = [one.name for one in found if one.name.relation in {Relation.LEAD, Relation.ARGUMENT}]
    place = line.place
    # The names on a line with a UID are of that.
    around = [text for text in (place.before, place.after, *place.headers) if ROOT not in text]
    return (
        meaning is not None
        and meaning.type == own.type
        and bool(leads)
        and all(is_name_of(name.text, meaning) for name in leads)
        and mention.form is Form.LITERAL
        and not line.is_test
        and mention.text not in mention.beside
        and not _is_variant(own, meaning)
        and not any(fits(text, own) or any(own.uid in one.uids for one in meanings(text)) for text in around)
    )


def _is_variant(own: Registered, named: Registered) -> bool:
    """Return whether a name may be mapped to a UID: a class to its enhanced, legacy or multi-frame variant."""
    more = {*words(own.name)} - {*words(named.name)}
    return bool(more) and more <= SETS["shared"]


def _called_retired(line: Line, mention: Mention, own: Registered) -> list[Finding]:
    """Return findings of a current UID whose name, but for "(Retired)", is that of a retired one."""
    retired = None if own.is_retired else namesake(own)
    names = [name.text for name in mention.names if says_retired(name.text) and fits(name.text, own)]
    if retired is None or not names or retired.uid in mention.beside:
        return []
    message = f"'{names[0][:80]}' is {retired}, but this UID is {own}, which is current; write {retired.uid}"
    return [RULE.finding(line, mention, message, retired.uid)]


RULE = Rule("DMS002", "NameContradictsUID", "error", check)
