"""The SOP Classes that a Storage SCU or SCP negotiates: lists that fit an association, and extended negotiation.

An association has at most 128 presentation contexts, fewer than there are storage SOP Classes. All functions of this
module order classes by the same rule, and drop the last classes of a list that is too long:

1. Classes that the caller prefers, in the caller's order.
2. Images and encapsulated documents: classes whose Directory Record Type is IMAGE or ENCAP DOC (PS3.3 section F.5), in
   the order of PS3.4 Table B.5-1.
3. The other classes of Table B.5-1, in the order of their registration (`SOPClass.registered`), then of the table.
4. Classes of other tables, such as Table GG.3-1 of the separate Non-Patient Object Storage Service Class.
5. Retired classes, if the caller passes any.

Directory Record Types are those of the newest edition. Classes that do not share their UID with a network SOP Class are
left out (PS3.4 section I.4): the media directory is never sent. The first 128 classes contain every image class of the
newest edition, and every current class that DCMTK 3.6.7 (storescu; storescp.cfg except three implant templates) and
pynetdicom 3.0.4 (StoragePresentationContexts) propose by default.

The functions return plain data for any DICOM toolkit, and need neither a network nor another package. With pynetdicom,
for example: ``for uid in abstract_syntaxes(): ae.add_requested_context(uid)``.

>>> from dicom_media_storage import MediaStorageSOPClass
>>> len(abstract_syntaxes()), sum(len(batch) for batch in batches()) == len(MediaStorageSOPClass) - 1
(128, True)
"""

import warnings
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple, TypeVar, overload

from ._sop_class import SOPClass
from .editions import NEWEST, load
from .editions.newest import MediaStorageSOPClass

__all__ = (
    "MAX_PRESENTATION_CONTEXTS",
    "CommonExtendedNegotiation",
    "abstract_syntaxes",
    "batches",
    "common_extended_negotiation",
    "network_classes",
    "presentation_contexts",
)

MAX_PRESENTATION_CONTEXTS: Final = 128
"""The most presentation contexts in an association: their IDs are odd, from 1 to 255 (PS3.8 section 9.3.2.2)."""

_Class = TypeVar("_Class", bound=SOPClass)


class CommonExtendedNegotiation(NamedTuple):
    """The content of a SOP Class Common Extended Negotiation Sub-Item (PS3.7 section D.3.3.6).

    >>> from dicom_media_storage.editions.e2024c import MediaStorageSOPClass
    >>> item, = common_extended_negotiation([MediaStorageSOPClass.TWELVE_LEAD_ECG_WAVEFORM_STORAGE])
    >>> item.service_class_uid, item.related_general_sop_class_uids, item.edition
    ('1.2.840.10008.4.2', ('1.2.840.10008.5.1.4.1.1.9.1.2', '1.2.840.10008.5.1.4.1.1.9.1.4'), '2024c')
    """

    sop_class_uid: str
    """The UID of the proposed SOP Class."""
    service_class_uid: str
    """The UID of its Service Class (PS3.4 section B.3.1.3)."""
    related_general_sop_class_uids: tuple[str, ...]
    """The UIDs of its Related General SOP Classes (PS3.4 section B.3.1.4), in the order of Table B.3-3."""
    edition: str | None
    """The edition of that table; None if no edition with the table lists the SOP Class."""


