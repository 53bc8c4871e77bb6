"""UIDs in tables of plain text: CSV and TSV, a row at a time."""

import csv
from collections.abc import Iterator

from dicom_uid_lint.knowledge.syntax import is_uid, without_padding
from dicom_uid_lint.model import Form, Kind, Mention, Name

from .prose import read_prose

_DELIMITERS = ",;\t|"
_LONGEST_ROW = 20_000
_MOST_NAMES = 24
_NAMING = ("name", "title", "keyword", "label", "class", "modality", "sop", "desc")


def read_table(source: str) -> Iterator[Mention]:
    r"""Yield the mentions of a table; its first row without a UID names the columns.

    >>> [(one.line, one.names[0].text) for one in read_table("name,uid\nCT,1.2.840.10008.5.1.4.1.1.4\n")]
    [(2, 'CT')]
    """
    lines = source.split("\n")
    delimiter = max(_DELIMITERS, key=lines[0][:_LONGEST_ROW].count)
    headers: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        cells = _cells(line, delimiter)
        uids = [at for at, cell in enumerate(cells) if is_uid(cell)]
        if headers is None and cells:
            headers = [] if uids else cells
        if not uids:
            yield from read_prose(line, number)
        start = 0
        for at in uids:
            start = max(start, line.find(cells[at], start))
            names = _names(cells, at, headers or [], is_only=len(uids) == 1)
            yield Mention(without_padding(cells[at]), number, start + 1, Form.LITERAL, tuple(names))
            start += len(cells[at])


def _cells(line: str, delimiter: str) -> list[str]:
    rows = [line] if len(line) <= _LONGEST_ROW else []
    try:
        return [cell for row in csv.reader(rows, delimiter=delimiter, skipinitialspace=True) for cell in row]
    except csv.Error:
        return []


def _names(cells: list[str], uid_at: int, headers: list[str], *, is_only: bool) -> Iterator[Name]:
    """Yield the other cells of a row with one UID, and the header of its column."""
    titles = [*headers, *[""] * len(cells)]
    others = [at for at, cell in enumerate(cells) if is_only and at != uid_at and cell.strip()]
    for at in others[:_MOST_NAMES]:
        is_naming = len(others) == 1 or any(word in titles[at].casefold() for word in _NAMING)
        yield Name(cells[at].strip(), Kind.TARGET if is_naming else Kind.BESIDE)
    if titles[uid_at].strip():
        yield Name(titles[uid_at].strip(), Kind.TARGET)
