"""YAML, INI files, properties and the like as tokens, and which of their lines make one record."""

import re
from collections.abc import Iterator

from .context import Context
from .lexer import Token, TokenKind, tokens

_ENTRY = re.compile(r"(?P<indent>[ \t]*+)(?P<items>(?:-[ \t]++)*+)(?P<rest>.*)")
_COMMENT = re.compile(r"(?:^|(?<=\s))[#;](?![\w]).*|(?:^|(?<=\s))#.*|^\s*;.*")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*+\"?|'[^']*+'?")
_FLOW = re.compile(
    rf"(?P<string>{_QUOTED.pattern})|(?P<operator>[\[\]{{}},]|:(?=\s|$))|(?P<plain>[^\[\]{{}},\"'\s:][^\[\]{{}},\"':]*+)"
)
_SECTION = re.compile(r"\s*\[+\s*\"?(?P<title>[^\]\n]*?)\"?\s*\]+\s*\Z")
_YAML_MARK = re.compile(r"(?:[&!][\w!]{1,40}\s+)+")
_LONGEST_LINE = 20_000


def read_settings(source: str, language: str) -> Context:
    r"""Return the tokens of a file whose lines set values, with its records.

    >>> [token.value for token in read_settings("a:\n  - CT Image: 1.2.3 # x", "yaml").tokens]
    ['a', ':', 'CT Image', ':', '1.2.3']
    """
    found: list[Token] = []
    start = 0
    for number, line in enumerate(source.split("\n"), start=1):
        if len(line) <= _LONGEST_LINE:
            found += _line(line, start, number, language)
        start += len(line) + 1
    return Context(found, source, language, *_records(source, language))


def read_toml(source: str) -> Context:
    """Return the tokens of TOML, with its tables as records."""
    return Context(tokens(source, "toml"), source, "toml", *_of_sections(source))


def _line(line: str, start: int, number: int, language: str) -> Iterator[Token]:
    match = _ENTRY.match(line)
    if match is None or not match["rest"] or _SECTION.match(line[:300]):
        return
    text, offset = match["rest"], match.start("rest")
    comment = _comment_at(text)
    if comment is not None:
        yield Token(TokenKind.COMMENT, text[comment:], text[comment:].strip("#; \t"), start + offset + comment, number)
        text = text[:comment]
    text = text.rstrip()
    colon = _separator(text, language)
    if colon is not None:
        key = text[:colon].rstrip()
        yield Token(TokenKind.STRING, key, key.strip("\"' "), start + offset, number)
        yield Token(TokenKind.OPERATOR, text[colon], ":", start + offset + colon, number)
        blanks = len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())
        offset, text = offset + colon + 1 + blanks, text[colon + 1 :].lstrip()
    yield from _values(text, start + offset, number)


def _comment_at(text: str) -> int | None:
    bare = _QUOTED.sub(lambda match: "x" * len(match[0]), text)
    match = _COMMENT.search(bare)
    return match.start() if match else None


def _separator(text: str, language: str) -> int | None:
    """Return where the key of a line ends: at a colon before a blank in YAML, elsewhere at the first mark."""
    quoted = _QUOTED.match(text)
    begin = quoted.end() if quoted else 0
    if language == "yaml":
        at = next((match.start() for match in re.finditer(r":(?=\s|$)", text[begin : begin + 300])), None)
        return None if at is None or text[:1] in {"[", "{"} else begin + at
    at = next((match.start() for match in re.finditer(r"[=:]", text[begin : begin + 300])), None)
    if at is not None:
        return begin + at
    match = re.match(r"(?:ENV|ARG|export|set)?\s*[\w.-]+(?=\s+[\"']?[\d.]+[\"']?\Z)", text[:300])
    return match.end() if match else None


def _values(text: str, start: int, number: int) -> Iterator[Token]:
    mark = _YAML_MARK.match(text)
    if mark is not None:
        text, start = text[mark.end() :], start + mark.end()
    if text[:1] in {"[", "{"}:
        for match in _FLOW.finditer(text):
            value = match[0].rstrip()
            kind = TokenKind.OPERATOR if match.lastgroup == "operator" else TokenKind.STRING
            yield Token(kind, value, value.strip("\"'"), start + match.start(), number)
    elif text:
        value = text.rstrip(",;")
        yield Token(TokenKind.STRING, value, value.strip("\"'"), start, number)


def _records(source: str, language: str) -> tuple[list[int], list[str]]:
    """Return for each line the number of its record, a mapping of YAML or a section, and the title of the record."""
    return _of_indents(source) if language == "yaml" else _of_sections(source)


def _of_indents(source: str) -> tuple[list[int], list[str]]:
    records, titles = list[int](), list[str]()
    open_ones: list[tuple[int, int, str]] = []
    latest, key = 0, ""
    for line in source.split("\n"):
        match = _ENTRY.match(line)
        if match is None or match["rest"][:1] in {"", "#"}:
            records.append(0)
            titles.append("")
            continue
        indent = match.end("items")
        begins = match.end("indent") if match["items"] else indent + 1
        while open_ones and (open_ones[-1][0] >= begins or open_ones[-1][0] > indent):
            open_ones.pop()
        if not open_ones or open_ones[-1][0] != indent:
            latest += 1
            open_ones.append((indent, latest, key))
        records.append(open_ones[-1][1])
        titles.append(open_ones[-1][2])
        key = match["rest"].rstrip().removesuffix(":").strip("\"'") if match["rest"].rstrip().endswith(":") else ""
    return records, titles


def _of_sections(source: str) -> tuple[list[int], list[str]]:
    records, titles = list[int](), list[str]()
    latest, title = 1, ""
    for line in source.split("\n"):
        match = _SECTION.match(line[:300]) if line.startswith("[") else None
        latest += match is not None or line.startswith("dn:")
        title = match["title"].rpartition(".")[2].strip('"') if match else title
        records.append(latest)
        titles.append(title)
    return records, titles
