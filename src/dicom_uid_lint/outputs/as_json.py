"""Findings as JSON: a list of objects."""

import json
from collections.abc import Iterator, Mapping, Sequence

from dicom_uid_lint.model import Finding
from dicom_uid_lint.rules.all import RULES

_KEYS = ("path", "line", "column", "rule", "message", "uid", "suggestion")


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a list of objects: ``path``, ``line``, ``column``, ``rule``, ``message``, ``uid`` and ``suggestion``.

    >>> print(*lines([]))
    []
    """
    yield json.dumps([{key: getattr(one, key) for key in _KEYS} for one in findings], indent=2)


def statistics(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield a list of objects: how often each rule found something."""
    yield json.dumps([{"rule": code, "name": RULES[code].name, "count": n} for code, n in counts.items()], indent=2)
