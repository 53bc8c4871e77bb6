"""Corrections of findings, written to the file in one step."""

import codecs
import os
import secrets
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from .model import Edit, Finding

MOST_LINES = 8
"""The most lines of a UID that are remembered; a UID on more is never the result of a correction."""

_CONTEXT = 3


def safe(findings: Sequence[Finding], lines_of: Mapping[str, Sequence[int]]) -> list[Finding]:
    """Return findings whose edits do not make two names equal.

    ``lines_of`` has the lines of the registered UIDs in the file. A UID that stays on a line of the file, or that two
    names would get, is not written on another.

    >>> found = [Finding("a.py", 1, 5, "DMS002", "", None, None, edit=Edit(1, 6, "1.2.3", "1.2.4"))]
    >>> safe(found, {"1.2.3": [1]}) == found, safe(found, {"1.2.3": [1], "1.2.4": [2]})[0].edit
    (True, None)
    """
    while True:
        edits = [one.edit for one in findings if one.edit and one.rule == "DMS002"]
        left = {(edit.old, edit.line) for edit in edits}
        results = Counter(edit.new for edit in edits)
        unsafe = {
            edit
            for edit in edits
            if results[edit.new] > 1
            or len(lines_of.get(edit.new, ())) >= MOST_LINES
            or any((edit.new, line) not in left for line in lines_of.get(edit.new, ()))
        }
        if not unsafe:
            return list(findings)
        findings = [replace(one, edit=None) if one.edit in unsafe else one for one in findings]


def corrected(file: BinaryIO, edits: Iterable[Edit], made: set[Edit]) -> Iterator[tuple[bytes, bytes]]:
    r"""Yield each line of a file before and after the edits, and add those that fit the file to ``made``.

    >>> from io import BytesIO
    >>> list(corrected(BytesIO(b'x = "1.2.3"\r\n'), [Edit(1, 6, "1.2.3", "1.2.4")], set()))
    [(b'x = "1.2.3"\r\n', b'x = "1.2.4"\r\n')]
    """
    of_line = {number: list(group) for number, group in groupby(sorted(edits), key=lambda edit: edit.line)}
    for number, line in enumerate(file, start=1):
        mark = codecs.BOM_UTF8 if number == 1 and line.startswith(codecs.BOM_UTF8) else b""
        text = line[len(mark) :].decode("utf-8", "surrogateescape") if number in of_line else ""
        for edit in reversed(of_line.get(number, ())):
            if text.startswith(edit.old, edit.column - 1):
                text = text[: edit.column - 1] + edit.new + text[edit.column - 1 + len(edit.old) :]
                made.add(edit)
        yield line, mark + text.encode("utf-8", "surrogateescape") if text else line


def difference(lines: Iterable[tuple[bytes, bytes]], path: str) -> str:
    r"""Return what differs, as ``patch`` reads it; empty if nothing does.

    >>> print(difference([(b"a\n", b"a\n"), (b"b\n", b"c\n")], "a.py"))
    --- a.py
    +++ a.py
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    hunks, last = list[list[tuple[int, bytes, bytes]]](), 0
    before = list[tuple[int, bytes, bytes]]()
    for number, (old, new) in enumerate(lines, start=1):
        before = [*before[-_CONTEXT:], (number, old, new)]
        if old != new:
            if not hunks or number - last > 2 * _CONTEXT:
                hunks.append([])
            known = hunks[-1][-1][0] if hunks[-1] else 0
            hunks[-1] += [one for one in before if one[0] > known]
            last = number
        elif hunks and number - last <= _CONTEXT:
            hunks[-1].append((number, old, new))
    head = f"--- {path}\n+++ {path}\n" if hunks else ""
    return (head + "".join(map(_hunk, hunks))).removesuffix("\n")


def _hunk(lines: Sequence[tuple[int, bytes, bytes]]) -> str:
    span = f"{lines[0][0]},{len(lines)}" if len(lines) > 1 else f"{lines[0][0]}"
    marked = [f"@@ -{span} +{span} @@\n"]
    for _, old, new in lines:
        marked += [_marked(" ", old)] if old == new else [_marked("-", old), _marked("+", new)]
    return "".join(marked)


def _marked(mark: str, line: bytes) -> str:
    end = "" if line.endswith(b"\n") else "\n\\ No newline at end of file\n"
    return mark + line.decode(errors="backslashreplace") + end


def replace_content(path: str, file: BinaryIO, lines: Iterable[bytes]) -> None:
    """Replace the content of a file that was opened as ``file``: readers see the old bytes or the new ones.

    A symbolic link stays, and the file that it leads to is replaced. Mode, owner and extended attributes stay.

    Raises OSError if that is impossible, if the file has other hard links, or if another program changed it; then it
    is unchanged.
    """
    target = Path(os.path.realpath(path))
    facts = os.fstat(file.fileno())
    if facts.st_nlink > 1:
        raise OSError(0, "the file has other hard links")
    temporary = target.with_name(f".{target.name[:50]}.{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as new:
            new.writelines(lines)
            new.flush()
            os.fsync(new.fileno())
        _copy_attributes(target, temporary, facts)
        now = target.stat()
        if (now.st_ino, now.st_size, now.st_mtime_ns) != (facts.st_ino, facts.st_size, facts.st_mtime_ns):
            raise OSError(0, "another program changed the file")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _copy_attributes(source: Path, target: Path, facts: os.stat_result) -> None:
    if hasattr(os, "chown") and (facts.st_uid, facts.st_gid) != (target.stat().st_uid, target.stat().st_gid):
        os.chown(target, facts.st_uid, facts.st_gid)
    target.chmod(stat.S_IMODE(facts.st_mode))
    for name in os.listxattr(source) if hasattr(os, "listxattr") else ():
        os.setxattr(target, name, os.getxattr(source, name))
