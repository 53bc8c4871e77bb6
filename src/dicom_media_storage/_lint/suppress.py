"""Comments that silence findings: ``dicom-media-storage: ignore``, or ``ignore[DMS002, DMS004]``."""

import re
from collections.abc import Iterable

from .model import Finding

_IGNORE = re.compile(r"dicom-media-storage:\s*ignore(?P<codes>\[[^\]\n]*\])?(?![\w-])")


def unsilenced(findings: Iterable[Finding], lines: list[str]) -> list[Finding]:
    """Return the findings whose line does not silence them, whatever its language marks comments with.

    >>> unsilenced([Finding("a", 1, 1, "DMS002", "", None, None)], ["x  // dicom-media-storage: ignore[DMS002]"])
    []
    """
    return [one for one in findings if not is_silenced(one.rule, lines[one.line - 1] if one.line <= len(lines) else "")]


def is_silenced(rule: str, line: str) -> bool:
    """Return whether a line silences a rule.

    >>> [is_silenced("DMS002", f"# dicom-media-storage: {text}") for text in ("ignore", "ignore[DMS004]")]
    [True, False]
    """
    for match in _IGNORE.finditer(line):
        codes = match["codes"]
        if codes is None or rule in {code.strip().upper() for code in codes[1:-1].split(",")}:
            return True
    return False
