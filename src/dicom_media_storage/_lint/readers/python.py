"""UIDs in Python code, read by its syntax tree."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dicom_media_storage._lint.model import Kind, Mention, Name, Relation
from dicom_media_storage._lint.prefilter import may_hold_uid
from dicom_media_storage._lint.uid_syntax import is_whole, read, spans, without_padding

from .prose import read_prose
from .python_names import enclosing, group_of, names_of
from .python_tests import test_of
from .tree import Tree


def read_python(tree: Tree) -> list[Mention]:
    """Return the mentions of a Python file.

    >>> from .tree import parse
    >>> [(one.text, one.names[0].text) for one in read_python(parse('CT = "1.2.840.10008.5.1.4.1.1.2"'))]
    [('1.2.840.10008.5.1.4.1.1.2', 'CT')]
    """
    mentions: list[Mention] = []
    for node in tree.nodes:
        if isinstance(node, ast.Constant):
            mentions += _of_constant(tree, node)
    mentions = list(_with_comments(tree, mentions))
    for comment in tree.comments:
        mentions += read_prose(comment.text, comment.line, comment.column)
    return mentions


def _of_constant(tree: Tree, node: ast.Constant) -> Iterator[Mention]:
    text = _text(node)
    if text is None:
        return
    test = test_of(tree, node)
    line, column = tree.place(node)
    if test is not None:
        yield Mention(test[0], line, column, Kind.LITERAL, tested=test[1])
    elif isinstance(tree.parents[node], ast.JoinedStr):
        yield from _of_format(tree, node, text)
    elif is_whole(without_padding(text)) and read(text) is not None:
        yield _whole(tree, node, text)
    elif isinstance(node.value, str) and isinstance(tree.parents[node], ast.Expr):
        yield from _prose(tree, node)
    elif isinstance(node.value, str):
        yield from _parts(tree, node, text)


def _text(node: ast.Constant) -> str | None:
    """Return the text of a string or of bytes that may matter; bytes only where they are nothing but a UID."""
    if isinstance(node.value, bytes):
        text = node.value.decode("latin-1")
        return text if is_whole(without_padding(text)) else None
    if isinstance(node.value, str) and len(node.value) > 4:
        # The filter wants something after the root; here the end of the text is something.
        return node.value if may_hold_uid(f" {node.value} ".encode(errors="replace")) else None
    return None


def _whole(tree: Tree, node: ast.Constant, text: str) -> Mention:
    parent = tree.parents[node]
    line, column = tree.place(node)
    is_prose = isinstance(parent, ast.Expr)
    return Mention(
        without_padding(text),
        line,
        column,
        Kind.PROSE if is_prose else Kind.LITERAL,
        tuple(names_of(tree, node)),
        group=group_of(tree, node),
        enclosing=tuple(enclosing(tree, node)),
        compared=_is_compared(tree, node),
        goes_on=isinstance(parent, ast.BinOp) or (isinstance(parent, ast.Attribute) and parent.attr == "join"),
        fixable=isinstance(node.value, str) and not is_prose and not _must_stay(tree, node),
    )


def _is_compared(tree: Tree, node: ast.AST) -> bool:
    for parent in tree.ancestors(node):
        if isinstance(parent, ast.Compare | ast.MatchValue):
            return True
        if not isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Call):
            return False
    return False


def _must_stay(tree: Tree, node: ast.AST) -> bool:
    """Return whether a literal must stay one: in annotations, in ``Literal[…]``, in ``__all__``, in f-strings."""
    child = node
    for parent in tree.ancestors(node):
        if isinstance(parent, ast.JoinedStr) or _is_annotation(parent, child):
            return True
        if isinstance(parent, ast.Subscript) and child is parent.slice and _ends_with(parent.value, "Literal"):
            return True
        if isinstance(parent, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            return any(_ends_with(target, "__all__") for target in targets) or _is_annotation(parent, child)
        child = parent
    return False


def _is_annotation(parent: ast.AST, child: ast.AST) -> bool:
    return child is getattr(parent, "annotation", None) or child is getattr(parent, "returns", None)


def _ends_with(node: ast.expr, name: str) -> bool:
    return (isinstance(node, ast.Name) and node.id == name) or (isinstance(node, ast.Attribute) and node.attr == name)


def _of_format(tree: Tree, node: ast.Constant, text: str) -> Iterator[Mention]:
    """Yield the mentions in one piece of an f-string; a UID at the seam to a field goes on there."""
    parent = tree.parents[node]
    pieces = parent.values if isinstance(parent, ast.JoinedStr) else [node]
    at = pieces.index(node)
    for span in spans(text):
        at_seam = span.start + len(span.text) == len(text) and at + 1 < len(pieces)
        begins_at_seam = span.start == 0 and at > 0
        if not begins_at_seam:
            mention = _part(tree, node, span.text)
            yield replace(mention, goes_on=span.goes_on or at_seam or span.text.endswith("."))


def _parts(tree: Tree, node: ast.Constant, text: str) -> Iterator[Mention]:
    for span in spans(text):
        yield replace(_part(tree, node, span.text), goes_on=span.goes_on or isinstance(tree.parents[node], ast.BinOp))


def _part(tree: Tree, node: ast.Constant, text: str) -> Mention:
    """Return the mention of a UID within a string, at the place where the source has it, if it has it in one piece."""
    last = node.end_lineno or node.lineno
    for line in range(node.lineno, min(last, len(tree.lines)) + 1):
        begin = tree.column(line, node.col_offset) - 1 if line == node.lineno else 0
        at = tree.lines[line - 1].find(text, begin)
        if at >= 0:
            return Mention(text, line, at + 1, Kind.PART)
    return Mention(text, *tree.place(node), Kind.PART)


def _prose(tree: Tree, node: ast.Constant) -> Iterator[Mention]:
    """Yield the mentions of a docstring, read from the source, whose lines are those of the file."""
    last = min(node.end_lineno or node.lineno, len(tree.lines))
    line, column = tree.place(node)
    text = "\n".join(tree.lines[line - 1 : last])[column - 1 :]
    yield from read_prose(text.rstrip().rstrip("\"'"), line, column)


def _with_comments(tree: Tree, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions with the comment on their line, where the line has one UID."""
    on_line = Counter(one.line for one in mentions)
    comments = {one.line: one.text.lstrip("#").strip() for one in tree.comments}
    for mention in mentions:
        if mention.kind is Kind.LITERAL and on_line[mention.line] == 1 and mention.line in comments:
            yield replace(mention, names=(*mention.names, Name(comments[mention.line], Relation.COMMENT)))
        else:
            yield mention
