"""The UIDs of a line, and the names near each."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .knowledge.names import is_slot, meanings
from .knowledge.vocabulary import SETS
from .line import Part, parts
from .model import Form, Mention, Name, Relation
from .reading import Place
from .verdict import ABOUT_OTHERS

_UNEQUAL = re.compile(
    r"!=|<>|~=|![ @\"'`]{0,2}\Z|\b(?:not|unless|isnt|ne)\b|\bNot[A-Z]|NotEqual|_ne\b|=\s*!|[a-z]Not\b|[Ff]alse\("
)
_JOINED_AFTER = re.compile(r"\s*(?:\+|\.\.|\.\s*[$\"'(]|<>|[\"'`]|\.format|%\s)")
# The value of Modality (0008,0060), which many classes share: `Modality: "CT"`.
_MODALITY = re.compile(
    r"(?:modality|0008[,|]? ?0060)[\"'`)\]]{0,2}\s?(?:(?<![=:!])[=:,]|=:)\s?[\"'`({\[]{0,2}\w?\Z", re.IGNORECASE
)
_BEGINNING = re.compile(r"compare\(\s*\d+\s*,\s*\d+|match\(\s*/")
_BRACKET = re.compile(r"\W{0,20}\([`*\"']{0,2}")
_SLOT = re.compile(
    r"(?:\(?(\d{4}),(\d{4})\)?\s+UI\s*|(\w+(?:UID|[Ss]yntax))[\"'`]?\s?[=:]\s?)[\"'`=\[]{0,2}\Z"
    r"|\"(\d{8})\"\s*:\s*\{[^{}]*\"Value\"\s*:\s*\[\s*\"?\Z|tag=\"(\d{8})\"[^<>]*>\s*<Value[^<>]*>\Z"
)
_WRAPPED = re.compile(r"\W{0,20}")
_OPENED = re.compile(r"(?<!\w)\((?:<\w[^<>]*>)?[\"'`]*\Z")
_CLOSED = re.compile(r"[\"'`]*(?:</\w+>)?\)")
_CONSTANT = re.compile(r"\s*[\w.:]+,?")
_COMPARED = re.compile(r"(?:={2,3}\s*|equals\s*\(\s*)[\w.:]*\Z")
_ROW = re.compile(r"\s{0,300}(?:[(\[{]|[A-Z][A-Z0-9_]{1,80}\s?\()")
_DEFINES = re.compile(r"equal|assert|, do:|define|register|str\w{0,2}cpy", re.IGNORECASE)
_COMMENT_LINE = re.compile(
    r"\s*(?:/[/*]+!?|\*+|#+(?!\s*(?:define|include|if|elif|else|endif|pragma|region)\b)|--+|%+|;+(?!\s*/)|<!--|'\s"
    r"|\(\*|<#)(.*)"
)
_INTRODUCES = re.compile(rf"{_COMMENT_LINE.pattern}|\s*(?:@\w|\[\w)")
_ENDS = frozenset({"or", "else", "elif", ";", "|"})
_OF_NAMES = frozenset("(.:=")
_OF_OTHERS = ("referenced", "related", "sourceimage", "sourcesop", "source_sop")
"""What begins the names of attributes that hold the UID of another object."""
_CONTEXT = 300
"""The most characters on each side of a UID that are looked at."""
_MOST_PARTS = 60
"""The most parts on each side of a UID that are looked at."""
_BESIDE = 8
"""The most UIDs on each side of a UID that count as beside it."""


def mentions(place: Place, style: str) -> Iterator[Mention]:
    """Yield the UIDs of a line."""
    found: Sequence[Part] = parts(place.text, style)
    if "odality" in place.text or "0060" in place.text:
        found = [one for one in found if one.kind == "uid" or not _MODALITY.search(place.text[: one.start + 1][-60:])]
    at = [number for number, part in enumerate(found) if part.kind == "uid"]
    regions = [found[start + 1 : end] for start, end in zip([-1, *at], [*at, len(found)], strict=True)]
    do_lead = len(at) > 0 and (len(at) == 1 or _lead(regions[0], regions[1]))
    for number, index in enumerate(at):
        left = _before(regions[number], place.text, style) if do_lead else []
        right = _after(regions[number + 1], found[index], place.text, style) if len(at) == 1 or not do_lead else []
        beside = tuple(found[one].text for one in at[max(0, number - _BESIDE) : number + _BESIDE] if one != index)
        yield _mention(place, style, found[index], (left, right), beside)


def _lead(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Return whether the names on a line stand before their UIDs, given the parts around the first UID."""
    opening = next((part.text for part in reversed(before) if part.text in {"{", "[", "("}), "")
    is_named, is_named_after = (any(_is_name(one) and meanings(one.text) for one in near) for near in (before, after))
    return opening != "[" and (is_named if is_named != is_named_after else _first(before) is not None)


