"""What leads to a UID: assignments, keys, macros, constructors, and what it is a part of."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot
from dicom_uid_lint.model import Kind, Name

from .context import Context

_LEADS_TO = frozenset({":", "=>", "->", "to", "pair"})
_ASSIGNS = frozenset({"=", ":=", "<-", "??=", "||=", "+="})
_SETS_VARIABLE = frozenset({"ENV", "ARG", "LABEL", "setenv", "set", "const", "define"})
_PASSING_ON = frozenset(
    (
        "set frozenset list tuple listof setof arrayof aslist vec"
        " str string intern uid from new of valueof parse bytes text freeze symbol literal some ok fromstring tostring"
        " localizedstring define uidfromstring as_ref forname create fromvalue"
    ).split()
)
_FARTHEST = 30


def is_constant(code: Context, first: int) -> bool:
    """Return whether a string is the value of one constant, and of no list or dictionary."""
    before = before_wrappers(code, first)
    if code.text(before - 1) == "define":
        return True
    opener = code.opener[first]
    return code.text(before) in _ASSIGNS and (opener < 0 or code.text(opener) == "{" or before < opener)


def leading(code: Context, at: int) -> Iterator[Name]:
    """Yield the names before a string that lead to it: ``NAME = "…"``, ``"key": "…"``, ``#define NAME "…"``."""
    yield from _called(code, at)
    if code.is_name(at - 1) and code.text(at - 2) == "@" and code.line(at - 1) == code.line(at):
        yield Name(code.text(at - 1), Kind.TARGET)
    before = before_wrappers(code, at)
    text = code.text(before)
    if text in _LEADS_TO and not is_ternary(code, before):
        yield from _key(code, before)
    elif text in _ASSIGNS:
        yield from _assigned(code, before)
    elif text == ",":
        yield from _unpacked(code, at)
    elif code.text(before - 1) in _SETS_VARIABLE or (
        code.is_string(before) and code.text(before - 1) == "(" and code.text(before - 2) in _SETS_VARIABLE
    ):
        yield Name(code.value(before), Kind.TARGET)


def before_wrappers(code: Context, at: int) -> int:
    """Return the position of what leads to a string, past what merely wraps it: ``UID("…")``, ``new Uid("…")``."""
    before = at - 1
    for _ in range(_FARTHEST):
        text = code.text(before)
        if text == "(" and code.is_name(before - 1):
            start = code.dotted_start(before - 1)
            if code.text(start - 1) == "define" or not _passes_on(code, before - 1, start):
                return before if code.text(start - 1) != "define" else start
            before = start - 1
        elif text in {"(", "@", "&", "*", "!"} or code.text(before) in {"new", "await", "typeof"}:
            before -= 1
        elif text in {"[", "{"} and is_alone(code, before):
            before -= 1
            if text == "{":
                while code.is_name(before) or code.text(before) in {"]", "[", "."}:
                    before -= 1
        else:
            break
    return before


def _passes_on(code: Context, callee: int, start: int) -> bool:
    """Return whether the result of a call is the UID that it is given: a constructor, a conversion."""
    name = code.text(callee)
    folded = name.replace("_", "").casefold()
    is_constructor = name[:1].isupper() or code.text(start - 1) == "new" or len(name) == 1
    return is_constructor or folded in _PASSING_ON or folded.endswith(("uid", "oid", "syntax", "sopclass", "string"))


def is_alone(code: Context, opener: int) -> bool:
    """Return whether brackets hold one string and nothing else."""
    members = code.members.get(opener, ())
    return (
        len(members) < 4 and sum(code.is_string(at) for at in members) == 1 and opener not in code.statement_containers
    )


def _called(code: Context, at: int) -> Iterator[Name]:
    """Yield the name of an enum case or a variable that takes the UID in brackets: ``CT("…")``, ``QString CT{"…"}``."""
    before = at - 1
    for _ in range(4):
        if code.text(before) in {"(", "{"} and code.is_name(before - 1):
            if code.text(before - 2) not in {".", "new", "->"} and (code.text(before) == "(" or is_alone(code, before)):
                yield Name(code.text(before - 1), Kind.TARGET)
            before = code.dotted_start(before - 1)
        elif code.text(before) != "(":
            return
        before -= 1


