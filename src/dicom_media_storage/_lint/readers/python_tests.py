"""Which strings of Python code are prefixes that something is tested for."""

import ast

from . import prefixes
from .tree import Tree

_REGEX_CALLS = frozenset({"compile", "search", "findall", "finditer", "sub", "subn", "contains", "match", "fullmatch"})
_WILDCARD_CALLS = frozenset({"fnmatch", "fnmatchcase", "filter"})


def test_of(tree: Tree, node: ast.Constant) -> tuple[str, str] | None:
    """Return the prefix that a string is in a test for, and what tests for it; None where it is in none."""
    value = node.value if isinstance(node.value, str) else ""
    like = prefixes.of_like(value)
    if like is not None:
        return like, "LIKE"
    parent: ast.AST | None = tree.parents.get(node)
    if isinstance(parent, ast.Tuple):
        parent = tree.parents.get(parent)
    if isinstance(parent, ast.Call):
        return _by_call(parent, value)
    if isinstance(parent, ast.Compare):
        return _by_compare(parent, node, value)
    prefix = prefixes.of_regex(value)
    return (prefix, "a regular expression") if prefix is not None else None


def _by_call(call: ast.Call, value: str) -> tuple[str, str] | None:
    function = _name(call.func)
    if function in prefixes.STARTS_WITH:
        return value, function
    if function in _WILDCARD_CALLS:
        prefix = prefixes.of_wildcard(value)
        return (prefix, function) if prefix is not None else None
    if function not in _REGEX_CALLS:
        return None
    is_whole = function in prefixes.WHOLE_MATCHES
    prefix = prefixes.of_regex(value, is_anchored=function == "match", is_whole=is_whole)
    return (prefix, "a regular expression") if prefix is not None else None


def _by_compare(compare: ast.Compare, node: ast.Constant, value: str) -> tuple[str, str] | None:
    if len(compare.ops) != 1:
        return None
    sides = [compare.left, compare.comparators[0]]
    other = sides[1] if sides[0] is node else sides[0]
    if isinstance(compare.ops[0], ast.Eq | ast.NotEq) and _is_cut_to(other, len(value)):
        return value, "a slice"
    if (
        isinstance(compare.ops[0], ast.In | ast.NotIn)
        and sides[0] is node
        and _name(other).casefold().endswith("sopclassuid")
    ):
        return value, "in"
    return None


def _is_cut_to(node: ast.expr, length: int) -> bool:
    """Return whether a node is ``text[:length]``, or cuts at a length that is not written there."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice):
        return False
    cut = node.slice
    starts_at_begin = cut.lower is None or (isinstance(cut.lower, ast.Constant) and cut.lower.value == 0)
    if not starts_at_begin or cut.upper is None or cut.step is not None:
        return False
    return not isinstance(cut.upper, ast.Constant) or cut.upper.value == length


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
