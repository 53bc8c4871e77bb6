"""Cells of tables, and CSV."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias, cast

Cell: TypeAlias = str | bool | int | Sequence[str] | None

LIST_SEPARATOR: Final = "|"
"""The separator between the items of a list in CSV; no name, UID or keyword of the standard contains it."""


def to_csv(header: Sequence[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    r"""Return rows as CSV (RFC 4180, but with line feeds): None is empty, True is ``true``, a list is ``a|b``.

    >>> to_csv(["uid", "is_retired", "names"], [["1.2", False, ("a", "b")], [None, True, ()]])
    b'uid,is_retired,names\n1.2,false,a|b\n,true,\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode(errors="backslashreplace")


def cells(row: Mapping[str, object]) -> tuple[Cell, ...]:
    """Return the values of a row of ``dicom_media_storage.table``.

    >>> cells({"uid": "1.2", "former_names": ["a"]})
    ('1.2', ['a'])
    """
    return tuple(cast("Mapping[str, Cell]", row).values())


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell is None or isinstance(cell, str | int):
        return "" if cell is None else str(cell)
    return LIST_SEPARATOR.join(cell)
