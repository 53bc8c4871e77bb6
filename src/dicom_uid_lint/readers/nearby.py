"""Which names are near a UID in code or data, by the tokens around it; the same for all languages."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_uid_slot, without_verbs
from dicom_uid_lint.model import Kind, Name
from dicom_uid_lint.words import word_set

from .context import Context
from .lexer import TokenKind

_LEADS_TO = frozenset({":", "=>", "->", "to", "pair"})
_LEADS_TO_LABEL = frozenset({":", "=>", "->", "to", "then", "THEN"})
_ASSIGNS = frozenset({"=", ":=", "<-", "??=", "||=", "+="})
_SETS_VARIABLE = frozenset({"ENV", "ARG", "LABEL", "setenv", "set", "const", "define"})
_KEYED_CALLS = word_set(
    "get getenv getproperty setdefault setattr add emplace entry insert make_pair makepair of pair put set tuple values define ofentries addentry append"
    " putstring setstring tryadd"
)
_PASSING_ON = word_set(
    "set frozenset list tuple listof setof arrayof aslist vec str string intern uid from new of valueof parse bytes text freeze symbol literal some ok fromstring tostring"
    " localizedstring define uidfromstring as_ref forname create fromvalue"
)
_NAMING_KEYS = word_set(
    "name label title keyword description desc modality class classname sopclass sopclassname uidname displayname"
    " display key id type text kind alias short shortname longname fullname meaning symbol constant mnemonic"
    " abbreviation uidkeyword sopclasskeyword term value comment"
)
_SLOTS = word_set(
    "sopclassuids sopclasses uid uids value oid id code sopclassuid sopclass sopuid abstractsyntax classuid val raw string"
    " storageclassuid mediastoragesopclassuid abstractsyntaxuid dicomuid dicomsopclass"
)
_CONDITIONS = frozenset(["if", "elif", "elsif", "elseif", "while", "when", "unless"])
_EQUALS = word_set("== === = eq equals equalsignorecase is -eq ~= strcmp isequaltostring")
_COMPARES = word_set(
    "== != === !== equals equalsIgnoreCase strcmp compareTo Equals case when eq ne eql? isEqual isEqualToString"
    " in is -eq -ne <> ~= <=>"
)
_EQUALS_CALLS = word_set("toBe toEqual toStrictEqual equal eql equals isEqualTo shouldBe")
_MODIFIERS = word_set("public private protected final static export default abstract data open async")
_STARTS = word_set("= := if return ; { } , (")
_BEFORE_BRANCH = frozenset({")", ":", "{", "]", "then", ";", "=="})
_BRANCHES = frozenset({"return", "yield", "echo"})
_MODALITY = re.compile(r"[A-Z]{2,9}\Z")
_MOST_BESIDE = 12
_WIDEST = 400
_FARTHEST = 30


def names_near(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the names that belong to the UID between two tokens."""
    targets = list(_leading(code, first))
    yield from targets
    if any(_is_slot(name.text) for name in targets) or not targets:
        yield from _of_parent(code, first, targets)
    yield from _labels(code, last)
    yield from _returning(code, first)
    yield from _beside(code, first, last)
    yield from _comments(code, first, last)
    yield from _modality(code, first)


def is_constant(code: Context, first: int) -> bool:
    """Return whether a string is the value of one constant, and of no list or dictionary."""
    before = _before(code, first)
    if code.text(before - 1) == "define":
        return True
    opener = code.opener[first]
    return code.text(before) in _ASSIGNS and (opener < 0 or code.text(opener) == "{" or before < opener)


def is_compared(code: Context, first: int, last: int) -> bool:
    """Return whether a string is compared with something."""
    if code.text(first - 1) in _COMPARES or code.text(last + 1) in _COMPARES:
        return True
    if code.text(first - 1) == ":" and code.text(first - 2) in _COMPARES:
        return True
    if code.language == "shell" and code.text(last + 1) == ")" and code.opener[first] < 0:
        return True
    opener = code.opener[first]
    if opener >= 0 and (code.text(opener - 1) in _COMPARES or code.text(code.closer.get(opener, -1) + 1) in _COMPARES):
        return True
    return code.text(last + 1) == "." and code.text(last + 2) in _COMPARES


def _before(code: Context, at: int) -> int:
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
        elif text in {"[", "{"} and _is_alone(code, before):
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


