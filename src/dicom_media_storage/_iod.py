"""The IOD of a SOP Class, and where the standard defines it."""

from __future__ import annotations

from ._record import NamedTuple


class IOD(NamedTuple):
    """The Information Object Definition to which a table of PS3.4 refers (PS3.3 Annexes A and F).

    Values that no shipped edition contains are None.

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> iod = MediaStorageSOPClass.CT_IMAGE_STORAGE.iod
    >>> iod.section, iod.edition
    ('A.3', '2017c')
    """

    section: str | None
    """The section of PS3.3 that defines the IOD, such as ``A.3``; None if no shipped edition prints one."""
    title: str | None
    """The title of that section, such as ``CT Image IOD``; None if no shipped edition prints one."""
    url: str | None
    """A link to that section in the edition named by `edition`; None if the section is unknown."""
    edition: str | None
    """The edition whose table refers to the section.

    The edition of the class itself if its source has the section, otherwise the nearest edition that has it.
    """
    title_edition: str | None
    """The edition that prints the title: tables of PS3.4 often give the section alone."""