def _before(region: Sequence[Part], text: str, style: str) -> list[Part]:
    """Return the parts before a UID that belong to it."""
    found = list(region[-_MOST_PARTS:])
    texts = [part.text for part in found]
    for number in range(len(found) - 1, -1, -1):
        mark, following = texts[number], texts[number + 1 : number + 2]
        is_body = mark == ";" and following in ([], ["}"])
        is_closed = mark == ">" and texts[number - 1] == "/"
        is_ternary = (mark == "?" and not following) or (mark == ":" and "?" in texts[:number])
        if (_is_end(found[number], text, style) and not is_body) or is_closed or is_ternary:
            return found[number + 1 :]
    return found


def _after(region: Sequence[Part], uid: Part, text: str, style: str) -> list[Part]:
    """Return the parts after a UID that belong to it."""
    found = region[:_MOST_PARTS]
    is_text = uid.form is not Form.LITERAL or style.startswith("values")
    if is_text and _OPENED.search(text[max(0, uid.start - 40) : uid.start]) and _CLOSED.match(text, uid.end):
        return []  # what follows "name (UID)" is about something else
    end = next(
        (
            at
            for at, one in enumerate(found)
            if _is_end(one, text, style) or one.text == "and" or text.startswith("&&", one.start)
        ),
        len(found),
    )
    return [*found[:end], *(part for part in found[end:] if part.kind == "comment")]


def _is_end(part: Part, text: str, style: str) -> bool:
    if part.text not in _ENDS:
        return False
    if part.kind == "name":
        return part.text in {"or", "else", "elif"}
    # In brackets, a semicolon separates the fields of a record in Pascal.
    before = text[max(0, part.start - _CONTEXT) : part.start] if part.text == ";" else ""
    return not style.startswith("values") and before.count("(") <= before.count(")")


def _mention(
    place: Place, style: str, uid: Part, near: tuple[list[Part], list[Part]], beside: tuple[str, ...]
) -> Mention:
    text, (left, right) = place.text, near
    start = left[0].start if left else uid.start
    end = next((part.start for part in right if _is_name(part)), uid.end)
    is_unequal = any(map(_UNEQUAL.search, (text[start : uid.start], text[uid.end : end].rstrip("\"'`"))))
    names = list[Name]() if is_unequal else list(_names(place, style, uid, near, is_alone=not beside))
    slot = _slot(left, f"{place.before[-120:]} {text[max(0, uid.start - 120) : uid.at]}")
    if slot.casefold().startswith(_OF_OTHERS):
        names = [name for name in names if name.relation is Relation.COMMENT]
    column = place.offset + 1
    return Mention(
        uid.text,
        place.number,
        column + uid.start,
        column + uid.at,
        uid.form,
        tuple(dict.fromkeys(names)),
        slot,
        text[max(0, uid.start - _CONTEXT) : uid.end + _CONTEXT],
        beside,
        continues=uid.continues or (uid.form is Form.LITERAL and _is_joined(place, uid, right)),
        is_prefix_test=any(part.kind == "name" and part.text in SETS["prefix_tests"] for part in left[-4:])
        or _BEGINNING.search(text[max(0, uid.start - 40) : uid.start]) is not None,
    )


