# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pydicom>=3.0.2"]
# ///
"""Sort a folder of DICOM files by their kind: ``python examples/sort_by_kind.py INBOX SORTED``.

A file goes to the folder of the first kind of its SOP Class, in the order of `KINDS`: a multi-frame image goes to
``multi-frame``, not to ``pixel-data``. The kind follows from the Modules of the IOD, never from the name of the class
(PS3.3 Annex A). Separate folders hold classes without a kind (registrations, plans, raw data), retired classes, whose
Modules are unknown, files of other SOP Classes, and files that are not DICOM.
"""

import argparse
import shutil
from collections import Counter
from pathlib import Path

from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_file_meta_info  # pyright: ignore[reportUnknownVariableType]

from dicom_media_storage import MediaStorageSOPClass, groups

KINDS: dict[str, frozenset[MediaStorageSOPClass]] = {
    "structured-report": groups.STRUCTURED_REPORT,
    "presentation-state": groups.PRESENTATION_STATE,
    "encapsulated-document": groups.ENCAPSULATED_DOCUMENT,
    "waveform": groups.WAVEFORM,
    "multi-frame": groups.MULTI_FRAME & groups.PIXEL_DATA,
    "pixel-data": groups.PIXEL_DATA,
    "no-kind": groups.STORAGE | groups.NON_PATIENT_OBJECT | groups.MEDIA_DIRECTORY,
}


def kind_of(path: Path) -> str:
    """Return the folder for a file; only its File Meta Information is read (PS3.10 section 7.1).

    >>> kind_of(Path(__file__))
    'not-dicom'
    """
    try:
        uid: str = read_file_meta_info(path).get("MediaStorageSOPClassUID", "")
    except (InvalidDicomError, EOFError):
        return "not-dicom"
    return kind_of_class(uid)


def kind_of_class(uid: str) -> str:
    """Return the folder for the files of a SOP Class.

    >>> kind_of_class("1.2.840.10008.5.1.4.1.1.2"), kind_of_class("1.2.840.10008.5.1.4.1.1.481.2")
    ('pixel-data', 'multi-frame')
    >>> kind_of_class("1.2.840.10008.5.1.4.1.1.66.1"), kind_of_class("1.2.3.4")
    ('no-kind', 'other')
    """
    if uid in groups.RETIRED:
        return "retired"
    return next((kind for kind, members in KINDS.items() if uid in members), "other")


def sort_files(source: Path, target: Path) -> Counter[str]:
    """Copy every file under ``source``, with its path; return the number of files of each kind."""
    counts: Counter[str] = Counter()
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        kind = kind_of(path)
        destination = target / kind / path.relative_to(source)
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, destination)
        counts[kind] += 1
    return counts


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Sort a folder of DICOM files by their kind.")
    parser.add_argument("source", type=Path, help="the folder to read")
    parser.add_argument("target", type=Path, help="the folder for the sorted files, not inside the source")
    arguments = parser.parse_args()
    if arguments.target.resolve().is_relative_to(arguments.source.resolve()):
        parser.error("the target is inside the source")
    for kind, count in sorted(sort_files(arguments.source, arguments.target).items()):
        print(f"{count:>8}  {kind}")


if __name__ == "__main__":
    main()
