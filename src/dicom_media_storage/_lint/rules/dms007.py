"""DMS007: a misspelt or outdated constant of pydicom or pynetdicom."""

from collections.abc import Iterator

from dicom_media_storage._lint.facts import by_keyword, constant
from dicom_media_storage._lint.model import Document, Finding, OldName

from .rule import Rule


def check(document: Document) -> Iterator[Finding]:
    """Yield the uses of names that pydicom or pynetdicom once had, or has, and that DICOM has not."""
    for one in document.old_names:
        yield Finding(document.path, one.line, one.column, "DMS007", *_said(one))


def _said(one: OldName) -> tuple[str, str | None, str | None]:
    if one.keyword is None:
        return f"pydicom 3.0 has no module {one.text!r} any more: its constants are in pydicom.uid", None, "pydicom.uid"
    name = constant(by_keyword()[one.keyword].uid)
    message = f"{one.text!r} is no UID Keyword of DICOM: it is {one.keyword!r}" + (f" (uids.{name})" if name else "")
    return message, by_keyword()[one.keyword].uid, one.keyword


RULE = Rule(
    "DMS007",
    "OldName",
    "A constant of pydicom or pynetdicom is misspelt, renamed or gone.",
    "warning",
    check,
)
