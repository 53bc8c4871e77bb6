"""The editions as one tidy table: a row for each storage SOP Class in each edition."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from dicom_media_storage._iod import IOD
from dicom_media_storage._sop_class import SOPClass

_NO_IOD = IOD(None, None, None, None, None)


class Row(NamedTuple):
    """What one edition tells of one storage SOP Class; the columns of ``export``, described in ``export.schema.json``.

    None is what that edition's source does not tell, or what the class does not have.
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
    former_names: tuple[str, ...]
    related_general: tuple[str, ...] | None
    shares_uid_with_network: bool


def row_of(edition: str, member: SOPClass) -> Row:
    """Return the row of a member of an edition's enums.

    >>> from dicom_media_storage import EDITION, MediaStorageSOPClass
    >>> row_of(EDITION, MediaStorageSOPClass.CT_IMAGE_STORAGE).directory_record_type
    'IMAGE'
    """
    iod = member.iod or _NO_IOD
    record_type = member.directory_record_type
    related = member.related_general
    return Row(
        edition=edition,
        uid=member.uid,
        keyword=member.keyword,
        member=member.name,
        sop_class_name=member.sop_class_name,
        table=member.table,
        service_class=member.service_class,
        is_retired=member.is_retired,
        iod_section=iod.section,
        iod_title=iod.title,
        iod_url=iod.url,
        iod_edition=iod.edition,
        iod_title_edition=iod.title_edition,
        directory_record_type=None if record_type is None else record_type.value,
        first_edition=member.first_edition,
        last_edition=member.last_edition,
        former_names=member.former_names,
        related_general=None if related is None else tuple(general.uid for general in related),
        shares_uid_with_network=member.shares_uid_with_network,
    )


def members(edition: str) -> tuple[SOPClass, ...]:
    """Return the current classes of an edition, then the retired ones that its source tells, each in table order.

    >>> [member.name for member in members("2017c")][::140]
    ['MEDIA_STORAGE_DIRECTORY_STORAGE', 'X_RAY_ANGIOGRAPHIC_BI_PLANE_IMAGE_STORAGE']
    """
    module = _part(edition, "sop_classes")
    return (*module.MediaStorageSOPClass, *(retired(edition) or ()))


def retired(edition: str) -> tuple[SOPClass, ...] | None:
    """Return the retired classes of an edition in table order; None where its source does not tell of them.

    >>> retired("2013") is None
    True
    """
    enum: type[SOPClass] | None = getattr(_part(edition, "sop_classes"), "RetiredMediaStorageSOPClass", None)
    return None if enum is None else tuple(enum)


def groups(edition: str) -> dict[str, frozenset[SOPClass]]:
    """Return the groups of an edition by their names.

    >>> sorted(groups("2013"))
    ['ANNEX_O', 'MEDIA_DIRECTORY']
    """
    module = _part(edition, "groups")
    return {name: getattr(module, name) for name in module.__all__}


def rows(editions: Iterable[str]) -> Iterator[Row]:
    """Return the rows of editions, in the order given and then of the standard's tables.

    >>> next(rows(["2013"]))[:3]
    ('2013', '1.2.840.10008.1.3.10', 'MediaStorageDirectoryStorage')
    """
    for edition in editions:
        for member in members(edition):
            yield row_of(edition, member)


def _part(edition: str, part: str) -> ModuleType:
    return import_module(f"dicom_media_storage.editions.e{edition}.{part}")
