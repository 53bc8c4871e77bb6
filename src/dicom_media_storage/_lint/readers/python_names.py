"""Which names belong to a string of Python code, told from the nodes around it."""

import ast
from collections.abc import Iterator
from typing import cast

from dicom_media_storage._lint.model import Name, Relation

from .tree import Tree

_PASSING_ON = frozenset({"str", "intern", "uid", "sopclass", "sopclassuid", "storagesopclass", "dicomuid", "bytes"})


def names_of(tree: Tree, node: ast.expr) -> Iterator[Name]:
    """Yield the names that belong to a string: what it is assigned to, keyed with, and what stands beside it."""
    child: ast.AST = node
    for parent in tree.ancestors(node):
        yield from _of_parent(tree, parent, child, node)
        if not _passes_on(tree, parent, child):
            return
        child = parent


def enclosing(tree: Tree, node: ast.AST) -> Iterator[str]:
    """Yield the names of what a node stands in: variables, functions, classes; the innermost first."""
    for parent in tree.ancestors(node):
        if isinstance(parent, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield parent.name
        elif isinstance(parent, ast.Assign):
            yield from (name for target in parent.targets for name in _end(target))
        elif isinstance(parent, ast.AnnAssign):
            yield from _end(parent.target)


def group_of(tree: Tree, node: ast.AST) -> int:
    """Return a number for the dict or call whose pairs a node belongs to, or 0."""
    for parent in tree.ancestors(node):
        if isinstance(parent, ast.Dict | ast.ClassDef | ast.stmt):
            return id(parent) if isinstance(parent, ast.Dict) else 0
    return 0


def _passes_on(tree: Tree, parent: ast.AST, child: ast.AST) -> bool:
    """Return whether the names of a node are those of the string in it, as for ``UID("…")`` and ``("…", "…")``."""
    if isinstance(parent, ast.Call):
        function = next(_end(parent.func), "").replace("_", "").casefold()
        return child in parent.args[:1] and (function in _PASSING_ON or function.endswith("uid"))
    if isinstance(parent, ast.List | ast.Set | ast.Tuple):
        return (
            isinstance(tree.parents.get(parent), ast.Assign | ast.Dict | ast.AnnAssign) and len(_uids(parent.elts)) == 1
        )
    return False


def _of_parent(tree: Tree, parent: ast.AST, child: ast.AST, node: ast.expr) -> Iterator[Name]:
    if isinstance(parent, ast.Assign):
        yield from _assigned(parent)
    elif isinstance(parent, ast.AnnAssign | ast.NamedExpr):
        yield from _named(parent.target, Relation.TARGET)
    elif isinstance(parent, ast.keyword):
        yield from [Name(parent.arg, Relation.TARGET)] if parent.arg else []
    elif isinstance(parent, ast.Expr):
        yield from _documented(tree, parent)
    elif isinstance(parent, ast.arguments):
        yield from _defaulted(parent, child)
    elif isinstance(parent, ast.Dict):
        yield from _of_dict(parent, child)
    elif isinstance(parent, ast.Call):
        yield from _beside(parent.args, node)
    elif isinstance(parent, ast.List | ast.Set | ast.Tuple):
        yield from _beside(parent.elts, node)
        if isinstance(parent, ast.List | ast.Tuple):
            yield from _unpacked(tree, parent, child)


def _assigned(parent: ast.Assign) -> Iterator[Name]:
    for target in parent.targets:
        if not isinstance(target, ast.Tuple | ast.List):
            yield from _named(target, Relation.TARGET)


def _unpacked(tree: Tree, values: ast.Tuple | ast.List, child: ast.AST) -> Iterator[Name]:
    """Yield the name that takes a value by its position: ``A, B = "…", "…"``."""
    parent = tree.parents.get(values)
    targets = parent.targets if isinstance(parent, ast.Assign) else []
    for target in targets:
        if isinstance(target, ast.Tuple | ast.List) and len(target.elts) == len(values.elts):
            for name, value in zip(target.elts, values.elts, strict=True):
                yield from _named(name, Relation.TARGET) if value is child else ()


def _documented(tree: Tree, parent: ast.Expr) -> Iterator[Name]:
    """Yield the name of the constant that a bare string after it documents."""
    body: object = getattr(tree.parents.get(parent), "body", None)
    siblings = list(cast("list[ast.stmt]", body)) if isinstance(body, list) else []
    if parent in siblings[1:]:
        before = siblings[siblings.index(parent) - 1]
        if isinstance(before, ast.Assign) and len(before.targets) == 1:
            yield from _named(before.targets[0], Relation.TARGET)
        elif isinstance(before, ast.AnnAssign):
            yield from _named(before.target, Relation.TARGET)


def _defaulted(parent: ast.arguments, child: ast.AST) -> Iterator[Name]:
    positional = [*parent.posonlyargs, *parent.args]
    with_default = positional[len(positional) - len(parent.defaults) :]
    pairs = [*zip(with_default, parent.defaults, strict=True), *zip(parent.kwonlyargs, parent.kw_defaults, strict=True)]
    yield from (Name(argument.arg, Relation.TARGET) for argument, default in pairs if default is child)


def _of_dict(parent: ast.Dict, child: ast.AST) -> Iterator[Name]:
    for key, value in zip(parent.keys, parent.values, strict=True):
        if key is not None and value is child:
            yield from _named(key, Relation.TARGET)
        elif key is child:
            yield from _named(value, Relation.LABEL)
            if isinstance(value, ast.List | ast.Tuple):
                yield from _strings(value.elts, Relation.SIBLING)
    if child in parent.values and len(_uids(parent.values)) == 1:
        yield from _strings(parent.values, Relation.SIBLING)


def _beside(values: list[ast.expr], node: ast.expr) -> Iterator[Name]:
    if len(_uids(values)) == 1 and node in values:
        yield from _strings([one for one in values if one is not node], Relation.SIBLING)


def _strings(values: list[ast.expr], relation: Relation) -> Iterator[Name]:
    for one in values:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and not _looks_like_uid(one):
            yield Name(one.value, relation)


def _uids(values: list[ast.expr]) -> list[ast.expr]:
    return [
        one
        for one in values
        if _looks_like_uid(one) or (isinstance(one, ast.Call) and any(map(_looks_like_uid, one.args)))
    ]


def _looks_like_uid(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:2] in {"1.", "2."}


def _named(node: ast.expr, relation: Relation) -> Iterator[Name]:
    for text in _end(node):
        yield Name(text, relation)


def _end(node: ast.expr) -> Iterator[str]:
    """Yield the last part of a dotted name, a string that is a key, or what a subscript asks for."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Subscript):
        yield from _end(node.slice) if isinstance(node.slice, ast.Constant | ast.Attribute | ast.Name) else ()
