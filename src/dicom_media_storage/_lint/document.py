"""From the text of a file to its document, by the reader of its language."""

from .model import Document, Mention, OldName
from .prefilter import may_hold_old_name, may_hold_uid
from .readers.coded import read_code
from .readers.old_names import read_old_names
from .readers.prose import read_prose
from .readers.python import read_python
from .readers.rows import read_rows
from .readers.tokens import LANGUAGES
from .readers.tree import NotPythonError, parse
from .readers.xml import read_xml


def matters(data: bytes, language: str) -> bool:
    """Return whether a file can have anything to find in it."""
    return may_hold_uid(data) or (language == "python" and may_hold_old_name(data))


def read(text: str, path: str, language: str) -> tuple[Document, str | None]:
    """Return the document of a text and, where it was read in a lesser way than its language has, why.

    >>> read("CT = '1.2.840.10008.5.1.4.1.1.2'", "a.py", "python")[0].mentions[0].names[0].text
    'CT'
    """
    mentions: list[Mention]
    old_names: list[OldName] = []
    why: str | None = None
    if language == "python":
        try:
            tree = parse(text)
        except NotPythonError as error:
            why = f"read by its tokens, as it is no Python that can be parsed here: {error}"
            mentions = read_code(text, language)
        else:
            mentions = read_python(tree)
            old_names = list(read_old_names(tree)) if may_hold_old_name(text.encode(errors="replace")) else []
    else:
        mentions = _mentions(text, language)
    mentions.sort(key=lambda one: (one.line, one.column))
    return Document(path, language, text.split("\n"), mentions, old_names), why


def _mentions(text: str, language: str) -> list[Mention]:
    if language in LANGUAGES:
        return read_code(text, language)
    if language == "xml":
        return list(read_xml(text))
    if language == "csv":
        return list(read_rows(text))
    return list(read_prose(text, settings=language != "markdown"))
