"""DMS005: a malformed UID near DICOM's root."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import fits, is_uid_slot
from dicom_uid_lint.knowledge.register import described, register
from dicom_uid_lint.knowledge.syntax import Reading, read
from dicom_uid_lint.model import Document, Finding, Form, Kind, Mention

from .rule import Rule, finding, is_deliberate, is_test


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs with a wrong root, an empty component, a leading zero, a blank, or too many characters."""
    for mention in document.mentions:
        reading = None if mention.prefix_test else read(mention.text)
        if reading is None:
            continue
        faults = list(_faults(document, mention, reading))
        if faults and not is_deliberate(mention):
            meant = register().get(reading.uid)
            message = f"malformed UID: it {' and '.join(faults)}"
            message += f"; {described(meant)} is probably meant" if meant else ""
            suggestion = reading.uid if meant else None
            yield finding(document, mention, RULE, message, suggestion, is_certain=meant is not None)


def _faults(document: Document, mention: Mention, reading: Reading) -> Iterator[str]:
    is_whole = mention.form is Form.LITERAL and not mention.continues
    for fault in reading.faults:
        # What is joined to something may have its blanks elsewhere; tests of trimming have them on purpose.
        if "blank" not in fault or (is_whole and not is_test(document)):
            yield fault
    named = register().get(reading.uid)
    targets = [name.text for name in mention.names if name.kind is Kind.TARGET]
    if reading.is_prefix and is_whole and named and any(fits(name, named) or is_uid_slot(name) for name in targets):
        yield "ends with a dot"


RULE = Rule(
    "DMS005",
    "MalformedUID",
    "A UID near DICOM's root is malformed: a wrong root, an empty component, a leading zero, a blank, too long.",
    "error",
    check,
)
