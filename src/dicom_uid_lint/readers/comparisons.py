"""What a UID is the key of or is compared with, and what a comparison returns or chooses."""

from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot, without_verbs
from dicom_uid_lint.model import Kind, Name

from .beside import value_names
from .blocks import Blocks, declared
from .context import DEEPEST, Context
from .targets import ASSIGNS, unwrapped

_LEADS_TO_LABEL = frozenset({":", "=>", "->", "to", "as", "AS"})
_CASES = frozenset({"case", "when"})
_STARTS = frozenset("= := ? return yield echo => if elif elsif elseif while when unless case".split())
_EQUALS = frozenset("== === = eq eql? equals equalsignorecase is -eq ~= strcmp isequal isequaltostring".split())
_NEGATIONS = frozenset("!= !== <> ne -ne ! not guard unless".split())
_COMPARES = _EQUALS - {"="} | _CASES | {"!=", "!==", "<>", "ne", "-ne", "in", "compareto", "<=>"}
_EQUALS_CALLS = frozenset("toBe toEqual toStrictEqual equal eql equals isEqualTo shouldBe".split())
_JOINS = frozenset({"&&", "||", "and", "or"})
_BRANCHES = frozenset({"return", "yield", "echo", "?"})
_BEFORE_BRANCH = frozenset({")", ":", "{", "]", "then", ";", "==", "0"})


def is_compared(code: Context, first: int, last: int) -> bool:
    """Return whether a string is compared with something."""
    opener = code.opener[first]
    before = (first - 1, first - 2 if code.text(first - 1) == ":" else first - 1, opener - 1)
    after = (last + 1, last + 2 if code.text(last + 1) == "." else last + 1, code.partner.get(opener, -2) + 1)
    words = {code.text(one).casefold() for one in after} - _CASES | {code.text(one).casefold() for one in before}
    is_case = code.language == "shell" and code.text(last + 1) == ")" and opener < 0
    return is_case or not _COMPARES.isdisjoint(words)


def labels(code: Context, blocks: Blocks, first: int, last: int) -> Iterator[Name]:
    """Yield what a UID is a key of: ``"…": "CT Image Storage"``, ``"…" => CTImage``, ``case "…": return CT``."""
    after = last + 1
    while code.text(after) in {")", "]"} and after - last < 4:
        after += 1
    yield from (Name(text, Kind.BESIDE, 1) for text in _equal(code, first, after))
    yield Name(without_verbs(blocks.decorated(first)), Kind.LABEL, 1)
    if is_compared(code, first, last):
        if not _is_negated(code, first) and not _shares_branch(code, first):
            yield from _branch(code, after)
            yield from _choice(code, blocks, first, after)
    elif code.text(after) in _LEADS_TO_LABEL or (code.text(after) == "=" and code.text(after - 1) == "]"):
        yield from value_names(code, after + 1)


def _equal(code: Context, at: int, after: int) -> Iterator[str]:
    """Yield the constant or the name that a UID, or what is made of it, equals: ``assert CTImageStorage == "…"``."""
    other = -1
    if code.text(at - 1) in {"==", "==="}:
        other = at - 2
    elif code.text(at - 1) == "(" and code.text(at - 2) in _EQUALS_CALLS:
        other = at - 4
    yield code.value(other - (code.text(other) == ")"))
    after = code.last(after - 1) + 1
    if code.text(after) in {"==", "==="}:
        yield code.value(code.last(after + 1))


def _is_negated(code: Context, at: int) -> bool:
    """Return whether a comparison asks for another UID."""
    words = {code.text(one) for one in (*code.before(at), at + 1, *code.before(code.opener[at]))}
    return not words.isdisjoint(_NEGATIONS) and "strcmp" not in words


def _shares_branch(code: Context, at: int) -> bool:
    """Return whether another UID leads to the same branch."""
    near = range(max(at - 8, 0), min(at + 8, len(code.tokens)))
    return any(code.is_uid[one] and (code.line(one) == code.line(at) or abs(one - at) < 4) for one in near if one != at)


