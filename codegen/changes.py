"""The values of released editions that differ between two builds of the package, asked of the packages themselves."""

import csv
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from codegen.errors import SpecError

_DUMP: Final = """
import json, sys
from inspect import signature
sys.path.insert(0, sys.argv[1])
from dicom_media_storage import history, table
kept = {"retired": True} if "retired" in signature(table.rows).parameters else {}
rows = [row for edition in history.editions() for row in table.rows(edition, **kept)]
json.dump(rows, sys.stdout)
"""
_ABOUT_ALL_EDITIONS: Final = {"first_edition", "last_edition"}
"""Columns that an added edition changes in all others."""

Values = Mapping[tuple[str, str, str], object]
"""By edition, SOP Class UID and column of ``dicom_media_storage.table``."""


class Change(NamedTuple):
    """A value of an edition that both packages have, and that differs."""

    edition: str
    uid: str
    property: str
    old: str
    new: str


def values(package_dir: Path) -> Values:
    """Return every value that a package on disk has, with the columns that name the edition of a value."""
    command = [sys.executable, "-I", "-c", _DUMP, str(package_dir.parent)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  # ours
    if done.returncode != 0:
        raise SpecError(f"{package_dir}: cannot be compared: {done.stderr.strip().splitlines()[-1]}")
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return {
        (str(row["edition"]), str(row["uid"]), column): value
        for row in rows
        for column, value in row.items()
        if column not in _ABOUT_ALL_EDITIONS
    }


def values_at(revision: str, project: Path) -> Values:
    """Return the values of the package at a revision of git, such as the tag of a release."""
    command = ["git", "-C", str(project), "archive", revision, "src/dicom_media_storage"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise SpecError(f"git has no package at {revision!r}: {done.stderr.decode(errors='replace').strip()}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        return values(Path(folder) / "src" / "dicom_media_storage")


def values_with(files: Mapping[Path, str], strays: Iterable[Path], package_dir: Path) -> Values:
    """Return the values that a package would have with new files; nothing is written to it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / package_dir.name
        shutil.copytree(package_dir, copy, ignore=shutil.ignore_patterns("__pycache__"))
        for path in strays:
            (copy / path.relative_to(package_dir)).unlink()
        for path, text in files.items():
            if path.is_relative_to(package_dir):
                target = copy / path.relative_to(package_dir)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        return values(copy)


def compare(old: Values, new: Values) -> list[Change]:
    """Return what differs in the classes and columns that both have, in the order of the new package."""
    return [
        Change(*place, _shown(old[place]), _shown(value))
        for place, value in new.items()
        if place in old and old[place] != value
    ]


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case list():
            return " ".join(map(str, value))  # pyright: ignore[reportUnknownArgumentType]
        case _:
            return str(value)


def as_csv(changes: list[Change]) -> str:
    """Return the changes as CSV, a row each."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Change._fields)
    writer.writerows(changes)
    return text.getvalue()


def summary(changes: list[Change]) -> Iterator[str]:
    """Yield a line for each edition and property: how many values change."""
    places = sorted((change.edition, change.property) for change in changes)
    for (edition, name), group in groupby(places):
        count = len(list(group))
        yield f"{edition}: {name} of {count} SOP Class{'' if count == 1 else 'es'}"