@overload
def network_classes(classes: None = None, *, prefer: Iterable[str] = ()) -> tuple[MediaStorageSOPClass, ...]: ...
@overload
def network_classes(classes: Iterable[_Class], *, prefer: Iterable[str] = ()) -> tuple[_Class, ...]: ...
def network_classes(classes: Iterable[SOPClass] | None = None, *, prefer: Iterable[str] = ()) -> tuple[SOPClass, ...]:
    """Return the classes that can be negotiated on a network, without duplicates, in the order of this module's rule.

    ``classes`` contains members of editions' enums, and may be an enum itself; None stands for all current classes of
    the newest edition. ``prefer`` contains the UIDs (or members) to put first.

    Raises:
        TypeError: if ``classes`` contains anything but members of an edition's enum.
        ValueError: if a preferred UID is not among the classes.

    >>> from dicom_media_storage import uids
    >>> [member.name for member in network_classes(prefer=[uids.MRImageStorage])[:2]]
    ['MR_IMAGE_STORAGE', 'COMPUTED_RADIOGRAPHY_IMAGE_STORAGE']
    >>> from dicom_media_storage.editions import e2013
    >>> len(e2013.MediaStorageSOPClass), len(network_classes(e2013.MediaStorageSOPClass))
    (113, 112)
    """
    if classes is None:
        classes = MediaStorageSOPClass
    # A member hashes and compares as its UID, so a plain str also finds it.
    among = {member.uid: member for member in map(_member, classes) if member.shares_uid_with_network}
    first = [_preferred(among, uid) for uid in prefer]
    positions = {
        enum: {member: number for number, member in enumerate(enum)} for enum in {type(one) for one in among.values()}
    }

    def rank(member: SOPClass) -> tuple[int, str, int]:
        place = _place(member)
        since = member.registered.edition if place == _OTHER and member.registered else ""
        return place, since, positions[type(member)][member]

    return tuple(dict.fromkeys([*first, *sorted(among.values(), key=rank)]))


@overload
def abstract_syntaxes(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: None = None, prefer: Iterable[str] = ()
) -> tuple[MediaStorageSOPClass, ...]: ...
@overload
def abstract_syntaxes(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[_Class], prefer: Iterable[str] = ()
) -> tuple[_Class, ...]: ...
def abstract_syntaxes(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[SOPClass] | None = None, prefer: Iterable[str] = ()
) -> tuple[SOPClass, ...]:
    """Return the abstract syntaxes to propose in one association: the first ``limit`` of `network_classes`.

    A smaller limit leaves room for other contexts (Verification, Storage Commitment) or for more than one context
    per class.

    Raises:
        TypeError: as in `network_classes`.
        ValueError: if the limit is not between 1 and 128, or as in `network_classes`.

    >>> len(abstract_syntaxes(limit=127))
    127
    >>> from dicom_media_storage import groups, uids
    >>> protocol = uids.ProtocolApprovalStorage
    >>> protocol in abstract_syntaxes(), protocol in abstract_syntaxes(prefer=[protocol])
    (False, True)
    >>> len(abstract_syntaxes(classes=groups.NON_PATIENT_OBJECT))
    9
    """
    return network_classes(classes, prefer=prefer)[: _checked(limit)]


def presentation_contexts(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[SOPClass] | None = None, prefer: Iterable[str] = ()
) -> tuple[SOPClass, ...]:
    """Return the result of `abstract_syntaxes`, and emit a DeprecationWarning. This alias will be removed in 2028.

    Raises:
        TypeError, ValueError: as in `abstract_syntaxes`.

    >>> with warnings.catch_warnings(action="ignore"):
    ...     presentation_contexts() == abstract_syntaxes()
    True
    """
    warnings.warn("presentation_contexts is now called abstract_syntaxes", DeprecationWarning, stacklevel=2)
    return abstract_syntaxes(limit, classes=classes, prefer=prefer)


@overload
def batches(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: None = None, prefer: Iterable[str] = ()
) -> tuple[tuple[MediaStorageSOPClass, ...], ...]: ...
@overload
def batches(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[_Class], prefer: Iterable[str] = ()
) -> tuple[tuple[_Class, ...], ...]: ...
def batches(
    limit: int = MAX_PRESENTATION_CONTEXTS, *, classes: Iterable[SOPClass] | None = None, prefer: Iterable[str] = ()
) -> tuple[tuple[SOPClass, ...], ...]:
    """Split `network_classes` into lists of at most ``limit`` classes, each for an association.

    The first list equals `abstract_syntaxes`.

    Raises:
        TypeError, ValueError: as in `abstract_syntaxes`.

    >>> from dicom_media_storage.editions import e2013
    >>> [len(batch) for batch in batches(limit=100, classes=e2013.MediaStorageSOPClass)]
    [100, 12]
    """
    ordered = network_classes(classes, prefer=prefer)
    return tuple(ordered[start : start + limit] for start in range(0, len(ordered), _checked(limit)))


