"""Comments that silence findings: ``dicom-media-storage: ignore[DMS002]`` on a line, ``ignore-file[…]`` for a file."""

import re
from collections import defaultdict
from collections.abc import Iterable

from .model import Finding

_MARK = "dicom-media-storage:"
_IGNORE = re.compile(r"dicom-media-storage:\s{0,20}ignore(?P<file>-file)?(?P<codes>\[[^\]\n]{0,200}\])?(?![\w-])")
_ANY = "any rule"


def unsilenced(findings: Iterable[Finding], lines: list[str], rules: frozenset[str]) -> tuple[list[Finding], list[str]]:
    """Return the findings that no comment silences, and a sentence for each comment that silences nothing.

    >>> finding = Finding("a", 1, 1, "DMS002", "", None, None)
    >>> unsilenced([finding], ["x  // dicom-media-storage: ignore[DMS002]"], frozenset({"DMS002"}))
    ([], [])
    """
    # What is silenced, a line or None for the file, and by which code; and the lines of the comments that do so.
    silent = defaultdict[tuple[int | None, str], list[int]](list)
    for number, line in enumerate(lines, start=1):
        for match in _IGNORE.finditer(line) if _MARK in line else ():
            codes = match["codes"][1:-1].upper().split(",") if match["codes"] else [_ANY]
            for code in filter(None, map(str.strip, codes)):
                silent[None if match["file"] else number, code].append(number)
    kept: list[Finding] = []
    used: set[tuple[int | None, str]] = set()
    for one in findings:
        by = {(place, code) for place in (one.line, None) for code in (one.rule, _ANY)} & silent.keys()
        used |= by
        kept += [] if by else [one]
    unused = defaultdict[int, set[str]](set)
    for place, code in silent.keys() - used:
        for number in silent[place, code] if code in rules | {_ANY} else ():
            unused[number].add(code)
    return kept, [
        f"{number}: unused 'dicom-media-storage: ignore': no finding of {', '.join(sorted(unused[number]))} to silence"
        for number in sorted(unused)
    ]
