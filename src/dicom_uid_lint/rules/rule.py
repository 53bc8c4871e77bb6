"""What every rule has, and what several ask."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath

from dicom_uid_lint.knowledge.names import is_deliberate, is_qualified
from dicom_uid_lint.model import Edit, Finding, Form, Level, Mention, Name, Relation
from dicom_uid_lint.reading import Place

_TEST_FOLDERS = frozenset("test tests spec specs __tests__ testing unittest unittests testdata fixtures".split())
_TEST_FILE = re.compile(r"test_.*|.*(?:_tests?|[._-]spec|[._-]test)\.\w+|.*Tests?\.\w+")
_EXPECTS_ERROR = re.compile(
    r"\braises\b|assertRaises|assert_raises|toThrow|[Aa]ssert\w*\.?Throws|_THROW\b|should_panic|ExpectedException"
    r"|expected ?= ?[\w.]+\.class|is_err\b"
    r"|(?:not|False|false)\W{0,3}\(?.{0,20}(?i:is_?valid|valid_uid)|(?i:is_?valid|valid_uid).{0,200}(?:false|False)"
)
_TRIMS = re.compile(r"strip|trim|normali[sz]e|clean|pad|split", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may matter, with the UIDs in it, and of which file it is."""

    path: str
    is_python: bool
    is_test: bool
    place: Place
    mentions: tuple[Mention, ...]


Check = Callable[[Line], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``code`` is what people write, ``name`` what programs show.

    ``is_default`` is whether it runs if nothing is selected, ``fails`` whether its findings then fail the run.
    """

    code: str
    name: str
    level: Level
    check: Check
    is_default: bool = True
    fails: bool = True

    @property
    def page(self) -> str:
        """The page about it in the documentation, which ``rule DMS002`` prints."""
        return files("dicom_uid_lint.rules").joinpath(f"{self.code}.md").read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """What it reports, in a few words: the title of the page."""
        return self.page.split("\n", 1)[0].split(": ", 1)[1]

    @property
    def summary(self) -> str:
        """The sentence with which the page begins."""
        return self.page.split("\n\n")[1].replace("\n", " ")

    def finding(
        self, line: Line, mention: Mention, message: str, suggestion: str | None, replacement: str | None = None
    ) -> Finding:
        """Return what the rule reports about a UID; ``--fix`` writes the replacement, if there is one."""
        edit = Edit(mention.line, mention.start, mention.text, replacement) if replacement else None
        place = line.path, mention.line, mention.column
        return Finding(*place, self.code, message, mention.text.strip(), suggestion, self.level, self.fails, edit)


def is_test(path: str) -> bool:
    """Return whether a file is one of tests, by its path; of an absolute path only the last folder counts."""
    pure = PurePath(path)
    folders = pure.parent.parts[-1:] if pure.is_absolute() else pure.parent.parts
    return not _TEST_FOLDERS.isdisjoint(folders) or _TEST_FILE.fullmatch(pure.name) is not None


def expects_error(line: Line, mention: Mention) -> bool:
    """Return whether the code says that a UID is wrong on purpose: by a name, a comment, or what it expects."""
    # "private" is a keyword of many languages.
    texts = [name.text for name in mention.names if name.text != "private"]
    texts += [re.sub(r"\bprivate\b", "", text) for text in line.place.headers]
    code = (mention.line_text, line.place.before, *line.place.headers[:2])
    return any(map(is_deliberate, texts)) or any(map(_EXPECTS_ERROR.search, code))


def says_qualified(line: Line, mention: Mention) -> bool:
    """Return whether a name of a UID, or what is around it, says that it is retired, a draft or a trial."""
    texts = (*(name.text for name in mention.names), *line.place.headers, mention.line_text)
    return any(map(is_qualified, texts))


def trims(mention: Mention) -> bool:
    """Return whether the line takes blanks off."""
    return _TRIMS.search(mention.line_text) is not None


def lead(mention: Mention) -> Name | None:
    """Return the name that leads to a UID."""
    return next((name for name in mention.names if name.relation is Relation.LEAD), None)


def is_value(mention: Mention) -> bool:
    """Return whether a UID is a value of its own, and not a part of a longer one."""
    return mention.form is Form.LITERAL and not mention.continues
