"""Numbers of sections of the standard, with links."""

from typing import Self


class SectionNumber(str):
    """The number of a section of the standard; a ``str`` with a link to the section.

    >>> from dicom_media_storage import MediaStorageSOPClass
    >>> section, = MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING.specialization
    >>> section == "B.5.1.26", section.url
    (True, 'https://dicom.nema.org/medical/dicom/2026d/output/html/part04.html#sect_B.5.1.26')
    """

    url: str
    """A link to the section, in the edition that prints the number."""

    def __new__(cls, url: str) -> Self:
        """Return the number of the section to which a link of DICOM's site leads."""
        self = super().__new__(cls, url.rpartition("#sect_")[2])
        self.url = url
        return self

    def __getnewargs__(self) -> tuple[str]:
        """Return the arguments with which copies and pickles are created."""
        return (self.url,)
