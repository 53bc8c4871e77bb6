# Generated from spec/. Do not edit: change spec/ or codegen/, then run
#     python -m codegen build
# sha256 of spec/: 538bb615ee4c984df286957e00200278011baf391b30b21fefcab171c52c1481

"""The Directory Record Types of a DICOMDIR (PS3.3 Annex F) that reference instances of the shipped SOP Classes."""

from enum import StrEnum


class DirectoryRecordType(StrEnum):
    """What a Directory Record is of: the values of Directory Record Type (0004,1430) that PS3.3 section F.5 defines.

    >>> DirectoryRecordType("ANNOTATION")
    <DirectoryRecordType.ANNOTATION: 'ANNOTATION'>
    """

    ANNOTATION = "ANNOTATION"
    ASSESSMENT = "ASSESSMENT"
    ENCAP_DOC = "ENCAP DOC"
    FIDUCIAL = "FIDUCIAL"
    HANGING_PROTOCOL = "HANGING PROTOCOL"
    IMAGE = "IMAGE"
    IMPLANT = "IMPLANT"
    IMPLANT_ASSY = "IMPLANT ASSY"
    IMPLANT_GROUP = "IMPLANT GROUP"
    INVENTORY = "INVENTORY"
    KEY_OBJECT_DOC = "KEY OBJECT DOC"
    MEASUREMENT = "MEASUREMENT"
    PALETTE = "PALETTE"
    PLAN = "PLAN"
    PRESENTATION = "PRESENTATION"
    RADIOTHERAPY = "RADIOTHERAPY"
    RAW_DATA = "RAW DATA"
    REGISTRATION = "REGISTRATION"
    RT_DOSE = "RT DOSE"
    RT_PLAN = "RT PLAN"
    RT_STRUCTURE_SET = "RT STRUCTURE SET"
    RT_TREAT_RECORD = "RT TREAT RECORD"
    SPECTROSCOPY = "SPECTROSCOPY"
    SR_DOCUMENT = "SR DOCUMENT"
    STEREOMETRIC = "STEREOMETRIC"
    SURFACE = "SURFACE"
    SURFACE_SCAN = "SURFACE SCAN"
    TRACT = "TRACT"
    VALUE_MAP = "VALUE MAP"
    WAVEFORM = "WAVEFORM"
    WF_PRESENTATION = "WF PRESENTATION"
