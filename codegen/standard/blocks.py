"""What a page of the standard is made of, in reading order, whether it came as HTML or as text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from codegen.standard.grid import Row
from codegen.standard.text import Text

CAPTION: Final = re.compile(r"Table\s+([A-Z]{1,2}(?:\.[0-9]+)*-[0-9]+[a-z]?)\s?[.:]\s+([^|]+)")
"""The caption of a table, ``Table B.5-1. Standard SOP Classes``: its number and its title."""

Kind: TypeAlias = Literal["para", "item", "note", "heading", "aside"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, list item, note or heading; an aside is part of the frame around the page's text."""

    content: Text
    kind: Kind = "para"
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of the standard with its number; it is read when it is wanted, for a page may have others."""

    id: str
    caption: str
    read: Callable[[], tuple[tuple[str, ...], tuple[Row, ...]]]
    """The header and the rows; raises SpecError if the table is broken."""


Block: TypeAlias = TextBlock | TableBlock
