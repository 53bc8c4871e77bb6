# Generated from spec/2026d (DICOM 2026d, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026d
# sha256 of spec/2026d: f3ce0b75b76ee1f9588cee9e49cb19f0eef06f2acdd3ac6bb551b2b5dd13fc3e

"""The SOP Class UIDs of DICOM 2026d as ``str`` constants under their UID Keywords (PS3.6 Table A-1)."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final as _Final

__all__ = (
    "AcquisitionContextSRStorage",
    "AdvancedBlendingPresentationStateStorage",
    "AmbulatoryECGWaveformStorage",
    "ArterialPulseWaveformStorage",
    "AutorefractionMeasurementsStorage",
    "BasicStructuredDisplayStorage",
    "BasicTextSRStorage",
    "BasicVoiceAudioWaveformStorage",
    "BlendingSoftcopyPresentationStateStorage",
    "BodyPositionWaveformStorage",
    "BreastProjectionXRayImageStorageForPresentation",
    "BreastProjectionXRayImageStorageForProcessing",
    "BreastTomosynthesisImageStorage",
    "CardiacElectrophysiologyWaveformStorage",
    "CArmPhotonElectronRadiationRecordStorage",
    "CArmPhotonElectronRadiationStorage",
    "ChestCADSRStorage",
    "ColonCADSRStorage",
    "ColorPaletteStorage",
    "ColorSoftcopyPresentationStateStorage",
    "CompositingPlanarMPRVolumetricPresentationStateStorage",
    "Comprehensive3DSRStorage",
    "ComprehensiveSRStorage",
    "ComputedRadiographyImageStorage",
    "ConfocalMicroscopyImageStorage",
    "ConfocalMicroscopyTiledPyramidalImageStorage",
    "ContentAssessmentResultsStorage",
    "CornealTopographyMapStorage",
    "CTDefinedProcedureProtocolStorage",
    "CTImageStorage",
    "CTImageStorageForProcessing",
    "CTPerformedProcedureProtocolStorage",
    "DeformableSpatialRegistrationStorage",
    "DermoscopicPhotographyImageStorage",
    "DigitalIntraOralXRayImageStorageForPresentation",
    "DigitalIntraOralXRayImageStorageForProcessing",
    "DigitalMammographyXRayImageStorageForPresentation",
    "DigitalMammographyXRayImageStorageForProcessing",
    "DigitalXRayImageStorageForPresentation",
    "DigitalXRayImageStorageForProcessing",
    "ElectromyogramWaveformStorage",
    "ElectrooculogramWaveformStorage",
    "EncapsulatedCDAStorage",
    "EncapsulatedMTLStorage",
    "EncapsulatedOBJStorage",
    "EncapsulatedPDFStorage",
    "EncapsulatedSTLStorage",
    "EnhancedContinuousRTImageStorage",
    "EnhancedCTImageStorage",
    "EnhancedCTImageStorageForProcessing",
    "EnhancedMRColorImageStorage",
    "EnhancedMRImageStorage",
    "EnhancedPETImageStorage",
    "EnhancedRTImageStorage",
    "EnhancedSRStorage",
    "EnhancedUSVolumeStorage",
    "EnhancedXAImageStorage",
    "EnhancedXRayRadiationDoseSRStorage",
    "EnhancedXRFImageStorage",
    "ExtensibleSRStorage",
    "General32bitECGWaveformStorage",
    "GeneralAudioWaveformStorage",
    "GeneralECGWaveformStorage",
    "GenericImplantTemplateStorage",
    "GrayscalePlanarMPRVolumetricPresentationStateStorage",
    "GrayscaleSoftcopyPresentationStateStorage",
    "HangingProtocolStorage",
    "HeightMapSegmentationStorage",
    "HemodynamicWaveformStorage",
    "ImplantAssemblyTemplateStorage",
    "ImplantationPlanSRStorage",
    "ImplantTemplateGroupStorage",
    "IntraocularLensCalculationsStorage",
    "IntravascularOpticalCoherenceTomographyImageStorageForPresentation",
    "IntravascularOpticalCoherenceTomographyImageStorageForProcessing",
    "InventoryStorage",
    "KeratometryMeasurementsStorage",
    "KeyObjectSelectionDocumentStorage",
    "LabelMapSegmentationStorage",
    "LegacyConvertedEnhancedCTImageStorage",
    "LegacyConvertedEnhancedCTImageStorageForProcessing",
    "LegacyConvertedEnhancedMRImageStorage",
    "LegacyConvertedEnhancedPETImageStorage",
    "LensometryMeasurementsStorage",
    "MacularGridThicknessAndVolumeReportStorage",
    "MammographyCADSRStorage",
    "MediaStorageDirectoryStorage",
    "MicroscopyBulkSimpleAnnotationsStorage",
    "MRImageStorage",
    "MRSpectroscopyStorage",
    "MultichannelRespiratoryWaveformStorage",
    "MultiFrameGrayscaleByteSecondaryCaptureImageStorage",
    "MultiFrameGrayscaleWordSecondaryCaptureImageStorage",
    "MultiFrameSingleBitSecondaryCaptureImageStorage",
    "MultiFrameTrueColorSecondaryCaptureImageStorage",
    "MultipleVolumeRenderingVolumetricPresentationStateStorage",
    "NuclearMedicineImageStorage",
    "NuclearMedicineImageStorageRetired",
    "OphthalmicAxialMeasurementsStorage",
    "OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage",
    "OphthalmicOpticalCoherenceTomographyEnFaceImageStorage",
    "OphthalmicPhotography16BitImageStorage",
    "OphthalmicPhotography8BitImageStorage",
    "OphthalmicThicknessMapStorage",
    "OphthalmicTomographyImageStorage",
    "OphthalmicVisualFieldStaticPerimetryMeasurementsStorage",
    "ParametricMapStorage",
    "PatientRadiationDoseSRStorage",
    "PerformedImagingAgentAdministrationSRStorage",
    "PhotoacousticImageStorage",
    "PlannedImagingAgentAdministrationSRStorage",
    "PositronEmissionTomographyImageStorage",
    "ProcedureLogStorage",
    "ProtocolApprovalStorage",
    "PseudoColorSoftcopyPresentationStateStorage",
    "RadiopharmaceuticalRadiationDoseSRStorage",
    "RawDataStorage",
    "RealWorldValueMappingStorage",
    "RespiratoryWaveformStorage",
    "RoboticArmRadiationStorage",
    "RoboticRadiationRecordStorage",
    "RoutineScalpElectroencephalogramWaveformStorage",
    "RTBeamsDeliveryInstructionStorage",
    "RTBeamsTreatmentRecordStorage",
    "RTBrachyApplicationSetupDeliveryInstructionStorage",
    "RTBrachyTreatmentRecordStorage",
    "RTDoseStorage",
    "RTImageStorage",
    "RTIonBeamsTreatmentRecordStorage",
    "RTIonPlanStorage",
    "RTPatientPositionAcquisitionInstructionStorage",
    "RTPhysicianIntentStorage",
    "RTPlanStorage",
    "RTRadiationRecordSetStorage",
    "RTRadiationSalvageRecordStorage",
    "RTRadiationSetDeliveryInstructionStorage",
    "RTRadiationSetStorage",
    "RTSegmentAnnotationStorage",
    "RTStructureSetStorage",
    "RTTreatmentPreparationStorage",
    "RTTreatmentSummaryRecordStorage",
    "SecondaryCaptureImageStorage",
    "SegmentationStorage",
    "SegmentedVolumeRenderingVolumetricPresentationStateStorage",
    "SimplifiedAdultEchoSRStorage",
    "SleepElectroencephalogramWaveformStorage",
    "SpatialFiducialsStorage",
    "SpatialRegistrationStorage",
    "SpectaclePrescriptionReportStorage",
    "StereometricRelationshipStorage",
    "SubjectiveRefractionMeasurementsStorage",
    "SurfaceScanMeshStorage",
    "SurfaceScanPointCloudStorage",
    "SurfaceSegmentationStorage",
    "TomotherapeuticRadiationRecordStorage",
    "TomotherapeuticRadiationStorage",
    "TractographyResultsStorage",
    "TwelveLeadECGWaveformStorage",
    "UltrasoundImageStorage",
    "UltrasoundImageStorageRetired",
    "UltrasoundMultiFrameImageStorage",
    "UltrasoundMultiFrameImageStorageRetired",
    "VariableModalityLUTSoftcopyPresentationStateStorage",
    "VideoEndoscopicImageStorage",
    "VideoMicroscopicImageStorage",
    "VideoPhotographicImageStorage",
    "VisualAcuityMeasurementsStorage",
    "VLEndoscopicImageStorage",
    "VLMicroscopicImageStorage",
    "VLPhotographicImageStorage",
    "VLSlideCoordinatesMicroscopicImageStorage",
    "VLWholeSlideMicroscopyImageStorage",
    "VolumeRenderingVolumetricPresentationStateStorage",
    "WaveformAcquisitionPresentationStateStorage",
    "WaveformAnnotationSRStorage",
    "WaveformPresentationStateStorage",
    "WideFieldOphthalmicPhotography3DCoordinatesImageStorage",
    "WideFieldOphthalmicPhotographyStereographicProjectionImageStorage",
    "XADefinedProcedureProtocolStorage",
    "XAPerformedProcedureProtocolStorage",
    "XAXRFGrayscaleSoftcopyPresentationStateStorage",
    "XRay3DAngiographicImageStorage",
    "XRay3DCraniofacialImageStorage",
    "XRayAngiographicBiPlaneImageStorage",
    "XRayAngiographicImageStorage",
    "XRayRadiationDoseSRStorage",
    "XRayRadiofluoroscopicImageStorage",
)

MediaStorageDirectoryStorage: "_Final" = "1.2.840.10008.1.3.10"
"""Media Storage Directory Storage, 1.2.840.10008.1.3.10, PS3.3 F.3"""
ComputedRadiographyImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.1"
"""Computed Radiography Image Storage, 1.2.840.10008.5.1.4.1.1.1, PS3.3 A.2"""
DigitalXRayImageStorageForPresentation: "_Final" = "1.2.840.10008.5.1.4.1.1.1.1"
"""Digital X-Ray Image Storage - For Presentation, 1.2.840.10008.5.1.4.1.1.1.1, PS3.3 A.26"""
DigitalXRayImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.1.1.1"
"""Digital X-Ray Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.1.1.1, PS3.3 A.26"""
DigitalMammographyXRayImageStorageForPresentation: "_Final" = "1.2.840.10008.5.1.4.1.1.1.2"
"""Digital Mammography X-Ray Image Storage - For Presentation, 1.2.840.10008.5.1.4.1.1.1.2, PS3.3 A.27"""
DigitalMammographyXRayImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.1.2.1"
"""Digital Mammography X-Ray Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.1.2.1, PS3.3 A.27"""
DigitalIntraOralXRayImageStorageForPresentation: "_Final" = "1.2.840.10008.5.1.4.1.1.1.3"
"""Digital Intra-Oral X-Ray Image Storage - For Presentation, 1.2.840.10008.5.1.4.1.1.1.3, PS3.3 A.28"""
DigitalIntraOralXRayImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.1.3.1"
"""Digital Intra-Oral X-Ray Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.1.3.1, PS3.3 A.28"""
CTImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.2"
"""CT Image Storage, 1.2.840.10008.5.1.4.1.1.2, PS3.3 A.3"""
CTImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.2.3"
"""CT Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.2.3, PS3.3 A.3"""
EnhancedCTImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.2.1"
"""Enhanced CT Image Storage, 1.2.840.10008.5.1.4.1.1.2.1, PS3.3 A.38.1"""
EnhancedCTImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.2.4"
"""Enhanced CT Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.2.4, PS3.3 A.38.1"""
LegacyConvertedEnhancedCTImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.2.2"
"""Legacy Converted Enhanced CT Image Storage, 1.2.840.10008.5.1.4.1.1.2.2, PS3.3 A.70"""
LegacyConvertedEnhancedCTImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.2.5"
"""Legacy Converted Enhanced CT Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.2.5, PS3.3 A.70"""
UltrasoundMultiFrameImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.3.1"
"""Ultrasound Multi-frame Image Storage, 1.2.840.10008.5.1.4.1.1.3.1, PS3.3 A.7"""
MRImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.4"
"""MR Image Storage, 1.2.840.10008.5.1.4.1.1.4, PS3.3 A.4"""
EnhancedMRImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.4.1"
"""Enhanced MR Image Storage, 1.2.840.10008.5.1.4.1.1.4.1, PS3.3 A.36.2"""
MRSpectroscopyStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.4.2"
"""MR Spectroscopy Storage, 1.2.840.10008.5.1.4.1.1.4.2, PS3.3 A.36.3"""
EnhancedMRColorImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.4.3"
"""Enhanced MR Color Image Storage, 1.2.840.10008.5.1.4.1.1.4.3, PS3.3 A.36.4"""
LegacyConvertedEnhancedMRImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.4.4"
"""Legacy Converted Enhanced MR Image Storage, 1.2.840.10008.5.1.4.1.1.4.4, PS3.3 A.71"""
UltrasoundImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.6.1"
"""Ultrasound Image Storage, 1.2.840.10008.5.1.4.1.1.6.1, PS3.3 A.6"""
EnhancedUSVolumeStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.6.2"
"""Enhanced US Volume Storage, 1.2.840.10008.5.1.4.1.1.6.2, PS3.3 A.59"""
PhotoacousticImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.6.3"
"""Photoacoustic Image Storage, 1.2.840.10008.5.1.4.1.1.6.3, PS3.3 A.89"""
SecondaryCaptureImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.7"
"""Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7, PS3.3 A.8"""
MultiFrameSingleBitSecondaryCaptureImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.7.1"
"""Multi-frame Single Bit Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7.1, PS3.3 A.8.2"""
MultiFrameGrayscaleByteSecondaryCaptureImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.7.2"
"""Multi-frame Grayscale Byte Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7.2, PS3.3 A.8.3"""
MultiFrameGrayscaleWordSecondaryCaptureImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.7.3"
"""Multi-frame Grayscale Word Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7.3, PS3.3 A.8.4"""
MultiFrameTrueColorSecondaryCaptureImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.7.4"
"""Multi-frame True Color Secondary Capture Image Storage, 1.2.840.10008.5.1.4.1.1.7.4, PS3.3 A.8.5"""
TwelveLeadECGWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.1.1"
"""12-lead ECG Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.1.1, PS3.3 A.34.3"""
GeneralECGWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.1.2"
"""General ECG Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.1.2, PS3.3 A.34.4"""
AmbulatoryECGWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.1.3"
"""Ambulatory ECG Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.1.3, PS3.3 A.34.5"""
General32bitECGWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.1.4"
"""General 32-bit ECG Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.1.4, PS3.3 A.34.18"""
HemodynamicWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.2.1"
"""Hemodynamic Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.2.1, PS3.3 A.34.6"""
CardiacElectrophysiologyWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.3.1"
"""Cardiac Electrophysiology Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.3.1, PS3.3 A.34.7"""
BasicVoiceAudioWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.4.1"
"""Basic Voice Audio Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.4.1, PS3.3 A.34.2"""
GeneralAudioWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.4.2"
"""General Audio Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.4.2, PS3.3 A.34.10"""
ArterialPulseWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.5.1"
"""Arterial Pulse Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.5.1, PS3.3 A.34.8"""
RespiratoryWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.6.1"
"""Respiratory Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.6.1, PS3.3 A.34.9"""
MultichannelRespiratoryWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.6.2"
"""Multi-channel Respiratory Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.6.2, PS3.3 A.34.16"""
RoutineScalpElectroencephalogramWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.7.1"
"""Routine Scalp Electroencephalogram Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.7.1, PS3.3 A.34.12"""
ElectromyogramWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.7.2"
"""Electromyogram Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.7.2, PS3.3 A.34.13"""
ElectrooculogramWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.7.3"
"""Electrooculogram Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.7.3, PS3.3 A.34.14"""
SleepElectroencephalogramWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.7.4"
"""Sleep Electroencephalogram Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.7.4, PS3.3 A.34.15"""
BodyPositionWaveformStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.8.1"
"""Body Position Waveform Storage, 1.2.840.10008.5.1.4.1.1.9.8.1, PS3.3 A.34.17"""
WaveformPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.100.1"
"""Waveform Presentation State Storage, 1.2.840.10008.5.1.4.1.1.9.100.1, PS3.3 A.92.1"""
WaveformAcquisitionPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.9.100.2"
"""Waveform Acquisition Presentation State Storage, 1.2.840.10008.5.1.4.1.1.9.100.2, PS3.3 A.92.2"""
GrayscaleSoftcopyPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.1"
"""Grayscale Softcopy Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.1, PS3.3 A.33.1"""
ColorSoftcopyPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.2"
"""Color Softcopy Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.2, PS3.3 A.33.2"""
PseudoColorSoftcopyPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.3"
"""Pseudo-Color Softcopy Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.3, PS3.3 A.33.3"""
BlendingSoftcopyPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.4"
"""Blending Softcopy Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.4, PS3.3 A.33.4"""
XAXRFGrayscaleSoftcopyPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.5"
"""XA/XRF Grayscale Softcopy Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.5, PS3.3 A.33.6"""
GrayscalePlanarMPRVolumetricPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.6"
"""Grayscale Planar MPR Volumetric Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.6, PS3.3 A.80.1.1"""
CompositingPlanarMPRVolumetricPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.7"
"""Compositing Planar MPR Volumetric Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.7, PS3.3 A.80.1.1"""
AdvancedBlendingPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.8"
"""Advanced Blending Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.8, PS3.3 A.33.7"""
VolumeRenderingVolumetricPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.9"
"""Volume Rendering Volumetric Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.9, PS3.3 A.80.2"""
SegmentedVolumeRenderingVolumetricPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.10"
"""Segmented Volume Rendering Volumetric Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.10, PS3.3 A.80.2"""
MultipleVolumeRenderingVolumetricPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.11"
"""Multiple Volume Rendering Volumetric Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.11, PS3.3 A.80.2"""
VariableModalityLUTSoftcopyPresentationStateStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.11.12"
"""Variable Modality LUT Softcopy Presentation State Storage, 1.2.840.10008.5.1.4.1.1.11.12, PS3.3 A.33.8"""
XRayAngiographicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.12.1"
"""X-Ray Angiographic Image Storage, 1.2.840.10008.5.1.4.1.1.12.1, PS3.3 A.14"""
EnhancedXAImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.12.1.1"
"""Enhanced XA Image Storage, 1.2.840.10008.5.1.4.1.1.12.1.1, PS3.3 A.47"""
XRayRadiofluoroscopicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.12.2"
"""X-Ray Radiofluoroscopic Image Storage, 1.2.840.10008.5.1.4.1.1.12.2, PS3.3 A.16"""
EnhancedXRFImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.12.2.1"
"""Enhanced XRF Image Storage, 1.2.840.10008.5.1.4.1.1.12.2.1, PS3.3 A.48"""
XRay3DAngiographicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.13.1.1"
"""X-Ray 3D Angiographic Image Storage, 1.2.840.10008.5.1.4.1.1.13.1.1, PS3.3 A.53"""
XRay3DCraniofacialImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.13.1.2"
"""X-Ray 3D Craniofacial Image Storage, 1.2.840.10008.5.1.4.1.1.13.1.2, PS3.3 A.54"""
BreastTomosynthesisImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.13.1.3"
"""Breast Tomosynthesis Image Storage, 1.2.840.10008.5.1.4.1.1.13.1.3, PS3.3 A.55"""
BreastProjectionXRayImageStorageForPresentation: "_Final" = "1.2.840.10008.5.1.4.1.1.13.1.4"
"""Breast Projection X-Ray Image Storage - For Presentation, 1.2.840.10008.5.1.4.1.1.13.1.4, PS3.3 A.74"""
BreastProjectionXRayImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.13.1.5"
"""Breast Projection X-Ray Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.13.1.5, PS3.3 A.74"""
IntravascularOpticalCoherenceTomographyImageStorageForPresentation: "_Final" = "1.2.840.10008.5.1.4.1.1.14.1"
"""Intravascular Optical Coherence Tomography Image Storage - For Presentation, 1.2.840.10008.5.1.4.1.1.14.1, PS3.3 A.66"""
IntravascularOpticalCoherenceTomographyImageStorageForProcessing: "_Final" = "1.2.840.10008.5.1.4.1.1.14.2"
"""Intravascular Optical Coherence Tomography Image Storage - For Processing, 1.2.840.10008.5.1.4.1.1.14.2, PS3.3 A.66"""
NuclearMedicineImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.20"
"""Nuclear Medicine Image Storage, 1.2.840.10008.5.1.4.1.1.20, PS3.3 A.5"""
ParametricMapStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.30"
"""Parametric Map Storage, 1.2.840.10008.5.1.4.1.1.30, PS3.3 A.75"""
RawDataStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66"
"""Raw Data Storage, 1.2.840.10008.5.1.4.1.1.66, PS3.3 A.37"""
SpatialRegistrationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.1"
"""Spatial Registration Storage, 1.2.840.10008.5.1.4.1.1.66.1, PS3.3 A.39.1"""
SpatialFiducialsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.2"
"""Spatial Fiducials Storage, 1.2.840.10008.5.1.4.1.1.66.2, PS3.3 A.40"""
DeformableSpatialRegistrationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.3"
"""Deformable Spatial Registration Storage, 1.2.840.10008.5.1.4.1.1.66.3, PS3.3 A.39.2"""
SegmentationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.4"
"""Segmentation Storage, 1.2.840.10008.5.1.4.1.1.66.4, PS3.3 A.51"""
SurfaceSegmentationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.5"
"""Surface Segmentation Storage, 1.2.840.10008.5.1.4.1.1.66.5, PS3.3 A.57"""
TractographyResultsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.6"
"""Tractography Results Storage, 1.2.840.10008.5.1.4.1.1.66.6, PS3.3 A.78"""
LabelMapSegmentationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.7"
"""Label Map Segmentation Storage, 1.2.840.10008.5.1.4.1.1.66.7, PS3.3 A.51"""
HeightMapSegmentationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.66.8"
"""Height Map Segmentation Storage, 1.2.840.10008.5.1.4.1.1.66.8, PS3.3 A.91"""
RealWorldValueMappingStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.67"
"""Real World Value Mapping Storage, 1.2.840.10008.5.1.4.1.1.67, PS3.3 A.46"""
SurfaceScanMeshStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.68.1"
"""Surface Scan Mesh Storage, 1.2.840.10008.5.1.4.1.1.68.1, PS3.3 A.68"""
SurfaceScanPointCloudStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.68.2"
"""Surface Scan Point Cloud Storage, 1.2.840.10008.5.1.4.1.1.68.2, PS3.3 A.69"""
VLEndoscopicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.1"
"""VL Endoscopic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.1, PS3.3 A.32.1"""
VideoEndoscopicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.1.1"
"""Video Endoscopic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.1.1, PS3.3 A.32.5"""
VLMicroscopicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.2"
"""VL Microscopic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.2, PS3.3 A.32.2"""
VideoMicroscopicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.2.1"
"""Video Microscopic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.2.1, PS3.3 A.32.6"""
VLSlideCoordinatesMicroscopicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.3"
"""VL Slide-Coordinates Microscopic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.3, PS3.3 A.32.3"""
VLPhotographicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.4"
"""VL Photographic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.4, PS3.3 A.32.4"""
VideoPhotographicImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.4.1"
"""Video Photographic Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.4.1, PS3.3 A.32.7"""
OphthalmicPhotography8BitImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.1"
"""Ophthalmic Photography 8 Bit Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.1, PS3.3 A.41"""
OphthalmicPhotography16BitImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.2"
"""Ophthalmic Photography 16 Bit Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.2, PS3.3 A.42"""
StereometricRelationshipStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.3"
"""Stereometric Relationship Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.3, PS3.3 A.43"""
OphthalmicTomographyImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.4"
"""Ophthalmic Tomography Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.4, PS3.3 A.52"""
WideFieldOphthalmicPhotographyStereographicProjectionImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.5"
"""Wide Field Ophthalmic Photography Stereographic Projection Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.5, PS3.3 A.76"""
WideFieldOphthalmicPhotography3DCoordinatesImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.6"
"""Wide Field Ophthalmic Photography 3D Coordinates Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.6, PS3.3 A.77"""
OphthalmicOpticalCoherenceTomographyEnFaceImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.7"
"""Ophthalmic Optical Coherence Tomography En Face Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.7, PS3.3 A.83"""
OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.5.8"
"""Ophthalmic Optical Coherence Tomography B-scan Volume Analysis Storage, 1.2.840.10008.5.1.4.1.1.77.1.5.8, PS3.3 A.84"""
VLWholeSlideMicroscopyImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.6"
"""VL Whole Slide Microscopy Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.6, PS3.3 A.32.8"""
DermoscopicPhotographyImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.7"
"""Dermoscopic Photography Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.7, PS3.3 A.32.11"""
ConfocalMicroscopyImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.8"
"""Confocal Microscopy Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.8, PS3.3 A.90.1"""
ConfocalMicroscopyTiledPyramidalImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.77.1.9"
"""Confocal Microscopy Tiled Pyramidal Image Storage, 1.2.840.10008.5.1.4.1.1.77.1.9, PS3.3 A.90.2"""
LensometryMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.1"
"""Lensometry Measurements Storage, 1.2.840.10008.5.1.4.1.1.78.1, PS3.3 A.60.1"""
AutorefractionMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.2"
"""Autorefraction Measurements Storage, 1.2.840.10008.5.1.4.1.1.78.2, PS3.3 A.60.2"""
KeratometryMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.3"
"""Keratometry Measurements Storage, 1.2.840.10008.5.1.4.1.1.78.3, PS3.3 A.60.3"""
SubjectiveRefractionMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.4"
"""Subjective Refraction Measurements Storage, 1.2.840.10008.5.1.4.1.1.78.4, PS3.3 A.60.4"""
VisualAcuityMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.5"
"""Visual Acuity Measurements Storage, 1.2.840.10008.5.1.4.1.1.78.5, PS3.3 A.60.5"""
SpectaclePrescriptionReportStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.6"
"""Spectacle Prescription Report Storage, 1.2.840.10008.5.1.4.1.1.78.6, PS3.3 A.35.9"""
OphthalmicAxialMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.7"
"""Ophthalmic Axial Measurements Storage, 1.2.840.10008.5.1.4.1.1.78.7, PS3.3 A.60.6"""
IntraocularLensCalculationsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.78.8"
"""Intraocular Lens Calculations Storage, 1.2.840.10008.5.1.4.1.1.78.8, PS3.3 A.60.7"""
MacularGridThicknessAndVolumeReportStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.79.1"
"""Macular Grid Thickness and Volume Report, 1.2.840.10008.5.1.4.1.1.79.1, PS3.3 A.35.11"""
OphthalmicVisualFieldStaticPerimetryMeasurementsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.80.1"
"""Ophthalmic Visual Field Static Perimetry Measurements Storage, 1.2.840.10008.5.1.4.1.1.80.1, PS3.3 A.65"""
OphthalmicThicknessMapStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.81.1"
"""Ophthalmic Thickness Map Storage, 1.2.840.10008.5.1.4.1.1.81.1, PS3.3 A.67"""
CornealTopographyMapStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.82.1"
"""Corneal Topography Map Storage, 1.2.840.10008.5.1.4.1.1.82.1, PS3.3 A.73"""
BasicTextSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.11"
"""Basic Text SR Storage, 1.2.840.10008.5.1.4.1.1.88.11, PS3.3 A.35.1"""
EnhancedSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.22"
"""Enhanced SR Storage, 1.2.840.10008.5.1.4.1.1.88.22, PS3.3 A.35.2"""
ComprehensiveSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.33"
"""Comprehensive SR Storage, 1.2.840.10008.5.1.4.1.1.88.33, PS3.3 A.35.3"""
Comprehensive3DSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.34"
"""Comprehensive 3D SR Storage, 1.2.840.10008.5.1.4.1.1.88.34, PS3.3 A.35.13"""
ExtensibleSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.35"
"""Extensible SR Storage, 1.2.840.10008.5.1.4.1.1.88.35, PS3.3 A.35.15"""
ProcedureLogStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.40"
"""Procedure Log Storage, 1.2.840.10008.5.1.4.1.1.88.40, PS3.3 A.35.7"""
MammographyCADSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.50"
"""Mammography CAD SR Storage, 1.2.840.10008.5.1.4.1.1.88.50, PS3.3 A.35.5"""
KeyObjectSelectionDocumentStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.59"
"""Key Object Selection Document Storage, 1.2.840.10008.5.1.4.1.1.88.59, PS3.3 A.35.4"""
ChestCADSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.65"
"""Chest CAD SR Storage, 1.2.840.10008.5.1.4.1.1.88.65, PS3.3 A.35.6"""
XRayRadiationDoseSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.67"
"""X-Ray Radiation Dose SR Storage, 1.2.840.10008.5.1.4.1.1.88.67, PS3.3 A.35.8"""
RadiopharmaceuticalRadiationDoseSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.68"
"""Radiopharmaceutical Radiation Dose SR Storage, 1.2.840.10008.5.1.4.1.1.88.68, PS3.3 A.35.14"""
ColonCADSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.69"
"""Colon CAD SR Storage, 1.2.840.10008.5.1.4.1.1.88.69, PS3.3 A.35.10"""
ImplantationPlanSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.70"
"""Implantation Plan SR Storage, 1.2.840.10008.5.1.4.1.1.88.70, PS3.3 A.35.12"""
AcquisitionContextSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.71"
"""Acquisition Context SR Storage, 1.2.840.10008.5.1.4.1.1.88.71, PS3.3 A.35.16"""
SimplifiedAdultEchoSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.72"
"""Simplified Adult Echo SR Storage, 1.2.840.10008.5.1.4.1.1.88.72, PS3.3 A.35.17"""
PatientRadiationDoseSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.73"
"""Patient Radiation Dose SR Storage, 1.2.840.10008.5.1.4.1.1.88.73, PS3.3 A.35.18"""
PlannedImagingAgentAdministrationSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.74"
"""Planned Imaging Agent Administration SR Storage, 1.2.840.10008.5.1.4.1.1.88.74, PS3.3 A.35.19"""
PerformedImagingAgentAdministrationSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.75"
"""Performed Imaging Agent Administration SR Storage, 1.2.840.10008.5.1.4.1.1.88.75, PS3.3 A.35.20"""
EnhancedXRayRadiationDoseSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.76"
"""Enhanced X-Ray Radiation Dose SR Storage, 1.2.840.10008.5.1.4.1.1.88.76, PS3.3 A.35.22"""
WaveformAnnotationSRStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.88.77"
"""Waveform Annotation SR Storage, 1.2.840.10008.5.1.4.1.1.88.77, PS3.3 A.35.23"""
ContentAssessmentResultsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.90.1"
"""Content Assessment Results Storage, 1.2.840.10008.5.1.4.1.1.90.1, PS3.3 A.81"""
MicroscopyBulkSimpleAnnotationsStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.91.1"
"""Microscopy Bulk Simple Annotations Storage, 1.2.840.10008.5.1.4.1.1.91.1, PS3.3 A.87"""
EncapsulatedPDFStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.104.1"
"""Encapsulated PDF Storage, 1.2.840.10008.5.1.4.1.1.104.1, PS3.3 A.45.1"""
EncapsulatedCDAStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.104.2"
"""Encapsulated CDA Storage, 1.2.840.10008.5.1.4.1.1.104.2, PS3.3 A.45.2"""
EncapsulatedSTLStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.104.3"
"""Encapsulated STL Storage, 1.2.840.10008.5.1.4.1.1.104.3, PS3.3 A.85.1"""
EncapsulatedOBJStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.104.4"
"""Encapsulated OBJ Storage, 1.2.840.10008.5.1.4.1.1.104.4, PS3.3 A.85.2"""
EncapsulatedMTLStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.104.5"
"""Encapsulated MTL Storage, 1.2.840.10008.5.1.4.1.1.104.5, PS3.3 A.85.3"""
PositronEmissionTomographyImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.128"
"""Positron Emission Tomography Image Storage, 1.2.840.10008.5.1.4.1.1.128, PS3.3 A.21"""
EnhancedPETImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.130"
"""Enhanced PET Image Storage, 1.2.840.10008.5.1.4.1.1.130, PS3.3 A.56"""
LegacyConvertedEnhancedPETImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.128.1"
"""Legacy Converted Enhanced PET Image Storage, 1.2.840.10008.5.1.4.1.1.128.1, PS3.3 A.72"""
BasicStructuredDisplayStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.131"
"""Basic Structured Display Storage, 1.2.840.10008.5.1.4.1.1.131, PS3.3 A.33.5"""
CTPerformedProcedureProtocolStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.200.2"
"""CT Performed Procedure Protocol Storage, 1.2.840.10008.5.1.4.1.1.200.2, PS3.3 A.82.1"""
XAPerformedProcedureProtocolStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.200.8"
"""XA Performed Procedure Protocol Storage, 1.2.840.10008.5.1.4.1.1.200.8, PS3.3 A.82.4"""
RTImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.1"
"""RT Image Storage, 1.2.840.10008.5.1.4.1.1.481.1, PS3.3 A.17"""
RTDoseStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.2"
"""RT Dose Storage, 1.2.840.10008.5.1.4.1.1.481.2, PS3.3 A.18"""
RTStructureSetStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.3"
"""RT Structure Set Storage, 1.2.840.10008.5.1.4.1.1.481.3, PS3.3 A.19"""
RTBeamsTreatmentRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.4"
"""RT Beams Treatment Record Storage, 1.2.840.10008.5.1.4.1.1.481.4, PS3.3 A.29"""
RTPlanStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.5"
"""RT Plan Storage, 1.2.840.10008.5.1.4.1.1.481.5, PS3.3 A.20"""
RTBrachyTreatmentRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.6"
"""RT Brachy Treatment Record Storage, 1.2.840.10008.5.1.4.1.1.481.6, PS3.3 A.30"""
RTTreatmentSummaryRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.7"
"""RT Treatment Summary Record Storage, 1.2.840.10008.5.1.4.1.1.481.7, PS3.3 A.31"""
RTIonPlanStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.8"
"""RT Ion Plan Storage, 1.2.840.10008.5.1.4.1.1.481.8, PS3.3 A.49"""
RTIonBeamsTreatmentRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.9"
"""RT Ion Beams Treatment Record Storage, 1.2.840.10008.5.1.4.1.1.481.9, PS3.3 A.50"""
RTPhysicianIntentStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.10"
"""RT Physician Intent Storage, 1.2.840.10008.5.1.4.1.1.481.10, PS3.3 A.86.1.2"""
RTSegmentAnnotationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.11"
"""RT Segment Annotation Storage, 1.2.840.10008.5.1.4.1.1.481.11, PS3.3 A.86.1.3"""
RTRadiationSetStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.12"
"""RT Radiation Set Storage, 1.2.840.10008.5.1.4.1.1.481.12, PS3.3 A.86.1.4"""
CArmPhotonElectronRadiationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.13"
"""C-Arm Photon-Electron Radiation Storage, 1.2.840.10008.5.1.4.1.1.481.13, PS3.3 A.86.1.5"""
TomotherapeuticRadiationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.14"
"""Tomotherapeutic Radiation Storage, 1.2.840.10008.5.1.4.1.1.481.14, PS3.3 A.86.1.6"""
RoboticArmRadiationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.15"
"""Robotic-Arm Radiation Storage, 1.2.840.10008.5.1.4.1.1.481.15, PS3.3 A.86.1.7"""
RTRadiationRecordSetStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.16"
"""RT Radiation Record Set Storage, 1.2.840.10008.5.1.4.1.1.481.16, PS3.3 A.86.1.8"""
RTRadiationSalvageRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.17"
"""RT Radiation Salvage Record Storage, 1.2.840.10008.5.1.4.1.1.481.17, PS3.3 A.86.1.9"""
TomotherapeuticRadiationRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.18"
"""Tomotherapeutic Radiation Record Storage, 1.2.840.10008.5.1.4.1.1.481.18, PS3.3 A.86.1.11"""
CArmPhotonElectronRadiationRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.19"
"""C-Arm Photon-Electron Radiation Record Storage, 1.2.840.10008.5.1.4.1.1.481.19, PS3.3 A.86.1.10"""
RoboticRadiationRecordStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.20"
"""Robotic Radiation Record Storage, 1.2.840.10008.5.1.4.1.1.481.20, PS3.3 A.86.1.12"""
RTRadiationSetDeliveryInstructionStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.21"
"""RT Radiation Set Delivery Instruction Storage, 1.2.840.10008.5.1.4.1.1.481.21, PS3.3 A.86.1.13"""
RTTreatmentPreparationStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.22"
"""RT Treatment Preparation Storage, 1.2.840.10008.5.1.4.1.1.481.22, PS3.3 A.86.1.14"""
EnhancedRTImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.23"
"""Enhanced RT Image Storage, 1.2.840.10008.5.1.4.1.1.481.23, PS3.3 A.86.1.15"""
EnhancedContinuousRTImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.24"
"""Enhanced Continuous RT Image Storage, 1.2.840.10008.5.1.4.1.1.481.24, PS3.3 A.86.1.16"""
RTPatientPositionAcquisitionInstructionStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.481.25"
"""RT Patient Position Acquisition Instruction Storage, 1.2.840.10008.5.1.4.1.1.481.25, PS3.3 A.86.1.17"""
RTBeamsDeliveryInstructionStorage: "_Final" = "1.2.840.10008.5.1.4.34.7"
"""RT Beams Delivery Instruction Storage, 1.2.840.10008.5.1.4.34.7, PS3.3 A.64"""
RTBrachyApplicationSetupDeliveryInstructionStorage: "_Final" = "1.2.840.10008.5.1.4.34.10"
"""RT Brachy Application Setup Delivery Instruction Storage, 1.2.840.10008.5.1.4.34.10, PS3.3 A.79"""
HangingProtocolStorage: "_Final" = "1.2.840.10008.5.1.4.38.1"
"""Hanging Protocol Storage, 1.2.840.10008.5.1.4.38.1, PS3.3 A.44"""
ColorPaletteStorage: "_Final" = "1.2.840.10008.5.1.4.39.1"
"""Color Palette Storage, 1.2.840.10008.5.1.4.39.1, PS3.3 A.58"""
GenericImplantTemplateStorage: "_Final" = "1.2.840.10008.5.1.4.43.1"
"""Generic Implant Template Storage, 1.2.840.10008.5.1.4.43.1, PS3.3 A.61"""
ImplantAssemblyTemplateStorage: "_Final" = "1.2.840.10008.5.1.4.44.1"
"""Implant Assembly Template Storage, 1.2.840.10008.5.1.4.44.1, PS3.3 A.62"""
ImplantTemplateGroupStorage: "_Final" = "1.2.840.10008.5.1.4.45.1"
"""Implant Template Group Storage, 1.2.840.10008.5.1.4.45.1, PS3.3 A.63"""
CTDefinedProcedureProtocolStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.200.1"
"""CT Defined Procedure Protocol Storage, 1.2.840.10008.5.1.4.1.1.200.1, PS3.3 A.82.2"""
ProtocolApprovalStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.200.3"
"""Protocol Approval Storage, 1.2.840.10008.5.1.4.1.1.200.3, PS3.3 A.82.3.1"""
XADefinedProcedureProtocolStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.200.7"
"""XA Defined Procedure Protocol Storage, 1.2.840.10008.5.1.4.1.1.200.7, PS3.3 A.82.5"""
InventoryStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.201.1"
"""Inventory Storage, 1.2.840.10008.5.1.4.1.1.201.1, PS3.3 A.88"""
NuclearMedicineImageStorageRetired: "_Final" = "1.2.840.10008.5.1.4.1.1.5"
"""Nuclear Medicine Image Storage, 1.2.840.10008.5.1.4.1.1.5"""
UltrasoundImageStorageRetired: "_Final" = "1.2.840.10008.5.1.4.1.1.6"
"""Ultrasound Image Storage, 1.2.840.10008.5.1.4.1.1.6"""
UltrasoundMultiFrameImageStorageRetired: "_Final" = "1.2.840.10008.5.1.4.1.1.3"
"""Ultrasound Multi-frame Image Storage, 1.2.840.10008.5.1.4.1.1.3"""
XRayAngiographicBiPlaneImageStorage: "_Final" = "1.2.840.10008.5.1.4.1.1.12.3"
"""X-Ray Angiographic Bi-plane Image Storage, 1.2.840.10008.5.1.4.1.1.12.3"""

if not TYPE_CHECKING:

    def __getattr__(name):
        from .._unknown import unknown_constant

        raise unknown_constant(__name__, name, __all__)
