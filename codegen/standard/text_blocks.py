"""A page of the standard as text, a cell a line → its paragraphs and its captioned tables, in reading order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from codegen.errors import SpecError
from codegen.standard.blocks import CAPTION, Block, TableBlock, TextBlock
from codegen.standard.grid import Row
from codegen.standard.text import Text, clean, plain

_SEPARATOR: Final = re.compile(r"\|?\s*:?-{3,}[\s|:-]*")
_APPLIES_NOT: Final = re.compile(r"\bdo not apply\b")
_MOST_LINES: Final = 100_000


def blocks_of_text(text: str, name: str) -> Iterator[Block]:
    """Read a page; raise SpecError where a table or a row is broken, and where the page has no visible end.

    The last row of a table lacks its third cell where a table ends the text; otherwise a paragraph follows.
    """
    if text.count("\n") > _MOST_LINES:
        raise SpecError(f"{name}: expected at most {_MOST_LINES} lines, found more")
    lines = _Lines([line.strip() for line in text.split("\n") if line.strip()])
    kinds = _kinds(lines.lines, name)
    is_after_text = False
    while lines.next < len(lines.lines):
        line = lines.lines[lines.next]
        if match := CAPTION.fullmatch(plain(line)):
            lines.next += 1
            yield _table(lines, match, name, is_after_text=is_after_text)
        elif "|" in line:
            raise SpecError(f"{name}: a line of cells is outside of any table, or a row is broken: {line!r}")
        else:
            is_after_text = True
            yield TextBlock(Text(clean(line)), kinds[lines.next])
            lines.next += 1


@dataclass(slots=True)
class _Lines:
    lines: Sequence[str]
    next: int = 0

    @property
    def is_over(self) -> bool:
        return self.next >= len(self.lines)

    def take_cells(self) -> list[str]:
        """Take the lines that hold cells, up to the first without a bar."""
        cells: list[str] = []
        while not self.is_over and "|" in self.lines[self.next]:
            if not _SEPARATOR.fullmatch(self.lines[self.next]):
                cells += _cells(self.lines[self.next])
            elif cells:
                break
            self.next += 1
        return cells


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|").removesuffix("|") if line != "|" else ""
    return [clean(cell) for cell in inner.split("|")]


def _kinds(lines: Sequence[str], name: str) -> list[Literal["para", "item"]]:
    """What follows a line that ends in a colon is its list, up to the next caption or the sentence that closes it."""
    kinds: list[Literal["para", "item"]] = []
    in_list = False
    for line in lines:
        in_list = in_list and not CAPTION.fullmatch(plain(line)) and not _APPLIES_NOT.search(line)
        kinds.append("item" if in_list else "para")
        in_list = in_list or line.endswith(":")
    if in_list:
        raise SpecError(f"{name}: is cut off: expected a sentence or a table after the last list, found the end")
    return kinds


def _table(lines: _Lines, caption: re.Match[str], name: str, *, is_after_text: bool) -> TableBlock:
    where = f"{name}, Table {caption[1]}"
    header = lines.take_cells()
    if not header or lines.is_over or not _SEPARATOR.fullmatch(lines.lines[lines.next]):
        raise SpecError(f"{where}: expected a header row and a line ---|---|--- under it")
    lines.next += 1
    cells = lines.take_cells()
    if lines.is_over and (is_after_text or len(cells) % len(header) != len(header) - 1):
        raise SpecError(f"{where}: is cut off: expected text after the table, or a last row without its last cell")
    return TableBlock(caption[1], caption[2], lambda: (tuple(header), tuple(_rows(cells, len(header), where))))


def _rows(cells: Sequence[str], width: int, where: str) -> Iterable[Row]:
    numbered = groupby(enumerate(cells), key=lambda entry: entry[0] // width)
    for number, group in numbered:
        row = [Text(cell) for _, cell in group]
        is_last = (number + 1) * width >= len(cells)
        if is_last and len(row) == width - 1 and width > 2:
            row.append(Text(""))
        if len(row) != width:
            found = " | ".join(cell.text for cell in row)
            raise SpecError(f"{where}, row {number + 1}: expected {width} cells, found {len(row)} ({found[:200]!r})")
        yield tuple(row)
