"""Which tokens stand together: within the same brackets, or in the same record of YAML or TOML."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .tokens import Token, TokenKind

_OPEN = {"(": ")", "[": "]", "{": "}"}
_BETWEEN_VALUES = frozenset({",", ":", "=>", "=", "->", ".", "-", "&", "::", *_OPEN, *_OPEN.values()})
_STATEMENT = frozenset(
    {"return", "if", "else", "case", "for", "while", "switch", "when", "match", "let", "var", "throw"}
)


@dataclass(slots=True)
class Group:
    """A pair of brackets, a record, or the whole file (number 0): its own tokens, without those of inner brackets."""

    number: int
    opened_at: int = -1
    bracket: str = ""
    closed_at: int | None = None
    members: list[int] = field(default_factory=list[int])
    strings: list[int] = field(default_factory=list[int])
    uids: int = 0
    """How many of the strings are UIDs."""
    holds_statements: bool = False

    @property
    def holds_values(self) -> bool:
        """Whether it is a list of values or of pairs, and no block of code."""
        return self.number != 0 and not self.holds_statements

    def add(self, at: int, token: Token, *, is_uid: bool) -> None:
        """Take in the token at a position."""
        self.members.append(at)
        if token.kind is TokenKind.STRING:
            self.strings.append(at)
            self.uids += is_uid
        self.holds_statements |= _is_statement(token)


def brackets(tokens: list[Token], is_uid: Callable[[Token], bool]) -> list[Group]:
    """Return for each token the brackets that it stands in; brackets stand outside their own group."""
    whole_file = Group(0)
    open_ones = [whole_file]
    inside: list[Group] = []
    count = 0
    for at, token in enumerate(tokens):
        text = token.text if token.kind is TokenKind.OPERATOR else ""
        if len(open_ones) > 1 and text == _OPEN[open_ones[-1].bracket]:
            open_ones.pop().closed_at = at
        inside.append(open_ones[-1])
        open_ones[-1].add(at, token, is_uid=is_uid(token))
        if text in _OPEN:
            count += 1
            open_ones.append(Group(count, at, text))
    return inside


def in_records(tokens: list[Token], numbers: list[int], is_uid: Callable[[Token], bool]) -> list[Group]:
    """Return for each token the record that it stands in, given the number of the record of each."""
    found: dict[int, Group] = {}
    for at, (token, number) in enumerate(zip(tokens, numbers, strict=True)):
        found.setdefault(number, Group(number)).add(at, token, is_uid=is_uid(token))
    return [found[number] for number in numbers]


def _is_statement(token: Token) -> bool:
    if token.kind is TokenKind.OPERATOR:
        return token.text not in _BETWEEN_VALUES
    return token.kind is TokenKind.NAME and token.text in _STATEMENT
