"""A test of UIDs that narrows their type."""

import sys
from collections.abc import Container
from typing import cast

from .editions.literals import MediaStorageSOPClassUID
from .editions.newest import MediaStorageSOPClass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import TypeIs  # bundled with type checkers
elif sys.version_info >= (3, 13):
    from typing import TypeIs
else:
    from typing import TypeGuard as TypeIs


def is_media_storage_uid(value: object) -> TypeIs[MediaStorageSOPClassUID]:
    """Return whether a value is the UID of a current class; a type checker then knows it as `MediaStorageSOPClassUID`.

    The value must not be padded: for values of data sets, use `get` or `identify`.

    >>> is_media_storage_uid("1.2.840.10008.5.1.4.1.1.2"), is_media_storage_uid("1.2.840.10008.5.1.4.1.1.2 ")
    (True, False)
    """
    return value in cast(Container[object], MediaStorageSOPClass)
