"""How UIDs are tested for a beginning: functions, slices, regular expressions, patterns of SQL and of shells."""

import re

from .context import Context
from .lexer import TokenKind

_STARTS_WITH = frozenset(
    (
        "startswith startsWith StartsWith starts_with hasPrefix HasPrefix istartswith strncmp strncasecmp start_with"
        " str_starts_with startsWithIgnoreCase isPrefix memcmp"
    ).split()
)
_CONTAINS = frozenset("includes contains Contains include strstr strpos str_contains contain indexOf IndexOf".split())
_CONTAINS_FUNCTIONS = frozenset({"strstr", "strpos", "str_contains", "instr", "INSTR", "strcasestr"})
_WHOLE_MATCHES = frozenset({"fullmatch", "matches", "matchEntire"})
_REGEX_CALLS = frozenset("compile search findall finditer sub subn contains match fullmatch test".split())
_SEARCHES = frozenset({"rfind", "find", "indexOf", "IndexOf", "strpos", "index"})
_SLICES = frozenset("substr substring Substring slice compare prefix SUBSTR SUBSTRING LEFT left".split())
_WILDCARD_CALLS = frozenset({"fnmatch", "fnmatchcase", "filter", "glob", "like", "ilike", "notlike", "notilike"})
_COUNTED = frozenset({"strncmp", "strncasecmp", "memcmp"})
_NOT_FOUND = frozenset({"-", "npos", "-1"})
_ONE_UID = re.compile(r"(?:uid|uids?tr|class|syntax|str|string|text|value|id|sop)\Z", re.IGNORECASE)
_REGEX = re.compile(
    r"(?P<anchor>\^|\\A)?(?:\(\?:|\()?(?P<start>\d+(?:\\{0,2}\.\d+){3,}+)(?P<dot>\\{1,2}\.|\[\.\])?(?P<rest>.*)\Z",
    re.DOTALL,
)
_OPEN_END = re.compile(r"(?:\.[*+]\??|\\{1,2}d[*+]|\[[\\.\d\-d]+\][*+])?\)?\$?\Z")
_LIKE = re.compile(r"\bLIKE\s{1,9}(?:N|E)?'(?P<start>\d+(?:\.\d+){3,}+\.?)%'", re.IGNORECASE)
_PATTERN = re.compile(r"(\d+(?:\.\d+){3,}+\.?)[*%]\Z")
_LOG = re.compile(
    r"(?:^|[.:>_])(?:log\w*|print\w*|console|warn\w*|debug\w*|info|trace|error|cout|cerr|puts|echo|nslog|writeline|fmt"
    r"|ofmessage|message|show\w*|display\w*|alert|label\w*|describe\w*|to_?string|format\w*|spdlog|emit)(?:$|[.:_(])",
    re.IGNORECASE,
)
_TEXT_NAME = re.compile(
    r"(?:^|_)(?:name|label|msg|message|text|title|caption|desc|description|log|info|note|str|string|display\w*|kind_?name)(?:$|_)"
    r"|(?:Label|Msg|Message|Text|Title|Caption|Description|DisplayName)$",
    re.IGNORECASE,
)


def prefix_test(code: Context, at: int, value: str) -> tuple[str, str] | None:
    """Return the prefix that a value is in a test for, and what tests for it; None if it is in none."""
    token = code.tokens[at]
    if token.kind is TokenKind.REGEX:
        prefix = _of_regex(value)
        return (prefix, "a regular expression") if prefix else None
    opener = code.opener[at]
    function = code.text(opener - 1) if opener >= 0 and code.text(opener) == "(" else ""
    if function in {"?", "!"}:
        function = code.text(opener - 2)
    if function == "(" or (not function and opener >= 0):
        # a tuple of prefixes
        outer = code.opener[opener]
        function = code.text(outer - 1) if outer >= 0 and code.text(outer - 1) in _STARTS_WITH else ""
    return (
        _of_pattern(code, at, value, function) or _of_call(code, at, value, function) or _of_operator(code, at, value)
    )


