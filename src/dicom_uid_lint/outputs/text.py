"""Findings as lines for people."""

from collections.abc import Iterator, Mapping, Sequence

import click

from dicom_uid_lint.model import Finding
from dicom_uid_lint.rules.all import RULES

from .printable import printable

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding, with colours, which `click.echo` leaves out if there is no terminal.

    >>> [click.unstyle(line) for line in lines([Finding("a.py", 1, 6, "DMS003", "is retired", None, None)])]
    ['a.py:1:6: DMS003 is retired']
    """
    for one in findings:
        place = f"{click.style(printable(one.path), bold=True)}:{one.line}:{one.column}:"
        yield f"{place} {click.style(one.rule, fg=_COLOURS[one.level], bold=True)} {printable(one.message)}"


def statistics(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each rule that found something: how often, its code and its name."""
    yield from (f"{number:6}  {code}  {RULES[code].name}" for code, number in counts.items())


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, in how many files, and how many of them are only warnings."""
    warnings = sum(not one.fails for one in findings)
    only = f"; {counted(warnings, 'warning')} that do{'es' * (warnings == 1)} not fail the run" if warnings else ""
    return f"{counted(len(findings), 'finding')} in {counted(len({one.path for one in findings}), 'file')}{only}"


def counted(number: int, what: str) -> str:
    """Return a number with the word for what it counts."""
    return f"{number} {what}" + ("" if number == 1 else "s")
