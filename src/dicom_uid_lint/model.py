"""What readers hand to rules, and rules to outputs."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

Level = Literal["error", "warning", "note"]


class Form(Enum):
    """How a UID is written in a file."""

    LITERAL = "literal"
    """It is the whole of a string, a cell or a value."""
    PART = "part"
    """It is part of a longer string."""
    PROSE = "prose"
    """It is in a comment, a docstring or running text."""


class Kind(Enum):
    """How a name belongs to a UID."""

    TARGET = "target"
    """The name leads to the UID: a variable, a key, an enum member, a macro, a column header, a section title."""
    LABEL = "label"
    """The UID leads to the name: the UID is the key and the name its value, or a branch returns the name."""
    COMMENT = "comment"
    """The name is in the comment on the line of the UID, or alone in the comment above it."""
    BESIDE = "beside"
    """The name is next to the UID: in the same call, tuple, object, row or line."""
    MODALITY = "modality"
    """The value of Modality (0008,0060) in the same object."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name near a UID, as it is written; ``distance`` counts lines and brackets between the two."""

    text: str
    kind: Kind
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A UID, or a text that looks like one near DICOM's root, as it is written in a file.

    ``line`` and ``column`` count from 1 and point at the literal for `Form.LITERAL`, otherwise at the UID itself.
    """

    text: str
    line: int
    column: int
    form: Form
    names: tuple[Name, ...] = ()
    container: int = 0
    """The brackets around it; 0 outside of any."""
    enclosing: tuple[str, ...] = ()
    """The names of the functions, classes and variables around it."""
    is_constant: bool = False
    """Whether it is the value of one constant of its own."""
    is_compared: bool = False
    """Whether it is compared with a value."""
    continues: bool = False
    """Whether more text is joined to it."""
    prefix_test: str | None = None
    """How it is used as a prefix, such as ``startswith``; None if it is not."""
    chooses_text: bool = False
    """Whether the test only chooses a text for a log or a label."""
    expects_error: bool = False
    """Whether the code around it expects an error."""
    is_replaceable: bool = False
    """Whether a constant can replace it: a plain string of Python code."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in one line: at this place, ``old`` becomes ``new``."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class OldName:
    """A use of a name of pydicom or pynetdicom that is no UID Keyword; ``keyword`` is None for a module."""

    text: str
    line: int
    column: int
    keyword: str | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read; ``selected`` has the rules that the user selected by name."""

    path: str
    language: str
    lines: list[str]
    mentions: list[Mention]
    old_names: list[OldName] = field(default_factory=list[OldName])
    selected: frozenset[str] = frozenset()

    def line(self, number: int) -> str:
        """Return a line, without what is far to its right; empty if there is no such line."""
        return self.lines[number - 1][:500] if 0 < number <= len(self.lines) else ""

    def around(self, mention: Mention) -> str:
        """Return the line of a mention, without what is far from it."""
        line = self.lines[mention.line - 1] if mention.line <= len(self.lines) else ""
        return line[max(mention.column - 200, 0) : mention.column + 300]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule reports about one place; ``uid`` is as written, ``suggestion`` what to write instead.

    ``fails`` is False for a finding that is printed and does not change the exit status. ``edits`` make the suggestion
    true, if it is certain. ``cell`` is the number of the cell of a notebook in which ``line`` counts.

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
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    cell: int | None = None


class FixError(Exception):
    """A file that cannot be rewritten; the message is the reason."""