def is_ternary(code: Context, colon: int) -> bool:
    """Return whether a colon is that of ``condition ? a : b``."""
    if code.text(colon) != ":":
        return False
    for at in range(colon - 1, max(colon - _FARTHEST, -1), -1):
        if code.opener[at] == code.opener[colon]:
            if code.text(at) == "?" and code.text(at + 1) != ":":
                return True
            if code.text(at) in {",", ";", "{", "}"}:
                return False
    return False


def _key(code: Context, colon: int) -> Iterator[Name]:
    before = colon - 1
    if code.text(before) == "]":
        before -= 1
    if code.text(before) == ")":
        opener = code.opening(before)
        yield Name(code.text(opener - 1), Kind.TARGET)
        yield from [Name(code.value(before - 1), Kind.TARGET)] if before - opener == 2 else []
    elif code.value(before):
        yield Name(code.value(before), Kind.TARGET)
        if code.is_string(before) and "." in code.value(before):
            yield Name(code.value(before).rpartition(".")[2], Kind.TARGET)
        if is_plain_slot(code.value(before)) and code.text(before - 1) == ".":
            yield Name(code.value(before - 2), Kind.TARGET)


def _assigned(code: Context, equals: int) -> Iterator[Name]:
    """Yield the words of a declaration: whether the name or the type comes first depends on the language."""
    at = equals - 1
    if code.is_string(at):
        yield Name(code.value(at), Kind.TARGET)
        if "." in code.value(at):
            yield Name(code.value(at).rpartition(".")[2], Kind.TARGET)
        return
    if code.text(at) == "]":
        if code.value(at - 1):
            yield Name(code.value(at - 1), Kind.TARGET)
        at = code.opening(at) - 1
    if code.text(at) == "}" and code.language == "csharp":
        at = code.opening(at) - 1
    if code.is_name(at) and code.text(at - 1) == "," and code.is_name(at - 2) and code.opener[at] < 0:
        yield Name(code.text(_first_of_several(code, at)), Kind.TARGET)
    else:
        yield from _declared(code, at)


def _first_of_several(code: Context, at: int) -> int:
    line = code.line(at)
    while code.is_name(at) and code.text(at - 1) == "," and code.line(at - 2) == line:
        at -= 2
    return at


def _declared(code: Context, at: int) -> Iterator[Name]:
    line = code.line(at)
    for _ in range(_FARTHEST):
        if at < 0 or code.line(at) != line or code.text(at) in {";", "{", "}", "(", ","}:
            return
        if code.is_name(at):
            is_part = code.text(at + 1) in {".", "::"}
            if not is_part or is_plain_slot(code.text(at + 2)):
                yield Name(code.text(at), Kind.TARGET)
        at -= 1


def _unpacked(code: Context, at: int) -> Iterator[Name]:
    """Yield the name that takes a value by its position: ``A, B = "…", "…"``."""
    commas, before = 0, at - 1
    for _ in range(_FARTHEST):
        if code.text(before) == "=":
            break
        if not (code.text(before) == "," or code.is_string(before)):
            return
        commas += code.text(before) == ","
        before -= 1
    line, position, names = code.line(before), before - 1, list[str]()
    while code.is_name(position) and code.line(position) == line:
        names.append(code.text(position))
        if code.text(position - 1) != ",":
            break
        position -= 2
    if 0 < commas < len(names):
        yield Name(names[::-1][commas], Kind.TARGET)


def of_parent(code: Context, at: int, targets: list[Name]) -> Iterator[Name]:
    """Yield the name of what a UID is a part of: ``"CT": {"uid": "…"}``, ``class CTImage { UID = "…" }``."""
    if targets:
        name = code.class_of(at)
        if name:
            yield Name(name, Kind.TARGET, 1)
        if code.titles:
            yield Name(code.titles[code.line(at) - 1], Kind.TARGET, 1)
    opener = code.opener[at]
    if opener >= 0 and code.uid_count.get(opener) == 1 and opener not in code.statement_containers:
        before = opener - 1
        if code.text(before) in {":", "=>", "="} and code.value(before - 1) and not is_ternary(code, before):
            strings = [one for one in code.members[opener] if code.is_string(one)]
            if targets or len(strings) == 1:
                yield Name(code.value(before - 1), Kind.TARGET, 1)
