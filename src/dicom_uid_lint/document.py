"""From the text of a file to its document, by the reader of its language."""

import re
from functools import cache

from .knowledge.register import old_names
from .model import Document, Mention, OldName
from .readers import lexer
from .readers.code import read_code, read_tokens
from .readers.markup import read_markup
from .readers.old_names import GONE_MODULE, NotPythonError, read_old_names
from .readers.prose import read_prose
from .readers.settings import read_settings
from .readers.table import read_table

# Every slip that `syntax` corrects leaves one of these: the dot before or after the number that is DICOM's own, or the
# numbers around it run together; a backslash is the escape of the dot in a regular expression.
_ROOT = re.compile(
    r"[.\s\"']0*10{2,6}8\d?(?:[.\\\s\"']|$)|840\.(?:1\.)?0{2,6}8\.|84010008\.|\.10080\.|\.10800\.|2\.840\.5\.1\.",
    re.ASCII,
)
_LITERALS = ("008", "10800.", "2.840.5.1.")
_IGNORE = "dicom-media-storage: ignore"
_WORD = re.compile(r"[A-Za-z_]\w{15,60}", re.ASCII)
_TELLTALES = ("Storage", "SOPClass", "Report", GONE_MODULE)


def may_matter(text: str, language: str) -> bool:
    r"""Return whether a file can have anything to find in it.

    >>> may_matter('"1.2.840.100008.5.1"', "c"), may_matter("1.2.840.113619.2", "c")
    (True, False)
    """
    has_root = any(literal in text for literal in _LITERALS) and _ROOT.search(text) is not None
    return has_root or _IGNORE in text or (language in {"python", "notebook"} and _may_hold_old_name(text))


def _may_hold_old_name(text: str) -> bool:
    is_worth_a_search = any(telltale in text for telltale in _TELLTALES)
    return is_worth_a_search and not _old_names().isdisjoint(_WORD.findall(text))


@cache
def _old_names() -> frozenset[str]:
    return frozenset({*old_names(), GONE_MODULE})


def read(text: str, path: str, language: str, selected: frozenset[str] = frozenset()) -> tuple[Document, str | None]:
    """Return the document of a text and, if something of it could not be read, a sentence that says what.

    >>> read("CT = '1.2.840.10008.5.1.4.1.1.2'", "a.py", "python")[0].mentions[0].names[0].text
    'CT'
    """
    mentions = sorted(_mentions(text, language), key=lambda one: (one.line, one.column))
    old: list[OldName] = []
    warning: str | None = None
    if language == "python" and _may_hold_old_name(text):
        try:
            old = read_old_names(text)
        except NotPythonError as error:
            warning = f"not checked for DMS007, because it cannot be parsed: {error}"
    return Document(path, language, text.split("\n"), mentions, old, selected), warning


def _mentions(text: str, language: str) -> list[Mention]:
    if language in lexer.LANGUAGES:
        return read_code(text, language)
    # The settings of .NET are XML.
    if language in {"xml", "html"} or (language == "settings" and text.lstrip().startswith("<")):
        return list(read_markup(text, language))
    if language in {"yaml", "toml", "settings"}:
        return read_tokens(read_settings(text, language))
    return read_tokens(read_table(text)) if language == "csv" else list(read_prose(text))
