"""UIDs in code and data, by tokens."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dicom_uid_lint.knowledge.register import ROOT
from dicom_uid_lint.knowledge.syntax import is_uid, read, without_padding
from dicom_uid_lint.model import Form, Kind, Mention, Name

from .blocks import Blocks
from .comparisons import is_compared
from .context import DEEPEST, Context
from .joining import Joining
from .lexer import Token, TokenKind, tokens
from .nearby import names_near
from .prefixes import chooses_text, prefix_test
from .prose import read_prose
from .targets import is_constant

_CHECK = r"(?:valid|check|verify|parse|is_?uid|match|accept|support)\w* \("
_EXPECTS_ERROR = re.compile(
    r"(?:raises|throw|rejects|fails|invalid|assert_?false|expect_?false|isfalse|is_?none|isnull|is_err"
    r"|assert_?null|assertnil|(?:assert|expect|should|require|check)\w*(?:err|fail)|refute|assertnotvalid"
    r"|should_panic|malformed)\w* (?:! )?\(.*\0"
    rf"|(?:!|\bnot|\brefute) (?:\w+ (?:\.|::) )*\w*{_CHECK}.*\0"
    rf"|{_CHECK}.*\0.*\) (?:===?|is|,) (?:false|none|null|nil|undefined)\b"
    r"|\0.*\) \??\. (?:toThrow|toThrowError|is_err|unwrap_err|rejects|isFalse|toBeFalsy|toBeFalse|toBeNull"
    r"|toBeUndefined|is_none|should_panic|expect_err|toBeNaN|isNull|isInvalid|toBe \( (?:false|null|undefined))\b",
    re.IGNORECASE,
)
_CLEAN = r"(?:trim|strip|clean|normali[sz]e|sanitize|pad|replace|valid|parse|squeeze|regex|match)"
_CLEANS = re.compile(rf"(?:{_CLEAN}|\bassert)\w* (?:\w* )*\(.*\0|\0 \. \w*{_CLEAN}", re.IGNORECASE)
_UID_FIRST = re.compile(r"urn:oid:|[\d.]{14,64}\\{1,2}[A-Za-z\d]")
_NO_CONSTANTS = frozenset({"Literal", "__all__"})
_DIGIT = re.compile(r"\d")
_MOST_NAMES = 24


def read_code(source: str, language: str) -> list[Mention]:
    """Return the mentions of a source in one of `lexer.LANGUAGES`.

    >>> [(one.text, one.names[0].text) for one in read_code('CT = "1.2.840.10008.5.1.4.1.1.4"', "python")]
    [('1.2.840.10008.5.1.4.1.1.4', 'CT')]
    """
    return read_tokens(Context(tokens(source, language), source, language))


def read_tokens(code: Context) -> list[Mention]:
    """Return the mentions among tokens and in their comments."""
    return list(_Reader(code).read())


class _Reader:
    def __init__(self, code: Context) -> None:
        self._code = code
        self._blocks = Blocks(code)
        self._joining = Joining(code)

    def read(self) -> Iterator[Mention]:
        constants = self._joining.constants
        for at, token in enumerate(self._code.tokens):
            if token.kind is TokenKind.STRING and _DIGIT.search(token.value, 0, 5000):
                yield from self._of_string(at, token)
            elif token.kind is TokenKind.REGEX:
                yield from self._tested(at, at, token.value)
            elif token.kind is TokenKind.NAME and token.text in constants:
                yield from self._tested(at, at, constants[token.text])
        for comment in self._code.comments:
            if "." in comment.text:
                yield from self._of_comment(comment)

    def _of_comment(self, comment: Token) -> Iterator[Mention]:
        """Yield the mentions in a comment; one on a line with code, such as an enum member, belongs to its names."""
        code = self._code
        found = list(read_prose(comment.text, *code.lines.place(comment.start)))
        beside = code.tokens_on.get(comment.line, []) if len(found) == 1 and not code.uids_on[comment.line] else []
        names = tuple(Name(code.value(at), Kind.BESIDE) for at in beside if code.value(at))
        yield from (replace(one, names=(*one.names, *names)) for one in found)

    def _of_string(self, at: int, token: Token) -> Iterator[Mention]:
        code = self._code
        first, last, text = self._joining.text(at)
        whole = text if text is not None and is_uid(text) else ""
        if first != last and not whole.startswith(ROOT):
            first, last, whole = at, at, ""
        if any(map(code.is_string, range(first, at))):
            return
        tested = list(self._tested(first, last, text or token.value))
        if tested or whole:
            yield from tested or [self._mention(at, whole, first, last)]
        elif "." in token.value or " " in token.value:
            yield from self._parts(at, token)

    def _mention(self, at: int, text: str, first: int, last: int) -> Mention:
        code = self._code
        line, column = code.lines.place(code.tokens[at].start)
        return Mention(
            without_padding(text),
            line,
            column,
            Form.LITERAL,
            self._names(first, last),
            container=code.opener[first] + 1,
            enclosing=tuple(self._blocks.names(at)),
            is_constant=is_constant(code, first),
            is_compared=is_compared(code, first, last),
            expects_error=self._expects_error(at),
            is_replaceable=first == last and self._is_replaceable(at),
        )

    def _names(self, first: int, last: int) -> tuple[Name, ...]:
        names = dict.fromkeys(names_near(self._code, self._blocks, first, last))
        return tuple(name for name in names if name.text)[:_MOST_NAMES]

    def _tested(self, first: int, last: int, value: str) -> Iterator[Mention]:
        test = prefix_test(self._code, first, last, value)
        if test is not None and test[0].startswith("1.2.840"):
            line, column = self._code.lines.place(self._code.tokens[first].start)
            chooses = chooses_text(self._code, first)
            yield Mention(test[0], line, column, Form.LITERAL, prefix_test=test[1], chooses_text=chooses)

    def _parts(self, at: int, token: Token) -> Iterator[Mention]:
        """Yield the mentions within a longer string; one with several lines, such as a docstring, is prose."""
        near = self._names(at, at) if _UID_FIRST.match(token.value[:100]) else ()
        is_open = self._joining.text(at)[2] is None
        enclosing, expects_error = tuple(self._blocks.names(at)), self._expects_error(at)
        form = Form.PROSE if "\n" in token.text else Form.PART
        for one in read_prose(token.text, *self._code.lines.place(token.start), form=form):
            line, end = self._code.texts[one.line - 1], one.column - 1 + len(one.text)
            continues = one.continues or (is_open and line[end : end + 1] in {'"', "'", "`"})
            # What follows the field of a format is the end of another UID.
            if continues or line[max(one.column - 2, 0) : one.column - 1] not in {"}", "$"}:
                names = (*one.names, *near)
                yield replace(one, names=names, enclosing=enclosing, continues=continues, expects_error=expects_error)

    def _is_docstring(self, at: int) -> bool:
        code = self._code
        return code.opener[at] < 0 and code.item(at) == [at] and code.line(at - 1) != code.line(at)

    def _is_replaceable(self, at: int) -> bool:
        """Return whether a constant can replace a string: not in annotations, in ``Literal[…]`` or in ``__all__``."""
        code = self._code
        is_plain = code.language == "python" and code.tokens[at].text[:1] in {'"', "'", "r", "R", "u", "U"}
        is_annotation = code.text(at - 1) in {":", "->"} and code.text(code.opener[at]) != "{"
        is_format = code.text(at + 1) == "." and code.text(at + 2) in {"join", "format"}
        around = {code.text(opener - before) for opener in code.openers(at) for before in (1, 2)}
        is_excluded = is_annotation or is_format or self._is_docstring(at) or not around.isdisjoint(_NO_CONSTANTS)
        return is_plain and not is_excluded

    def _expects_error(self, at: int) -> bool:
        """Return whether the code around a string expects that it is refused, or cleans it."""
        code, value = self._code, self._code.value(at)
        after = " ".join(code.text(one) for one in range(at + 1, at + DEEPEST))
        around = f"{code.words_before(at)} \0 {after}"
        has_blank = read(value) is not None and not set(value) <= set("0123456789.")
        is_expected = any("raises" in name.casefold() for name in self._blocks.names(at))
        return is_expected or bool(_EXPECTS_ERROR.search(around) or (has_blank and _CLEANS.search(around)))
