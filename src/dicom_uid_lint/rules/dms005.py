"""DMS005: a malformed UID near DICOM's root."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import fits, is_plain_slot, is_uid_slot
from dicom_uid_lint.knowledge.register import described, register
from dicom_uid_lint.knowledge.syntax import read
from dicom_uid_lint.model import Document, Finding, Form

from .rule import Rule, is_deliberate, is_test, targets


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs with a wrong root, an empty component, a leading zero, a blank, or too many characters."""
    for mention in document.mentions:
        reading = None if mention.prefix_test else read(mention.text)
        if reading is None:
            continue
        meant = register().get(reading.uid)
        is_whole = mention.form is Form.LITERAL and not mention.continues
        # What is joined to something may have its blanks elsewhere; tests of trimming have them on purpose.
        may_have_blanks = not is_whole or is_test(document)
        faults = [fault for fault in reading.faults if not (may_have_blanks and "blank" in fault)]
        is_named = meant is not None and any(
            fits(name, meant) or is_uid_slot(name) or is_plain_slot(name) for name in targets(mention)
        )
        faults += ["ends with a dot"] if reading.is_prefix and is_whole and is_named else []
        if faults and not is_deliberate(mention):
            message = f"malformed UID: it {' and '.join(faults)}"
            message += f"; {described(meant)} is probably meant" if meant else ""
            yield RULE.finding(document, mention, message, reading.uid if meant else None, is_certain=True)


RULE = Rule("DMS005", "MalformedUID", "error", check)
