"""What is beside a UID: in the same brackets, record, row, element or statement."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot
from dicom_uid_lint.model import Kind, Name

from .context import Context

_KEYED_CALLS = frozenset(
    (
        "get getenv getproperty setdefault setattr"
        " add emplace entry insert make_pair makepair of pair put set tuple values define ofentries addentry append"
        " putstring setstring tryadd"
    ).split()
)
_NAMING_KEYS = frozenset(
    (
        "name label title keyword description desc modality class classname sopclass sopclassname uidname displayname"
        " display key id type text kind alias short shortname longname fullname meaning symbol constant mnemonic"
        " abbreviation uidkeyword sopclasskeyword term value comment"
    ).split()
)
_DIFFERS = re.compile(r"Not(?![a-z])|(?:^|_)not(?![a-z])|[Uu]nequal|[Dd]iffer|_ne\Z|NE\Z")
_MODALITY = re.compile(r"[A-Z]{2,9}\Z")
_MOST_BESIDE = 12
_WIDEST = 400
_FARTHEST = 30


def beside(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the other strings and names in the same brackets or record, or on the same row of a longer list."""
    where = code.container(first)
    if where == -1 and code.language == "sql":
        yield from _in_statement(code, first, last)
    if code.language in {"javascript", "typescript"}:
        yield from _in_tag(code, first, last)
    if where == -1 or where in code.statement_containers:
        return
    if code.text(where) == "(" and _DIFFERS.search(code.text(where - 1)):
        return
    outer = list(_around_wrapper(code, first, last))
    if outer:
        yield from described(code, outer)
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
    yield from described(code, [at for at in others if at in strings or code.text(at + 1) in {",", ")", "}", "]", ""}])


def _around_wrapper(code: Context, first: int, last: int) -> Iterator[int]:
    """Yield what is beside a call or a list that holds a UID alone: ``f(UID("…").name, "CT")``, ``uids: ["…"]``."""
    begin, end = first, last
    for _ in range(3):
        opener = code.opener[begin]
        if opener < 0 or len(code.members[opener]) != end - begin + 1 or opener not in code.closer:
            break
        is_list = code.text(opener) == "[" and is_plain_slot(code.value(opener - 2))
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
    """Yield the attributes and the text of an element of JSX: ``<Option uid="…" name="CT">CT Image</Option>``."""
    if code.text(first - 1) != "=" or not code.is_name(first - 2):
        return
    at = last + 1
    while code.is_name(at) and code.text(at + 1) == "=" and code.is_string(at + 2):
        yield from described(code, [at + 2])
        at += 3
    if code.text(at) == ">":
        start = code.tokens[at].end
        text = code.source[start : start + 200].partition("<")[0].strip()
        yield Name(text, Kind.BESIDE, 1)
    before = first - 2
    while code.is_string(before - 1) and code.text(before - 2) == "=" and code.is_name(before - 3):
        yield from described(code, [before - 1])
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


def described(code: Context, others: list[int]) -> Iterator[Name]:
    """Yield values beside a UID: those of keys such as ``name`` and ``label`` are its names."""
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
