"""Comments that silence findings: ``dicom-media-storage: ignore[DMS002]`` on a line, ``ignore-file[…]`` for a file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .model import Finding
from .readers.notebook import Cell

_MARK = "dicom-media-storage:"
_IGNORE = re.compile(
    # What has brackets that cannot be read, or blanks before them, was not meant to silence all rules.
    r"dicom-media-storage:\s{0,20}ignore(?P<file>-file)?(?P<codes>\[[^\]\n]{0,200}\]|(?!\s{0,20}\[))(?![\w-])"
)
_ANY = "any rule"
_Place = tuple[int, int]
"""A cell, 0 for a whole file, and a line."""


def unsilenced(
    findings: Iterable[Finding], cells: Iterable[Cell], rules: frozenset[str]
) -> tuple[list[Finding], list[str]]:
    """Return the findings in a file that no comment silences, and a sentence for each comment that silences nothing.

    >>> finding = Finding("a", 1, 1, "DMS002", "", None, None)
    >>> file = Cell(None, "c", "x  // dicom-media-storage: ignore[DMS002]")
    >>> unsilenced([finding], [file], frozenset({"DMS002"}))
    ([], [])
    """
    # What is silenced, a line of a cell or None for the file, and by which code; and the places of these comments.
    silent = defaultdict[tuple[_Place | None, str], list[_Place]](list)
    for place, line in _marked(cells):
        for match in _IGNORE.finditer(line):
            codes = match["codes"][1:-1].upper().split(",") if match["codes"] else [_ANY]
            for code in filter(None, map(str.strip, codes)):
                silent[None if match["file"] else place, code].append(place)
    kept: list[Finding] = []
    used: set[tuple[_Place | None, str]] = set()
    for one in findings:
        places = ((one.cell or 0, one.line), None)
        by = {(place, code) for place in places for code in (one.rule, _ANY)} & silent.keys()
        used |= by
        kept += [] if by else [one]
    unused = defaultdict[_Place, set[str]](set)
    for key in silent.keys() - used:
        for place in silent[key] if key[1] in rules | {_ANY} else ():
            unused[place].add(key[1])
    return kept, [
        f"{f'cell {cell}:' if cell else ''}{number}: unused 'dicom-media-storage: ignore': "
        f"no finding of {', '.join(sorted(unused[cell, number]))} to silence"
        for cell, number in sorted(unused)
    ]


def _marked(cells: Iterable[Cell]) -> Iterator[tuple[_Place, str]]:
    """Yield the lines that may have a comment, and their places."""
    for cell in cells:
        for number, line in enumerate(cell.text.split("\n"), start=1) if _MARK in cell.text else ():
            if _MARK in line:
                yield (cell.number or 0, number), line
