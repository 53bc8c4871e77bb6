"""The cells of a Jupyter notebook."""

import json
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its number, counted from 1, its language and its text."""

    number: int
    language: str
    text: str


def cells(source: str) -> list[Cell] | None:
    """Return the cells of a notebook with code or Markdown, or None if the text is no notebook.

    >>> cells('{"cells": [{"cell_type": "code", "source": ["x = 1"]}]}')
    [Cell(number=1, language='python', text='x = 1')]
    """
    try:
        notebook: object = json.loads(source)
    except (ValueError, RecursionError):
        return None
    found = cast("dict[str, object]", notebook).get("cells") if isinstance(notebook, dict) else None
    if not isinstance(found, list):
        return None
    read = (_cell(number, one) for number, one in enumerate(cast("list[object]", found), start=1))
    return [one for one in read if one is not None]


def _cell(number: int, cell: object) -> Cell | None:
    if not isinstance(cell, dict):
        return None
    table = cast("dict[str, object]", cell)
    language = {"code": "python", "markdown": "markdown", "raw": "text"}.get(str(table.get("cell_type")))
    source = table.get("source")
    lines = cast("list[object]", source) if isinstance(source, list) else [source]
    if language is None or not all(isinstance(line, str) for line in lines):
        return None
    return Cell(number, language, "".join(map(str, lines)))
