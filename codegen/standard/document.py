"""What every reader of a document gives, whatever the document's format: passages, tables, sections."""

import re
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from codegen.edition import Edition
from codegen.standard.text import Text

TABLE_REFERENCE: Final = re.compile(r"\bTable\s+([A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?)")


@dataclass(frozen=True, slots=True)
class Passage(Text):
    """A paragraph, a list item or a note of a section."""

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
    tables: tuple[str, ...] | None = None
    """The tables of a page, which is one document of several; None for a whole part."""

    @property
    def is_page(self) -> bool:
        """Whether this is a page of a part, beside which there may be others."""
        return self.tables is not None

    def holds(self, table_id: str) -> bool:
        """Whether a table that was read is this document's."""
        return self.tables is None or table_id in self.tables


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
