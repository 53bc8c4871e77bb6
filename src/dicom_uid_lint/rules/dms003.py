"""DMS003: a retired UID under the name of the current one."""

from collections.abc import Iterator
from dataclasses import replace

from dicom_uid_lint.knowledge.names import Strength, fits, meanings, namesake, words
from dicom_uid_lint.knowledge.register import register
from dicom_uid_lint.model import Finding, Relation

from .rule import Line, Rule, expects_error, is_value, says_qualified


def check(line: Line) -> Iterator[Finding]:
    """Yield retired UIDs under the name of a current one."""
    for mention in line.mentions:
        own = register().get(mention.text)
        now = namesake(own) if own is not None and own.is_retired else None
        if own is None or now is None or mention.continues or now.uid in mention.beside:
            continue
        if says_qualified(line, mention) or expects_error(line, mention):
            continue
        for name in mention.names:
            is_near = name.relation in {Relation.LEAD, Relation.ARGUMENT}
            strengths = [one.strength for one in meanings(name.text) if now.uid in one.uids]
            # Programs that read old files need the retired UIDs.
            least = Strength.SHORT if " " in name.text or is_near else Strength.FULL
            is_whole = max(strengths, default=Strength.ABBREVIATION) >= least and not line.is_test
            is_assigned = name.relation is Relation.LEAD and is_value(mention)
            is_plain = fits(name.text, own) and not any(map(str.isdecimal, words(name.text)))
            if is_plain and (is_assigned or is_whole):
                message = f"{own.name} with this UID is retired; write {now.uid}, {now}"
                yield replace(RULE.finding(line, mention, message, now.uid), label=name.text)
                break


RULE = Rule("DMS003", "RetiredUID", "error", check)
