"""The tokens of a source in one small vocabulary for all languages; time grows linearly with any text.

Lexers of libraries know more about a language, and each has texts for which its time explodes. This one knows strings,
comments, names, brackets and operators, and consumes what it cannot close.
"""

import re
from bisect import bisect_right
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


_PREFIX = r"(?:[rRbBuUfFtT]{1,3}|u8|[LN]|@\$?|\$@?)?"
_BLOCKS = {"/*": "*/", "--[[": "]]", "<#": "#>"}
_COMMENTS = {"//": "//", "--": "--", "#": "#", "$#": r"(?<![\w$\{\"'/&])#"}
"""What begins a comment of one line; in shells `#` does not in `$#` and `${x#y}`."""
_OPENINGS = {
    **{opening: re.escape(opening) for opening in _BLOCKS},
    'R"': r"(?:u8|[LuU])?R\"[^\s()\\\"]{0,16}\(",
    '#"': r"(?:b?r)?#{1,8}\"|b?r\"",
    '"""': rf"{_PREFIX}(?:\"\"\"|''')",
}
"""What begins a text without escapes, up to what `_closing` returns."""
_STRINGS = {
    '@"': r"(?:(?<=@)|(?<=@\$))\"(?:[^\"]|\"\")*+\"?",
    '"': r"\"(?:\\[\s\S]|[^\"\\\n])*+\"?",
    "'": r"'(?:\\[\s\S]|[^'\\\n])*+'?",
    "`": r"`(?:\\[\s\S]|[^`\\])*+`?",
    "'c'": r"'(?:\\[^'\n]{1,8}|[^'\\\n])'",
}
_SYNTAXES = {
    name: tuple(marks.split())
    for names, marks in {
        "c cpp": '// /* R" " \'',
        "json objectivec": "// /* \" '",
        "csharp java kotlin": '// /* """ @" " \'',
        "dart swift": '// /* """ #" " \'',
        "dockerfile shell": "$# \" '",
        "go": "// /* \" ' `",
        "javascript typescript": "// /* \" ' ` /",
        "lua": "-- --[[ \" '",
        "perl ruby": "$# \" ' ` /",
        "php": "// $# /* \" '",
        "powershell": "# <# \" '",
        "python r": '# """ " \'',
        "rust": "// /* #\" \" 'c'",
        "sql": "-- /* \" ' `",
    }.items()
    for name in names.split()
}
"""What each language has of the above; a slash begins a regular expression."""
LANGUAGES = frozenset(_SYNTAXES)
"""The languages that are read by tokens."""

_UID_RUN = r"\d++(?:\.\d++){4,}+\.?(?!\w)|\$\{?\w++\}?(?:\.\d++)++(?![\w.])"
"""A UID without quotes, and a variable of a shell with the rest of one."""
_OPERATOR = r"===|!==|<=>|>=|<=|\?\?=|\|\|=|==|!=|=~|=>|:=|\+=|->|::|<<|<-|&&|\|\||\.\.|[^\w\s]"
_MARKS = re.compile(r"\A\s*(?://[/!]?|/\*+!?|#+|--+\[*|<!--|<#|%|;)?\s*|\s*(?:\*+/|-->|\]\]|#>)?\s*\Z")
_REGEX = re.compile(r"/(?![/*\s])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n]){0,100}+\]|[^/\\\n\[]){1,200}+/[a-z]*")
_BEFORE_REGEX = frozenset("( , = : [ ! & | ? { } ; => && || =~ return case when and or not if unless".split())
_KINDS = {kind.value: kind for kind in TokenKind} | {"uid": TokenKind.STRING, "open": TokenKind.STRING}


@cache
def _scanner(language: str) -> re.Pattern[str]:
    """Return the pattern of one token; of what `_OPENINGS` begin it matches the beginning alone."""

    def choice(patterns: dict[str, str]) -> str:
        return "|".join(patterns[mark] for mark in _SYNTAXES[language] if mark in patterns) or "(?!)"

    return re.compile(
        rf"(?:\s|\\\n)*+(?:(?P<open>{choice(_OPENINGS)})|(?P<comment>(?:{choice(_COMMENTS)})[^\n]*+)"
        rf"|(?P<string>{_PREFIX}(?:{choice(_STRINGS)}))|(?P<uid>{_UID_RUN})"
        rf"|(?P<name>[^\W\d]\w*+)|(?P<number>\d[\w.]*+)|(?P<operator>{_OPERATOR}))"
    )


def tokens(source: str, language: str) -> list[Token]:
    """Return the tokens of a source in one of `LANGUAGES`, without white space.

    >>> [token.value for token in tokens('#define CT "1.2.3"  // x', "c")]
    ['#', 'define', 'CT', '1.2.3', 'x']
    """
    match_at, has_regex = _scanner(language).match, "/" in _SYNTAXES[language]
    newlines = [*(match.start() for match in re.finditer("\n", source)), len(source) + 1]
    found: list[Token] = []
    at, line = 0, 1
    while (match := match_at(source, at)) is not None:
        group = match.lastgroup or ""
        text = value = match[group]
        start = match.end() - len(text)
        while newlines[line - 1] < start:
            line += 1
        if group == "open":
            closing = _closing(text)
            end = source.find(closing, match.end())
            end = len(source) if end < 0 else end
            value = source[match.end() : end]
            group = "comment" if text in _BLOCKS else group
            text = source[start : end + len(closing)]
        elif group == "string":
            value = _unquoted(text)
        elif has_regex and text == "/" and (not found or found[-1].text in _BEFORE_REGEX):
            regex = _REGEX.match(source, start)
            if regex is not None:
                group, text = "regex", regex[0]
                value = text[1:].rpartition("/")[0]
        if group == "comment":
            value = comment_text(text)
        found.append(Token(_KINDS[group], text, value, start, line))
        at = start + len(text)
    return found


def comment_text(text: str) -> str:
    """Return a comment without its marks.

    >>> comment_text("/* CT Image Storage */")
    'CT Image Storage'
    """
    return _MARKS.sub("", text[:4000])


def _closing(opening: str) -> str:
    """Return what ends a comment, a string in three quotes or a raw string."""
    if opening in _BLOCKS:
        return _BLOCKS[opening]
    if opening.endswith("("):
        return ")" + opening[opening.index('"') + 1 : -1] + '"'
    return opening[-3:] if opening.endswith(('"""', "'''")) else '"' + "#" * opening.count("#")


def _unquoted(text: str) -> str:
    begin = next((at for at, one in enumerate(text[:4]) if one in "\"'`"), 0)
    body = text[begin + 1 :]
    return body[:-1] if body.endswith(text[begin]) else body


def mark(text: str, start: int, line: int) -> Token:
    """Return an operator that a format without brackets or colons has by its layout."""
    return Token(TokenKind.OPERATOR, text, text, start, line)


def string(text: str, start: int, line: int, value: str | None = None) -> Token:
    """Return a key or a value of a format whose strings have no quotes."""
    return Token(TokenKind.STRING, text, text if value is None else value, start, line)
