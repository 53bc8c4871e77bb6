"""Names of pydicom and pynetdicom in Python code that are misspelt or gone; read by the syntax tree."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from dicom_uid_lint.knowledge.names import words
from dicom_uid_lint.knowledge.register import by_keyword, old_names, register
from dicom_uid_lint.model import Edit, OldName
from dicom_uid_lint.quiet import no_warnings

GONE_MODULE = "_storage_sopclass_uids"
"""The module of pydicom that held the UIDs of storage classes before 2.0."""

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FORGIVING = frozenset({"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"})


class NotPythonError(Exception):
    """A text that this Python cannot parse; the message is the reason."""


def read_old_names(source: str) -> list[OldName]:
    """Return the uses of old names that come from pydicom or pynetdicom, or can come from nowhere else.

    What the file itself defines, and what is in a ``try`` for the sake of old versions, is left out.

    Raises `NotPythonError` if the source cannot be parsed.

    >>> [one.keyword for one in read_old_names("from pydicom.uid import MRImageStorageSOPClass")]
    ['MRImageStorage']
    """
    try:
        with no_warnings():
            # A character is a byte, so that columns count either.
            tree = ast.parse(_NOT_ASCII.sub("x", source), "this file")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotPythonError(str(error) or "nested too deeply") from None
    return list(_Reader(tree, source).read())


_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_Place = ast.expr | ast.stmt | ast.alias


class _Reader:
    def __init__(self, tree: ast.Module, source: str) -> None:
        self._lines = source.split("\n")
        self._nodes = list(ast.walk(tree))
        self._imported = {local: origin for node in self._nodes for local, origin in _bound(node) if _is_theirs(origin)}
        self._own = {
            *(one.id for one in self._nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)),
            *(one.name for one in self._nodes if isinstance(one, _DEFINITIONS)),
            *(one.arg for one in self._nodes if isinstance(one, ast.arg)),
        }
        self._uses = defaultdict[str, list[ast.Name]](list)
        for one in self._nodes:
            if isinstance(one, ast.Name) and one.id in old_names():
                self._uses[one.id].append(one)
        self._forgiven = {
            line
            for node in self._nodes
            if isinstance(node, ast.Try) and any(map(_catches, node.handlers))
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        }

    def read(self) -> Iterator[OldName]:
        """Yield the uses of old names."""
        for node in self._nodes:
            for name, at, origin in self._names(node):
                if _is_old(name, origin) and name not in self._own and at.lineno not in self._forgiven:
                    yield self._old_name(name, at)

    def _names(self, node: ast.AST) -> Iterator[tuple[str, _Place, str]]:
        """Yield the names that a node uses, and the module of pydicom or pynetdicom that each comes from, if any."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                origin, _, name = alias.name.rpartition(".")
                yield name, alias, origin
        elif isinstance(node, ast.ImportFrom):
            origin, _, name = _module(node).rpartition(".")
            yield name, node, origin
            yield from ((alias.name, alias, _module(node)) for alias in node.names)
        elif isinstance(node, ast.Attribute):
            root = node.value
            while isinstance(root, ast.Attribute):
                root = root.value
            origin = self._imported.get(root.id, "") if isinstance(root, ast.Name) else ""
            yield node.attr, node, origin if root is node.value else f"{origin}.*"
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in self._imported:
            yield node.id, node, ""
        elif isinstance(node, ast.Dict):
            # Where misspelt names are made: beside the UIDs of their classes.
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant) and isinstance(key.value, str):
                    one = by_keyword().get(old_names().get(key.value, ""))
                    yield from [(key.value, key, "")] if one is not None and one.uid == value.value else ()

    def _old_name(self, name: str, at: _Place) -> OldName:
        """Return the use of a name; one that an import binds is replaced together with its uses, by the first."""
        keyword = old_names().get(name)
        places = [at]
        if isinstance(at, ast.alias) and at.asname is None and at.name == name:
            # A variable is likely to have the new name of the module, "uid", already.
            places = [at, *self._uses.pop(name, [])] if keyword else []
        edits = (self._edit(place, name, keyword or "uid") for place in places)
        return OldName(name, at.lineno, at.col_offset + 1, keyword, tuple(edit for edit in edits if edit is not None))

    def _edit(self, at: _Place, old: str, new: str) -> Edit | None:
        """Return the replacement of a name, which is where a node begins, or where an attribute ends."""
        line, start = at.lineno, at.col_offset
        if isinstance(at, ast.Attribute):
            line, start = at.end_lineno or line, (at.end_col_offset or 0) - len(old)
        column = "".join(self._lines[line - 1 : line]).find(old, start) + 1
        return Edit(line, column, old, new) if column else None


def _is_old(name: str, origin: str) -> bool:
    """Return whether a name is an old one of the module that it comes from, or can come from nowhere else."""
    if name == GONE_MODULE:
        return origin == "pydicom"
    return name in _peculiar() or (name in old_names() and _is_theirs(origin))


@cache
def _peculiar() -> frozenset[str]:
    """Return the old names with a word that no name of DICOM has, so that nobody would think of them anew."""
    known = {
        word for one in register().values() for name in one.names if name not in old_names() for word in words(name)
    }
    return frozenset(
        name
        for name, keyword in old_names().items()
        # "Multiframe" is "Multi-frame" to whoever folds the two.
        if words(name) != words(keyword) and any(len(word) > 3 and word not in known for word in words(name))
    )


def _module(node: ast.ImportFrom) -> str:
    return node.module if node.module and not node.level else ""


def _bound(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that an import binds, with their dotted names where they come from."""
    if isinstance(node, ast.ImportFrom):
        yield from ((alias.asname or alias.name, f"{_module(node)}.{alias.name}") for alias in node.names)
    elif isinstance(node, ast.Import):
        # Without ``as``, ``import a.b`` binds ``a``.
        names = [(alias.asname, alias.name, alias.name.split(".")[0]) for alias in node.names]
        yield from ((local or package, name if local else package) for local, name, package in names)


def _is_theirs(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] in {"pydicom", "pynetdicom"}


def _catches(handler: ast.ExceptHandler) -> bool:
    """Return whether a ``try`` provides for a name that does not exist."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or (isinstance(one, ast.Name) and one.id in _FORGIVING) for one in caught)
