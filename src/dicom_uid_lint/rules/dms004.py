"""DMS004: a UID among those of storage classes that is not registered."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import Meaning, Strength, is_qualified, is_uid_slot, meaning, meaning_together
from dicom_uid_lint.knowledge.nearest import is_next_free, nearest
from dicom_uid_lint.knowledge.register import ROOT, described, editions, is_arc, is_beginning, register
from dicom_uid_lint.knowledge.syntax import read
from dicom_uid_lint.model import Document, Finding, Form, Kind, Mention

from .rule import Rule, finding, is_deliberate, is_test

_CLOSED_ARC = f"{ROOT}.5."
_SHORTEST_SLIP = 8


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs in or near the arcs of SOP Classes that are in no edition of the register."""
    for mention in document.mentions:
        if mention.continues or mention.prefix_test or mention.text in register():
            continue
        reading = read(mention.text)
        if reading is None or reading.faults or reading.is_prefix or not _is_unregistered(mention, reading.uid):
            continue
        # Tests make UIDs up; only a name tells whether one was meant to be real.
        is_made_up = is_test(document) and _meant(mention) is None
        if not is_made_up and not is_deliberate(mention) and not _is_qualified(document, mention):
            yield _finding(document, mention, reading.uid)


def _finding(document: Document, mention: Mention, uid: str) -> Finding:
    message = f"this UID is not in PS3.6 {editions()}" + (", which has UIDs under it" if is_arc(uid) else "")
    meant = _meant(mention)
    if meant is not None:
        one = meant.certain or meant.plainest
        message += f"; {described(one)} is probably meant"
        return finding(document, mention, RULE, message, one.uid, is_minor=False)
    guess = None if is_arc(uid) else nearest(uid)
    if guess is not None:
        message += f"; the nearest is {described(guess)}"
    is_next = is_next_free(uid)
    message += "; a newer edition may have it" if is_next else ""
    return finding(document, mention, RULE, message, None, is_minor=is_next)


def _is_unregistered(mention: Mention, uid: str) -> bool:
    if is_arc(uid):
        return _is_for_class(mention) and uid.startswith(_CLOSED_ARC)
    if mention.form is Form.PROSE and is_beginning(uid):
        return False  # cut off by the end of a line
    if _may_be_instance(mention, uid):
        return False
    if uid.startswith(_CLOSED_ARC) or (_is_for_class(mention) and _is_in_slot(mention)):
        return True
    guess = nearest(uid) if uid.count(".") >= _SHORTEST_SLIP - 1 else None
    return guess is not None and guess.is_storage and uid.rpartition(".")[0] not in register()


def _is_for_class(mention: Mention) -> bool:
    """Return whether a UID is where only that of a class can be: under a name, or in a field."""
    if mention.form is not Form.LITERAL:
        return False
    targets = [name.text for name in mention.names if name.kind is Kind.TARGET]
    return _is_in_slot(mention) or any(map(meaning, targets))


def _is_in_slot(mention: Mention) -> bool:
    targets = [name.text for name in mention.names if name.kind is Kind.TARGET]
    return any(is_uid_slot(name) and "_" not in name for name in targets)


def _may_be_instance(mention: Mention, uid: str) -> bool:
    """Return whether a UID can be of a well-known SOP Instance, which are right under a SOP Class."""
    is_under = uid.rpartition(".")[0] in register()
    return is_under and any("instance" in name.text.casefold() for name in mention.names)


def _meant(mention: Mention) -> Meaning | None:
    """Return what the names near a UID mean together; None if there are none, or they contradict each other."""
    meanings = [
        meant
        for name in mention.names
        if (meant := meaning(name.text)) is not None
        and (meant.strength is Strength.FULL or name.kind is not Kind.BESIDE)
    ]
    return meaning_together(meanings)


def _is_qualified(document: Document, mention: Mention) -> bool:
    return any(map(is_qualified, [*(name.text[:200] for name in mention.names), document.around(mention)]))


RULE = Rule(
    "DMS004",
    "UnassignedUID",
    "A UID among those of SOP Classes is in no edition of the register of UIDs.",
    "warning",
    check,
    fails=False,
)
