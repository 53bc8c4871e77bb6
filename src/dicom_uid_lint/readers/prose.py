"""UIDs in running text: comments, docstrings, Markdown, manual pages, logs; read a line at a time."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import may_be_class
from dicom_uid_lint.knowledge.syntax import Span, spans
from dicom_uid_lint.model import Form, Kind, Mention, Name

_CONTEXT = 160
_CELL = re.compile(r"[|\t]")
_EDGES = " \t\r\n*`'\"“”‘’()[]{}<>:;,=+-–—|#/_.•·@~!"  # noqa: RUF001  what is drawn around and between names and UIDs
_NUMBERED = re.compile(r"\A\s*(?:\d{1,3}[.)]|[-*+])\s+")
_TABLE_RULE = re.compile(r"[\s|:+=-]+\Z")
_ALONE = re.compile(r"\W*(?:(?:SOP\W?Class\W?)?UID\W{1,4})?\Z", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:#{1,6}\s+|={2,}\s+|\.(?:SH|SS|TP|B|IP|BR|BI)\b\s*)?(?P<text>.{2,160})\Z")


def read_prose(text: str, line: int = 1, column: int = 1, *, form: Form = Form.PROSE) -> Iterator[Mention]:
    r"""Yield the mentions of a text that begins at a line and column, both counted from 1.

    >>> [(one.line, one.column, one.text) for one in read_prose("Send\n  1.2.840.10008.5.1.4.1.1.2")]
    [(2, 3, '1.2.840.10008.5.1.4.1.1.2')]
    """
    lines = text.split("\n")
    headers: list[str] = []
    above = ""
    for offset, one in enumerate(lines):
        found = list(spans(one)) if "." in one else []
        if not one.count("|") > 1 or (not _TABLE_RULE.match(one[:200]) and not found):
            headers = [cell.strip(_EDGES) for cell in _cells(one)] if "|" in one else []
        below = lines[offset + 1] if offset + 1 < len(lines) else ""
        for span in found:
            others = [other for other in found if other is not span and may_be_class(other.text)]
            names = [] if others else [*_beside(one, span), *_above_and_below(one, span, above, below)]
            names += _of_column(one, span, headers)
            start = (column if offset == 0 else 1) + span.start
            yield Mention(span.text, line + offset, start, form, tuple(names), continues=span.continues)
        above = "" if found else one.strip() or above


def _beside(text: str, span: Span) -> Iterator[Name]:
    """Yield what a line has on either side of its UID, and the cells nearest to it."""
    end = span.start + len(span.text)
    sides = (text[max(span.start - _CONTEXT, 0) : span.start], text[end : end + _CONTEXT])
    cells = [[cell.strip(_EDGES) for cell in _CELL.split(side) if cell.strip(_EDGES)] for side in sides]
    is_pair = "|" in text and sum(map(len, cells)) == 1
    for side, among, nearest in zip(sides, cells, (-1, 0), strict=True):
        whole = _NUMBERED.sub("", side).strip(_EDGES)
        yield from [Name(whole, Kind.TARGET if is_pair else Kind.BESIDE)] if whole else []
        yield from [Name(among[nearest], Kind.BESIDE)] if len(among) > 1 else []


def _cells(row: str) -> list[str]:
    return row[:2000].strip().removeprefix("|").split("|")


def _of_column(row: str, span: Span, headers: list[str]) -> list[Name]:
    """Return the header of the column of a table that a UID is in."""
    at = len(_cells(row[: span.start])) - 1
    return [Name(headers[at], Kind.TARGET, 1)] if "|" in row and headers[at : at + 1] not in ([], [""]) else []


def _above_and_below(row: str, span: Span, above: str, below: str) -> Iterator[Name]:
    """Yield the lines around a UID on a line of its own, as in manual pages and definition lists."""
    if _ALONE.match(row[: span.start][-_CONTEXT:]) and not row[span.start + len(span.text) :].strip(_EDGES):
        heading = _HEADING.match(above)
        yield from [Name(heading["text"].strip(_EDGES), Kind.COMMENT, 1)] if heading else []
        yield from [Name(below.strip(_EDGES), Kind.BESIDE, 1)] if len(below) < _CONTEXT and not [*spans(below)] else []
