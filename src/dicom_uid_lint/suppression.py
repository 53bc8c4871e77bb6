"""Comments that suppress findings: ``dicom-media-storage: ignore[DMS002]`` on a line, ``ignore-file[…]`` in a file."""

import re
from collections.abc import Iterable, Iterator

from .model import Finding
from .rules import REMOVED

_IGNORE = re.compile(
    # Brackets that cannot be read, or with blanks before them, do not suppress all rules.
    r"dicom-media-storage:\s{0,20}ignore(?P<file>-file)?(?P<codes>\[[^\]\n]{0,200}\]|(?!\s{0,20}\[))(?![\w-])"
)
_ANY = "any rule"
_MOST_KEPT = 20_000


class Suppressions:
    """The comments of a file that suppress findings."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int | None, str], list[int]] = {}
        self._used: set[tuple[int | None, str]] = set()

    def read(self, number: int, text: str) -> None:
        """Note the comments on a line."""
        is_one = "dicom-media-storage:" in text and len(self._lines) < _MOST_KEPT
        for match in _IGNORE.finditer(text) if is_one else ():
            codes = match["codes"][1:-1].upper().split(",") if match["codes"] else [_ANY]
            for code in filter(None, map(str.strip, codes)):
                self._lines.setdefault((None if match["file"] else number, code), []).append(number)

    def suppress(self, finding: Finding) -> bool:
        """Return whether a comment suppresses a finding."""
        keys = {(line, code) for line in (finding.line, None) for code in (finding.rule, _ANY)} & self._lines.keys()
        self._used |= keys
        return bool(keys)

    def unused(self, rules: Iterable[str]) -> Iterator[str]:
        """Yield the line number and a warning for each comment that suppresses no finding of a rule that runs."""
        run = {*rules, _ANY}
        unused: dict[int, set[str]] = {}
        for key in self._lines.keys() - self._used:
            for number in self._lines[key] if key[1] in run | REMOVED else ():
                unused.setdefault(number, set()).add(key[1])
        for number, codes in sorted(unused.items()):
            for code in sorted(codes & REMOVED):
                yield f"{number}: the rule {code} was removed; this 'dicom-media-storage: ignore' has no effect"
            if codes - REMOVED:
                names = ", ".join(sorted(codes - REMOVED))
                yield f"{number}: unused 'dicom-media-storage: ignore': no finding of {names} to suppress"
