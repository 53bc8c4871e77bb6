"""The type of an edition's module."""

from types import ModuleType
from typing import Protocol

from ._sop_class import SOPClass
from .editions.literals import Edition


class EditionModule(Protocol):
    """The attributes of the module of every edition, such as ``dicom_media_storage.editions.e2017c``.

    >>> from dicom_media_storage.editions import load
    >>> edition: EditionModule = load("2017c")
    >>> len(edition.MediaStorageSOPClass)
    137
    """

    @property
    def EDITION(self) -> Edition:  # noqa: N802  # as modules name it
        """The edition of DICOM that the module contains."""
        ...

    @property
    def MediaStorageSOPClass(self) -> type[SOPClass]:  # noqa: N802
        """The enum of its Media Storage SOP Classes."""
        ...

    @property
    def groups(self) -> ModuleType:
        """Its groups of SOP Classes."""
        ...

    @property
    def uids(self) -> ModuleType:
        """Its SOP Class UIDs as ``str`` constants."""
        ...

    def get(self, uid: object) -> SOPClass | None:
        r"""Return the SOP Class that has a UID: a current one, a retired one, or None.

        ``uid`` is a ``str`` or ``bytes``; trailing NULs and spaces, which pad values of the value representation UI
        (PS3.5 section 9.1), are ignored. None for private, unknown and malformed UIDs, and for any other object.

        >>> from dicom_media_storage import get
        >>> get(b"1.2.840.10008.5.1.4.1.1.2\0")
        <MediaStorageSOPClass.CT_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.2'>
        """
        ...

    def by_keyword(self, keyword: object) -> SOPClass | None:
        """Return the SOP Class that has a UID Keyword (PS3.6 Table A-1), or None.

        Case does not count. Names of constants in earlier releases of pydicom and pynetdicom are known, too; they are
        the keys of `registry.old_keywords`.

        >>> from dicom_media_storage import by_keyword
        >>> by_keyword("ctimagestorage") is by_keyword("CTImageStorageSOPClass") is by_keyword("CTImageStorage")
        True
        """
        ...

    def by_name(self, name: object) -> SOPClass | None:
        """Return the SOP Class that has a name, or None.

        A name is the SOP Class Name that the edition prints, else a UID Name of PS3.6 or a former SOP Class Name that
        one class alone has, else a UID Keyword as `by_keyword` knows it. Case, white space, kinds of hyphens and a
        trailing "SOP Class" do not count. A current class comes before a retired one of the same name; "(Retired)" at
        the end asks for the retired one.

        >>> from dicom_media_storage import by_name
        >>> by_name("Basic Text SR").sop_class_name
        'Basic Text SR Storage'
        """
        ...
