"""What a UID is the key of or is compared with, and what a comparison returns or chooses."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot, without_verbs
from dicom_uid_lint.model import Kind, Name

from .beside import described
from .context import Context
from .targets import before_wrappers

_LEADS_TO_LABEL = frozenset({":", "=>", "->", "to", "then", "THEN", "as", "AS"})
_CONDITIONS = frozenset(["if", "elif", "elsif", "elseif", "while", "when", "unless"])
_EQUALS = frozenset("== === = eq equals equalsignorecase is -eq ~= strcmp isequaltostring".split())
_COMPARES = frozenset(
    (
        "== != === !== equals equalsIgnoreCase strcmp compareTo Equals case when eq ne eql? isEqual isEqualToString"
        " in is -eq -ne <> ~= <=>"
    ).split()
)
_EQUALS_CALLS = frozenset("toBe toEqual toStrictEqual equal eql equals isEqualTo shouldBe".split())
_MODIFIERS = frozenset("public private protected final static export default abstract data open async".split())
_STARTS = frozenset("= := if return ; { } , (".split())
_BEFORE_BRANCH = frozenset({")", ":", "{", "]", "then", ";", "=="})
_BRANCHES = frozenset({"return", "yield", "echo"})
_MOST_BESIDE = 12
_FARTHEST = 30


def is_compared(code: Context, first: int, last: int) -> bool:
    """Return whether a string is compared with something."""
    if code.text(first - 1) in _COMPARES or code.text(last + 1) in _COMPARES - {"case", "when"}:
        return True
    if code.text(first - 1) == ":" and code.text(first - 2) in _COMPARES:
        return True
    if code.language == "shell" and code.text(last + 1) == ")" and code.opener[first] < 0:
        return True
    opener = code.opener[first]
    if opener >= 0 and (code.text(opener - 1) in _COMPARES or code.text(code.closer.get(opener, -1) + 1) in _COMPARES):
        return True
    return code.text(last + 1) == "." and code.text(last + 2) in _COMPARES


def labels(code: Context, at: int) -> Iterator[Name]:
    """Yield what a UID is a key of: ``"…": "CT Image Storage"``, ``"…" => CTImage``, ``case "…": return CT``."""
    after = at + 1
    while code.text(after) in {")", "]"} and after - at < 4:
        after += 1
    is_case = is_compared(code, at, at)
    yield from _compared_with(code, at, after)
    yield from _decorated(code, at, after)
    if (code.text(after) in _LEADS_TO_LABEL and not is_case) or (
        code.text(after) == "=" and code.text(after - 1) == "]"
    ):
        yield from _value(code, after + 1)
    elif is_case and not _is_negated(code, at) and not _shares_branch(code, at):
        if code.text(after) == "." and code.text(after + 2) == "(":
            after = code.closer.get(after + 2, after) + 1
        yield from _branch(code, after)
        yield from _choice(code, at, after)


def _compared_with(code: Context, at: int, after: int) -> Iterator[Name]:
    """Yield the constant or the name that a UID, or what is made of it, equals: ``assert CTImageStorage == "…"``."""
    if code.text(at - 1) in {"==", "==="} and code.is_name(at - 2):
        yield Name(code.text(at - 2), Kind.BESIDE, 1)
    elif code.text(at - 1) == "(" and code.text(at - 2) in _EQUALS_CALLS and code.text(at - 3) == ".":
        closing = at - 4 if code.text(at - 4) == ")" else at
        inner = code.members.get(code.opening(closing), ())
        yield from [Name(code.value(inner[-1]), Kind.BESIDE, 1)] if inner and code.value(inner[-1]) else ()
    for _ in range(3):
        if (code.text(after) == "." and code.is_name(after + 1)) or (
            code.text(after) == "(" and code.text(after + 1) == ")"
        ):
            after += 2
    if code.text(after) in {"==", "==="} and code.value(after + 1):
        yield Name(code.value(code.dotted_end(after + 1)), Kind.BESIDE, 1)


def _decorated(code: Context, at: int, after: int) -> Iterator[Name]:
    """Yield the class or function that a decorator with the UID belongs to."""
    opener = code.opener[at]
    if opener < 0 or code.text(code.dotted_start(opener - 1) - 1) != "@":
        return
    while code.text(after) in _MODIFIERS:
        after += 1
    if code.text(after) in {"class", "def", "function", "fun", "func"} and code.is_name(after + 1):
        yield Name(without_verbs(code.text(after + 1)), Kind.LABEL, 1)


def _is_negated(code: Context, at: int) -> bool:
    """Return whether a comparison asks for another UID."""
    if {code.text(at - 1), code.text(at + 1)} & {"!=", "!==", "<>", "ne", "-ne", "!"}:
        return True
    opener = code.opener[at]
    start = code.dotted_start(opener - 1) if opener >= 0 and code.text(opener) == "(" else at
    return code.text(start - 1) in {"!", "not"} and code.text(start) != "strcmp"


def _choice(code: Context, at: int, after: int) -> Iterator[Name]:
    """Yield what a comparison chooses or is called: ``"CT" if uid == "…" else``, ``is_ct = uid == "…"``."""
    line = code.line(at)
    if code.text(at - 1) not in {"==", "===", "is"} and code.text(after - 1) != ")":
        return
    before = at
    while code.line(before - 1) == line and at - before < _MOST_BESIDE and code.text(before - 1) not in _STARTS:
        before -= 1
    start = code.text(before - 1)
    if code.text(after) == "?":
        yield from _value(code, after + 1)
    elif start == "if" and code.text(after) == "else":
        yield from _value(code, code.dotted_start(before - 2))
    elif start in {"=", ":="} and code.is_name(before - 2) and code.text(after) not in {"and", "or", "&&", "||"}:
        yield Name(without_verbs(code.text(before - 2)), Kind.LABEL, 1)
    elif start == "return":
        yield from (Name(one.text, Kind.LABEL, 1) for one in _returned_to(code, before - 1))


def _shares_branch(code: Context, at: int) -> bool:
    """Return whether another UID leads to the same branch."""
    line = code.line(at)
    around = [*range(max(at - 8, 0), at), *range(at + 1, min(at + 8, len(code.tokens)))]
    if any(code.is_uid[one] and code.line(one) == line for one in around):
        return True
    case = at - 1
    while code.text(case) in {"(", "["} or code.text(case) in _COMPARES:
        case -= 1
    above = [one for one in range(max(case - 3, 0), case + 1) if code.is_uid[one]]
    return bool(above) and code.text(case) in {":", ",", "|"}


def _branch(code: Context, at: int) -> Iterator[Name]:
    for position in range(at, at + 8):
        text = code.text(position)
        if text in _BRANCHES or text in {"=>", "->"}:
            yield from _value(code, position + 1)
            return
        if text in {"=", ":="}:
            yield from _value(code, position + 1)
            return
        if code.is_string(position):
            is_value = code.text(position - 1) == "then" or code.language == "ruby"
            yield from _value(code, position) if is_value else ()
            return
        is_end = text == ";" and code.language != "shell"
        if is_end or not (text in _BEFORE_BRANCH or code.is_name(position) or code.number(position) == "0"):
            return


def _value(code: Context, at: int) -> Iterator[Name]:
    """Yield what a value is called: a string, a dotted name, a function or class; the strings of a tuple."""
    while code.text(at) in {"&", "@", "new", "*", "."}:
        at += 1
    if code.is_string(at) and not code.is_uid[at]:
        yield Name(code.value(at), Kind.LABEL)
    elif code.is_name(at):
        end = code.dotted_end(at)
        yield Name(code.text(end), Kind.LABEL, 1)
        bare = without_verbs(code.text(end))
        if bare != code.text(end):
            yield Name(bare, Kind.LABEL, 1)
    elif code.text(at) in {"[", "{", "("} and code.uid_count.get(at, 0) == 0:
        strings = [one for one in code.members.get(at, ())[:_FARTHEST] if code.is_string(one)]
        yield from described(code, strings)


def returning(code: Context, at: int) -> Iterator[Name]:
    """Yield what leads to ``return "…"``: the function, the case, or what a condition compares with."""
    before = before_wrappers(code, at)
    if code.text(before) in _BRANCHES:
        yield from _returned_to(code, before)
    elif code.text(before) in {"=", ":="}:
        start = code.dotted_start(before - 1)
        is_slot = is_plain_slot(code.text(before - 1)) or "class" in code.text(before - 1).casefold()
        if is_slot and code.text(start - 1) in {":", "{", ")"} and code.text(start - 2) != "else":
            yield from (one for one in _returned_to(code, start) if one.kind is Kind.TARGET and one.distance == 1)
    elif code.text(before) == "?":
        line = code.line(at)
        begin = next(
            (
                one
                for one in range(before, max(before - 10, -1), -1)
                if code.line(one) < line or code.text(one) in _STARTS
            ),
            -1,
        )
        yield from _condition(code, begin + 1, before)
    if code.text(at + 1) == "if":
        end = next((one for one in range(at + 2, at + 12) if code.text(one) == "else"), at)
        yield from _condition(code, at + 2, end)


def _returned_to(code: Context, statement: int) -> Iterator[Name]:
    """Yield what leads to the statement that begins at a token: a property, a function, a case or a condition."""
    before = _end_of_header(code, statement - 1)
    if code.text(before - 1) == ":" and code.text(before - 3) in {"var", "let", "val"}:
        yield Name(code.text(before - 2), Kind.TARGET, 1)
    elif code.text(before) == ")":
        opener = code.opening(before)
        if code.text(opener - 1) in _CONDITIONS | {"case"}:
            yield from _condition(code, opener + 1, before)
        elif code.is_name(opener - 1):
            yield Name(code.text(opener - 1), Kind.TARGET, 1)
            yield Name(without_verbs(code.text(opener - 1)), Kind.TARGET, 1)
    elif code.value(before):
        yield from _case_or_condition(code, before)


def _end_of_header(code: Context, before: int) -> int:
    """Return the last token of what leads to a statement, without the mark that ends it and a type after it."""
    while code.text(before) in {"{", ":", "then"}:
        before -= 1
    if code.is_name(before):
        for back in range(before, max(before - 6, 0), -1):
            if code.text(back) == ")" and code.text(back + 1) in {"->", ":"}:
                return back
    return before


def _case_or_condition(code: Context, end: int) -> Iterator[Name]:
    start = code.dotted_start(end)
    if code.text(start - 1) in {"case", "when"}:
        # A case that others fall into is of several classes.
        is_shared = code.text(start - 2) == ":" and code.text(code.dotted_start(start - 3) - 1) in {"case", "when"}
        yield from () if is_shared else (Name(code.value(end), Kind.TARGET, 1),)
        return
    begin = next((one for one in range(end, max(end - 10, -1), -1) if code.text(one) in _CONDITIONS), -1)
    if begin >= 0:
        yield from _condition(code, begin + 1, end + 1)


def _condition(code: Context, begin: int, end: int) -> Iterator[Name]:
    """Yield what a single comparison compares with."""
    if end - begin > 12 or any(
        code.text(at) in {"&&", "||", "and", "or", "!=", "not", "!", "!=="} for at in range(begin, end)
    ):
        return
    if any(code.text(at).casefold() in _EQUALS for at in range(begin, end)):
        for at in range(begin, end):
            if code.is_string(at) or (code.is_name(at) and code.text(at + 1) not in {".", "::", "("}):
                yield Name(code.value(at), Kind.TARGET, 1)
