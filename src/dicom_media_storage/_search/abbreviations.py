"""Abbreviations of SOP Classes, with the document that uses each, and everyday names.

This file contains only data, for the search of the command line and of the site. An abbreviation is a single word in
capitals, with UID Keywords in the order in which a search shows their classes. Omit words that SOP Class Names contain
(CAD, PDF, STL, RT): the search finds them in the names.
"""

from typing import Final

_MODALITY: Final = "PS3.3 C.7.3.1.1.1 (Modality)"
_IOD: Final = "PS3.3 Annex A (title of the IOD)"
_IHE_CPI: Final = "IHE Radiology, Consistent Presentation of Images"
_IHE_REM: Final = "IHE Radiology, Radiation Exposure Monitoring"

ABBREVIATIONS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "ANN": (_MODALITY, ("MicroscopyBulkSimpleAnnotationsStorage",)),
    "AR": (_MODALITY, ("AutorefractionMeasurementsStorage",)),
    "ASMT": (_MODALITY, ("ContentAssessmentResultsStorage",)),
    "AU": (_MODALITY, ("BasicVoiceAudioWaveformStorage", "GeneralAudioWaveformStorage")),
    "BSPS": (_IHE_CPI, ("BlendingSoftcopyPresentationStateStorage",)),
    "CFM": (_MODALITY, ("ConfocalMicroscopyImageStorage", "ConfocalMicroscopyTiledPyramidalImageStorage")),
    "CR": (_MODALITY, ("ComputedRadiographyImageStorage",)),
    "CSPS": (_IHE_CPI, ("ColorSoftcopyPresentationStateStorage",)),
    "CT": (_MODALITY, ("CTImageStorage", "EnhancedCTImageStorage", "LegacyConvertedEnhancedCTImageStorage")),
    "CTPROTOCOL": (_MODALITY, ("CTPerformedProcedureProtocolStorage", "CTDefinedProcedureProtocolStorage")),
    "DBT": ("IHE Radiology, Digital Breast Tomosynthesis", ("BreastTomosynthesisImageStorage",)),
    "DICOMDIR": ("PS3.10 section 8.6 (DICOMDIR File)", ("MediaStorageDirectoryStorage",)),
    "DMS": (_MODALITY, ("DermoscopicPhotographyImageStorage",)),
    "DOC": (_MODALITY, ("EncapsulatedPDFStorage", "EncapsulatedCDAStorage")),
    "DX": (_MODALITY, ("DigitalXRayImageStorageForPresentation", "DigitalXRayImageStorageForProcessing")),
    "ECG": (
        _MODALITY,
        ("TwelveLeadECGWaveformStorage", "GeneralECGWaveformStorage", "AmbulatoryECGWaveformStorage"),
    ),
    "EEG": (
        _MODALITY,
        ("RoutineScalpElectroencephalogramWaveformStorage", "SleepElectroencephalogramWaveformStorage"),
    ),
    "EMG": (_MODALITY, ("ElectromyogramWaveformStorage",)),
    "EOG": (_MODALITY, ("ElectrooculogramWaveformStorage",)),
    "EPS": (_MODALITY, ("CardiacElectrophysiologyWaveformStorage",)),
    "ES": (_MODALITY, ("VLEndoscopicImageStorage", "VideoEndoscopicImageStorage")),
    "FFDM": (
        "IHE Radiology, Mammography Image",
        ("DigitalMammographyXRayImageStorageForPresentation", "DigitalMammographyXRayImageStorageForProcessing"),
    ),
    "FID": (_MODALITY, ("SpatialFiducialsStorage",)),
    "GM": (_MODALITY, ("VLMicroscopicImageStorage", "VideoMicroscopicImageStorage")),
    "GSPS": (_IHE_CPI, ("GrayscaleSoftcopyPresentationStateStorage",)),
    "HD": (_MODALITY, ("HemodynamicWaveformStorage",)),
    "IO": (
        _MODALITY,
        ("DigitalIntraOralXRayImageStorageForPresentation", "DigitalIntraOralXRayImageStorageForProcessing"),
    ),
    "IOL": (_MODALITY, ("IntraocularLensCalculationsStorage",)),
    "IVOCT": (
        _MODALITY,
        (
            "IntravascularOpticalCoherenceTomographyImageStorageForPresentation",
            "IntravascularOpticalCoherenceTomographyImageStorageForProcessing",
        ),
    ),
    "IVUS": (_MODALITY, ("UltrasoundMultiFrameImageStorage",)),
    "KER": (_MODALITY, ("KeratometryMeasurementsStorage",)),
    "KO": (_MODALITY, ("KeyObjectSelectionDocumentStorage",)),
    "KOS": ("IHE Radiology, Key Image Note", ("KeyObjectSelectionDocumentStorage",)),
    "LEN": (_MODALITY, ("LensometryMeasurementsStorage",)),
    "M3D": (_MODALITY, ("EncapsulatedSTLStorage", "EncapsulatedOBJStorage", "EncapsulatedMTLStorage")),
    "MG": (
        _MODALITY,
        (
            "DigitalMammographyXRayImageStorageForPresentation",
            "DigitalMammographyXRayImageStorageForProcessing",
            "BreastTomosynthesisImageStorage",
            "BreastProjectionXRayImageStorageForPresentation",
            "BreastProjectionXRayImageStorageForProcessing",
        ),
    ),
    "MR": (
        _MODALITY,
        (
            "MRImageStorage",
            "EnhancedMRImageStorage",
            "EnhancedMRColorImageStorage",
            "MRSpectroscopyStorage",
            "LegacyConvertedEnhancedMRImageStorage",
        ),
    ),
    "MRI": (
        "everyday name of magnetic resonance imaging",
        ("MRImageStorage", "EnhancedMRImageStorage", "LegacyConvertedEnhancedMRImageStorage"),
    ),
    "MRS": ("PS3.3 C.8.14 (MR Spectroscopy)", ("MRSpectroscopyStorage",)),
    "NM": (_MODALITY, ("NuclearMedicineImageStorage", "NuclearMedicineImageStorageRetired")),
    "OAM": (_MODALITY, ("OphthalmicAxialMeasurementsStorage",)),
    "OCT": (
        "everyday name of optical coherence tomography",
        (
            "OphthalmicTomographyImageStorage",
            "OphthalmicOpticalCoherenceTomographyEnFaceImageStorage",
            "OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage",
            "IntravascularOpticalCoherenceTomographyImageStorageForPresentation",
            "IntravascularOpticalCoherenceTomographyImageStorageForProcessing",
        ),
    ),
    "OP": (
        _MODALITY,
        (
            "OphthalmicPhotography8BitImageStorage",
            "OphthalmicPhotography16BitImageStorage",
            "WideFieldOphthalmicPhotographyStereographicProjectionImageStorage",
            "WideFieldOphthalmicPhotography3DCoordinatesImageStorage",
        ),
    ),
    "OPM": (_MODALITY, ("OphthalmicThicknessMapStorage", "CornealTopographyMapStorage")),
    "OPT": (_MODALITY, ("OphthalmicTomographyImageStorage",)),
    "OPTBSV": (_MODALITY, ("OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage",)),
    "OPTENF": (_MODALITY, ("OphthalmicOpticalCoherenceTomographyEnFaceImageStorage",)),
    "OPV": (_MODALITY, ("OphthalmicVisualFieldStaticPerimetryMeasurementsStorage",)),
    "PA": (_MODALITY, ("PhotoacousticImageStorage",)),
    "PET": (
        _IOD,
        (
            "PositronEmissionTomographyImageStorage",
            "EnhancedPETImageStorage",
            "LegacyConvertedEnhancedPETImageStorage",
        ),
    ),
    "POS": (_MODALITY, ("BodyPositionWaveformStorage",)),
    "PR": (
        _MODALITY,
        (
            "GrayscaleSoftcopyPresentationStateStorage",
            "ColorSoftcopyPresentationStateStorage",
            "PseudoColorSoftcopyPresentationStateStorage",
            "BlendingSoftcopyPresentationStateStorage",
        ),
    ),
    "PT": (
        _MODALITY,
        (
            "PositronEmissionTomographyImageStorage",
            "EnhancedPETImageStorage",
            "LegacyConvertedEnhancedPETImageStorage",
        ),
    ),
    "RDSR": (
        _IHE_REM,
        (
            "XRayRadiationDoseSRStorage",
            "EnhancedXRayRadiationDoseSRStorage",
            "RadiopharmaceuticalRadiationDoseSRStorage",
            "PatientRadiationDoseSRStorage",
        ),
    ),
    "REG": (_MODALITY, ("SpatialRegistrationStorage", "DeformableSpatialRegistrationStorage")),
    "RESP": (_MODALITY, ("RespiratoryWaveformStorage", "MultichannelRespiratoryWaveformStorage")),
    "RF": (_MODALITY, ("XRayRadiofluoroscopicImageStorage", "EnhancedXRFImageStorage")),
    "RRDSR": (
        "IHE Radiology, Radiation Exposure Monitoring for Nuclear Medicine",
        ("RadiopharmaceuticalRadiationDoseSRStorage",),
    ),
    "RTDOSE": (_MODALITY, ("RTDoseStorage",)),
    "RTIMAGE": (_MODALITY, ("RTImageStorage", "EnhancedRTImageStorage", "EnhancedContinuousRTImageStorage")),
    "RTINTENT": (_MODALITY, ("RTPhysicianIntentStorage",)),
    "RTPLAN": (_MODALITY, ("RTPlanStorage", "RTIonPlanStorage")),
    "RTRECORD": (
        _MODALITY,
        (
            "RTBeamsTreatmentRecordStorage",
            "RTIonBeamsTreatmentRecordStorage",
            "RTBrachyTreatmentRecordStorage",
            "RTTreatmentSummaryRecordStorage",
        ),
    ),
    "RTSEGANN": (_MODALITY, ("RTSegmentAnnotationStorage",)),
    "RTSS": ("everyday name of RT structure sets", ("RTStructureSetStorage",)),
    "RTSTRUCT": (_MODALITY, ("RTStructureSetStorage",)),
    "RWV": (_MODALITY, ("RealWorldValueMappingStorage",)),
    "SC": (
        _IOD,
        (
            "SecondaryCaptureImageStorage",
            "MultiFrameSingleBitSecondaryCaptureImageStorage",
            "MultiFrameGrayscaleByteSecondaryCaptureImageStorage",
            "MultiFrameGrayscaleWordSecondaryCaptureImageStorage",
            "MultiFrameTrueColorSecondaryCaptureImageStorage",
        ),
    ),
    "SEG": (
        _MODALITY,
        (
            "SegmentationStorage",
            "LabelMapSegmentationStorage",
            "HeightMapSegmentationStorage",
            "SurfaceSegmentationStorage",
        ),
    ),
    "SM": (
        _MODALITY,
        ("VLWholeSlideMicroscopyImageStorage", "VLSlideCoordinatesMicroscopicImageStorage"),
    ),
    "SR": (
        _MODALITY,
        ("BasicTextSRStorage", "EnhancedSRStorage", "ComprehensiveSRStorage", "Comprehensive3DSRStorage"),
    ),
    "SRF": (_MODALITY, ("SubjectiveRefractionMeasurementsStorage",)),
    "US": (
        _MODALITY,
        (
            "UltrasoundImageStorage",
            "UltrasoundMultiFrameImageStorage",
            "EnhancedUSVolumeStorage",
            "UltrasoundImageStorageRetired",
            "UltrasoundMultiFrameImageStorageRetired",
        ),
    ),
    "VA": (_MODALITY, ("VisualAcuityMeasurementsStorage",)),
    "WSI": ("DICOM Supplement 145 (Whole Slide Imaging)", ("VLWholeSlideMicroscopyImageStorage",)),
    "XA": (
        _MODALITY,
        (
            "XRayAngiographicImageStorage",
            "EnhancedXAImageStorage",
            "XRay3DAngiographicImageStorage",
            "XRayAngiographicBiPlaneImageStorage",
        ),
    ),
    "XAPROTOCOL": (_MODALITY, ("XAPerformedProcedureProtocolStorage", "XADefinedProcedureProtocolStorage")),
    "XC": (_MODALITY, ("VLPhotographicImageStorage", "VideoPhotographicImageStorage")),
}
"""For each abbreviation, the source and the UID Keywords of the classes, the plainest first."""


def _of(short: str) -> tuple[str, ...]:
    return ABBREVIATIONS[short][1]


SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "CINE": ("UltrasoundMultiFrameImageStorage", "XRayAngiographicImageStorage"),
    "CT SCAN": _of("CT"),
    "DENTAL": (
        "DigitalIntraOralXRayImageStorageForPresentation",
        "DigitalIntraOralXRayImageStorageForProcessing",
        "VLPhotographicImageStorage",
    ),
    "DOSE REPORT": _of("RDSR"),
    "FLUOROSCOPY": (*_of("RF"), "XRayAngiographicImageStorage"),
    "FUNDUS": _of("OP"),
    "KEY IMAGE": _of("KO"),
    "MAMMOGRAM": _of("MG"),
    "MR SCAN": _of("MR"),
    "MRI SCAN": _of("MRI"),
    "PET SCAN": _of("PET"),
    "STRUCTURED REPORT": _of("SR"),
}
"""For each everyday name, in capitals, the UID Keywords of the classes, the plainest first."""
