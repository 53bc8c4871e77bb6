"""Findings as JSON: a list of objects."""

import json
from collections.abc import Sequence

from dicom_uid_lint.model import Finding


def text(findings: Sequence[Finding]) -> str:
    """Return a list of objects: ``path``, ``line``, ``column``, ``rule``, ``message``, ``uid`` and ``suggestion``.

    A finding in a notebook has ``cell`` as well, and its line counts in that cell.

    >>> print(text([]))
    []
    """
    return json.dumps([_object(one) for one in findings], indent=2)


def _object(one: Finding) -> dict[str, object]:
    keys: tuple[str, ...] = ("path", "line", "column", "rule", "message", "uid", "suggestion")
    if one.cell is not None:
        keys = (*keys, "cell")
    return {key: getattr(one, key) for key in keys}
