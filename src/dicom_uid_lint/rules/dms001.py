"""DMS001: a hard-coded SOP Class UID."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import constant, register
from dicom_uid_lint.model import Document, Finding, Form

from .rule import Rule, finding


def check(document: Document) -> Iterator[Finding]:
    """Yield the literals for which `dicom_media_storage.uids` has a constant."""
    for mention in document.mentions:
        name = constant(mention.text)
        if name is None or mention.form is not Form.LITERAL or mention.continues or mention.prefix_test:
            continue
        if document.language == "python" and not mention.is_replaceable:
            continue
        suggestion = f"uids.{name}" if document.language == "python" else name
        yield finding(
            document, mention, RULE, f"hard-coded UID of {register()[mention.text]}: use {suggestion}", suggestion
        )


RULE = Rule(
    "DMS001",
    "HardCodedUID",
    "A SOP Class UID is written as digits, where a constant would say which class it is.",
    "note",
    check,
    is_default=False,
)
