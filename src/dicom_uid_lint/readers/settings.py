"""YAML, INI files, properties and the like, by the tokens of JSON: a mapping, an item or a section is an object."""

import re

from .context import Context
from .lexer import Token, TokenKind, mark, string, tokens

_QUOTED = r"\"(?:\\.|[^\"\\])*+\"?|'[^']*+'?"
_TAGS = r"(?:[&!][\w!]{1,40}\s+)*+"
_LINE = re.compile(
    rf"(?P<indent>[ \t]*+)(?P<items>(?:-[ \t]++)*+){_TAGS}"
    rf"(?P<body>(?:{_QUOTED}|[^\"'#;]++|(?<=\S)[#;])*+)(?P<comment>.*)"
)
_KEY = re.compile(rf"(?P<key>(?:{_QUOTED})?[^=:]{{0,300}}+)[=:]\s*")
_YAML_KEY = re.compile(rf"(?![\[{{])(?P<key>(?:{_QUOTED})?.{{0,300}}?):(?:\s+{_TAGS}|\Z)")
_FLOW = re.compile(rf"(?P<mark>[\[\]{{}},]|:(?=\s|$))|{_QUOTED}|[^\[\]{{}},\"'\s:][^\[\]{{}},\"':]*+")
_SECTION = re.compile(r"\[+\s*\"?(?P<title>[^\]\n,]+?)\"?\s*\]+\s*\Z")
_LONGEST_LINE = 20_000


def read_settings(source: str, language: str) -> Context:
    r"""Return the tokens of a file whose lines set values.

    >>> [token.value for token in read_settings("a:\n  - CT Image: 1.2.3 # x", "yaml").tokens]
    ['{', 'a', ':', '{', 'CT Image', ':', '1.2.3', '}', '}']
    """
    reader = _Reader(language)
    start = 0
    for number, line in enumerate(source.split("\n"), start=1):
        if len(line) <= _LONGEST_LINE:
            reader.read(line, start, number)
        start += len(line) + 1
    reader.leave(0, start, 0)
    return Context(reader.found, source, language)


def read_toml(source: str) -> Context:
    """Return the tokens of TOML, with a table as an object."""
    sections = {number: _section(line) for number, line in enumerate(source.split("\n"), start=1)}
    found, latest = [mark("{", 0, 1)], 0
    for token in tokens(source, "toml"):
        title = sections[token.line]
        if not title or token.kind is TokenKind.COMMENT:
            found.append(token)
        elif token.line != latest:
            place = token.start, token.line
            found += [mark("}", *place), string(title, *place), mark(":", *place), mark("{", *place)]
            latest = token.line
    return Context(found, source, "toml")


def _section(line: str) -> str:
    """Return the title of a section, without the names of what it is in; empty if a line begins none."""
    match = _SECTION.match(line[:300])
    return match["title"].rpartition(".")[2].strip('"') if match else ""


class _Reader:
    def __init__(self, language: str) -> None:
        self.found: list[Token] = []
        self._is_yaml = language == "yaml"
        self._indents: list[int] = []

    def read(self, line: str, start: int, number: int) -> None:
        """Read a line, which begins at an offset."""
        match = _LINE.match(line)
        if match is None:
            return
        text = match["comment"]
        if text:
            comment = Token(TokenKind.COMMENT, text, text.strip("#; \t"), start + match.start("comment"), number)
            self.found.append(comment)
        body = match["body"].rstrip()
        if not body:
            return
        title = "" if self._is_yaml else _section(line)
        indent, begins = 0, 0 if title or body.startswith("dn:") else 1
        if self._is_yaml:
            indent = match.end("items")
            begins = match.end("indent") if match["items"] else indent + 1
        self.leave(min(begins, indent + 1), start, number)
        if title:
            self.found += [string(title, start, number), mark(":", start, number)]
        if not self._indents or self._indents[-1] != indent:
            self._indents.append(indent)
            self.found.append(mark("{", start, number))
        if not title:
            self._entry(body, start + match.start("body"), number)

    def leave(self, indent: int, start: int, number: int) -> None:
        """Close what a line with less indentation ends."""
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
            self.found.append(mark("}", start, number))

    def _entry(self, text: str, start: int, number: int) -> None:
        match = (_YAML_KEY if self._is_yaml else _KEY).match(text)
        if match is not None:
            key = match["key"].rstrip()
            self.found += [string(key, start, number, key.strip("\"' ")), mark(":", start + match.end("key"), number)]
            start, text = start + match.end(), text[match.end() :]
        if text[:1] in {"[", "{"} and text[-1] in {"]", "}"}:
            for one in _FLOW.finditer(text):
                value = one[0].rstrip()
                token = mark if one["mark"] else string
                self.found.append(token(value, start + one.start(), number))
        elif text:
            value = text.rstrip(",;")
            self.found.append(string(value, start, number, value.strip("\"'")))
