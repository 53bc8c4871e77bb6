"""DMS007: a misspelt or outdated constant of pydicom or pynetdicom."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import by_keyword, constant
from dicom_uid_lint.model import Document, Finding, OldName

from .rule import Rule


def check(document: Document) -> Iterator[Finding]:
    """Yield the uses of names that pydicom or pynetdicom once had, or have, and that DICOM does not have."""
    for one in document.old_names:
        message, uid, suggestion = _described(one)
        place = document.path, one.line, one.column
        yield Finding(*place, RULE.code, message, uid, suggestion, RULE.level, edits=one.edits)


def _described(one: OldName) -> tuple[str, str | None, str | None]:
    if one.keyword is None:
        return f"pydicom 3.0 has no module {one.text!r}; its constants are in pydicom.uid", None, "pydicom.uid"
    uid = by_keyword()[one.keyword].uid
    name = constant(uid)
    message = f"{one.text!r} is no UID Keyword of DICOM; the keyword is {one.keyword!r}"
    return message + (f" (uids.{name})" if name else ""), uid, one.keyword


RULE = Rule("DMS007", "OldName", "warning", check)
