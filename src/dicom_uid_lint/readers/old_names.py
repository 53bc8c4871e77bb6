"""Names of pydicom and pynetdicom in Python code that are misspelt or gone; read by the syntax tree."""

import ast
import re
import warnings
from collections.abc import Iterator
from functools import cache

from dicom_uid_lint.knowledge.names import words
from dicom_uid_lint.knowledge.register import by_keyword, old_names, register
from dicom_uid_lint.model import Edit, OldName

GONE_MODULE = "_storage_sopclass_uids"
"""The module of pydicom that held the UIDs of storage classes before 2.0."""

_PACKAGES = ("pydicom", "pynetdicom")
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except SyntaxError as error:
        raise NotPythonError(f"{error.msg} in line {error.lineno}" if error.lineno else str(error.msg)) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotPythonError(str(error) or "nested too deeply") from None
    return list(_Reader(tree, source).read())


class _Reader:
    def __init__(self, tree: ast.Module, source: str) -> None:
        self._lines = source.split("\n")
        self._nodes: list[ast.AST] = []
        self._forgiven: set[ast.AST] = set()
        self._walk(tree)
        self._origins = dict(self._imported_names())
        self._own = frozenset(self._defined_names())

    def _walk(self, tree: ast.Module) -> None:
        """Collect all nodes, and those in a ``try`` that provides for a name that does not exist."""
        pending: list[tuple[ast.AST, bool]] = [(tree, False)]
        while pending:
            node, is_forgiven = pending.pop()
            self._nodes.append(node)
            if is_forgiven:
                self._forgiven.add(node)
            is_forgiven |= isinstance(node, ast.Try) and any(_catches(handler) for handler in node.handlers)
            pending += [(child, is_forgiven) for child in ast.iter_child_nodes(node)]

    def read(self) -> Iterator[OldName]:
        renamed: dict[str, str] = {}
        found: list[OldName] = []
        for node in self._nodes:
            if node in self._forgiven:
                continue
            for name, at, is_import in self._uses(node):
                if name not in self._own:
                    found.append(self._old_name(name, at))
                    if is_import:
                        renamed[name] = old_names().get(name, "")
        yield from (self._with_uses(one, renamed) for one in found)

    def _old_name(self, name: str, at: ast.expr | ast.stmt | ast.alias) -> OldName:
        keyword = old_names().get(name)
        new = keyword or "uid"
        line, column = at.lineno, self._column(at.lineno, at.col_offset)
        end = at.end_lineno or line
        for number in range(line, min(end, len(self._lines)) + 1):
            begin = column - 1 if number == line else 0
            match = re.compile(rf"\b{re.escape(name)}\b").search(self._lines[number - 1], begin)
            if match is not None:
                edit = Edit(number, match.start() + 1, name, new)
                is_sure = keyword is not None or "pydicom." in self._lines[number - 1][: match.start()]
                return OldName(name, line, column, keyword, (edit,) if is_sure else ())
        return OldName(name, line, column, keyword)

    def _with_uses(self, one: OldName, renamed: dict[str, str]) -> OldName:
        """Add to an import the edits of all that is imported by it, so that they are made together."""
        if one.text not in renamed or not one.edits:
            return one
        uses = (
            Edit(node.lineno, self._column(node.lineno, node.col_offset), one.text, renamed[one.text])
            for node in self._nodes
            if isinstance(node, ast.Name) and node.id == one.text
        )
        return OldName(one.text, one.line, one.column, one.keyword, (*one.edits, *uses))

    def _column(self, line: int, offset: int) -> int:
        """Return the column, counted from 1 in characters, of an offset that `ast` counts in bytes of UTF-8."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return (offset if text.isascii() else len(text.encode()[:offset].decode(errors="ignore"))) + 1

    def _uses(self, node: ast.AST) -> Iterator[tuple[str, ast.expr | ast.stmt | ast.alias, bool]]:
        """Yield the old names that a node uses, and whether it imports them under their own name."""
        if isinstance(node, ast.Import):
            yield from ((GONE_MODULE, one, False) for one in node.names if one.name == f"pydicom.{GONE_MODULE}")
        elif isinstance(node, ast.ImportFrom):
            yield from _imported(node)
        elif isinstance(node, ast.Attribute):
            origin = self._origin(node.value)
            if node.attr == GONE_MODULE and origin == "pydicom":
                yield GONE_MODULE, node, False
            elif node.attr in old_names() and (is_peculiar(node.attr) or _is_theirs(origin)):
                yield node.attr, node, False
        elif isinstance(node, ast.Name) and node.id in old_names() and isinstance(node.ctx, ast.Load):
            if is_peculiar(node.id) and node.id not in self._origins:
                yield node.id, node, False
        elif isinstance(node, ast.Dict):
            yield from _keyed(node)

    def _imported_names(self) -> Iterator[tuple[str, str]]:
        """Yield the names that are imported from pydicom and pynetdicom, with their dotted names there."""
        for node in self._nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.split(".")[0]
                    origin = alias.name if alias.asname else name
                    yield from [(name, origin)] if _is_theirs(origin) else ()
            elif isinstance(node, ast.ImportFrom) and _is_theirs(node.module) and not node.level:
                yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)

    def _origin(self, node: ast.expr) -> str | None:
        """Return the dotted name in pydicom or pynetdicom of an expression; None if it comes from elsewhere."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name) and node.id in self._origins:
            return ".".join([self._origins[node.id], *reversed(parts)])
        return None

    def _defined_names(self) -> Iterator[str]:
        for node in self._nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.arg):
                yield node.arg


def _imported(node: ast.ImportFrom) -> Iterator[tuple[str, ast.stmt | ast.alias, bool]]:
    module = node.module or ""
    if module == f"pydicom.{GONE_MODULE}":
        yield GONE_MODULE, node, False
    for alias in node.names:
        if module == "pydicom" and alias.name == GONE_MODULE:
            yield GONE_MODULE, alias, False
        elif alias.name in old_names() and (_is_theirs(module) or is_peculiar(alias.name)):
            yield alias.name, alias, alias.asname is None


def _keyed(node: ast.Dict) -> Iterator[tuple[str, ast.expr, bool]]:
    """Yield the misspelt names that a dict pairs with the UID of their class: where they are made."""
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant) and isinstance(key.value, str):
            one = by_keyword().get(old_names().get(key.value, ""))
            if one is not None and one.uid == value.value and is_peculiar(key.value):
                yield key.value, key, False


@cache
def is_peculiar(name: str) -> bool:
    """Return whether an old name has a word that no name of DICOM has, so that nobody would think of it anew.

    >>> is_peculiar("PseudoColorSoftcopyPresentationStageStorage"), is_peculiar("CTImageStorageSOPClass")
    (True, False)
    """
    keyword = old_names().get(name)
    # "Multiframe" is "Multi-frame" to whoever folds the two.
    if keyword is None or words(keyword) == words(name):
        return False
    return any(len(word) > 3 and word not in _vocabulary() for word in words(name))


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(
        word for one in register().values() for name in one.names if name not in old_names() for word in words(name)
    )


def _is_theirs(module: str | None) -> bool:
    return module is not None and module.split(".")[0] in _PACKAGES


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(one, ast.Name) and one.id in _FORGIVING for one in caught)
