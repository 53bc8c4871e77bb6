"""Findings mended in the source: wrong UIDs and names replaced, and on demand UIDs by constants."""

from collections.abc import Iterable

from .decoding import encoded, exact_lines
from .model import Edit, Finding, FixError

_QUOTES = 6


class MissingExtraError(FixError):
    """A package that fixing needs is not installed; the message says how to install it."""


def mended(data: bytes, encoding: str, findings: Iterable[Finding]) -> tuple[bytes, list[Finding]]:
    r"""Return a source with the edits of the findings made, and the findings whose edits were made.

    All bytes that no edit replaces stay as they are. A finding whose edits do not fit the source is left alone.

    >>> edit = Edit(1, 6, "1.2.3", "1.2.4")
    >>> mended(b'x = "1.2.3"\r\n', "utf-8", [Finding("a.py", 1, 5, "DMS002", "", None, None, edits=(edit,))])[0]
    b'x = "1.2.4"\r\n'
    """
    lines = exact_lines(data, encoding)
    if lines is None:
        return data, []
    made: list[Finding] = []
    places: dict[tuple[int, int], Edit] = {}
    for one in findings:
        located = [(_start(lines, edit), edit) for edit in one.edits]
        if one.edits and all(start is not None for start, _ in located):
            places |= {(edit.line, start): edit for start, edit in located if start is not None}
            made.append(one)
    for (line, start), edit in sorted(places.items(), reverse=True):
        text = lines[2 * line - 2]
        lines[2 * line - 2] = text[:start] + edit.new + text[start + len(edit.old) :]
    return encoded(lines, encoding), made


def _start(lines: list[str], edit: Edit) -> int | None:
    """Return where the text to replace begins on its line: right at the place, or after the quotes there."""
    if 2 * edit.line - 2 >= len(lines):
        return None
    text, column = lines[2 * edit.line - 2], edit.column - 1
    start = text.find(edit.old, column, column + len(edit.old) + _QUOTES)
    return start if start >= 0 else None


def constants_in(data: bytes, findings: Iterable[Finding]) -> tuple[bytes, int]:
    """Return Python code with a constant for each UID that DMS001 alone reports, and their number.

    Raises `FixError` if the code cannot be rewritten.
    """
    found = list(findings)
    places = {(one.line, one.column) for one in found if one.rule == "DMS001"}
    places -= {(one.line, one.column) for one in found if one.rule != "DMS001"}
    if not places:
        return data, 0
    # libcst is slow to load, and only these fixes need it.
    try:
        from .constants import with_constants  # noqa: PLC0415
    except ImportError as error:
        how = "pip install 'dicom-media-storage[lint]'"
        raise MissingExtraError(f"to use constants, the extra lint must be installed: {how} ({error})") from None

    return with_constants(data, places)
