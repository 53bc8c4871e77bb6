"""UIDs in Python code replaced by the constants of `dicom_media_storage.uids`; all else stays as it is written."""

import re
import warnings
from collections.abc import Collection

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider

from .constant_imports import local_name, with_import
from .knowledge.register import constant
from .model import FixError


def with_constants(source: bytes, places: Collection[tuple[int, int]]) -> tuple[bytes, int]:
    """Return Python code whose literals at some places are constants, with the import that they need, and their number.

    ``places`` are lines and columns, counted from 1. What is a docstring, a piece of several strings or of an f-string,
    or no plain UID is left alone. The result is in the encoding and with the line ends of the source.

    Raises `FixError` where the code cannot be parsed, or would not be Python any more.

    >>> code, count = with_constants(b'x = "1.2.840.10008.5.1.4.1.1.2"', [(1, 5)])
    >>> print(code.decode())
    from dicom_media_storage import uids
    <BLANKLINE>
    x = uids.CTImageStorage
    """
    try:
        module = cst.parse_module(source)
        name, is_imported = local_name(module.code)
        replacer = _Replacer(module, places, name)
        changed = module.visit(replacer)
        if not replacer.count:
            return source, 0
        result = (changed if is_imported else with_import(changed, name)).bytes
    except (cst.ParserSyntaxError, cst.CSTValidationError, SyntaxError, UnicodeError) as error:
        raise FixError(str(error).split("\n", 1)[0]) from None
    except (RecursionError, MemoryError):
        raise FixError("nested too deeply") from None
    _check(result)
    return result, replacer.count


def _check(source: bytes) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FixError(f"the result would be no Python: {error}") from None


class _Replacer(cst.CSTTransformer):
    def __init__(self, module: cst.Module, places: Collection[tuple[int, int]], name: str) -> None:
        super().__init__()
        self.count = 0
        wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
        self._ranges = wrapper.resolve(PositionProvider)
        self._parents = wrapper.resolve(ParentNodeProvider)
        self._lines = re.split(r"\r\n|\n|\r", module.code)
        self._places = frozenset(places)
        self._name = name

    def leave_SimpleString(  # noqa: N802  the name that libcst calls
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.BaseExpression:
        start = self._ranges[original_node].start
        value = original_node.evaluated_value
        keyword = constant(value) if isinstance(value, str) else None
        is_part = isinstance(self._parents[original_node], cst.ConcatenatedString | cst.Expr)
        if (start.line, start.column + 1) not in self._places or keyword is None or is_part:
            return updated_node
        self.count += 1
        replaced = cst.Attribute(
            cst.Name(self._name), cst.Name(keyword), lpar=updated_node.lpar, rpar=updated_node.rpar
        )
        if not replaced.lpar and self._touches_word(original_node):
            replaced = replaced.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        return replaced

    def _touches_word(self, node: cst.CSTNode) -> bool:
        """Return whether a word stands against the quotes, as in ``return"…"``, which a name cannot bear."""
        start, end = self._ranges[node].start, self._ranges[node].end
        before = self._lines[start.line - 1][max(start.column - 1, 0) : start.column]
        after = self._lines[end.line - 1][end.column : end.column + 1]
        return any(one == "_" or one.isalnum() for one in (before, after))
