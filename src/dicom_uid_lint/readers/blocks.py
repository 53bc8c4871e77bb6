"""The functions, classes, branches and tests that a token is in, in languages with braces and with indentation."""

import re
from collections.abc import Iterable, Iterator

from .context import DEEPEST, FARTHEST, Context

_INDENTED = frozenset({"python", "ruby", "lua"})
_NAMED_BY = frozenset(
    "class enum struct interface namespace func fn fun function object trait module impl def var let val".split()
)
_TESTS = frozenset(
    "it test describe context specify TEST TEST_F TEST_CASE SECTION Describe It parametrize each".split()
)
_ENDS_HEADER = frozenset({":", ")", "then", "=>", "->", "else"})
_EXPECTS_ERROR = re.compile(r"\b(?:should_panic|ExpectedException|expected =)")
_BEFORE_ATTRIBUTE = frozenset({"", "{", "}", ";", ",", "#", "]"})
_INDENTS = frozenset(
    "def class with for if elif else try except while match case async when unless do module function".split()
)


class Blocks:
    """The blocks of a source, by the tokens that introduce them."""

    def __init__(self, code: Context) -> None:
        self._code = code
        self._parents = dict[int, int]()
        if code.language in _INDENTED:
            self._find_parents()

    def _find_parents(self) -> None:
        """Find for each statement outside of brackets the one that introduces the indented block around it."""
        code, open_ones = self._code, list[tuple[int, int]]()
        for at, opener in enumerate(code.opener):
            if opener >= 0 or code.item(at)[0] != at or code.text(at) in {",", ";"}:
                continue
            indent = code.lines.place(code.tokens[at].start)[1]
            while open_ones and open_ones[-1][0] >= indent:
                open_ones.pop()
            self._parents[at] = open_ones[-1][1] if open_ones else -1
            if code.text(at) in _INDENTS:
                open_ones.append((indent, at))

    def header(self, at: int) -> list[int]:
        """Return the tokens that introduce the statement of a token: a condition, a case, a function; may be empty."""
        code, item = self._code, self._code.item(at)
        before = item[0] - 1
        if before >= 0 and code.opener[before] == code.opener[at] and code.text(before) in _ENDS_HEADER:
            return code.item(before)[:FARTHEST]
        return next(self._around(at), list[int]())

    def _around(self, at: int) -> Iterator[list[int]]:
        """Yield the headers of the blocks around a token, the innermost first."""
        code = self._code
        for _ in range(DEEPEST):
            opener = code.opener[at]
            if opener < 0:
                parent = self._parents.get(code.item(at)[0], -1)
                if parent < 0:
                    return
                yield code.item(parent)[:FARTHEST]
                at = parent
                continue
            if code.text(opener) == "{":
                yield code.before(opener)
            at = opener

    def names(self, at: int) -> Iterator[str]:
        """Yield the names of the functions, classes, tests and variables around a token, the innermost first.

        One whose attribute expects an error is called "raises" besides.
        """
        code = self._code
        for opener in code.openers(at):
            if code.text(opener - 1) in _TESTS:
                yield code.value(opener + 1)
        for header in self._around(at):
            yield from declared(code, header)
            above = header[0] - 1 if header else -1
            if code.text(above) in {"]", ")"}:
                attributes = " ".join(map(code.text, range(max(code.item(above)[0], above - FARTHEST), above)))
                yield "raises" if _EXPECTS_ERROR.search(attributes) else ""

    def decorated(self, at: int) -> str:
        """Return the name of the function, class or member whose decorator or attribute a token is in; may be empty."""
        code = self._code
        outer = at
        for opener in code.openers(at):
            if code.text(opener) == "{":
                break
            outer = opener
        is_attribute = code.text(outer) == "[" and code.text(outer - 1) in _BEFORE_ATTRIBUTE
        if not is_attribute and code.text(code.first(outer - 1) - 1) != "@":
            return ""
        after = code.partner.get(outer, len(code.tokens)) + 1
        while code.text(after) == "[":
            after = code.partner.get(after, after) + 1
        end = next((one for one in range(after, after + DEEPEST) if not code.is_name(one)), after)
        return next(declared(code, range(after, end)), code.text(end - 1) if end > after else "")

    def class_of(self, at: int) -> str:
        """Return the name of the class that a token is directly in; empty if there is none."""
        code = self._code
        names = _NAMED_BY - {"def"} if code.language != "rust" else {"for", *_NAMED_BY}
        named = [one for one in next(self._around(at), list[int]()) if code.text(one) in names]
        return code.text(named[-1] + 1) if named else ""


def declared(code: Context, header: Iterable[int]) -> Iterator[str]:
    """Yield the names that tokens declare: of functions, classes, variables and members."""
    for one in header:
        if code.value(one) and (code.text(one + 1) in {"(", "=", ":=", ":"} or code.text(one - 1) in _NAMED_BY):
            yield code.value(one)
