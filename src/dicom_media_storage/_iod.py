"""The IOD of a SOP Class, and where the standard defines it."""


class IOD:
    """The Information Object Definition to which a table of PS3.4 refers (PS3.3 Annexes A and F).

    Immutable, comparable and hashable. What no shipped edition tells is None.

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> iod = MediaStorageSOPClass.CT_IMAGE_STORAGE.iod
    >>> iod.section, iod.edition
    ('A.3', '2017c')
    """

    __slots__ = ("_edition", "_section", "_title", "_title_edition", "_url")
    __match_args__ = ("section", "title", "url", "edition")

    def __init__(
        self,
        section: str | None,
        title: str | None,
        url: str | None,
        edition: str | None,
        title_edition: str | None,
    ) -> None:
        self._section = section
        self._title = title
        self._url = url
        self._edition = edition
        self._title_edition = title_edition

    @property
    def section(self) -> str | None:
        """The section of PS3.3 that defines the IOD, such as ``A.3``; None where no edition prints one."""
        return self._section

    @property
    def title(self) -> str | None:
        """The title of that section, such as ``CT Image IOD``; None where no edition at hand prints one."""
        return self._title

    @property
    def url(self) -> str | None:
        """A link to that section in the edition named by `edition`; None where the section is not known."""
        return self._url

    @property
    def edition(self) -> str | None:
        """The edition whose table refers to the section.

        The edition of the class itself where its source tells, otherwise the nearest that does; None where none does.
        """
        return self._edition

    @property
    def title_edition(self) -> str | None:
        """The edition that prints the title: tables of PS3.4 often give the section alone."""
        return self._title_edition

    def _values(self) -> tuple[str | None, ...]:
        return (self._section, self._title, self._url, self._edition, self._title_edition)

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, IOD) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __reduce__(self) -> "tuple[type[IOD], tuple[str | None, ...]]":
        return IOD, self._values()

    def __repr__(self) -> str:
        return f"IOD(section={self._section!r}, title={self._title!r}, edition={self._edition!r})"
