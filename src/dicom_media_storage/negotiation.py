"""What a Storage SCU or SCP negotiates: lists of SOP Classes that fit an association, and what is told of each.

An association has 128 presentation contexts at most, and there are more storage SOP Classes than that. Which of them
a list of 128 holds is a rule, the same for every function here:

1. *Membership is by table.* Of the classes given (all of the newest edition, if none are) those count whose UID is
   that of a network SOP Class (PS3.4 section I.4): all but the media directory, which is never sent.
2. *Order.* First those that the caller prefers, in the caller's order. Then the longest-standing: by the first of the
   shipped editions that lists the class, then in the order of the tables (PS3.4 Tables I.4-1, B.5-1, GG.3-1).
   Retired classes come last, where they are given at all.

Nothing here needs a network or another package: what is returned is plain data for any DICOM toolkit.

>>> len(presentation_contexts()), [len(batch) for batch in batches()]
(128, [128, 51])
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple, TypeVar, overload

from ._sop_class import SOPClass
from .editions import EDITIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from .editions.newest import MediaStorageSOPClass

__all__ = (
    "MAX_PRESENTATION_CONTEXTS",
    "CommonExtendedNegotiation",
    "batches",
    "common_extended_negotiation",
    "network_classes",
    "presentation_contexts",
)

MAX_PRESENTATION_CONTEXTS: "Final" = 128
"""How many presentation contexts an association can have: their IDs are odd, from 1 to 255 (PS3.8 section 9.3.2.2)."""

_Class = TypeVar("_Class", bound=SOPClass)


class CommonExtendedNegotiation(NamedTuple):
    """The content of a SOP Class Common Extended Negotiation Sub-Item (PS3.7 section D.3.3.6).

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> item, = common_extended_negotiation([MediaStorageSOPClass.TWELVE_LEAD_ECG_WAVEFORM_STORAGE])
    >>> item.service_class_uid, item.related_general_sop_class_uids, item.edition
    ('1.2.840.10008.4.2', ('1.2.840.10008.5.1.4.1.1.9.1.2',), '2017c')
    """

    sop_class_uid: str
    """The SOP Class that is proposed."""
    service_class_uid: str
    """The Service Class that it belongs to (PS3.4 section B.3.1.3)."""
    related_general_sop_class_uids: tuple[str, ...]
    """The Related General SOP Classes (PS3.4 section B.3.1.4), in the order of Table B.3-3; empty where it has none."""
    edition: str | None
    """The edition of DICOM whose Table B.3-3 tells so; None where that edition does not know the SOP Class at all."""


@overload
def network_classes(classes: None = None, *, prefer: Iterable[str] = ()) -> "tuple[MediaStorageSOPClass, ...]": ...
@overload
def network_classes(classes: Iterable[_Class], *, prefer: Iterable[str] = ()) -> tuple[_Class, ...]: ...
def network_classes(classes: Iterable[SOPClass] | None = None, *, prefer: Iterable[str] = ()) -> tuple[SOPClass, ...]:
    """Return the classes that can be negotiated on a network, each once, ordered by the rule of this module.

    ``classes`` are members of the enums of an edition, or an enum itself; without it, all of the newest edition.
    ``prefer`` are UIDs (or members) to put first. Raises ValueError for a preferred UID that is not among them.

    >>> from dicom_media_storage import uids
    >>> [member.name for member in network_classes(prefer=[uids.MRImageStorage])[:2]]
    ['MR_IMAGE_STORAGE', 'COMPUTED_RADIOGRAPHY_IMAGE_STORAGE']
    >>> from dicom_media_storage.editions import e2013
    >>> len(e2013.MediaStorageSOPClass), len(network_classes(e2013.MediaStorageSOPClass))
    (113, 112)
    """
    if classes is None:
        from .editions.newest import MediaStorageSOPClass

        classes = MediaStorageSOPClass
    # By plain str: a member has its hash, so that either finds the other.
    among = {member.uid: member for member in classes if member.shares_uid_with_network}
    first = [_preferred(among, uid) for uid in prefer]
    places = {
        enum: {member: place for place, member in enumerate(enum)} for enum in {type(one) for one in among.values()}
    }

    def standing(member: SOPClass) -> tuple[bool, int, int]:
        return member.is_retired, EDITIONS.index(member.first_edition), places[type(member)][member]

    return tuple(dict.fromkeys([*first, *sorted(among.values(), key=standing)]))


@overload
def presentation_contexts(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: None = None, prefer: Iterable[str] = ()
) -> "tuple[MediaStorageSOPClass, ...]": ...
@overload
def presentation_contexts(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[_Class], prefer: Iterable[str] = ()
) -> tuple[_Class, ...]: ...
def presentation_contexts(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[SOPClass] | None = None, prefer: Iterable[str] = ()
) -> tuple[SOPClass, ...]:
    """Return the abstract syntaxes of one association: the first ``limit`` of `network_classes`.

    A smaller limit leaves room for other contexts (Verification, Storage Commitment) or for more than one context
    per class. Raises ValueError for a limit that is not between 1 and 128, and as `network_classes` does.

    >>> len(presentation_contexts(limit=127))
    127
    >>> from dicom_media_storage import groups, uids
    >>> newest = uids.LabelMapSegmentationStorage
    >>> newest in presentation_contexts(), newest in presentation_contexts(prefer=[newest])
    (False, True)
    >>> len(presentation_contexts(classes=groups.NON_PATIENT_OBJECT))
    9
    """
    return network_classes(classes, prefer=prefer)[: _checked(limit)]


@overload
def batches(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: None = None, prefer: Iterable[str] = ()
) -> "tuple[tuple[MediaStorageSOPClass, ...], ...]": ...
@overload
def batches(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[_Class], prefer: Iterable[str] = ()
) -> tuple[tuple[_Class, ...], ...]: ...
def batches(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[SOPClass] | None = None, prefer: Iterable[str] = ()
) -> tuple[tuple[SOPClass, ...], ...]:
    """Return lists for as many associations as it takes to cover all of `network_classes`, each class once.

    The first list is that of `presentation_contexts`. Raises ValueError as it does.

    >>> [len(batch) for batch in batches(limit=100)]
    [100, 79]
    """
    ordered = network_classes(classes, prefer=prefer)
    return tuple(ordered[start : start + limit] for start in range(0, len(ordered), _checked(limit)))


def common_extended_negotiation(
    classes: Iterable[SOPClass], *, table_of: type[SOPClass] | None = None
) -> tuple[CommonExtendedNegotiation, ...]:
    """Return what an SCU may tell of the classes it proposes (PS3.4 sections B.3.1.3 and B.3.1.4), in their order.

    An SCP may then accept a class that it does not know, as one of the Storage Service Class or like a more general
    one. There is no item for a class of a Service Class that PS3.6 Table A-1 gives no UID.

    Related General SOP Classes are told by PS3.4 Table B.3-3 of the classes' own edition, or by that of the edition of
    the enum ``table_of``. A class which that edition does not know has an item without any. Raises ValueError where
    the table of the edition was not at hand: it is never guessed.

    >>> from dicom_media_storage.editions import e2017c
    >>> items = common_extended_negotiation(presentation_contexts(), table_of=e2017c.MediaStorageSOPClass)
    >>> len(items), sum(bool(item.related_general_sop_class_uids) for item in items)
    (123, 17)
    >>> common_extended_negotiation(presentation_contexts())
    Traceback (most recent call last):
    ...
    ValueError: PS3.4 Table B.3-3 of DICOM 2026a was not at hand, only that of 2017c: pass its enum as table_of
    """
    if table_of is not None and next(iter(table_of)).related_general is None:
        raise _table_not_at_hand(table_of)
    items = (_item(member, member if table_of is None else _same_class(table_of, member)) for member in classes)
    return tuple(item for item in items if item is not None)


def _checked(limit: int) -> int:
    if not 1 <= limit <= MAX_PRESENTATION_CONTEXTS:
        raise ValueError(
            f"an association has 1 to {MAX_PRESENTATION_CONTEXTS} presentation contexts (PS3.8 section 9.3.2.2),"
            f" not {limit}"
        )
    return limit


def _preferred(among: dict[str, SOPClass], uid: str) -> SOPClass:
    found = among.get(uid)
    if found is None:
        raise ValueError(f"{str(uid)!r} is preferred, but is not the UID of a network SOP Class among those given")
    return found


def _item(member: SOPClass, told_by: SOPClass | None) -> CommonExtendedNegotiation | None:
    related = () if told_by is None else told_by.related_general
    if related is None:
        raise _table_not_at_hand(type(told_by))
    service_class = member.service_class if told_by is None else told_by.service_class
    service_class_uid = None if service_class is None else _service_class_uids().get(service_class)
    if service_class_uid is None:
        return None
    edition = None if told_by is None else _edition(type(told_by))
    return CommonExtendedNegotiation(member.uid, service_class_uid, tuple(one.uid for one in related), edition)


def _same_class(enum: type[SOPClass], member: SOPClass) -> SOPClass | None:
    try:
        return enum(member.uid)
    except ValueError:
        return None


@cache
def _service_class_uids() -> dict[str, str]:
    from . import registry

    return {entry.name: entry.uid for entry in registry.entries() if entry.type == "Service Class" and entry.name}


def _edition(enum: type) -> str:
    edition: str = import_module(enum.__module__.rpartition(".")[0]).EDITION
    return edition


def _table_not_at_hand(enum: type) -> ValueError:
    facts = {one: import_module(f"{__package__}.editions.e{one}._facts") for one in EDITIONS}
    known = ", ".join(one for one, module in facts.items() if module.RELATED_GENERAL is not None)
    return ValueError(
        f"PS3.4 Table B.3-3 of DICOM {_edition(enum)} was not at hand, only that of {known}: pass its enum as table_of"
    )
