"""DMS001: a hard-coded SOP Class UID."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import constant, register
from dicom_uid_lint.model import Document, Finding, Form

from .rule import Rule


def check(document: Document) -> Iterator[Finding]:
    """Yield the literals for which `dicom_media_storage.uids` has a constant."""
    for mention in document.mentions:
        name = constant(mention.text)
        if name is None or mention.form is not Form.LITERAL or mention.continues or mention.prefix_test:
            continue
        is_python = document.language == "python"
        if mention.is_replaceable or not is_python:
            suggestion = f"uids.{name}" if is_python else name
            message = f"hard-coded UID of {register()[mention.text]}: use {suggestion}"
            yield RULE.finding(document, mention, message, suggestion)


RULE = Rule("DMS001", "HardCodedUID", "note", check, is_default=False)
