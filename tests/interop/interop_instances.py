"""One small instance of a SOP Class, with the keys of the Directory Records of PS3.3 section F.5."""

from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from dicom_media_storage import DirectoryRecordType, SOPClass

ROOT = "2.25.20260100"
"""Under it are the instances' UIDs, so that every run makes the same files."""


def _code(value: str, meaning: str) -> Dataset:
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = value, "DCM", meaning
    return code


def _hanging_protocol(ds: Dataset) -> None:
    definition = Dataset()
    definition.Modality, definition.Laterality = "CT", ""
    ds.HangingProtocolName = "NAME"
    ds.HangingProtocolDescription = "Description"
    ds.HangingProtocolLevel = "SITE"
    ds.HangingProtocolCreator = "Creator"
    ds.HangingProtocolCreationDateTime = "20260101120000"
    ds.HangingProtocolDefinitionSequence = [definition]
    ds.HangingProtocolUserIdentificationCodeSequence = []
    ds.NumberOfPriorsReferenced = 0


def _implant(ds: Dataset) -> None:
    ds.Manufacturer = "Maker"
    ds.ImplantName, ds.ImplantPartNumber, ds.ImplantSize = "Implant", "1", "S"
    ds.ImplantAssemblyTemplateName, ds.ImplantAssemblyTemplateIssuer = "Assembly", "Issuer"
    ds.ProcedureTypeCodeSequence = [_code("1", "One")]
    ds.ImplantTemplateGroupName, ds.ImplantTemplateGroupIssuer = "Group", "Issuer"


def _image(ds: Dataset) -> None:
    ds.ImageType = ["DERIVED", "SECONDARY"]
    ds.Rows = ds.Columns = 1
    ds.NumberOfFrames = 1
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.BitsAllocated = ds.BitsStored = 8
    ds.HighBit = 7
    ds.PixelRepresentation = 0
    ds.PixelData = b"\0\0"


def _sr_document(ds: Dataset) -> None:
    ds.CompletionFlag, ds.VerificationFlag = "COMPLETE", "UNVERIFIED"
    ds.ValueType = "CONTAINER"
    ds.ConceptNameCodeSequence = [_code("121144", "Document Title")]


def _encapsulated_document(ds: Dataset) -> None:
    ds.DocumentTitle = "Document"
    ds.ConceptNameCodeSequence = [_code("121144", "Document Title")]
    ds.MIMETypeOfEncapsulatedDocument = "application/pdf"
    ds.EncapsulatedDocument = b"%PDF"


def _spectroscopy(ds: Dataset) -> None:
    ds.ImageType = ["DERIVED", "SECONDARY"]
    ds.NumberOfFrames = ds.Rows = ds.Columns = ds.DataPointRows = ds.DataPointColumns = 1


def _radiotherapy(ds: Dataset) -> None:
    ds.UserContentLabel = "LABEL"


def _rt_dose(ds: Dataset) -> None:
    ds.DoseSummationType = "PLAN"


def _rt_plan(ds: Dataset) -> None:
    # For pydicom this label alone makes the instance a plan, whatever its SOP Class.
    ds.RTPlanLabel, ds.RTPlanDate, ds.RTPlanTime = "Label", "20260101", "120000"


def _rt_structure_set(ds: Dataset) -> None:
    ds.StructureSetLabel, ds.StructureSetDate, ds.StructureSetTime = "Label", "20260101", "120000"


def _rt_treatment_record(ds: Dataset) -> None:
    ds.TreatmentDate, ds.TreatmentTime = "20260101", "120000"


_KEYS = {
    DirectoryRecordType.ENCAP_DOC: _encapsulated_document,
    DirectoryRecordType.HANGING_PROTOCOL: _hanging_protocol,
    DirectoryRecordType.IMAGE: _image,
    DirectoryRecordType.IMPLANT: _implant,
    DirectoryRecordType.IMPLANT_ASSY: _implant,
    DirectoryRecordType.IMPLANT_GROUP: _implant,
    DirectoryRecordType.KEY_OBJECT_DOC: _sr_document,
    DirectoryRecordType.RADIOTHERAPY: _radiotherapy,
    DirectoryRecordType.RT_DOSE: _rt_dose,
    DirectoryRecordType.RT_PLAN: _rt_plan,
    DirectoryRecordType.RT_STRUCTURE_SET: _rt_structure_set,
    DirectoryRecordType.RT_TREAT_RECORD: _rt_treatment_record,
    DirectoryRecordType.SPECTROSCOPY: _spectroscopy,
    DirectoryRecordType.SR_DOCUMENT: _sr_document,
}


def instance(sop_class: SOPClass, number: int) -> Dataset:
    """Return an instance of a SOP Class, the ``number``-th of its study, ready to be saved or sent."""
    ds = Dataset()
    # The member itself, as users write it: not a plain str.
    ds.SOPClassUID = sop_class
    ds.SOPInstanceUID = f"{ROOT}.3.{number}"
    ds.StudyInstanceUID, ds.SeriesInstanceUID = f"{ROOT}.1", f"{ROOT}.2.{number}"
    ds.StudyDate = ds.ContentDate = ds.InstanceCreationDate = ds.PresentationCreationDate = "20260101"
    ds.StudyTime = ds.ContentTime = ds.InstanceCreationTime = ds.PresentationCreationTime = "120000"
    ds.PatientName, ds.PatientID = "Doe^Jane", "1"
    ds.StudyID, ds.AccessionNumber, ds.StudyDescription = "1", "1", "Study"
    ds.Modality = "OT"
    ds.SeriesNumber = ds.InstanceNumber = number
    ds.ContentLabel, ds.ContentDescription, ds.ContentCreatorName = "LABEL", "Description", "Doe^John"
    if sop_class.directory_record_type in _KEYS:
        _KEYS[sop_class.directory_record_type](ds)
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = sop_class
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    return ds


def write_instances(folder: Path, classes: tuple[SOPClass, ...]) -> dict[SOPClass, Path]:
    """Write one instance of each class, under names that are File IDs (PS3.10 section 8.5)."""
    paths = {sop_class: folder / f"I{number:07}" for number, sop_class in enumerate(classes, start=1)}
    for number, (sop_class, path) in enumerate(paths.items(), start=1):
        instance(sop_class, number).save_as(path, enforce_file_format=True)
    return paths
