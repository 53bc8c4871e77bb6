"""The cells of a Jupyter notebook."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_LANGUAGES = {"code": "python", "markdown": "markdown", "raw": "text"}
_MAGIC = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)


class Cell(NamedTuple):
    """A cell: its number, counted from 1, its language and its text; the number is None for a whole file."""

    number: int | None
    language: str
    text: str


def cells(source: str) -> list[Cell]:
    r"""Return the cells of a notebook with code or text, without commands; a file of JSON if it is no notebook.

    >>> cells('{"cells": [{"cell_type": "code", "source": ["%ls\\n", "x = 1"]}]}')
    [Cell(number=1, language='python', text='pass\nx = 1')]
    """
    try:
        return list(_cells(json.loads(source)["cells"]))
    except (ValueError, TypeError, LookupError, RecursionError):
        return [Cell(None, "json", source)]


def _cells(found: Any) -> Iterator[Cell]:  # noqa: ANN401  whatever JSON has there
    for number, cell in enumerate(found, start=1):
        try:
            language, text = _LANGUAGES[cell["cell_type"]], "".join(cell["source"])
        except (TypeError, LookupError):
            continue
        yield Cell(number, language, _MAGIC.sub(r"\1pass", text) if language == "python" else text)
