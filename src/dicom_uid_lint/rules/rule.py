"""What every rule has, and what several ask."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath

from dicom_uid_lint.knowledge.names import says_retired, split
from dicom_uid_lint.knowledge.vocabulary import SETS
from dicom_uid_lint.model import Document, Edit, Finding, Kind, Level, Mention

Check = Callable[[Document], Iterator[Finding]]

_TEST_FOLDERS = frozenset("test tests spec specs __tests__ testing unittest unittests testdata fixtures".split())
_TEST_FILE = re.compile(r"test_.*|.*(?:_tests?|[._-]spec|[._-]test)\.\w+|.*Tests?\.\w+")
_LONGEST = 200
_QUOTES = 6


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
    def summary(self) -> str:
        """The sentence with which the page begins."""
        return self.page.split("\n\n")[1].replace("\n", " ")

    def finding(
        self, document: Document, mention: Mention, message: str, suggestion: str | None, *, is_certain: bool = False
    ) -> Finding:
        """Return what the rule reports about a mention; a certain suggestion can be written in its place."""
        place = document.path, mention.line, mention.column
        fails = self.fails or self.code in document.selected
        edits = (edit,) if is_certain and suggestion and (edit := _edit(document, mention, suggestion)) else ()
        return Finding(*place, self.code, message, mention.text.strip(), suggestion, self.level, fails, edits)


def _edit(document: Document, mention: Mention, new: str) -> Edit | None:
    """Return the replacement of a UID, which follows the quotes if it is a string; None if it is not written there."""
    start, old = mention.column - 1, mention.text
    line = "".join(document.lines[mention.line - 1 : mention.line])
    at = line.find(old, start, start + len(old) + _QUOTES)
    return None if at < 0 else Edit(mention.line, at + 1, old, new)


def targets(mention: Mention) -> list[str]:
    """Return the names that lead to a UID."""
    return [name.text for name in mention.names if name.kind is Kind.TARGET]


def is_deliberate(mention: Mention) -> bool:
    """Return whether the code says that a UID is wrong on purpose: by a name, a comment, or what it expects.

    >>> from dicom_uid_lint.model import Form, Name
    >>> is_deliberate(Mention("1.2", 1, 1, Form.LITERAL, (Name("INVALID_UID", Kind.TARGET),)))
    True
    """
    texts = [name.text for name in mention.names if name.kind is not Kind.BESIDE] + list(mention.enclosing)
    # Lower-case "private" is the keyword of many languages.
    words = (word.casefold() for text in texts if text != "private" for word in split(text[:_LONGEST]))
    return mention.expects_error or not SETS["deliberate"].isdisjoint(words)


def is_qualified(document: Document, mention: Mention) -> bool:
    """Return whether a name of a UID, what is around it, or its line says that it is retired, a draft or a trial."""
    texts = (*(name.text[:_LONGEST] for name in mention.names), *mention.enclosing, document.around(mention))
    return any(map(says_retired, texts))


def is_test(document: Document) -> bool:
    """Return whether a file is one of tests, by its path; of an absolute path only the last folder counts."""
    path = PurePath(document.path)
    folders = path.parent.parts[-1:] if path.is_absolute() else path.parent.parts
    return not _TEST_FOLDERS.isdisjoint(folders) or _TEST_FILE.fullmatch(path.name) is not None
