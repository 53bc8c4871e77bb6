"""The tokens of a source with what is around each: brackets, items between separators, lines and comments."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import compress, groupby, islice

from dicom_uid_lint.knowledge.register import may_be_class
from dicom_uid_lint.knowledge.syntax import is_uid

from .lexer import Lines, Token, TokenKind

WIDEST = 400
"""The most tokens between which a name and a UID may be near each other."""

FARTHEST = 60
"""The most tokens of a statement that are read on either side of a UID."""

DEEPEST = 12
"""The most brackets, parts of a name or pieces of a text that are followed from a UID."""

_OPEN = {"(": ")", "[": "]", "{": "}"}
_BETWEEN_VALUES = frozenset({",", ":", "=>", "=", "->", ".", "-", "&", "::", "@", *_OPEN, *_OPEN.values()})
_STATEMENT = frozenset("return if else case for while switch when match let var throw function def".split())
_SEPARATORS = frozenset({",", ";"})
_DOTS = frozenset({".", "::", "->", "?."})
_CONTINUES = frozenset("= := => -> + . && || ? ( [ == === and or << <- ++".split())


class Context:
    """The tokens of a source, without comments, and what is around each of them."""

    def __init__(self, tokens: list[Token], source: str, language: str) -> None:
        self.language = language
        self.source = source
        self.lines = Lines(source)
        self.texts = source.split("\n")
        self.tokens = [token for token in tokens if token.kind is not TokenKind.COMMENT]
        self.comments = [token for token in tokens if token.kind is TokenKind.COMMENT]
        plain = (TokenKind.NAME, TokenKind.OPERATOR, TokenKind.NUMBER)
        self._texts = [token.text if token.kind in plain else "" for token in self.tokens]
        self._count = len(self.tokens)
        self.is_uid = [
            token.kind is TokenKind.STRING and is_uid(token.value) and may_be_class(token.value)
            for token in self.tokens
        ]
        self._find_brackets()

    def _find_brackets(self) -> None:
        """Find for each token the bracket around it, by position: -1 is the whole file."""
        self.opener: list[int] = []
        self.partner: dict[int, int] = {}
        open_ones: list[int] = []
        for at, text in enumerate(self._texts):
            if open_ones and text == _OPEN[self._texts[open_ones[-1]]]:
                opener = open_ones.pop()
                self.partner[at], self.partner[opener] = opener, at
            self.opener.append(open_ones[-1] if open_ones else -1)
            if text in _OPEN:
                open_ones.append(at)

    @cached_property
    def members(self) -> dict[int, list[int]]:
        """The tokens directly within each pair of brackets."""
        found: dict[int, list[int]] = {}
        for at, opener in enumerate(self.opener):
            found.setdefault(opener, []).append(at)
        return found

    @cached_property
    def uid_count(self) -> Counter[int]:
        """How many UIDs are directly within each pair of brackets."""
        return Counter(compress(self.opener, self.is_uid))

    @cached_property
    def uids_on(self) -> Counter[int]:
        """How many UIDs are on each line."""
        return Counter(token.line for token in compress(self.tokens, self.is_uid))

    @cached_property
    def tokens_on(self) -> dict[int, list[int]]:
        """The first tokens on each line."""
        return {line: list(islice(some, DEEPEST)) for line, some in groupby(range(self._count), key=self.line)}

    @cached_property
    def statement_containers(self) -> frozenset[int]:
        """The brackets that hold statements, and no values."""
        return frozenset(
            opener
            for opener, token in zip(self.opener, self.tokens, strict=True)
            if (token.kind is TokenKind.NAME and token.text in _STATEMENT)
            or (token.kind is TokenKind.OPERATOR and token.text not in _BETWEEN_VALUES)
        )

    @cached_property
    def _items(self) -> list[list[int]]:
        """For each token the tokens of its item."""
        found, latest = list[list[int]](), dict[int, list[int]]()
        for at, opener in enumerate(self.opener):
            if opener not in latest or self._is_separated(latest[opener][-1], at):
                latest[opener] = []
            latest[opener].append(at)
            found.append(latest[opener])
        return found

    def _is_separated(self, before: int, at: int) -> bool:
        left, right = self._texts[before], self._texts[at]
        if left in _SEPARATORS or right in _SEPARATORS or (left == "}" and self.is_name(at)):
            return True
        if self.tokens[at].line == self.tokens[before].line:
            return False
        is_value = self.opener[at] >= 0 and (self.language == "python" or self.text(self.opener[at]) != "{")
        if is_value or self.texts[self.line(before) - 1].endswith("\\"):
            return False
        if right == "{" and left != "}":
            return False
        if left == ":":
            return self.language == "python" or not (self.is_string(at) or right in _OPEN)
        return left not in _CONTINUES and right not in _CONTINUES

    def item(self, at: int) -> list[int]:
        """Return the tokens of the item of a token: what is between two separators directly within brackets.

        Items are arguments, members of lists and statements.
        """
        return self._items[at]

    def near(self, at: int) -> list[int]:
        """Return the tokens of the item of a token that are not far from it."""
        item = self.item(at)
        place = bisect_left(item, at)
        return item[max(place - FARTHEST, 0) : place + FARTHEST]

    def before(self, at: int) -> list[int]:
        """Return the tokens of the item of a token that are before it, and not far from it."""
        return [one for one in self.near(at) if one < at]

    @cached_property
    def comments_on(self) -> dict[int, list[Token]]:
        """The comments that begin on each line."""
        return {line: list(some) for line, some in groupby(self.comments, key=lambda comment: comment.line)}

    @cached_property
    def comment_ends(self) -> dict[int, Token]:
        """The last comment that ends on each line."""
        return {comment.line + comment.text.count("\n"): comment for comment in self.comments}

    def kind(self, at: int) -> TokenKind | None:
        """Return the kind of a token; None beyond the ends."""
        return self.tokens[at].kind if 0 <= at < self._count else None

    def is_name(self, at: int) -> bool:
        """Return whether there is a name at a position."""
        return self.kind(at) is TokenKind.NAME

    def is_string(self, at: int) -> bool:
        """Return whether there is a string at a position."""
        return self.kind(at) is TokenKind.STRING

    def text(self, at: int) -> str:
        """Return the text of a name, an operator or a number; empty for anything else and beyond the ends."""
        return self._texts[at] if 0 <= at < self._count else ""

    def value(self, at: int) -> str:
        """Return the text of a name or what is in a string; empty for anything else."""
        kind = self.kind(at)
        return self.tokens[at].value if kind is TokenKind.STRING or kind is TokenKind.NAME else ""

    def line(self, at: int) -> int:
        """Return the line of a token; 0 beyond the ends."""
        return self.tokens[at].line if 0 <= at < self._count else 0

    def first(self, at: int) -> int:
        """Return the first token of the dotted name or the call that ends at a position."""
        for _ in range(DEEPEST):
            if self.text(at) in {")", "]"}:
                at = self.partner.get(at, at) - 1
            elif self.text(at - 1) in _DOTS:
                at -= 2
            else:
                break
        return at

    def last(self, at: int) -> int:
        """Return the last token of the dotted name that begins at a position."""
        for _ in range(DEEPEST):
            if self.text(at + 1) not in _DOTS or not self.is_name(at + 2):
                break
            at += 2
        return at

    def openers(self, at: int) -> Iterator[int]:
        """Yield the positions of the brackets around a token, the innermost first."""
        opener = self.opener[at]
        for _ in range(DEEPEST):
            if opener < 0:
                return
            yield opener
            opener = self.opener[opener]

    def outside(self, at: int) -> int:
        """Return where the call or the brackets begin that a token is in."""
        opener = self.opener[at]
        return self.first(opener - 1) if self.is_name(opener - 1) else opener

    def words_before(self, at: int) -> str:
        """Return the names and operators that lead to a token from the beginning of its statement, as one text."""
        words = [self._texts[one] for one in self.before(at)]
        for opener in self.openers(at):
            if self.text(opener) == "{" and self.text(self.opener[opener]) != "(":
                break
            words = [*(self._texts[one] for one in (*self.before(opener), opener)), *words]
        return " ".join(words[-FARTHEST:])
