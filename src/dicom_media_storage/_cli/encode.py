"""The table of rows as the bytes of a file: for the same rows always the same bytes."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from .output import to_csv
from .rows import Row


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as CSV: UTF-8, a header, ``|`` between the items of a list, nothing for None and for empty lists."""
    return to_csv(Row._fields, rows)


def as_json(rows: Sequence[Row]) -> bytes:
    """Return rows as one JSON array, an object a line, so that files compare line by line."""
    return ("[\n" + ",\n".join(map(_object, rows)) + "\n]\n").encode()


def as_jsonl(rows: Sequence[Row]) -> bytes:
    """Return rows as JSON Lines."""
    return "".join(_object(row) + "\n" for row in rows).encode()


def as_parquet(rows: Sequence[Row]) -> bytes:
    """Return rows as Parquet; raises ImportError where pyarrow is not installed."""
    from .parquet import parquet

    return parquet(rows)


ENCODERS: Final[Mapping[str, Callable[[Sequence[Row]], bytes]]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "parquet": as_parquet,
}
"""By the name of a format, which is also the suffix of its files."""


def _object(row: Row) -> str:
    return json.dumps(row._asdict(), ensure_ascii=False)
