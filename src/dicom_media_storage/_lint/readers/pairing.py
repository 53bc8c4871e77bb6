"""Which names belong to a string, told from the tokens around it; the same for all languages but Python and XML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dicom_media_storage._lint.model import Name, Relation

from .groups import Group, brackets, in_records
from .places import Places
from .records import records
from .tokens import Token, TokenKind

_LEADS_TO = frozenset({":", "=>", "->", "to"})
_LEADS_TO_LABEL = _LEADS_TO | {"="}
_KEYED_CALLS = frozenset({"add", "emplace", "entry", "insert", "make_pair", "of", "pair", "put", "set", "tuple"})
_COMPARES = frozenset({"==", "!=", "===", "!==", "equals", "equalsIgnoreCase", "strcmp", "compareTo", "Equals", "case"})
_JOINS = frozenset({"+", "<<"})
_JOINED_WHEN_ADJACENT = frozenset({"c", "cpp", "python"})
_BEGINS_AFTER = frozenset({";", "{", "}", "(", ","})
_ENCLOSING = frozenset(
    {"class", "enum", "struct", "interface", "namespace", "func", "fn", "fun", "function", "object", "trait"}
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens of a file, comments apart, each with the brackets and the record that it stands in."""

    tokens: list[Token]
    groups: list[Group]
    records: list[Group]
    language: str
    places: Places

    @classmethod
    def of(cls, tokens: list[Token], source: str, language: str, is_uid: Callable[[Token], bool]) -> "Surroundings":
        """Find the brackets of the tokens of a source, and the records of its lines."""
        code = [token for token in tokens if token.kind is not TokenKind.COMMENT]
        places = Places(source)
        of_lines = records(source, language)
        numbers = [of_lines[places.of(token.start)[0] - 1] for token in code]
        return cls(code, brackets(code, is_uid), in_records(code, numbers, is_uid), language, places)

    def is_name(self, at: int) -> bool:
        """Return whether there is a name at a position."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is TokenKind.NAME

    def is_string(self, at: int) -> bool:
        """Return whether there is a string at a position."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is TokenKind.STRING

    def line(self, at: int) -> int:
        """Return the line of a token."""
        return self.places.of(self.tokens[at].start)[0]

    def text(self, at: int) -> str:
        """Return the text of a token that is no string; empty for strings and beyond the ends."""
        inside = 0 <= at < len(self.tokens) and self.tokens[at].kind in {TokenKind.NAME, TokenKind.OPERATOR}
        return self.tokens[at].text if inside else ""

    def value(self, at: int) -> str:
        """Return the text of a name or what stands in a string; empty for all else."""
        inside = 0 <= at < len(self.tokens) and self.tokens[at].kind in {TokenKind.NAME, TokenKind.STRING}
        return self.tokens[at].value if inside else ""

    def group(self, at: int) -> Group:
        """Return the brackets around a token."""
        return self.groups[at] if 0 <= at < len(self.groups) else self.groups[0]


def names_of(around: Surroundings, at: int) -> Iterator[Name]:
    """Yield the names that belong to the string at a position."""
    yield from _leading(around, at)
    if around.text(at + 1) in _LEADS_TO_LABEL:
        label = _dotted_end(around, at + 2)
        if label:
            yield Name(label, Relation.LABEL)
    yield from _beside(around, at)


def goes_on(around: Surroundings, at: int) -> bool:
    """Return whether a string is joined with something before it is a value."""
    if around.text(at + 1) in _JOINS or around.text(at - 1) in _JOINS:
        return True
    return around.language in _JOINED_WHEN_ADJACENT and (around.is_string(at - 1) or around.is_string(at + 1))


def is_compared(around: Surroundings, at: int) -> bool:
    """Return whether a string is compared with something, so that it is read and not written."""
    if around.text(at - 1) in _COMPARES or around.text(at + 1) in _COMPARES:
        return True
    opened_at = around.group(at).opened_at
    if around.text(opened_at) == "(" and around.text(opened_at - 1) in _COMPARES:
        return True
    return around.text(at + 1) == "." and around.text(at + 2) in _COMPARES


def enclosing(around: Surroundings, at: int) -> Iterator[str]:
    """Yield the names of the classes, functions and the like that a token stands in, the innermost first."""
    group = around.group(at)
    while group.number:
        opened_at = group.opened_at
        for before in range(opened_at - 1, max(opened_at - 8, 0), -1):
            if around.text(before) in {";", "}", "{"}:
                break
            if around.text(before) in _ENCLOSING or around.text(before) in {"=", ":"}:
                yield around.value(before + 1 if around.text(before) in _ENCLOSING else before - 1)
                break
        group = around.group(opened_at)


def _leading(around: Surroundings, at: int) -> Iterator[Name]:
    """Yield the names before a string that lead to it: ``NAME = "…"``, ``"key": "…"``, ``#define NAME "…"``."""
    before = at - 1
    while around.text(before) == "(" or _is_initializer(around, before):
        before -= 1
        if around.is_name(before) and around.text(before - 1) not in {".", "new"}:
            yield Name(around.text(before), Relation.TARGET)
        while around.is_name(before) or around.text(before) in {".", "::", "&"}:
            if around.text(before - 1) == "define":
                break
            before -= 1
    if around.text(before) in _LEADS_TO:
        yield from _named(around.value(before - 1))
    elif around.text(before) in {"=", ":="}:
        yield from _assigned(around, before - 1)
    elif around.text(before - 1) == "define":
        yield from _named(around.text(before))


def _is_initializer(around: Surroundings, at: int) -> bool:
    """Return whether a brace opens the value of the name before it, as in C++: ``const std::string NAME{"…"};``."""
    return around.text(at) == "{" and around.is_name(at - 1) and around.group(at + 1).members == [at + 1]


def _assigned(around: Surroundings, at: int) -> Iterator[Name]:
    """Yield the words of a declaration: whether the name or the type comes first is up to the language."""
    if around.text(at) == "]":
        yield from _named(around.value(at - 1))
        at = at - 2 if around.text(at - 1) == "[" else around.group(at - 1).opened_at - 1
    elif around.is_string(at):
        yield from _named(around.value(at))
        return
    line = around.line(at) if at >= 0 else 0
    while at >= 0 and around.line(at) == line and around.text(at) not in _BEGINS_AFTER:
        if around.is_name(at) and around.text(at + 1) not in {".", "::"}:
            yield from _named(around.text(at))
        at -= 1


def _dotted_end(around: Surroundings, at: int) -> str:
    while around.text(at + 1) in {".", "::"} and around.value(at + 2):
        at += 2
    return around.value(at)


def _beside(around: Surroundings, at: int) -> Iterator[Name]:
    """Yield the other strings within the same brackets or record, where there is one UID only."""
    group = around.group(at) if around.group(at).number else around.records[at]
    if not group.holds_values or group.uids != 1:
        return
    others = [one for one in group.strings if one != at]
    if len(others) == 1 and _is_pair(around, group):
        relation = Relation.TARGET if others[0] < at else Relation.LABEL
        yield Name(around.value(others[0]), relation)
        return
    for one in others:
        yield Name(around.value(one), Relation.SIBLING)


def _is_pair(around: Surroundings, group: Group) -> bool:
    """Return whether brackets hold a key and its value: ``{"key", "value"}``, ``put("key", "value")``."""
    if len(group.members) != 3 or around.text(group.members[1]) != ",":
        return False
    return group.bracket == "{" or around.text(group.opened_at - 1).casefold() in _KEYED_CALLS


def _named(text: str) -> Iterator[Name]:
    if text:
        yield Name(text, Relation.TARGET)
