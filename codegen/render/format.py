"""Generated source → formatted source. Rows of tables are written in their final form and black does the rest.

A template marks lines that are rows, one statement or item each, with ``#<rows>`` and ``#</rows>``. Black takes most
of a build's time on them and changes nothing, unless one is too long.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

import black
from black.mode import TargetVersion

_LINE_LENGTH: Final = 120
_MODE: Final = black.Mode(target_versions={TargetVersion.PY311}, line_length=_LINE_LENGTH)
_ROWS: Final = re.compile(r"^#<rows>\n(.*?)^#</rows>\n", re.MULTILINE | re.DOTALL)
_PLACE: Final = re.compile(r"^ *_rows_(\d+)(?:,\n *_end_\1,)?\n", re.MULTILINE)


def formatted(modules: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    r"""Format modules as ``black --line-length 120`` does.

    >>> module = PurePosixPath("a.py")
    >>> print(formatted({module: "A = [\n#<rows>\n    'x',\n#</rows>\n]; B = 'y'\n"})[module], end="")
    A = [
        'x',
    ]
    B = "y"
    """
    return {path: _formatted(text) for path, text in modules.items()}


def _formatted(text: str) -> str:
    blocks: list[str] = []

    def place(match: re.Match[str]) -> str:
        rows = match[1]
        if _may_change(rows, text[: match.start()]):
            return rows
        blocks.append(rows)
        indent = rows[: len(rows) - len(rows.lstrip(" "))]
        number = len(blocks) - 1
        # Two items, for black puts a tuple of one on one line.
        items = f"_rows_{number},\n{indent}_end_{number},\n" if rows.endswith(",\n") else f"_rows_{number}\n"
        return indent + items

    skeleton = black.format_str(_ROWS.sub(place, text), mode=_MODE)
    return _PLACE.sub(lambda match: blocks[int(match[1])], skeleton)


def _may_change(rows: str, before: str) -> bool:
    if rows.count("\n") <= 1:
        return True
    if before.rfind("# fmt: off") > before.rfind("# fmt: on"):
        return False
    return any(len(line) > _LINE_LENGTH and not line.endswith('"""') for line in rows.splitlines())
