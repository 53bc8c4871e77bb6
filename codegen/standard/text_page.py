"""The text of a page, a cell a line → ``Document``. It has no links, and may lack the headings of sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from codegen.errors import SpecError
from codegen.standard.document import CAPTION, Content, Heading, Section, Table
from codegen.standard.text import Kind, Text, clean, plain

_SEPARATOR: Final = re.compile(r"\|?\s*:?-{3,}[\s|:-]*")
_HEADED: Final = re.compile(r"(I\.4(?:\.[0-9]+)*)\.?\s+\S.*")
_ANNEX_N: Final = re.compile(r"See Annex [A-Z]+\b")
_APPLIES: Final = re.compile(r"apply to the following SOP Classes:$")
_APPLIES_NOT: Final = re.compile(r"\bdo not apply\b")
_MOST_LINES: Final = 100_000


def read_text_page(data: bytes, name: str) -> Content:
    """Read a page; raise SpecError if a table or a row is broken, and if the page has no visible end.

    The last row of a table lacks its third cell if a table ends the text; otherwise a paragraph follows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpecError(f"{name}: expected text in UTF-8, found the byte {data[error.start]:#04x}") from None
    if text.count("\n") > _MOST_LINES:
        raise SpecError(f"{name}: expected at most {_MOST_LINES} lines, found more")
    page = _Page(name, [line.strip() for line in text.split("\n") if line.strip()])
    page.read()
    is_part_6 = any(table.number == "A-1" for table in page.tables)
    heading = page.heading or Heading("PS3.6" if is_part_6 else "PS3.4", "", "")
    if not page.tables and not page.passages:
        raise SpecError(f"{name}: expected a page of PS3.4 or PS3.6, found no table and no section of it")
    if not heading.title and page.tables:
        heading = replace(heading, title=page.tables[0].caption)
    section = page.tables[0].section if page.tables else "I.4"
    numbers = dict.fromkeys([*(table.section for table in page.tables), *page.passages])
    tables = {number: tuple(table for table in page.tables if table.section == number) for number in numbers}
    sections = (Section(number, "", tuple(page.passages.get(number, ())), tables[number]) for number in numbers)
    return Content(heading, "text page", f"sect_{section}" if "." in section else f"chapter_{section}", tuple(sections))


@dataclass(slots=True)
class _Page:
    name: str
    lines: Sequence[str]
    next: int = 0
    heading: Heading | None = None
    tables: list[Table] = field(default_factory=list[Table])
    passages: dict[str, list[Text]] = field(default_factory=dict[str, list[Text]])

    def read(self) -> None:
        """Read all lines."""
        section, is_under_table, in_list = "I.4", False, False
        while self.next < len(self.lines):
            line = self.lines[self.next]
            if caption := CAPTION.fullmatch(plain(line)):
                self.next += 1
                self.tables.append(self._table(caption[1], caption[2]))
                section, is_under_table, in_list = self.tables[-1].section, True, False
                continue
            if "|" in line:
                raise SpecError(f"{self.name}: a line of cells is outside of any table, or a row is broken: {line!r}")
            self.next += 1
            if heading := Heading.of(line):
                self.heading = heading
            elif headed := _HEADED.fullmatch(plain(line)):
                section, is_under_table = headed[1], False
            else:
                section = "I.4.1.1" if _ANNEX_N.match(line) else "I.4.1.2" if _APPLIES.search(line) else section
                in_list = in_list and not _APPLIES_NOT.search(line)
                kind: Kind = "item" if in_list else "note" if is_under_table and section == "I.4" else "para"
                self.passages.setdefault(section, []).append(Text(clean(line), kind=kind))
                in_list = in_list or line.endswith(":")
        if in_list:
            raise SpecError(f"{self.name}: is cut off: expected a sentence or a table after the last list")

    def _table(self, number: str, caption: str) -> Table:
        where = f"{self.name}, Table {number}"
        header = self._cells()
        if not header or self.next >= len(self.lines) or not _SEPARATOR.fullmatch(self.lines[self.next]):
            raise SpecError(f"{where}: expected a header row and a line ---|---|--- under it")
        self.next += 1
        cells = self._cells()
        if self.next >= len(self.lines) and (self.passages or len(cells) % len(header) != len(header) - 1):
            raise SpecError(f"{where}: is cut off: expected text after the table, or a last row without its last cell")
        rows = tuple(_rows(cells, len(header), where))
        return Table(self.name, number, caption, None, tuple(header), rows, number.rpartition("-")[0])

    def _cells(self) -> list[str]:
        """Take the lines that hold cells, up to the first without a bar."""
        cells: list[str] = []
        while self.next < len(self.lines) and "|" in self.lines[self.next]:
            line = self.lines[self.next]
            if _SEPARATOR.fullmatch(line):
                if cells:
                    break
            else:
                inner = line.removeprefix("|").removesuffix("|") if line != "|" else ""
                cells += [clean(cell) for cell in inner.split("|")]
            self.next += 1
        return cells


def _rows(cells: Sequence[str], width: int, where: str) -> Iterator[tuple[Text, ...]]:
    for start in range(0, len(cells), width):
        row = [Text(cell) for cell in cells[start : start + width]]
        if len(row) == width - 1 and width > 2:
            row.append(Text(""))
        if len(row) != width:
            found = " | ".join(cell.text for cell in row)[:200]
            raise SpecError(f"{where}, row {start // width + 1}: expected {width} cells, found {len(row)} ({found!r})")
        yield tuple(row)
