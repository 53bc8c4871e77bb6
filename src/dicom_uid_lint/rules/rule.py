"""A rule, and questions that several rules ask."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath

from dicom_uid_lint.knowledge.names import is_deliberate, is_qualified
from dicom_uid_lint.model import Edit, Finding, Form, Level, Mention, Name, Relation
from dicom_uid_lint.reading import Place

_TEST_FOLDERS = frozenset("test tests spec specs __tests__ testing unittest unittests testdata fixtures".split())
_TEST_FILE = re.compile(r"(?:.*[._-])?test[_-].*|Test[A-Z].*|.*(?:_tests?|[._-]spec|[._-]test)\.\w+|.*Tests?\.\w+")
_EXPECTS_ERROR = re.compile(
    r"\braises\b|assertRaises|assert_raises|toThrow|[Aa]ssert\w*\.?Throws|_THROW\b|should_panic|ExpectedException"
    r"|[\"']! |InlineData|DataRow|expected ?= ?[\w.]+\.class|is_(?:err|none)\b"
    r"|(?:not|!|False|false)\W{0,3}\(?.{0,20}(?i:is_?valid|valid_uid)|(?i:is_?valid|valid_uid).{0,200}(?:false|False)"
)
_AROUND = 12
_KEEPS_BLANKS = re.compile(
    r"strip|trim|normali[sz]e|clean|pad|split|print|puts|write|echo|grep|<<|\bin\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may have a finding, its UIDs and its file."""

    path: str
    style: str
    is_test: bool
    place: Place
    mentions: tuple[Mention, ...]


Check = Callable[[Line], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``code`` identifies it; ``name`` is for reports.

    ``is_default``: it runs if no rule is selected. ``fails``: its findings then fail the run.
    """

    code: str
    name: str
    level: Level
    check: Check
    is_default: bool = True
    fails: bool = True

    @property
    def page(self) -> str:
        """Its page in the documentation, which ``rule DMS002`` prints."""
        return files("dicom_uid_lint.rules").joinpath(f"{self.code}.md").read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """The title of the page: what it reports, in a few words."""
        return self.page.split("\n", 1)[0].split(": ", 1)[1]

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.split("\n\n")[1].replace("\n", " ")

    def finding(
        self, line: Line, mention: Mention, message: str, suggestion: str | None, replacement: str | None = None
    ) -> Finding:
        """Return what the rule reports about a UID; ``--fix`` writes the replacement, if there is one."""
        edit = Edit(mention.line, mention.start, mention.text, replacement) if replacement else None
        place = line.path, mention.line, mention.column
        return Finding(*place, self.code, message, mention.text.strip(), suggestion, self.level, self.fails, edit)


def is_test(path: str) -> bool:
    """Return whether a path is that of a test; of an absolute path, only the last folder counts."""
    pure = PurePath(path)
    folders = pure.parent.parts[-1:] if pure.is_absolute() else pure.parent.parts
    return not _TEST_FOLDERS.isdisjoint(map(str.casefold, folders)) or _TEST_FILE.fullmatch(pure.name) is not None


def is_meant_wrong(mention: Mention) -> bool:
    """Return whether a name says that a UID is wrong on purpose; the line after the UID may raise an error."""
    names = (one for one in mention.names if one.relation is not Relation.FOLLOW or one.text in mention.line_text)
    return any(is_deliberate(name.text) for name in names)


def expects_error(line: Line, mention: Mention) -> bool:
    """Return whether a name, a text around a UID or an expected error says that the UID is wrong on purpose."""
    texts = [*line.place.headers]
    if mention.form is not Form.LITERAL:
        at = mention.line_text.find(mention.text)
        texts.append(mention.line_text[max(0, at - _AROUND) : at + len(mention.text) + _AROUND])
    code = (mention.line_text, line.place.before, *line.place.headers[:2])
    return is_meant_wrong(mention) or any(map(is_deliberate, texts)) or any(map(_EXPECTS_ERROR.search, code))


def says_qualified(line: Line, mention: Mention) -> bool:
    """Return whether a name or a line around a UID says that it is retired, a draft or a trial."""
    texts = [*(name.text for name in mention.names), mention.line_text, *line.place.headers]
    return any(map(is_qualified, texts))


def keeps_blanks(mention: Mention) -> bool:
    """Return whether the blanks of a UID may be there on purpose: the line removes, adds, prints or searches them."""
    return _KEEPS_BLANKS.search(mention.line_text) is not None


def lead(mention: Mention) -> Name | None:
    """Return the name that a UID is assigned to."""
    return next((name for name in mention.names if name.relation is Relation.LEAD), None)


def is_value(mention: Mention) -> bool:
    """Return whether a UID is a whole value."""
    return mention.form is Form.LITERAL and not mention.continues
