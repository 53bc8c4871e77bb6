"""UIDs in running text: comments, docstrings, Markdown, manual pages, logs; read a line at a time."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import may_be_class
from dicom_uid_lint.knowledge.syntax import Span, spans
from dicom_uid_lint.model import Form, Kind, Mention, Name

_CONTEXT = 160
_WIDEST_ROW = 2000
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
    for offset, row in enumerate(lines):
        found = list(spans(row)) if "." in row else []
        if not found and not ("|" in row and _TABLE_RULE.match(row[:200])):
            headers = _cells(row) if "|" in row else []
        classes = sum(may_be_class(span.text) for span in found)
        for span in found:
            names = list(_header(row, span, headers))
            if classes <= may_be_class(span.text):
                names += [*_beside(row, span), *_around(row, span, above, "".join(lines[offset + 1 : offset + 2]))]
            start = (column if offset == 0 else 1) + span.start
            yield Mention(span.text, line + offset, start, form, tuple(names), continues=span.continues)
        above = "" if found else row.strip() or above


def _cells(row: str) -> list[str]:
    return [cell.strip(_EDGES) for cell in row[:_WIDEST_ROW].strip().strip("|").split("|")]


def _header(row: str, span: Span, headers: list[str]) -> Iterator[Name]:
    """Yield the header of the column of a table that a UID is in."""
    at = row[: span.start][:_WIDEST_ROW].strip().removeprefix("|").count("|")
    if "|" in row[:_WIDEST_ROW] and at < len(headers) and headers[at]:
        yield Name(headers[at], Kind.TARGET, 1)


def _beside(row: str, span: Span) -> Iterator[Name]:
    """Yield what a line has on either side of a UID, and the cells nearest to it."""
    end = span.start + len(span.text)
    before = _NUMBERED.sub("", row[max(span.start - _CONTEXT, 0) : span.start]).strip(_EDGES)
    after = _NUMBERED.sub("", row[end : end + _CONTEXT]).strip(_EDGES)
    nearest = (before, _CELL.split(before)[-1].strip(_EDGES), after, _CELL.split(after)[0].strip(_EDGES))
    texts = list(dict.fromkeys(text for text in nearest if text))
    is_pair = len(texts) == 1 and "|" in row and sum(map(bool, _cells(row))) == 2
    yield from (Name(text, Kind.TARGET if is_pair else Kind.BESIDE) for text in texts)


def _around(row: str, span: Span, above: str, below: str) -> Iterator[Name]:
    """Yield the lines above and below a UID on a line of its own, as in manual pages and definition lists."""
    if not _ALONE.match(row[: span.start][-_CONTEXT:]) or row[span.start + len(span.text) :].strip(_EDGES):
        return
    heading = _HEADING.match(above)
    yield from [Name(heading["text"].strip(_EDGES), Kind.COMMENT, 1)] if heading else ()
    yield from [Name(below.strip(_EDGES), Kind.BESIDE, 1)] if len(below) < _CONTEXT and not [*spans(below)] else ()
