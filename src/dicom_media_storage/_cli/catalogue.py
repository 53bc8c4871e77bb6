"""The rows of a class in every edition."""

from collections.abc import Mapping
from functools import cache

from dicom_media_storage import table
from dicom_media_storage._search.catalogue import StorageClass
from dicom_media_storage.editions import NEWEST
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.table import Row


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
