"""What leads to a UID: assignments, keys, macros, constructors, and what it is a part of."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot
from dicom_uid_lint.model import Kind, Name

from .blocks import Blocks
from .context import DEEPEST, Context

ASSIGNS = frozenset({"=", ":=", "<-", "??=", "||=", "+="})
_ARROWS = ASSIGNS | {":", "=>", "->", "to", "pair"}
_DECLARES = frozenset({"define", "ENV", "ARG", "LABEL", "setenv", "set", "const", "@"})
_WRAPS = frozenset({"new", "(", "@", "&", "*", "!", ".", "::", "[", "]", "<", ">"})
_NO_TYPES = frozenset({"if", "or", "and", "not", "in", "return", "else", "yield"})
_CALLS = frozenset({".", "->", "new"})
_PASSING_ON = frozenset(
    "set frozenset list tuple listof setof arrayof aslist vec str intern from new of valueof parse bytes text freeze ok"
    " symbol literal some define asref forname create fromvalue".split()
)


def is_constant(code: Context, first: int) -> bool:
    """Return whether a string is the value of one constant, and of no list or dictionary."""
    begin = unwrapped(code, first)
    before = code.before(begin)
    if any(code.text(one) == "define" for one in (*before[:2], begin)):
        return True
    is_assigned = any(code.text(one) in ASSIGNS for one in before)
    return is_assigned and code.text(code.opener[begin]) in {"", "{"}


def unwrapped(code: Context, at: int) -> int:
    """Return where the value begins that a string is: ``UID("…")``, ``new Uid("…")``, ``["…"]``, or itself."""
    for _ in range(DEEPEST):
        if not _is_wrapped(code, at):
            break
        at = code.outside(at)
    return at


def _is_wrapped(code: Context, at: int) -> bool:
    """Return whether what is around a value is the same value: a constructor, a conversion, a list of it alone."""
    opener = code.opener[at]
    if not _is_first(code, at):
        return False
    members = code.members[opener]
    is_alone = len(members) < 4 and sum(map(code.is_string, members)) == 1
    return _passes_on(code, opener - 1) if code.text(opener) == "(" else is_alone


def _is_first(code: Context, at: int) -> bool:
    opener = code.opener[at]
    return opener >= 0 and all(code.text(one) in _WRAPS for one in range(opener + 1, at))


def _passes_on(code: Context, callee: int) -> bool:
    """Return whether the result of a call is the UID that it is given: a constructor, a conversion."""
    name = code.text(callee).replace("_", "")
    is_conversion = name.casefold() in _PASSING_ON or name.casefold().endswith(("uid", "oid", "syntax", "string"))
    return not code.is_name(callee) or name[:1].isupper() or is_conversion


def leading(code: Context, blocks: Blocks, at: int) -> Iterator[Name]:
    """Yield the names that lead to a string: ``NAME = "…"``, ``"key": "…"``, ``#define NAME "…"``, ``NAME("…")``.

    If these say no more than that it is a UID, what it is a part of is next: ``"CT": {"uid": "…"}``.
    """
    begin, distance = at, 0
    for _ in range(DEEPEST):
        found = list(_before(code, begin))
        yield from (Name(text, Kind.TARGET, distance) for text in found)
        is_slot, opener = any(map(is_plain_slot, found)), code.opener[begin]
        if is_slot and not distance:
            yield Name(blocks.class_of(at), Kind.TARGET, 1)
        is_call = code.is_name(opener - 1)
        if is_call and _is_first(code, begin) and code.text(opener) != "[" and code.text(opener - 2) not in _CALLS:
            yield Name(code.text(opener - 1), Kind.TARGET)
        if opener < 0 or opener in code.statement_containers or (found and not is_slot):
            return
        if not _is_wrapped(code, begin):
            is_other = is_call and not (is_slot and _passes_on(code, opener - 1))
            if distance or is_other or code.uid_count[opener] != 1:
                return
            if not is_slot and sum(map(code.is_string, code.members[opener])) > 1:
                return
            distance += 1
        begin = code.outside(begin)


def _before(code: Context, begin: int) -> Iterator[str]:
    """Yield the names before a value in its item: what is assigned, a key, a macro."""
    before = code.before(begin)
    texts = [code.text(one) for one in before]
    at = next((at for at in range(len(before) - 1, -1, -1) if texts[at] in _ARROWS), -1)
    if at < 0 and texts[-2:-1] and texts[-2] in _DECLARES:
        yield code.value(before[-1])
    is_direct = all(text in _WRAPS or (text.isidentifier() and text not in _NO_TYPES) for text in texts[at + 1 :])
    is_ternary = texts[at : at + 1] == [":"] and "?" in texts
    if at > 0 and is_direct and not is_ternary and not (texts[at] in ASSIGNS and _is_unpacked(code, before[0])):
        yield from _named(code, before[:at])


def _is_unpacked(code: Context, first: int) -> bool:
    """Return whether several names take several values: ``A, B = "…", "…"``."""
    is_other = code.text(first - 1) != "," or code.text(code.opener[first]) == "("
    return not is_other and ASSIGNS.isdisjoint(map(code.text, code.near(first - 2)))


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
