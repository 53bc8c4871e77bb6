"""UIDs in Python code replaced by the constants of `dicom_media_storage.uids`; all else stays as it is written."""

import ast
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from threading import Lock

from .fixing import corrected
from .knowledge.register import constant
from .model import Edit, Finding, FixError

_NOT_ASCII = re.compile(r"[^\0-\x7f]")
_FILTERS = Lock()
"""The filters of warnings belong to all threads."""

_PACKAGE, _MODULE = "dicom_media_storage", "uids"
_LITERAL = re.compile(r"[rRuU]?(?P<quotes>'''|\"\"\"|['\"])(?P<uid>[\d.]+)(?P=quotes)")

_Place = tuple[int, int, int | None, int | None]
"""Where a node begins and ends: lines, counted from 1, and columns, counted from 0."""


def with_constants(lines: Sequence[str], findings: Iterable[Finding]) -> tuple[list[str], int]:
    r"""Return the lines of Python code with a constant for each UID that DMS001 alone reports, and their number.

    Raises `FixError` where the code cannot be parsed, or would not be Python any more.

    >>> found = [Finding("a.py", 1, 5, "DMS001", "", None, None)]
    >>> with_constants(['x = "1.2.840.10008.5.1.4.1.1.2"'], found)
    (['from dicom_media_storage import uids\n', '\n', 'x = uids.CTImageStorage'], 1)
    """
    by_place = {(one.line, one.column): one for one in sorted(findings, key=lambda one: one.rule)}
    alone = [one for one in by_place.values() if one.rule == "DMS001"]
    if not alone:
        return list(lines), 0
    # Without other characters than those of ASCII, the columns of the tree are those of the text.
    tree = _parsed(_NOT_ASCII.sub("x", "".join(lines)))
    leading = list(takewhile(_may_lead, tree.body))
    name, is_imported = _local_name(tree, leading)
    nodes = list(ast.walk(tree))
    # A string that is a statement is a docstring, with brackets around it or without.
    docstrings = (node.value for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    types = (part for node in nodes for type_ in _types(node) for part in ast.walk(type_))
    strings = _places(nodes, ast.Constant) - _places(docstrings, ast.Constant) - _places(types, ast.Constant)
    result, made = corrected(lines, [replace(one, edits=_edits(one, lines, name, strings)) for one in alone])
    if made and not is_imported:
        _insert_import(result, name, leading, tree.body[len(leading)])
    _parsed(_NOT_ASCII.sub("x", "".join(result)))
    return result, made


def _parsed(code: str) -> ast.Module:
    try:
        with _FILTERS, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(code, "<code>", "exec", dont_inherit=True)
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FixError(f"not valid Python: {error}") from None


def _places(nodes: Iterable[ast.AST], kind: type[ast.expr]) -> set[_Place]:
    return {
        (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) for node in nodes if isinstance(node, kind)
    }


def _types(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what a type checker or an import reads, which must stay a string."""
    for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
        yield from [annotation] if isinstance(annotation, ast.expr) else []
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal"):
        yield node.slice
    if isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets):
        yield node.value


def _may_lead(node: ast.stmt) -> bool:
    """Return whether a statement is one of those that a file begins with: its docstring and imports."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or isinstance(node, ast.Import | ast.ImportFrom)


def _local_name(tree: ast.Module, leading: Sequence[ast.stmt]) -> tuple[str, bool]:
    """Return the name under which a file has, or may import, the module of constants, and whether it has it already."""
    bound, used = Counter[str](), set[str]()
    for node in ast.walk(tree):
        name = _identifier(node)
        used.add(name)
        bound[name] += not isinstance(getattr(node, "ctx", None), ast.Load)
    imports = (node for node in leading if isinstance(node, ast.ImportFrom) and node.module == _PACKAGE)
    for alias in (alias for node in imports for alias in node.names if alias.name == _MODULE):
        if bound[_identifier(alias)] == 1:
            return _identifier(alias), True
    names = (_MODULE, f"dicom_{_MODULE}", *(f"dicom_{_MODULE}_{number}" for number in range(2, 100)))
    return next(name for name in names if name not in used), False


def _identifier(node: ast.AST) -> str:
    """Return the name that a node uses or gives a meaning to; who imports everything may import the constants too."""
    if isinstance(node, ast.alias):
        return _MODULE if node.name == "*" else node.asname or node.name.split(".")[0]
    keys = () if isinstance(node, ast.keyword) else ("id", "name", "arg", "rest")
    values = (getattr(node, key, None) for key in keys)
    return next((value for value in values if isinstance(value, str)), "")


def _edits(one: Finding, lines: Sequence[str], name: str, strings: set[_Place]) -> tuple[Edit, ...]:
    line = lines[one.line - 1]
    literal = _LITERAL.match(line, one.column - 1)
    keyword = constant(literal["uid"]) if literal else None
    start, end = literal.span() if literal else (0, 0)
    # What is joined to another string is longer.
    if literal is None or keyword is None or (one.line, start, one.line, end) not in strings:
        return ()
    # A word may stand against quotes, as in `return"…"`, but not against a name.
    neighbours = line[max(start - 1, 0) : start] + line[end : end + 1]
    new = f"{name}.{keyword}"
    return (Edit(one.line, one.column, literal[0], f"({new})" if re.search(r"\w", neighbours) else new),)


def _insert_import(lines: list[str], name: str, leading: Sequence[ast.stmt], first: ast.stmt) -> None:
    """Insert the import after the statements that may lead, and before the first other one."""
    before = max((node.end_lineno or 0 for node in leading), default=0)
    if first.lineno == before:
        raise FixError(f"line {before} has code after an import or a docstring, so that no import can come between")
    at = before or min(first.lineno, *(line for line, *_ in _places(ast.walk(first), ast.expr))) - 1
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    blank_before = bool(leading) and isinstance(leading[-1], ast.Expr)
    blank_after = bool(lines[at].strip())
    renamed = "" if name == _MODULE else f" as {name}"
    statement = f"from {_PACKAGE} import {_MODULE}{renamed}{line_end}"
    lines[at:at] = [*[line_end] * blank_before, statement, *[line_end] * blank_after]
