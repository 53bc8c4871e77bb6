"""CSV and TSV, by the tokens of JSON: a row with a UID is an object, whose keys are the titles of the columns."""

import csv
from collections.abc import Iterator
from itertools import zip_longest

from dicom_uid_lint.knowledge.syntax import is_uid

from .context import Context
from .lexer import Token, TokenKind, mark, string

_DELIMITERS = ",;\t|"
_LONGEST_ROW = 20_000


def read_table(source: str) -> Context:
    r"""Return the tokens of a table; its first row without a UID names the columns, and others without are prose.

    >>> [token.value for token in read_table("name,uid\nCT,1.2.840.10008.5.1.4.1.1.4\n").tokens]
    ['{', 'name', ':', 'CT', ',', 'uid', ':', '1.2.840.10008.5.1.4.1.1.4', ',', '}']
    """
    lines = source.split("\n")
    delimiter = max(_DELIMITERS, key=lines[0][:_LONGEST_ROW].count)
    headers: list[str] | None = None
    found: list[Token] = []
    start = 0
    for number, line in enumerate(lines, start=1):
        rows = csv.reader([line.replace("\r", " ")], delimiter=delimiter, skipinitialspace=True)
        cells = next(rows) if len(line) <= _LONGEST_ROW else []
        has_uid = any(map(is_uid, cells))
        if headers is None and cells:
            headers = [] if has_uid else cells
        if has_uid:
            found += _row(line, zip_longest(cells, (headers or [])[: len(cells)], fillvalue=""), start, number)
        else:
            found.append(Token(TokenKind.COMMENT, line, line, start, number))
        start += len(line) + 1
    return Context(found, source, "csv")


def _row(line: str, cells: Iterator[tuple[str, str]], start: int, number: int) -> Iterator[Token]:
    yield mark("{", start, number)
    at = 0
    for cell, title in cells:
        if cell.strip():
            at = max(line.find(cell, at), at)
            yield from [string(title.strip(), start, number), mark(":", start, number)] if title.strip() else ()
            yield from (string(cell, start + at, number), mark(",", start, number))
            at += len(cell)
    yield mark("}", start, number)
