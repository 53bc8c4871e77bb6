"""What a text of digits, dots and blanks says about a UID near the root of DICOM, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .facts import ROOT, known

LONGEST = 64
"""The most characters of a UID (PS3.5 section 9.1)."""

_ROOT = tuple(ROOT.split("."))
_RUN = re.compile(r"(?<![\w.])\d+(?:\.{1,2}\d+){3,}\.?")
_WHOLE = re.compile(r"[\s.]*\d+(?:[\s.]+\d+){2,}[\s.]*\Z")
_PADDING = re.compile(r"(?:\0|\\0|\\x00|\\u0000)+\Z")
_GOES_ON = re.compile(r"[\w*%{}$<>\[\](|?\\#…]|\.\.")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means: the UID, mended where need be, and the faults that were mended."""

    uid: str
    faults: tuple[str, ...]
    is_prefix: bool
    """Whether the text ends with a dot, as prefixes do."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of digits and dots within a longer text."""

    start: int
    text: str
    goes_on: bool
    """Whether what follows makes it the beginning of a pattern, a format or a longer word."""


def without_padding(text: str) -> str:
    r"""Remove the NULs after a UID, which PS3.5 section 9.1 wants there, as characters or as escapes.

    >>> without_padding("1.2.840.10008.1.1\\0")
    '1.2.840.10008.1.1'
    """
    return _PADDING.sub("", text)


def is_whole(text: str) -> bool:
    """Return whether a text is nothing but digits, dots and blanks, as a UID on its own is.

    >>> is_whole("1.2.840.10008.1.1 "), is_whole("see 1.2.840.10008.1.1")
    (True, False)
    """
    return len(text) < 4 * LONGEST and _WHOLE.match(text) is not None


def spans(text: str) -> Iterator[Span]:
    """Yield the runs of a text that are near the root of DICOM.

    >>> [span.text for span in spans("CT (1.2.840.10008.5.1.4.1.1.2) and 1.2.3.4.5")]
    ['1.2.840.10008.5.1.4.1.1.2']
    """
    for match in _RUN.finditer(text):
        run, end = match[0], match.end()
        goes_on = bool(_GOES_ON.match(text, end))
        if run.endswith(".") and not goes_on and (end == len(text) or text[end].isspace()):
            run = run[:-1]
        if read(run) is not None:
            yield Span(match.start(), run, goes_on)


@cache
def read(text: str) -> Reading | None:
    """Return what a text of digits, dots and blanks means near the root of DICOM, or None where it is not near it.

    A text whose first four components are not the root is near it only where mending one slip makes it a UID that DICOM
    assigned, or, where zeros were lost or doubled in ``10008``, one in an arc that DICOM uses.

    >>> read("1.2.840.100008.5.1.4.1.1.2").uid
    '1.2.840.10008.5.1.4.1.1.2'
    >>> read("1.2.840.113619.2.5") is None
    True
    """
    text = without_padding(text)
    if "..." in text:
        return None
    faults: list[str] = []
    if any(one.isspace() for one in text):
        faults.append("holds a blank")
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
    return Reading(".".join(rooted), tuple(faults), is_prefix)


def _at_root(parts: list[str]) -> list[str] | None:
    if tuple(parts[:4]) == _ROOT:
        return parts
    if tuple(parts[:3]) == _ROOT[:3] and len(parts) > 5 and re.fullmatch(r"10{2,6}8", parts[3]):
        mended = [*_ROOT, *parts[4:]]
        return mended if tuple(mended[4:6]) in _arcs_in_use() else None
    return next((mended for mended in _mendings(parts) if ".".join(mended) in known()), None)


def _mendings(parts: list[str]) -> Iterator[list[str]]:
    """Yield a UID with one slip in its root mended: a component wrong, missing, or run together with the next."""
    root = list(_ROOT)
    for at, component in enumerate(root):
        others = root[:at] + root[at + 1 :]
        if at < 3 and parts[:3] == others:
            yield root + parts[3:]
        if len(parts) > 4 and parts[:at] + parts[at + 1 : 4] == others and _is_slip(parts[at], component):
            yield root + parts[4:]
        if at < 3 and parts[:3] == [*root[:at], component + root[at + 1], *root[at + 2 :]]:
            yield root + parts[3:]
    if parts[:3] == root[:3] and len(parts) > 3 and parts[3].startswith(root[3]):
        yield [*root, parts[3].removeprefix(root[3]), *parts[4:]]


def _is_slip(written: str, meant: str) -> bool:
    """Return whether the digits are in the wrong order, or, in a short component, one too many or too few."""
    if sorted(written) == sorted(meant):
        return len(meant) > 1
    if len(meant) > 3:
        return False
    longer, shorter = (written, meant) if len(written) > len(meant) else (meant, written)
    return len(longer) - len(shorter) == 1 and any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


@cache
def _arcs_in_use() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(uid.split(".")[4:6]) for uid in known())
