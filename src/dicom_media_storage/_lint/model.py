"""What readers hand to rules, and rules to outputs."""

from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """How a UID stands in a file."""

    LITERAL = "literal"
    """It is the whole of a string, of a cell or of a value."""
    PART = "part"
    """It is part of a longer string."""
    PROSE = "prose"
    """It is in a comment, a docstring or running text."""


class Relation(Enum):
    """How a name belongs to a UID."""

    TARGET = "target"
    """The name leads to the UID: a variable, a key, an enum member, a macro, a keyword argument."""
    LABEL = "label"
    """The UID leads to the name: it is the key, and the name its value."""
    COMMENT = "comment"
    """The name stands in the comment on the line of the UID."""
    SIBLING = "sibling"
    """The name stands beside the UID: in the same call, tuple, object, row or line."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a UID, as it is written."""

    text: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Mention:
    """A UID, or what looks like one near the root of DICOM, as it is written in a file.

    ``line`` and ``column`` count from 1 and point at the literal, for `Kind.LITERAL`, or at the UID itself.
    """

    text: str
    line: int
    column: int
    kind: Kind
    names: tuple[Name, ...] = ()
    group: int = 0
    """The container that it stands in, such as one dict; 0 outside of any."""
    enclosing: tuple[str, ...] = ()
    """The names of what it stands in: variable, function, class."""
    compared: bool = False
    """Whether it is compared with a value: then it is a whole UID, and it is read, not written."""
    goes_on: bool = False
    """Whether more is appended to it before it is a UID."""
    tested: str | None = None
    """How it is used as a prefix, such as ``startswith``; None where it is not."""
    fixable: bool = False
    """Whether a constant can stand in its place: a plain string of Python code."""


@dataclass(frozen=True, slots=True)
class OldName:
    """A use of a name of pydicom or pynetdicom that is no UID Keyword; ``keyword`` is None for a module."""

    text: str
    line: int
    column: int
    keyword: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read."""

    path: str
    language: str
    lines: list[str]
    mentions: list[Mention]
    old_names: list[OldName] = field(default_factory=list[OldName])


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule says of one place.

    ``uid`` is the UID as written, ``suggestion`` what to write in place of it; each is None where there is none.

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
