"""Findings as commands that GitHub Actions turns into annotations."""

from collections.abc import Iterator, Sequence

from dicom_media_storage._lint.model import Finding
from dicom_media_storage._lint.rules.all import RULES

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a workflow command for each finding.

    >>> list(lines([Finding("a.py", 1, 6, "DMS003", "is retired", None, None)]))
    ['::error file=a.py,line=1,col=6,title=DMS003::is retired']
    """
    for one in findings:
        place = f"file={_property(one.path)},line={one.line},col={one.column},title={one.rule}"
        yield f"::{_COMMANDS[RULES[one.rule].level]} {place}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
