"""Findings corrected in the source, where the correction cannot be wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .model import Edit, Finding

MOST_LINES = 8
"""The most lines of a UID that are remembered; a UID on more is never the result of a correction."""


def safe(findings: Sequence[Finding], lines_of: Mapping[str, Sequence[int]]) -> list[Finding]:
    """Return findings whose edits do not make two names equal.

    ``lines_of`` has the lines of the registered UIDs in the file. A UID that stays on a line of the file, or that two
    names would get, is not written on another.

    >>> edit = Edit(1, 6, "1.2.3", "1.2.4")
    >>> found = [Finding("a.py", 1, 5, "DMS002", "", None, None, edits=(edit,))]
    >>> safe(found, {"1.2.3": [1]})[0].edits == (edit,), safe(found, {"1.2.3": [1], "1.2.4": [2]})[0].edits
    (True, ())
    """
    while True:
        edits = [edit for one in findings for edit in one.edits if one.rule == "DMS002"]
        left = {(edit.old, edit.line) for edit in edits}
        results = Counter(edit.new for edit in edits)
        unsafe = {
            edit
            for edit in edits
            if results[edit.new] > 1
            or len(lines_of.get(edit.new, ())) >= MOST_LINES
            or any((edit.new, line) not in left for line in lines_of.get(edit.new, ()))
        }
        if not unsafe:
            return list(findings)
        findings = [replace(one, edits=()) if unsafe.intersection(one.edits) else one for one in findings]


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
