"""The storage SOP Classes and the register as tables for programs: the rows that ``dicom-media-storage export`` writes.

>>> from dicom_media_storage import table
>>> rows = table.rows("2013")
>>> len(rows), rows[1]["keyword"]
(113, 'ComputedRadiographyImageStorage')

`Row` and `RegistryRow` give the types of the columns. Data frames built with them have the same column types for every
edition, even where a column is empty:

>>> from typing import get_type_hints
>>> get_type_hints(table.Row)["has_pixel_data"]
bool | None
"""

from typing import Final, TypedDict, cast

from . import registry
from ._iod import IOD
from ._kinds import KINDS
from ._provenance import SOURCED, Origin, source_of
from ._sop_class import SOPClass
from .editions import NEWEST, load
from .editions.literals import Edition

__all__ = ("RegistryRow", "Row", "registry_rows", "rows")


class Row(TypedDict):
    """A storage SOP Class in an edition; ``dicom-media-storage export --schema`` describes each column.

    A value is None if it is unknown or the class has no such value.

    >>> row: Row = rows("2013")[1]
    >>> row["uid"], row["iod_section"], row["iod_edition"]
    ('1.2.840.10008.5.1.4.1.1.1', 'A.2', '2013')
    """

    edition: str
    uid: str
    keyword: str
    member: str
    sop_class_name: str
    table: str
    service_class: str | None
    is_retired: bool
    iod_section: str | None
    iod_title: str | None
    iod_url: str | None
    iod_edition: str | None
    iod_title_edition: str | None
    directory_record_type: str | None
    first_edition: str
    last_edition: str
    former_names: list[str]
    related_general: list[str] | None
    related_general_edition: str | None
    shares_uid_with_network: bool
    registered: str | None
    registered_not_in: str | None
    specialization: list[str] | None
    has_pixel_data: bool | None
    is_multi_frame: bool | None
    has_waveform: bool | None
    is_structured_report: bool | None
    is_presentation_state: bool | None
    is_encapsulated_document: bool | None
    iod_modules_edition: str | None
    sources: list[str]


class RegistryRow(TypedDict):
    """A UID of PS3.6 Table A-1; ``dicom-media-storage export --schema`` describes each column.

    >>> row: RegistryRow = registry_rows()[0]
    >>> row["name"], row["type"]
    ('Verification SOP Class', 'SOP Class')
    """

    edition: str
    uid: str
    keyword: str | None
    name: str | None
    type: str
    is_retired: bool
    registered: str | None
    registered_not_in: str | None


def rows(edition: Edition | None = None, *, retired: bool = False, borrow: bool = True) -> list[Row]:
    """Return a row for each Media Storage SOP Class of an edition (the newest if None).

    If ``retired`` is true, the retired classes of PS3.4 Table B.6-1 follow; their kinds (``has_pixel_data`` and so on)
    may be None. If ``borrow`` is false, values from other editions are None, except the table, names and UID Keyword.
    The column ``sources`` lists each value that the edition does not state itself, with the edition that does and the
    origin: see `history.source`.

    Returns:
        Rows in the order of the standard's tables.

    Raises:
        ValueError: if the edition is not shipped.

    >>> rows()[1]["iod_section"]
    'A.2'
    >>> [row["keyword"] for row in rows("2017c", retired=True) if row["is_retired"]][:1]
    ['NuclearMedicineImageStorageRetired']
    >>> rows("2017c", borrow=False)[0]["iod_section"], rows("2017c", borrow=False)[0]["iod_title"]
    ('F.3', None)
    """
    name: Edition = NEWEST if edition is None else edition
    module = load(name)
    enum: type[SOPClass] | None = getattr(module, "RetiredMediaStorageSOPClass", None) if retired else None
    members = (*module.MediaStorageSOPClass, *(enum or ()))
    return [_row(name, member) if borrow else _own(member, _row(name, member)) for member in members]


def registry_rows() -> list[RegistryRow]:
    """Return a row for each UID of PS3.6 Table A-1, retired ones included, in the order of `registry.entries`.

    >>> registry_rows()[0]["keyword"]
    'Verification'
    """
    return [_registry_row(entry) for entry in registry.entries()]


_NO_IOD = IOD(None, None, None, None, None)


def _row(edition: Edition, member: SOPClass) -> Row:
    iod = member.iod or _NO_IOD
    record_type = member.directory_record_type
    related, specialization = member.related_general, member.specialization
    return {
        "edition": edition,
        "uid": member.uid,
        "keyword": member.keyword,
        "member": member.name,
        "sop_class_name": member.sop_class_name,
        "table": member.table,
        "service_class": member.service_class,
        "is_retired": member.is_retired,
        "iod_section": iod.section,
        "iod_title": iod.title,
        "iod_url": iod.url,
        "iod_edition": iod.edition,
        "iod_title_edition": iod.title_edition,
        "directory_record_type": None if record_type is None else record_type.value,
        "first_edition": member.first_edition,
        "last_edition": member.last_edition,
        "former_names": list(member.former_names),
        "related_general": None if related is None else [general.uid for general in related],
        "related_general_edition": member.related_general_edition,
        "shares_uid_with_network": member.shares_uid_with_network,
        "registered": member.registered and member.registered.edition,
        "registered_not_in": member.registered and member.registered.not_in,
        "specialization": None if specialization is None else list(specialization),
        "has_pixel_data": member.has_pixel_data,
        "is_multi_frame": member.is_multi_frame,
        "has_waveform": member.has_waveform,
        "is_structured_report": member.is_structured_report,
        "is_presentation_state": member.is_presentation_state,
        "is_encapsulated_document": member.is_encapsulated_document,
        "iod_modules_edition": iod.modules_edition,
        "sources": [f"{name}: {_described(*source)}" for name, source in _not_stated(member).items()],
    }


def _not_stated(member: SOPClass) -> dict[str, tuple[str | None, Origin]]:
    """Return the edition and origin of each property that the edition does not state itself."""
    sources = ((name, *source_of(member, name)) for name in SOURCED)
    return {name: (edition, origin) for name, edition, origin in sources if origin and origin != "stated"}


def _described(edition: str | None, origin: Origin) -> str:
    return f"{edition}, {origin}" if edition else origin


_STATED_ELSEWHERE: Final = {
    "iod_section": ("iod_section", "iod_url", "iod_edition"),
    "iod_title": ("iod_title", "iod_title_edition"),
    "iod_modules": ("iod_modules_edition",),
    "related_general": ("related_general", "related_general_edition"),
    **{name: (name,) for name in ("service_class", "specialization", "directory_record_type", *KINDS)},
}
"""For each property, the columns to empty if another edition states the value."""


def _own(member: SOPClass, row: Row) -> Row:
    """Return a copy of a row without values from other editions."""
    lent = {name for name, (_, origin) in _not_stated(member).items() if origin != "inferred"}
    empty = dict.fromkeys(column for name in lent for column in _STATED_ELSEWHERE.get(name, ()))
    kept = [one for one in row["sources"] if one.partition(":")[0] not in lent.intersection(_STATED_ELSEWHERE)]
    return cast(Row, {**row, **empty, "sources": kept})


def _registry_row(entry: registry.UIDEntry) -> RegistryRow:
    registered = entry.registered
    return {
        "edition": entry.edition,
        "uid": entry.uid,
        "keyword": entry.keyword,
        "name": entry.name,
        "type": entry.type,
        "is_retired": entry.is_retired,
        "registered": registered and registered.edition,
        "registered_not_in": registered and registered.not_in,
    }
