"""DMS005: a malformed UID near DICOM's root."""

from collections.abc import Iterator

from dicom_media_storage._lint.facts import known
from dicom_media_storage._lint.model import Document, Finding, Kind, Mention, Relation
from dicom_media_storage._lint.naming import fits
from dicom_media_storage._lint.uid_syntax import Reading, read

from .rule import Rule, described, finding


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs with a wrong root, an empty component, a leading zero, a blank, or too many characters."""
    for mention in document.mentions:
        reading = None if mention.tested else read(mention.text)
        if reading is None:
            continue
        faults = list(_faults(mention, reading))
        if faults:
            meant = known().get(reading.uid)
            message = f"malformed UID: it {' and '.join(faults)}"
            message += f"; {described(meant)} is probably meant" if meant else ""
            yield finding(document, mention, "DMS005", message, reading.uid if meant else None)


def _faults(mention: Mention, reading: Reading) -> Iterator[str]:
    is_whole = mention.kind is Kind.LITERAL and not mention.goes_on
    for fault in reading.faults:
        # What is joined to something, or pointed at in prose, may have its blanks and its end elsewhere.
        if is_whole or "blank" not in fault:
            yield fault
    named = known().get(reading.uid)
    targets = [name.text for name in mention.names if name.relation is Relation.TARGET]
    if reading.is_prefix and is_whole and named and any(fits(name, named) for name in targets):
        yield "ends with a dot"


RULE = Rule(
    "DMS005",
    "MalformedUID",
    "What looks like a UID of DICOM is none: a wrong root, an empty component, a leading zero, a blank, too long.",
    "error",
    check,
)
