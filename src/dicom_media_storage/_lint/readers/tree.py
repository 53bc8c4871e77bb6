"""The syntax tree of a Python file, with what `ast` leaves out: parents and comments."""

import ast
import io
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass


class NotPythonError(Exception):
    """A file whose text this Python cannot parse; its text tells why."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its ``#``; line and column count from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file."""

    nodes: list[ast.AST]
    """All nodes, each after its parent."""
    parents: dict[ast.AST, ast.AST]
    comments: list[Comment]
    lines: list[str]

    def column(self, line: int, offset: int) -> int:
        """Return the column, counted from 1 in characters, of an offset that `ast` counts in bytes of UTF-8."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return (offset if text.isascii() else len(text.encode()[:offset].decode(errors="ignore"))) + 1

    def place(self, node: ast.expr | ast.stmt | ast.alias | ast.keyword) -> tuple[int, int]:
        """Return the line and column at which a node begins."""
        return node.lineno, self.column(node.lineno, node.col_offset)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield the parent of a node, its parent, and so on."""
        while node in self.parents:
            node = self.parents[node]
            yield node


def parse(source: str) -> Tree:
    """Parse the text of a Python file.

    Raises `NotPythonError` where it has an error of syntax or is nested too deeply.

    >>> [type(node).__name__ for node in parse("x = 1  # one").nodes][:2]
    ['Module', 'Assign']
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            root = ast.parse(source)
    except SyntaxError as error:
        raise NotPythonError(f"{error.msg} in line {error.lineno}" if error.lineno else str(error.msg)) from None
    except ValueError as error:
        raise NotPythonError(str(error)) from None
    except (RecursionError, MemoryError):
        raise NotPythonError("nested too deeply") from None
    nodes: list[ast.AST] = [root]
    parents: dict[ast.AST, ast.AST] = {}
    for node in nodes:
        for child in ast.iter_child_nodes(node):
            # `ast` shares one object for all `Load()`: those have no parent of their own, and need none.
            if not isinstance(child, ast.expr_context | ast.operator | ast.cmpop | ast.boolop | ast.unaryop):
                parents[child] = node
                nodes.append(child)
    return Tree(nodes, parents, list(_comments(source)), source.split("\n"))


def _comments(source: str) -> Iterator[Comment]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield Comment(token.string, token.start[0], token.start[1] + 1)
    except (tokenize.TokenError, SyntaxError):
        return
