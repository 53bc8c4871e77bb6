"""The abbreviations of modalities that mean one family of SOP Classes and nothing else.

Left out on purpose: ``SC``, ``OT``, ``SR``, ``PR``, ``KO`` and ``SEG``, which every modality makes and under which
people file much; ``OP``, ``ES``, ``GM`` and the like, which are words of many other trades.
"""

from functools import cache

_FAMILIES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("CT",): ("CTImageStorage", "EnhancedCTImageStorage", "LegacyConvertedEnhancedCTImageStorage"),
    ("MR", "MRI"): (
        "MRImageStorage",
        "EnhancedMRImageStorage",
        "EnhancedMRColorImageStorage",
        "MRSpectroscopyStorage",
        "LegacyConvertedEnhancedMRImageStorage",
    ),
    ("US", "ULTRASOUND"): (
        "UltrasoundImageStorage",
        "UltrasoundMultiFrameImageStorage",
        "EnhancedUSVolumeStorage",
        "UltrasoundImageStorageRetired",
        "UltrasoundMultiFrameImageStorageRetired",
    ),
    ("CR",): ("ComputedRadiographyImageStorage",),
    ("DX",): ("DigitalXRayImageStorageForPresentation", "DigitalXRayImageStorageForProcessing"),
    ("MG", "MAMMOGRAPHY"): (
        "DigitalMammographyXRayImageStorageForPresentation",
        "DigitalMammographyXRayImageStorageForProcessing",
        "BreastTomosynthesisImageStorage",
        "BreastProjectionXRayImageStorageForPresentation",
        "BreastProjectionXRayImageStorageForProcessing",
    ),
    ("IO",): ("DigitalIntraOralXRayImageStorageForPresentation", "DigitalIntraOralXRayImageStorageForProcessing"),
    ("NM",): ("NuclearMedicineImageStorage", "NuclearMedicineImageStorageRetired"),
    ("PT", "PET"): (
        "PositronEmissionTomographyImageStorage",
        "EnhancedPETImageStorage",
        "LegacyConvertedEnhancedPETImageStorage",
    ),
    ("XA",): (
        "XRayAngiographicImageStorage",
        "EnhancedXAImageStorage",
        "XRay3DAngiographicImageStorage",
        "XRayAngiographicBiPlaneImageStorage",
    ),
    ("RF",): ("XRayRadiofluoroscopicImageStorage", "EnhancedXRFImageStorage"),
    ("RTIMAGE",): ("RTImageStorage", "EnhancedRTImageStorage", "EnhancedContinuousRTImageStorage"),
    ("RTDOSE",): ("RTDoseStorage",),
    ("RTSTRUCT",): ("RTStructureSetStorage",),
    ("RTPLAN",): ("RTPlanStorage", "RTIonPlanStorage"),
}
"""By abbreviations (of PS3.3 section C.7.3.1.1.1, Modality, and everyday ones): UID Keywords, the plain class first."""

# In small letters the others are words of their own: "us", "cr", "io", "pt".
_IN_SMALL_LETTERS = frozenset({"CT", "MR", "MRI", "PET", "ULTRASOUND", "MAMMOGRAPHY", "RTDOSE", "RTSTRUCT", "RTPLAN"})


@cache
def _by_abbreviation() -> dict[str, tuple[str, ...]]:
    return {abbreviation: keywords for names, keywords in _FAMILIES.items() for abbreviation in names}


def is_abbreviation(text: str, *, is_upper: bool) -> bool:
    """Return whether a text, written in capitals or not, is the abbreviation of a modality.

    >>> is_abbreviation("us", is_upper=False), is_abbreviation("us", is_upper=True)
    (False, True)
    """
    upper = text.upper()
    return upper in _by_abbreviation() and (is_upper or upper in _IN_SMALL_LETTERS)


def family_of(abbreviation: str) -> tuple[str, ...]:
    """Return the keywords of the classes that an abbreviation means, the plain one first; empty where it is none.

    >>> family_of("ct")[0]
    'CTImageStorage'
    """
    return _by_abbreviation().get(abbreviation.upper(), ())


@cache
def in_some_family() -> frozenset[str]:
    """Return the keywords of all classes that an abbreviation means."""
    return frozenset(keyword for keywords in _FAMILIES.values() for keyword in keywords)


@cache
def family_of_keyword(keyword: str | None) -> tuple[str, ...] | None:
    """Return the family that a class belongs to, or None where no abbreviation means it.

    >>> family_of_keyword("EnhancedXAImageStorage") == family_of("XA")
    True
    """
    return next((keywords for keywords in _FAMILIES.values() if keyword in keywords), None)
