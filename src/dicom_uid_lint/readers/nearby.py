"""Which names are near a UID in code or data, by the tokens around it; the same for all languages."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot, is_uid_slot
from dicom_uid_lint.model import Kind, Name

from .beside import beside
from .comparisons import labels, returning
from .context import Context
from .lexer import TokenKind
from .targets import leading, of_parent

_MODALITY = re.compile(r"[A-Z]{2,9}\Z")
_WIDEST = 400


def names_near(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the names that belong to the UID between two tokens."""
    targets = list(leading(code, first))
    yield from targets
    if any(is_plain_slot(name.text) for name in targets) or not targets:
        yield from of_parent(code, first, targets)
    yield from labels(code, last)
    yield from returning(code, first)
    yield from beside(code, first, last)
    yield from _comments(code, first, last)
    yield from _modality(code, first)


def _comments(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the comment on the line of a UID, if the line has one of each, and a comment alone on the line above."""
    line = code.line(last)
    if code.uids_on.get(line, 0) > 1:
        return
    own = code.comment_lines.get(line, ())
    if len(own) == 1 and "\n" not in own[0].value:
        yield Name(own[0].value, Kind.COMMENT)
    top = code.line(first)
    above = code.comment_ends.get(top - 1)
    if above is not None and (top - 1) not in code.code_lines:
        contents = [text.strip(" \t*/#") for text in above.value[:400].split("\n")]
        contents = [text for text in contents if text]
        if len(contents) == 1:
            yield Name(contents[0], Kind.COMMENT, 1)


def _modality(code: Context, at: int) -> Iterator[Name]:
    """Yield the value that the same object has as its Modality, a few lines away."""
    yield from _modality_of_json(code, at)
    line = code.line(at)
    before = range(at - 1, max(at - 8, -1), -1)
    slot = next((code.value(one) for one in before if code.line(one) == line and is_uid_slot(code.value(one))), None)
    if slot is None or "_" in slot.removeprefix("DCM_"):
        return
    prefix, found, _ = code.texts[line - 1][:400].partition(slot.removeprefix("DCM_"))
    settings = [one for number in range(line - 6, line + 7) for one in code.modalities.get(number, ())]
    same = [one for one in settings if one[0] == prefix.strip()] if found else []
    if len(same) == 1 and _MODALITY.match(same[0][1]):
        yield Name(same[0][1], Kind.MODALITY, 1)


def _modality_of_json(code: Context, at: int) -> Iterator[Name]:
    """Yield the Modality beside a SOP Class UID in the DICOM JSON Model (PS3.18 annex F)."""
    key = next((one for one in range(at - 1, max(at - 16, -1), -1) if code.value(one) == "00080016"), None)
    if key is None or len(code.members[code.opener[key]]) > _WIDEST:
        return
    other = next((one for one in code.members[code.opener[key]] if code.value(one) == "00080060"), None)
    if other is not None:
        values = [code.value(one) for one in range(other + 1, other + 16) if code.is_string(one)]
        text = values[values.index("Value") + 1] if "Value" in values[:-1] else ""
        yield from [Name(text, Kind.MODALITY, 1)] if _MODALITY.match(text) else ()


def is_plain_string(code: Context, at: int) -> bool:
    """Return whether a token is a string without a prefix such as ``b`` or ``f``."""
    return code.kind(at) is TokenKind.STRING and code.tokens[at].text[:1] in {'"', "'", "r", "R", "u", "U"}
