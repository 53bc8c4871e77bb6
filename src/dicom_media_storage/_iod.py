"""The IOD of a SOP Class, and where the standard defines it."""

import sys

from ._record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import dicom_media_storage
else:
    # Annotations name public types as attributes of the package, which loads them when a tool evaluates them.
    dicom_media_storage = sys.modules[__package__]


class IOD(NamedTuple):
    """The Information Object Definition to which a table of PS3.4 refers (PS3.3 Annexes A and F).

    A value is None if no shipped edition contains it.

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> iod = MediaStorageSOPClass.CT_IMAGE_STORAGE.iod
    >>> iod.section, iod.edition
    ('A.3', '2017c')
    """

    section: str | None
    """The section of PS3.3 that defines the IOD, such as ``A.3``; None if no shipped edition prints it."""
    title: str | None
    """The title of that section, such as ``CT Image IOD``; None if no shipped edition prints it."""
    url: str | None
    """A link to that section in the edition `edition`; None if the section is unknown."""
    edition: str | None
    """The edition whose table refers to the section.

    The edition of the class itself if its source has the section, otherwise the nearest edition that has it.
    """
    title_edition: str | None
    """The edition that prints the title: tables of PS3.4 often give only the section."""
    modules_edition: str | None = None
    """The edition whose PS3.3 lists the `modules`, shipped or not; None if no edition's source contains them.

    The edition of the class itself if its source has the table of the IOD, otherwise the nearest edition that has it.
    """

    @property
    def modules(self) -> "tuple[dicom_media_storage.Module, ...] | None":
        """The Modules of the IOD, in the order of its table in PS3.3 Annex A; loaded on first use.

        They come from `modules_edition`. None if no edition's source contains the table.

        >>> from dicom_media_storage.editions.e2026d import MediaStorageSOPClass
        >>> iod = MediaStorageSOPClass.CT_IMAGE_STORAGE.iod
        >>> [(module.name, module.usage) for module in iod.modules if module.section == "C.7.6.3"], iod.modules_edition
        ([('Image Pixel', 'M')], '2026d')
        """
        if self.modules_edition is None or self.title is None:
            return None
        from ._module import modules_of

        return modules_of(self.modules_edition, self.title)
