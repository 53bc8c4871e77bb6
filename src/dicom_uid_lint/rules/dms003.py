"""DMS003: a retired UID under the name of the current one."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import Strength, meanings
from dicom_uid_lint.knowledge.register import register
from dicom_uid_lint.model import Finding

from .rule import Line, Rule, expects_error, is_value, lead, says_qualified


def check(line: Line) -> Iterator[Finding]:
    """Yield retired UIDs under the name of a current one."""
    for mention in line.mentions:
        own, name = register().get(mention.text), lead(mention)
        if own is None or not own.is_retired or own.name.endswith("Trial") or name is None or not is_value(mention):
            continue
        is_identifier = name.text.replace(".", "").isidentifier() and not re.search(
            rf"[\"'`]{name.text}", mention.line_text
        )
        if not is_identifier or says_qualified(line, mention) or expects_error(line, mention):
            continue
        for meaning in meanings(name.text):
            now = meaning.current
            if own.uid in meaning.uids and now is not None and meaning.strength is Strength.FULL:
                yield RULE.finding(
                    line, mention, f"{own.name} with this UID is retired; write {now.uid}, {now}", now.uid
                )


RULE = Rule("DMS003", "RetiredUID", "error", check)
