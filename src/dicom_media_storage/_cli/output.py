"""The output of commands: text, columns and JSON; control characters of untrusted text are escaped."""

import errno
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Final

import click

_LEFT_OUT: Final = " [...] "
_LOOK_ALIKES: Final = str.maketrans({"→": "->"})
_NOT_PRINTABLE: Final = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def say(text: str) -> None:
    """Print text, with colours only on a terminal, and only in characters of its encoding."""
    _refuse_closed_stdout()
    click.echo(_printable(text))


def note(text: str) -> None:
    """Print a line to stderr."""
    click.echo(_printable(text), err=True)


def send(data: bytes) -> None:
    """Write data for programs to stdout: always UTF-8, always line feeds."""
    _refuse_closed_stdout()
    sys.stdout.flush()
    left = memoryview(data)
    # With PYTHONUNBUFFERED, this is the raw file, which may write only a part of the data.
    while left:
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


def _refuse_closed_stdout() -> None:
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - None when the shell closed it
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "standard output")


def is_terminal() -> bool:
    """Return whether stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()  # pyright: ignore[reportUnnecessaryComparison] - None if closed


def to_json(value: object) -> bytes:
    r"""Return a value as indented JSON.

    >>> to_json({"uid": None})
    b'{\n  "uid": null\n}\n'
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return (_NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n").encode()


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines in aligned columns; the last column is not padded.

    >>> print(columns([["1.2.3", "a", "x"], ["1.2", "bc", "y"]]))
    1.2.3  a   x
    1.2    bc  y
    """
    cells = [tuple(row) for row in rows]
    widths = [max(len(click.unstyle(cell)) for cell in column) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(map(_padded, row[:-1], widths)) + "  " + row[-1] for row in cells)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - len(click.unstyle(cell)))


def _printable(text: str) -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_LOOK_ALIKES).encode(encoding, "replace").decode(encoding)
    return text


def escaped(text: str, longest: int = 200) -> str:
    r"""Return a text as a line of printable characters; escape the others as Python does, and shorten the middle.

    Control sequences, line breaks and characters that reverse or hide text cannot affect a terminal or a log.

    >>> escaped("CT\x1b[2J\nMR\u202e")
    'CT\\x1b[2J\\nMR\\u202e'
    >>> escaped("a" * 500, 20)
    'aaaaaa [...] aaaaaaa'
    """
    safe = "".join(_shown(each) for each in _shortened(text, longest))
    return _shortened(safe, longest)


def _shown(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = longest - len(_LEFT_OUT)
    return text[: kept // 2] + _LEFT_OUT + text[len(text) - (kept - kept // 2) :]
