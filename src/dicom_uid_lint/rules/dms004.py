"""DMS004: a UID among those of storage classes that is not registered."""

from collections.abc import Iterator
from dataclasses import replace

from dicom_uid_lint.knowledge.names import Meaning, Strength, is_uid_slot, meaning, meaning_together
from dicom_uid_lint.knowledge.nearest import is_next_free, nearest
from dicom_uid_lint.knowledge.register import ROOT, SPAN, described, is_arc, is_beginning, register
from dicom_uid_lint.knowledge.syntax import read
from dicom_uid_lint.model import Document, Finding, Form, Kind, Mention

from .rule import Rule, is_deliberate, is_qualified, is_test, targets

_CLOSED_ARC = f"{ROOT}.5."


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs in or near the arcs of SOP Classes that are in no edition of the register."""
    for mention in document.mentions:
        if mention.continues or mention.prefix_test or mention.text in register():
            continue
        reading = read(mention.text)
        if reading is None or reading.faults or reading.is_prefix or not _is_unregistered(mention, reading.uid):
            continue
        meant = _meant(mention)
        # Tests make UIDs up; only a name shows that one was meant to be real.
        is_made_up = (is_test(document) and meant is None) or is_deliberate(mention)
        if not is_made_up and not is_qualified(document, mention):
            yield _finding(document, mention, reading.uid, meant)


def _finding(document: Document, mention: Mention, uid: str, meant: Meaning | None) -> Finding:
    message = f"this UID is not in PS3.6 {SPAN}" + (", which has UIDs under it" if is_arc(uid) else "")
    if meant is not None:
        message += f"; {described(meant.plainest)} is probably meant"
        return RULE.finding(document, mention, message, meant.plainest.uid)
    guess = None if is_arc(uid) else nearest(uid)
    message += f"; the nearest is {described(guess)}" if guess else ""
    if not is_next_free(uid):
        return RULE.finding(document, mention, message, None)
    return replace(RULE.finding(document, mention, f"{message}; a newer edition may have it", None), fails=False)


def _is_unregistered(mention: Mention, uid: str) -> bool:
    names = targets(mention) if mention.form is Form.LITERAL else []
    is_in_slot = any(is_uid_slot(name) and "_" not in name for name in names)
    if is_arc(uid):
        is_for_class = is_in_slot or any(map(meaning, names)) or _meant(mention) is not None
        return is_for_class and mention.form is Form.LITERAL and uid.startswith(_CLOSED_ARC)
    if mention.form is Form.PROSE and is_beginning(uid):
        return False  # cut off by the end of a line
    if uid.rpartition(".")[0] in register() and any("instance" in name.text.casefold() for name in mention.names):
        return False  # a well-known SOP Instance
    if uid.startswith(_CLOSED_ARC) or is_in_slot:
        return True
    # The UIDs of storage classes are long; a shorter one is probably of another kind.
    guess = nearest(uid) if uid.count(".") > 6 else None
    return guess is not None and guess.is_storage


def _meant(mention: Mention) -> Meaning | None:
    """Return what the names near a UID mean together; None if there are none, or they contradict each other."""
    meanings = ((name, meaning(name.text)) for name in mention.names)
    return meaning_together(
        [one for name, one in meanings if one and (one.strength is Strength.FULL or name.kind is not Kind.BESIDE)]
    )


RULE = Rule("DMS004", "UnassignedUID", "warning", check, fails=False)
