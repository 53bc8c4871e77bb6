"""How UIDs are tested for a beginning: functions, slices, regular expressions, patterns of SQL and of shells."""

import re

from .context import Context
from .lexer import TokenKind

_COUNTED = frozenset({"strncmp", "strncasecmp", "memcmp"})
_STARTS = _COUNTED | set(
    "startswith istartswith hasprefix startwith strstartswith startswithignorecase isprefix".split()
)
_FINDS = frozenset("rfind find indexof strpos index".split())
_CONTAINS = frozenset("includes contains include contain find indexof".split())
_CONTAINS_IN_TEXT = frozenset("strstr strpos strcontains instr strcasestr".split())
_WHOLE_MATCHES = frozenset("fullmatch matches matchentire".split())
_REGEX_CALLS = _WHOLE_MATCHES | set("compile search findall finditer sub subn contains match test".split())
_WILDCARD_CALLS = frozenset("fnmatch fnmatchcase filter glob like ilike notlike notilike".split())
_SLICES = frozenset("substr substring sub slice compare prefix left".split())
_EQUALS = frozenset({"==", "===", "!=", "!==", "=", "<>"})
_BEFORE_BRANCH = frozenset({")", "{", ":", "then", "do", "&&", "==", "===", "!="})
_NOT_FOUND = frozenset({"-", "npos", "string", "std"})
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
    if code.kind(at) is TokenKind.REGEX:
        prefix = _of_regex(value)
        return (prefix, "a regular expression") if prefix else None
    function, opener = _call_around(code, at)
    folded = function.replace("_", "").casefold()
    is_number = value != "" and set(value) <= set("0123456789.")
    if is_number and folded in _STARTS:
        prefix = _counted(code, at, value) if folded in _COUNTED else value
        return (prefix, function) if prefix else None
    how = _how(code, at, len(value)) or (function if _is_search(code, at, opener, folded) else "")
    return (value, how) if is_number and how else _of_pattern(code, at, value, function, folded)


def _how(code: Context, at: int, length: int) -> str:
    """Return how a value is compared with the beginning of another; empty if it is not."""
    keyword = code.text(at - 2) if code.text(at - 1) == "=" else ""
    if keyword.endswith(("__startswith", "__istartswith")):
        return keyword
    sides = ((at - 1, at - 2), (at + 1, _operand_end(code, at + 2)))
    if any(_is_slice(code, operator, end, length) for operator, end in sides):
        return "a slice"
    return "in" if code.text(at + 1) == "in" and _is_uid_attribute(code, at + 2) else ""


def _call_around(code: Context, at: int) -> tuple[str, int]:
    """Return the function that a token is an argument of, also within a tuple, and where its bracket opens."""
    for opener in [*code.openers(at)][:2]:
        callee = _callee(code, opener)
        name = code.text(callee) if code.text(opener) == "(" and code.is_name(callee) else ""
        if name and (opener == code.opener[at] or name.replace("_", "").casefold() in _STARTS):
            return name, opener
        if name or code.text(opener) == "{":
            break
    return "", -1


def _callee(code: Context, opener: int) -> int:
    return opener - 2 if code.text(opener - 1) in {"?", "!"} else opener - 1


def _counted(code: Context, at: int, value: str) -> str:
    """Return what ``strncmp`` compares of a value; empty if that includes the NUL after it."""
    length = code.number(at + 2)
    if length.isdecimal() and len(length) < 6:
        return value[: int(length)] if 1 < int(length) <= len(value) else ""
    return "" if code.text(at + 2) == "sizeof" else value


def _is_search(code: Context, at: int, opener: int, function: str) -> bool:
    """Return whether a call looks for a text within one UID, and not for a UID in a list."""
    after = code.closer.get(opener, len(code.tokens)) + 1
    is_zero = code.number(after + 1) == "0"
    callee = _callee(code, opener)
    is_method = code.text(callee - 1) in {".", "->", "?."}
    if function in _CONTAINS_IN_TEXT or (is_zero and function in _FINDS and code.text(after) in {"==", "==="}):
        return True
    if function in _SLICES:
        return is_zero and is_method
    is_found = code.text(after) in {"!=", "!==", ">", ">=", "=="} and (code.text(after + 1) in _NOT_FOUND or is_zero)
    if function not in _CONTAINS or (function in _FINDS and not is_found):
        return False
    if code.text(at - 1) == ",":
        return _is_one_uid(code.text(at - 2))
    receiver = code.opening(callee - 2) - 1 if code.text(callee - 2) == ")" else callee - 2
    return is_method and _is_one_uid(code.text(receiver))


