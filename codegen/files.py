"""Files written only where they change, all or none as far as a file system allows, strays removed."""

import difflib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.errors import SpecError


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not what it should be; a text that is None is of a file that is not there."""

    path: Path
    old: str | None
    new: str | None

    def diff(self, root: Path) -> str:
        """The change as a unified diff, with paths from ``root``."""
        name = self.path.relative_to(root).as_posix() if self.path.is_relative_to(root) else self.path.as_posix()
        before, after = f"a/{name}" if self.old is not None else os.devnull, f"b/{name}"
        if self.new is None:
            after = os.devnull
        old, new = (self.old or "").splitlines(keepends=True), (self.new or "").splitlines(keepends=True)
        lines = difflib.unified_diff(old, new, before, after)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def changes(files: Mapping[Path, str], strays: Iterable[Path] = ()) -> list[Change]:
    """What must change on disk so that ``files`` are there and ``strays`` are not."""
    found = [Change(path, _read(path), text) for path, text in sorted(files.items())]
    gone = [Change(path, _read(path), None) for path in sorted(set(strays)) if path not in files]
    return [change for change in [*found, *gone] if change.old != change.new or change.new is None]


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None


def apply(wanted: Iterable[Change]) -> None:
    """Make the changes: every new text is on disk beside its place before the first file is replaced."""
    wanted = list(wanted)
    staged: list[tuple[Path, Path]] = []
    try:
        for change in wanted:
            if change.new is not None:
                staged.append((_stage(change.path, change.new), change.path))  # noqa: PERF401  # kept when one fails
        for temporary, path in staged:
            temporary.replace(path)
        for change in wanted:
            if change.new is None:
                _remove(change.path)
    except OSError as error:
        raise SpecError(f"{error.filename}: cannot be written: {error.strerror or error}") from None
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def undone(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back."""
    return [Change(change.path, change.new, change.old) for change in changes]


def _stage(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return temporary


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    parent = path.parent
    if not any(parent.iterdir()):
        parent.rmdir()
