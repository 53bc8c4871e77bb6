"""DMS001: a hard-coded SOP Class UID."""

from collections.abc import Iterator

from dicom_media_storage._lint.facts import constant, known
from dicom_media_storage._lint.model import Document, Finding, Kind

from .rule import Rule, finding


def check(document: Document) -> Iterator[Finding]:
    """Yield the literals for which `dicom_media_storage.uids` has a constant."""
    for mention in document.mentions:
        name = constant(mention.text)
        if name is None or mention.kind is not Kind.LITERAL or mention.goes_on or mention.tested:
            continue
        if document.language == "python" and not mention.fixable:
            continue
        suggestion = f"uids.{name}" if document.language == "python" else name
        message = f"hard-coded UID of {known()[mention.text]}: use {suggestion}"
        yield finding(document, mention, "DMS001", message, suggestion)


RULE = Rule(
    "DMS001",
    "HardCodedUID",
    "A SOP Class UID is written as digits, where a constant would say which class it is.",
    "note",
    check,
    is_default=False,
)