def _is_joined(place: Place, uid: Part, right: Sequence[Part]) -> bool:
    """Return whether the string is a piece of a longer one."""
    is_commented = len(right) > 0 and right[0].kind == "comment"
    return not is_commented and _JOINED_AFTER.match(place.text, uid.end) is not None


def _slot(left: Sequence[Part], before: str) -> str:
    """Return the attribute, tag, key or variable that a UID is assigned to, or an empty string."""
    match = _SLOT.search(before) if "UI" in before or "yntax" in before or "Value" in before else None
    if match:
        return "".join(match.groups(""))
    for number in range(len(left) - 1, -1, -1):
        part = left[number]
        marks = {one.text for one in left[number + 1 :] if one.kind == "mark"}
        is_assigned = marks & {"=", ":"} or ("," in marks and part.text.endswith("UID"))
        if part.kind in {"name", "string"} and is_assigned:
            return part.text
    return ""


def _first(found: Iterable[Part]) -> Part | None:
    """Return the first part that is a name of UIDs, or else the first name, without comments."""
    names = [one for one in found if one.kind != "comment" and _is_name(one)]
    return next((one for one in names if meanings(one.text)), names[0] if names else None)


def _without_constants(outward: Sequence[Part], text: str) -> list[Part]:
    """Return parts, seen from a UID, without constants that stand for other UIDs: ``[CTImageStorage, "..."]``.

    In the row of a table, a definition or a test of equality, a constant is a name of the UID beside it.
    """
    found, is_other = list[Part](), False
    for part in outward:
        is_other = is_other or part.text == ","
        is_listed = part.kind == "text" and part.text.isidentifier() and text[part.start - 1] == "["
        if not is_listed and not (is_other and part.kind == "name"):
            found.append(part)
    return found


def _without_conditions(found: Iterable[Part], text: str) -> list[Part]:
    """Return parts without constants that something else is compared with: ``if (uid == CTImageStorage)``."""
    return [
        part
        for part in found
        if part.kind != "name"
        or not (_COMPARED.search(text, max(0, part.start - 40), part.start) or text.startswith(".equals", part.end))
    ]


def _is_name(part: Part) -> bool:
    return part.kind != "uid" and not is_slot(part.text)


def _names(
    place: Place, style: str, uid: Part, near: tuple[list[Part], list[Part]], *, is_alone: bool
) -> Iterator[Name]:
    left, right = near
    if not style.startswith("values"):
        left = _without_conditions(left, place.text)
        is_comment = uid.form is Form.PROSE and style != "text"
        near_uid = max(0, uid.start - _CONTEXT), uid.end + _CONTEXT
        if not is_comment and not _ROW.match(place.text) and not _DEFINES.search(place.text, *near_uid):
            left = _without_constants(left[::-1], place.text)[::-1]
            right = _without_constants(right, place.text)
    lead, follow = _first(reversed(left)), _first(right)
    between = [part.text for part in left[left.index(lead) + 1 :]] if lead else []
    if lead is not None and not _has_own_value(between):
        is_nearest = not any(map(_is_name, left[left.index(lead) + 1 :]))
        distance = max(between.count(","), 0 if is_nearest else 1)
        yield Name(lead.text, (Relation.LEAD, Relation.ARGUMENT, Relation.LINE)[min(distance, 2)])
    if follow is not None:
        is_led = lead is not None and meanings(lead.text)
        nearer = [part for part in right[: right.index(follow)] if place.text[part.end : part.end + 1] not in _OF_NAMES]
        is_nearest = not any(map(_is_name, nearer))
        yield Name(follow.text, Relation.FOLLOW if is_nearest and not is_led else Relation.LINE)
    comment = next((place.text[part.start : part.start + _CONTEXT] for part in right if part.kind == "comment"), "")
    for part in (*left, *right):
        if part is not lead and part is not follow and _is_name(part):
            is_aside = part.kind == "comment" and ABOUT_OTHERS.search(comment) is not None
            relation = Relation.COMMENT if part.kind == "comment" else Relation.LINE
            yield Name(part.text, Relation.ASIDE if is_aside else relation)
    comments = _comments(place.before, style)
    is_aside = not is_alone or (len(comments) > 0 and ABOUT_OTHERS.search(place.before) is not None)
    yield from (Name(part.text, Relation.ASIDE if is_aside else Relation.COMMENT) for part in comments)
    is_bare = lead is None and follow is None
    is_named = any(part is not None and meanings(part.text) for part in (lead, follow))
    if is_bare or (is_alone and not is_named and _indent(place.after) > _indent(place.text)):
        around = _names_around(place, uid, style, is_alone=is_alone)
        yield from (name for name in around if is_bare or name.relation is Relation.FOLLOW)