def _is_alone(code: Context, opener: int) -> bool:
    """Return whether brackets hold one string and nothing else."""
    members = code.members.get(opener, ())
    return (
        len(members) < 4 and sum(code.is_string(at) for at in members) == 1 and opener not in code.statement_containers
    )


def _leading(code: Context, at: int) -> Iterator[Name]:
    """Yield the names before a string that lead to it: ``NAME = "…"``, ``"key": "…"``, ``#define NAME "…"``."""
    yield from _called(code, at)
    if code.is_name(at - 1) and code.text(at - 2) == "@" and code.line(at - 1) == code.line(at):
        yield Name(code.text(at - 1), Kind.TARGET)
    before = _before(code, at)
    text = code.text(before)
    if text in _LEADS_TO and not _is_ternary(code, before):
        yield from _key(code, before)
    elif text in _ASSIGNS:
        yield from _assigned(code, before)
    elif text == ",":
        yield from _unpacked(code, at)
    elif code.text(before - 1) in _SETS_VARIABLE or (
        code.is_string(before) and code.text(before - 1) == "(" and code.text(before - 2) in _SETS_VARIABLE
    ):
        yield Name(code.value(before), Kind.TARGET)


def _called(code: Context, at: int) -> Iterator[Name]:
    """Yield the name of an enum case or a variable that takes the UID in brackets: ``CT("…")``, ``QString CT{"…"}``."""
    before = at - 1
    for _ in range(4):
        if code.text(before) in {"(", "{"} and code.is_name(before - 1):
            if code.text(before - 2) not in {".", "new", "->"} and (
                code.text(before) == "(" or _is_alone(code, before)
            ):
                yield Name(code.text(before - 1), Kind.TARGET)
            before = code.dotted_start(before - 1)
        elif code.text(before) != "(":
            return
        before -= 1


def _is_ternary(code: Context, colon: int) -> bool:
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
    elif code.value(before):
        yield Name(code.value(before), Kind.TARGET)
        if code.is_string(before) and "." in code.value(before):
            yield Name(code.value(before).rpartition(".")[2], Kind.TARGET)
        if _is_slot(code.value(before)) and code.text(before - 1) == ".":
            yield Name(code.value(before - 2), Kind.TARGET)


def _assigned(code: Context, equals: int) -> Iterator[Name]:
    """Yield the words of a declaration: whether the name or the type comes first depends on the language."""
    at = equals - 1
    line = code.line(at)
    if code.is_string(at):
        yield Name(code.value(at), Kind.TARGET)
        return
    if code.text(at) == "]":
        opener = code.opening(at)
        if code.value(at - 1):
            yield Name(code.value(at - 1), Kind.TARGET)
        at = opener - 1
    if code.is_name(at) and code.text(at - 1) == "," and code.is_name(at - 2) and code.opener[at] < 0:
        while code.is_name(at) and code.text(at - 1) == "," and code.line(at - 2) == line:
            at -= 2
        yield Name(code.text(at), Kind.TARGET)
        return
    for _ in range(_FARTHEST):
        if at < 0 or code.line(at) != line or code.text(at) in {";", "{", "}", "(", ","}:
            return
        if code.is_name(at):
            is_part = code.text(at + 1) in {".", "::"}
            if not is_part or _is_slot(code.text(at + 2)):
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


def _is_slot(name: str) -> bool:
    """Return whether a name says no more than that it is a UID, so that what it is a part of names the class."""
    return name.replace("_", "").replace("-", "").casefold() in _SLOTS


def _of_parent(code: Context, at: int, targets: list[Name]) -> Iterator[Name]:
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
        if code.text(before) in {":", "=>", "="} and code.value(before - 1) and not _is_ternary(code, before):
            strings = [one for one in code.members[opener] if code.is_string(one)]
            if targets or len(strings) == 1:
                yield Name(code.value(before - 1), Kind.TARGET, 1)


def _labels(code: Context, at: int) -> Iterator[Name]:
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
        if code.text(after) == "." and code.is_name(after + 1):
            after += 2
        elif code.text(after) == "(" and code.text(after + 1) == ")":
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
        yield from _described(code, strings)


def _returning(code: Context, at: int) -> Iterator[Name]:
    """Yield what leads to ``return "…"``: the function, the case, or what a condition compares with."""
    before = _before(code, at)
    if code.text(before) in _BRANCHES:
        yield from _returned_to(code, before)
    elif code.text(before) in {"=", ":="}:
        start = code.dotted_start(before - 1)
        if code.text(start - 1) in {":", "{", ")"} and code.text(start - 2) != "else":
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


