"""What every rule has, and what several ask."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePath

from dicom_uid_lint.model import Document, Edit, Finding, Kind, Level, Mention

Check = Callable[[Document], Iterator[Finding]]

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_DELIBERATE = frozenset(
    (
        "invalid bad malformed wrong wrongly unknown unsupported fake dummy bogus nonexistent nonexisting"
        " unregistered private error errors fail fails failing reject rejects rejected corrupt corrupted broken"
        " garbage typo typos missing illegal incorrect unrecognized unrecognised undefined unassigned mismatch"
        " mismatched misspelled placeholder nonsense inexistent misspelt mock"
    ).split()
)
_TEST_FOLDERS = frozenset("test tests spec specs __tests__ testing unittest unittests testdata fixtures".split())
_TEST_FILE = re.compile(r"test_.*|.*(?:_tests?|[._-]spec|[._-]test)\.\w+|.*Tests?\.\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``code`` is what people write, ``name`` what programs show, ``summary`` one sentence.

    ``is_default`` is whether it runs if nothing is selected, ``fails`` whether its findings then fail the run.
    """

    code: str
    name: str
    summary: str
    level: Level
    check: Check
    is_default: bool = True
    fails: bool = True

    @property
    def page(self) -> str:
        """The page about it in the documentation, which ``rule DMS002`` prints."""
        return files("dicom_uid_lint.rules").joinpath(f"{self.code}.md").read_text(encoding="utf-8")


def finding(  # noqa: PLR0913
    document: Document,
    mention: Mention,
    rule: Rule,
    message: str,
    suggestion: str | None,
    *,
    is_certain: bool = False,
    is_minor: bool = False,
) -> Finding:
    """Return what a rule reports about a mention; a certain suggestion can be written in its place."""
    edits: tuple[Edit, ...] = ()
    if is_certain and suggestion is not None and document.language != "notebook":
        edits = (Edit(mention.line, mention.column, mention.text, suggestion),)
    return Finding(
        document.path,
        mention.line,
        mention.column,
        rule.code,
        message,
        mention.text.strip(),
        suggestion,
        level="warning" if is_minor else rule.level,
        fails=not is_minor and (rule.fails or rule.code in document.selected),
        edits=edits,
    )


def is_deliberate(mention: Mention) -> bool:
    """Return whether the code says that a UID is wrong on purpose: by a name, a comment, or what it expects.

    >>> from dicom_uid_lint.model import Form, Name
    >>> is_deliberate(Mention("1.2", 1, 1, Form.LITERAL, (Name("INVALID_UID", Kind.TARGET),)))
    True
    """
    if mention.expects_error:
        return True
    texts = [name.text for name in mention.names if name.kind is not Kind.BESIDE]
    return any(
        word.casefold() in _DELIBERATE
        for text in (*texts, *mention.enclosing)
        if text != "private"  # the keyword of many languages
        for word in _WORD.findall(text[:200])
    )


def is_test(document: Document) -> bool:
    """Return whether a file is one of tests, by its path; of an absolute path only the last folder counts."""
    parts = PurePath(document.path).parts
    folders = parts[-2:-1] if PurePath(document.path).is_absolute() else parts[:-1]
    return not _TEST_FOLDERS.isdisjoint(folders) or _TEST_FILE.fullmatch(parts[-1] if parts else "") is not None
