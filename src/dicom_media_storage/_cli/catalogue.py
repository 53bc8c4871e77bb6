"""The groups of an edition, and the rows of a class in every edition."""

from collections.abc import Mapping
from functools import cache

from dicom_media_storage import table
from dicom_media_storage._search.catalogue import StorageClass
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import NEWEST, load
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.table import Row


def groups(edition: Edition) -> dict[str, frozenset[SOPClass]]:
    """Return the groups of an edition by their names.

    >>> list(groups("2013"))[:3]
    ['ANNEX_O', 'ENCAPSULATED_DOCUMENT', 'MEDIA_DIRECTORY']
    """
    return {name: value for name, value in sorted(vars(load(edition).groups).items()) if isinstance(value, frozenset)}


def columns() -> tuple[str, ...]:
    """Return the names of the columns of rows, in order.

    >>> columns()[:2]
    ('edition', 'uid')
    """
    return tuple(next(iter(_rows_by_uid(NEWEST).values())))


def rows_of(one: StorageClass) -> tuple[Row, ...]:
    """Return the row of a class in every edition that has it, oldest first."""
    return tuple(_rows_by_uid(edition)[one.uid] for edition in one.editions)


@cache
def _rows_by_uid(edition: Edition) -> Mapping[str, Row]:
    return {row["uid"]: row for row in table.rows(edition, retired=True)}
