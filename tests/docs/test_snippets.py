"""The snippets of the class pages run, each with the software that it is for."""

import re
import shutil
import subprocess
import sys

import pytest
from pydicom import uid as pydicom_uids

from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._search.catalogue import storage_classes
from docs.site.snippets import snippets
from tests.conftest import skip_or_fail

CLASSES = storage_classes()
SOME = [list(CLASSES)[place] for place in (0, 8, -1)]


def snippet(uid: str, title: str) -> str:
    (text,) = (one.text for one in snippets(CLASSES[uid]) if one.title == title)
    return text


@pytest.mark.parametrize("title", ["dicom-media-storage", "pydicom", "pynetdicom"])
def test_python(title):
    for uid in CLASSES:
        if title != "dicom-media-storage" and not known_to_pydicom(uid):
            continue
        names = {}
        exec(snippet(uid, title), names)
        if title == "pydicom":
            assert names["dataset"].SOPClassUID == uid
        if title == "pynetdicom":
            assert [context.abstract_syntax for context in names["ae"].requested_contexts] == [uid]


def known_to_pydicom(uid) -> bool:
    """Whether pydicom has a constant for a class; a release of pydicom lags behind a new edition."""
    return hasattr(pydicom_uids, CLASSES[uid].newest.keyword)


def test_json():
    from pydicom import Dataset

    for uid in CLASSES:
        assert Dataset.from_json(snippet(uid, "DICOM JSON")).SOPClassUID == uid


@pytest.mark.parametrize("form", [form for form in FORMATS.values() if form.language], ids=lambda form: form.name)
def test_other_languages_name_a_constant_of_the_exported_file(form):
    command = [sys.executable, "-m", "dicom_media_storage", "export", "--retired", "--format", form.name]
    exported = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for uid in CLASSES:
        name = re.findall(r"\w+", snippet(uid, form.language).splitlines()[1])[-1]
        assert re.search(rf"\b{name}\b[^\n]*\"{re.escape(uid)}\"", exported), name


@pytest.mark.parametrize("uid", SOME)
def test_dcmtk(tmp_path, uid):
    if shutil.which("dcmdump") is None:
        skip_or_fail("dcmdump is not installed: apt-get install dcmtk")
    for name, of_the_class in (("image.dcm", uid), ("other.dcm", f"{uid}.1")):
        write_file(tmp_path / name, of_the_class)
    command = snippet(uid, "DCMTK")
    assert found(command, tmp_path)
    assert not found(command.replace("image.dcm", "other.dcm"), tmp_path)


def found(command, folder) -> bool:
    return (
        subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, timeout=30, check=False).returncode == 0
    )


def write_file(path, uid):
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian

    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = uid
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = "1.2.3"
    dataset.save_as(path, enforce_file_format=True)
