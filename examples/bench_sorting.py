# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pydicom>=3.0.2", "rich>=14"]
# ///
# pyright: reportDeprecated=false
"""Show where the time goes when DICOM files are sorted by class: ``python examples/bench_sorting.py --files 100000``.

Small files are written to a temporary folder and read once, so that the disk cache has them. Then, chunk by chunk, the
same files are opened, their headers are read with pydicom, and their headers are read and the files sorted by class.
The order alternates, so that a disturbance affects both. The same is done with the rows of a CSV file.
"""

import argparse
import csv
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian
from rich.console import Console
from rich.progress import track
from sort_by_class import folder_of, sop_class_uid

from dicom_media_storage import MediaStorageSOPClass, groups

Work = Callable[[], object]

CHUNK = 1000
FIRST = 100_000_000
PLACEHOLDER = f"2.25.{FIRST}"
UIDS = (*(one.uid for one in (*MediaStorageSOPClass, *sorted(groups.RETIRED))), "1.2.3.4")


class Measured(NamedTuple):
    """The seconds to open a chunk, to read it, and to read and sort it."""

    opening: float
    reading: float
    sorting: float


def template(uid: str) -> bytes:
    """Return a small file of a class, with a placeholder for its SOP Instance UID.

    >>> template("1.2.3.4").count(PLACEHOLDER.encode())
    2
    """
    ds = Dataset()
    ds.SOPClassUID, ds.SOPInstanceUID = uid, PLACEHOLDER
    ds.PatientID, ds.Modality = "1", "OT"
    ds.file_meta = FileMetaDataset()
    ds.file_meta.MediaStorageSOPClassUID, ds.file_meta.MediaStorageSOPInstanceUID = UID(uid), UID(PLACEHOLDER)
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    buffer = BytesIO()
    ds.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def with_progress(numbers: Sequence[int], doing: str) -> Iterable[int]:
    """Yield numbers, and show a progress bar if standard error is a terminal."""
    console = Console(stderr=True)
    return track(numbers, doing, console=console, disable=not console.is_terminal)


def make_files(folder: Path, count: int) -> list[Path]:
    """Write files of all classes in rotation, in folders of a thousand."""
    templates = [template(uid) for uid in UIDS]
    paths: list[Path] = []
    for number in with_progress(range(1, count + 1), "Making files"):
        path = folder / f"{number // CHUNK:05}" / f"{number % CHUNK:03}.dcm"
        path.parent.mkdir(exist_ok=True)
        content = templates[number % len(templates)].replace(PLACEHOLDER.encode(), f"2.25.{FIRST + number}".encode())
        path.write_bytes(content)
        paths.append(path)
    return paths


def opened(paths: Sequence[Path]) -> None:
    """Open each file and read its first bytes: the least work that yields a header."""
    for path in paths:
        with path.open("rb") as file:
            file.read(512)


def headers_read(paths: Sequence[Path]) -> None:
    """Read the header of every file."""
    for path in paths:
        sop_class_uid(path)


def headers_read_and_sorted(paths: Sequence[Path]) -> dict[str, list[Path]]:
    """Read the header of every file, and return the files by class."""
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        groups[folder_of(sop_class_uid(path))].append(path)
    return groups


def rows_read(path: Path) -> list[list[str]]:
    """Read the rows of a CSV file."""
    with path.open(newline="", encoding="ascii") as file:
        return list(csv.reader(file))


def rows_read_and_sorted(path: Path) -> dict[str, list[list[str]]]:
    """Read the rows of a CSV file, and return them by class."""
    groups: defaultdict[str, list[list[str]]] = defaultdict(list)
    with path.open(newline="", encoding="ascii") as file:
        for row in csv.reader(file):
            groups[folder_of(row[1])].append(row)
    return groups


def seconds(function: Work) -> float:
    """Return how long a call takes."""
    start = perf_counter()
    function()
    return perf_counter() - start


def alternating(number: int, opening: Work, reading: Work, sorting: Work) -> Measured:
    """Measure all three; the order of reading and sorting alternates."""
    took_opening = seconds(opening)
    if number % 2:
        took_sorting = seconds(sorting)
        return Measured(took_opening, seconds(reading), took_sorting)
    return Measured(took_opening, seconds(reading), seconds(sorting))


def measured_files(paths: Sequence[Path]) -> list[Measured]:
    """Return the seconds for every chunk of the files."""
    opened(paths)
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    work = (opened, headers_read, headers_read_and_sorted)
    return [
        alternating(number, *(partial(one, chunks[number]) for one in work))
        for number in with_progress(range(len(chunks)), "Reading and sorting")
    ]


def measured_rows(folder: Path, count: int, times: int = 20) -> list[Measured]:
    """Return the seconds for the rows of a CSV file, as many as there are files, for each repetition."""
    path = folder / "rows.csv"
    path.write_text("".join(f"{number},{UIDS[number % len(UIDS)]},1\n" for number in range(count)), encoding="ascii")
    work = (path.read_bytes, partial(rows_read, path), partial(rows_read_and_sorted, path))
    return [alternating(number, *work) for number in range(times)]


def microseconds(differences: Iterable[float], of: int) -> float:
    """Return the median time of a chunk, divided by the number of its files or rows.

    >>> microseconds([0.001, 0.002, 0.009], of=1000)
    2.0
    """
    return 1e6 * median(differences) / of


def report(what: str, count: int, of: int, measured: Sequence[Measured]) -> str:
    """Return the figures as text: ``count`` files or rows in all, ``of`` in a chunk.

    >>> print(report("files", 2000, 1000, [Measured(0.1, 0.5, 0.6), Measured(0.1, 0.5, 0.5)]))
    2000 files, a file: 500.00 us to read its header, 550.00 us to read and sort
      open and take the first bytes       100.00 us
      read the header                     400.00 us
      sort by class                        50.00 us
      read and sort / read                 1.100 (half of the pairs within 0.950 and 1.250)
    """
    stages = {
        "open and take the first bytes": microseconds((one.opening for one in measured), of),
        "read the header": microseconds((one.reading - one.opening for one in measured), of),
        "sort by class": microseconds((one.sorting - one.reading for one in measured), of),
    }
    reading, sorting = (microseconds((one[which] for one in measured), of) for which in (1, 2))
    low, middle, high = quantiles([one.sorting / one.reading for one in measured], n=4)
    return "\n".join(
        [f"{count} {what}, a {what[:-1]}: {reading:.2f} us to read its header, {sorting:.2f} us to read and sort"]
        + [f"  {stage:<32} {took:9.2f} us" for stage, took in stages.items()]
        + [f"  {'read and sort / read':<32} {middle:9.3f} (half of the pairs within {low:.3f} and {high:.3f})"]
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Show where the time goes when DICOM files are sorted by class.")
    parser.add_argument(
        "--files", type=int, default=100_000, help="the number of files and of rows: a multiple of 1000, at least 2000"
    )
    count: int = parser.parse_args().files
    if count < 2 * CHUNK or count % CHUNK:
        parser.error(f"--files: expected a multiple of {CHUNK}, at least {2 * CHUNK}")
    with tempfile.TemporaryDirectory() as folder:
        paths = make_files(Path(folder), count)
        print(report("files", count, CHUNK, measured_files(paths)))
        print(report("rows", count, count, measured_rows(Path(folder), count)))


if __name__ == "__main__":
    main()
