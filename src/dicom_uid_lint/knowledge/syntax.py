"""Texts of digits and dots that resemble UIDs under DICOM's root, and what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from .register import ROOT, STORAGE_ARC, register

LONGEST = 64
"""The most characters of a UID (PS3.5 section 9.1)."""

# Soft hyphen (also in Latin-1), control characters, marks of direction and joining, byte order mark.
INVISIBLE = "\u00ad\udcad\x00-\x08\x0e-\x1f\x7f\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
"""A character class of invisible characters."""

_LONGEST_READ = 4 * LONGEST
_RUN = re.compile(
    rf"(?<![\w.])[{INVISIBLE}]*+\d[\d{INVISIBLE}]*+(?:\.{{1,2}}[{INVISIBLE}]*+\d[\d{INVISIBLE}]*+){{3,}}+\.?"
)
_WHOLE = re.compile(
    rf"[\s.{INVISIBLE}]*+\d[\d{INVISIBLE}]*+(?:\s*+\.[\s.]*+[{INVISIBLE}]*+\d[\d{INVISIBLE}]*+){{2,}}+[\s.]*+\Z"
)
_PADDING = re.compile(r"(?:\0|\\0{1,3}|\\x00|\\u0000)+\Z")
_CONTINUES = re.compile(r"[\w*%{$>\[(?#…]|<(?!/)|\\(?:[.dw]|\()|\.\.")
_REST = re.compile(r"(?:(?<=\.) |,)\d+(?:\.\d+)*")
# As in "1.2.840.10008.5.1.4.1.1.l1.1".
_LETTER = re.compile(r"(?<=[.\dlIoO])[lIoO](?=[.\dlIoO]|\b)")
_ESCAPED_BLANK = re.compile(r"\\[tnrvf]")
_INVISIBLE = re.compile(rf"[{INVISIBLE}]")
_FAULTS = (
    ("has an empty component", re.compile(r"^\.+|\.+(?=\.)")),
    ("has a component with a leading zero", re.compile(r"\b0+(?=\d)")),
)


class Fault(Enum):
    """A kind of fault of a text that resembles a UID."""

    INVISIBLE = auto()
    BLANK = auto()
    COMMA = auto()
    DIGITS = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """The UID that a text resembles, and the faults of the text."""

    uid: str
    faults: tuple[tuple[Fault, str], ...]
    """Each fault, and the words for it."""
    is_prefix: bool
    """Whether the text ends with a dot, as prefixes do."""
    without_blanks: str
    """The text without invisible characters and blanks."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of digits and dots within a longer text."""

    start: int
    text: str
    continues: bool
    """Whether a pattern, a format or a longer word follows."""


def is_uid(text: str) -> bool:
    """Return whether a text is a UID near DICOM's root and nothing else; it may be malformed."""
    if len(text) >= _LONGEST_READ or "..." in text:
        return False
    text = _ESCAPED_BLANK.sub(" ", _PADDING.sub("", text))
    return _WHOLE.match(_digits(text)) is not None and read(text) is not None


def _digits(text: str) -> str:
    """Return a text with digits for letters that resemble them, where digits stand."""
    return _LETTER.sub(lambda match: "1" if match[0] in "lI" else "0", text)


def spans(text: str) -> Iterator[Span]:
    """Yield the runs of a text that are near DICOM's root."""
    for match in _RUN.finditer(_digits(text)):
        end = match.end()
        run = text[match.start() : end]
        rest = None if run.removesuffix(".") in register() else _REST.match(text, end)
        if rest and run.removesuffix(".") + "." + rest[0][1:] in register():
            run, end = run + rest[0], rest.end()
        continues = bool(_CONTINUES.match(text, end))
        if run.endswith(".") and not continues and (end == len(text) or not text[end].isalnum()):
            run = run[:-1]
        if read(run) is not None:
            yield Span(match.start(), run, continues)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading | None:
    """Return the UID that a text of digits, dots and blanks resembles, or None if it has another root.

    A slip in the root is corrected if that makes the text a registered UID.

    >>> read("1.2.840.100008.5.1.4.1.1.2").uid, read("1.2.840.113619.2.5")
    ('1.2.840.10008.5.1.4.1.1.2', None)
    """
    if len(text) > _LONGEST_READ or "..." in text:
        return None
    text = _ESCAPED_BLANK.sub(" ", _PADDING.sub("", text))
    found = dict.fromkeys(_INVISIBLE.findall(text))
    faults = [(Fault.INVISIBLE, f"contains the invisible character U+{ord(one) % 0xDC00:04X}") for one in found]
    text = _INVISIBLE.sub("", text)
    if text != (stripped := "".join(text.split())):
        at_end = "ends with a blank" if text.rstrip() != text else "begins with a blank"
        faults.append((Fault.BLANK, at_end if text.strip() == stripped else "contains a blank"))
        text = stripped
    plain = text
    letters = dict.fromkeys(_LETTER.findall(text))
    faults += [(Fault.DIGITS, f"contains the letter {one}") for one in letters]
    text = _digits(text)
    if "," in text:
        faults.append((Fault.COMMA, "contains a comma"))
        text = text.replace(",", ".")
    for words, wrong in _FAULTS:
        before, text = text, wrong.sub("", text)
        faults += [(Fault.DIGITS, words)] if text != before else []
    is_prefix = text.endswith(".")
    text = text.removesuffix(".")
    uid = _at_root(text)
    if uid is None or (letters and uid not in register()):
        return None
    if uid != text:
        faults.append((Fault.DIGITS, f"is not under DICOM's root {ROOT}"))
    if len(text) > LONGEST:
        faults.append((Fault.DIGITS, f"has {len(text)} characters, more than {LONGEST}"))
    return Reading(uid, tuple(faults), is_prefix, plain)


def _at_root(text: str) -> str | None:
    """Return a UID with a slip in its root corrected, or None if it has another root."""
    if f"{text}.".startswith(f"{ROOT}."):
        return text
    ends = (end for end in range(min(len(text), len(ROOT) + 3)) if text[:end] in _wrong_roots())
    return next((uid for end in ends if _is_assigned(uid := f"{ROOT}.{text[end:]}")), None)


def _is_assigned(uid: str) -> bool:
    """Return whether a UID is registered as a class, or is in the arc of storage classes."""
    is_class = uid in register() and (register()[uid].is_sop_class or uid.startswith(f"{ROOT}.1.2."))
    return uid.count(".") > 5 and (is_class or uid.startswith(f"{STORAGE_ARC}."))


@cache
def _wrong_roots() -> frozenset[str]:
    """Return the texts that one slip makes of the root and the dot after it."""
    right, parts = f"{ROOT}.", ROOT.split(".")
    cuts = [(right[:at], right[at:]) for at in range(len(right))]
    return frozenset(
        [before + after[1:] for before, after in cuts]
        + [before + after[1::-1] + after[2:] for before, after in cuts]
        + [before + more + after for before, after in cuts for more in "0123456789."]
        # Another fourth component is another organisation's.
        + [before + digit + after[1:] for before, after in cuts if len(after) > 6 for digit in "0123456789"]
        + [".".join(parts[at:]) + "." for at in (2, 3)]
        + [".".join([*parts[:at], one, *parts[at:]]) + "." for at in range(1, 5) for one in "12"]
        + [".".join(parts[:at] + parts[at + 1 :]) + "." for at in range(4)]
        + [right.replace("840", left) for left in "840"]
        # Without the zeros at the beginning of a component.
        + [right.replace("10008", "8")]
    )
