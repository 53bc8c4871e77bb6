"""What a text of digits, dots and blanks means near DICOM's root, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .register import ROOT, is_arc, register

LONGEST = 64
"""The most characters of a UID (PS3.5 section 9.1)."""

_LONGEST_READ = 4 * LONGEST
_ROOT = tuple(ROOT.split("."))
_RUN = re.compile(r"(?<![\w.])\d+(?:\.{1,2}\d+){3,}+\.?")
_WHOLE = re.compile(r"[\s.]*+\d+(?:[\s.]++\d+){2,}+[\s.]*+\Z")
_PADDING = re.compile(r"(?:\0|\\0{1,3}|\\x00|\\u0000)+\Z")
_CONTINUES = re.compile(r"[\w*%{}$<>\[(|?#…]|\\(?:[.dw]|\()|\.\.")
_CONTROL = re.compile(r"\\[tnrvf]|[\t\n\r\v\f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means: the UID, mended if need be, and the faults that were mended."""

    uid: str
    faults: tuple[str, ...]
    is_prefix: bool
    """Whether the text ends with a dot, as prefixes do."""
    has_blank: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A run of digits and dots within a longer text."""

    start: int
    text: str
    continues: bool
    """Whether what follows makes it the beginning of a pattern, a format or a longer word."""


def without_padding(text: str) -> str:
    r"""Remove the NULs after a UID, which PS3.5 section 9.1 allows there, as characters or as escapes.

    >>> without_padding("1.2.840.10008.1.1\\0")
    '1.2.840.10008.1.1'
    """
    tail = text[-_LONGEST_READ:]
    return text[: len(text) - len(tail)] + _PADDING.sub("", tail) if len(text) < 2 * _LONGEST_READ else text


def is_whole(text: str) -> bool:
    """Return whether a text is nothing but digits, dots and blanks, as a UID on its own is.

    >>> is_whole("1.2.840.10008.1.1 "), is_whole("see 1.2.840.10008.1.1")
    (True, False)
    """
    return len(text) < _LONGEST_READ and _WHOLE.match(_CONTROL.sub(" ", text)) is not None


def is_uid(text: str) -> bool:
    """Return whether a text is a UID near DICOM's root, and nothing else; it may be malformed."""
    text = without_padding(text)
    if len(text) > _LONGEST_READ or not is_whole(text):
        return False
    several = text.split()
    return read(text) is not None and not (len(several) > 1 and all(one.startswith(ROOT) for one in several))


def spans(text: str) -> Iterator[Span]:
    """Yield the runs of a text that are near DICOM's root.

    >>> [span.text for span in spans("CT (1.2.840.10008.5.1.4.1.1.2) and 1.2.3.4.5")]
    ['1.2.840.10008.5.1.4.1.1.2']
    """
    for match in _RUN.finditer(text):
        run, end = match[0], match.end()
        continues = bool(_CONTINUES.match(text, end))
        if run.endswith(".") and not continues and (end == len(text) or not text[end].isalnum()):
            run = run[:-1]
        if read(run) is not None:
            yield Span(match.start(), run, continues)


@lru_cache(maxsize=65536)
def read(text: str) -> Reading | None:
    """Return what a text of digits, dots and blanks means near DICOM's root, or None if it is not near it.

    A text with another root is near only if mending one slip in the root makes it a registered UID, or, if zeros were
    lost or doubled in ``10008``, one in an arc that DICOM uses.

    >>> read("1.2.840.100008.5.1.4.1.1.2").uid
    '1.2.840.10008.5.1.4.1.1.2'
    >>> read("1.2.840.113619.2.5") is None
    True
    """
    if len(text) > _LONGEST_READ:
        return None
    text = _CONTROL.sub(" ", without_padding(text))
    if "..." in text:
        return None
    faults: list[str] = []
    has_blank = any(one.isspace() for one in text)
    if has_blank:
        faults.append("contains a blank")
        text = re.sub(r"\s+", "" if "." in text else ".", text)
    is_prefix = text.endswith(".")
    parts = text.removesuffix(".").split(".")
    if "" in parts:
        faults.append("has an empty component")
        parts = [part for part in parts if part]
    if any(len(part) > 1 and part[0] == "0" for part in parts):
        faults.append("has a component with a leading zero")
        parts = [part.lstrip("0") or "0" for part in parts]
    rooted = _at_root(parts)
    if rooted is None:
        return None
    if rooted != parts:
        faults.append(f"is not under DICOM's root {ROOT}")
    if len(text) > LONGEST:
        faults.append(f"has {len(text)} characters, more than {LONGEST}")
    return Reading(".".join(rooted), tuple(faults), is_prefix, has_blank)


def _at_root(parts: list[str]) -> list[str] | None:
    if tuple(parts[:4]) == _ROOT:
        return parts
    if tuple(parts[:3]) == _ROOT[:3] and len(parts) > 5 and re.fullmatch(r"10{2,6}8", parts[3]):
        mended = [*_ROOT, *parts[4:]]
        return mended if tuple(mended[4:6]) in _arcs_in_use() else None
    return next((mended for mended in _mended(parts) if _is_assigned(mended)), None)


def _is_assigned(parts: list[str]) -> bool:
    """Return whether a UID is registered, or stands under a storage class, as far as mending a root needs to know."""
    uid = ".".join(parts)
    return len(parts) > 6 and (uid in register() or (len(parts) > 8 and is_arc(".".join(parts[:9]))))


def _mended(parts: list[str]) -> Iterator[list[str]]:
    """Yield the UIDs whose root, with one slip, is how the text begins."""
    root = list(_ROOT)
    for at, component in enumerate(root):
        others = root[:at] + root[at + 1 :]
        if parts[:3] == others:
            yield root + parts[3:]
        if len(parts) > 4 and parts[:at] + parts[at + 1 : 4] == others and _is_slip(parts[at], component):
            yield root + parts[4:]
        if at < 3 and parts[:3] == [*root[:at], component + root[at + 1], *root[at + 2 :]]:
            yield root + parts[3:]
        if len(component) > 1 and len(parts) > 5 and parts[:at] + parts[at + 2 : 5] == others:
            yield from [root + parts[5:]] if parts[at] + parts[at + 1] == component else []
    if parts[:3] == root[:3] and len(parts) > 3 and parts[3].startswith(root[3]):
        yield [*root, parts[3].removeprefix(root[3]), *parts[4:]]
    if parts[:2] in (root[2:], ["12", "840"]) or parts[:1] == root[3:]:
        yield root + parts[1 if parts[0] == root[3] else 2 if parts[:2] == root[2:] else 3 :]


def _is_slip(written: str, meant: str) -> bool:
    """Return whether digits are in the wrong order, lost, doubled, or, in the first three components, one is different.

    Another fourth component of five digits is another organisation's.
    """
    if len(written) > 7:
        return False
    if sorted(written) == sorted(meant):
        return len(meant) > 1
    if len(written) == len(meant):
        return len(meant) <= 3 and sum(a != b for a, b in zip(written, meant, strict=True)) == 1
    longer, shorter = (written, meant) if len(written) > len(meant) else (meant, written)
    if len(longer) - len(shorter) > (2 if len(meant) == 3 else 1):
        return False
    return _is_subsequence(shorter, longer)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(one in rest for one in short)


@cache
def _arcs_in_use() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(uid.split(".")[4:6]) for uid in register())
