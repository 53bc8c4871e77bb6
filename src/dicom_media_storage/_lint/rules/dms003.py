"""DMS003: a retired UID used as current."""

import re
from collections.abc import Iterator

from dicom_media_storage._lint.facts import Known, known, successor
from dicom_media_storage._lint.model import Document, Finding, Kind, Mention, Name, Relation
from dicom_media_storage._lint.naming import fits, is_uid_slot, meaning

from .rule import Rule, described, finding

_SAYS_SO = re.compile(
    r"retired|legacy|obsolete|deprecated|outdated|superseded|former|historic|trial|draft|\bold|_old", re.IGNORECASE
)
_ONLY_COMMENT = re.compile(r"\s*(?:#|//|/?\*|--|<!--|;)")
_HEADING_WITHIN = 30
_WHOLE_REGISTRY = 100
_MANY_RETIRED = 4


def check(document: Document) -> Iterator[Finding]:
    """Yield the retired UIDs that are written, sent or named as if they were current."""
    uids = {mention.text for mention in document.mentions} & known().keys()
    retired = {uid for uid in uids if known()[uid].is_retired}
    # A file that lists them all, or many retired ones, is a register of what there was, and not a use of it.
    if not retired or len(uids) >= _WHOLE_REGISTRY or len(retired) >= _MANY_RETIRED:
        return
    for mention in document.mentions:
        one = known().get(mention.text)
        if one and one.is_retired and one.is_sop_class and _is_used(mention, one) and not _says_so(document, mention):
            now = successor(one)
            message = f"{one.name} with this UID is retired" + (f": the current one is {described(now)}" if now else "")
            yield finding(document, mention, "DMS003", message, now.uid if now else None)


def _is_used(mention: Mention, one: Known) -> bool:
    """Return whether a UID is under a name that is a current class's or its own, or in a place that is sent.

    To compare with a retired UID, or to look up its name, is what readers of old files must do.
    """
    if mention.kind is not Kind.LITERAL or mention.compared or mention.goes_on or mention.tested:
        return False
    if any(name.relation is Relation.LABEL for name in mention.names):
        return False
    return any(_names(name, one) for name in mention.names)


def _names(name: Name, one: Known) -> bool:
    if name.relation is Relation.TARGET and is_uid_slot(name.text):
        return True
    return (
        name.relation in {Relation.TARGET, Relation.COMMENT} and meaning(name.text) is not None and fits(name.text, one)
    )


def _says_so(document: Document, mention: Mention) -> bool:
    """Return whether a name, the line, or the heading above it tells that the class is retired."""
    told = [*(name.text for name in mention.names), *mention.enclosing, document.lines[mention.line - 1]]
    return any(map(_SAYS_SO.search, told)) or _SAYS_SO.search(_heading(document, mention)) is not None


def _heading(document: Document, mention: Mention) -> str:
    """Return the nearest line above that is all comment."""
    first = max(mention.line - 1 - _HEADING_WITHIN, 0)
    above = document.lines[first : mention.line - 1]
    return next((line for line in reversed(above) if _ONLY_COMMENT.match(line)), "")


RULE = Rule(
    "DMS003",
    "RetiredUID",
    "A retired SOP Class UID is used as if it were current.",
    "error",
    check,
)
