"""Names of pydicom and pynetdicom in Python code that are misspelt or gone."""

import ast
from collections.abc import Iterator
from functools import cache

from dicom_media_storage._lint.facts import by_keyword, known
from dicom_media_storage._lint.model import OldName
from dicom_media_storage._lint.naming import words
from dicom_media_storage._lint.prefilter import GONE_MODULE
from dicom_media_storage._old_names import OLD_NAMES

from .tree import Tree

_PACKAGES = ("pydicom", "pynetdicom")
_FORGIVEN = frozenset({"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"})


def read_old_names(tree: Tree) -> Iterator[OldName]:
    """Yield the uses of names of `OLD_NAMES` that come from pydicom or pynetdicom, or can come from nowhere else.

    What the file itself defines, and what stands in a ``try`` for the sake of old versions, is passed over.

    >>> from .tree import parse
    >>> [one.keyword for one in read_old_names(parse("from pydicom.uid import MRImageStorageSOPClass"))]
    ['MRImageStorage']
    """
    origins = _origins(tree)
    own = _defined(tree)
    for node in tree.nodes:
        if not _is_forgiven(tree, node):
            for name, at in _uses(node, origins):
                if name not in own:
                    yield OldName(name, *tree.place(at), OLD_NAMES.get(name))


def _uses(node: ast.AST, origins: dict[str, str]) -> Iterator[tuple[str, ast.expr | ast.stmt | ast.alias]]:
    if isinstance(node, ast.Import):
        yield from ((GONE_MODULE, alias) for alias in node.names if alias.name == f"pydicom.{GONE_MODULE}")
    elif isinstance(node, ast.ImportFrom):
        yield from _imported(node)
    elif isinstance(node, ast.Attribute):
        if node.attr == GONE_MODULE and _origin(node.value, origins) == "pydicom":
            yield GONE_MODULE, node
        elif node.attr in OLD_NAMES and (is_peculiar(node.attr) or _is_theirs(_origin(node.value, origins))):
            yield node.attr, node
    elif isinstance(node, ast.Name) and node.id in OLD_NAMES and isinstance(node.ctx, ast.Load):
        if is_peculiar(node.id) and node.id not in origins:
            yield node.id, node
    elif isinstance(node, ast.Dict):
        yield from _keyed(node)


def _imported(node: ast.ImportFrom) -> Iterator[tuple[str, ast.stmt | ast.alias]]:
    module = node.module or ""
    if module == f"pydicom.{GONE_MODULE}":
        yield GONE_MODULE, node
    for alias in node.names:
        if module == "pydicom" and alias.name == GONE_MODULE:
            yield GONE_MODULE, alias
        elif alias.name in OLD_NAMES and (_is_theirs(module) or is_peculiar(alias.name)):
            yield alias.name, alias


def _keyed(node: ast.Dict) -> Iterator[tuple[str, ast.expr]]:
    """Yield the misspelt names that a dict pairs with the UID of their class: where they are made."""
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant) and isinstance(key.value, str):
            keyword = OLD_NAMES.get(key.value)
            known = by_keyword().get(keyword or "")
            if known is not None and known.uid == value.value and is_peculiar(key.value):
                yield key.value, key


@cache
def is_peculiar(name: str) -> bool:
    """Return whether a name of `OLD_NAMES` has a word that no name of DICOM has, so that nobody would think of it anew.

    >>> is_peculiar("PseudoColorSoftcopyPresentationStageStorage"), is_peculiar("CTImageStorageSOPClass")
    (True, False)
    """
    keyword = OLD_NAMES.get(name)
    if keyword is None:
        return False
    # "Multiframe" is "Multi-frame" to whoever folds the two.
    if _folded(keyword) == _folded(name):
        return False
    return any(len(word) > 3 and word not in _vocabulary() for word in words(name))


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(
        word for one in known().values() for name in one.names if name not in OLD_NAMES for word in words(name)
    )


def _folded(name: str) -> str:
    return "".join(words(name))


def _is_theirs(module: str | None) -> bool:
    return module is not None and module.split(".")[0] in _PACKAGES


def _origins(tree: Tree) -> dict[str, str]:
    """Return the dotted names, in pydicom and pynetdicom, that the imported names of a file stand for."""
    found: dict[str, str] = {}
    for node in tree.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                found[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    return {name: origin for name, origin in found.items() if _is_theirs(origin)}


def _origin(node: ast.expr, origins: dict[str, str]) -> str | None:
    """Return the dotted name in pydicom or pynetdicom of an expression, or None where it comes from elsewhere."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and node.id in origins:
        return ".".join([origins[node.id], *reversed(parts)])
    return None


def _defined(tree: Tree) -> frozenset[str]:
    """Return the names that a file gives to things of its own."""
    found: set[str] = set()
    for node in tree.nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return frozenset(found)


def _is_forgiven(tree: Tree, node: ast.AST) -> bool:
    """Return whether a node stands in a ``try`` that provides for the name not being there."""
    if not isinstance(node, ast.Import | ast.ImportFrom | ast.Attribute):
        return False
    tries = (parent for parent in tree.ancestors(node) if isinstance(parent, ast.Try))
    return any(_catches(handler) for one in tries for handler in one.handlers)


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(one, ast.Name) and one.id in _FORGIVEN for one in caught)
