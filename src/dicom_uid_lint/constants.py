"""UIDs in Python code replaced by the constants of `dicom_media_storage.uids`; all else stays as it is written."""

import ast
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, count, takewhile
from typing import Any

from .decoding import encoded, exact_lines
from .fixing import corrected
from .knowledge.register import constant
from .model import Edit, Finding, FixError

_PACKAGE, _MODULE = "dicom_media_storage", "uids"
_LITERAL = re.compile(r"[rRuU]?(?P<quotes>'''|\"\"\"|['\"])(?P<uid>[\d.]+)(?P=quotes)")


def with_constants(data: bytes, encoding: str, findings: Iterable[Finding]) -> tuple[bytes, int]:
    """Return Python code with a constant for each UID that DMS001 alone reports, and their number.

    Raises `FixError` where the code cannot be parsed, or would not be Python any more.

    >>> found = [Finding("a.py", 1, 5, "DMS001", "", None, None)]
    >>> print(with_constants(b'x = "1.2.840.10008.5.1.4.1.1.2"', "utf-8", found)[0].decode())
    from dicom_media_storage import uids
    <BLANKLINE>
    x = uids.CTImageStorage
    """
    by_place = {(one.line, one.column): one for one in sorted(findings, key=lambda one: one.rule)}
    alone = [one for one in by_place.values() if one.rule == "DMS001"]
    lines = exact_lines(data, encoding)
    if not alone or lines is None:
        return data, 0
    tree: ast.Module = _compiled(data, "the code", ast.PyCF_ONLY_AST)
    leading = list(takewhile(_may_lead, tree.body))
    name, is_imported = _local_name(tree, leading)
    # The offsets of the tree count bytes of UTF-8. A string that is a statement is a docstring.
    strings = {(node.lineno, node.col_offset) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    strings -= {(node.lineno, node.col_offset) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    fixed: list[Finding] = []
    for one in alone:
        line = lines[2 * one.line - 2]
        if (one.line, len(line[: one.column - 1].encode())) in strings:
            fixed.append(replace(one, edits=_edits(line, one, name)))
    result, made = corrected(data, encoding, fixed)
    if made and not is_imported:
        result = _with_import(result, encoding, name, leading, tree.body[len(leading)])
    _compiled(result, "the result")
    return result, made


def _compiled(source: bytes, what: str, flags: int = 0) -> Any:  # noqa: ANN401  code or a tree, by the flags
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(source, "", "exec", flags, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FixError(f"{what} is no Python: {error}") from None


def _may_lead(node: ast.stmt) -> bool:
    """Return whether a statement is one of those that a file begins with: its docstring and imports."""
    return isinstance(node, ast.Import | ast.ImportFrom) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


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
    names = chain([_MODULE, f"dicom_{_MODULE}"], (f"dicom_{_MODULE}_{number}" for number in count(2)))
    return next(name for name in names if name not in used), False


def _identifier(node: ast.AST) -> str:
    """Return the name that a node uses or gives a meaning to; who imports everything may import the constants too."""
    if isinstance(node, ast.alias):
        return _MODULE if node.name == "*" else node.asname or node.name.split(".")[0]
    keys = () if isinstance(node, ast.keyword) else ("id", "name", "arg", "rest")
    values = (getattr(node, key, None) for key in keys)
    return next((value for value in values if isinstance(value, str)), "")


def _edits(line: str, one: Finding, name: str) -> tuple[Edit, ...]:
    literal = _LITERAL.match(line, one.column - 1)
    keyword = constant(literal["uid"]) if literal else None
    if literal is None or keyword is None:
        return ()
    # A word may stand against quotes, as in `return"…"`, but not against a name.
    neighbours = line[: literal.start()][-1:] + line[literal.end() :][:1]
    new = f"{name}.{keyword}"
    return (Edit(one.line, one.column, literal[0], f"({new})" if re.search(r"\w", neighbours) else new),)


def _with_import(data: bytes, encoding: str, name: str, leading: Sequence[ast.stmt], first: ast.stmt) -> bytes:
    """Return code with the import after the statements that may lead, and before the first other one."""
    lines = exact_lines(data, encoding) or []
    before = leading[-1].end_lineno or 0 if leading else 0
    if first.lineno == before:
        raise FixError(f"line {before} has code after an import or a docstring, so that no import can come between")
    at = before or min(node.lineno for node in ast.walk(first) if isinstance(node, ast.expr | ast.stmt)) - 1
    renamed = "" if name == _MODULE else f" as {name}"
    added = [f"from {_PACKAGE} import {_MODULE}{renamed}"]
    if leading and isinstance(leading[-1], ast.Expr):
        added.insert(0, "")
    if lines[2 * at].strip():
        added.append("")
    line_end = lines[1] if len(lines) > 1 else "\n"
    lines[2 * at : 2 * at] = [text for line in added for text in (line, line_end)]
    return encoded(lines, encoding)
