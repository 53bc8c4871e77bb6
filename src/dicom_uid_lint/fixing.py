"""Findings corrected in the source: wrong UIDs and names are replaced."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .model import Edit, Finding


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
        if one.edits and all(_fits(edit, lines) for edit in one.edits):
            count += 1
            for edit in one.edits:
                edits[edit.line - 1][edit.column - 1] = edit
    for at, by_start in edits.items():
        pieces, end = list[str](), 0
        for start, edit in sorted(by_start.items()):
            pieces += [lines[at][end:start], edit.new]
            end = start + len(edit.old)
        result[at] = "".join([*pieces, lines[at][end:]])
    return result, count


def _fits(edit: Edit, lines: Sequence[str]) -> bool:
    return edit.line <= len(lines) and lines[edit.line - 1].startswith(edit.old, edit.column - 1)
