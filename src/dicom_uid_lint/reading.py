"""The lines of a file that may have a finding, and the lines around each; large files need no more memory."""

import codecs
import re
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from tempfile import TemporaryFile
from typing import BinaryIO

from dicom_media_storage import registry

from .languages import PYTHON

LONGEST_LINE = 1 << 14
"""The most bytes of a line that are read together."""

_CHUNK = 1 << 20
_AFTER = 1
# In the order in which to look: the mark of UTF-32 begins like that of UTF-16.
_WIDE = {"utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)}
_ROOT, _BEGIN = b"10008", b"2.840."
"""One of these is in every UID near DICOM's root, even with a slip in the root."""
_IGNORE = b"dicom-media-storage:"
NAME_FOR_UID = (
    r"(?P<slot>(?:SOPClass|TransferSyntax)UID|\b(?:0008,?0016|0002,?0010)\b)[\"'\])]{0,3}\s{0,3}(?::=|[=:,])\s{0,3}"
    r"(?:\{?[\w\"': ,]{0,20}Value[\"']?: ?\[)?@?[\"'](?P<name>[A-Z\d][\w /(),:-]{3,100})[\"']"
    r"|^(?P<key>SOPClassUID|TransferSyntaxUID)\s{0,3}[=:]\s{0,3}(?P<value>[A-Z][\w/-]*(?: [\w/(),:-]+)+)\s{0,3}$"
)
"""An attribute that holds a UID, with a name in place of the UID."""
_NAME_FOR_UID = re.compile(NAME_FOR_UID.encode(), re.MULTILINE)
_NEAR = 400
_MOST_HEADERS = 20
_SECTION = re.compile(rb"\[[\w .:-]+\]\s*\Z")
_DECORATORS = (b"@", b"#[", b"[")
_COMMENT_ENDS = (b"*/", b"**/", b"-->", b"/**")


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may have a finding, and the lines around it.

    ``offset`` is the column at which ``text`` begins in a line that is too long to be read at once.
    """

    number: int
    offset: int
    text: str
    before: str
    """The line before; empty if it is blank."""
    after: str
    """The line after; empty if it is blank."""
    headers: tuple[str, ...]
    """The lines that this one is indented below, the nearest first."""


def wide_encoding(beginning: bytes) -> str | None:
    """Return "utf-16" or "utf-32" if a file begins with the byte order mark of one of them."""
    return next((name for name, marks in _WIDE.items() if beginning.startswith(marks)), None)


@contextmanager
def as_utf8(file: BinaryIO, beginning: bytes) -> Generator[BinaryIO]:
    """Yield the file itself, or a copy in UTF-8 with line feeds if it is UTF-16 or UTF-32, or has only returns."""
    encoding = wide_encoding(beginning)
    file.seek(0)
    if encoding is None and (b"\r" not in beginning or b"\n" in beginning):
        yield file
        return
    decoded = codecs.iterdecode(iter(partial(file.read, _CHUNK), b""), encoding or "latin-1", errors="replace")
    with TemporaryFile() as copy:
        for text in decoded:
            copy.write(
                text.encode("utf-8", "surrogatepass") if encoding else text.replace("\r", "\n").encode("latin-1")
            )
        copy.seek(0)
        yield copy


def may_matter(file: BinaryIO, style: str) -> bool:
    """Return whether a file may have a finding."""
    tail = b""
    while chunk := file.read(_CHUNK):
        data = tail + chunk if tail else chunk
        # Another package's names resemble those of pynetdicom.
        if _is_candidate(data, style if b"dicom" in data else ""):
            return True
        tail = data[-200:]
    return False


def _is_candidate(data: bytes, style: str) -> bool:
    return (
        _ROOT in data
        or _BEGIN in data
        or ((b"ClassUID" in data or b"SyntaxUID" in data or b"0016" in data) and _NAME_FOR_UID.search(data) is not None)
        or _IGNORE in data
        or (style == PYTHON and has_old_name(data))
    )


def has_old_name(data: bytes) -> bool:
    """Return whether a text has an old name of pydicom or pynetdicom, or the module that pydicom removed."""
    is_possible = b"torage" in data or b"SOPClass" in data or b"Report" in data or b"dicom." in data
    return is_possible and _old_names().search(data) is not None


@cache
def _old_names() -> re.Pattern[bytes]:
    names = [
        *registry.old_keywords(),
        "_storage_sopclass_uids",
        r"[A-Z]\w{8,80}Storage",
        r"py(?:net)?dicom\.(?:uid|sop_class)",
    ]
    return re.compile(rb"\b(?:" + "|".join(names).encode() + rb")\b")


def places(file: BinaryIO, style: str) -> Iterator[Place]:
    """Yield the lines of a file that may have a finding."""
    window: deque[tuple[int, int, bytes]] = deque(maxlen=_AFTER + 2)
    headers: list[tuple[int, bytes]] = []
    for line in _padded(_lines(file)):
        if line[2].strip() in _COMMENT_ENDS:
            continue
        window.append(line)
        number, offset, data = window[-1 - _AFTER] if len(window) > _AFTER else (0, 0, b"")
        beginning = data.lstrip()
        if not beginning:
            continue
        has_words = len(beginning) > 4 or beginning.rstrip(b"\r\n \t{}[]();,") != b""
        indent = len(data) - len(beginning)
        while has_words and offset == 0 and headers and headers[-1][0] >= indent:
            headers.pop()
        if _is_candidate(data, style):
            before = window[-2 - _AFTER][2] if len(window) > _AFTER + 1 else b""
            lines = [_text(header) for _, header in reversed(headers[-_MOST_HEADERS:])]
            yield Place(
                number,
                offset,
                _text(data),
                _text(before[:_NEAR]),
                _text(window[-_AFTER][2][:_NEAR]),
                tuple(lines),
            )
        if has_words and offset == 0:
            if _SECTION.match(beginning):
                headers, indent = [], -1
            decorator = window[-2 - _AFTER][2].strip() if len(window) > _AFTER + 1 else b""
            is_decorated = decorator.startswith(_DECORATORS)
            headers.append((indent, (decorator + b" " + data if is_decorated else data)[:_NEAR]))


def _lines(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Yield each line with its number and an offset; a long line in pieces."""
    number, offset, rest = 1, 0, b""
    while data := rest + file.readline(LONGEST_LINE):
        if number == 1 and offset == 0:
            data = data.removeprefix(codecs.BOM_UTF8)
        end = len(data)
        if end > LONGEST_LINE // 2 and not data.endswith(b"\n"):
            # A piece ends between two values, and not within a UID.
            end = data.rfind(b",", end - _NEAR) + 1 or data.rfind(b" ", end - _NEAR) + 1 or end
        data, rest = data[:end], data[end:]
        yield number, offset, data
        if data.endswith(b"\n"):
            number, offset = number + 1, 0
        else:
            offset += len(_text(data))


def _padded(lines: Iterator[tuple[int, int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    yield from lines
    yield from [(0, 0, b"")] * _AFTER


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape").rstrip("\r\n")