def _of_pattern(code: Context, at: int, value: str, function: str) -> tuple[str, str] | None:
    if len(value) > 2000:
        return None
    like = _LIKE.search(value)
    if like is not None:
        return like["start"], "LIKE"
    pattern = _PATTERN.match(value)
    if pattern is not None:
        is_like = code.text(at - 1).upper() in {"LIKE", "ILIKE", "N"}
        return (pattern[1], "LIKE") if is_like else (pattern[1], function) if function in _WILDCARD_CALLS else None
    if code.text(at + 1) == "*" and code.tokens[at + 1].start == code.tokens[at].end and code.language == "shell":
        return value.removesuffix('"').removesuffix("'"), "a pattern"
    is_regex = function in _REGEX_CALLS | _WHOLE_MATCHES
    prefix = _of_regex(value, is_anchored=function == "match", is_whole=function in _WHOLE_MATCHES)
    return (prefix, "a regular expression") if prefix and (is_regex or value[:1] in {"^", "\\", "/"}) else None


def _of_call(code: Context, at: int, value: str, function: str) -> tuple[str, str] | None:  # noqa: PLR0911
    if not value or not set(value) <= set("0123456789."):
        return None
    opener = code.opener[at]
    if code.text(at - 1) == "=" and code.text(at - 2).endswith(("__startswith", "__istartswith")):
        return value, code.text(at - 2)
    if function in _COUNTED and not _is_cut(code, at, value):
        return None
    if function in _STARTS_WITH:
        return _cut(code, at, value), function
    result = code.closer.get(opener, len(code.tokens)) + 1
    if function in _SEARCHES and code.text(result) in {"==", "==="} and code.number(result + 1) == "0":
        return value, function
    if function in _CONTAINS | {"find"} and _searches_text(code, at, result, function):
        return value, function
    if function in _SLICES and code.text(opener - 2) in {".", "->"} and code.number(result + 1) == "0":
        return value, function
    return None


def _searches_text(code: Context, at: int, result: int, function: str) -> bool:
    """Return whether a call looks for a text within one UID, and not for a UID in a list."""
    opener = code.opener[at]
    if function in _CONTAINS_FUNCTIONS:
        return True
    if function in {"find", "indexOf", "IndexOf"} and not (
        code.text(result) in {"!=", "!==", ">", ">=", "=="}
        and (code.text(result + 1) in {"-", "npos", "string", "std"} or code.number(result + 1) == "0")
    ):
        return False
    if code.text(at - 1) == ",":
        return _is_one_uid(code.text(at - 2))
    if code.text(opener - 1) == "?":
        opener -= 1
    receiver = opener - 3
    if code.text(receiver) == ")":
        receiver = code.opening(receiver) - 1
    return code.text(opener - 2) in {".", "->", "?."} and _is_one_uid(code.text(receiver))


def _is_one_uid(name: str) -> bool:
    return bool(name) and _ONE_UID.search(name) is not None and not name.casefold().endswith("uids")


def _of_operator(code: Context, at: int, value: str) -> tuple[str, str] | None:
    if not value or not set(value) <= set("0123456789."):
        return None
    for operator, other in ((at - 1, at - 2), (at + 1, at + 2)):
        if code.text(operator) not in {"==", "===", "!=", "!==", "=", "<>"}:
            continue
        end = other if other < at else _end_of_operand(code, other)
        if code.text(end) == ")" and code.text(code.opening(end) - 1) in _SLICES:
            return value, "a slice"
        if code.text(end) == "]" and _cuts(code, end, len(value)):
            return value, "a slice"
    if code.text(at + 1) == "in" and code.language in {"python", "kotlin"}:
        wrapper = 2 if code.text(at + 2) == "str" and code.text(at + 3) == "(" else 0
        end = code.dotted_end(at + 2 + wrapper)
        if code.text(end).replace("_", "").casefold().endswith("sopclassuid"):
            return value, "in"
    return None


