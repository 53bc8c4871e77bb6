"""The base of every enum of SOP Classes: the properties of its members."""

import sys
from enum import EnumType, StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    # With a custom metaclass, checkers would not infer the values of members as literals.
    from enum import EnumType as _SOPClassType

    import dicom_media_storage
else:
    # Annotations name public types as attributes of the package, which loads them when a tool evaluates them.
    dicom_media_storage = sys.modules[__package__]

    class _SOPClassType(EnumType):
        """Membership by UID on every version of Python, and helpful errors for unknown members."""

        def __contains__(cls, value):
            return issubclass(type(value), str) and str.__str__(value) in cls._value2member_map_

        def __getattr__(cls, name):
            if name[:1] == "_" or name.lower() == name:
                raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
            if name in cls.__members__:
                return cls.__members__[name]
            from ._unknown import unknown_member

            raise unknown_member(cls, name)


class SOPClass(StrEnum, metaclass=_SOPClassType):
    """A SOP Class in an edition of DICOM; as a ``str``, its UID.

    Members compare, hash, format, sort and serialise as their UID. Property values are loaded on first use.

    >>> from dicom_media_storage import MediaStorageSOPClass
    >>> f"{MediaStorageSOPClass.CT_IMAGE_STORAGE}"
    '1.2.840.10008.5.1.4.1.1.2'
    >>> MediaStorageSOPClass("1.2.840.10008.5.1.4.1.1.4").sop_class_name
    'MR Image Storage'
    """

    @staticmethod
    def _edition() -> str:
        """Return the edition of the enum."""
        raise NotImplementedError

    @property
    def edition(self) -> str:
        """The edition of DICOM that the enum contains and the property values are for.

        >>> from dicom_media_storage.editions.e2013 import MediaStorageSOPClass
        >>> MediaStorageSOPClass.CT_IMAGE_STORAGE.edition
        '2013'
        """
        return self._edition()

    @property
    def uid(self) -> str:
        """The SOP Class UID, as a plain ``str`` (PS3.4, column "SOP Class UID").

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.CT_IMAGE_STORAGE.uid
        '1.2.840.10008.5.1.4.1.1.2'
        """
        return self.value

    @property
    def sop_class_name(self) -> str:
        """The SOP Class Name that this edition prints (PS3.4, column "SOP Class Name").

        >>> from dicom_media_storage.editions.e2013 import MediaStorageSOPClass
        >>> MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE.sop_class_name
        'Basic Text SR'
        """
        from ._facts import RUNS

        return RUNS.name(self._value_, self._edition())

    @property
    def keyword(self) -> str:
        """The UID Keyword (PS3.6 Table A-1), also the name of the constant; the same in every edition.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.TWELVE_LEAD_ECG_WAVEFORM_STORAGE.keyword
        'TwelveLeadECGWaveformStorage'
        """
        from ._facts import RUNS

        return RUNS.keyword(self._value_)

    @property
    def iod(self) -> "dicom_media_storage.IOD | None":
        """The IOD that instances of this class follow (PS3.4, column "IOD Specification"), or None.

        If the source of this edition lacks a value, it comes from the nearest edition that has it: see `IOD.edition`.
        None if no shipped edition has a value, as for retired classes.

        >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
        >>> MediaStorageSOPClass.CONTENT_ASSESSMENT_RESULTS_STORAGE.iod.section
        'A.81'
        """
        from ._facts import iod

        return iod(self)

    @property
    def specialization(self) -> tuple[str, ...] | None:
        """The sections of PS3.4 that specialize the class (PS3.4, column "Specialization"); may be empty.

        None if the table of the class lacks this column. Since 2020c, Table B.5-1 has it.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION.specialization
        ('B.5.1.1',)
        """
        from ._facts import found

        sections, _ = found(self, "specialization")
        return None if sections is None else tuple(sections.split())

    @property
    def table(self) -> str:
        """The table of PS3.4 that lists the class: ``I.4-1``, ``B.5-1``, ``GG.3-1``; ``B.6-1`` for retired classes.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.HANGING_PROTOCOL_STORAGE.table
        'GG.3-1'
        """
        from ._facts import RUNS

        return str(RUNS.table(self._value_, self._edition())[0])

    @property
    def service_class(self) -> str | None:
        """The Service Class whose annex of PS3.4 contains the table of the class; None if unknown.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.CT_IMAGE_STORAGE.service_class
        'Storage Service Class'
        """
        from ._facts import RUNS

        title: str | None = RUNS.service_class(self._value_, self._edition())[0]
        return title

    @property
    def first_edition(self) -> str:
        """The first shipped edition whose tables of PS3.4 list the class as current, or as retired, like this enum.

        The class may be older: `registered` covers PS3.6, and all known editions.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.INVENTORY_STORAGE.first_edition
        '2024b'
        """
        from ._facts import RUNS, is_retired

        return RUNS.editions_of(self._value_, is_retired(self))[0]

    @property
    def registered(self) -> "dicom_media_storage.Registered | None":
        """The first known edition that lists the UID (PS3.6 Table A-1), shipped or not.

        The same in every edition. It is earlier than `first_edition` if the class is older than the first shipped
        edition that lists it. None if no known edition lists the UID.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.INVENTORY_STORAGE.registered
        Registered(edition='2022d', not_in='2022b', part='PS3.6')
        """
        from . import registry

        entry = registry.get(self._value_)
        return None if entry is None else entry.registered

    @property
    def last_edition(self) -> str:
        """The last shipped edition whose tables of PS3.4 list the class as current, or as retired, like this enum.

        >>> from dicom_media_storage import EDITION, MediaStorageSOPClass
        >>> MediaStorageSOPClass.CT_IMAGE_STORAGE.last_edition == EDITION
        True
        """
        from ._facts import RUNS, is_retired

        return RUNS.editions_of(self._value_, is_retired(self))[-1]

    @property
    def former_names(self) -> tuple[str, ...]:
        """The different SOP Class Names that earlier shipped editions print, oldest first.

        >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
        >>> MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE.former_names
        ('Basic Text SR',)
        """
        from ._facts import RUNS, is_retired

        return RUNS.former_names(self._value_, self._edition(), is_retired(self))

    @property
    def related_general(self) -> "tuple[SOPClass, ...] | None":
        """The Related General SOP Classes (PS3.4 Table B.3-3) that this edition lists as current; may be empty.

        If the source of this edition lacks the table, they come from the nearest edition that has it and lists the
        class: see `related_general_edition`. None if no edition does, and for retired classes.

        >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
        >>> MediaStorageSOPClass.COMPREHENSIVE_3D_SR_STORAGE.related_general
        (<MediaStorageSOPClass.EXTENSIBLE_SR_STORAGE: '1.2.840.10008.5.1.4.1.1.88.35'>,)
        """
        from ._facts import RUNS

        uids, _ = RUNS.related_general(self._value_, self._edition())
        return None if uids is None else tuple(map(type(self), uids))

    @property
    def related_general_edition(self) -> str | None:
        """The edition whose PS3.4 Table B.3-3 states `related_general`; None if that property is None.

        >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
        >>> MediaStorageSOPClass.CT_IMAGE_STORAGE.related_general_edition
        '2017c'
        """
        from ._facts import RUNS

        return RUNS.related_general(self._value_, self._edition())[1]

    @property
    def directory_record_type(self) -> "dicom_media_storage.DirectoryRecordType | None":
        """The type of the Directory Record that references instances of this class in a DICOMDIR (PS3.3 section F.5).

        If the source of this edition lacks the section, the type comes from the nearest edition that states it: see
        `directory_record_type_edition`. None if no edition states a type, and for retired classes.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE.directory_record_type
        <DirectoryRecordType.SR_DOCUMENT: 'SR DOCUMENT'>
        """
        from ._facts import found
        from .editions.record_types import DirectoryRecordType

        value, _ = found(self, "directory_record_type")
        return None if value is None else DirectoryRecordType(value)

    @property
    def directory_record_type_edition(self) -> str | None:
        """The edition whose PS3.3 Annex F states `directory_record_type`.

        It differs from the edition of the class if Annex F of that edition was not available. None if the class has no
        Directory Record Type, and if the type is inferred from classes with the same IOD.

        >>> from dicom_media_storage.editions import e2017c, e2026d
        >>> e2017c.MediaStorageSOPClass.CT_IMAGE_STORAGE.directory_record_type_edition
        '2024b'
        >>> e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING.directory_record_type_edition is None
        True
        """
        from ._facts import RUNS, found

        value, edition = found(self, "directory_record_type")
        is_inferred = edition is not None and RUNS.is_inferred("directory_record_type", self._value_, edition)
        return None if value is None or is_inferred else edition

    @property
    def has_pixel_data(self) -> bool | None:
        """Whether instances may contain pixel data.

        True if the IOD contains the Module Image Pixel (PS3.3 C.7.6.3), Floating Point Image Pixel (C.7.6.24) or Double
        Floating Point Image Pixel (C.7.6.25) as mandatory or conditional.
        None if the Modules of the IOD are unknown; see `IOD.modules`.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.RT_DOSE_STORAGE.has_pixel_data
        True
        """
        from ._facts import kind

        return kind(self, "has_pixel_data")

    @property
    def is_multi_frame(self) -> bool | None:
        """Whether instances may have more than one frame.

        True if the IOD contains the Module Multi-frame (PS3.3 C.7.6.6), Multi-frame Functional Groups (C.7.6.16) or
        Sparse Multi-frame Functional Groups (C.7.6.29) as mandatory or conditional.
        None if the Modules of the IOD are unknown; see `IOD.modules`.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.ENHANCED_CT_IMAGE_STORAGE.is_multi_frame
        True
        """
        from ._facts import kind

        return kind(self, "is_multi_frame")

    @property
    def has_waveform(self) -> bool | None:
        """Whether instances contain a waveform.

        True if the IOD contains the Module Waveform (PS3.3 C.10.9) as mandatory or conditional.
        None if the Modules of the IOD are unknown; see `IOD.modules`.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.TWELVE_LEAD_ECG_WAVEFORM_STORAGE.has_waveform
        True
        """
        from ._facts import kind

        return kind(self, "has_waveform")

    @property
    def is_structured_report(self) -> bool | None:
        """Whether instances are structured reports.

        True if the IOD contains the Module SR Document Content (PS3.3 C.17.3) as mandatory or conditional.
        None if the Modules of the IOD are unknown; see `IOD.modules`.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.KEY_OBJECT_SELECTION_DOCUMENT_STORAGE.is_structured_report
        True
        """
        from ._facts import kind

        return kind(self, "is_structured_report")

    @property
    def is_presentation_state(self) -> bool | None:
        """Whether instances are presentation states.

        True if the IOD contains the Module Presentation State Identification (PS3.3 C.11.10) or Volumetric Presentation
        State Identification (C.11.22) as mandatory or conditional.
        None if the Modules of the IOD are unknown; see `IOD.modules`.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.WAVEFORM_PRESENTATION_STATE_STORAGE.is_presentation_state
        True
        """
        from ._facts import kind

        return kind(self, "is_presentation_state")

    @property
    def is_encapsulated_document(self) -> bool | None:
        """Whether instances encapsulate a document.

        True if the IOD contains the Module Encapsulated Document (PS3.3 C.24.2) as mandatory or conditional.
        None if the Modules of the IOD are unknown; see `IOD.modules`.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.ENCAPSULATED_PDF_STORAGE.is_encapsulated_document
        True
        """
        from ._facts import kind

        return kind(self, "is_encapsulated_document")

    @property
    def is_retired(self) -> bool:
        """Whether the standard has retired the class (PS3.4 Table B.6-1).

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE.is_retired
        False
        """
        from ._facts import is_retired

        return is_retired(self)

    @property
    def shares_uid_with_network(self) -> bool:
        """Whether the class has the UID of a network SOP Class (PS3.4 section I.4).

        True for all classes but the media directory.

        >>> from dicom_media_storage import MediaStorageSOPClass
        >>> MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE.shares_uid_with_network
        False
        """
        from ._facts import found

        return not found(self, "not_on_network")[0]