def _beside(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the other strings and names in the same brackets or record, or on the same row of a longer list."""
    where = code.container(first)
    if where == -1 and code.language == "sql":
        yield from _in_statement(code, first, last)
    if code.language in {"javascript", "typescript"}:
        yield from _in_tag(code, first, last)
    if where == -1 or where in code.statement_containers:
        return
    outer = list(_around_wrapper(code, first, last))
    if outer:
        yield from _described(code, outer)
        return
    members = code.members[where] if code.uid_count[where] == 1 else _row(code, first, last)
    others = [at for at in members if not first <= at <= last and code.value(at) and not code.is_uid[at]]
    strings = [at for at in others if code.is_string(at)]
    if len(others) > 2 * _MOST_BESIDE:
        return
    yield from _in_calls(code, members)
    if len(others) == 1 and _is_pair(code, where, members):
        yield Name(code.value(others[0]), Kind.TARGET if others[0] < first else Kind.LABEL)
        return
    if len(strings) == 1 and _is_constructor(code, where) and code.text(strings[0] + 1) not in {":", "="}:
        yield Name(code.value(strings[0]), Kind.TARGET)
        return
    yield from _described(code, [at for at in others if at in strings or code.text(at + 1) in {",", ")", "}", "]", ""}])


def _around_wrapper(code: Context, first: int, last: int) -> Iterator[int]:
    """Yield what is beside a call or a list that holds a UID alone: ``f(UID("…").name, "CT")``, ``uids: ["…"]``."""
    begin, end = first, last
    for _ in range(3):
        opener = code.opener[begin]
        if opener < 0 or len(code.members[opener]) != end - begin + 1 or opener not in code.closer:
            break
        is_list = code.text(opener) == "[" and _is_slot(code.value(opener - 2))
        if not is_list and not (code.text(opener) == "(" and code.is_name(opener - 1)):
            break
        begin, end = opener if is_list else code.dotted_start(opener - 1), code.closer[opener]
        while code.text(end + 1) == "." and code.is_name(end + 2):
            end += 2
    where = code.opener[begin] if begin != first else -1
    last_inside = code.closer.get(where, -1)
    if where < 0 or not 0 < last_inside - where < _WIDEST or sum(code.is_uid[where:last_inside]) > 1:
        return
    yield from (at for at in code.members[where] if not begin <= at <= end and code.is_string(at))


def _in_tag(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the attributes and the text of an element of JSX: ``<Option uid="…" name="CT">CT Image Storage</Option>``."""
    if code.text(first - 1) != "=" or not code.is_name(first - 2):
        return
    at = last + 1
    while code.is_name(at) and code.text(at + 1) == "=" and code.is_string(at + 2):
        yield from _described(code, [at + 2])
        at += 3
    if code.text(at) == ">":
        start = code.tokens[at].end
        text = code.source[start : start + 200].partition("<")[0].strip()
        yield Name(text, Kind.BESIDE, 1)
    before = first - 2
    while code.is_string(before - 1) and code.text(before - 2) == "=" and code.is_name(before - 3):
        yield from _described(code, [before - 1])
        before -= 3


def _in_statement(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the other strings of a statement of SQL with one UID: ``UPDATE … SET name = '…' WHERE uid = '…'``."""
    begin, end = first, last
    while begin > max(first - _FARTHEST, 0) and code.text(begin - 1) != ";":
        begin -= 1
    while end < min(last + _FARTHEST, len(code.tokens) - 1) and code.text(end + 1) != ";":
        end += 1
    strings = [at for at in range(begin, end + 1) if code.is_string(at) and not first <= at <= last]
    if len(strings) < 4 and not any(code.is_uid[at] for at in strings):
        yield from (Name(code.value(at), Kind.BESIDE, 1) for at in strings)


def _in_calls(code: Context, members: list[int]) -> Iterator[Name]:
    """Yield what calls beside a UID are given: ``assertEqual("…", uid_of("CT Image Storage"))``."""
    for at in members:
        inner = code.members.get(at, ()) if code.text(at) == "(" else ()
        if len(inner) == 1 and code.is_string(inner[0]) and not code.is_uid[inner[0]]:
            yield Name(code.value(inner[0]), Kind.BESIDE, 2)


def _described(code: Context, others: list[int]) -> Iterator[Name]:
    for at in others:
        before, after = code.text(at - 1), code.text(at + 1)
        if after in {":", "=>", "="}:
            continue
        key = code.value(at - 2).replace("_", "").replace("-", "").casefold() if before in {":", "=>", "="} else ""
        if key in {"modality", "(0008,0060)"} and _MODALITY.match(code.value(at)):
            yield Name(code.value(at), Kind.MODALITY)
        else:
            yield Name(code.value(at), Kind.TARGET if key in _NAMING_KEYS else Kind.BESIDE, 0 if key else 1)


def _row(code: Context, first: int, last: int) -> list[int]:
    """Return the tokens on the line of a UID in brackets that hold many; none if the line has another UID."""
    line, opener = code.line(first), code.opener[first]
    found: list[int] = []
    for step, start in ((-1, first - 1), (1, last + 1)):
        at = start
        while 0 <= at < len(code.tokens) and code.line(at) == line and abs(at - start) < 2 * _FARTHEST:
            if code.opener[at] == opener:
                if code.is_uid[at] or code.text(at) in {"=>", ":"}:
                    return []
                found.append(at)
            at += step
    return sorted([*found, *range(first, last + 1)])


def _is_pair(code: Context, where: int, members: list[int]) -> bool:
    """Return whether brackets hold a key and its value: ``{"key", "value"}``, ``put("key", "value")``."""
    if where < 0 or len(members) != 3 or code.text(members[1]) != ",":
        return False
    bracket, callee = code.text(where), code.text(where - 1)
    if bracket == "(":
        return not code.is_name(where - 1) or callee.replace("_", "").casefold() in _KEYED_CALLS
    return bracket == "{" or (bracket == "[" and code.opener[where] >= 0)


def _is_constructor(code: Context, where: int) -> bool:
    if where < 0 or code.text(where) != "(" or not code.is_name(where - 1):
        return False
    start = code.dotted_start(where - 1)
    return code.text(where - 1)[:1].isupper() or code.text(start - 1) == "new"


def _comments(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the comment on the line of a UID, if the line has one of each, and a comment alone on the line above."""
    line = code.line(last)
    if code.uids_on.get(line, 0) > 1:
        return
    own = code.comment_lines.get(line, ())
    if len(own) == 1 and "\n" not in own[0].value:
        yield Name(own[0].value, Kind.COMMENT)
    top = code.line(first)
    above = code.comment_ends.get(top - 1)
    if above is not None and (top - 1) not in code.code_lines:
        contents = [text.strip(" \t*/#") for text in above.value[:400].split("\n")]
        contents = [text for text in contents if text]
        if len(contents) == 1:
            yield Name(contents[0], Kind.COMMENT, 1)


def _modality(code: Context, at: int) -> Iterator[Name]:
    """Yield the value that the same object has as its Modality, a few lines away."""
    yield from _modality_of_json(code, at)
    line = code.line(at)
    before = range(at - 1, max(at - 8, -1), -1)
    slot = next((code.value(one) for one in before if code.line(one) == line and is_uid_slot(code.value(one))), None)
    if slot is None or "_" in slot.removeprefix("DCM_"):
        return
    prefix, found, _ = code.texts[line - 1][:400].partition(slot.removeprefix("DCM_"))
    settings = [one for number in range(line - 6, line + 7) for one in code.modalities.get(number, ())]
    same = [one for one in settings if one[0] == prefix.strip()] if found else []
    if len(same) == 1 and _MODALITY.match(same[0][1]):
        yield Name(same[0][1], Kind.MODALITY, 1)


def _modality_of_json(code: Context, at: int) -> Iterator[Name]:
    """Yield the Modality beside a SOP Class UID in the DICOM JSON Model (PS3.18 annex F)."""
    key = next((one for one in range(at - 1, max(at - 16, -1), -1) if code.value(one) == "00080016"), None)
    if key is None or len(code.members[code.opener[key]]) > _WIDEST:
        return
    other = next((one for one in code.members[code.opener[key]] if code.value(one) == "00080060"), None)
    if other is not None:
        values = [code.value(one) for one in range(other + 1, other + 16) if code.is_string(one)]
        text = values[values.index("Value") + 1] if "Value" in values[:-1] else ""
        yield from [Name(text, Kind.MODALITY, 1)] if _MODALITY.match(text) else ()


def is_plain_string(code: Context, at: int) -> bool:
    """Return whether a token is a string without a prefix such as ``b`` or ``f``."""
    return code.kind(at) is TokenKind.STRING and code.tokens[at].text[:1] in {'"', "'", "r", "R", "u", "U"}
