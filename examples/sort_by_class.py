# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pydicom>=3.0.2", "rich>=14"]
# ///
"""Sort a folder of DICOM files by SOP Class: ``python examples/sort_by_class.py INBOX SORTED``.

A file goes to a folder named after the UID Keyword of its class, such as ``SORTED/CTImageStorage``. Files of retired
classes, including those that PS3.4 no longer prints, go to ``SORTED/retired``. Files of other SOP Classes and files
that are not DICOM go to separate folders.
"""

import argparse
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_file_meta_info  # pyright: ignore[reportUnknownVariableType]
from rich.console import Console
from rich.progress import track

from dicom_media_storage import identify

NOT_DICOM = "not-dicom"
OTHER = "other"
RETIRED = "retired"


def sop_class_uid(path: Path) -> str | None:
    """Return the Media Storage SOP Class UID (0002,0002) of a file, or None if it is not a DICOM file.

    Only the File Meta Information is read (PS3.10 section 7.1).

    >>> sop_class_uid(Path(__file__)) is None
    True
    """
    try:
        uid: str | None = read_file_meta_info(path).get("MediaStorageSOPClassUID")
    except (InvalidDicomError, EOFError):
        return None
    return uid


@lru_cache(maxsize=1024)
def folder_of(uid: str | None) -> str:
    """Return the folder for the files of a class.

    >>> folder_of("1.2.840.10008.5.1.4.1.1.2"), folder_of("1.2.840.10008.5.1.4.1.1.6")
    ('CTImageStorage', 'retired/UltrasoundImageStorageRetired')
    >>> folder_of("1.2.840.10008.5.1.4.1.1.9"), folder_of("1.2.840.10008.5.1.4.1.1.40")
    ('retired/StandaloneCurveStorage', 'retired/1.2.840.10008.5.1.4.1.1.40')
    >>> folder_of("1.2.3.4"), folder_of(None)
    ('other', 'not-dicom')
    """
    if uid is None:
        return NOT_DICOM
    identity = identify(uid)
    name = (identity.entry and identity.entry.keyword) or identity.uid
    if identity.status == "current":
        return name
    return f"{RETIRED}/{name}" if identity.status == "retired" else OTHER


def with_progress(paths: Sequence[Path], doing: str) -> Iterable[Path]:
    """Yield paths, and show a progress bar if standard error is a terminal."""
    console = Console(stderr=True)
    return track(paths, doing, console=console, disable=not console.is_terminal)


def sort_files(source: Path, target: Path, *, move: bool = False) -> Counter[str]:
    """Copy or move every file under ``source``, with its path; return the number of files for each folder."""
    counts: Counter[str] = Counter()
    for path in with_progress([path for path in source.rglob("*") if path.is_file()], "Sorting"):
        folder = folder_of(sop_class_uid(path))
        destination = target / folder / path.relative_to(source)
        destination.parent.mkdir(parents=True, exist_ok=True)
        if move:
            shutil.move(path, destination)
        else:
            shutil.copy2(path, destination)
        counts[folder] += 1
    return counts


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Sort a folder of DICOM files by SOP Class.")
    parser.add_argument("source", type=Path, help="the folder to read")
    parser.add_argument("target", type=Path, help="the folder for the sorted files, not inside the source")
    parser.add_argument("--move", action="store_true", help="move the files instead of copying them")
    arguments = parser.parse_args()
    if arguments.target.resolve().is_relative_to(arguments.source.resolve()):
        parser.error("the target is inside the source")
    for folder, count in sorted(sort_files(arguments.source, arguments.target, move=arguments.move).items()):
        print(f"{count:>8}  {folder}")


if __name__ == "__main__":
    main()
