"""The type of an edition's module."""

from types import ModuleType
from typing import Protocol

from ._sop_class import SOPClass
from .editions.literals import Edition


class EditionModule(Protocol):
    """The attributes of each edition's module, such as ``dicom_media_storage.editions.e2017c``.

    >>> from dicom_media_storage.editions import load
    >>> edition: EditionModule = load("2017c")
    >>> len(edition.MediaStorageSOPClass)
    137
    """

    @property
    def EDITION(self) -> Edition:  # noqa: N802  # the name in each module
        """The edition of DICOM that the module contains."""
        ...

    @property
    def MediaStorageSOPClass(self) -> type[SOPClass]:  # noqa: N802
        """The enum of the Media Storage SOP Classes (PS3.4 section I.4)."""
        ...

    @property
    def groups(self) -> ModuleType:
        """The groups of SOP Classes, as frozensets."""
        ...

    @property
    def uids(self) -> ModuleType:
        """The SOP Class UIDs as ``str`` constants."""
        ...

    def get(self, uid: object) -> SOPClass | None:
        r"""Return the current or retired SOP Class with a UID, or None.

        ``uid`` is a ``str`` or ``bytes``; trailing NULs and spaces, which pad values in data sets (PS3.5 section 9.1),
        are ignored. None for private, unknown and malformed UIDs, and for any other object; no exception is raised.

        >>> from dicom_media_storage import get
        >>> get(b"1.2.840.10008.5.1.4.1.1.2\0")
        <MediaStorageSOPClass.CT_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.2'>
        """
        ...

    def by_keyword(self, keyword: object) -> SOPClass | None:
        """Return the SOP Class with a UID Keyword (PS3.6 Table A-1), or None.

        Case is ignored. Names of constants in earlier releases of pydicom and pynetdicom, the keys of
        `registry.old_keywords`, are accepted, too.

        >>> from dicom_media_storage import by_keyword
        >>> by_keyword("ctimagestorage") is by_keyword("CTImageStorageSOPClass") is by_keyword("CTImageStorage")
        True
        """
        ...

    def by_name(self, name: object) -> SOPClass | None:
        """Return the SOP Class with a name, or None.

        The name is looked up among the SOP Class Names that the edition prints, then among the UID Names of PS3.6 and
        former SOP Class Names that belong to a single class, then by `by_keyword`. Case, white space, kinds of hyphens
        and a trailing "SOP Class" are ignored. If a current and a retired class share a name, it means the current
        class; with "(Retired)" at the end, it means the retired class.

        >>> from dicom_media_storage.editions.e2026d import by_name
        >>> by_name("Basic Text SR").sop_class_name
        'Basic Text SR Storage'
        """
        ...
