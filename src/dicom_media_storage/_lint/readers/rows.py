"""UIDs in tables of plain text: CSV and TSV, a row at a time."""

import csv
from collections.abc import Iterator

from dicom_media_storage._lint.model import Kind, Mention, Name, Relation
from dicom_media_storage._lint.uid_syntax import is_whole, read

from .prose import read_line

_DELIMITERS = ",;\t|"


def read_rows(source: str) -> Iterator[Mention]:
    r"""Yield the mentions of a table; a row with one UID and one other cell pairs the two.

    >>> [(one.line, one.names[0].text) for one in read_rows("name,uid\nCT,1.2.840.10008.5.1.4.1.1.4\n")]
    [(2, 'CT')]
    """
    lines = source.split("\n")
    delimiter = max(_DELIMITERS, key=lines[0].count)
    for number, line in enumerate(lines, start=1):
        yield from _row(line, number, delimiter)


def _row(line: str, number: int, delimiter: str) -> Iterator[Mention]:
    try:
        cells = [cell for cells in csv.reader([line], delimiter=delimiter) for cell in cells]
    except csv.Error:
        cells = []
    uids = [cell for cell in cells if is_whole(cell) and read(cell) is not None]
    if not uids:
        yield from read_line(line, number, 1)
        return
    others = [cell for cell in cells if cell.strip() and cell not in uids]
    relation = Relation.TARGET if len(others) == 1 else Relation.SIBLING
    names = tuple(Name(other, relation) for other in others) if len(uids) == 1 else ()
    start = 0
    for uid in uids:
        start = max(start, line.find(uid, start))
        yield Mention(uid, number, start + 1, Kind.LITERAL, names)
        start += len(uid)
