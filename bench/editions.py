"""Growth with the number of editions: the package as shipped, and with invented editions, 60 in all."""

import runpy
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

from bench.paired import ROUNDS, Timed, environment, table
from dicom_media_storage.editions import EDITIONS, NEWEST

MANY = 60
OLDEST = EDITIONS[0]
STATEMENTS = {
    "import of constants": ("pass", "import dicom_media_storage.uids"),
    "import of the enum": ("import enum", "from dicom_media_storage import MediaStorageSOPClass"),
    "get, 10,000 times": (
        "from dicom_media_storage import get",
        "for _ in range(10_000): get('1.2.840.10008.5.1.4.1.1.2')",
    ),
    "first property, newest": (
        "from dicom_media_storage import MediaStorageSOPClass",
        "MediaStorageSOPClass.CT_IMAGE_STORAGE.sop_class_name",
    ),
    f"first property, {OLDEST}": (
        f"from dicom_media_storage.editions.e{OLDEST} import MediaStorageSOPClass",
        "MediaStorageSOPClass.CT_IMAGE_STORAGE.sop_class_name",
    ),
    f"first IOD, {OLDEST}": (
        f"from dicom_media_storage.editions.e{OLDEST} import MediaStorageSOPClass",
        "MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.title",
    ),
}
INVENTED = [
    one for year in range(2014, int(NEWEST[:4])) for letter in "abcde" if (one := f"{year}{letter}") not in EDITIONS
][: max(0, MANY - len(EDITIONS))]


def measure(site: Path) -> str:
    """Time each statement in fresh interpreters, after its preparation."""
    many = site / "many"
    shutil.copytree(site / "dicom_media_storage", many / "dicom_media_storage")
    _invent(many / "dicom_media_storage" / "editions")
    shipped, more = f"{len(EDITIONS)} editions", f"{len(EDITIONS) + len(INVENTED)} editions"
    tables: list[str] = []
    for title, (before, statement) in STATEMENTS.items():
        timed = _timed({shipped: site, more: many}, before, statement)
        tables.append(table(title, timed, [shipped]))
    return "\n\n".join(tables)


def _timed(sites: dict[str, Path], before: str, statement: str) -> dict[str, Timed]:
    code = (
        f"from time import perf_counter\n{before}\nstart = perf_counter()\n{statement}\nprint(perf_counter() - start)\n"
    )
    seconds: dict[str, list[float]] = {name: [] for name in sites}
    for _ in range(ROUNDS + 1):
        for name, site in sites.items():
            done = subprocess.run(
                [sys.executable, "-c", code], env=environment(site), check=True, capture_output=True, text=True
            )
            seconds[name].append(float(done.stdout))
    return {name: Timed(name, values[1:]) for name, values in seconds.items()}


def _invent(editions: Path) -> None:
    """Add copies of the newest edition between the others, each with a renamed class."""
    for name in INVENTED:
        shutil.copytree(editions / f"e{NEWEST}", editions / f"e{name}")
    face = editions / "__init__.py"
    text = face.read_text(encoding="utf-8")
    every = tuple(sorted((*EDITIONS, *INVENTED)))
    start, end = text.index("EDITIONS: "), text.index(")\n", text.index("EDITIONS: "))
    face.write_text(f"{text[:start]}EDITIONS = ({', '.join(map(repr, every))}{text[end:]}", encoding="utf-8")
    runs = runpy.run_path(str(editions / "runs.py"))
    data = {name: value for name, value in runs.items() if name.isupper() and name != "TYPE_CHECKING"}
    data["SOURCES"] = {one: data["SOURCES"].get(one, dict.fromkeys(data["SOURCES"][NEWEST], one)) for one in every}
    # Invented editions have no tables of Modules.
    columns = tuple(one for one in data["COLUMNS"][NEWEST] if one != "IOD Modules")
    data["COLUMNS"] = {one: data["COLUMNS"].get(one, columns) for one in every}
    data["CLASSES"] |= _renamed(data["CLASSES"])
    lines = (f"{name} = {value!r}\n" for name, value in data.items())
    (editions / "runs.py").write_text("".join(lines), encoding="utf-8")


def _renamed(classes: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    constant = ((uid, row) for uid, row in classes.items() if isinstance(row[2], str))
    pairs = zip(islice(constant, len(INVENTED)), INVENTED, strict=False)
    return {
        uid: (*row[:2], ((OLDEST, row[2]), (edition, f"{row[2]} of {edition}")), *row[3:])
        for (uid, row), edition in pairs
    }
