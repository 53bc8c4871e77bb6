"""The SOP Class UID of a DICOM file: read by pydicom if it is installed, otherwise from the file meta information."""

import stat
import struct
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Final

from .guard import Problem

_PREAMBLE: Final = 128
_SOP_CLASS_UID: Final = (0x0002, 0x0002)
_LONG: Final = frozenset({b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"})
_LONGEST_UID: Final = 64


def is_dicom(path: Path) -> bool:
    """Return whether a path leads to a regular file that begins with a preamble and prefix (PS3.10 section 7.1)."""
    try:
        return path.is_file() and _begins_as_dicom(path)
    except (OSError, ValueError):
        return False


def sop_class_uid(path: Path) -> str:
    """Return the SOP Class UID of a file.

    Raises Problem if the file cannot be read, is no DICOM file, or has no SOP Class UID.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Problem(f"cannot read {path}: not a regular file")
        if not _begins_as_dicom(path):
            raise Problem(f"{path} is not a DICOM file: expected DICM after 128 bytes (PS3.10 section 7.1)")
        uid = _read_by_pydicom(path) or _read_from_meta_information(path)
    except (OSError, ValueError) as error:
        raise Problem(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    if not uid:
        raise Problem(f"{path} has no SOP Class UID in its file meta information (PS3.10 section 7.1)")
    return uid


def _begins_as_dicom(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(_PREAMBLE + 4)[_PREAMBLE:] == b"DICM"


def _read_by_pydicom(path: Path) -> str | None:
    """Return the UID in the data set or else in the file meta information; None without pydicom or if it fails."""
    try:
        pydicom: Any = import_module("pydicom")
    except ImportError:
        return None
    try:
        dataset = pydicom.dcmread(path, stop_before_pixels=True, specific_tags=["SOPClassUID"])
        uid = dataset.get("SOPClassUID") or dataset.file_meta.get("MediaStorageSOPClassUID")
    except Exception:  # noqa: BLE001 - a damaged data set; the file meta information may be whole
        return None
    return None if uid is None else str(uid)


def _read_from_meta_information(path: Path) -> str | None:
    """Return the Media Storage SOP Class UID (0002,0002); None if the file ends before it or group 2 does."""
    with path.open("rb") as file:
        file.seek(_PREAMBLE + 4)
        while (element := _next_element(file)) is not None:
            tag, length = element
            if tag == _SOP_CLASS_UID:
                return file.read(min(length, _LONGEST_UID)).decode("ascii", "replace").strip("\0 ")
            file.seek(length, 1)
    return None


def _next_element(file: BinaryIO) -> tuple[tuple[int, int], int] | None:
    """Return the tag and the length of a group 2 element in Explicit VR Little Endian; None if there is none."""
    head = file.read(8)
    if len(head) < 8:
        return None
    group, element, vr, length = struct.unpack("<HH2sH", head)
    if group != _SOP_CLASS_UID[0]:
        return None
    if vr in _LONG:
        long = file.read(4)
        if len(long) < 4:
            return None
        (length,) = struct.unpack("<I", long)
    return (group, element), length
