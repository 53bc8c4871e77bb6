"""The SOP Class UID of a DICOM file, read from its first 64 KiB; the files that a DICOMDIR references."""

import re
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from dicom_media_storage import uids

_FIRST: Final = 4096
"""Enough for almost every file; more is read only if this is not."""
_BUDGET: Final = 65536
_LARGEST_DICOMDIR: Final = 2**28

_PREAMBLE: Final = 128
_PREFIX: Final = b"DICM"
_META: Final = 0x0002
_DIRECTORY_RECORDS: Final = (0x0004, 0x1220)
_REFERENCED_FILE_ID: Final = (0x0004, 0x1500)
_MEDIA_STORAGE_SOP_CLASS_UID: Final = (_META, 0x0002)
_TRANSFER_SYNTAX_UID: Final = (_META, 0x0010)
_SOP_CLASS_UID: Final = (0x0008, 0x0016)
_ITEMS: Final = 0xFFFE
_ENDS: Final = frozenset({(_ITEMS, 0xE00D), (_ITEMS, 0xE0DD)})
_UNDEFINED: Final = 0xFFFFFFFF
_DEFLATED: Final = b"1.2.840.10008.1.2.1.99"

_FIRST_GROUPS: Final = frozenset({b"\x02\0", b"\x08\0", b"\0\x08"})
"""The first bytes of a file without preamble: group 2, or group 8 in either byte order."""

