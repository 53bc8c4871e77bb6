"""DMS003: a retired UID used as current."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import Strength, fits, is_qualified, is_uid_slot, meaning
from dicom_uid_lint.knowledge.register import Registered, described, register
from dicom_uid_lint.model import Document, Finding, Form, Kind, Mention, Name

from .rule import Rule, finding, is_deliberate

_ONLY_COMMENT = re.compile(r"\s*(?:#|//|/?\*|--|<!--|;)")
_HEADING_WITHIN = 30
_WHOLE_REGISTER = 100
_MANY_RETIRED = 4


def check(document: Document) -> Iterator[Finding]:
    """Yield the retired UIDs that are written or named as if they were current.

    Without being selected, only a constant of its own that bears the name of the current class is found.
    """
    uids = {mention.text for mention in document.mentions} & register().keys()
    retired = {uid for uid in uids if register()[uid].is_retired}
    # A file with all of them, or many retired ones, is a register of what there was, and not a use of it.
    if not retired or len(uids) >= _WHOLE_REGISTER or len(retired) >= _MANY_RETIRED:
        return
    is_selected = "DMS003" in document.selected
    for mention in document.mentions:
        one = register().get(mention.text)
        if one is None or not one.is_retired or not one.is_sop_class or not _is_value(mention):
            continue
        is_used = _is_named(mention, one) if is_selected else _bears_current_name(mention, one)
        if is_used and not _is_qualified(document, mention):
            now = _successor(one)
            message = f"{one.name} with this UID is retired" + (f"; the current one is {described(now)}" if now else "")
            yield finding(document, mention, RULE, message, now.uid if now else None)


def _is_value(mention: Mention) -> bool:
    if mention.form is not Form.LITERAL or mention.is_compared or mention.continues or mention.prefix_test:
        return False
    return not any(name.kind is Kind.LABEL for name in mention.names) and not is_deliberate(mention)


def _bears_current_name(mention: Mention, one: Registered) -> bool:
    if not mention.is_constant:
        return False
    meanings = [meaning(name.text) for name in mention.names if name.kind is Kind.TARGET]
    return any(
        meant is not None
        and meant.strength > Strength.ABBREVIATION
        and one.uid in meant.uids
        and meant.certain is not None
        for meant in meanings
    )


def _is_named(mention: Mention, one: Registered) -> bool:
    return any(_names(name, one) for name in mention.names)


def _names(name: Name, one: Registered) -> bool:
    if name.kind is Kind.TARGET and is_uid_slot(name.text):
        return True
    return name.kind in {Kind.TARGET, Kind.COMMENT} and meaning(name.text) is not None and fits(name.text, one)


def _successor(one: Registered) -> Registered | None:
    """Return the current class with the name of a retired one, or None if there is none."""
    meant = meaning(one.name)
    now = meant.certain if meant is not None and one.uid in meant.uids else None
    return now if now is not None and now.uid != one.uid else None


def _is_qualified(document: Document, mention: Mention) -> bool:
    """Return whether a name, the line, or the heading above it says that the class is retired."""
    texts = [*(name.text for name in mention.names), *mention.enclosing, document.around(mention)]
    return any(map(is_qualified, texts)) or is_qualified(_heading(document, mention))


def _heading(document: Document, mention: Mention) -> str:
    """Return the nearest line above that is all comment."""
    above = (document.line(number) for number in range(mention.line - 1, max(mention.line - _HEADING_WITHIN, 0), -1))
    return next((line for line in above if _ONLY_COMMENT.match(line[:200])), "")


RULE = Rule(
    "DMS003",
    "RetiredUID",
    "A retired SOP Class UID is used as if it were current.",
    "error",
    check,
)
