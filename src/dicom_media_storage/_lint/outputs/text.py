"""Findings as lines for people."""

from collections.abc import Iterator, Sequence

import click

from dicom_media_storage._lint.model import Finding


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding, with colours, which `click.echo` leaves out where there is no terminal.

    >>> [click.unstyle(line) for line in lines([Finding("a.py", 1, 6, "DMS003", "is retired", None, None)])]
    ['a.py:1:6: DMS003 is retired']
    """
    for one in findings:
        place = f"{click.style(one.path, bold=True)}:{one.line}:{one.column}:"
        yield f"{place} {click.style(one.rule, fg='red', bold=True)} {one.message}"


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, in how many files."""
    files = len({one.path for one in findings})
    return f"{_counted(len(findings), 'finding')} in {_counted(files, 'file')}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
