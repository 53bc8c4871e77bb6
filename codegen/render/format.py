"""Generated source → formatted source, by ruff."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

_FORMAT: Final = (sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--quiet", "--line-length=120")
_AS_IT_IS: Final = "# fmt: off"


def formatted(modules: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    r"""Format modules, except those whose template writes them in their final form and says so with ``# fmt: off``.

    >>> module = PurePosixPath("a.py")
    >>> formatted({module: "A = [\n    'x',\n]; B = 'y'\n"})[module]
    'A = [\n    "x",\n]\nB = "y"\n'
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = {path: Path(folder) / path for path, text in modules.items() if _AS_IT_IS not in text}
        for path, file in paths.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(modules[path], encoding="utf-8", newline="\n")
        subprocess.run([*_FORMAT, folder], check=True)  # noqa: S603  # our own
        return {**modules, **{path: file.read_text(encoding="utf-8") for path, file in paths.items()}}
