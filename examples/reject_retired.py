# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pydicom>=3.0.2", "rich>=14"]
# ///
"""Take files into an archive, but none of a retired SOP Class: ``python examples/reject_retired.py INBOX ARCHIVE``.

What is taken in is moved to the archive; what is refused stays where it is, and a line says why. The exit status is 1
if anything was refused.
"""

import argparse
import shutil
import sys
from pathlib import Path

from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_file_meta_info  # pyright: ignore[reportUnknownVariableType]
from rich.console import Console
from rich.progress import track

from dicom_media_storage import get


def refusal(uid: str | None) -> str | None:
    """Say why an instance of a class is refused; None where it is not.

    >>> refusal("1.2.840.10008.5.1.4.1.1.6")
    'Ultrasound Image Storage (1.2.840.10008.5.1.4.1.1.6) is retired: PS3.4 Table B.6-1'
    >>> refusal("1.2.840.10008.5.1.4.1.1.6.1") is None
    True
    """
    if not uid:
        return "no Media Storage SOP Class UID (0002,0002)"
    sop_class = get(uid)
    if sop_class is None:
        return f"{uid} is no storage SOP Class of DICOM"
    if sop_class.is_retired:
        return f"{sop_class.sop_class_name} ({sop_class}) is retired: PS3.4 Table {sop_class.table}"
    return None


def refusal_of_file(path: Path) -> str | None:
    """Say why a file is refused; None where it is not."""
    try:
        return refusal(read_file_meta_info(path).get("MediaStorageSOPClassUID"))
    except (InvalidDicomError, EOFError):
        return "no DICOM file"


def ingest(inbox: Path, archive: Path) -> dict[Path, str]:
    """Move the files of an inbox to the archive; return those that were refused, and why."""
    refused: dict[Path, str] = {}
    console = Console(stderr=True)
    paths = sorted(path for path in inbox.rglob("*") if path.is_file())
    for path in track(paths, "Ingesting", console=console, disable=not console.is_terminal):
        because = refusal_of_file(path)
        if because is not None:
            refused[path] = because
            continue
        destination = archive / path.relative_to(inbox)
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, destination)
    return refused


def main() -> int:
    """Take in what the command line says."""
    parser = argparse.ArgumentParser(description="Take files into an archive, but none of a retired SOP Class.")
    parser.add_argument("inbox", type=Path, help="where the files are")
    parser.add_argument("archive", type=Path, help="where they go, not inside the inbox")
    arguments = parser.parse_args()
    if arguments.archive.resolve().is_relative_to(arguments.inbox.resolve()):
        parser.error("the archive is inside the inbox")
    refused = ingest(arguments.inbox, arguments.archive)
    for path, because in refused.items():
        print(f"refused {path}: {because}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
