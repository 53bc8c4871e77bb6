"""Which names are near a UID in code or data, by the tokens around it; the same for all languages."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_uid_slot
from dicom_uid_lint.model import Kind, Name

from .beside import MODALITY, beside
from .blocks import Blocks
from .comparisons import labels, returning
from .context import WIDEST, Context
from .targets import leading

_SETS_MODALITY = re.compile(
    r"(?P<object>.*?)(?:Modality|0008[|,]?0060)[\"'\]]{0,2}\s*(?:=>?|:|,)[^\"'\n]{0,30}[\"'](?P<value>[A-Z]{2,9})[\"']"
)
_NEAR_LINES = 6


def names_near(code: Context, blocks: Blocks, first: int, last: int) -> Iterator[Name]:
    """Yield the names that belong to the UID between two tokens."""
    yield from leading(code, blocks, first)
    yield from labels(code, blocks, first, last)
    yield from returning(code, blocks, first)
    yield from beside(code, first, last)
    yield from _comments(code, first, last)
    yield from (Name(text, Kind.MODALITY, 1) for text in _modality(code, first) if MODALITY.match(text))


def _comments(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the comment on the line of a UID, if the line has one of each, and a comment alone on the line above."""
    line, top = code.line(last), code.line(first)
    if code.uids_on[line] > 1:
        return
    own = code.comments_on.get(line, ())
    if len(own) == 1 and "\n" not in own[0].value:
        yield Name(own[0].value, Kind.COMMENT)
    above = code.comment_ends.get(top - 1)
    if above is not None and (top - 1) not in code.tokens_on:
        contents = [text for line in above.value[:400].split("\n") if (text := line.strip(" \t*/#"))]
        yield from [Name(contents[0], Kind.COMMENT, 1)] if len(contents) == 1 else []


def _modality(code: Context, at: int) -> Iterator[str]:
    """Yield the value that the same object has as its Modality, a few lines away."""
    before = range(at - 1, max(at - 16, -1), -1)
    # The DICOM JSON Model (PS3.18 annex F) has tags for keys, and lists of values.
    tag = next((one for one in before if code.value(one) == "00080016"), -1)
    if tag >= 0 and len(code.members[code.opener[tag]]) < WIDEST:
        other = next((one for one in code.members[code.opener[tag]] if code.value(one) == "00080060"), -1)
        values = [code.value(one) for one in range(other + 1, other + 16) if code.is_string(one)] if other >= 0 else []
        yield from values[values.index("Value") + 1 :][:1] if "Value" in values else []
    line = code.line(at)
    slot = next((code.value(one) for one in before[:8] if code.line(one) == line and is_uid_slot(code.value(one))), "")
    slot = slot.removeprefix("DCM_")
    if slot and "_" not in slot:
        start = code.texts[line - 1][:WIDEST].partition(slot)[0].strip().removesuffix("file_meta.")
        near = code.texts[max(line - 1 - _NEAR_LINES, 0) : line + _NEAR_LINES]
        settings = [match for text in near if (match := _SETS_MODALITY.match(text[:WIDEST]))]
        same = [match["value"] for match in settings if match["object"].strip() == start]
        yield from same if len(same) == 1 else []
