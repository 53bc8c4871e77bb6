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


PAGE = """\
# DMS005: a malformed UID near DICOM's root

A UID near DICOM's root is malformed: a wrong root, an empty component, a leading zero, a blank, too long.

## Why

UIDs are compared character by character. A malformed one equals no UID that another program writes. PS3.5 section
9.1 allows digits and dots only, no empty component, no leading zero, and 64 characters at most.

## Wrong

```python
CT_IMAGE_STORAGE = "1.2.840.100008.5.1.4.1.1.2"
MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.04"
SECONDARY_CAPTURE_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.7 "
```

## Right

```python
CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"
MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"
SECONDARY_CAPTURE_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.7"
```

## What is near DICOM's root

- A text that begins with `1.2.840.10008` when empty components, blanks and leading zeros are mended.
- A text with one slip in the root (a component missing or run together with the next, digits lost, doubled or
  swapped) whose mended form is registered. The roots of other organisations, such as `1.2.840.113619` or
  `1.2.840.10003`, are not near.

NULs at the end are padding and allowed. A dot at the end makes a prefix; it is found only if the name is that of
the class, or the attribute is for a SOP Class UID.

## What is not found

- Blanks in the files of tests, in calls that trim or validate, and in strings that are joined with others.
- UIDs that are wrong on purpose, as in [DMS002](DMS002.md), such as those in `pytest.raises` or `assertThrows`.

## With `--fix`

The UID is replaced if the mended one is registered.

## To silence it

```python
BROKEN = "1.2.840.10008.5.1.4.1.1.02"  # dicom-media-storage: ignore[DMS005]
```
"""

RULE = Rule(
    "DMS005",
    "MalformedUID",
    "A UID near DICOM's root is malformed: a wrong root, an empty component, a leading zero, a blank, too long.",
    "error",
    check,
    PAGE,
)
