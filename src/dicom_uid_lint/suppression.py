"""Comments that silence findings: ``dicom-media-storage: ignore[DMS002]`` on a line, ``ignore-file[…]`` for a file."""

import re
from collections.abc import Iterable

from .model import Finding

_MARK = "dicom-media-storage:"
_MOST_FILE_MARKS = 20
_IGNORE = re.compile(r"dicom-media-storage:\s{0,20}ignore(?P<file>-file)?(?P<codes>\[[^\]\n]{0,200}\])?(?![\w-])")


def unsilenced(findings: Iterable[Finding], lines: list[str], rules: frozenset[str]) -> tuple[list[Finding], list[str]]:
    """Return the findings that no comment silences, and a sentence for each comment that silences nothing.

    >>> finding = Finding("a", 1, 1, "DMS002", "", None, None)
    >>> unsilenced([finding], ["x  // dicom-media-storage: ignore[DMS002]"], frozenset({"DMS002"}))
    ([], [])
    """
    marks = [
        (number, match)
        for number, line in enumerate(lines, start=1)
        if _MARK in line
        for match in _IGNORE.finditer(line)
    ]
    by_line: dict[int | None, list[tuple[int, re.Match[str]]]] = {}
    for number, match in marks:
        by_line.setdefault(None if match["file"] else number, []).append((number, match))
    kept, used = list[Finding](), set[tuple[int, str]]()
    for one in findings:
        candidates = [*by_line.get(one.line, ()), *by_line.get(None, ())[:_MOST_FILE_MARKS]]
        silencing = [number for number, match in candidates if (codes := _codes(match)) is None or one.rule in codes]
        used |= {(number, one.rule) for number in silencing}
        kept += [] if silencing else [one]
    return kept, list(_unused(marks, used, rules))


def _codes(match: re.Match[str]) -> list[str] | None:
    codes = match["codes"]
    return None if codes is None else [code.strip().upper() for code in codes[1:-1].split(",") if code.strip()]


def _unused(marks: list[tuple[int, re.Match[str]]], used: set[tuple[int, str]], rules: frozenset[str]) -> Iterable[str]:
    lines = {line for line, _ in used}
    for number, match in marks:
        codes = _codes(match)
        if codes is None:
            unused = [] if number in lines else ["any rule"]
        else:
            unused = [code for code in codes if code in rules and (number, code) not in used]
        if unused:
            yield f"{number}: unused 'dicom-media-storage: ignore': no finding of {', '.join(unused)} to silence"
