"""What leads to a UID: assignments, keys, macros, constructors, and what it is a part of."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot
from dicom_uid_lint.model import Kind, Name

from .blocks import Blocks
from .context import DEEPEST, Context

ASSIGNS = frozenset({"=", ":=", "<-", "??=", "||=", "+="})
_ARROWS = ASSIGNS | {":", "=>", "->", "to", "pair"}
_DECLARES = frozenset({"define", "ENV", "ARG", "LABEL", "setenv", "set", "const", "@"})
_WRAPS = frozenset({"(", "@", "&", "*", "!", ".", "::", "[", "]", "<", ">"})
_NO_TYPES = frozenset({"if", "or", "and", "not", "in", "return", "else", "yield"})
_PASSING_ON = frozenset(
    (
        "set frozenset list tuple listof setof arrayof aslist vec"
        " str string intern uid from new of valueof parse bytes text freeze symbol literal some ok fromstring tostring"
        " localizedstring define uidfromstring as_ref forname create fromvalue"
    ).split()
)


def is_constant(code: Context, first: int) -> bool:
    """Return whether a string is the value of one constant, and of no list or dictionary."""
    begin = unwrapped(code, first)
    before = code.before(begin)
    if any(code.text(one) == "define" for one in before[:2]) or code.text(begin) == "define":
        return True
    opener = code.opener[begin]
    is_assigned = any(code.text(one) in ASSIGNS for one in before)
    return is_assigned and (opener < 0 or code.text(opener) == "{")


def unwrapped(code: Context, at: int) -> int:
    """Return where the value begins that a string is: ``UID("…")``, ``new Uid("…")``, ``["…"]``, or itself."""
    for _ in range(DEEPEST):
        opener = code.opener[at]
        if opener < 0 or not _is_first(code, opener, at):
            break
        if code.text(opener) == "(" and _passes_on(code, opener - 1):
            at = code.first(opener - 1) if code.is_name(opener - 1) else opener
        elif code.text(opener) in {"[", "{"} and is_alone(code, opener):
            at = opener
        else:
            break
    return at


def _is_first(code: Context, opener: int, at: int) -> bool:
    return all(code.text(one) in _WRAPS or code.text(one) == "new" for one in range(opener + 1, at))


def _passes_on(code: Context, callee: int) -> bool:
    """Return whether the result of a call is the UID that it is given: a constructor, a conversion."""
    name = code.text(callee)
    if not code.is_name(callee):
        return True
    folded = name.replace("_", "").casefold()
    is_constructor = name[:1].isupper() or code.text(code.first(callee) - 1) == "new" or len(name) == 1
    return is_constructor or folded in _PASSING_ON or folded.endswith(("uid", "oid", "syntax", "sopclass", "string"))


def is_alone(code: Context, opener: int) -> bool:
    """Return whether brackets hold one string and nothing else."""
    members = code.members.get(opener, ())
    return (
        len(members) < 4 and sum(code.is_string(at) for at in members) == 1 and opener not in code.statement_containers
    )


def leading(code: Context, blocks: Blocks, at: int) -> Iterator[Name]:
    """Yield the names that lead to a string: ``NAME = "…"``, ``"key": "…"``, ``#define NAME "…"``.

    If these say no more than that it is a UID, what it is a part of is next: ``"CT": {"uid": "…"}``.
    """
    begin, found, distance = at, list[str](), 0
    yield from (Name(text, Kind.TARGET) for text in _called(code, at))
    for _ in range(2):
        begin = unwrapped(code, begin)
        found = list(_before(code, begin))
        yield from (Name(text, Kind.TARGET, distance) for text in found)
        opener = code.opener[begin]
        is_slot = any(map(is_plain_slot, found))
        if is_slot and not distance:
            yield Name(blocks.class_of(at), Kind.TARGET, 1)
        if opener < 0 or code.uid_count[opener] != 1 or opener in code.statement_containers:
            return
        if code.is_name(opener - 1) and not (is_slot and _passes_on(code, opener - 1)):
            return
        if not is_slot and (found or sum(code.is_string(one) for one in code.members[opener]) > 1):
            return
        begin, distance = code.first(opener - 1) if code.is_name(opener - 1) else opener, distance + 1


def _called(code: Context, at: int) -> Iterator[str]:
    """Yield the name of an enum case or a variable that takes the UID in brackets: ``CT("…")``, ``QString CT{"…"}``."""
    for opener in code.openers(at):
        is_call = code.text(opener) == "(" or (code.text(opener) == "{" and is_alone(code, opener))
        if not is_call or not _is_first(code, opener, at):
            return
        if code.is_name(opener - 1) and code.text(opener - 2) not in {".", "new", "->"}:
            yield code.text(opener - 1)
        at = code.first(opener - 1) if code.is_name(opener - 1) else opener


def _before(code: Context, begin: int) -> Iterator[str]:
    """Yield the names before a value in its item: what is assigned, a key, a macro."""
    before = code.before(begin)
    at = next((at for at in range(len(before) - 1, -1, -1) if code.text(before[at]) in _ARROWS), -1)
    if at < 0:
        if len(before) > 1 and code.text(before[-2]) in _DECLARES:
            yield code.value(before[-1])
        return
    gap = [code.text(one) for one in before[at + 1 :]]
    is_direct = all(text in _WRAPS or (text.isidentifier() and text not in _NO_TYPES) for text in gap)
    if at and is_direct and not is_ternary(code, before[at]) and not _is_unpacked(code, before[0], before[at]):
        yield from _named(code, before[:at])


def _is_unpacked(code: Context, first: int, arrow: int) -> bool:
    """Return whether several names take several values: ``A, B = "…", "…"``."""
    if code.text(first - 1) != "," or code.text(arrow) not in ASSIGNS or code.text(code.opener[first]) == "(":
        return False
    return ASSIGNS.isdisjoint(code.text(one) for one in (*code.before(first - 2), first - 2))


def is_ternary(code: Context, colon: int) -> bool:
    """Return whether a colon is that of ``condition ? a : b``."""
    return code.text(colon) == ":" and any(
        code.text(one) == "?" and code.text(one + 1) != ":" for one in code.before(colon)
    )


def _named(code: Context, before: list[int]) -> Iterator[str]:
    """Yield the names before an arrow: whether a name or its type comes first depends on the language."""
    last = before[-1]
    if code.is_string(last):
        yield code.value(last)
        yield from [code.value(last).rpartition(".")[2]] if "." in code.value(last) else []
        return
    if code.text(last) == "]" or (code.text(last) == ")" and last - code.partner.get(last, last) == 2):
        yield code.value(last - 1)
    for one in reversed(before):
        is_part = code.text(one + 1) in {".", "::"} and not is_plain_slot(code.text(one + 2))
        if code.line(one) == code.line(last) and code.is_name(one) and not is_part:
            yield code.text(one)
