"""How UIDs are tested for a beginning: functions, slices, regular expressions, patterns of SQL and of shells."""

import re
from collections.abc import Mapping

from .context import DEEPEST, Context
from .lexer import TokenKind

_WINDOW = 200
_BEFORE_VALUE = r"\s*(?:[^(),;]{1,60}(?:\([^()]{0,40}\)[^(),;]{0,40})?,\s*)?"
_CALL = rf"\s*\({_BEFORE_VALUE}"
_ONE_UID = r"(?:uid|uids?tr|class|syntax|str|string|text|value|id|sop)(?:\(\))?"
_SLICE = (
    r"(?:\[\s*0?\s*(?::|\.\.[=<]?)\s*(?P<end>\w+(?:\([^()]{0,40}\))?)\s*\]"
    r"|\b(?:substr|substring|sub|slice|left)\s*\([^()]{0,80}\))"
)
_EQUALS = r"\s*(?:[!=]==?|=|<>)\s*"
_IS_FIRST = r"\s*(?:,\s*0\s*)?\)\s*[!=]==?\s*0\b"
_IS_FOUND = r"\s*\)\s*(?:[!=]==?|>=?)\s*(?:-\s*1|0|std|\w+::npos|string)\b"
_SHAPES = [
    (re.compile(rf"{before}\Z", re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for before, after in (
        (r"\b(?P<how>\w+__i?startswith)\s*=\s*", ""),
        (
            rf"\b(?P<how>\w*(?:starts?_?with|(?:has|is)_?prefix)\w*)[?!]?[:\s(]{_BEFORE_VALUE}\(?(?:[\"'][\d.]+[\"'],\s*)*",
            "",
        ),
        (rf"\b(?P<how>strn(?:case)?cmp|memcmp){_CALL}", r"(?:\s*,\s*(?P<length>\w+))?"),
        (rf"\b(?P<how>r?find|index_?of|strpos|index){_CALL}", _IS_FIRST),
        (rf"\b(?P<how>strstr|strpos|str_contains|instr|strcasestr){_CALL}", ""),
        (rf"{_ONE_UID}\??(?:\.|->)(?P<how>includes?|contains?)\??[\s(]+", ""),
        (rf"\b(?P<how>includes?|contains?)\s*\(\s*[\w.]{{0,40}}{_ONE_UID},\s*", ""),
        (rf"{_ONE_UID}\??(?:\.|->)(?P<how>find|index_?of)\s*\(\s*", _IS_FOUND),
        (r"(?:\.|->)(?P<how>compare)\s*\([^()]{1,40},\s*", _IS_FIRST),
        (_SLICE + _EQUALS, ""),
        ("", rf"{_EQUALS}[\w.$>-]{{0,60}}{_SLICE}"),
        ("", r"\s+(?P<how>in)\s+(?:str\()?[\w.]{0,60}sop_?class_?uid\b"),
    )
]
# Most UIDs are in no test: one search spares them the others.
_HINT = re.compile(
    r"prefix|with|cmp|find|index|str|inc|cont|comp|sub|slice|left|\bin\b|[\])]\s*[!=]|\[\s*0?\s*[:.]", re.IGNORECASE
)
_REGEX_CALL = re.compile(
    r"\b(?P<how>compile|search|find_?(?:all|iter)|subn?|contains|\w*match|matches|match_?entire|\w*regexp?|test)"
    rf"{_CALL}\Z",
    re.IGNORECASE,
)
_WILDCARD_CALL = re.compile(
    rf"\b(?:i?like\s*|n|(?P<how>fnmatch(?:case)?|filter|glob|(?:not)?i?like){_CALL})\Z",
    re.IGNORECASE,
)
_BEFORE_BRANCH = frozenset({")", "{", ":", "then", "do", "&&", "==", "===", "!="})
_WHOLE_MATCHES = frozenset({"fullmatch", "matches", "matchentire"})
_REGEX = re.compile(
    r"(?P<anchor>\^|\\A)?(?:\(\?:|\()?(?P<start>\d+(?:\\{0,2}\.\d+){3,}+)(?P<dot>\\{1,2}\.|\[\.\])?(?P<rest>.*)\Z",
    re.DOTALL,
)
_OPEN_END = re.compile(r"(?!\)*(?:\$|\\[Zz])\Z)(?:\.[*+]\??|\\{1,2}d[*+]|\[[\\.\d\-d]+\][*+])?\)?\$?\Z")
_LIKE = re.compile(r"\bLIKE\s{1,9}(?:N|E)?'(?P<start>\d+(?:\.\d+){3,}+\.?)%'", re.IGNORECASE)
_PATTERN = re.compile(r"(\d+(?:\.\d+){3,}+\.?)[*%]\Z")
_LOGS = (
    r"(?:\b|_)(?:log\w*|print\w*|console|warn\w*|debug\w*|info|trace|error|cout|cerr|puts|echo|nslog|writeline|fmt"
    r"|ofmessage|message|show\w*|display\w*|alert|label\w*|describe\w*|to_?string|format\w*|spdlog|emit)(?:_\w*)?"
    r"(?: (?:\.|::|!) ?\w*)* (?:\(|<<)"
)
_LOG_AROUND = re.compile(rf"{_LOGS}.*\(", re.IGNORECASE)
_LOG_AFTER = re.compile(rf"(?:\w+ (?:\.|::) )*\w*?{_LOGS}", re.IGNORECASE)
_ASSIGNED = re.compile(r"[^=]*?(\w+) (?::|\+)?= ")
_TEXT_NAME = re.compile(
    r"(?:^|_)(?:name|label|msg|message|text|title|caption|desc|description|log|info|note|str|string|display\w*|kind_?name)(?:$|_)"
    r"|(?:Label|Msg|Message|Text|Title|Caption|Description|DisplayName)$",
    re.IGNORECASE,
)


def prefix_test(code: Context, first: int, last: int, value: str) -> tuple[str, str] | None:
    """Return the prefix that a value is in a test for, and what tests for it; None if it is in none."""
    start, end = code.tokens[first].start, code.tokens[last].end
    before, after = code.source[max(start - _WINDOW, 0) : start], code.source[end : end + _WINDOW].partition("\n")[0]
    # A call may go on from the line before.
    lines = before.split("\n")[-2:]
    before = lines[-1] if lines[-1].strip() else "\n".join(lines)
    if set(value) <= set("0123456789.") and (_HINT.search(before) or _HINT.search(after)):
        for opening, closing in _SHAPES:
            tested, rest = opening.search(before), closing.match(after)
            if tested and rest:
                groups = tested.groupdict() | rest.groupdict()
                prefix = _compared(value, groups)
                return (prefix, groups.get("how") or "a slice") if prefix else None
    if code.language == "shell" and after.startswith("*"):
        return value, "a pattern"
    return _of_pattern(value, before, is_regex=code.kind(first) is TokenKind.REGEX) if len(value) < 2000 else None


def _compared(value: str, groups: Mapping[str, str | None]) -> str:
    """Return what of a value is compared: ``strncmp`` may compare less, or the NUL after it as well."""
    length, end = groups.get("length") or "", groups.get("end") or ""
    if length.isdecimal() and len(length) < 6:
        return value[: int(length)] if 1 < int(length) <= len(value) else ""
    is_other = length == "sizeof" or (end.isdecimal() and end != str(len(value)))
    return "" if is_other else value


def _of_pattern(value: str, before: str, *, is_regex: bool) -> tuple[str, str] | None:
    """Return the prefix that a pattern of SQL, a file name or a regular expression tests for."""
    if (like := _LIKE.search(value)) is not None:
        return like["start"], "LIKE"
    if (pattern := _PATTERN.match(value)) is not None:
        wildcard = _WILDCARD_CALL.search(before)
        return (pattern[1], wildcard["how"] or "LIKE") if wildcard else None
    call = _REGEX_CALL.search(before)
    if not call and not is_regex and value[:1] not in {"^", "\\", "/"}:
        return None
    function = call["how"].replace("_", "").casefold() if call else ""
    value = value[1:].rpartition("/")[0] if value.startswith("/^") else value
    is_whole = function in _WHOLE_MATCHES
    match = _REGEX.match(f"{value.removesuffix('$')}$" if is_whole else value)
    if match is None or not (function == "match" or is_whole or match["anchor"]) or not _OPEN_END.match(match["rest"]):
        return None
    return match["start"].replace("\\", "") + ("." if match["dot"] else ""), "a regular expression"


def chooses_text(code: Context, at: int) -> bool:
    """Return whether a test only chooses a text: inside a call that logs, or before a branch that does."""
    before = code.words_before(at)
    outer = next((opener for opener in code.openers(at) if code.text(code.opener[opener]) in {"", "{"}), at)
    position = code.partner.get(outer, at) + 1
    while code.text(position) in _BEFORE_BRANCH or code.text(position).isdecimal():
        position += 1
    after = " ".join(code.text(one) for one in range(position, position + DEEPEST))
    assigned = [match[1] for text in (before, after) if (match := _ASSIGNED.match(text))]
    return bool(_LOG_AROUND.search(before) or _LOG_AFTER.match(after) or any(map(_TEXT_NAME.search, assigned)))
