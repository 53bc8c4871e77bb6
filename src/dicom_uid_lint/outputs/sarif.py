"""Findings as SARIF 2.1.0, which code scanning reads."""

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import PurePosixPath
from urllib.parse import quote

from dicom_uid_lint.model import Edit, Finding
from dicom_uid_lint.rules.all import RULES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PAGES = "https://github.com/dicom-media-storage/dicom-media-storage/blob/main/docs/rules"


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a log with one run: this tool, its rules, and the findings as results.

    >>> json.loads(next(lines([])))["version"]
    '2.1.0'
    """
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
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in findings]}
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(one: Finding) -> dict[str, object]:
    artifact = {"uri": _uri(one.path)}
    region = {"startLine": one.line, "startColumn": one.column}
    values = {"uid": one.uid, "suggestion": one.suggestion}
    result: dict[str, object] = {
        "ruleId": one.rule,
        "ruleIndex": list(RULES).index(one.rule),
        "level": one.level,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": {key: value for key, value in values.items() if value is not None},
    }
    if one.edits:
        replacements = [_replacement(edit) for edit in one.edits]
        change = {"artifactLocation": artifact, "replacements": replacements}
        result["fixes"] = [{"description": {"text": f"Write {one.suggestion}"}, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit) -> dict[str, object]:
    region = {"startLine": edit.line, "startColumn": edit.column, "endColumn": edit.column + len(edit.old)}
    return {"deletedRegion": region, "insertedContent": {"text": edit.new}}


def _uri(path: str) -> str:
    """Return a path as a URI, which stays relative if the path is."""
    is_absolute = PurePosixPath(path).is_absolute()
    return ("file://" if is_absolute else "") + quote(path.removeprefix("./"), errors="surrogateescape")
