"""Findings as commands that GitHub Actions turns into annotations."""

from collections.abc import Iterator, Sequence

from dicom_uid_lint.model import Finding

from .printable import printable

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a workflow command for each finding.

    >>> list(lines([Finding("a.py", 1, 6, "DMS003", "is retired", None, None)]))
    ['::error file=a.py,line=1,col=6,title=DMS003::is retired']
    """
    for one in findings:
        path = _escaped(one.path).replace(":", "%3A").replace(",", "%2C")
        place = f"file={path},line={one.line},col={one.column},title={one.rule}"
        yield f"::{_COMMANDS[one.level]} {place}::{_escaped(one.message)}"


def _escaped(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
