"""The tokens of a language that Pygments knows, in one small vocabulary for all languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]
from pygments.token import Comment, Literal, Name, String

_ALIASES = {
    "c": "c",
    "cpp": "cpp",
    "csharp": "csharp",
    "go": "go",
    "java": "java",
    "javascript": "javascript",
    "json": "json",
    "kotlin": "kotlin",
    "python": "python",
    "rust": "rust",
    "swift": "swift",
    "toml": "toml",
    "typescript": "typescript",
    "yaml": "yaml",
}
LANGUAGES = frozenset(_ALIASES)
"""The languages that are read by tokens."""

# Lines that nobody writes, but programs do, take Pygments too long: time grows with the square of their length.
_LONGEST_LINE = 10_000

# A type of token is the path to it, as in ("Literal", "String", "Escape").
_Type = tuple[str, ...]


class TokenKind(Enum):
    """What a token is."""

    NAME = "name"
    STRING = "string"
    REGEX = "regex"
    NUMBER = "number"
    OPERATOR = "operator"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and the offset at which it begins; for a string, ``value`` is what stands between its quotes."""

    kind: TokenKind
    text: str
    value: str
    start: int

    @property
    def end(self) -> int:
        """The offset after the token."""
        return self.start + len(self.text)


_WORDS = r"(?P<name>[^\W\d]\w*)|(?P<number>\d[\w.]*)|(?P<operator>===|!==|==|!=|=>|:=|->|::|<<|&&|[^\w\s])"
_CODE = re.compile(_WORDS)
_DIRECTIVE = re.compile(
    rf"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')|{_WORDS}", re.DOTALL
)
_OPENING = re.compile(r"[\w@$#]{0,4}(?P<quote>\"{3}|'{3}|[\"'`])")
_QUOTED = re.compile(r"[\w@$#]{0,4}(?P<quote>\"{3}|'{3}|[\"'`])(?P<value>.*?)(?P=quote)#*\Z", re.DOTALL)
_RAW = re.compile(r"\w*R\"(?P<mark>[^(\s]*)\((?P<value>.*)\)(?P=mark)\"\Z", re.DOTALL)
_QUOTES = "\"'`"
_COMMENT_MARKS = re.compile(r"\A(?://[/!]?|/\*+!?|#+|--|<!--)?\s*|\s*(?:\*+/|-->)?\Z")


def tokens(source: str, language: str) -> list[Token]:
    """Return the tokens of a source in one of `LANGUAGES`, without white space.

    >>> [token.value for token in tokens('#define CT "1.2.3"  // x', "c")]
    ['#', 'define', 'CT', '1.2.3', 'x']
    """
    lexer: Lexer = get_lexer_by_name(_ALIASES[language])
    if max(map(len, source.split("\n"))) > _LONGEST_LINE:
        return [_whole(token, token, source) for token in _split(_DIRECTIVE, source, 0)]
    # Pygments wants the last line to end as the others do.
    return list(_joined(_rough(lexer, f"{source}\n"), source))


def comment_text(text: str) -> str:
    """Return a comment without its marks.

    >>> comment_text("/* CT Image Storage */")
    'CT Image Storage'
    """
    return _COMMENT_MARKS.sub("", text)


def _rough(lexer: Lexer, source: str) -> Iterator[Token]:
    """Yield tokens, strings in the pieces that Pygments makes of them; an escape is a piece whose value is empty."""
    pattern, start = _CODE, 0
    for at, kind, text in lexer.get_tokens_unprocessed(source):
        piece = _piece(lexer, at, kind, text)
        is_directive = _is(kind, Comment.Preproc) or _is(kind, Comment.PreprocFile)
        if piece is None and is_directive is (pattern is _DIRECTIVE):
            continue
        yield from _split(pattern, source[start:at], start)
        pattern, start = _DIRECTIVE if is_directive else _CODE, at
        if piece is not None:
            yield piece
            start = at + len(text)
    yield from _split(pattern, source[start:], start)


def _piece(lexer: Lexer, start: int, kind: _Type, text: str) -> Token | None:
    """Return a comment or a piece of a string; None for all other code, directives among it."""
    if _is(kind, Comment.Preproc) or _is(kind, Comment.PreprocFile):
        return None
    if _is(kind, Comment) or _is(kind, String.Doc):
        return Token(TokenKind.COMMENT, text, comment_text(text), start)
    if _is(kind, String.Regex):
        return Token(TokenKind.REGEX, text, text.strip("/"), start)
    if _is(kind, String) or _is(kind, Literal.Scalar.Plain) or _is_key_or_scalar(lexer, kind, text):
        is_inner = _is(kind, String.Escape) or _is(kind, String.Interpol)
        return Token(TokenKind.STRING, text, "" if is_inner else text, start)
    return None


def _is_key_or_scalar(lexer: Lexer, kind: _Type, text: str) -> bool:
    """Return whether a token is a key of JSON or YAML, or a scalar of YAML, which are names to Pygments."""
    if lexer.name == "YAML":
        return _is(kind, Name.Tag) or _is(kind, Name.Variable)
    return _is(kind, Name.Tag) and text.startswith('"')


def _is(kind: _Type, base: _Type) -> bool:
    return kind[: len(base)] == base


def _split(pattern: re.Pattern[str], text: str, offset: int) -> Iterator[Token]:
    for match in pattern.finditer(text):
        kind = TokenKind(match.lastgroup)
        value = comment_text(match[0]) if kind is TokenKind.COMMENT else match[0]
        yield Token(kind, match[0], value, offset + match.start())


def _joined(rough: Iterator[Token], source: str) -> Iterator[Token]:
    """Join the pieces of one string, quotes and escapes and all, the words of one scalar, the marks of one comment."""
    first = last = None
    for token in rough:
        if first is None or last is None or not _goes_on(first, last, token, source):
            if first is not None and last is not None:
                yield _whole(first, last, source)
            first = token
        last = token
    if first is not None and last is not None:
        yield _whole(first, last, source)


def _whole(first: Token, last: Token, source: str) -> Token:
    """Return the token that begins with one piece and ends with another."""
    text = source[first.start : last.end]
    if first.kind is TokenKind.STRING:
        match = _RAW.match(text) or _QUOTED.match(text)
        return Token(first.kind, text, match["value"] if match else text, first.start)
    return first if first is last else Token(first.kind, text, comment_text(text), first.start)


def _goes_on(first: Token, last: Token, token: Token, source: str) -> bool:
    """Return whether a piece goes on with what the pieces from the first to the last have begun."""
    if token.kind is not last.kind:
        return False
    between = source[last.end : token.start]
    if token.kind is TokenKind.COMMENT:
        return not between and "\n" not in last.text and not last.text.endswith("*/")
    if token.kind is not TokenKind.STRING:
        return False
    opening = _OPENING.match(source, first.start)
    if between:
        return opening is None and token.text[0] not in _QUOTES and not between.strip(" ")
    if opening is None or not last.value:
        return True
    end = last.end - (len(last.text) - len(last.text.rstrip("#")))
    return end - opening.end() < len(opening["quote"]) or not source.endswith(opening["quote"], first.start, end)
