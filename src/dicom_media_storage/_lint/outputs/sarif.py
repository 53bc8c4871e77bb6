"""Findings as SARIF 2.1.0, which code scanning reads."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePosixPath
from urllib.parse import quote

from dicom_media_storage._lint.model import Finding
from dicom_media_storage._lint.rules.all import RULES
from dicom_media_storage._lint.rules.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


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
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": rule.level, "enabled": rule.is_default},
    }


def _result(one: Finding) -> dict[str, object]:
    region = {"startLine": one.line, "startColumn": one.column}
    place = {"artifactLocation": {"uri": _uri(one.path)}, "region": region}
    facts = {"uid": one.uid, "suggestion": one.suggestion}
    return {
        "ruleId": one.rule,
        "ruleIndex": list(RULES).index(one.rule),
        "level": RULES[one.rule].level,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": place}],
        "properties": {key: value for key, value in facts.items() if value is not None},
    }


def _uri(path: str) -> str:
    """Return a path as a URI, which stays relative where the path is."""
    if PurePosixPath(path).is_absolute():
        return f"file://{quote(path, errors='surrogateescape')}"
    return quote(path.removeprefix("./"), errors="surrogateescape")
