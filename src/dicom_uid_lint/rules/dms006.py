"""DMS006: a prefix test that matches more than it says."""

from collections.abc import Iterator
from functools import lru_cache

from dicom_uid_lint.knowledge.abbreviations import MODALITIES
from dicom_uid_lint.knowledge.names import distinctive_words, family
from dicom_uid_lint.knowledge.register import ROOT, STORAGE_ARC, Registered, order, register
from dicom_uid_lint.model import Document, Finding

from .rule import Rule, finding

_MOST_NAMED = 5


def check(document: Document) -> Iterator[Finding]:
    """Yield the tests for a prefix that UIDs of other classes begin with as well."""
    for mention in document.mentions:
        if mention.prefix_test is None or mention.chooses_text:
            continue
        others = also_matched(mention.text)
        if others:
            message = f"the prefix in {mention.prefix_test} also matches {_listed(others)}"
            yield finding(document, mention, RULE, message, None)


@lru_cache(maxsize=1024)
def also_matched(prefix: str) -> tuple[Registered, ...]:
    """Return the SOP Classes that a prefix matches besides those that it says.

    A prefix says the UID that it is, without a dot at its end, and what is under that in the tree of UIDs. What merely
    begins with the same digits is matched besides (``….7`` matches ``….77.1.6``). So is what is under the UID of a
    current class and has no word of its name (``….66`` is Raw Data, under which Segmentation is). The arc of all
    storage classes says nothing that could be contradicted.

    >>> [one.name for one in also_matched("1.2.840.10008.5.1.4.1.1.20")][0]
    'CT Defined Procedure Protocol Storage'
    """
    arc = prefix.removesuffix(".")
    if not arc.startswith(f"{ROOT}.") or arc == STORAGE_ARC:
        return ()
    matched = [one for uid, one in register().items() if uid.startswith(prefix) and one.is_sop_class]
    under = [one for one in matched if one.uid.startswith(f"{arc}.")]
    strangers = [one for one in matched if one.uid != arc and one not in under]
    strangers += _strangers_under(prefix, under)
    return tuple(sorted(strangers, key=lambda one: (one.is_retired, order(one.uid))))


def _strangers_under(prefix: str, under: list[Registered]) -> list[Registered]:
    said = register().get(prefix.removesuffix("."))
    if not under or said is None or said.is_retired or not said.is_storage:
        return []
    # With a dot the class itself is not matched: what is said is then the arc, and one family may have it for itself.
    if prefix.endswith(".") and any(
        all(word in distinctive_words(one.name) for one in under) for word in distinctive_words(under[0].name)
    ):
        return []
    return [one for one in under if not _is_kin(one, said)]


def _is_kin(one: Registered, other: Registered) -> bool:
    if any({one.uid, other.uid} <= family(token) for token in MODALITIES):
        return True
    return not distinctive_words(one.name).isdisjoint(distinctive_words(other.name))


def _listed(others: tuple[Registered, ...]) -> str:
    names = ", ".join(map(str, others[:_MOST_NAMED]))
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    return f"{len(others)} other SOP Class{'es' if len(others) > 1 else ''}: {names}{more}"


PAGE = """\
# DMS006: a prefix test that matches more than it says

A test for a prefix of a UID also matches SOP Classes that it was not meant for.

## Why

A UID is no word: two UIDs that begin with the same digits often have nothing in common.
`startswith("1.2.840.10008.5.1.4.1.1.7")` matches Secondary Capture, and every class under `….77`, `….78` and `….79`
as well: visible light, whole slides, ophthalmic measurements. The message has five of them and the number of the
rest.

## Wrong

```python
is_secondary_capture = uid.startswith("1.2.840.10008.5.1.4.1.1.7")
```

## Right

```python
from dicom_media_storage import uids

SECONDARY_CAPTURE = {
    uids.SecondaryCaptureImageStorage,
    uids.MultiFrameSingleBitSecondaryCaptureImageStorage,
    uids.MultiFrameGrayscaleByteSecondaryCaptureImageStorage,
    uids.MultiFrameGrayscaleWordSecondaryCaptureImageStorage,
    uids.MultiFrameTrueColorSecondaryCaptureImageStorage,
}
is_secondary_capture = uid in SECONDARY_CAPTURE
```

Kinds of SOP Classes come from tables, not from digits.

## What a prefix says

A prefix says the UID that it is, without a dot at its end, and all that is under this UID in the tree. It also
matches:

- what begins with the same digits and is elsewhere in the tree: `….7` matches `….77.1.6`;
- what is under the UID of a current storage class and has no word in common with its name: `….66` is Raw Data, and
  Segmentation and Spatial Registration are under it.

The arc of all storage classes, `1.2.840.10008.5.1.4.1.1`, is never found, nor is a prefix that is no class of its
own, such as `….88.`.

## What is a test

`startswith` and its equivalents in all languages (`hasPrefix`, `strncmp`, `rfind(…, 0) == 0`), searches in a UID
(`strstr`, `uid.includes(…)`, `"…" in ds.SOPClassUID`), slices that are compared, regular expressions that begin
with `^` and are open at their end, `fnmatch` with a star, patterns of a shell, and `LIKE '…%'` in SQL. A constant
that holds the prefix counts as well.

A test that only chooses a text for a log or a label is not found.

## To silence it

```python
is_either = uid.startswith("1.2.840.10008.5.1.4.1.1.7")  # dicom-media-storage: ignore[DMS006]
```
"""

RULE = Rule(
    "DMS006",
    "PrefixMatchesMore",
    "A test for a prefix of a UID also matches SOP Classes that it was not meant for.",
    "warning",
    check,
    PAGE,
)
