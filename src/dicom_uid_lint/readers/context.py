"""The tokens of a source with what is around each: brackets, records, blocks, and the constants that are defined."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from dicom_uid_lint.knowledge.register import ROOT
from dicom_uid_lint.knowledge.syntax import is_uid

from .lexer import Lines, Token, TokenKind

_OPEN = {"(": ")", "[": "]", "{": "}"}
_BETWEEN_VALUES = frozenset({",", ":", "=>", "=", "->", ".", "-", "&", "::", "@", *_OPEN, *_OPEN.values()})
_STATEMENT = frozenset("return if else case for while switch when match let var throw function def".split())
_DOTTED = re.compile(r"[\d.]+\Z")
_HEADER = re.compile(r"(\s*)(?:(?:async\s+)?(?:def|class|with|for|if|elif|else|try|except|while|match|case)\b.*)")
_INTERPOLATED = re.compile(r"(?:\$\{|#\{|\{|\\\(|\$)(\w+)[})]?(\.?[\d.]+)\Z")
_ENCLOSING = frozenset("class enum struct interface namespace func fn fun function object trait module impl".split())
_PARAMETRIZED = frozenset({"parametrize", "each", "describe", "it", "test", "TEST", "TEST_F", "TEST_CASE"})
_TEST_CALLS = frozenset("it test describe context specify TEST_CASE SECTION Describe It".split())
_DEEPEST = 12


class Context:
    """The tokens of a source, without comments, and what is around each of them."""

    def __init__(
        self,
        tokens: list[Token],
        source: str,
        language: str,
        records: list[int] | None = None,
        titles: list[str] | None = None,
    ) -> None:
        self.language = language
        self.source = source
        self.lines = Lines(source)
        self.texts = source.split("\n")
        self.tokens = [token for token in tokens if token.kind is not TokenKind.COMMENT]
        self.comments = [token for token in tokens if token.kind is TokenKind.COMMENT]
        self.records = records
        self.titles = titles
        plain = (TokenKind.NAME, TokenKind.OPERATOR)
        self._texts = [token.text if token.kind in plain else "" for token in self.tokens]
        self._is_name = [token.kind is TokenKind.NAME for token in self.tokens]
        self._count = len(self.tokens)
        self.is_uid = [token.kind is TokenKind.STRING and is_uid(token.value) for token in self.tokens]
        self._find_brackets()

    def _find_brackets(self) -> None:
        """Find for each token the bracket around it, by position: -1 is the whole file."""
        self.opener: list[int] = []
        self.closer: dict[int, int] = {}
        open_ones: list[int] = []
        for at, token in enumerate(self.tokens):
            text = token.text if token.kind is TokenKind.OPERATOR else ""
            if open_ones and text == _OPEN[self.tokens[open_ones[-1]].text]:
                self.closer[open_ones.pop()] = at
            self.opener.append(open_ones[-1] if open_ones else -1)
            if text in _OPEN:
                open_ones.append(at)

    @cached_property
    def members(self) -> dict[int, list[int]]:
        """The tokens directly within each pair of brackets, or within each record if there are no brackets."""
        found: dict[int, list[int]] = {}
        for at in range(len(self.tokens)):
            found.setdefault(self.container(at), []).append(at)
        return found

    @cached_property
    def uids_on(self) -> dict[int, int]:
        """How many UIDs are on each line."""
        return Counter(token.line for token, is_one in zip(self.tokens, self.is_uid, strict=True) if is_one)

    @cached_property
    def tokens_on(self) -> dict[int, list[int]]:
        """The first tokens on each line."""
        found: dict[int, list[int]] = {}
        for at, token in enumerate(self.tokens):
            on_line = found.setdefault(token.line, [])
            if len(on_line) < _DEEPEST:
                on_line.append(at)
        return found

    @cached_property
    def comment_lines(self) -> dict[int, list[Token]]:
        """The comments that begin on each line."""
        found: dict[int, list[Token]] = {}
        for comment in self.comments:
            found.setdefault(comment.line, []).append(comment)
        return found

    @cached_property
    def comment_ends(self) -> dict[int, Token]:
        """The last comment that ends on each line."""
        return {comment.line + comment.text.count("\n"): comment for comment in self.comments}

    @cached_property
    def code_lines(self) -> frozenset[int]:
        """The lines that have more than comments."""
        return frozenset(self.tokens_on)

    @cached_property
    def modalities(self) -> dict[int, list[tuple[str, str]]]:
        """The values that Modality is set to on each line, each with what is before the word on the line."""
        found: dict[int, list[tuple[str, str]]] = {}
        for at in range(len(self.tokens)):
            if not self.value(at).endswith("Modality"):
                continue
            value = next((one for one in range(at + 1, at + 7) if self.is_string(one)), None)
            if (
                value is not None
                and self.line(value) == self.line(at)
                and self.text(at + 1) in {"=", ":", ",", "]", "=>"}
            ):
                line, column = self.lines.place(self.tokens[at].start)
                column += len(self.value(at)) - len("Modality")
                before = self.texts[line - 1][max(column - 400, 0) : column - 1]
                found.setdefault(line, []).append((before.strip(), self.value(value)))
        return found

    @cached_property
    def uid_count(self) -> dict[int, int]:
        """How many UIDs are directly within each pair of brackets, or record."""
        return {where: sum(self.is_uid[at] for at in members) for where, members in self.members.items()}

    @cached_property
    def statement_containers(self) -> frozenset[int]:
        """The brackets that hold statements, and no values."""
        return frozenset(
            where for where, members in self.members.items() if any(self._is_statement(at) for at in members)
        )

    def _is_statement(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind is TokenKind.OPERATOR:
            return token.text not in _BETWEEN_VALUES
        return token.kind is TokenKind.NAME and token.text in _STATEMENT

    def container(self, at: int) -> int:
        """Return the position of the bracket around a token; a number below -1 for a record of lines."""
        if self.opener[at] >= 0 or self.records is None:
            return self.opener[at]
        return -2 - self.records[self.tokens[at].line - 1]

    def kind(self, at: int) -> TokenKind | None:
        """Return the kind of a token; None beyond the ends."""
        return self.tokens[at].kind if 0 <= at < self._count else None

    def is_name(self, at: int) -> bool:
        """Return whether there is a name at a position."""
        return 0 <= at < self._count and self._is_name[at]

    def is_string(self, at: int) -> bool:
        """Return whether there is a string at a position."""
        return self.kind(at) is TokenKind.STRING

    def text(self, at: int) -> str:
        """Return the text of a token that is no string; empty for strings and beyond the ends."""
        return self._texts[at] if 0 <= at < self._count else ""

    def value(self, at: int) -> str:
        """Return the text of a name or what is in a string; empty for anything else."""
        if not 0 <= at < self._count:
            return ""
        token = self.tokens[at]
        return token.value if token.kind is TokenKind.STRING or self._is_name[at] else ""

    def number(self, at: int) -> str:
        """Return the text of a number; empty for anything else."""
        return self.tokens[at].text if self.kind(at) is TokenKind.NUMBER else ""

    def line(self, at: int) -> int:
        """Return the line of a token; 0 beyond the ends."""
        return self.tokens[at].line if 0 <= at < self._count else 0

    def dotted_end(self, at: int) -> int:
        """Return the position of the last part of the dotted name that begins at a position."""
        for _ in range(_DEEPEST):
            if self.text(at + 1) not in {".", "::", "->"} or not self.is_name(at + 2):
                break
            at += 2
        return at

    def dotted_start(self, at: int) -> int:
        """Return the position of the first part of the dotted name that ends at a position."""
        for _ in range(2 * _DEEPEST):
            if self.text(at - 1) not in {".", "::", "->"} or not (
                self.is_name(at - 2) or self.text(at - 2) in {")", "]"}
            ):
                break
            at -= 2
            if self.text(at) in {")", "]"}:
                at = self.opening(at) - 1
        return at

    def opening(self, closing: int) -> int:
        """Return the position of the bracket that a closing one belongs to."""
        return self._openings.get(closing, closing)

    @cached_property
    def _openings(self) -> dict[int, int]:
        return {end: begin for begin, end in self.closer.items()}

    def callees(self, at: int) -> Iterator[tuple[str, int]]:
        """Yield what is called with the brackets around a token, the innermost first, and where these open."""
        opener = self.opener[at]
        for _ in range(_DEEPEST):
            if opener < 0:
                return
            if self.text(opener) == "(":
                start = self.dotted_start(opener - 1)
                name = "".join(self.tokens[one].text for one in range(max(start, opener - 12), opener))
                yield name, opener
            opener = self.opener[opener]

    def enclosing(self, at: int) -> Iterator[str]:
        """Yield the names of the functions, classes and variables around a token, the innermost first."""
        opener = self.opener[at]
        for _ in range(_DEEPEST):
            if opener < 0:
                break
            if self.text(opener) == "(":
                if self.text(opener - 1) in _PARAMETRIZED and self.is_string(opener + 1):
                    yield self.value(opener + 1)
                opener = self.opener[opener]
                continue
            for before in range(opener - 1, max(opener - 12, -1), -1):
                reach = 0 if self.language in {"python", "ruby"} else 1
                if self.text(before) in {";", "}", "{"} or self.line(before) < self.line(opener) - reach:
                    break
                is_named = self.text(before + 1) in {"(", "=", ":=", ":"} or self.text(before - 1) in _ENCLOSING
                is_title = self.text(before - 1) == "(" and self.text(before - 2) in _TEST_CALLS
                if (self.is_name(before) and is_named) or (self.is_string(before) and (is_title or is_named)):
                    yield self.value(before)
            opener = self.opener[opener]
        yield from self._decorated(at)
        yield from (header.strip().split("(")[0] for header in self.headers(self.line(at)))

    def _decorated(self, at: int) -> Iterator[str]:
        """Yield the name of the function whose decorator a token is in."""
        outermost = next((one for one in self._openers(at) if self.opener[one] < 0), -1)
        if outermost < 0 or self.text(self.dotted_start(outermost - 1) - 1) != "@":
            return
        closing = self.closer.get(outermost, len(self.tokens))
        for after in range(closing + 1, min(closing + 4 * _DEEPEST, len(self.tokens))):
            if self.text(after) in {"def", "class"}:
                yield self.text(after + 1)
                return

    def _openers(self, at: int) -> Iterator[int]:
        """Yield the brackets around a token, the innermost first."""
        opener = self.opener[at]
        for _ in range(_DEEPEST):
            if opener < 0:
                return
            yield opener
            opener = self.opener[opener]

    def headers(self, line: int) -> Iterator[str]:
        """Yield the headers of the indented blocks that a line is in: ``def``, ``class``, ``with`` and so on."""
        node = self._header_nodes[line - 1] if self.language in {"python", "ruby"} else None
        while node is not None:
            yield node[0]
            node = node[1]

    @cached_property
    def _header_nodes(self) -> list["_Node | None"]:
        nodes: list[_Node | None] = []
        stack: list[tuple[int, _Node]] = []
        for text in self.texts:
            match = _HEADER.match(text[:300])
            stripped = text.lstrip()
            indent = len(text) - len(stripped)
            if stripped and not stripped.startswith((")", "]", "}", "#")):
                while stack and stack[-1][0] >= indent:
                    stack.pop()
            nodes.append(stack[-1][1] if stack else None)
            if match is not None:
                stack.append((indent, (text[:300], nodes[-1])))
                del stack[:-200]
        return nodes

    def class_of(self, at: int) -> str:
        """Return the name of the class that a token is directly in; empty if there is none."""
        opener = self.opener[at]
        if opener >= 0 and self.text(opener) == "{":
            for before in range(opener - 1, max(opener - 10, -1), -1):
                if self.language == "rust" and self.text(before) == "for" and self.is_name(before + 1):
                    return self.text(before + 1)
                if self.text(before) in _ENCLOSING and self.is_name(before + 1):
                    return self.text(before + 1)
                if self.text(before) in {";", "}", "{", ")"}:
                    return ""
        header = next(self.headers(self.line(at)), "").split()
        return re.split(r"\W", header[1])[0] if len(header) > 1 and header[0] == "class" else ""

    @cached_property
    def constants(self) -> dict[str, str]:
        """The constants of the file whose value is a UID near DICOM's root, or the beginning of one."""
        found: dict[str, str] = {}
        changing: set[str] = set()
        for at, token in enumerate(self.tokens):
            if token.kind is not TokenKind.STRING or not _DOTTED.match(token.value[:100]):
                continue
            name = self._defined(at)
            first, last, text = self.joined(at, found)
            if not name or first != at or text is None or not text.startswith(ROOT) or self._is_joined(last + 1):
                continue
            if found.setdefault(name, text) != text:
                changing.add(name)
        return {name: text for name, text in found.items() if name not in changing}

    def _defined(self, at: int) -> str:
        """Return the name of the constant that a value defines; empty if it defines none."""
        before = at - 1
        while before > 0 and (self.text(before) in {"+", ".", "("} or self.is_name(before)):
            if self.text(before - 1) == "define":
                return self.text(before)
            before -= 1
            if at - before > 8:
                return ""
        if self.text(before) not in {"=", ":="}:
            return ""
        before -= 1
        while self.text(before) == "]":
            before = self.opening(before) - 1
        if self.text(before - 1) == ":" and self.is_name(before) and self.is_name(before - 2):
            before -= 2
        return self.text(before) if self.is_name(before) else ""

    def _is_joined(self, at: int) -> bool:
        return self.text(at) in {"+", "<<"} or (
            self.text(at) in {".", ".."} and self.language in {"php", "perl", "lua"}
        )

    def joined(self, at: int, constants: dict[str, str] | None = None) -> tuple[int, int, str | None]:
        """Return the first and the last of the pieces that are joined with a string, and their text.

        The text is None if one of the pieces is not known.
        """
        known = self.constants if constants is None else constants
        interpolated = _INTERPOLATED.match(self.value(at)[:100])
        if interpolated and interpolated[1] in known:
            return at, at, known[interpolated[1]] + interpolated[2]
        first = last = at
        while (before := self._piece_before(first)) is not None and at - first < 12:
            first = before
        while (after := self._piece_after(last)) is not None and last - at < 12:
            last = after
        pieces = [one for one in range(first, last + 1) if not self._is_joined(one)]
        texts = [self.value(one) if self.is_string(one) else known.get(self.text(one)) for one in pieces]
        whole = "".join(text for text in texts if text is not None) if None not in texts else None
        return first, last, whole

    def _piece_before(self, at: int) -> int | None:
        if self._is_joined(at - 1) and (self.is_string(at - 2) or self.is_name(at - 2)):
            return at - 2
        if self._may_be_adjacent(at - 1, at):
            return at - 1
        return None

    def _piece_after(self, at: int) -> int | None:
        if self._is_joined(at + 1) and (self.is_string(at + 2) or self.is_name(at + 2)):
            return self.dotted_end(at + 2)
        return at + 1 if self._may_be_adjacent(at, at + 1) else None

    def _may_be_adjacent(self, at: int, after: int) -> bool:
        """Return whether two tokens are pieces of one string without an operator, as in C and Python."""
        if self.language not in {"c", "cpp", "objectivec", "python"} or not (
            self.is_string(at) or self.is_string(after)
        ):
            return False
        if self.is_string(at) and self.is_string(after):
            return self.language != "python" or self.opener[at] >= 0 or self.line(at) == self.line(after)
        name = at if self.is_name(at) else after
        if self.text(at - 1) == "define":
            return False
        return self.language != "python" and self.is_name(name) and self.text(name) in self._macros

    @cached_property
    def _macros(self) -> frozenset[str]:
        return frozenset(
            self.text(at + 1)
            for at in range(len(self.tokens))
            if self.text(at) == "define" and self.text(at - 1) == "#"
        )


_Node = tuple[str, "_Node | None"]
