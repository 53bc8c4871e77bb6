"""DMS005: a malformed UID, or a name where a UID is required."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import Strength, fits, meanings, slot_type
from dicom_uid_lint.knowledge.register import Registered, is_arc, register
from dicom_uid_lint.knowledge.syntax import Fault, Reading, read
from dicom_uid_lint.model import Finding, Form, Mention
from dicom_uid_lint.reading import NAME_FOR_UID

from .rule import Line, Rule, expects_error, is_value, keeps_blanks, lead

_BREAKS = re.compile(r"\.[\u00ad\u200b]")
_TEXT_ELEMENT = re.compile(r"<(?:para|emphasis|p|td|th|li|dd|span|a)\b")
_NAME_FOR_UID = re.compile(NAME_FOR_UID)


def check(line: Line) -> Iterator[Finding]:
    """Yield malformed UIDs, and names in place of UIDs."""
    yield from _names_for_uids(line)
    for mention in line.mentions:
        reading = None if mention.is_prefix_test else read(mention.text)
        if reading is None:
            continue
        right = register().get(reading.uid)
        if right and right.uid in mention.beside:
            continue  # a correction
        is_named = right is not None and any(fits(name.text, right) for name in mention.names)
        on_purpose = set[Fault]()
        # The blanks of tests, and of what is joined or trimmed, are there on purpose.
        if reading.faults and (mention.continues or line.is_test or keeps_blanks(mention)):
            on_purpose = {Fault.BLANK}
        if mention.form is not Form.LITERAL and not is_named:
            on_purpose = {Fault.BLANK, Fault.COMMA}
        faults = [words for fault, words in reading.faults if fault not in on_purpose]
        faults += ["ends with a dot"] if reading.is_prefix and right and _is_complete(mention, right) else []
        is_invisible = any(fault is Fault.INVISIBLE for fault, _ in reading.faults)
        is_meant = line.is_test and not is_named and not is_invisible
        if faults and not is_meant and not expects_error(line, mention) and not _is_typeset(mention):
            message = f"malformed UID: it {' and '.join(faults)}" + (f"; write {right.uid}, {right}" if right else "")
            suggestion = right.uid if right else None
            replacement = None if line.is_test else _replacement(mention, reading, right)
            yield RULE.finding(line, mention, message, suggestion, replacement)


def _is_typeset(mention: Mention) -> bool:
    """Return whether a UID in a text may be broken after its dots, as in the pages of the standard."""
    count = len(_BREAKS.findall(mention.text))
    whole = read(_BREAKS.sub(".", mention.text))
    is_text = _TEXT_ELEMENT.search(mention.line_text) is not None or (mention.form is Form.PROSE and count > 1)
    return count > 0 and is_text and whole is not None and not whole.faults


def _is_complete(mention: Mention, right: Registered) -> bool:
    """Return whether a UID before a dot is the whole value, and not the beginning of others."""
    name = lead(mention)
    is_named = slot_type(mention.slot) is not None or (name is not None and fits(name.text, right))
    return is_value(mention) and (is_named or not is_arc(right.uid))


def _replacement(mention: Mention, reading: Reading, right: Registered | None) -> str | None:
    """Return what to write: without blanks and invisible characters, corrected only if a name confirms it."""
    plain = read(reading.without_blanks)
    if reading.without_blanks != mention.text and plain is not None and not plain.faults:
        return reading.without_blanks
    names = [each for name in mention.names for each in meanings(name.text)]
    is_confirmed = right is not None and any(
        one.strength is Strength.FULL and one.uids == frozenset({right.uid}) and not one.extra for one in names
    )
    return right.uid if right and is_confirmed and mention.form is Form.LITERAL else None


def _names_for_uids(line: Line) -> Iterator[Finding]:
    is_data = line.path.casefold().endswith((".json", ".yaml", ".yml"))
    is_possible = not line.is_test and ("UID" in line.place.text or "0016" in line.place.text)
    for match in _NAME_FOR_UID.finditer(line.place.text) if is_possible else ():
        slot, name = match["slot"] or match["key"], match["name"] or match["value"]
        known = [one for one in meanings(name) if one.strength > Strength.PART and not one.extra]
        if known and not (is_data and "Value" not in match[0]):  # a program that reads the data may accept names
            right = known[0].plainest
            column = line.place.offset + match.start("name" if match["name"] else "value") + 1
            message = f"{slot} takes a UID, not the name '{name[:80]}'; write {right.uid}"
            yield Finding(line.path, line.place.number, column, RULE.code, message, name, right.uid, RULE.level)


RULE = Rule("DMS005", "MalformedUID", "error", check)
