"""UIDs in running text: comments, docstrings, Markdown, logs; read a line at a time."""

import re
from collections.abc import Iterator

from dicom_media_storage._lint.model import Kind, Mention, Name, Relation
from dicom_media_storage._lint.uid_syntax import Span, spans

_CELL = re.compile(r"[|\t]")
_EDGES = " \t\r\n*`'\"“”‘’()[]{}<>:;,=+-–—|#/_.•·"  # noqa: RUF001  what people draw around and between names and UIDs
_SETTING = re.compile(r"\s*[\w .\-\"']{1,80}?\s*[=:]\s*[\"']?\Z")


def read_prose(text: str, line: int = 1, column: int = 1, *, settings: bool = False) -> Iterator[Mention]:
    r"""Yield the mentions of a text that begins at a line and column, both counted from 1.

    With ``settings``, a line ``name = UID`` or ``name: UID`` sets a value, as in files of settings.

    >>> [(one.line, one.column, one.text) for one in read_prose("Send\n  1.2.840.10008.5.1.4.1.1.2")]
    [(2, 3, '1.2.840.10008.5.1.4.1.1.2')]
    """
    for offset, one in enumerate(text.split("\n")):
        yield from read_line(one, line + offset, column if offset == 0 else 1, settings=settings)


def read_line(text: str, line: int, column: int, *, settings: bool = False) -> Iterator[Mention]:
    """Yield the mentions of one line."""
    found = list(spans(text))
    for span in found:
        yield _mention(text, span, (line, column), settings=settings, names_count=len(found) == 1)


def _mention(text: str, span: Span, place: tuple[int, int], *, settings: bool, names_count: bool) -> Mention:
    before, after = text[: span.start], text[span.start + len(span.text) :]
    is_setting = settings and names_count and not after.strip(" \t\"',;") and _SETTING.match(before) is not None
    names = tuple(_names(before, after, is_setting=is_setting)) if names_count else ()
    kind = Kind.LITERAL if is_setting else Kind.PROSE
    return Mention(span.text, place[0], place[1] + span.start, kind, names, goes_on=span.goes_on)


def _names(before: str, after: str, *, is_setting: bool) -> Iterator[Name]:
    """Yield what a line says on either side of its only UID, and the cells of a row nearest to it."""
    for text, cell in ((before, -1), (after, 0)):
        whole = text.strip(_EDGES)
        if whole:
            yield Name(whole, Relation.TARGET if is_setting else Relation.SIBLING)
        cells = [part for part in _CELL.split(text) if part.strip(_EDGES)]
        if len(cells) > 1:
            yield Name(cells[cell].strip(_EDGES), Relation.SIBLING)
