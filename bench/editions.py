"""Whether the cost of an import grows with the number of editions: the package as shipped, and with 55 more."""

import re
import shutil
from pathlib import Path

from bench.paired import processes, table
from dicom_media_storage.editions import NEWEST


def measure(site: Path) -> str:
    """Time the same import from the package as shipped and from one with many more editions."""
    many = site / "many"
    shutil.copytree(site / "dicom_media_storage", many / "dicom_media_storage")
    _multiply(many / "dicom_media_storage" / "editions")
    statement = "from dicom_media_storage import MediaStorageSOPClass, uids"
    first = {path: f"import sys; sys.path.insert(0, {str(path)!r}); {statement}" for path in (site, many)}
    timed = processes({"as shipped": first[site], "with 55 more": first[many]}, site)
    return table("import of the newest edition", timed, ["as shipped"])


def _multiply(editions: Path) -> None:
    """Add 55 copies of the newest edition under other names; the newest stays the newest."""
    face = (editions / "__init__.py").read_text(encoding="utf-8")
    names = [f"{year}{letter}" for year in range(1940, 1951) for letter in "abcde"]
    for name in names:
        shutil.copytree(editions / f"e{NEWEST}", editions / f"e{name}")
    more = "".join(f'    "{name}",\n' for name in names)
    (editions / "__init__.py").write_text(re.sub(r'(?=    "2013",)', more, face), encoding="utf-8")
