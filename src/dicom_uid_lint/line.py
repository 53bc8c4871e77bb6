"""The parts of a line of any language: strings, comments, names, UIDs and marks.

Each line is read alone, so the time for a file grows with its size, whatever it contains.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .knowledge.names import is_one_name
from .knowledge.syntax import INVISIBLE, is_uid, spans
from .model import Form


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line: ``kind`` is "name", "string", "comment", "text", "uid" or "mark".

    ``start`` and ``end`` are offsets of the part with its quotes, ``text`` is without them.
    """

    kind: str
    text: str
    start: int
    end: int
    form: Form = Form.LITERAL
    at: int = 0
    """Of a UID, where its text begins."""
    continues: bool = False


_BLOCKS = {
    "/*": r"/\*.*?(?:\*/|$)",
    "(*": r"\(\*.*?(?:\*\)|$)",
    "{": r"\{[^}]*(?:\}|$)",
    "<#": r"<#.*?(?:#>|$)",
    "<!--": r"<!--.*?(?:-->|$)",
}
_PREFIX = r"(?:(?<!\w)(?:[rRbBuUfFtTL]{1,2}|u8|@\$?|\$@?))?"
_STRING = "|".join(
    [
        rf"{_PREFIX}(?:\"{{3}}.*?(?:\"{{3}}|$)|'{{3}}.*?(?:'{{3}}|$))",
        rf"{_PREFIX}(?:\"(?:\\.|\"\"|[^\"\\])*+\"|'(?:\\.|''|[^'\\])*+'|`(?:\\.|[^`\\])*+`)",
        r"(?<![\w#])b?r?\#+\"[^\"]{0,300}+\"\#+",
    ]
)
_OPENING = re.compile(r"[^\"'`]*(?:\"{3}|'{3}|[\"'`])")
_CLOSING = re.compile(r"(?:\"{3}|'{3}|[\"'`])#*\Z")
_URN = "urn:oid:"
_UID = rf"(?<![\w.{INVISIBLE}])[{INVISIBLE}]*+\d[\d.lIoO{INVISIBLE}]{{12,}}+"
_WORD = r"[^\W\d]\w*+"
# Without quotes, blanks and hyphens are parts of a name.
_WORDS = (
    r"(?:\d+[A-Za-z])?[^\W\d]\w*+"
    r"(?:(?:[ ]?[-/&][ ]?|[ ]|\.(?=[a-z])|[ ]?\((?=(?i:retired)))(?!\d+\.\d)[^\W_][\w)]*+)*+"
)
_SEPARATOR = re.compile(
    r"(?<!&amp);|,(?!\s*(?:for|non)\b|[^(),]*\))|[|\t\"“”`*\[\]{}<>=]+|\s{2,}|->|=>|:(?=\s|$|:)"
    r"|\s[-\u2013\u2014]+(?=\s*$)|^\s*[-\u2013\u2014*]+\s|\\n|\\[a-z]+(?=\s)|//|/\*|\*/"
)
_TABLE_ROW = re.compile(r"\s*\|[^|]*\|[^|]*\|")
_AFTER_VALUE = " \t,;<|"
_EDGES = " \t.:()'#/!-\u2013\u2014_"


@cache
def _scanner(style: str) -> re.Pattern[str]:
    marks = [mark for mark in style.split() if not mark.isalpha()]
    comments = "|".join(_BLOCKS.get(mark) or f"{_start_of(mark)}.*" for mark in marks) or "(?!)"
    words = _WORDS if style.startswith("values") else _WORD
    return re.compile(
        rf"(?P<comment>{comments})|(?P<string>{_STRING})|(?P<uid>{_UID})|(?P<name>{words})|(?P<mark>\\.|[^\w\s])"
    )


def _start_of(mark: str) -> str:
    # In shells, "#" begins no comment in "$#" and "${x#y}", and in URLs "//" does not.
    before = {"#": r"(?<![\w$\{\"'/&])", "//": r"(?<!:)"}
    return before.get(mark, "") + re.escape(mark)


@lru_cache(maxsize=16)
def parts(text: str, style: str) -> tuple[Part, ...]:
    """Return the parts of a line."""
    if style == "text" or _TABLE_ROW.match(text):
        return tuple(_split(text, 0, len(text), "text", Form.PROSE))
    found: list[Part] = []
    for match in _scanner(style).finditer(text):
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        if kind == "comment":
            found += _split(text, start, end, kind, Form.PROSE)
        elif kind == "string":
            opening, closing = _OPENING.match(match[0]), _CLOSING.search(match[0])
            first = start + (opening.end() if opening else 0)
            last = max(first, start + (closing.start() if closing else len(match[0])))
            first += len(_URN) if text.startswith(_URN, first) else 0
            body = text[first:last]
            if is_uid(body):
                found.append(Part("uid", body, start, end, Form.LITERAL, first))
            else:
                found += _split(text, first, last, kind, Form.PART) or [Part(kind, "", start, end)]
        elif kind == "uid" and not style.startswith("values") and is_uid(match[0].strip(".")):
            return parts(text, "text")  # no quotes, no code: a docstring, or a comment of several lines
        elif kind == "uid" and match[0].endswith(".") and _is_value(text, start, end):
            found.append(Part(kind, match[0], start, end, Form.LITERAL, start))
        elif kind == "uid":
            found += _split(text, start, end, "mark", Form.LITERAL)
        else:
            found.append(Part(kind, match[0], start, end))
    return tuple(found)


def _is_value(text: str, start: int, end: int) -> bool:
    """Return whether a text without quotes is a whole value, and not a part of a sentence."""
    return text[:start].rstrip()[-1:] in {*"=:,;|>"} and not text[end : end + 1].strip(_AFTER_VALUE)


def _split(text: str, first: int, last: int, kind: str, form: Form) -> list[Part]:
    """Return the UIDs in a piece of text, and the phrases between them."""
    found: list[Part] = []
    at = first
    for span in spans(text[first:last]):
        start = first + span.start
        end = start + len(span.text)
        found += _phrases(text, at, start, kind)
        found.append(Part("uid", span.text, start, end, form, start, span.continues))
        at = end
    return found + _phrases(text, at, last, kind)


def _phrases(text: str, first: int, last: int, kind: str) -> list[Part]:
    if kind == "mark":
        return []
    found: list[Part] = []
    at = first
    whole = text[first:last].strip(_EDGES)
    whole += ")" * (whole.count("(") > whole.count(")"))
    if "," in whole and "=" not in whole and whole.count("(") == whole.count(")") and is_one_name(whole):
        return [Part(kind, whole, first, last)]
    for end, after in [*((one.start(), one.end()) for one in _SEPARATOR.finditer(text, first, last)), (last, last)]:
        phrase = text[at:end].strip(_EDGES)
        phrase += ")" * (phrase.count("(") > phrase.count(")"))
        if any(map(str.isalpha, phrase)):
            found.append(Part(kind, phrase, at, end))
        at = after
    return found
