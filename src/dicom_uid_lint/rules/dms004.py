"""DMS004: a UID under DICOM's root that is not registered."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import Strength, is_draft, is_foreign, slot_type
from dicom_uid_lint.knowledge.nearest import nearest
from dicom_uid_lint.knowledge.register import ROOT, SPAN, is_arc, register
from dicom_uid_lint.knowledge.syntax import read
from dicom_uid_lint.model import Finding, Mention
from dicom_uid_lint.verdict import Claim, claims, common_meaning

from .rule import Line, Rule, expects_error, is_value

_PRIVATE = re.compile(r"(?:#|//|/\*|--|%)[^\"']*\bprivate\b", re.IGNORECASE)
_SYNTAX_ARC = f"{ROOT}.1."
_CLOSED_ARCS = (f"{ROOT}.1.2.1.", f"{ROOT}.1.2.4.", f"{ROOT}.3.", f"{ROOT}.5.")


def check(line: Line) -> Iterator[Finding]:
    """Yield UIDs that are not registered, in the arcs of SOP Classes or under the name of a UID."""
    for mention in line.mentions:
        uid = mention.text
        reading = None if mention.continues or mention.is_prefix_test or uid in register() else read(uid)
        if reading is None or reading.uid != uid:
            continue
        found = claims(mention, None)
        if line.is_test and not found:
            continue  # tests make UIDs up
        texts = [name.text for name in mention.names]
        is_private = _PRIVATE.search(mention.line_text) is not None or is_foreign(mention.slot)
        is_meant = is_private or any(map(is_foreign, texts)) or any(map(is_draft, [*texts, mention.line_text]))
        if _is_wrong(mention, found) and not is_meant and not expects_error(line, mention):
            yield _finding(line, mention, uid, found)


def _is_wrong(mention: Mention, found: list[Claim]) -> bool:
    is_whole = any(one.meaning.strength is Strength.FULL for one in found)
    is_named = is_whole or slot_type(mention.slot) is not None
    if is_arc(mention.text):  # the code may want the beginning
        return is_named and (is_value(mention) or is_whole)
    guess = nearest(mention.text)
    is_slip = guess is not None and (guess.is_storage or mention.text.startswith(_SYNTAX_ARC))
    return is_named or is_slip or mention.text.startswith(_CLOSED_ARCS)


def _finding(line: Line, mention: Mention, uid: str, found: list[Claim]) -> Finding:
    message = (
        "this UID is the beginning of others and not one of its own" if is_arc(uid) else f"this UID is not in {SPAN}"
    )
    if found:
        right = common_meaning(found).plainest
        message += f"; '{found[0].name.text[:80]}' is {right}: write {right.uid}"
        return RULE.finding(line, mention, message, right.uid)
    guess = None if is_arc(uid) else nearest(uid)
    message += f"; did you mean {guess.uid}, {guess}?" if guess else ""
    return RULE.finding(line, mention, message, None)


RULE = Rule("DMS004", "UnassignedUID", "warning", check, fails=False)
