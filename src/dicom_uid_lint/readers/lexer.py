"""The tokens of a source in one small vocabulary for all languages; time grows linearly with any text.

Lexers of libraries know more about a language, and each has texts for which its time explodes. This one knows strings,
comments, names, brackets and operators, and consumes what it cannot close.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache


class TokenKind(Enum):
    """What a token is."""

    NAME = "name"
    STRING = "string"
    REGEX = "regex"
    NUMBER = "number"
    OPERATOR = "operator"
    COMMENT = "comment"


@dataclass(slots=True)
class Token:
    """A token, where it begins, and its value: for a string or a comment, the text without its marks."""

    kind: TokenKind
    text: str
    value: str
    start: int
    line: int

    @property
    def end(self) -> int:
        """The offset after the token."""
        return self.start + len(self.text)


_PLAIN = {kind.value: kind for kind in (TokenKind.NAME, TokenKind.NUMBER, TokenKind.OPERATOR)}


class Lines:
    r"""The lines of a text whose lines end with a line feed.

    >>> Lines("ab\ncd").place(4)
    (2, 2)
    """

    def __init__(self, source: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[line - 1]


@dataclass(frozen=True, slots=True)
class _Syntax:
    """How a language marks comments and strings; ``closing`` has what ends a text, by what begins it."""

    line_comments: str
    block_comments: tuple[tuple[str, str], ...] = ()
    quotes: str = "\"'"
    long_quotes: tuple[str, ...] = ()
    extras: frozenset[str] = frozenset()


_C = (("/*", "*/"),)
_SYNTAXES = {
    "c": _Syntax("//", _C, extras=frozenset({"raw_cpp"})),
    "cpp": _Syntax("//", _C, extras=frozenset({"raw_cpp"})),
    "csharp": _Syntax("//", _C, long_quotes=('"""',), extras=frozenset({"verbatim"})),
    "dart": _Syntax("//", _C, long_quotes=('"""', "'''")),
    "dockerfile": _Syntax("#"),
    "go": _Syntax("//", _C, quotes="\"'`"),
    "java": _Syntax("//", _C, long_quotes=('"""',)),
    "javascript": _Syntax("//", _C, quotes="\"'`", extras=frozenset({"regex"})),
    "json": _Syntax("//", _C),
    "kotlin": _Syntax("//", _C, long_quotes=('"""',)),
    "lua": _Syntax("--", (("--[[", "]]"),)),
    "objectivec": _Syntax("//", _C),
    "perl": _Syntax("#", extras=frozenset({"regex"})),
    "php": _Syntax("// #", _C),
    "powershell": _Syntax("#", (("<#", "#>"),)),
    "python": _Syntax("#", long_quotes=('"""', "'''")),
    "r": _Syntax("#"),
    "ruby": _Syntax("#", quotes="\"'`", extras=frozenset({"regex"})),
    "rust": _Syntax("//", _C, extras=frozenset({"raw_hash", "lifetimes"})),
    "shell": _Syntax("#"),
    "sql": _Syntax("--", _C, quotes="\"'`"),
    "swift": _Syntax("//", _C, long_quotes=('"""',), extras=frozenset({"raw_hash"})),
    "toml": _Syntax("#", long_quotes=('"""', "'''")),
    "typescript": _Syntax("//", _C, quotes="\"'`", extras=frozenset({"regex"})),
}
LANGUAGES = frozenset(_SYNTAXES)
"""The languages that are read by tokens."""

_UID_RUN = r"\d++(?:\.\d++){4,}+\.?"
_OPERATOR = r"===|!==|<=>|>=|<=|\?\?=|\|\|=|==|!=|=~|=>|:=|\+=|->|::|<<|<-|&&|\|\||\.\.|[^\w\s]"
_MARKS = re.compile(r"\A\s*(?://[/!]?|/\*+!?|#+|--+\[*|<!--|<#|%|;)?\s*|\s*(?:\*+/|-->|\]\]|#>)?\s*\Z")
_BEFORE_REGEX = frozenset("( , = : [ ! & | ? { } ; => && || =~ return case when and or not if unless".split())
_PREFIX = "(?:[rRbBuUfFtT]{1,3}|u8|[LN]|@\\$?|\\$@?)?"
_STRING_BODY = {quote: rf"{quote}(?:\\[\s\S]|[^{quote}\\\n])*+{quote}?" for quote in "\"'"}
_STRING_BODY["`"] = r"`(?:\\[\s\S]|[^`\\])*+`?"


