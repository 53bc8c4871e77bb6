"""A document on disk, opened without trust: a regular file of a limited size, read in pieces, with its sha256."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from codegen.errors import SpecError
from codegen.files import regular_file

MEGABYTE: Final = 1_000_000
LARGEST: Final[Mapping[str, int]] = {"PS3.3": 128 * MEGABYTE, "PS3.4": 32 * MEGABYTE, "PS3.6": 32 * MEGABYTE}
"""The largest document that is read or downloaded, by part: three times and more what DICOM has published."""
LARGEST_PAGE: Final = 16 * MEGABYTE
_CHUNK: Final = 1 << 16
_BOM: Final = b"\xef\xbb\xbf"


class Source:
    """A file to be read once, from its first byte to its last; size and digest are of what has been read."""

    def __init__(self, path: Path, largest: int) -> None:
        self.name = path.name
        self.size = 0
        self._path = path
        self._largest = largest
        self._digest = hashlib.sha256()
        refuse_too_large(regular_file(path).st_size, largest, str(path))

    @property
    def sha256(self) -> str:
        """The digest of what has been read."""
        return self._digest.hexdigest()

    def chunks(self) -> Iterator[bytes]:
        """The content in pieces; raises SpecError where it cannot be read, is empty, or grows too large."""
        is_empty = True
        try:
            with self._path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    is_empty = is_empty and not chunk.strip()
                    self._digest.update(chunk)
                    self.size += len(chunk)
                    refuse_too_large(self.size, self._largest, str(self._path))
                    yield chunk
        except OSError as error:
            raise SpecError(f"{self._path}: cannot be read: {error.strerror or error}") from None
        if is_empty:
            raise SpecError(f"{self._path}: is empty, expected a document of the DICOM standard")

    def text(self) -> str:
        """The whole content as text; raises SpecError also where it is not UTF-8."""
        try:
            return b"".join(self.chunks()).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            found = error.object[error.start]
            raise SpecError(f"{self.name}: expected text in UTF-8, found the byte {found:#04x}") from None


def refuse_too_large(size: int, largest: int, name: str) -> None:
    """Raise SpecError where a document is larger than any that DICOM publishes."""
    if size > largest:
        raise SpecError(
            f"{name}: expected a document of at most {largest // MEGABYTE} MB, found {size / MEGABYTE:.1f} MB or more"
        )


def read_head(path: Path) -> bytes:
    """Read the beginning of a document, enough to identify it; raise SpecError where it cannot be read."""
    regular_file(path)
    try:
        with path.open("rb") as file:
            return file.read(_CHUNK).removeprefix(_BOM)
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
