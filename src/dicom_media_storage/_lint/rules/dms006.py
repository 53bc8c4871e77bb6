"""DMS006: a prefix test that catches more than it says."""

from collections.abc import Iterator
from functools import cache

from dicom_media_storage._lint.facts import ROOT, Known, known, order, storage_arcs
from dicom_media_storage._lint.kinship import is_kin, telling_words
from dicom_media_storage._lint.model import Document, Finding

from .rule import Rule, finding


def check(document: Document) -> Iterator[Finding]:
    """Yield the tests for a prefix that UIDs of other classes begin with as well."""
    for mention in document.mentions:
        if mention.tested is None:
            continue
        others = also_caught(mention.text)
        if others:
            message = f"the prefix in {mention.tested} also catches {_listed(others)}"
            yield finding(document, mention, "DMS006", message, None)


@cache
def also_caught(prefix: str) -> tuple[Known, ...]:
    """Return the SOP Classes that a prefix catches besides those that it says.

    A prefix says the UID that it is, without a dot at its end, and what stands under that in the tree of UIDs. What
    merely begins with the same digits is caught besides (``….7`` catches ``….77.1.6``). So is what stands under the UID
    of a current class and has no word of its name (``….66`` is Raw Data, under which Segmentation stands); and, under
    the arc of all storage classes, what is no storage class.

    >>> [one.name for one in also_caught("1.2.840.10008.5.1.4.1.1.20")][0]
    'CT Defined Procedure Protocol Storage'
    """
    arc = prefix.removesuffix(".")
    if not arc.startswith(f"{ROOT}."):
        return ()
    caught = [one for uid, one in known().items() if uid.startswith(prefix) and one.is_sop_class]
    under = [one for one in caught if one.uid.startswith(f"{arc}.")]
    strangers = [one for one in caught if one.uid != arc and one not in under]
    strangers += _strangers_under(prefix, under)
    return tuple(sorted(strangers, key=lambda one: (one.is_retired, order(one.uid))))


def _strangers_under(prefix: str, under: list[Known]) -> list[Known]:
    arc = prefix.removesuffix(".")
    if arc in storage_arcs():
        return [one for one in under if not one.is_storage and not one.is_retired]
    said = known().get(arc)
    if not under or said is None or said.is_retired or not said.is_storage:
        return []
    # With a dot the class itself is not caught: what is said is then the arc, and one family may have it for itself.
    if prefix.endswith(".") and any(
        all(word in telling_words(one) for one in under) for word in telling_words(under[0])
    ):
        return []
    return [one for one in under if not is_kin(one, said)]


def _listed(others: tuple[Known, ...]) -> str:
    return f"{len(others)} other SOP Class{'es' if len(others) > 1 else ''}: " + ", ".join(map(str, others))


RULE = Rule(
    "DMS006",
    "PrefixCatchesMore",
    "A test for a prefix of a UID also catches SOP Classes that it was not meant for.",
    "warning",
    check,
)
