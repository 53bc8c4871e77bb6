# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pydicom>=3.0.2", "rich>=14"]
# ///
"""Move files into an archive, except those of retired SOP Classes: ``python examples/reject_retired.py INBOX ARCHIVE``.

Refused files stay in the inbox, and the program prints the reason for each. The exit status is 1 if it refuses a file.
"""

import argparse
import shutil
import sys
from pathlib import Path

from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_file_meta_info  # pyright: ignore[reportUnknownVariableType]
from rich.console import Console
from rich.progress import track

from dicom_media_storage import identify


def refusal(uid: str | None) -> str | None:
    """Return the reason to refuse instances of a class, or None if they are accepted.

    >>> refusal("1.2.840.10008.5.1.4.1.1.9")
    'Standalone Curve Storage (1.2.840.10008.5.1.4.1.1.9) is retired'
    >>> refusal("1.2.840.10008.1.1")
    'Verification SOP Class (1.2.840.10008.1.1) is not a storage SOP Class'
    >>> refusal("1.2.840.10008.5.1.4.1.1.6.1") is None
    True
    """
    if not uid:
        return "no Media Storage SOP Class UID (0002,0002)"
    identity = identify(uid)
    match identity.status:
        case "current":
            return None
        case "retired":
            return f"{identity.name or 'a class'} ({identity.uid}) is retired"
        case "registered":
            return f"{identity.name} ({identity.uid}) is not a storage SOP Class"
        case status:
            return f"{uid} is {status}"


def refusal_of_file(path: Path) -> str | None:
    """Return the reason to refuse a file, or None if it is accepted."""
    try:
        return refusal(read_file_meta_info(path).get("MediaStorageSOPClassUID"))
    except (InvalidDicomError, EOFError):
        return "not a DICOM file"


def ingest(inbox: Path, archive: Path) -> dict[Path, str]:
    """Move the files of an inbox to the archive; return the reason for each file that was refused."""
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
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Move files into an archive, except those of retired SOP Classes.")
    parser.add_argument("inbox", type=Path, help="the folder to read")
    parser.add_argument("archive", type=Path, help="the folder to move the files to, not inside the inbox")
    arguments = parser.parse_args()
    if arguments.archive.resolve().is_relative_to(arguments.inbox.resolve()):
        parser.error("the archive is inside the inbox")
    refused = ingest(arguments.inbox, arguments.archive)
    for path, because in refused.items():
        print(f"refused {path}: {because}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
