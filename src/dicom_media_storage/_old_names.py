"""Names of SOP Classes in releases of other software that differ from the UID Keyword (PS3.6 Table A-1).

From the constants of these releases, as PyPI has them; the tests compare with the releases that are installed:

- pydicom 0.9.7, 0.9.8, 0.9.9, 1.0.1, 1.0.2, 1.1.0, 1.2.0, 1.2.1, 1.2.2, 1.3.0, 1.4.0, 1.4.1, 1.4.2, 2.0.0, 2.1.0,
  2.1.1, 2.1.2, 2.2.0, 2.2.1, 2.2.2, 2.3.0, 2.3.1, 2.4.0, 2.4.1, 2.4.2, 2.4.3, 2.4.4, 2.4.5, 3.0.0, 3.0.1, 3.0.2
- pynetdicom 0.8.0, 0.8.1, 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.3.1, 1.4.0, 1.4.1, 1.5.0, 1.5.1, 1.5.2, 1.5.3, 1.5.4, 1.5.5,
  1.5.6, 1.5.7, 2.0.0, 2.0.1, 2.0.2, 2.1.0, 2.1.1, 3.0.0, 3.0.1, 3.0.3, 3.0.4, 3.1.0.dev0
"""

OLD_NAMES: dict[str, str] = {
    # pynetdicom 1.0.0 to 1.5.7
    "BreastProjectionXRayImagePresentationStorage": "BreastProjectionXRayImageStorageForPresentation",
    # pynetdicom 1.0.0 to 1.5.7
    "BreastProjectionXRayImageProcessingStorage": "BreastProjectionXRayImageStorageForProcessing",
    # pynetdicom 0.8.0 to 0.8.1
    "CRImageStorageSOPClass": "ComputedRadiographyImageStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "CTImageStorageSOPClass": "CTImageStorage",
    # pynetdicom 1.0.0 to 1.5.7
    "DigitalIntraOralXRayImagePresentationStorage": "DigitalIntraOralXRayImageStorageForPresentation",
    # pynetdicom 1.0.0 to 1.5.7
    "DigitalIntraOralXRayImageProcessingStorage": "DigitalIntraOralXRayImageStorageForProcessing",
    # pynetdicom 1.0.0 to 1.5.7
    "DigitalMammographyXRayImagePresentationStorage": "DigitalMammographyXRayImageStorageForPresentation",
    # pynetdicom 1.0.0 to 1.5.7
    "DigitalMammographyXRayImageProcessingStorage": "DigitalMammographyXRayImageStorageForProcessing",
    # pynetdicom 1.0.0 to 1.5.7
    "DigitalXRayImagePresentationStorage": "DigitalXRayImageStorageForPresentation",
    # pynetdicom 1.0.0 to 1.5.7
    "DigitalXRayImageProcessingStorage": "DigitalXRayImageStorageForProcessing",
    # pynetdicom 1.0.0 to 1.4.1
    "ImplantationPlanSRDocumentStorage": "ImplantationPlanSRStorage",
    # pynetdicom 1.0.0 to 1.5.7
    "IntravascularOpticalCoherenceTomographyImagePresentationStorage": (
        "IntravascularOpticalCoherenceTomographyImageStorageForPresentation"
    ),
    # pynetdicom 1.0.0 to 1.5.7
    "IntravascularOpticalCoherenceTomographyImageProcessingStorage": (
        "IntravascularOpticalCoherenceTomographyImageStorageForProcessing"
    ),
    # pynetdicom 1.0.0 to 1.5.7
    "KeyObjectSelectionStorage": "KeyObjectSelectionDocumentStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "MRImageStorageSOPClass": "MRImageStorage",
    # pynetdicom 1.0.0 to 1.5.7
    "MacularGridThicknessAndVolumeReport": "MacularGridThicknessAndVolumeReportStorage",
    # pydicom 1.0.1 to 2.0.0
    "MacularGridThicknessandVolumeReportStorage": "MacularGridThicknessAndVolumeReportStorage",
    # pydicom 1.0.1 to 2.0.0; pynetdicom 1.0.0 to 1.5.7
    "MultiframeGrayscaleByteSecondaryCaptureImageStorage": "MultiFrameGrayscaleByteSecondaryCaptureImageStorage",
    # pydicom 1.0.1 to 2.0.0; pynetdicom 1.0.0 to 1.5.7
    "MultiframeGrayscaleWordSecondaryCaptureImageStorage": "MultiFrameGrayscaleWordSecondaryCaptureImageStorage",
    # pydicom 1.0.1 to 2.0.0; pynetdicom 1.0.0 to 1.5.7
    "MultiframeSingleBitSecondaryCaptureImageStorage": "MultiFrameSingleBitSecondaryCaptureImageStorage",
    # pydicom 1.0.1 to 2.0.0; pynetdicom 1.0.0 to 1.5.7
    "MultiframeTrueColorSecondaryCaptureImageStorage": "MultiFrameTrueColorSecondaryCaptureImageStorage",
    # pynetdicom 1.0.0 to 1.5.7
    "OphthlamicOpticalCoherenceTomographyBScanVolumeAnalysisStorage": (
        "OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage"
    ),
    # pynetdicom 2.0.0 to 3.1.0.dev0
    "OphthlamicOpticalCoherenceTomographyBscanVolumeAnalysisStorage": (
        "OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage"
    ),
    # pynetdicom 1.5.0 to 1.5.7
    "PerformedImagingAgestAdministrationSRStorage": "PerformedImagingAgentAdministrationSRStorage",
    # pynetdicom 1.0.0 to 1.5.7
    "ProcedureSRStorage": "ProcedureLogStorage",
    # pynetdicom 2.0.0 to 3.1.0.dev0
    "PseudoColorSoftcopyPresentationStageStorage": "PseudoColorSoftcopyPresentationStateStorage",
    # pynetdicom 1.0.0 to 1.5.7
    "PseudocolorSoftcopyPresentationStageStorage": "PseudoColorSoftcopyPresentationStateStorage",
    # pynetdicom 1.0.0 to 3.1.0.dev0
    "RTBrachyApplicationSetupDeliveryInstructionsStorage": "RTBrachyApplicationSetupDeliveryInstructionStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "RTDoseStorageSOPClass": "RTDoseStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "RTImageStorageSOPClass": "RTImageStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "RTPlanStorageSOPClass": "RTPlanStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "RTStructureSetStorageSOPClass": "RTStructureSetStorage",
    # pynetdicom 2.0.0 to 3.1.0.dev0
    "RoboticArmRadiationRecordStorage": "RoboticRadiationRecordStorage",
    # pynetdicom 0.8.0 to 0.8.1
    "SCImageStorageSOPClass": "SecondaryCaptureImageStorage",
    # pynetdicom 0.8.1
    "SpatialRegistrationSOPClass": "SpatialRegistrationStorage",
    # pydicom 1.0.1 to 2.0.0; pynetdicom 1.0.0 to 1.5.7
    "UltrasoundMultiframeImageStorage": "UltrasoundMultiFrameImageStorage",
    # pydicom 2.4.0 to 2.4.5
    "VariableModalityLUTPresentationStateStorage": "VariableModalityLUTSoftcopyPresentationStateStorage",
    # pynetdicom 2.1.0 to 3.1.0.dev0
    "VariableModalityLUTSoftcopyPresentationStageStorage": "VariableModalityLUTSoftcopyPresentationStateStorage",
}
