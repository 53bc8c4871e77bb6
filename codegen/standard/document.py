"""What every reader of a document gives, whatever the document's format: cleaned text, tables, sections."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Protocol

from codegen.edition import Edition
from codegen.errors import SpecError

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SECTION: Final = re.compile(r"sect_([A-Z]{1,2}|[0-9]+)((?:\.[0-9]+)*)(?:\.html)?$")
TABLE_REFERENCE: Final = re.compile(r"\bTable\s+([A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?)")


def clean(text: str) -> str:
    r"""Remove what is only there to break lines (zero width spaces, soft hyphens) and fold white space.

    >>> clean(" 1.2.840.\u200b10008.\u00ad1\n  Basic   Text SR ")
    '1.2.840.10008.1 Basic Text SR'
    """
    return " ".join(text.translate(_INVISIBLE).split())


@dataclass(frozen=True, slots=True)
class Link:
    """A reference into a part of the standard: ``Link("PS3.3", "sect_A.26")``."""

    part: str
    target: str

    @property
    def section(self) -> str | None:
        """The number of the section that the link leads to, where it leads to one.

        >>> Link("PS3.3", "sect_A.26").section
        'A.26'
        """
        match = _SECTION.search(self.target)
        return match[1] + match[2] if match else None


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text together with the links that stood in it."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage(Text):
    """A paragraph or a list item, as it stands in a section."""

    kind: Literal["para", "item", "note"] = "para"


@dataclass(frozen=True, slots=True)
class Section:
    """The passages of a section, up to its first subsection."""

    number: str
    passages: tuple[Passage, ...]

    def of(self, kind: str) -> tuple[Passage, ...]:
        """The passages of one kind, in reading order."""
        return tuple(passage for passage in self.passages if passage.kind == kind)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed, spans expanded: every row has as many cells as the header."""

    document: str
    id: str
    caption: str
    chapter: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]

    @property
    def where(self) -> str:
        """How messages name this table."""
        return f"{self.document}, Table {self.id}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Which document was read."""

    name: str
    part: str
    edition: Edition
    title: str
    form: str
    url: str
    sha256: str
    size: int


class Document(Protocol):
    """A document of the standard, opened."""

    @property
    def origin(self) -> Origin:
        """Which document this is."""
        ...

    def table(self, table_id: str) -> Table | None:
        """The table of this label (``B.5-1``), or None where the document has none."""
        ...

    def section(self, number: str) -> Section | None:
        """The section of this number (``I.4``), or None where the document has none."""
        ...


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """A cell before its spans are expanded."""

    content: Text
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Grid:
    """Expands ``rowspan`` and ``colspan``: a cell that spans stands in every place that it covers."""

    where: str
    width: int
    _down: dict[int, tuple[int, Text]] = field(default_factory=dict[int, tuple[int, Text]])

    def expand(self, rows: Sequence[Sequence[SpannedCell]], first_row: int = 1) -> list[tuple[Text, ...]]:
        """Expand the rows of one group (``thead`` or ``tbody``), which no span may leave."""
        self._down = {}
        expanded = [self._row(cells, number) for number, cells in enumerate(rows, first_row)]
        if self._down:
            rest = max(rows_left for rows_left, _ in self._down.values())
            raise SpecError(f"{self.where}: expected {rest} more rows for a rowspan, found the end of the table body")
        return expanded

    def _row(self, cells: Sequence[SpannedCell], number: int) -> tuple[Text, ...]:
        row: dict[int, Text] = {}
        for column, (rows_left, content) in list(self._down.items()):
            row[column] = content
            if rows_left == 1:
                del self._down[column]
            else:
                self._down[column] = (rows_left - 1, content)
        column = 0
        for cell in cells:
            while column in row:
                column += 1
            self._place(row, column, cell)
            column += cell.columns
        if sorted(row) != list(range(self.width)):
            raise SpecError(f"{self.where}, row {number}: expected {self.width} cells, found {len(row)}{_begin(row)}")
        return tuple(row[column] for column in range(self.width))

    def _place(self, row: dict[int, Text], start: int, cell: SpannedCell) -> None:
        for column in range(start, start + min(cell.columns, self.width + 1)):
            if column in row:
                raise SpecError(f"{self.where}: two spans claim the same place ({cell.content.text!r})")
            row[column] = cell.content
            if cell.rows > 1:
                self._down[column] = (cell.rows - 1, cell.content)


def _begin(row: dict[int, Text]) -> str:
    texts = [row[column].text for column in sorted(row)]
    return f" ({' | '.join(texts)!r})" if texts else ""


def read_head(path: Path) -> bytes:
    """Read the beginning of a document, enough to tell what it is; raise SpecError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(1 << 16).removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None


def read_bytes(path: Path) -> tuple[bytes, str]:
    """Read a document whole, with its sha256; raise SpecError where it cannot be read or is empty."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
    if not data.strip():
        raise SpecError(f"{path}: is empty, expected a document of the DICOM standard")
    return data, hashlib.sha256(data).hexdigest()
