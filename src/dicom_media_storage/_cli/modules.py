"""The Modules of the IOD of a class, as text, JSON and CSV."""

from collections.abc import Iterator
from typing import Any, Final

import click

from dicom_media_storage._export.cells import Cell
from dicom_media_storage._search.catalogue import StorageClass

from .output import columns

COLUMNS: Final = ("uid", "iod_title", "modules_edition", "information_entity", "module", "usage", "section")
_HEAD: Final = ("Information Entity", "Module", "Usage", "PS3.3")


def as_text(entry: StorageClass) -> str:
    """Return the table of Modules of a class, in the newest edition that lists the class."""
    iod = entry.newest.iod
    if iod is None or iod.modules is None:
        return "The Modules of the IOD are not known."
    title = f"Modules of the {iod.title}, PS3.3 {iod.modules_edition} (M mandatory, C conditional, U user option)"
    rows = [(one.information_entity or "-", one.name, one.usage, one.section or "-") for one in iod.modules]
    return f"{title}\n{columns([[click.style(name, bold=True) for name in _HEAD], *map(list, rows)])}"


def as_json(entry: StorageClass) -> dict[str, Any]:
    """Return the Modules of a class as objects, or null if unknown, and the edition that lists them."""
    iod = entry.newest.iod
    modules = None if iod is None or iod.modules is None else [module._asdict() for module in iod.modules]
    return {"modules_edition": None if iod is None else iod.modules_edition, "modules": modules}


def as_csv(entry: StorageClass) -> Iterator[tuple[Cell, ...]]:
    """Return a row for each Module of a class, under the `COLUMNS`."""
    iod = entry.newest.iod
    for module in (iod and iod.modules) or ():
        yield (entry.uid, iod and iod.title, iod and iod.modules_edition, *module)
