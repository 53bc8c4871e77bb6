"""The rows of a table: every row accounted for, ``rowspan`` and ``colspan`` expanded."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from codegen.errors import SpecError
from codegen.standard.markup import is_unseen, text_of
from codegen.standard.text import Text
from codegen.standard.xml import Element, local_name, whole_text

Row: TypeAlias = tuple[Text, ...]

_WIDEST: Final = 64
_LONGEST: Final = 20_000
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_CELLS: Final = frozenset({"td", "th"})
_BESIDE: Final = frozenset({"caption", "title", "colgroup", "col", "textobject", "info", "alt"})
_SPAN: Final = re.compile(r"[1-9][0-9]{0,3}")


def read_rows(
    table: Element,
    where: str,
    document: str,
    *,
    spans_may_end_with_the_table: bool = False,
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The texts of the header, and the rows; all have as many cells as the header.

    Raises SpecError if something other than a row is in the table, or something other than a cell in a row; if a row
    is deleted; if rows differ in width; and if the table is larger than any of the standard.
    """
    groups = [child for child in table if local_name(child) in _GROUPS]
    loose = [child for child in table if local_name(child) == "tr"]
    _refuse_others(table, _GROUPS | {"tr"} | _BESIDE, where)
    for group in groups:
        _refuse_others(group, frozenset({"tr"}), where)
    for row in [*loose, *(row for group in groups for row in group)]:
        _refuse_others(row, _CELLS, where)
    for one in table.iter():
        if local_name(one) in {"tr", *_GROUPS, *_CELLS} and is_unseen(one):
            raise SpecError(f"{where}: has a <{local_name(one)}> that is deleted, expected none")
    head = [row for group in groups if local_name(group) == "thead" for row in group]
    bodies = [list(group) for group in groups if local_name(group) != "thead"] + ([loose] if loose else [])
    if not head and bodies and bodies[0] and all(local_name(cell) == "th" for cell in bodies[0][0]):
        head, bodies[0] = [bodies[0][0]], bodies[0][1:]
    if not head:
        raise SpecError(f"{where}: has no header row")
    if sum(map(len, bodies)) > _LONGEST:
        raise SpecError(f"{where}: expected at most {_LONGEST} rows, found {sum(map(len, bodies))}")
    width = sum(_span(cell, "colspan", where) for cell in head[0])
    if not 0 < width <= _WIDEST:
        raise SpecError(f"{where}: expected a header of 1 to {_WIDEST} columns, found {width}")
    grid = _Grid(where, width, document, spans_may_end_with_the_table)
    header = grid.expand(head)
    rows: list[Row] = []
    for body in bodies:
        rows += grid.expand(body, len(rows) + 1)
    names = (" ".join(dict.fromkeys(cell.text for cell in column)) for column in zip(*header, strict=True))
    return tuple(names), tuple(rows)


def _refuse_others(element: Element, expected: frozenset[str], where: str) -> None:
    """Raise SpecError for an element or a text that is not a row: it may contain rows."""
    for child in element:
        if local_name(child) not in expected:
            raise SpecError(f"{where}: has a <{local_name(child)}> in <{local_name(element)}>, expected none there")
    texts = (element.text, *(child.tail for child in element))
    if stray := next((text.strip() for text in texts if text and text.strip()), None):
        raise SpecError(f"{where}: has text outside of its cells: {stray[:80]!r}")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Expands ``rowspan`` and ``colspan``: a cell that spans is repeated in every place that it covers."""

    where: str
    width: int
    document: str
    spans_may_end_with_the_table: bool
    """Some module tables of PS3.3 have such spans, and browsers show them."""

    def expand(self, rows: list[Element], first_row: int = 1) -> list[Row]:
        """Expand the rows of one group (``thead`` or ``tbody``): no cell spans more rows than the group has."""
        grid: list[dict[int, Text]] = [{} for _ in rows]
        rest = 0
        for number, cells in enumerate(rows):
            where, row, column = f"{self.where}, row {first_row + number}", grid[number], 0
            for cell in cells:
                if any(local_name(inner) == "table" for inner in cell.iterdescendants()):
                    raise SpecError(f"{where}: has a <table> in a cell, expected none")
                while column in row:
                    column += 1
                content, across = text_of(cell, self.document), _span(cell, "colspan", where)
                covered = grid[number : number + _span(cell, "rowspan", where)]
                rest = max(rest, number + _span(cell, "rowspan", where) - len(rows))
                for place in range(column, column + min(across, self.width + 1)):
                    if place in row:
                        raise SpecError(f"{where}: two spans claim the same place ({content.text!r})")
                    for below in covered:
                        below[place] = content
                column += across
            if sorted(row) != list(range(self.width)):
                begin = " | ".join(row[place].text for place in sorted(row))[:200]
                raise SpecError(f"{where}: expected {self.width} cells, found {len(row)} ({begin!r})")
        if rest and not self.spans_may_end_with_the_table:
            raise SpecError(f"{self.where}: expected {rest} more rows for a rowspan, found the end of the table body")
        return [tuple(row[place] for place in range(self.width)) for row in grid]


def _span(cell: Element, attribute: str, where: str) -> int:
    value = cell.get(attribute, "1")
    if not _SPAN.fullmatch(value):
        raise SpecError(f"{where}: expected a {attribute} from 1 to 9999, found {value[:80]!r}")
    return int(value)


def first_row(table: Element) -> str:
    """The text of the first row, by which a table that cannot be read is known."""
    row = next((one for one in table.iter() if local_name(one) == "tr"), None)
    return "" if row is None else whole_text(row)
