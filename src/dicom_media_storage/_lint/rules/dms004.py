"""DMS004: a UID among those of storage that nothing assigns."""

import re
from collections.abc import Iterator

from dicom_media_storage._lint.facts import Known, is_arc, known, order, storage_arcs
from dicom_media_storage._lint.model import Document, Finding, Kind, Mention, Relation
from dicom_media_storage._lint.naming import is_uid_slot, meaning
from dicom_media_storage._lint.nearest import distance, nearest
from dicom_media_storage._lint.uid_syntax import read
from dicom_media_storage.editions import EDITIONS

from .rule import Rule, described, finding

_TOLD_GONE = re.compile(r"retired|withdrawn|unassigned|reserved", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Yield the UIDs in or near the arcs of storage classes that no shipped edition assigns."""
    for mention in document.mentions:
        if mention.goes_on or mention.tested or mention.text in known():
            continue
        reading = read(mention.text)
        if reading is None or reading.faults or reading.is_prefix or not _is_unassigned(mention, reading.uid):
            continue
        # Editions that are not shipped assigned UIDs that later ones dropped, and registers of those say so.
        if _TOLD_GONE.search(document.lines[mention.line - 1]):
            continue
        meant = _meant(mention) or (None if is_arc(reading.uid) else nearest(reading.uid))
        message = f"no edition of DICOM from {EDITIONS[0]} to {EDITIONS[-1]} assigns this UID"
        message += ", under which others stand" if is_arc(reading.uid) else ""
        message += f": is {described(meant)} meant?" if meant else ""
        yield finding(document, mention, "DMS004", message, meant.uid if meant else None)


def _is_unassigned(mention: Mention, uid: str) -> bool:
    if is_arc(uid):
        return _stands_for_a_class(mention) and _is_under_storage(f"{uid}.")
    if not _is_under_storage(uid):
        return _is_slip_of_storage(uid)
    is_cut_off = mention.kind is Kind.PROSE and any(other.startswith(uid) for other in known())
    return not is_cut_off and not _may_be_instance(mention, uid)


def _is_under_storage(uid: str) -> bool:
    return any(uid.startswith(f"{arc}.") for arc in storage_arcs())


def _stands_for_a_class(mention: Mention) -> bool:
    """Return whether the beginning of known UIDs stands where only a whole one can: under a name, or in a field."""
    if mention.kind is not Kind.LITERAL:
        return False
    targets = [name.text for name in mention.names if name.relation is Relation.TARGET]
    return any(is_uid_slot(name) and "_" not in name for name in targets) or any(map(meaning, targets))


def _may_be_instance(mention: Mention, uid: str) -> bool:
    """Return whether a UID can be of a well-known SOP Instance: the registry has the newest of those not.

    They stand right under an assigned UID, as 1.2.840.10008.1.20.1.1 does; none stands under a class of old.
    """
    parent = known().get(uid.rpartition(".")[0])
    if parent is None:
        return False
    if any("instance" in name.text.casefold() for name in mention.names):
        return True
    if parent.is_sop_class and parent.is_retired:
        return False
    return not parent.is_storage or parent.first_edition != EDITIONS[0]


def _is_slip_of_storage(uid: str) -> bool:
    """Return whether a UID elsewhere is that of a storage class, but for one component too many or out of order."""
    parts = uid.split(".")
    # The arcs beside these hold kinds of UIDs of which the registry has the old ones only.
    if len(parts) < 9 or parts[4:6] != storage_arcs()[0].split(".")[4:6] or uid.rpartition(".")[0] in known():
        return False
    meant = nearest(uid)
    return meant is not None and len(parts) >= meant.uid.count(".") and _is_inserted_or_swapped(parts, meant)


def _is_inserted_or_swapped(parts: list[str], meant: Known) -> bool:
    other = meant.uid.split(".")
    return (
        len(parts) >= len(other)
        and distance(parts, other) == 1
        and (len(parts) > len(other) or sorted(parts) == sorted(other))
    )


def _meant(mention: Mention) -> Known | None:
    """Return the class that the name beside the UID means."""
    for name in mention.names:
        meant = meaning(name.text)
        if meant is not None and (meant.is_full or name.relation is not Relation.SIBLING):
            return min((known()[uid] for uid in meant.uids), key=lambda one: (one.is_retired, order(one.uid)))
    return None


RULE = Rule(
    "DMS004",
    "UnassignedUID",
    "A UID among those of storage classes is one that no shipped edition of DICOM assigns.",
    "error",
    check,
)