def _has_own_value(between: Sequence[str]) -> bool:
    """Return whether a name is followed by a value that is not the UID: ``CT: 16, uid: "..."``."""
    assigned = next((at for at, text in enumerate(between) if text in {":", "="}), len(between))
    return "," in between[assigned:]


def _comments(text: str, style: str) -> Sequence[Part]:
    """Return the phrases of a line that is a comment as a whole, in any language."""
    match = None if style == "text" else _COMMENT_LINE.match(text)
    found = parts(match[1], "text") if match else ()
    return () if any(part.kind == "uid" for part in found) else found


def _names_around(place: Place, uid: Part, style: str, *, is_alone: bool) -> Iterator[Name]:
    """Yield the names on the lines around a line that has no name."""
    indent, indent_after, is_text = _indent(place.text), _indent(place.after), style == "text"
    before, after = parts(place.before, style), parts(place.after, style)
    is_beginning = (_WRAPPED if is_text else _BRACKET).fullmatch(place.text, 0, uid.at) is not None
    if is_beginning and before and "uid" not in {before[0].kind, before[-1].kind}:
        yield Name(before[-1].text, Relation.ARGUMENT)
    has_uid_before, has_uid_after = (any(one.kind == "uid" for one in near) for near in (before, after))
    is_field = _indent(place.before) == indent and _is_field(place.before, style)
    if not has_uid_before and (is_field or (is_text and not place.before.endswith(","))):
        yield from _named(before, Relation.NEIGHBOUR)
    is_introduction = indent_after == indent and _INTRODUCES.match(place.text) is not None
    is_deeper = indent_after > indent or is_introduction
    is_field = indent_after == indent and _is_field(place.text, style)
    is_label = place.text.endswith(":")
    is_name = any(is_label or one.kind != "comment" for one in after) and not _CONSTANT.fullmatch(place.after)
    is_name = is_name and ABOUT_OTHERS.search(place.after) is None
    if is_name and not has_uid_after and (is_text or (is_deeper and is_alone) or (is_field and not has_uid_before)):
        yield from _named(after, Relation.FOLLOW if is_deeper else Relation.NEIGHBOUR)
    header = place.headers[0] if place.headers and not place.headers[0].endswith(",") else ""
    inside = _without_conditions(parts(header, style), header)
    if not any(one.kind == "uid" for one in inside):
        yield from _named(inside, Relation.HEADER)


def _is_field(text: str, style: str) -> bool:
    """Return whether a line is one field of a record, which others follow, and not a constant in a list."""
    return style.startswith("values") or (text.endswith(",") and not _CONSTANT.fullmatch(text))


def _named(found: Iterable[Part], relation: Relation) -> Iterator[Name]:
    yield from (Name(part.text, relation) for part in found if _is_name(part))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
