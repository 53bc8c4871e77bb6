"""DMS007: a misspelt or outdated constant of pydicom or pynetdicom."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import by_keyword, constant
from dicom_uid_lint.model import Document, Finding, OldName

from .rule import Rule


def check(document: Document) -> Iterator[Finding]:
    """Yield the uses of names that pydicom or pynetdicom once had, or have, and that DICOM does not have."""
    for one in document.old_names:
        message, uid, suggestion = _described(one)
        yield Finding(
            document.path, one.line, one.column, "DMS007", message, uid, suggestion, level=RULE.level, edits=one.edits
        )


def _described(one: OldName) -> tuple[str, str | None, str | None]:
    if one.keyword is None:
        return f"pydicom 3.0 has no module {one.text!r}; its constants are in pydicom.uid", None, "pydicom.uid"
    uid = by_keyword()[one.keyword].uid
    name = constant(uid)
    message = f"{one.text!r} is no UID Keyword of DICOM; the keyword is {one.keyword!r}"
    return message + (f" (uids.{name})" if name else ""), uid, one.keyword


PAGE = """\
# DMS007: a misspelt or outdated constant of pydicom or pynetdicom

A constant of pydicom or pynetdicom is misspelt, renamed or gone.

## Why

Both packages have renamed constants of SOP Classes, and some are misspelt: pynetdicom 3.0.4 has
`PseudoColorSoftcopyPresentationStageStorage`, "Stage" for "State". Such a name fails with the release that corrects
it, and a search for the name that DICOM uses does not find it. `suggestion` is the UID Keyword of PS3.6 Table A-1.

## Wrong

```python
from pydicom._storage_sopclass_uids import CTImageStorage
from pynetdicom.sop_class import PseudoColorSoftcopyPresentationStageStorage
```

## Right

```python
from pydicom.uid import CTImageStorage, PseudoColorSoftcopyPresentationStateStorage
```

Or, with any version of these packages:

```python
from dicom_media_storage.uids import CTImageStorage, PseudoColorSoftcopyPresentationStateStorage
```

## What is found

Python only: imports from pydicom and pynetdicom, attributes of what was imported from them, and the module
`pydicom._storage_sopclass_uids`, which pydicom 3.0 no longer has. A name with a word that DICOM does not use, such
as "Ophthlamic", is found wherever it comes from; a name that others may use, such as `KeyObjectSelectionStorage`,
only if it comes from these packages.

Names that the file defines itself, and imports in a `try` that handles their absence, are not found.

## With `--fix`

The name is replaced by the UID Keyword, together with its uses in the file. The packages must be recent enough to
have it.

## To silence it

```python
from pynetdicom.sop_class import PseudoColorSoftcopyPresentationStageStorage  # dicom-media-storage: ignore[DMS007]
```
"""

RULE = Rule(
    "DMS007",
    "OldName",
    "A constant of pydicom or pynetdicom is misspelt, renamed or gone.",
    "warning",
    check,
    PAGE,
)
