"""UIDs and names in a line, and what the rules report about them."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

Level = Literal["error", "warning", "note"]


class Form(Enum):
    """How a UID is written in a file."""

    LITERAL = "literal"
    """As a whole string, or as a value without quotes."""
    PART = "part"
    """As part of a longer string."""
    PROSE = "prose"
    """In a comment or in running text."""


class Relation(Enum):
    """Where a name stands, seen from a UID."""

    LEAD = "lead"
    """The nearest name before the UID: a variable, a key, a macro."""
    ARGUMENT = "argument"
    """The nearest name before the UID in a list: an argument, an item."""
    FOLLOW = "follow"
    """The first name after the UID: a value, an argument."""
    COMMENT = "comment"
    """The comment on the line of the UID, or the comment above it if the line has no name."""
    LINE = "line"
    """Another name on the line."""
    NEIGHBOUR = "neighbour"
    """On the line before or after, which belongs to the same item."""
    ASIDE = "aside"
    """In a comment that is also about other UIDs: it can fit the UID, and never contradicts it."""
    HEADER = "header"
    """On a line that the line of the UID is indented below."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name near a UID, as it is written."""

    text: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Mention:
    """A UID, or a text that resembles a UID of DICOM, as written.

    ``line`` and ``column`` count from 1. ``column`` is that of the literal for `Form.LITERAL`, ``start`` that of the
    text itself.
    """

    text: str
    line: int
    column: int
    start: int
    form: Form
    names: tuple[Name, ...] = ()
    slot: str = ""
    """The variable, attribute or key that the UID is assigned to."""
    line_text: str = ""
    beside: tuple[str, ...] = ()
    """The other UIDs on the line."""
    continues: bool = False
    """Whether more text is joined to the UID."""
    is_prefix_test: bool = False
    """Whether the UID is compared with the beginning of another text."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement in one line: at this place, ``old`` becomes ``new``."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule reports about one place; ``uid`` is as written, ``suggestion`` what to write instead.

    ``fails`` is False for a finding that does not change the exit status. ``edit`` is what ``--fix`` writes.

    >>> Finding("a.py", 1, 6, "DMS003", "is retired", "1.2.840.10008.5.1.4.1.1.6", None).rule
    'DMS003'
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    uid: str | None
    suggestion: str | None
    level: Level = "error"
    fails: bool = True
    edit: Edit | None = field(default=None, compare=False)
    label: str = field(default="", compare=False)
    """The name that contradicts the UID; a name that contradicts several UIDs of a file means something else."""
