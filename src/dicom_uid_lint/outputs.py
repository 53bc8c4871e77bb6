"""Findings as text for people and for programs."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

import click

from .model import Finding
from .rules import RULES

_KEYS = ("path", "line", "column", "rule", "message", "uid", "suggestion")
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
_RUNNER_COMMANDS = ("::", "##[", "##vso[")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PAGES = "https://github.com/dicom-media-storage/dicom-media-storage/blob/main/docs/rules"


def printable(text: str) -> str:
    r"""Return a text with what controls terminals or the direction of text, and line breaks, as escapes.

    The beginning of a workflow command of a build server is escaped as well.
    """
    if text.startswith(_RUNNER_COMMANDS):
        text = f"\\x{ord(text[0]):02x}{text[1:]}"
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def _text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a coloured line for each finding; `click.echo` removes the colours unless it writes to a terminal."""
    for one in findings:
        place = f"{click.style(printable(one.path), bold=True)}:{one.line}:{one.column}:"
        yield f"{place} {click.style(one.rule, fg=_COLOURS[one.level], bold=True)} {printable(one.message)}"


def _json(findings: Sequence[Finding]) -> Iterator[str]:
    yield json.dumps([{key: getattr(one, key) for key in _KEYS} for one in findings], indent=2)


def _github(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield commands that GitHub Actions turns into annotations."""
    for one in findings:
        path = _escaped(one.path).replace(":", "%3A").replace(",", "%2C")
        place = f"file={path},line={one.line},col={one.column},title={one.rule}"
        yield f"::{_GITHUB[one.level]} {place}::{_escaped(one.message)}"


def _escaped(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _sarif(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a log of SARIF 2.1.0 with one run: this tool, its rules, and the findings as results."""
    rules = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.summary},
            "helpUri": f"{_PAGES}/{rule.code}.md",
            "defaultConfiguration": {"level": rule.level, "enabled": rule.is_default},
        }
        for rule in RULES.values()
    ]
    driver = {"name": "dicom-media-storage", "semanticVersion": version("dicom-media-storage"), "rules": rules}
    # Columns are characters to Python, whatever their number of UTF-16 units.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(map(_result, findings))}
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(one: Finding) -> dict[str, Any]:
    is_absolute = PurePosixPath(one.path).is_absolute()
    uri = ("file://" if is_absolute else "") + quote(one.path.removeprefix("./"), errors="surrogateescape")
    region = {"startLine": one.line, "startColumn": one.column}
    values = {"uid": one.uid, "suggestion": one.suggestion}
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": list(RULES).index(one.rule),
        "level": one.level,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "properties": {key: value for key, value in values.items() if value is not None},
    }
    if one.edit:
        deleted = region | {"startColumn": one.edit.column, "endColumn": one.edit.column + len(one.edit.old)}
        replacement = {"deletedRegion": deleted, "insertedContent": {"text": one.edit.new}}
        change = {"artifactLocation": {"uri": uri}, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": f"Write {one.suggestion}"}, "artifactChanges": [change]}]
    return result


FORMATS: Mapping[str, Callable[[Sequence[Finding]], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""The functions that yield findings as lines, by the name of the format."""


def statistics(counts: Mapping[str, int], style: str) -> Iterator[str]:
    """Yield how often each rule found something: as JSON, or a line for each rule."""
    rows = [{"rule": code, "name": RULES[code].name, "count": number} for code, number in counts.items()]
    if style == "json":
        yield json.dumps(rows, indent=2)
    else:
        yield from (f"{row['count']:6}  {row['rule']}  {row['name']}" for row in rows)


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, in how many files, and how many of them are only warnings."""
    warnings = sum(not one.fails for one in findings)
    only = f"; {counted(warnings, 'warning')} that do{'es' * (warnings == 1)} not fail the run" if warnings else ""
    return f"{counted(len(findings), 'finding')} in {counted(len({one.path for one in findings}), 'file')}{only}"


def counted(number: int, what: str) -> str:
    """Return a number with the word for what it counts."""
    return f"{number} {what}" + ("" if number == 1 else "s")
