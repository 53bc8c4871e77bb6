"""Findings corrected in the source: wrong UIDs and names are replaced."""

from collections.abc import Iterable

from .decoding import encoded, exact_lines
from .model import Edit, Finding

_QUOTES = 6


def corrected(data: bytes, encoding: str, findings: Iterable[Finding]) -> tuple[bytes, int]:
    r"""Return a source with the edits of the findings made, and the number of findings whose edits were made.

    All bytes that no edit replaces stay as they are. A finding whose edits do not fit the source is left alone.

    >>> edit = Edit(1, 6, "1.2.3", "1.2.4")
    >>> corrected(b'x = "1.2.3"\r\n', "utf-8", [Finding("a.py", 1, 5, "DMS002", "", None, None, edits=(edit,))])
    (b'x = "1.2.4"\r\n', 1)
    """
    lines = exact_lines(data, encoding)
    if lines is None:
        return data, 0
    count = 0
    edits: dict[tuple[int, int], Edit] = {}
    for one in findings:
        located = {_place(lines, edit): edit for edit in one.edits}
        if located and all(start >= 0 for _, start in located):
            edits |= located
            count += 1
    for at, start in sorted(edits, reverse=True):
        edit = edits[at, start]
        lines[at] = lines[at][:start] + edit.new + lines[at][start + len(edit.old) :]
    return encoded(lines, encoding), count


def _place(lines: list[str], edit: Edit) -> tuple[int, int]:
    """Return the index of the line of an edit, and where its text begins: right there, or after the quotes there."""
    at, column = 2 * edit.line - 2, edit.column - 1
    text = lines[at] if at < len(lines) else ""
    return at, text.find(edit.old, column, column + len(edit.old) + _QUOTES)
