"""Corrections of findings, written to the file in one step."""

import codecs
import os
import secrets
import shutil
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from .model import Edit, Finding

LARGEST = 4 << 20
"""The most bytes of a file that is corrected."""

_CONTEXT = 3


def safe(findings: Iterable[Finding], present: Container[str]) -> list[Finding]:
    """Return findings whose edits do not make two names of a file equal.

    ``present`` has the UIDs of the file. A UID that is there, or that two names would get, is not written.
    """
    found = list(findings)
    wanted = Counter(one.edit.new for one in found if one.edit)
    return [
        replace(one, edit=None)
        if one.edit and one.rule == "DMS002" and (one.edit.new in present or wanted[one.edit.new] > 1)
        else one
        for one in found
    ]


def corrected(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content of a file with those edits that fit it."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    lines = data.removeprefix(mark).split(b"\n")
    for edit in sorted((one for one in edits if one.line <= len(lines)), reverse=True):
        text = lines[edit.line - 1].decode("utf-8", "surrogateescape")
        before, after = text[: edit.column - 1], text[edit.column - 1 :]
        if after.startswith(edit.old):
            text = before + edit.new + after.removeprefix(edit.old)
            lines[edit.line - 1] = text.encode("utf-8", "surrogateescape")
    return mark + b"\n".join(lines)


def difference(old: bytes, new: bytes, path: str) -> str:
    """Return what differs between contents with the same number of lines, as ``patch`` reads it."""
    pairs = list(zip(BytesIO(old), BytesIO(new), strict=True))
    hunks = list[list[int]]()
    for at in (at for at, (one, other) in enumerate(pairs) if one != other):
        begin, end = max(0, at - _CONTEXT), min(len(pairs), at + _CONTEXT + 1)
        if hunks and begin <= hunks[-1][1]:
            hunks[-1][1] = end
        else:
            hunks.append([begin, end])
    shown = [f"--- {path}", f"+++ {path}"] if hunks else []
    for begin, end in hunks:
        span = f"{begin + 1},{end - begin}"
        shown.append(f"@@ -{span} +{span} @@")
        for one, other in pairs[begin:end]:
            shown += [_marked(" ", one)] if one == other else [_marked("-", one), _marked("+", other)]
    return "\n".join(shown)


def _marked(mark: str, line: bytes) -> str:
    end = "" if line.endswith(b"\n") else "\n\\ No newline at end of file"
    return mark + line.removesuffix(b"\n").decode(errors="backslashreplace") + end


def replace_content(path: str, file: BinaryIO, data: bytes) -> None:
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
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        if hasattr(os, "chown"):
            os.chown(temporary, facts.st_uid, facts.st_gid)
        shutil.copystat(target, temporary)
        os.utime(temporary)
        now = target.stat()
        if (now.st_ino, now.st_size, now.st_mtime_ns) != (facts.st_ino, facts.st_size, facts.st_mtime_ns):
            raise OSError(0, "another program changed the file")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
