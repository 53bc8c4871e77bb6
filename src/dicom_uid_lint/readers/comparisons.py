"""What a UID is the key of or is compared with, and what a comparison returns or chooses."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot, without_verbs
from dicom_uid_lint.model import Kind, Name

from .beside import value_names
from .blocks import Blocks
from .context import DEEPEST, Context
from .targets import ASSIGNS, unwrapped

_LEADS_TO_LABEL = frozenset({":", "=>", "->", "to", "then", "THEN", "as", "AS"})
_CONDITIONS = frozenset(["if", "elif", "elsif", "elseif", "while", "when", "unless"])
_EQUALS = frozenset("== === = eq equals equalsignorecase is -eq ~= strcmp isequaltostring".split())
_COMPARES = frozenset(
    (
        "== != === !== equals equalsIgnoreCase strcmp compareTo Equals case when eq ne eql? isEqual isEqualToString"
        " in is -eq -ne <> ~= <=>"
    ).split()
)
_CASES = frozenset({"case", "when"})
_EQUALS_CALLS = frozenset("toBe toEqual toStrictEqual equal eql equals isEqualTo shouldBe".split())
_NEGATIONS = frozenset({"!=", "!==", "<>", "ne", "-ne", "!", "not"})
_JOINS = frozenset({"&&", "||", "and", "or"})
_STARTS = frozenset("= := if return =>".split())
_BEFORE_BRANCH = frozenset({")", ":", "{", "]", "then", ";", "=="})
_BRANCHES = frozenset({"return", "yield", "echo"})


def is_compared(code: Context, first: int, last: int) -> bool:
    """Return whether a string is compared with something."""
    opener = code.opener[first]
    around = [code.text(first - 1), code.text(last + 1).removeprefix("when")]
    around += [code.text(first - 2)] if around[0] == ":" else []
    around += [code.text(last + 2)] if around[1] == "." else []
    if opener >= 0:
        around += [code.text(opener - 1), code.text(code.partner.get(opener, -1) + 1)]
    is_case = code.language == "shell" and code.text(last + 1) == ")" and opener < 0
    return is_case or not _COMPARES.isdisjoint(around)


def labels(code: Context, blocks: Blocks, first: int, last: int) -> Iterator[Name]:
    """Yield what a UID is a key of: ``"…": "CT Image Storage"``, ``"…" => CTImage``, ``case "…": return CT``."""
    after = last + 1
    while code.text(after) in {")", "]"} and after - last < 4:
        after += 1
    is_case = is_compared(code, first, last)
    yield from _equal(code, first, after)
    yield Name(without_verbs(blocks.decorated(first)), Kind.LABEL, 1)
    is_key = code.text(after) == "=" and code.text(after - 1) == "]"
    if is_key or (code.text(after) in _LEADS_TO_LABEL and not is_case):
        yield from value_names(code, after + 1)
    elif is_case and not _is_negated(code, first, last) and not _shares_branch(code, first):
        if code.text(after) == "." and code.text(after + 2) == "(":
            after = code.partner.get(after + 2, after) + 1
        yield from _branch(code, after)
        yield from _choice(code, blocks, first, after)


def _equal(code: Context, at: int, after: int) -> Iterator[Name]:
    """Yield the constant or the name that a UID, or what is made of it, equals: ``assert CTImageStorage == "…"``."""
    if code.text(at - 1) in {"==", "==="} and code.is_name(at - 2):
        yield Name(code.text(at - 2), Kind.BESIDE, 1)
    elif code.text(at - 1) == "(" and code.text(at - 2) in _EQUALS_CALLS and code.text(at - 3) == ".":
        inner = code.members.get(code.partner.get(at - 4, at - 4), ())
        yield from [Name(code.value(inner[-1]), Kind.BESIDE, 1)] if inner and code.text(at - 4) == ")" else ()
    while code.text(after) == "." or (code.text(after) == "(" and code.text(after + 1) == ")"):
        after += 2
    if code.text(after) in {"==", "==="} and code.value(after + 1):
        yield Name(code.value(code.last(after + 1)), Kind.BESIDE, 1)


def _is_negated(code: Context, first: int, last: int) -> bool:
    """Return whether a comparison asks for another UID."""
    if {code.text(first - 1), code.text(last + 1)} & _NEGATIONS:
        return True
    start = code.first(code.opener[first] - 1) if code.text(code.opener[first]) == "(" else first
    if code.text(start - 1) in {"!", "not"} and code.text(start) != "strcmp":
        return True
    return any(code.text(one) in {"guard", "unless"} for one in code.before(first))


def _shares_branch(code: Context, at: int) -> bool:
    """Return whether another UID leads to the same branch."""
    near = range(max(at - 8, 0), min(at + 8, len(code.tokens)))
    if any(code.is_uid[one] and code.line(one) == code.line(at) for one in near if one != at):
        return True
    case = at - 1
    while code.text(case) in {"(", "["} or code.text(case) in _COMPARES:
        case -= 1
    return code.text(case) in {":", ",", "|"} and any(code.is_uid[max(case - 3, 0) : case + 1])


def _branch(code: Context, at: int) -> Iterator[Name]:
    for position in range(at, at + 8):
        text = code.text(position)
        if text in _BRANCHES or text in {"=>", "->", "=", ":="}:
            yield from value_names(code, position + 1)
            return
        if code.is_string(position):
            is_value = code.text(position - 1) == "then" or code.language == "ruby"
            yield from value_names(code, position) if is_value else ()
            return
        is_end = text == ";" and code.language != "shell"
        if is_end or not (text in _BEFORE_BRANCH or code.is_name(position) or text == "0"):
            return


def _choice(code: Context, blocks: Blocks, at: int, after: int) -> Iterator[Name]:
    """Yield what a comparison chooses or is called: ``"CT" if uid == "…" else``, ``is_ct = uid == "…"``."""
    if code.text(at - 1) not in {"==", "===", "is"} and code.text(after - 1) != ")":
        return
    before = code.before(at)
    start = max((one for one in before if code.text(one) in _STARTS), default=-1)
    header = [one for one in before if one < start]
    if code.text(after) == "?":
        yield from value_names(code, after + 1)
    elif code.text(start) == "if" and code.text(after) == "else":
        yield from value_names(code, code.first(start - 1))
    elif code.text(start) in ASSIGNS and code.is_name(start - 1) and code.text(after) not in _JOINS:
        yield Name(without_verbs(code.text(start - 1)), Kind.TARGET, 1)
    elif code.text(start) in {"return", "=>"}:
        yield from (Name(text, Kind.TARGET, 1) for text in _of_header(code, header or blocks.header(start)))


def returning(code: Context, blocks: Blocks, at: int) -> Iterator[Name]:
    """Yield what leads to ``return "…"``: the function, the case, or what a condition compares with."""
    begin = unwrapped(code, at)
    before = code.before(begin)
    verb = code.text(before[-1]) if before else ""
    found: list[str] = []
    if verb in _BRANCHES:
        found = list(_of_header(code, before[:-1] or blocks.header(begin)))
    elif verb in ASSIGNS and len(before) > 1:
        slot = code.text(before[-2])
        start = code.first(before[-2])
        header = [one for one in before if one < start]
        if is_plain_slot(slot) or "class" in slot.casefold():
            found = list(_of_branch(code, header or blocks.header(begin)))
    elif verb == "?":
        start = max((one for one in before if code.text(one) in _STARTS | _BRANCHES), default=before[0] - 1)
        found = list(_condition(code, start + 1, before[-1]))
    if code.text(at + 1) == "if":
        end = next((one for one in range(at + 2, at + DEEPEST) if code.text(one) == "else"), at)
        found += _condition(code, at + 2, end)
    yield from (Name(text, Kind.TARGET, 1) for text in found)


def _of_header(code: Context, header: list[int]) -> Iterator[str]:
    """Yield what the header of a block names: a function or property, or what `_of_branch` does."""
    properties = [one + 1 for one in header if code.text(one) in {"var", "let", "val"}]
    functions = [one for one in header if code.is_name(one) and code.text(one + 1) in {"(", "="}] or header[-1:]
    branch = list(_of_branch(code, header))
    names = [code.text(one) for one in (properties or functions)[:1]]
    yield from branch or dict.fromkeys(text for name in names for text in (name, without_verbs(name)))


def _of_branch(code: Context, header: list[int]) -> Iterator[str]:
    """Yield the value of a case, or what the condition of a branch compares with."""
    words = [one for one in header if code.text(one) in _CONDITIONS | _CASES]
    if not words:
        return
    if code.text(words[-1]) in _CASES:
        values = [one for one in header if one > words[-1] and code.value(one)]
        # A case that others fall into is of several classes.
        above = header[0] - 1
        is_shared = len(words) > 1 or (code.text(above) == ":" and code.text(code.item(above)[0]) in _CASES)
        yield from [code.value(values[-1])] if values and not is_shared else []
    else:
        yield from _condition(code, words[-1] + 1, header[-1] + 1)


def _condition(code: Context, begin: int, end: int) -> Iterator[str]:
    """Yield what a single comparison compares with."""
    texts = {code.text(at).casefold() for at in range(begin, end)}
    if end - begin <= DEEPEST + 2 and texts & _EQUALS and not texts & (_NEGATIONS | _JOINS):
        for at in range(begin, end):
            if code.is_string(at) or (code.is_name(at) and code.text(at + 1) not in {".", "::", "("}):
                yield code.value(at)
