"""The rows of a table, in DocBook or HTML: every row accounted for, ``rowspan`` and ``colspan`` expanded."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from codegen.errors import SpecError
from codegen.standard.text import Text
from codegen.standard.xml import Element, children, local_name

Row: TypeAlias = tuple[Text, ...]
Content: TypeAlias = Callable[[Element], Text]

_WIDEST: Final = 64
_LONGEST: Final = 20_000
_GROUPS: Final = ("tbody", "tfoot")
_CELLS: Final = ("td", "th")
_SPAN: Final = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the table of a document is read."""

    where: str
    content: Content
    is_unseen: Callable[[Element], bool]
    spans_may_end_with_the_table: bool = False
    """Browsers, too, let a cell that spans more rows than there are end with the table."""


def read_rows(table: Element, reading: Reading) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The texts of the header, and the rows; all have as many cells as the header.

    Raises SpecError if a row is not in a group of the table, or a cell not in a row; if there is text outside of the
    cells; if rows differ in width; and if the table is larger than any of the standard.
    """
    where = reading.where
    _refuse_rows_elsewhere(table, reading)
    head, bodies = _groups(table)
    if not head:
        raise SpecError(f"{where}: has no header row")
    width = sum(_span(cell, "colspan", where) for cell in children(head[0], *_CELLS))
    if not 0 < width <= _WIDEST:
        raise SpecError(f"{where}: expected a header of 1 to {_WIDEST} columns, found {width}")
    grid = _Grid(reading, width)
    header = grid.expand(head)
    rows: list[Row] = []
    for body in bodies:
        rows += grid.expand(body, len(rows) + 1)
    names = tuple(" ".join(dict.fromkeys(cell.text for cell in column)) for column in zip(*header, strict=True))
    return names, tuple(rows)


def _refuse_rows_elsewhere(table: Element, reading: Reading) -> None:
    groups = list(children(table, "thead", *_GROUPS))
    rows = list(table.iter("tr"))
    places = {"tr": [table, *groups], "td": rows, "th": rows}
    known = {name: set(map(id, elements)) for name, elements in places.items()}
    for one in table.iter("table", "tr", *_CELLS):
        parent = one.getparent()
        if one is not table and (parent is None or id(parent) not in known.get(local_name(one), ())):
            inside = local_name(parent) if parent is not None else ""
            raise SpecError(f"{reading.where}: has a <{local_name(one)}> in <{inside}>, where none is expected")
        if reading.is_unseen(one):
            raise SpecError(f"{reading.where}: has a <{local_name(one)}> that is deleted or hidden, expected none")
    for element in (*groups, *rows):
        _refuse_stray_text(element, reading)
        _refuse_other_elements(element, reading)
    if len(rows) > _LONGEST:
        raise SpecError(f"{reading.where}: expected at most {_LONGEST} rows, found {len(rows)}")


def _refuse_stray_text(element: Element, reading: Reading) -> None:
    if reading.is_unseen(element):
        raise SpecError(f"{reading.where}: has a <{local_name(element)}> that is deleted or hidden, expected none")
    stray = [element.text, *(child.tail for child in element)]
    stray += ["".join(map(str, child.itertext())) for child in element if local_name(child) not in {"tr", *_CELLS}]
    if text := next((text for text in stray if text and text.strip()), None):
        raise SpecError(f"{reading.where}: has text outside of its cells: {text.strip()[:80]!r}")


def _refuse_other_elements(element: Element, reading: Reading) -> None:
    """An element that is neither row nor cell may stand for rows: an ``<include>`` does."""
    expected = _CELLS if local_name(element) == "tr" else ("tr",)
    for child in element:
        if local_name(child) not in expected:
            raise SpecError(
                f"{reading.where}: has a <{local_name(child)}> in <{local_name(element)}>, where none is expected"
            )


def _groups(table: Element) -> tuple[list[Element], list[list[Element]]]:
    """The header rows, and the rows of each body; without a ``thead`` the first row of all ``th`` is the header."""
    head = [row for group in children(table, "thead") for row in children(group, "tr")]
    bodies = [list(children(group, "tr")) for group in children(table, *_GROUPS)]
    bodies = [body for body in [*bodies, list(children(table, "tr"))] if body]
    if not head and bodies and all(local_name(cell) == "th" for cell in children(bodies[0][0], *_CELLS)):
        head, bodies[0] = [bodies[0][0]], bodies[0][1:]
    return head, bodies


@dataclass(slots=True)
class _Grid:
    """Expands ``rowspan`` and ``colspan``: a cell that spans is repeated in every place that it covers."""

    reading: Reading
    width: int
    _down: dict[int, tuple[int, Text]] = field(default_factory=dict[int, tuple[int, Text]])

    def expand(self, rows: list[Element], first_row: int = 1) -> list[Row]:
        """Expand the rows of one group (``thead`` or ``tbody``), which no span may leave."""
        self._down = {}
        expanded = [self._row(self._cells(row), number) for number, row in enumerate(rows, first_row)]
        if self._down and not self.reading.spans_may_end_with_the_table:
            rest = max(rows_left for rows_left, _ in self._down.values())
            raise SpecError(
                f"{self.reading.where}: expected {rest} more rows for a rowspan, found the end of the table body"
            )
        return expanded

    def _cells(self, row: Element) -> Iterator[tuple[Text, int, int]]:
        where = self.reading.where
        for cell in children(row, *_CELLS):
            yield self.reading.content(cell), _span(cell, "rowspan", where), _span(cell, "colspan", where)

    def _row(self, cells: Iterable[tuple[Text, int, int]], number: int) -> Row:
        row: dict[int, Text] = {}
        for column, (rows_left, content) in list(self._down.items()):
            row[column] = content
            if rows_left == 1:
                del self._down[column]
            else:
                self._down[column] = (rows_left - 1, content)
        column = 0
        for content, down, across in cells:
            while column in row:
                column += 1
            self._place(row, column, (content, down, across))
            column += across
        if sorted(row) != list(range(self.width)):
            where = f"{self.reading.where}, row {number}"
            raise SpecError(f"{where}: expected {self.width} cells, found {len(row)}{_begin(row)}")
        return tuple(row[column] for column in range(self.width))

    def _place(self, row: dict[int, Text], start: int, cell: tuple[Text, int, int]) -> None:
        content, down, across = cell
        for column in range(start, start + min(across, self.width + 1)):
            if column in row:
                raise SpecError(f"{self.reading.where}: two spans claim the same place ({content.text!r})")
            row[column] = content
            if down > 1:
                self._down[column] = (down - 1, content)


def _begin(row: dict[int, Text]) -> str:
    texts = [row[column].text for column in sorted(row)]
    return f" ({' | '.join(texts)[:200]!r})" if texts else ""


def _span(cell: Element, attribute: str, where: str) -> int:
    value = cell.get(attribute, "1")
    if not _SPAN.fullmatch(value):
        raise SpecError(f"{where}: expected a {attribute} from 1 to 9999, found {value[:80]!r}")
    return int(value)
