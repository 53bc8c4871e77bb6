"""YAML, TOML, INI files and the like, by the tokens of JSON: a mapping, an item or a section is an object."""

import re

from .context import Context
from .lexer import Token, TokenKind, mark, string

_QUOTED = r"\"(?:\\.|[^\"\\])*+\"?|'[^']*+'?"
_TAGS = r"(?:[&!][\w!]{1,40}\s+)*+"
_LINE = re.compile(
    rf"(?P<indent>[ \t]*+)(?P<items>(?:-[ \t]++)*+){_TAGS}"
    rf"(?P<body>(?:{_QUOTED}|[^\"'#;]++|(?<=\S)[#;])*+)(?P<comment>.*)"
)
_KEY = re.compile(rf"(?![\[{{])(?P<key>(?:{_QUOTED})?[^=:]{{0,300}}+)[=:]\s*")
_YAML_KEY = re.compile(rf"(?![\[{{])(?P<key>(?:{_QUOTED})?.{{0,300}}?):(?:\s+{_TAGS}|\Z)")
_FLOW = re.compile(rf"(?P<mark>[\[\]{{}},=]|:(?=\s|$))|{_QUOTED}|[^\[\]{{}},\"'\s:=][^\[\]{{}},\"':=]*+")
_SECTION = re.compile(r"\[+\s*\"?(?P<title>[^\]\n,]+?)\"?\s*\]+\s*\Z")
_LONGEST_LINE = 20_000


def read_settings(source: str, language: str) -> Context:
    r"""Return the tokens of a file whose lines set values.

    >>> [token.value for token in read_settings("a:\n  - CT Image: 1.2.3 # x", "yaml").tokens]
    ['{', 'a', ':', '{', 'CT Image', ':', '1.2.3', '}', '}']
    """
    lines = source.split("\n")
    reader = _Reader(is_yaml=language == "yaml")
    start = 0
    for number, line in enumerate(lines, start=1):
        match = _LINE.match(line) if len(line) <= _LONGEST_LINE else None
        if match is not None:
            reader.read(match, start, number)
        start += len(line) + 1
    reader.leave(0, len(source), len(lines))
    return Context(reader.found, source, language)


def _section(line: str) -> str:
    """Return the title of a section, without the names of what it is in; empty if a line begins none."""
    match = _SECTION.match(line[:300])
    return match["title"].rpartition(".")[2].strip('"') if match else ""


class _Reader:
    def __init__(self, *, is_yaml: bool) -> None:
        self.found: list[Token] = []
        self._is_yaml = is_yaml
        self._levels: list[int] = []

    def read(self, line: re.Match[str], start: int, number: int) -> None:
        """Read a line, which begins at an offset."""
        body, comment, place = line["body"].rstrip(), line["comment"], (start, number)
        if comment:
            at = start + line.start("comment")
            self.found.append(Token(TokenKind.COMMENT, comment, comment.strip("#; \t"), at, number))
        if not body:
            return
        title = "" if self._is_yaml or line["indent"] else _section(body)
        level, begins = (line.end("items"), line.end("indent")) if self._is_yaml else (0, 0)
        is_new = title or line["items"] or body.startswith("dn:")
        self.leave(begins if is_new else level + 1, *place)
        if title:
            self.found += [string(title, *place), mark(":", *place)]
        if not self._levels or self._levels[-1] != level:
            self._levels.append(level)
            self.found.append(mark("{", *place))
        if not title:
            self._entry(body, start + line.start("body"), number)

    def leave(self, level: int, start: int, number: int) -> None:
        """Close what a line with less indentation ends."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
            self.found.append(mark("}", start, number))

    def _entry(self, text: str, start: int, number: int) -> None:
        match = (_YAML_KEY if self._is_yaml else _KEY).match(text)
        if match is not None:
            key = match["key"].rstrip()
            self.found += [string(key, start, number, key.strip("\"' ")), mark(":", start + match.end("key"), number)]
            start, text = start + match.end(), text[match.end() :]
        text = text.rstrip(",;")
        is_flow = text[:1] in {"[", "{"} and text[-1] in {"]", "}"}
        for one in _FLOW.finditer(text) if is_flow else re.finditer(".+", text):
            value, at = one[0].rstrip(), start + one.start()
            is_mark = is_flow and one["mark"]
            self.found.append(mark(value, at, number) if is_mark else string(value, at, number, value.strip("\"'")))
