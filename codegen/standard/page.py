"""The page of section I.4, as text or as HTML → the same tables and passages that a whole document gives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final, Literal, TypeAlias

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.docbook import Heading
from codegen.standard.document import Origin, Passage, Section, Table, Text, clean, read_bytes
from codegen.standard.html import Block, TableBlock, TextBlock, blocks_of_html

_PART: Final = "PS3.4"
_CAPTION: Final = re.compile(r"Table\s+([A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?)\.\s+([^|]+)")
_SEPARATOR: Final = re.compile(r"\|?\s*:?-{3,}[\s|:-]*")
_ANNEX_N: Final = re.compile(r"See Annex [A-Z]+\b")
_APPLIES: Final = re.compile(r"apply to the following SOP Classes:$")
_APPLIES_NOT: Final = re.compile(r"\bdo not apply\b")
_HEADING: Final = re.compile(r"I\.4(?:\.[0-9]+)*\.?\s")

Region: TypeAlias = Literal["I.4", "note", "I.4.1.1", "I.4.1.2"]


class Page:
    """The page of section I.4 of PS3.4, or its Table I.4-1 alone; see ``codegen.standard.document.Document``."""

    def __init__(self, path: Path, *, edition: Edition | None) -> None:
        data, digest = read_bytes(path)
        self._name = path.name
        if edition is None:
            raise SpecError(f"{self._name}: a page does not say for certain which edition it is of: give --edition")
        if looks_like_html(data):
            form, self._blocks = "HTML page", list(blocks_of_html(data, self._name, _CAPTION))
        else:
            form, self._blocks = "text page", list(_blocks_of_text(_decoded(data, self._name), self._name))
        self._refuse_other_edition(edition)
        self._tables = self._captioned()
        if "I.4-1" not in self._tables:
            raise SpecError(f"{self._name}: has no Table I.4-1 and so is not the page of section I.4 of PS3.4")
        self.origin = Origin(
            name=self._name,
            part=_PART,
            edition=edition,
            title=self._tables["I.4-1"].caption,
            form=form,
            url=edition.page_url(_PART, "I.4"),
            sha256=digest,
            size=len(data),
        )

    def _refuse_other_edition(self, edition: Edition) -> None:
        for block in self._blocks:
            heading = Heading.of(block.content.text) if isinstance(block, TextBlock) else None
            if heading is not None and heading.part != _PART:
                raise SpecError(f"{self._name}: expected a page of {_PART}, its heading says {heading.part}")
            if heading is not None and heading.edition != str(edition):
                raise SpecError(f"{self._name}: its heading says edition {heading.edition}, --edition says {edition}")

    def _captioned(self) -> dict[str, Table]:
        tables: dict[str, Table] = {}
        for block in self._blocks:
            match = _CAPTION.fullmatch(block.caption) if isinstance(block, TableBlock) else None
            if match is None or not isinstance(block, TableBlock):
                continue
            if match[1] in tables:
                raise SpecError(f"{self._name}: expected one Table {match[1]}, found 2")
            tables[match[1]] = Table(self._name, match[1], clean(match[2]), None, block.header, block.rows)
        return tables

    def table(self, table_id: str) -> Table | None:
        """The table under the caption of this label, or None where the page has none."""
        return self._tables.get(table_id)

    def section(self, number: str) -> Section | None:
        """What the page prints of section I.4, I.4.1.1 or I.4.1.2; None where it prints nothing of it."""
        passages: list[Passage] = []
        for region, block in self._regions():
            if region == "note" and number == "I.4":
                passages.append(Passage(block.content.text, block.content.links, "note"))
            elif region == number:
                passages.append(Passage(block.content.text, block.content.links, block.kind))
        return Section(number, tuple(passages)) if passages or number == "I.4" else None

    def _regions(self) -> Iterator[tuple[Region, TextBlock]]:
        """Each block of text with the part of section I.4 in which it stands: the page's text has lost its headings."""
        region: Region = "I.4"
        for block in self._blocks:
            if isinstance(block, TableBlock):
                region = "note"
                continue
            text = block.content.text
            if _HEADING.match(text):
                continue
            if _ANNEX_N.match(text):
                region = "I.4.1.1"
            elif _APPLIES.search(text):
                region = "I.4.1.2"
            yield region, block


def looks_like_html(data: bytes) -> bool:
    """Tell HTML from text and from XML by its first element or its document type.

    >>> looks_like_html(b"<?xml version='1.0'?><!DOCTYPE html><html/>"), looks_like_html(b"<book/>")
    (True, False)
    """
    head = re.sub(rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)+", b"", data[:65536], flags=re.DOTALL)
    return re.match(rb"<(?:!doctype\s+html|html|body|div|table|p|a|h[1-6])\b", head, re.IGNORECASE) is not None


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpecError(f"{name}: expected text in UTF-8, found the byte {data[error.start]:#04x}") from None


@dataclass(slots=True)
class _Lines:
    lines: Sequence[str]
    next: int = 0

    def take_cells(self) -> list[str]:
        """Take the lines that hold cells, up to the first without a bar."""
        cells: list[str] = []
        while self.next < len(self.lines) and "|" in self.lines[self.next]:
            if not _SEPARATOR.fullmatch(self.lines[self.next]):
                cells += _cells(self.lines[self.next])
            elif cells:
                break
            self.next += 1
        return cells


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|") if line != "|" else ""
    return [clean(cell) for cell in inner.split("|")]


def _blocks_of_text(text: str, name: str) -> Iterator[Block]:
    lines = _Lines([line.strip() for line in text.splitlines() if line.strip()])
    kinds = _kinds(lines.lines)
    while lines.next < len(lines.lines):
        line = lines.lines[lines.next]
        if match := _CAPTION.fullmatch(line):
            lines.next += 1
            yield _table_of_text(lines, match, name)
        elif "|" in line:
            raise SpecError(f"{name}: a line of cells stands outside of any table, or a row is broken: {line!r}")
        else:
            yield TextBlock(Text(clean(line)), kinds[lines.next])
            lines.next += 1


def _kinds(lines: Sequence[str]) -> list[Literal["para", "item"]]:
    """What follows a line that ends in a colon is its list, up to the next caption or the sentence that closes it."""
    kinds: list[Literal["para", "item"]] = []
    in_list = False
    for line in lines:
        in_list = in_list and not _CAPTION.match(line) and not _APPLIES_NOT.search(line)
        kinds.append("item" if in_list else "para")
        in_list = in_list or line.endswith(":")
    return kinds


def _table_of_text(lines: _Lines, caption: re.Match[str], name: str) -> TableBlock:
    where = f"{name}, Table {caption[1]}"
    header = lines.take_cells()
    at_separator = lines.next < len(lines.lines) and _SEPARATOR.fullmatch(lines.lines[lines.next])
    if not header or not at_separator:
        raise SpecError(f"{where}: expected a header row and a line ---|---|--- under it")
    lines.next += 1
    return TableBlock(caption[0], tuple(header), tuple(_rows(lines.take_cells(), len(header), where)))


def _rows(cells: Sequence[str], width: int, where: str) -> Iterable[tuple[Text, ...]]:
    numbered = groupby(enumerate(cells), key=lambda entry: entry[0] // width)
    for number, group in numbered:
        row = [Text(cell) for _, cell in group]
        is_last = (number + 1) * width >= len(cells)
        if is_last and len(row) == width - 1 and width > 2:
            row.append(Text(""))
        if len(row) != width:
            found = " | ".join(cell.text for cell in row)
            raise SpecError(f"{where}, row {number + 1}: expected {width} cells, found {len(row)} ({found!r})")
        yield tuple(row)
