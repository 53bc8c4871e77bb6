"""Remembers what the last build made of what, so that a build with nothing changed has nothing to do."""

import hashlib
import json
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Final

from codegen.build import GENERATED, PACKAGE_DIR, PROJECT, REFERENCE, digest
from codegen.errors import SpecError
from codegen.render.project_docs import CHANGELOG, README
from codegen.spec.names import LEDGER_FILE

_SOURCES: Final = frozenset({".py", ".jinja", ".css", ".js"})
_CACHE: Final = PROJECT / ".codegen-cache"


class Stamp:
    """The state of one ``spec/`` and one package folder, and of the generator; kept out of the repository."""

    def __init__(self, spec_dir: Path, package_dir: Path) -> None:
        self._spec_dir, self._package_dir = spec_dir.resolve(), package_dir.resolve()
        place = hashlib.sha256(f"{self._spec_dir}\0{self._package_dir}".encode()).hexdigest()[:16]
        self._path = _CACHE / f"{place}.json"

    def holds(self) -> bool:
        """Whether nothing has changed since `set`: neither what goes in, nor what came out, nor the generator."""
        try:
            return bool(json.loads(self._path.read_text(encoding="utf-8")) == self._state())
        except (OSError, ValueError, SpecError):
            return False

    def set(self) -> None:
        """Remember the state of now; a cache that cannot be written is no error."""
        try:
            _CACHE.mkdir(exist_ok=True)
            self._path.write_text(json.dumps(self._state()), encoding="utf-8")
        except OSError:
            return

    def _state(self) -> dict[str, str]:
        generator = sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in _SOURCES)
        generated = [path for name in GENERATED for path in sorted((self._package_dir / name).rglob("*.py"))]
        own = [path for path in sorted(PACKAGE_DIR.glob("*.py")) if self._package_dir != PACKAGE_DIR]
        return {
            "python": sys.version,
            "tools": " ".join(f"{tool} {version(tool)}" for tool in ("black", "jinja2")),
            "generator": _digest(generator),
            "spec": digest(self._spec_dir),
            "names": _digest(self._spec_dir.glob(LEDGER_FILE)),
            "modules": _digest([*generated, *own]),
            "notes": _digest(PROJECT / name for name in (README, CHANGELOG, REFERENCE) if (PROJECT / name).exists()),
        }


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
