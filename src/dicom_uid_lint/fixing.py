"""Findings corrected in the source: wrong UIDs and names are replaced."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .model import Edit, Finding

_QUOTES = 6


def corrected(lines: Sequence[str], findings: Iterable[Finding]) -> tuple[list[str], int]:
    r"""Return lines with the edits of the findings made, and the number of findings whose edits were made.

    A finding whose edits do not fit the lines is left alone.

    >>> edit = Edit(1, 6, "1.2.3", "1.2.4")
    >>> corrected(['x = "1.2.3"\r\n'], [Finding("a.py", 1, 5, "DMS002", "", None, None, edits=(edit,))])
    (['x = "1.2.4"\r\n'], 1)
    """
    result, count = list(lines), 0
    edits = defaultdict[int, dict[int, Edit]](dict)
    for one in findings:
        located = [(edit, _start(edit, lines)) for edit in one.edits]
        if located and all(start >= 0 for _, start in located):
            count += 1
            for edit, start in located:
                edits[edit.line - 1][start] = edit
    for at, by_start in edits.items():
        pieces, end = list[str](), 0
        for start, edit in sorted(by_start.items()):
            pieces += [lines[at][end:start], edit.new]
            end = start + len(edit.old)
        result[at] = "".join([*pieces, lines[at][end:]])
    return result, count


def _start(edit: Edit, lines: Sequence[str]) -> int:
    """Return where the text to replace begins on its line, right at the place or after the quotes there; or -1."""
    text = lines[edit.line - 1] if edit.line <= len(lines) else ""
    return text.find(edit.old, edit.column - 1, edit.column - 1 + len(edit.old) + _QUOTES)
