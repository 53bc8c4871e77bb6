"""UIDs in tables of plain text: CSV and TSV, a row at a time."""

import csv
from collections.abc import Iterator

from dicom_uid_lint.knowledge.syntax import is_uid, without_padding
from dicom_uid_lint.model import Form, Kind, Mention, Name

from .prose import read_prose

_DELIMITERS = ",;\t|"
_LONGEST_ROW = 20_000
_NAMING = frozenset("name title keyword label class modality sop sopclass description desc".split())


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
        if headers is None and cells:
            headers = cells if not any(map(is_uid, cells)) else []
        yield from _row(line, number, cells, headers or [])


def _cells(line: str, delimiter: str) -> list[str]:
    if len(line) > _LONGEST_ROW:
        return []
    try:
        return [cell for cells in csv.reader([line], delimiter=delimiter) for cell in cells]
    except csv.Error:
        return []


def _row(line: str, number: int, cells: list[str], headers: list[str]) -> Iterator[Mention]:
    places = [at for at, cell in enumerate(cells) if is_uid(cell)]
    if not places:
        yield from read_prose(line, number)
        return
    start = 0
    for at in places:
        uid = cells[at]
        start = max(start, line.find(uid, start))
        names = [*_names(cells, at, headers)] if len(places) == 1 else []
        if at < len(headers) and headers[at].strip():
            names.append(Name(headers[at].strip(), Kind.TARGET))
        yield Mention(without_padding(uid), number, start + 1, Form.LITERAL, tuple(names))
        start += len(uid)


def _names(cells: list[str], uid_at: int, headers: list[str]) -> Iterator[Name]:
    others = [at for at, cell in enumerate(cells) if cell.strip() and at != uid_at][:24]
    for at in others:
        header = headers[at].casefold().replace(" ", "").replace("_", "") if at < len(headers) else ""
        is_naming = len(others) == 1 or any(word in header for word in _NAMING)
        yield Name(cells[at].strip(), Kind.TARGET if is_naming else Kind.BESIDE)
