"""What is beside a UID: in the same brackets or statement."""

import re
from collections.abc import Iterator

from dicom_uid_lint.knowledge.names import is_plain_slot, without_verbs
from dicom_uid_lint.model import Kind, Name

from .context import WIDEST, Context

_KEYED_CALLS = frozenset(
    "get getenv getproperty setdefault setattr add emplace entry insert makepair of pair put set tuple define addentry"
    " ofentries append putstring setstring tryadd values".split()
)
_NAMING_KEYS = frozenset(
    "name label title keyword description desc modality class classname sopclass sopclassname uidname displayname"
    " display key id type text kind alias short shortname longname fullname meaning symbol constant mnemonic"
    " abbreviation uidkeyword sopclasskeyword term value comment".split()
)
_KEY_MARKS = frozenset({":", "=>", "="})
_BEFORE_NAME = frozenset({"&", "@", "new", "*", ".", "::", "typeof"})
_CONSTRUCTS = frozenset({"new", "self", "class", "create"})
_DIFFERS = re.compile(r"Not(?![a-z])|(?:^|_)not(?![a-z])|[Uu]nequal|[Dd]iffer|_ne\Z|NE\Z")
MODALITY = re.compile(r"[A-Z]{2,9}\Z")


def beside(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the other strings and names in the same brackets or in the same statement."""
    begin, end = first, last
    for _ in range(3):
        where = code.opener[begin]
        if where < 0 or where in code.statement_containers:
            yield from _in_item(code, begin, end)
            return
        is_difference = code.text(where) == "(" and _DIFFERS.search(code.text(where - 1))
        if is_difference or code.uid_count[where] > 1 or len(code.members[where]) > WIDEST:
            return
        others = [at for at in code.members[where] if not begin <= at <= end]
        if any(code.value(at) or code.text(at) == "(" for at in others):
            yield from _among(code, where, first, others)
            return
        if code.text(where) != "(" and not is_plain_slot(code.value(where - 2)):
            return
        begin, end = code.outside(begin), code.partner.get(where, end)


def _among(code: Context, where: int, first: int, others: list[int]) -> Iterator[Name]:
    """Yield the names among the tokens beside a UID, which are none of other UIDs."""
    values = [at for at in others if code.value(at)]
    strings = [at for at in values if code.is_string(at)]
    items = {code.item(at)[0]: code.item(at) for at in others if code.text(at) != ","}
    is_constructor = code.text(where) == "(" and code.text(where - 1)[:1].isupper()
    if len(items) == 1 and values and _is_pair(code, where, next(iter(items.values())), first):
        begin = next(iter(items))
        yield from [Name(code.value(values[0]), Kind.TARGET)] if begin < first else value_names(code, begin)
    elif len(strings) == 1 and is_constructor and code.text(strings[0] + 1) not in _KEY_MARKS:
        yield Name(code.value(strings[0]), Kind.TARGET)
    else:
        yield from described(code, [at for at in values if at in strings or code.item(at)[-1] == at])


def _is_pair(code: Context, where: int, item: list[int], first: int) -> bool:
    """Return whether brackets hold a key and its value: ``{"key", "value"}``, ``put("key", "value")``."""
    if first in item or not _KEY_MARKS.isdisjoint(map(code.text, item)):
        return False
    if code.text(where) == "(":
        return not code.is_name(where - 1) or code.text(where - 1).replace("_", "").casefold() in _KEYED_CALLS
    return code.text(where) == "{" or code.opener[where] >= 0


def _in_item(code: Context, first: int, last: int) -> Iterator[Name]:
    """Yield the strings of a statement of SQL with one UID, and the attributes and the text of an element of JSX."""
    item = [at for at in code.near(first) if not first <= at <= last]
    if code.language in {"sql", "ruby"}:
        near = item if code.language == "sql" else code.tokens_on[code.line(first)]
        strings = [at for at in near if code.is_string(at) and not first <= at <= last]
        if len(strings) < 4 and not any(code.is_uid[at] for at in strings):
            yield from (Name(code.value(at), Kind.BESIDE, 1) for at in strings)
    elif code.text(first - 1) == "=":
        yield from described(code, [at for at in item if code.is_string(at) and code.text(at - 1) == "="])
        closing = next((at for at in item if at > last and code.text(at) == ">"), -1)
        if closing > 0:
            start = code.tokens[closing].end
            yield Name(code.source[start : start + 200].partition("<")[0].strip(), Kind.BESIDE, 1)


def described(code: Context, others: list[int]) -> Iterator[Name]:
    """Yield values beside a UID: those of keys such as ``name`` and ``label`` are its names."""
    for at in others:
        is_keyed = code.text(at - 1) in _KEY_MARKS
        key = code.value(at - 2).replace("_", "").replace("-", "").casefold() if is_keyed else ""
        if code.text(at + 1) in _KEY_MARKS:
            continue
        if key in {"modality", "(0008,0060)"} and MODALITY.match(code.value(at)):
            yield Name(code.value(at), Kind.MODALITY)
        else:
            yield Name(code.value(at), Kind.TARGET if key in _NAMING_KEYS else Kind.BESIDE, 0 if key else 1)


def value_names(code: Context, at: int) -> Iterator[Name]:
    """Yield what a value is called: a string, a dotted name, a function or class; the strings of a tuple."""
    while code.text(at) in _BEFORE_NAME or (code.text(at) == "(" and code.text(at - 1) == "typeof"):
        at += 1
    inner = code.members.get(code.last(at) + 1, ()) if code.is_name(at) else ()
    if len(inner) == 1 and code.is_string(inner[0]):
        at = inner[0]  # Some("CT"), String::from("CT")
    if code.is_string(at) and not code.is_uid[at]:
        yield Name(code.value(at), Kind.LABEL)
    elif code.is_name(at):
        last = code.last(at)
        name = code.text(last - 2 if last > at and code.text(last) in _CONSTRUCTS else last)
        yield from (Name(text, Kind.LABEL, 1) for text in dict.fromkeys([name, without_verbs(name)]))
    elif code.text(at) in {"[", "{", "("} and not code.uid_count[at]:
        yield from described(code, [one for one in code.members.get(at, ())[:30] if code.is_string(one)])
