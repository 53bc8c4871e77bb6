"""UIDs in running text: comments, docstrings, Markdown, manual pages, logs; read a line at a time."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.syntax import Span, spans
from dicom_uid_lint.model import Form, Kind, Mention, Name

_CONTEXT = 160
_CELL = re.compile(r"[|\t]")
_EDGES = " \t\r\n*`'\"“”‘’()[]{}<>:;,=+-–—|#/_.•·@~!"  # noqa: RUF001  what is drawn around and between names and UIDs
_NUMBERED = re.compile(r"\A\s*(?:\d{1,3}[.)]|[-*+])\s+")
_TABLE_RULE = re.compile(r"[\s|:+=-]+\Z")
_HEADING = re.compile(r"\s*(?:#{1,6}\s+|={2,}\s+|\.(?:SH|SS|TP|B|IP|BR|BI)\b\s*)?(?P<text>.{2,100})\Z")


def read_prose(text: str, line: int = 1, column: int = 1, *, form: Form = Form.PROSE) -> Iterator[Mention]:
    r"""Yield the mentions of a text that begins at a line and column, both counted from 1.

    >>> [(one.line, one.column, one.text) for one in read_prose("Send\n  1.2.840.10008.5.1.4.1.1.2")]
    [(2, 3, '1.2.840.10008.5.1.4.1.1.2')]
    """
    headers: list[str] = []
    above = ""
    for offset, one in enumerate(text.split("\n")):
        found = list(spans(one)) if "." in one else []
        if not one.count("|") > 1 or (not _TABLE_RULE.match(one[:200]) and not found):
            headers = _cells(one) if "|" in one else []
        for number, span in enumerate(found):
            names = _names(one, found, number)
            names += _of_column(one, span, headers)
            names += _of_line_above(above, one, found)
            start = (column if offset == 0 else 1) + span.start
            yield Mention(span.text, line + offset, start, form, tuple(names), continues=span.continues)
        above = "" if found else one


def _names(text: str, found: list[Span], number: int) -> list[Name]:
    """Return what a line has on either side of a UID, up to the next one, and the cells nearest to it."""
    span = found[number]
    end = span.start + len(span.text)
    if len(found) > 1:
        return []
    before, after = text[max(span.start - _CONTEXT, 0) : span.start], text[end : end + _CONTEXT]
    names: list[Name] = []
    for side, nearest in ((before, -1), (after, 0)):
        whole = _NUMBERED.sub("", side).strip(_EDGES)
        if whole:
            names.append(Name(whole, Kind.BESIDE))
        cells = [cell.strip(_EDGES) for cell in _CELL.split(side) if cell.strip(_EDGES)]
        if len(cells) > 1:
            names.append(Name(cells[nearest], Kind.BESIDE))
    if "|" in text and len([cell for cell in _cells(text) if cell.strip(_EDGES)]) == 2 and len(names) == 1:
        names = [Name(names[0].text, Kind.TARGET)]
    return names


def _cells(row: str) -> list[str]:
    return [cell.strip(_EDGES) for cell in row[:2000].strip().strip("|").split("|")]


def _of_column(row: str, span: Span, headers: list[str]) -> list[Name]:
    """Return the header of the column of a table that a UID is in."""
    if not headers or "|" not in row[:2000]:
        return []
    at = row[: span.start][:2000].strip().removeprefix("|").count("|")
    return [Name(headers[at], Kind.TARGET, 1)] if at < len(headers) and headers[at] else []


def _of_line_above(above: str, row: str, found: list[Span]) -> list[Name]:
    """Return a line that introduces a UID on a line of its own, as in manual pages and definition lists."""
    if len(found) != 1 or len(above) > _CONTEXT or row.strip(_EDGES) != found[0].text:
        return []
    match = _HEADING.match(above)
    return [Name(match["text"].strip(_EDGES), Kind.COMMENT, 1)] if match else []
