"""Generated source → formatted source: black does what the templates do not."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

import black
from black.mode import TargetVersion

_MODE: Final = black.Mode(target_versions={TargetVersion.PY311}, line_length=120)
_IN_FINAL_FORM: Final = frozenset({"sop_classes.py", "uids.py"})
"""The modules of rows whose templates black has nothing to add to, and for which it takes most of a build's time."""


def formatted(modules: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    r"""Format modules as ``black --line-length 120`` does.

    >>> module = PurePosixPath("a.py")
    >>> formatted({module: "A = [\n    'x',\n]; B = 'y'\n"})[module]
    'A = [\n    "x",\n]\nB = "y"\n'
    """
    return {
        path: text if _is_final(path, text) else black.format_str(text, mode=_MODE) for path, text in modules.items()
    }


def _is_final(path: PurePosixPath, text: str) -> bool:
    return path.name in _IN_FINAL_FORM or "# fmt: off" in text
