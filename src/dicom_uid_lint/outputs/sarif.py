"""Findings as SARIF 2.1.0, which code scanning reads."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePosixPath
from urllib.parse import quote

from dicom_uid_lint.model import Edit, Finding
from dicom_uid_lint.rules.all import RULES
from dicom_uid_lint.rules.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PAGES = "https://github.com/dicom-media-storage/dicom-media-storage/blob/main/docs/rules"


def text(findings: Sequence[Finding]) -> str:
    """Return a log with one run: this tool, its rules, and the findings as results.

    >>> json.loads(text([]))["version"]
    '2.1.0'
    """
    driver = {
        "name": "dicom-media-storage",
        "semanticVersion": version("dicom-media-storage"),
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    # Columns are characters to Python, whatever their number of UTF-16 units.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in findings]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "helpUri": f"{_PAGES}/{rule.code}.md",
        "defaultConfiguration": {"level": rule.level, "enabled": rule.is_default},
    }


def _result(one: Finding) -> dict[str, object]:
    region = {"startLine": one.line, "startColumn": one.column} if one.cell is None else {"startLine": 1}
    artifact = {"uri": _uri(one.path)}
    values = {"uid": one.uid, "suggestion": one.suggestion, "cell": one.cell}
    where = f"cell {one.cell}, line {one.line}: " if one.cell is not None else ""
    result: dict[str, object] = {
        "ruleId": one.rule,
        "ruleIndex": list(RULES).index(one.rule),
        "level": one.level,
        "message": {"text": where + one.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": {key: value for key, value in values.items() if value is not None},
    }
    if one.edits:
        change = {"artifactLocation": artifact, "replacements": [_replacement(edit) for edit in one.edits]}
        result["fixes"] = [{"description": {"text": f"Write {one.suggestion}"}, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit) -> dict[str, object]:
    region = {"startLine": edit.line, "startColumn": edit.column, "endColumn": edit.column + len(edit.old)}
    return {"deletedRegion": region, "insertedContent": {"text": edit.new}}


def _uri(path: str) -> str:
    """Return a path as a URI, which stays relative if the path is."""
    if PurePosixPath(path).is_absolute():
        return f"file://{quote(path, errors='surrogateescape')}"
    return quote(path.removeprefix("./"), errors="surrogateescape")
