"""The SOP Classes of many files: the parts of ``check``, the whole command, and DCMTK's dcmdump."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from statistics import median

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from bench.paired import environment
from dicom_media_storage import MediaStorageSOPClass, identify
from dicom_media_storage._cli.dicom_file import sop_class_uid

FILES = 100_000
IN_A_FOLDER = 500
ROUNDS = 3


def measure(folder: Path) -> str:
    """Return a table of the processor time per file, the median of several rounds with a warm disk cache."""
    archive = folder / "archive"
    paths = _written(archive)
    variables = environment(folder)
    command = [sys.executable, "-m", "dicom_media_storage", "check", str(archive)]
    works: dict[str, Callable[[], object]] = {
        "open, read the first bytes": lambda: [_first_bytes(path) for path in paths],
        "read the SOP Class UID": lambda: [sop_class_uid(path) for path in paths],
        "read and identify the SOP Class UID": lambda: [identify(sop_class_uid(path)) for path in paths],
        "dicom-media-storage check": lambda: subprocess.run(command, env=variables, capture_output=True, check=True),
    }
    if shutil.which("dcmdump"):
        find = ["find", str(archive), "-type", "f", "-exec", "dcmdump", "+P", "0002,0002", "{}", "+"]
        works["find -exec dcmdump +P 0002,0002"] = lambda: subprocess.run(find, capture_output=True, check=True)
    rounds = [{name: _seconds(work) for name, work in works.items()} for _ in range(ROUNDS)]
    lines = [f"{name:40}{1e6 * median(one[name] for one in rounds) / FILES:>10.1f}" for name in works]
    return "\n".join([f"files: microseconds of processor time per file, of {FILES}", *lines])


def _written(archive: Path) -> Sequence[Path]:
    """Write small files of all classes in rotation, in folders."""
    contents = [_content(member.uid) for member in MediaStorageSOPClass]
    paths: list[Path] = []
    for number in range(FILES):
        path = archive / f"{number // IN_A_FOLDER:04}" / f"{number % IN_A_FOLDER:03}.dcm"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents[number % len(contents)])
        paths.append(path)
    return paths


def _content(uid: str) -> bytes:
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = uid, "2.25.1"
    dataset.PatientID, dataset.Modality = "1", "OT"
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.MediaStorageSOPClassUID, dataset.file_meta.MediaStorageSOPInstanceUID = UID(uid), UID("2.25.1")
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    buffer = BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def _first_bytes(path: Path) -> bytes:
    with path.open("rb", buffering=0) as file:
        return file.read(4096)


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a call, in this process and its children."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])
