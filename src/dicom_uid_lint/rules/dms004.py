"""DMS004: a UID under DICOM's root that is not registered."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import Strength, is_foreign, slot_type
from dicom_uid_lint.knowledge.nearest import nearest
from dicom_uid_lint.knowledge.register import ROOT, SPAN, is_arc, register
from dicom_uid_lint.knowledge.syntax import read
from dicom_uid_lint.model import Finding, Mention
from dicom_uid_lint.verdict import Claim, claims, common_meaning

from .rule import Line, Rule, expects_error, is_value, says_qualified

_CLOSED_ARCS = (f"{ROOT}.1.2.4.", f"{ROOT}.3.", f"{ROOT}.5.")


def check(line: Line) -> Iterator[Finding]:
    """Yield UIDs that are not registered, in the arcs of SOP Classes or under the name of a UID."""
    for mention in line.mentions:
        reading = read(mention.text)
        is_part = mention.continues or mention.is_prefix_test
        if is_part or reading is None or reading.faults or reading.is_prefix or reading.uid in register():
            continue
        found = claims(mention, None)
        is_known = bool(found) or not line.is_test  # tests make UIDs up
        if is_known and _is_unregistered(mention, reading.uid, found) and not _is_deliberate(line, mention):
            yield _finding(line, mention, reading.uid, found)


def _is_deliberate(line: Line, mention: Mention) -> bool:
    return (
        any(is_foreign(name.text) for name in mention.names)
        or expects_error(line, mention)
        or says_qualified(line, mention)
    )


def _is_unregistered(mention: Mention, uid: str, found: list[Claim]) -> bool:
    if is_arc(uid):
        # Registered UIDs begin with it; the code may want the beginning.
        is_for_class = slot_type(mention.slot) is not None or any(
            one.meaning.strength is Strength.FULL for one in found
        )
        return is_for_class and is_value(mention)
    guess = nearest(uid)
    is_slip = guess is not None and guess.is_storage and uid.count(".") < guess.uid.count(".")
    is_for_uid = slot_type(mention.slot) is not None or is_slip
    return uid.startswith(_CLOSED_ARCS) or is_for_uid or any(one.meaning.strength is Strength.FULL for one in found)


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
