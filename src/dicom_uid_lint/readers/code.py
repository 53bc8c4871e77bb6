"""UIDs in code and data, by tokens."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dicom_uid_lint.knowledge.register import ROOT
from dicom_uid_lint.knowledge.syntax import is_uid, read, without_padding
from dicom_uid_lint.model import Form, Kind, Mention, Name

from .comparisons import is_compared
from .context import Context
from .lexer import Token, TokenKind, tokens
from .nearby import is_plain_string, names_near
from .prefixes import chooses_text, prefix_test
from .prose import read_prose
from .targets import is_constant

_EXPECTS_ERROR = re.compile(
    r"raises|throw|rejects|fails|invalid|assert_?false|expect_?false|isfalse|is_?none|isnull|assert_?null|assertnil"
    r"|is_err|(?:assert|expect|should|require|check)\w*(?:err|fail)|refute|assertnotvalid|should_panic|malformed",
    re.IGNORECASE,
)
_ERROR_RESULT = frozenset(
    (
        "toThrow toThrowError is_err unwrap_err rejects toBe isFalse toBeFalsy toBeFalse toBeNull toBeUndefined"
        " is_none should_panic expect_err IsFalse toBeNaN isNull isInvalid"
    ).split()
)
_CHECKS = re.compile(r"valid|check|verify|parse|is_?uid|match|accept|support", re.IGNORECASE)
_CLEANS = re.compile(
    r"trim|strip|clean|normali[sz]e|sanitize|pad|replace|valid|parse|squeeze|regex|match", re.IGNORECASE
)
_UID_FIRST = re.compile(r"[\d.]{14,64}\\{1,2}[A-Za-z]")
_MOST_NAMES = 24
_MOST_BESIDE_COMMENT = 8


def read_code(source: str, language: str) -> list[Mention]:
    """Return the mentions of a source in one of `lexer.LANGUAGES`.

    >>> [(one.text, one.names[0].text) for one in read_code('CT = "1.2.840.10008.5.1.4.1.1.4"', "python")]
    [('1.2.840.10008.5.1.4.1.1.4', 'CT')]
    """
    return read_tokens(Context(tokens(source, language), source, language))


def read_tokens(code: Context) -> list[Mention]:
    """Return the mentions among tokens and in their comments."""
    constants = code.constants
    mentions: list[Mention] = []
    for at, token in enumerate(code.tokens):
        if token.kind is not TokenKind.OPERATOR and (token.kind is not TokenKind.NAME or token.text in constants):
            mentions += _of_token(code, at)
    for comment in code.comments:
        if "." in comment.text:
            mentions += _of_comment(code, comment)
    return mentions


def _of_comment(code: Context, comment: Token) -> Iterator[Mention]:
    """Yield the mentions in a comment; one on a line with code, such as a member of an enum, belongs to its names."""
    found = list(read_prose(comment.text, *code.lines.place(comment.start)))
    beside = code.tokens_on.get(comment.line, []) if len(found) == 1 and not code.uids_on.get(comment.line) else []
    if 0 < len(beside) <= _MOST_BESIDE_COMMENT:
        names = tuple(Name(code.value(at), Kind.BESIDE) for at in beside if code.value(at))
        found = [replace(one, names=(*one.names, *names)) for one in found]
    yield from found


def _of_token(code: Context, at: int) -> Iterator[Mention]:
    token = code.tokens[at]
    if token.kind is TokenKind.NAME:
        yield from _of_name(code, at, token)
    elif token.kind is TokenKind.REGEX:
        yield from _tested(code, at, token.value)
    elif token.kind is TokenKind.STRING and any(one.isdecimal() for one in token.value[:5000]):
        yield from _of_string(code, at, token)


def _of_name(code: Context, at: int, token: Token) -> Iterator[Mention]:
    """Yield the test for a prefix that a constant of the file holds."""
    value = code.constants.get(token.text)
    if value is not None and code.text(at + 1) not in {"=", ":=", ":", "+"} and code.text(at - 1) != "define":
        yield from _tested(code, at, value)


def _of_string(code: Context, at: int, token: Token) -> Iterator[Mention]:
    first, last, joined = code.joined(at)
    pieces = [one for one in range(first, last + 1) if code.is_string(one)]
    if joined is not None and (first, last) != (at, at) and joined.startswith(ROOT) and is_uid(joined):
        if pieces[0] == at:
            yield from _whole(code, first, last, at, joined)
        return
    tested = list(_tested(code, at, joined or token.value))
    if tested:
        yield from tested
    elif joined is not None and is_uid(joined) and (first, last) == (at, at):
        yield from _whole(code, at, at, at, joined)
    elif code.is_uid[at]:
        yield _mention(code, at, token.value, continues=True)
    elif "." in token.value or " " in token.value:
        yield from _parts(code, at, token)


def _whole(code: Context, first: int, last: int, at: int, text: str) -> Iterator[Mention]:
    tested = list(_tested(code, at, text, around=first))
    if tested:
        yield from tested
        return
    if code.language == "python" and _is_statement(code, first, last):
        yield _mention(code, at, text, form=Form.PROSE, documents=True)
        return
    yield _mention(code, at, text, first=first, last=last)


def _mention(  # noqa: PLR0913
    code: Context,
    at: int,
    text: str,
    *,
    first: int | None = None,
    last: int | None = None,
    form: Form = Form.LITERAL,
    continues: bool = False,
    documents: bool = False,
) -> Mention:
    first, last = at if first is None else first, at if last is None else last
    line, column = code.lines.place(code.tokens[at].start)
    names = tuple(dict.fromkeys(names_near(code, first, last))) if not continues and not documents else ()
    return Mention(
        without_padding(text),
        line,
        column,
        form,
        names[:_MOST_NAMES],
        container=max(code.container(first) + 2, 0) if code.container(first) != -1 else 0,
        enclosing=tuple(code.enclosing(at)),
        is_constant=is_constant(code, first),
        is_compared=is_compared(code, first, last),
        continues=continues,
        expects_error=_expects_error(code, at),
        is_replaceable=first == last and not documents and _is_replaceable(code, at),
    )


def _tested(code: Context, at: int, value: str, around: int | None = None) -> Iterator[Mention]:
    test = prefix_test(code, at if around is None else around, value)
    if test is not None and test[0].startswith("1.2.840"):
        line, column = code.lines.place(code.tokens[at].start)
        chooses = chooses_text(code, at)
        yield Mention(test[0], line, column, Form.LITERAL, prefix_test=test[1], chooses_text=chooses)


def _parts(code: Context, at: int, token: Token) -> Iterator[Mention]:
    """Yield the mentions within a longer string."""
    line, column = code.lines.place(token.start)
    if code.language == "python" and "\n" in token.text and _is_statement(code, at, at):
        yield from read_prose(token.text, line, column)
        return
    quoted = token.text
    near = tuple(names_near(code, at, at)) if _UID_FIRST.match(token.value[:100]) else ()
    continues_at_end = code.joined(at)[2] is None
    for mention in read_prose(quoted, line, column, form=Form.PART):
        at_end = quoted.rstrip("\"'`").endswith(mention.text) and continues_at_end
        if mention.continues or at_end or not _is_inside_format(quoted, mention.text):
            yield Mention(
                mention.text,
                mention.line,
                mention.column,
                Form.PART,
                (*mention.names, *near)[:_MOST_NAMES],
                enclosing=tuple(code.enclosing(at)),
                continues=mention.continues or at_end,
                expects_error=_expects_error(code, at),
            )


def _is_inside_format(quoted: str, uid: str) -> bool:
    """Return whether a UID begins where a field of a format ends, so that it is the end of another."""
    before = quoted[: quoted.find(uid)][-1:] if uid in quoted else ""
    return before in {"}", "$"}


def _is_statement(code: Context, first: int, last: int) -> bool:
    """Return whether a string is a statement of its own, as docstrings are."""
    if code.opener[first] >= 0 or code.line(first - 1) == code.line(first) or code.line(last + 1) == code.line(last):
        return False
    return code.text(first - 1) not in {"=", "+", "(", ",", "[", "{", "return", "in", "==", "and", "or", "\\", "%"}


def _is_replaceable(code: Context, at: int) -> bool:
    """Return whether a constant can replace a string: not in annotations, in ``Literal[…]`` or in ``__all__``."""
    if code.language != "python" or not is_plain_string(code, at) or code.text(at - 1) in {":", "->"}:
        return code.text(at - 1) == ":" and code.text(code.opener[at]) == "{" and is_plain_string(code, at)
    opener = code.opener[at]
    before = opener
    while before >= 0:
        if code.text(before - 1) == "Literal" or code.text(before - 2) == "__all__":
            return False
        if code.text(before - 1) == "=" and code.text(before - 2) == "__all__":
            return False
        before = code.opener[before]
    is_format = code.text(at + 1) == "." and code.text(at + 2) in {"join", "format"}
    return not is_format


def _expects_error(code: Context, at: int) -> bool:
    """Return whether the code around a string expects that it is refused, or cleans it."""
    value = code.value(at)
    has_blank = bool(read(value) and any(not (one.isdigit() or one == ".") for one in value))
    for name, opener in code.callees(at):
        if _EXPECTS_ERROR.search(name) or (has_blank and (_CLEANS.search(name) or "assert" in name.casefold())):
            return True
        closer = code.closer.get(opener, -1)
        after = code.text(closer + 2) if code.text(closer + 1) in {".", "?."} else ""
        if after in _ERROR_RESULT and _is_negative(code, closer + 2):
            return True
        is_negated = code.text(code.dotted_start(opener - 1) - 1) in {"!", "not", "refute"}
        if _CHECKS.search(name) and (is_negated or _is_compared_with_false(code, closer + 1)):
            return True
    if has_blank and code.text(at + 1) == "." and _CLEANS.search(code.text(at + 2)):
        return True
    return any("raises" in header.casefold() for header in code.headers(code.line(at)))


def _is_negative(code: Context, at: int) -> bool:
    return code.text(at) != "toBe" or code.text(at + 2) in {"false", "null", "undefined"}


def _is_compared_with_false(code: Context, at: int) -> bool:
    if code.text(at) == ")":
        at += 1
    is_equal = code.text(at) in {"==", "===", "is", ","}
    return is_equal and code.text(at + 1).casefold() in {"false", "none", "null", "nil"}
