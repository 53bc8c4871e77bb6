"""The storage SOP Classes as a table for programs: the rows that ``dicom-media-storage export`` writes.

>>> from dicom_media_storage import table
>>> rows = table.rows("2013")
>>> len(rows), rows[1]["keyword"]
(113, 'ComputedRadiographyImageStorage')
"""

from typing import Any

from ._iod import IOD
from ._kinds import KINDS
from ._sop_class import SOPClass
from .editions import NEWEST, load
from .editions.literals import Edition

__all__ = ("rows",)

_NO_IOD = IOD(None, None, None, None, None)


def rows(edition: Edition | None = None) -> list[dict[str, Any]]:
    """Return a row for each SOP Class of an edition (the newest if None): current classes, then retired ones.

    Returns:
        Rows in the order of the standard's tables. The columns are those of ``dicom-media-storage export``; values are
        ``str``, ``bool``, lists of ``str``, or None if no source of the edition contains the value or the class has
        none.

    Raises:
        ValueError: if the edition is not shipped.

    >>> rows()[1]["iod_section"]
    'A.2'
    """
    name: Edition = NEWEST if edition is None else edition
    module = load(name)
    retired: type[SOPClass] | None = getattr(module, "RetiredMediaStorageSOPClass", None)
    return [_row(name, member) for member in (*module.MediaStorageSOPClass, *(retired or ()))]


def _row(edition: Edition, member: SOPClass) -> dict[str, Any]:
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
        "specialization": None if specialization is None else [str(section) for section in specialization],
        **{kind: getattr(member, kind) for kind in KINDS},
        "iod_modules_edition": iod.modules_edition,
    }
