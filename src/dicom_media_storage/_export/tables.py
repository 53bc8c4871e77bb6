"""Rows as data: CSV, JSON, JSON Lines. The same rows give the same bytes."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from dicom_media_storage.table import RegistryRow, Row

from .cells import cells, to_csv
from .parquet import as_parquet
from .selection import Selection


def as_csv(selection: Selection) -> bytes:
    """Return rows as CSV: UTF-8, a header, ``|`` between list items, and empty cells for None and for empty lists."""
    return to_csv(selection.columns, map(cells, selection.rows))


def as_json(selection: Selection) -> bytes:
    """Return rows as a JSON array with an object on each line, so that files compare line by line."""
    return ("[\n" + ",\n".join(map(_object, selection.rows)) + "\n]\n").encode()


def as_jsonl(selection: Selection) -> bytes:
    """Return rows as JSON Lines."""
    return "".join(_object(row) + "\n" for row in selection.rows).encode()


def _object(row: Row | RegistryRow) -> str:
    return json.dumps(row, ensure_ascii=False)


ENCODERS: Final[Mapping[str, Callable[[Selection], bytes]]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "parquet": as_parquet,
}
"""The writers by the name of their format, which is also the suffix of its files."""
