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


PAGE = """\
# DMS001: a hard-coded SOP Class UID

A SOP Class UID is written as digits, where a constant would say which class it is.

Off by default. Select it with `--select DMS001` or in `pyproject.toml`. With `--fix` it rewrites Python files.

## Why

`1.2.840.10008.5.1.4.1.1.2` and `1.2.840.10008.5.1.4.1.1.20` differ by one digit. A reviewer does not see a wrong
digit; a reviewer, an editor and a type checker see a wrong name.

## Wrong

```python
if ds.SOPClassUID == "1.2.840.10008.5.1.4.1.1.2":
    ...
```

## Right

```python
from dicom_media_storage import uids

if ds.SOPClassUID == uids.CTImageStorage:
    ...
```

The constants are of type `str`, so nothing else changes. In other languages the message has the UID Keyword of
PS3.6 Table A-1; most toolkits have a constant with that name.

## What is not found

Docstrings, comments, bytes, f-strings, joined strings, annotations, `Literal["…"]` and `__all__`: a constant cannot
be used there. UIDs without a constant in `dicom_media_storage.uids`: Transfer Syntaxes, Query/Retrieve and other
UIDs that are not of a storage SOP Class.

## With `--fix --select DMS001`

The literal becomes the constant, and `from dicom_media_storage import uids` is added after the first imports.
Nothing else changes. If the name `uids` is taken, the import is `uids as dicom_uids`. A literal with a finding of
another rule is left alone: a constant would hide the wrong UID.

## To silence it

```python
ROOTS = ["1.2.840.10008.5.1.4.1.1.2"]  # dicom-media-storage: ignore[DMS001]
```
"""

RULE = Rule(
    "DMS001",
    "HardCodedUID",
    "A SOP Class UID is written as digits, where a constant would say which class it is.",
    "note",
    check,
    PAGE,
    is_default=False,
)
