"""UIDs in XML and HTML, well-formed or not: an element is read as an object of JSON is, by its tokens."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dicom_uid_lint.knowledge.syntax import is_uid
from dicom_uid_lint.model import Mention

from .code import read_code, read_tokens
from .context import Context
from .lexer import Lines, Token, TokenKind, mark, string
from .prose import read_prose

_PART = re.compile(
    r"<!--(?P<comment>(?:[^-]++|-(?!->))*+)(?:-->)?"
    r"|<(?P<close>/?)(?P<name>[\w:.-]++)(?P<attributes>(?:[^<>\"']|\"[^\"<]{0,2000}+\"|'[^'<]{0,2000}+')*+)>"
    r"|<!\[CDATA\[|]]>|<[?!][^<>\[]*+>|<|(?P<text>(?:[^<\]]++|](?!]>))++)"
)
_ATTRIBUTE = re.compile(r"(?<![\w:.@#-])(?P<name>[\w:.@#-]++)\s{0,20}+=\s{0,20}+(?P<value>\"[^\"]*+\"|'[^']*+')")
_SCRIPT = re.compile(r"<script\b[^<>]*+>(?P<code>(?:[^<]++|<(?!/script))*+)", re.IGNORECASE)
_NAMING = frozenset("name key id keyword title label class description displayname display desc term sopclass".split())
_VOID = frozenset("br hr img input meta link col area base wbr".split())
_KEYS = frozenset({"key", "dt"})
_INLINE = frozenset("code b i em strong span tt p a para olink link literal value string text pre".split())
_CELLS = frozenset({"td", "th", "dd", "li", "entry", *_KEYS})
_DEEPEST = 20


def read_markup(source: str, language: str = "xml") -> Iterator[Mention]:
    """Yield the mentions of an XML or HTML file.

    >>> [one.names[-1].text for one in read_markup('<uid name="CT Image Storage">1.2.840.10008.5.1.4.1.1.4</uid>')]
    ['CT Image Storage']
    """
    lines, markup = Lines(source), source
    if language == "html":
        for script in _SCRIPT.finditer(source):
            line, column = lines.place(script.start("code"))
            for one in read_code(script["code"], "typescript"):
                yield replace(one, line=line + one.line - 1, column=one.column + (column - 1 if one.line == 1 else 0))
        markup = _SCRIPT.sub(lambda script: " " * len(script[0]), source)
    elements = _Elements(markup, lines, language)
    yield from read_tokens(Context(elements.tokens(), source, language))
    yield from elements.prose


class _Elements:
    def __init__(self, source: str, lines: Lines, language: str) -> None:
        self._source = source
        self._lines = lines
        self._naming = _NAMING - {"class", "id"} if language == "html" else _NAMING
        self.prose: list[Mention] = []
        self._found: list[Token] = []
        self._open: list[tuple[str, int]] = []

    def tokens(self) -> list[Token]:
        """Return the tokens, with the comments at their end."""
        comments: list[Token] = []
        for match in _PART.finditer(self._source):
            if match["comment"] is not None:
                line = self._lines.place(match.start())[0]
                comments.append(Token(TokenKind.COMMENT, match[0], match["comment"].strip(), match.start(), line))
            elif match["text"] is not None:
                self._text(match["text"], match.start())
            elif match["name"] is not None:
                name = match["name"].casefold()
                if not match["close"]:
                    self._begin(name, match)
                if match["close"] or match["attributes"].endswith("/") or name in _VOID:
                    self._end(name, match.start())
        while self._open:
            self._close(*self._open.pop(), len(self._source))
        return self._found + comments

    def _text(self, text: str, start: int) -> None:
        prose = [] if is_uid(text.strip()) else list(read_prose(text, *self._lines.place(start)))
        if not prose:
            self._string(text, start)
        self.prose += prose

    def _mark(self, text: str, start: int) -> None:
        self._found.append(mark(text, start, self._lines.place(start)[0]))

    def _string(self, text: str, start: int, after: str = ",", value: str | None = None) -> None:
        stripped = text.strip()
        if stripped:
            start += text.index(stripped)
            self._found.append(string(stripped, start, self._lines.place(start)[0], value))
            self._mark(after, start)

    def _begin(self, name: str, tag: re.Match[str]) -> None:
        attributes = {one["name"].casefold(): one for one in _ATTRIBUTE.finditer(self._source, *tag.span("attributes"))}
        self._open.append((name, len(self._found)))
        # The native DICOM model (PS3.19 annex A) tells elements apart by tags, others by names or keys of values.
        is_pair = attributes.keys() in ({"name", "value"}, {"key", "value"})
        labels = ("tag",) if name == "dicomattribute" else ("name", "key") if is_pair else ()
        label = next((attributes[one]["value"][1:-1] for one in labels if one in attributes), None)
        if not self._found or self._found[-1].text != ":":
            self._string(tag["name"], tag.start("name"), ":", label)
        self._mark("{", tag.start())
        for key, one in attributes.items():
            value, is_naming = one["value"][1:-1], key in self._naming
            if is_pair and key == "value":
                self._string(value, one.start("value") + 1)
            elif not is_pair and (is_naming or key == "modality" or is_uid(value)):
                self._string(one["name"], one.start("name"), ":", "name" if is_naming else None)
                self._string(value, one.start("value") + 1)

    def _end(self, name: str, start: int) -> None:
        """Close an element, if it is open, and those in it that are not closed."""
        names = [opened for opened, _ in self._open[-_DEEPEST:]]
        for _ in range(names[::-1].index(name) + 1 if name in names else 0):
            self._close(*self._open.pop(), start)

    def _close(self, name: str, begin: int, start: int) -> None:
        """Leave out the brackets around a text alone, and the names of what merely wraps one."""
        found = self._found
        brace = begin if found[begin].text == "{" else begin + 2
        if found[-1].text == ",":
            found.pop()
        size = len(found) - brace - 1
        if size == 3 and found[-2].text == ":" and found[-3].value.casefold() in _INLINE:
            del found[-3:-1]
            size = 1
        if not size and brace != begin:
            del found[begin:]
            return
        if size == 1:
            del found[begin if name in _CELLS else brace : -1]
        else:
            self._mark("}", start)
        self._mark(":" if name in _KEYS else ",", start)
