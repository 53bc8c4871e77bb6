"""Findings as lines for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

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
        cell = f"cell {one.cell}:" if one.cell is not None else ""
        place = f"{click.style(printable(one.path), bold=True)}:{cell}{one.line}:{one.column}:"
        yield f"{place} {click.style(one.rule, fg=_COLOURS[one.level], bold=True)} {printable(one.message)}"


def statistics(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each rule that found something: how often, its code and its name."""
    counts = Counter(one.rule for one in findings)
    for code, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:6}  {code}  {RULES[code].name}"


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, in how many files, and how many of them are only warnings."""
    files = len({one.path for one in findings})
    warnings = sum(not one.fails for one in findings)
    only = (
        f"; {_counted(warnings, 'warning')} that do{'es' if warnings == 1 else ''} not fail the run" if warnings else ""
    )
    return f"{_counted(len(findings), 'finding')} in {_counted(files, 'file')}{only}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