def _branch(code: Context, at: int) -> Iterator[Name]:
    """Yield what a branch returns or sets."""
    if code.text(at) == "." and code.text(at + 2) == "(":
        at = code.partner.get(at + 2, at) + 1
    for position in range(at, at + 8):
        text = code.text(position)
        if text in _BRANCHES or text in {"=>", "->", "=", ":="}:
            yield from value_names(code, position + 1)
            return
        if code.is_string(position) and (code.text(position - 1) in {"then", "THEN"} or code.language == "ruby"):
            yield from value_names(code, position)
        if code.is_string(position) or not (text in _BEFORE_BRANCH or code.is_name(position)):
            return


def _choice(code: Context, blocks: Blocks, at: int, after: int) -> Iterator[Name]:
    """Yield what a comparison chooses or is called: ``"CT" if uid == "…" else``, ``is_ct = uid == "…"``."""
    before = code.before(at)
    start = max((one for one in before if code.text(one) in _STARTS), default=-1)
    if code.text(start) == "if" and code.text(after) == "else":
        yield from value_names(code, code.first(start - 1))
    elif code.text(start) in ASSIGNS and code.is_name(start - 1) and code.text(after) not in _JOINS:
        yield Name(without_verbs(code.text(start - 1)), Kind.TARGET, 1)
    elif code.text(start) in {"return", "=>"}:
        header = [one for one in before if one < start] or blocks.header(start)
        yield from (Name(text, Kind.TARGET, 1) for text in _of_header(code, header))


def returning(code: Context, blocks: Blocks, at: int) -> Iterator[Name]:
    """Yield what leads to ``return "…"``: the function, the case, or what a condition compares with."""
    begin = unwrapped(code, at)
    before = code.before(begin)
    verb = code.text(before[-1]) if before else ""
    found: list[str] = []
    if verb in _BRANCHES:
        found = list(_of_header(code, before[:-1] or blocks.header(begin)))
    elif verb in ASSIGNS and is_plain_slot(code.value(before[-1] - 1)):
        start = code.first(before[-1] - 1)
        found = list(_of_branch(code, [one for one in before if one < start] or blocks.header(begin)))
    if code.text(at + 1) == "if":
        end = next((one for one in range(at + 2, at + DEEPEST) if code.text(one) == "else"), at)
        found += _condition(code, at + 2, end)
    yield from (Name(text, Kind.TARGET, 1) for text in found)


def _of_header(code: Context, header: list[int]) -> Iterator[str]:
    """Yield what the header of a block names: a function or property, or what `_of_branch` does."""
    names = [*declared(code, header), *map(code.text, header[-1:]), ""]
    yield from list(_of_branch(code, header)) or dict.fromkeys((names[0], without_verbs(names[0])))


def _of_branch(code: Context, header: list[int]) -> Iterator[str]:
    """Yield the value of a case, or what the condition of a branch compares with."""
    starts = [one for one in header if code.text(one) in _STARTS]
    if starts and code.text(starts[-1]) in _CASES:
        values = [one for one in header if one > starts[-1] and code.value(one)]
        # A case that others fall into is of several classes.
        above = header[0] - 1
        is_shared = len(starts) > 1 or (code.text(above) == ":" and code.text(code.item(above)[0]) in _CASES)
        yield from [code.value(values[-1])] if values and not is_shared else []
    elif header:
        yield from _condition(code, starts[-1] + 1 if starts else header[0], header[-1] + 1)


def _condition(code: Context, begin: int, end: int) -> Iterator[str]:
    """Yield what a single comparison compares with."""
    texts = {code.text(at).casefold() for at in range(begin, end)}
    if end - begin <= DEEPEST + 2 and texts & _EQUALS and not texts & (_NEGATIONS | _JOINS):
        for at in range(begin, end):
            if code.is_string(at) or (code.is_name(at) and code.text(at + 1) not in {".", "::", "("}):
                yield code.value(at)