def _is_one_uid(name: str) -> bool:
    return _ONE_UID.search(name) is not None and not name.casefold().endswith("uids")


def _is_slice(code: Context, operator: int, end: int, length: int) -> bool:
    """Return whether a value is compared with the beginning of another: ``[:25]``, ``[0..25]``, ``substr(0, 25)``."""
    if code.text(operator) not in _EQUALS or code.text(end) not in {")", "]"}:
        return False
    opener = code.opening(end)
    inside = [token.text for token in code.tokens[opener + 1 : end]]
    if code.text(end) == ")":
        return code.text(opener - 1).casefold() in _SLICES
    if not {":", ".."} & set(inside) or len(inside) > 8:
        return False
    is_beginning = inside[0] in {":", "0", ".."} and inside[-1] not in {":", "-"}
    return is_beginning and (not inside[-1].isdecimal() or int(inside[-1][:9]) == length)


def _operand_end(code: Context, at: int) -> int:
    end = code.last(at)
    for _ in range(3):
        if code.text(end + 1) in {"(", "["}:
            end = code.closer.get(end + 1, end + 1)
    return end


def _is_uid_attribute(code: Context, at: int) -> bool:
    if code.text(at) == "str" and code.text(at + 1) == "(":
        at += 2
    name = code.text(code.last(at)).replace("_", "").casefold()
    return code.language in {"python", "kotlin"} and name.endswith("sopclassuid")


def _of_pattern(code: Context, at: int, value: str, function: str, folded: str) -> tuple[str, str] | None:
    if len(value) > 2000:
        return None
    if (like := _LIKE.search(value)) is not None:
        return like["start"], "LIKE"
    if (pattern := _PATTERN.match(value)) is not None:
        how = "LIKE" if code.text(at - 1).upper() in {"LIKE", "ILIKE", "N"} else function
        return (pattern[1], how) if how == "LIKE" or folded in _WILDCARD_CALLS else None
    if code.language == "shell" and code.text(at + 1) == "*" and code.tokens[at + 1].start == code.tokens[at].end:
        return value, "a pattern"
    if folded in _REGEX_CALLS or value[:1] in {"^", "\\", "/"}:
        prefix = _of_regex(value, is_anchored=folded == "match", is_whole=folded in _WHOLE_MATCHES)
        return (prefix, "a regular expression") if prefix else None
    return None


def _of_regex(pattern: str, *, is_anchored: bool = False, is_whole: bool = False) -> str | None:
    """Return the prefix that a regular expression tests for; None if it tests for more or for less."""
    if pattern.startswith("/^"):
        pattern = pattern[1:].rpartition("/")[0]
    match = _REGEX.match(f"{pattern.removesuffix('$')}$" if is_whole else pattern) if len(pattern) < 1000 else None
    if match is None or not (is_anchored or is_whole or match["anchor"]):
        return None
    if match["rest"].lstrip(")") in {"$", r"\Z", r"\z"} or not _OPEN_END.match(match["rest"]):
        return None
    return match["start"].replace("\\", "") + ("." if match["dot"] else "")


def chooses_text(code: Context, at: int) -> bool:
    """Return whether a test only chooses a text: inside a call that logs, or before a branch that does."""
    outer = next((opener for opener in code.openers(at) if code.text(code.opener[opener]) in {"", "{"}), at)
    assigned = [one for one in code.item(outer) if one < at and code.text(one) in {"=", ":="}]
    names = [name for name, _ in code.callees(at)][1:]
    if any(map(_LOG.search, names)) or (assigned and _TEXT_NAME.search(code.text(assigned[0] - 1))):
        return True
    position = code.closer.get(outer, at) + 1
    while code.text(position) in _BEFORE_BRANCH or code.number(position):
        position += 1
    end = code.last(position)
    name = "".join(token.text for token in code.tokens[position : end + 1])
    if code.text(end + 1) in {"(", "<<", "!"}:
        return _LOG.search(name) is not None
    return code.text(end + 1) in {"=", "+="} and _TEXT_NAME.search(code.text(end)) is not None