def _end_of_operand(code: Context, at: int) -> int:
    end = code.dotted_end(at)
    while code.text(end + 1) in {"(", "["}:
        end = code.closer.get(end + 1, end + 1)
        if code.text(end) not in {")", "]"}:
            break
    return end


def _cuts(code: Context, closing: int, length: int) -> bool:
    """Return whether brackets cut a text at a length: ``[:25]``, ``[0..25]``, ``[:n]``."""
    inside = [code.tokens[one].text for one in range(code.opening(closing) + 1, closing)]
    if not inside or not ({":", ".."} & set(inside)) or len(inside) > 8:
        return False
    begin, end = inside[0], inside[-1]
    return begin in {":", "0", ".."} and end not in {":", "-"} and (not end.isdecimal() or int(end[:9]) == length)


def _is_cut(code: Context, at: int, value: str) -> bool:
    """Return whether a counted comparison ends before the NUL of a text: then it tests for a prefix."""
    length = code.number(at + 2)
    if length.isdecimal():
        return len(length) < 6 and int(length) <= len(value)
    return code.text(at + 2) != "sizeof"


def _cut(code: Context, at: int, value: str) -> str:
    """Return a prefix, cut to the number of characters that ``strncmp`` compares."""
    length = code.number(at + 2) if code.text(at + 1) == "," else ""
    return value[: int(length)] if length.isdecimal() and 0 < len(length) < 6 and int(length) > 1 else value


def _of_regex(pattern: str, *, is_anchored: bool = False, is_whole: bool = False) -> str | None:
    """Return the prefix that a regular expression tests for; None if it tests for more or for less."""
    if len(pattern) > 1000:
        return None
    if pattern.startswith("/^"):
        pattern = pattern[1:].rpartition("/")[0]
    match = _REGEX.match(f"{pattern.removesuffix('$')}$" if is_whole else pattern)
    if match is None or not (is_anchored or is_whole or match["anchor"]):
        return None
    if match["rest"].lstrip(")") in {"$", r"\Z", r"\z"} or not _OPEN_END.match(match["rest"]):
        return None
    return match["start"].replace("\\", "") + ("." if match["dot"] else "")


def chooses_text(code: Context, at: int) -> bool:
    """Return whether a test only chooses a text: inside a call that logs, or before a branch that does."""
    if any(_LOG.search(name) for name, _ in list(code.callees(at))[1:]):
        return True
    line = code.line(at)
    start = (
        next((one for one in range(at, max(at - 40, -1), -1) if code.line(one) < line or code.text(one) == ";"), -1) + 1
    )
    assigned = next((one for one in range(start, at) if code.text(one) in {"=", ":="}), None)
    if assigned is not None and code.is_name(assigned - 1) and _TEXT_NAME.search(code.text(assigned - 1)):
        return True
    return _branch_logs(code, at)


def _branch_logs(code: Context, at: int) -> bool:
    after = at
    opener = code.opener[at]
    for _ in range(6):
        if opener < 0 or code.text(opener) == "{":
            break
        after = code.closer.get(opener, after)
        opener = code.opener[opener]
    for position in range(after + 1, after + 6):
        if code.text(position) in {")", "{", ":", "then", "do", "&&"} or code.kind(position) is TokenKind.NUMBER:
            continue
        if code.text(position) in {"==", "===", "!="}:
            continue
        if code.is_name(position):
            end = code.dotted_end(position)
            name = "".join(code.tokens[one].text for one in range(position, end + 1))
            is_call = code.text(end + 1) in {"(", "<<", "!"}
            is_text = code.text(end + 1) in {"=", "+="} and _TEXT_NAME.search(code.text(end)) is not None
            return (is_call and _LOG.search(name) is not None) or is_text
        return False
    return False
