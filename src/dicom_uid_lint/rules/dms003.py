"""DMS003: a retired UID used as current."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import fits, is_uid_slot, meaning, says_retired
from dicom_uid_lint.knowledge.register import Registered, described, register
from dicom_uid_lint.model import Document, Finding, Form, Kind, Mention

from .rule import Rule, is_deliberate, is_qualified, targets

_ONLY_COMMENT = re.compile(r"\s*(?:#|//|/?\*|--|<!--|;)")
_HEADING_WITHIN = 30
_WHOLE_REGISTER = 100
_MANY_RETIRED = 4


def check(document: Document) -> Iterator[Finding]:
    """Yield the retired UIDs that are written or named as if they were current.

    Without being selected, only a constant of its own that bears the name of the current class is found.
    """
    known = {one.uid: one for mention in document.mentions if (one := register().get(mention.text))}
    retired = {uid: one for uid, one in known.items() if one.is_retired}
    # A file with all of them, or many retired ones, is a register of what there was, and not a use of it.
    if len(known) >= _WHOLE_REGISTER or len(retired) >= _MANY_RETIRED:
        return
    is_selected = RULE.code in document.selected
    for mention in document.mentions:
        one = retired.get(mention.text)
        if one is None or not one.is_sop_class or not _is_used(mention, one, is_selected=is_selected):
            continue
        if (
            not is_deliberate(mention)
            and not is_qualified(document, mention)
            and not _is_under_heading(document, mention)
        ):
            meant = meaning(one.name)
            now = meant.plainest if meant is not None and meant.is_certain else None
            message = f"{one.name} with this UID is retired" + (f"; the current one is {described(now)}" if now else "")
            yield RULE.finding(document, mention, message, now.uid if now else None)


def _is_used(mention: Mention, one: Registered, *, is_selected: bool) -> bool:
    is_tested = mention.is_compared or mention.continues or mention.prefix_test
    if mention.form is not Form.LITERAL or is_tested or any(name.kind is Kind.LABEL for name in mention.names):
        return False
    if is_selected:
        names = [name.text for name in mention.names if name.kind in {Kind.TARGET, Kind.COMMENT}]
        return any(map(is_uid_slot, targets(mention))) or any(meaning(name) and fits(name, one) for name in names)
    meanings = map(meaning, targets(mention) if mention.is_constant else ())
    return any(meant and one.uid in meant.uids and meant.is_certain for meant in meanings)


def _is_under_heading(document: Document, mention: Mention) -> bool:
    """Return whether the nearest line above that is all comment says that what follows is retired."""
    above = (document.line(number) for number in range(mention.line - 1, mention.line - _HEADING_WITHIN, -1))
    return says_retired(next((line for line in above if _ONLY_COMMENT.match(line)), ""))


RULE = Rule("DMS003", "RetiredUID", "error", check)
