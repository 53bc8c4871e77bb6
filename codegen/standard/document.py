"""What a document of the standard contains, whatever it was read from: sections with their passages and tables."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Final, TypeVar

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.text import Kind, Text, plain

T = TypeVar("T")

LARGEST: Final[Mapping[str, int]] = {"PS3.3": 128_000_000, "PS3.4": 32_000_000, "PS3.6": 32_000_000}
"""The size in bytes of the largest document that is read or downloaded, by part: three times what is published."""
CAPTION: Final = re.compile(r"Table\s+([A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?)\s?[.:]\s+([^|]+)")
"""The caption of a table, ``Table B.5-1. Standard SOP Classes``: its number and its title."""
TABLE_NUMBER: Final = re.compile(r"(?<![\w.-])[A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?(?![\w-])", re.IGNORECASE)

_SUBTITLE: Final = re.compile(r"DICOM\s+PS\s?3\.([0-9]{1,2})\s+([0-9]\S*)\s+[-\u2013\u2014]\s+(.+)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed, spans expanded: every row has as many cells as the header."""

    document: str
    number: str
    """Such as B.5-1; empty if the table has no number."""
    caption: str
    chapter: str | None
    """The title of the chapter that contains the table: the Service Class."""
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    section: str = ""
    fault: str = ""
    """Why the table cannot be read, in a sentence; its header is then the text of its first row, its rows are empty."""

    @property
    def where(self) -> str:
        """How messages name this table."""
        number = f"Table {self.number}" if self.number else f"table without number in section {self.section}"
        return f"{self.document}, {number}"


@dataclass(frozen=True, slots=True)
class Section:
    """A section up to its first subsection."""

    number: str
    title: str
    passages: tuple[Text, ...] = ()
    tables: tuple[Table, ...] = ()

    def of(self, kind: Kind) -> tuple[Text, ...]:
        """The passages of one kind, in reading order."""
        return tuple(passage for passage in self.passages if passage.kind == kind)


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
    is_page: bool
    """Whether this is one page of a part, beside which there may be others."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file states of itself, and its sections."""

    heading: "Heading"
    form: str
    page: str
    """The name of the page in the web edition; empty for a whole part."""
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Document:
    """A part of the standard, or pages of it."""

    origins: tuple[Origin, ...]
    sections: tuple[Section, ...]

    @property
    def origin(self) -> Origin:
        """The file of the document, the first file if there are several."""
        return self.origins[0]

    @property
    def name(self) -> str:
        """How messages name the document."""
        return self.origin.name

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables, section by section."""
        return tuple(table for section in self.sections for table in section.tables)

    def section(self, number: str) -> Section | None:
        """The section of this number (``I.4``), or None; raise SpecError if there are several."""
        found = [one for one in self.sections if one.number == number]
        return _single(found, f"{self.name}: expected one section {number}")

    def table(self, number: str) -> Table | None:
        """The table of this number (``B.5-1``), or None; raise SpecError if there are several, or if it is at fault."""
        same = [one for one in self.tables if one.number == number]
        found = _single(same, f"{self.name}: expected one Table {number}")
        if found and found.fault:
            raise SpecError(found.fault)
        return found


def _single(found: Sequence[T], expected: str) -> T | None:
    if len(found) > 1:
        raise SpecError(f"{expected}, found {len(found)}")
    return found[0] if found else None


def united(documents: Iterable[Document]) -> Document:
    """Several pages of one part as one document."""
    pages = sorted(documents, key=lambda page: page.name)
    return Document(
        tuple(origin for page in pages for origin in page.origins),
        tuple(section for page in pages for section in page.sections),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document is: ``DICOM PS3.4 2017c - Service Class Specifications``."""

    part: str
    edition: str
    """Empty if the document does not state it."""
    title: str

    @classmethod
    def of(cls, text: str) -> "Heading | None":
        """Read a heading, in either of its two spellings; return None if the text is something else.

        >>> Heading.of("DICOM PS 3.6 2013 - Data Dictionary")
        Heading(part='PS3.6', edition='2013', title='Data Dictionary')
        """
        match = _SUBTITLE.fullmatch(plain(text))
        return cls(f"PS3.{match[1]}", match[2], match[3]) if match else None

    def edition_of(self, name: str, given: Edition | None) -> Edition:
        """The edition of the document; raise SpecError if it is unknown, or not the one that is given."""
        if not self.edition:
            if given is None:
                raise SpecError(f"{name}: does not state its edition: give it with --edition")
            return given
        try:
            stated = Edition.parse(self.edition)
        except SpecError as error:
            raise SpecError(f"{name}: its heading: {error}") from None
        if stated.version[0] > datetime.now(UTC).year + 1:
            raise SpecError(f"{name}: its heading: edition {stated} has not been published yet")
        if given is not None and given != stated:
            raise SpecError(f"{name}: expected edition {given} as given with --edition, found {stated} in its heading")
        return stated
