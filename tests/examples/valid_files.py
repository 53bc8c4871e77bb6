"""A small valid file of each kind, made with highdicom and pydicom."""

import highdicom as hd
import numpy as np
from pydicom import Dataset, dcmread
from pydicom.data import get_testdata_file
from pydicom.dataset import FileMetaDataset
from pydicom.sr.codedict import codes
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from dicom_media_storage import uids

_SERIES = {
    "series_instance_uid": generate_uid(),
    "series_number": 2,
    "sop_instance_uid": generate_uid(),
    "instance_number": 1,
    "manufacturer": "Maker",
    "manufacturer_model_name": "Model",
    "software_versions": "1",
    "device_serial_number": "1",
}


def source() -> Dataset:
    """A CT image that pydicom ships."""
    ds = dcmread(get_testdata_file("CT_small.dcm"))
    ds.PatientBirthDate = ds.AccessionNumber = ds.ReferringPhysicianName = ""
    return ds


def segmentation() -> Dataset:
    image = source()
    description = hd.seg.SegmentDescription(
        segment_number=1,
        segment_label="organ",
        segmented_property_category=codes.SCT.Organ,
        segmented_property_type=codes.SCT.Liver,
        algorithm_type=hd.seg.SegmentAlgorithmTypeValues.MANUAL,
    )
    mask = np.ones((image.Rows, image.Columns), dtype=bool)
    return hd.seg.Segmentation([image], mask, hd.seg.SegmentationTypeValues.BINARY, [description], **_SERIES)


def key_object_selection() -> Dataset:
    image = source()
    content = hd.ko.KeyObjectSelection(document_title=codes.DCM.Manifest, referenced_objects=[image])
    series = {key: value for key, value in _SERIES.items() if key not in {"software_versions", "device_serial_number"}}
    return hd.ko.KeyObjectSelectionDocument([image], content, institution_name="Place", **series)


def presentation_state() -> Dataset:
    return hd.pr.GrayscaleSoftcopyPresentationState([source()], content_label="LABEL", **_SERIES)


def encapsulated_pdf() -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = uids.EncapsulatedPDFStorage
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = generate_uid()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.StudyInstanceUID, ds.SeriesInstanceUID = generate_uid(), generate_uid()
    ds.PatientName, ds.PatientID, ds.PatientBirthDate, ds.PatientSex = "Name", "1", "", ""
    ds.StudyDate = ds.StudyTime = ds.AccessionNumber = ds.StudyID = ds.ReferringPhysicianName = ""
    ds.Modality, ds.SeriesNumber, ds.InstanceNumber, ds.ConversionType = "DOC", 1, 1, "WSD"
    ds.Manufacturer = ds.ContentDate = ds.ContentTime = ds.AcquisitionDateTime = ds.DocumentTitle = ""
    ds.BurnedInAnnotation, ds.ConceptNameCodeSequence = "NO", []
    ds.MIMETypeOfEncapsulatedDocument, ds.EncapsulatedDocument = "application/pdf", b"%PDF-1.4\n%%EOF\n"
    return ds


FILES = {
    "pixel-data": source,
    "multi-frame": segmentation,
    "waveform": lambda: dcmread(get_testdata_file("waveform_ecg.dcm")),
    "structured-report": key_object_selection,
    "presentation-state": presentation_state,
    "encapsulated-document": encapsulated_pdf,
}
