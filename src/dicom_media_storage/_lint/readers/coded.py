"""UIDs in the languages that are read by tokens."""

from collections import Counter
from collections.abc import Iterator

from dicom_media_storage._lint.model import Kind, Mention, Name, Relation
from dicom_media_storage._lint.uid_syntax import is_whole, read, spans, without_padding

from . import prefixes
from .pairing import Surroundings, enclosing, goes_on, is_compared, names_of
from .places import Places
from .prose import read_prose
from .tokens import Token, TokenKind, tokens

_DATA = frozenset({"json", "toml", "yaml"})


def read_code(source: str, language: str) -> list[Mention]:
    """Return the mentions of a source in one of `tokens.LANGUAGES`.

    >>> [(one.text, one.names[0].text) for one in read_code('CT: 1.2.840.10008.5.1.4.1.1.4', "yaml")]
    [('1.2.840.10008.5.1.4.1.1.4', 'CT')]
    """
    places = Places(source)
    found = tokens(source, language)
    comments = [token for token in found if token.kind is TokenKind.COMMENT]
    beside = _Comments(found, places)
    around = Surroundings.of(found, source, language, _is_uid)
    mentions = [mention for at in range(len(around.tokens)) for mention in _of_token(around, at, beside)]
    for comment in comments:
        mentions += read_prose(comment.text, *places.of(comment.start))
    return mentions


class _Comments:
    """The comment that stands on the line of a UID, where the line has one of each."""

    def __init__(self, found: list[Token], places: Places) -> None:
        lines = [(places.of(token.start)[0], token) for token in found]
        self._uids = Counter(line for line, token in lines if _is_uid(token))
        self._count = Counter(line for line, token in lines if token.kind is TokenKind.COMMENT)
        self._texts = {line: token.value for line, token in lines if token.kind is TokenKind.COMMENT}

    def of_line(self, line: int) -> Iterator[Name]:
        if self._uids[line] == 1 and self._count[line] == 1 and "\n" not in self._texts[line]:
            yield Name(self._texts[line], Relation.COMMENT)


def _is_uid(token: Token) -> bool:
    return token.kind is TokenKind.STRING and is_whole(without_padding(token.value)) and read(token.value) is not None


def _of_token(around: Surroundings, at: int, beside: _Comments) -> Iterator[Mention]:
    token = around.tokens[at]
    if token.kind is TokenKind.REGEX:
        yield from _tested(around, token, prefixes.of_regex(token.value), "a regular expression")
    elif token.kind is TokenKind.STRING:
        test = _test(around, at)
        if test is not None:
            yield from _tested(around, token, *test)
        elif _is_uid(token):
            yield _whole(around, at, beside)
        else:
            yield from _parts(around, token)


def _whole(around: Surroundings, at: int, beside: _Comments) -> Mention:
    token = around.tokens[at]
    line, column = around.places.of(token.start)
    return Mention(
        without_padding(token.value),
        line,
        column,
        Kind.LITERAL,
        (*names_of(around, at), *beside.of_line(line)),
        group=around.group(at).number,
        enclosing=tuple(enclosing(around, at)),
        compared=around.language not in _DATA and is_compared(around, at),
        goes_on=goes_on(around, at),
    )


def _parts(around: Surroundings, token: Token) -> Iterator[Mention]:
    for span in spans(token.value):
        at = token.text.find(span.text)
        yield Mention(span.text, *around.places.of(token.start + max(at, 0)), Kind.PART, goes_on=span.goes_on)


def _tested(around: Surroundings, token: Token, prefix: str | None, how: str) -> Iterator[Mention]:
    if prefix is not None:
        yield Mention(prefix, *around.places.of(token.start), Kind.LITERAL, tested=how)


def _test(around: Surroundings, at: int) -> tuple[str, str] | None:
    """Return the prefix that a string is in a test for, and what tests for it; None where it is in none."""
    value = around.value(at)
    opened_at = around.group(at).opened_at
    function = around.text(opened_at - 1) if around.text(opened_at) == "(" else ""
    regex = prefixes.of_regex(value, is_whole=function in prefixes.WHOLE_MATCHES)
    for prefix, how in ((prefixes.of_like(value), "LIKE"), (regex, "a regular expression")):
        if prefix is not None:
            return prefix, how
    if function in prefixes.STARTS_WITH:
        return _cut(around, at), function
    if _is_sliced(around, at) or (function in prefixes.SEARCHES and _is_zero(around, around.group(at).closed_at)):
        return value, function or "a slice"
    if (
        function in prefixes.SLICES
        and around.text(opened_at - 2) in {".", "->"}
        and _is_zero(around, around.group(at).closed_at)
    ):
        return value, function
    return None


def _cut(around: Surroundings, at: int) -> str:
    """Return a string, cut to the number of characters that ``strncmp`` compares."""
    value = around.value(at)
    length = around.tokens[at + 2].text if around.text(at + 1) == "," and at + 2 < len(around.tokens) else ""
    return value[: int(length)] if length.isdecimal() else value


def _is_zero(around: Surroundings, closed_at: int | None) -> bool:
    """Return whether the result of a call is compared with 0."""
    if closed_at is None or closed_at + 2 >= len(around.tokens):
        return False
    return around.text(closed_at + 1) in {"==", "==="} and around.tokens[closed_at + 2].text == "0"


def _is_sliced(around: Surroundings, at: int) -> bool:
    """Return whether a string is compared with the beginning that was cut off another."""
    if around.text(at - 1) not in {"==", "===", "!=", "!=="} or around.text(at - 2) != ")":
        return False
    opened_at = next((group.opened_at for group in around.groups if group.closed_at == at - 2), 0)
    return around.text(opened_at - 1) in prefixes.SLICES
