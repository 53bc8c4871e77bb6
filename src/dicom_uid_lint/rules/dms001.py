"""DMS001: a hard-coded SOP Class UID."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.register import constant, register
from dicom_uid_lint.languages import PYTHON
from dicom_uid_lint.model import Finding

from .rule import Line, Rule, is_value


def check(line: Line) -> Iterator[Finding]:
    """Yield the literals for which `dicom_media_storage.uids` has a constant."""
    for mention in line.mentions:
        name = constant(mention.text)
        if name is not None and is_value(mention) and not mention.is_prefix_test:
            suggestion = f"uids.{name}" if line.style == PYTHON else name
            message = f"hard-coded UID of {register()[mention.text]}: use {suggestion}"
            yield RULE.finding(line, mention, message, suggestion)


RULE = Rule("DMS001", "HardCodedUID", "note", check, is_default=False)