_SHORT: Final = frozenset(b"AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split())
_LONG: Final = frozenset(b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split())


class NotDICOMError(Exception):
    """The file is not a DICOM file."""


class BrokenFileError(Exception):
    """The file cannot be read, or its SOP Class UID is missing or incomplete."""


class _EndOfBytesError(Exception):
    """The bytes end before the element does."""


class Element(NamedTuple):
    """A data element, and the position of its value."""

    tag: tuple[int, int]
    start: int
    end: int


def is_dicom(path: Path) -> bool:
    """Return whether a path leads to a regular file that begins with a preamble and prefix (PS3.10 section 7.1)."""
    try:
        return path.is_file() and has_prefix(_bytes(path, _PREAMBLE + len(_PREFIX)))
    except (OSError, ValueError):
        return False


def has_prefix(data: bytes) -> bool:
    """Return whether the bytes begin with a preamble and the prefix (PS3.10 section 7.1)."""
    return data[_PREAMBLE : _PREAMBLE + len(_PREFIX)] == _PREFIX


def sop_class_uid(path: Path) -> str:
    """Return the SOP Class UID of a file: Media Storage SOP Class UID (0002,0002), or else SOP Class UID (0008,0016).

    A data set without preamble and group 2 is also read, if it begins like a data set.

    Raises:
        NotDICOMError: if the file is not a DICOM file.
        BrokenFileError: if the file cannot be read, or has no whole SOP Class UID in its first 64 KiB.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BrokenFileError("not a regular file")
        try:
            return _uid_in(_bytes(path, _FIRST))
        except _EndOfBytesError:
            data = _bytes(path, _BUDGET)
        try:
            return _uid_in(data)
        except _EndOfBytesError:
            if not has_prefix(data):
                raise _no_prefix() from None
            end = "its first 64 KiB end" if len(data) == _BUDGET else "it ends"
            raise BrokenFileError(f"{end} before the end of its SOP Class UID") from None
    except (OSError, ValueError) as error:
        raise BrokenFileError(getattr(error, "strerror", None) or str(error)) from None


def _bytes(path: Path, limit: int) -> bytes:
    with path.open("rb", buffering=0) as file:
        return file.read(limit)


def _uid_in(data: bytes) -> str:
    if not has_prefix(data):
        return _uid_without_prefix(data)
    return _uid_from(data, _PREAMBLE + len(_PREFIX))


def _uid_without_prefix(data: bytes) -> str:
    if data[:2] in _FIRST_GROUPS:
        with suppress(BrokenFileError):
            uid = _uid_from(data, 0)
            if re.fullmatch(r"[0-2](?:\.\d+)+", uid, re.ASCII):
                return uid
    raise _no_prefix()


def _no_prefix() -> NotDICOMError:
    return NotDICOMError("not a DICOM file: expected DICM after 128 bytes (PS3.10 section 7.1)")


def _uid_from(data: bytes, start: int) -> str:
    syntax = b""
    for element in elements(data, start):
        if element.tag[0] != _META:
            break
        if element.tag == _MEDIA_STORAGE_SOP_CLASS_UID:
            if uid := _text(data, element):
                return uid
        elif element.tag == _TRANSFER_SYNTAX_UID:
            syntax = _value(data, element)
        start = element.end
    if syntax.rstrip(b"\0 ") == _DEFLATED:
        data, start = _inflated(data[start:]), 0
    for element in elements(data, start):
        if element.tag >= _SOP_CLASS_UID:
            if element.tag == _SOP_CLASS_UID and (uid := _text(data, element)):
                return uid
            break
    raise BrokenFileError("found no SOP Class UID in the file meta information or the data set")


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _BUDGET)
    except zlib.error as error:
        raise BrokenFileError(f"cannot inflate the deflated data set: {error}") from None


def _value(data: bytes, element: Element) -> bytes:
    if element.end > len(data):
        raise _EndOfBytesError
    return data[element.start : element.end]


def _text(data: bytes, element: Element) -> str:
    return _value(data, element).decode("ascii", "backslashreplace").strip("\0 ")


def elements(data: bytes, start: int) -> Iterator[Element]:
    """Yield the data elements from a position to the end of the bytes; skip elements inside sequences.

    Raises:
        _EndOfBytesError: at the end of the bytes.
    """
    order, has_vr = _encoding(data, start)
    depth = 0
    while True:
        tag, begin, length = _head(data, start, order, has_vr=has_vr)
        opens = length == _UNDEFINED
        start = begin if opens else begin + length
        if depth == 0:
            yield Element(tag, begin, start)
        if opens:
            depth += 1
        elif tag in _ENDS:
            depth -= 1


def is_dicomdir(path: Path) -> bool:
    """Return whether a path leads to a DICOMDIR."""
    try:
        return is_dicom(path) and sop_class_uid(path) == uids.MediaStorageDirectoryStorage
    except BrokenFileError:
        return False


def referenced_files(path: Path) -> list[Path]:
    """Return the files that a DICOMDIR references (PS3.3 section F.3, Referenced File ID), in the order of its records.

    Raises:
        BrokenFileError: if the DICOMDIR cannot be read whole, or references a file outside its folder.
    """
    try:
        data = _bytes(path, _LARGEST_DICOMDIR)
        values = [_value(data, one) for one in _all_elements(data) if one.tag == _REFERENCED_FILE_ID]
    except _EndOfBytesError:
        raise BrokenFileError("it ends within a directory record") from None
    except OSError as error:
        raise BrokenFileError(error.strerror or str(error)) from None
    return [path.parent.joinpath(*_file_id(value)) for value in values if value.strip(b"\0 ")]


def _file_id(value: bytes) -> list[str]:
    components = [component.strip(" \0") for component in value.decode("ascii", "backslashreplace").split("\\")]
    if any(component in {"", ".", ".."} or set(component) & {"/", ":", "\0"} for component in components):
        raise BrokenFileError(f"it references a file outside its folder: {components}")
    return components


def _all_elements(data: bytes) -> Iterator[Element]:
    """Yield the elements of a DICOMDIR, including those of its directory records."""
    start = _PREAMBLE + len(_PREFIX)
    for element in elements(data, start):
        if element.tag[0] != _META:
            break
        start = element.end
    order, has_vr = _encoding(data, start)
    while start < len(data):
        tag, begin, length = _head(data, start, order, has_vr=has_vr)
        enters = length == _UNDEFINED or tag[0] == _ITEMS or tag == _DIRECTORY_RECORDS
        start = begin if enters else begin + length
        yield Element(tag, begin, start)
    if start > len(data):
        raise _EndOfBytesError


def _encoding(data: bytes, start: int) -> tuple[str, bool]:
    """Return the byte order of a data set, and whether its elements have a VR, by its first element."""
    # The first groups are below 0x0100, so the position of the zero byte shows the order.
    return ">" if data[start : start + 1] == b"\0" else "<", data[start + 4 : start + 6] in _SHORT | _LONG


def _head(data: bytes, at: int, order: str, *, has_vr: bool) -> tuple[tuple[int, int], int, int]:
    """Return the tag of an element, the position of its value, and the length of its value."""
    try:
        tag: tuple[int, int] = struct.unpack_from(f"{order}HH", data, at)
        vr = data[at + 4 : at + 6] if has_vr and tag[0] != _ITEMS else b""
        if vr in _SHORT:
            return tag, at + 8, struct.unpack_from(f"{order}H", data, at + 6)[0]
        begin = at + 12 if vr else at + 8
        return tag, begin, struct.unpack_from(f"{order}I", data, begin - 4)[0]
    except struct.error:
        raise _EndOfBytesError from None
