"""Findings as JSON: a list of objects."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from dicom_media_storage._lint.model import Finding


def text(findings: Sequence[Finding]) -> str:
    """Return a list of objects: ``path``, ``line``, ``column``, ``rule``, ``message``, ``uid`` and ``suggestion``.

    >>> print(text([]))
    []
    """
    return json.dumps([asdict(one) for one in findings], indent=2, ensure_ascii=False)
