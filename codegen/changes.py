"""The values of released editions that differ between two builds of the package, asked of the packages themselves."""

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
from typing import Any, Final, NamedTuple, cast

from codegen.errors import SpecError, counted
from codegen.tables.schema import csv_text

_DUMP: Final = """
import json, sys
from inspect import signature
sys.path.insert(0, sys.argv[1])
from dicom_media_storage import editions, history, table
kept = {"retired": True} if "retired" in signature(table.rows).parameters else {}
rows = []
for edition in history.editions():
    module = editions.load(edition)
    for row in table.rows(edition, **kept):
        iod = None if row["is_retired"] else module.get(row["uid"]).iod
        modules = iod.modules if iod is not None else None
        rows.append({**row, "iod_modules": modules and [f"{one[1]} ({one[0]}, {one[2]})" for one in modules]})
json.dump(rows, sys.stdout)
"""
_NOT_VALUES: Final = (
    *("first_edition", "last_edition"),  # an added edition changes them in all others
    *("iod_edition", "iod_title_edition", "iod_modules_edition", "related_general_edition", "iod_url", "sources"),
)
"""Columns that give the source of a value, or follow from other editions."""

Values = Mapping[tuple[str, str, str], tuple[object, str]]
"""By edition, SOP Class UID and property: the value, and the edition that it is from and how."""


class Change(NamedTuple):
    """A value of an edition that both packages have, and that differs."""

    edition: str
    uid: str
    property: str
    old: str
    new: str
    source: str
    """The edition that states the new value and how the edition comes by it; empty if it states the value itself."""


def values(package_dir: Path) -> Values:
    """Return every value that a package on disk has."""
    command = [sys.executable, "-I", "-c", _DUMP, str(package_dir.parent)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  # ours
    if done.returncode != 0:
        raise SpecError(f"{package_dir}: cannot be compared: {done.stderr.strip().splitlines()[-1]}")
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return {
        (row["edition"], row["uid"], name): (value, sources.get(name, ""))
        for row in rows
        for sources in [dict(one.split(": ", 1) for one in row.get("sources", ()))]
        for name, value in row.items()
        if name not in _NOT_VALUES
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
    """Return what differs in the classes and properties that both have, in the order of the new package."""
    return [
        Change(*place, *_shown(place[-1], old[place][0], value), source)
        for place, (value, source) in new.items()
        if place in old and old[place][0] != value
    ]


def _shown(name: str, old: Any, new: Any) -> tuple[str, str]:  # noqa: ANN401  # values of any property
    """Return two values as text; of lists of Modules, what only one has."""
    if name == "iod_modules" and old and new and set(old) != set(new):
        old, new = [one for one in old if one not in new], [one for one in new if one not in old]
    before, after = (
        "; ".join(map(str, cast(list[object], one))) if isinstance(one, list) else one for one in (old, new)
    )
    return "" if before is None else str(before), "" if after is None else str(after)


def as_csv(changes: list[Change]) -> str:
    """Return the changes as CSV, a row each."""
    return csv_text([Change._fields, *changes])


def summary(changes: list[Change]) -> Iterator[str]:
    """Yield a line for each edition and property: how many values change."""
    places = sorted((change.edition, change.property) for change in changes)
    for (edition, name), group in groupby(places):
        yield f"{edition}: {name} of {counted(len([*group]), 'SOP Class')}"