def common_extended_negotiation(
    classes: Iterable[SOPClass], *, table_of: type[SOPClass] | None = None
) -> tuple[CommonExtendedNegotiation, ...]:
    """Return the extended negotiation items of proposed classes, in their order (PS3.4 sections B.3.1.3 and B.3.1.4).

    With these items, an SCP may accept an unknown class as a member of the Storage Service Class or as a more general
    class. A class is skipped if PS3.6 Table A-1 assigns no UID to its Service Class. Until 2016b, PS3.4 section I.4
    refers to a single table for all services; the Service Class is then that of the newest edition.

    Related General SOP Classes come from `SOPClass.related_general`, and so from Table B.3-3 of the class's own edition
    or of the nearest edition that has the table; the item names that edition. If ``table_of`` is the enum of an
    edition, they come from its members instead.

    Raises:
        TypeError: if ``classes`` contains anything but members of an edition's enum.

    >>> from dicom_media_storage.editions.e2024c import MediaStorageSOPClass
    >>> items = common_extended_negotiation([MediaStorageSOPClass.ENHANCED_SR_STORAGE])
    >>> [(len(item.related_general_sop_class_uids), item.edition) for item in items]
    [(3, '2024c')]
    """
    members = map(_member, classes)
    items = (_item(member, member if table_of is None else _same_class(table_of, member)) for member in members)
    return tuple(item for item in items if item is not None)


def _member(value: _Class) -> _Class:
    if not isinstance(value, SOPClass):  # pyright: ignore[reportUnnecessaryIsInstance] - a caller may not use a checker
        raise TypeError(f"expected members of an edition's enum, such as get() returns, found {value!r}")
    return value


_STORAGE: Final = "Storage Service Class"
_MEDIA_TABLE: Final = "I.4-1"
_PREFERRED_TYPES = frozenset({"IMAGE", "ENCAP DOC"})
_IMAGE_OR_DOCUMENT, _OTHER, _OTHER_TABLE, _RETIRED = range(4)


def _place(member: SOPClass) -> int:
    """Return the step of this module's rule that applies to a class."""
    if member.is_retired:
        return _RETIRED
    newest = load(NEWEST).get(member) or member
    if newest.service_class != _STORAGE:
        return _OTHER_TABLE
    return _IMAGE_OR_DOCUMENT if newest.directory_record_type in _PREFERRED_TYPES else _OTHER


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
        raise ValueError(f"cannot prefer {str(uid)!r}: it is not among the given network SOP Classes")
    return found


def _item(member: SOPClass, answering: SOPClass | None) -> CommonExtendedNegotiation | None:
    service_class = _network_service_class(answering or member)
    service_class_uid = None if service_class is None else _service_class_uids().get(service_class)
    if service_class_uid is None:
        return None
    related = (answering.related_general if answering else None) or ()
    edition = answering.related_general_edition if answering else None
    return CommonExtendedNegotiation(member.uid, service_class_uid, tuple(one.uid for one in related), edition)


def _network_service_class(member: SOPClass) -> str | None:
    """Return the Service Class on a network, which Table I.4-1 does not tell: until 2016b, it lists all services."""
    if member.table == _MEDIA_TABLE and member.shares_uid_with_network:
        member = load(NEWEST).get(member) or member
    return member.service_class


def _same_class(enum: type[SOPClass], member: SOPClass) -> SOPClass | None:
    try:
        return enum(member.uid)
    except ValueError:
        return None


@cache
def _service_class_uids() -> dict[str, str]:
    from . import registry

    return {entry.name: entry.uid for entry in registry.entries() if entry.type == "Service Class" and entry.name}