@cache
def _scanner(language: str) -> re.Pattern[str]:
    """Return the pattern of one token; what needs to be closed further on is matched by its beginning alone."""
    syntax = _SYNTAXES[language]
    blocks = "|".join(re.escape(begin) for begin, _ in syntax.block_comments)
    comments = "|".join(rf"{re.escape(mark)}[^\n]*+" for mark in syntax.line_comments.split())
    longs = "|".join(syntax.long_quotes)
    bodies = [_STRING_BODY[quote] for quote in syntax.quotes]
    if "lifetimes" in syntax.extras:
        bodies = [_STRING_BODY['"'], r"'(?:\\[^'\n]{1,8}|[^'\\\n])'"]
    # In shells `#` begins a comment only after a blank, as in `$#` and `${x#y}`.
    before = r"(?<![\w$\{\"'/&])" if language in {"shell", "perl", "ruby", "php"} else ""
    choices = [
        rf"(?P<block>{blocks})" if blocks else "",
        rf"(?P<comment>{before}(?:{comments}))",
        r"(?P<raw_cpp>(?:u8|[LuU])?R\"[^\s()\\\"]{0,16}\()" if "raw_cpp" in syntax.extras else "",
        r"(?P<raw_hash>(?:b?r)?#{1,8}\"|b?r\")" if "raw_hash" in syntax.extras else "",
        r"(?P<verbatim>(?:@\$?|\$@)\"(?:[^\"]|\"\")*+\"?)" if "verbatim" in syntax.extras else "",
        rf"(?P<long>{_PREFIX}(?:{longs}))" if longs else "",
        rf"(?P<string>{_PREFIX}(?:{'|'.join(bodies)}))",
        rf"(?P<uid>{_UID_RUN}(?![\w]))",
        r"(?P<name>[^\W\d]\w*+)",
        r"(?P<number>\d[\w.]*+)",
        rf"(?P<operator>{_OPERATOR})",
    ]
    return re.compile(rf"(?:\s|\\\n)*+(?:{'|'.join(choice for choice in choices if choice)})")


_REGEX = re.compile(r"/(?![/*\s])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n]){0,100}+\]|[^/\\\n\[]){1,200}+/[a-z]*")


def tokens(source: str, language: str) -> list[Token]:
    """Return the tokens of a source in one of `LANGUAGES`, without white space.

    >>> [token.value for token in tokens('#define CT "1.2.3"  // x', "c")]
    ['#', 'define', 'CT', '1.2.3', 'x']
    """
    return list(_scanned(source, language))


def comment_text(text: str) -> str:
    """Return a comment without its marks.

    >>> comment_text("/* CT Image Storage */")
    'CT Image Storage'
    """
    return _MARKS.sub("", text[:4000])


def _scanned(source: str, language: str) -> Iterator[Token]:
    match_at = _scanner(language).match
    has_regex = "regex" in _SYNTAXES[language].extras
    newlines = [match.start() for match in re.finditer("\n", source)]
    newlines.append(len(source) + 1)
    at, line, previous = 0, 0, ""
    while (match := match_at(source, at)) is not None:
        group = match.lastgroup or ""
        text = match[group]
        at = match.end() - len(text)
        while newlines[line] < at:
            line += 1
        if has_regex and text == "/" and (not previous or previous in _BEFORE_REGEX):
            regex = _REGEX.match(source, at)
            if regex is not None:
                group, text = "regex", regex[0]
        kind = _PLAIN.get(group)
        token = Token(kind, text, text, at, line + 1) if kind else _token(group, text, source, at, line + 1, language)
        yield token
        at += len(token.text)
        previous = token.text


def _token(group: str, text: str, source: str, at: int, line: int, language: str) -> Token:  # noqa: PLR0913, PLR0917
    if group in _CLOSERS:
        text, value = _CLOSERS[group](text, source, at, language)
        kind = TokenKind.COMMENT if group == "block" else TokenKind.STRING
        return Token(kind, text, value, at, line)
    if group == "comment":
        return Token(TokenKind.COMMENT, text, comment_text(text), at, line)
    if group in {"string", "verbatim"}:
        return Token(TokenKind.STRING, text, _unquoted(text), at, line)
    if group == "uid":
        return Token(TokenKind.STRING, text, text, at, line)
    return Token(TokenKind.REGEX, text, text.rstrip("abcdefghijklmnopqrstuvwxyz")[1:-1], at, line)


def _unquoted(text: str) -> str:
    begin = next((at for at, one in enumerate(text[:4]) if one in "\"'`"), 0)
    quote = text[begin : begin + 1]
    body = text[begin + 1 :]
    return body[:-1] if body.endswith(quote) else body


def _closed(source: str, at: int, opening: str, closing: str) -> tuple[str, str]:
    """Return a text that begins with one mark and ends with another, or with the source, and what is between."""
    end = source.find(closing, at + len(opening))
    if end < 0:
        return source[at:], source[at + len(opening) :]
    return source[at : end + len(closing)], source[at + len(opening) : end]


def _block(opening: str, source: str, at: int, language: str) -> tuple[str, str]:
    closing = dict(_SYNTAXES[language].block_comments)[opening]
    text, _ = _closed(source, at, opening, closing)
    return text, comment_text(text)


def _raw_cpp(opening: str, source: str, at: int, _language: str) -> tuple[str, str]:
    mark = opening[opening.index('"') + 1 : -1]
    return _closed(source, at, opening, f'){mark}"')


def _raw_hash(opening: str, source: str, at: int, _language: str) -> tuple[str, str]:
    return _closed(source, at, opening, '"' + "#" * opening.count("#"))


def _long(opening: str, source: str, at: int, _language: str) -> tuple[str, str]:
    return _closed(source, at, opening, opening[-3:])


_CLOSERS = {"block": _block, "raw_cpp": _raw_cpp, "raw_hash": _raw_hash, "long": _long}
