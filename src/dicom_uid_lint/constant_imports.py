"""The import that constants need: under a name that the file has free, after the imports that it begins with."""

import ast
import warnings
from collections.abc import Iterator
from itertools import chain, count

import libcst as cst

_PACKAGE = "dicom_media_storage"
_MODULE = "uids"


def local_name(code: str) -> tuple[str, bool]:
    """Return the name under which a file has, or may import, `dicom_media_storage.uids`; and whether it has it already.

    Raises SyntaxError for what is no Python.

    >>> local_name("from dicom_media_storage import uids as known")
    ('known', True)
    >>> local_name("uids = []")
    ('dicom_uids', False)
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(code)
    leading = list(_leading(tree))
    bound = [name for node in ast.walk(tree) if node not in leading for name in _bound(node)]
    for alias in leading:
        name = alias.asname or alias.name
        if name not in bound:
            return name, True
    taken = {*bound, *(alias.asname or alias.name for alias in leading)}
    taken |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names = chain([_MODULE, f"dicom_{_MODULE}"], (f"dicom_{_MODULE}_{number}" for number in count(2)))
    return next(name for name in names if name not in taken), False


def with_import(module: cst.Module, name: str) -> cst.Module:
    """Return a module that imports `dicom_media_storage.uids` under a name, after the imports that it begins with.

    Raises SyntaxError where there is no place for it: where the docstring shares its line with more.
    """
    first = module.body[0] if module.body else None
    if module.get_docstring() is not None and isinstance(first, cst.SimpleStatementLine) and len(first.body) > 1:
        raise SyntaxError("the docstring shares its line with code, so that no import can come between")
    at = sum(1 for _ in _beginning(module))
    renamed = cst.AsName(cst.Name(name)) if name != _MODULE else None
    alias = cst.ImportAlias(cst.Name(_MODULE), asname=renamed)
    statement = cst.SimpleStatementLine([cst.ImportFrom(cst.Name(_PACKAGE), [alias])])
    follows_text = at > 0 and not _is_import(module.body[at - 1])
    statement = statement.with_changes(leading_lines=[cst.EmptyLine(indent=False)] if follows_text else [])
    after = [_after_blank_line(one) if number == 0 else one for number, one in enumerate(module.body[at:])]
    return module.with_changes(body=[*module.body[:at], statement, *after])


def _leading(tree: ast.Module) -> Iterator[ast.alias]:
    """Yield the imports of the module of constants among those that the file begins with."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == _PACKAGE and not node.level:
            yield from (alias for alias in node.names if alias.name == _MODULE)
        elif not isinstance(node, ast.Import | ast.ImportFrom) and not _is_docstring(node):
            return


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _bound(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node gives a meaning to, in whatever scope."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.alias):
        # Who imports everything may import this too.
        yield _MODULE if node.name == "*" else node.asname or node.name.split(".")[0]
    elif isinstance(node, ast.Global | ast.Nonlocal):
        yield from node.names
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        yield node.name or ""
    elif isinstance(node, ast.MatchMapping):
        yield node.rest or ""


def _beginning(module: cst.Module) -> Iterator[cst.BaseStatement]:
    """Yield the statements that a module begins with: its docstring and its imports."""
    for at, statement in enumerate(module.body):
        is_docstring = at == 0 and module.get_docstring() is not None
        if not is_docstring and not _is_import(statement):
            return
        yield statement


def _is_import(statement: cst.BaseStatement) -> bool:
    if not isinstance(statement, cst.SimpleStatementLine):
        return False
    return all(isinstance(one, cst.Import | cst.ImportFrom) for one in statement.body)


def _after_blank_line(statement: cst.BaseStatement) -> cst.BaseStatement:
    """Return a statement with a blank line before it, where it has none."""
    lines = list(getattr(statement, "leading_lines", ()))
    if lines and lines[0].comment is None:
        return statement
    return statement.with_changes(leading_lines=[cst.EmptyLine(indent=False), *lines])
