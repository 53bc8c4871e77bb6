"""The files to lint: those that are named, and those beneath directories that nothing excludes."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from .languages import language_of, language_of_script, may_be_script
from .patterns import Pattern, parsed, verdict

_NEVER = frozenset(
    ".git .hg .svn __pycache__ node_modules .mypy_cache .ruff_cache .pytest_cache .tox .nox .venv venv".split()
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns that hold beneath a directory."""

    directory: str
    patterns: list[Pattern]

    def verdict(self, path: str, *, is_directory: bool) -> bool | None:
        prefix = self.directory.rstrip(os.sep) + os.sep
        if not path.startswith(prefix):
            return None
        parts = PurePath(path[len(prefix) :]).parts
        return verdict(self.patterns, parts, is_directory=is_directory)


@dataclass(slots=True)
class Discovery:
    """A search for files; ``warnings`` has what could not be used, such as a bad pattern in a ``.gitignore``."""

    warnings: list[str] = field(default_factory=list[str])

    def find(self, path: Path, exclude: Iterable[tuple[Path, Iterable[str]]] = ()) -> Iterator[Path]:
        """Yield the files to lint at a path, in the order of their names.

        A file is yielded itself, whatever it is called. Beneath a directory, files of known languages are, except what
        a ``.gitignore`` in it, beneath it or above it in the same repository excludes, what ``exclude`` does (patterns
        relative to a directory), and links. A directory that cannot be listed is yielded as if it were a file, so that
        whoever reads it reports it.
        """
        if not path.is_dir():
            yield path
            return
        root = path.resolve()
        excluded = [self._patterns(directory.resolve(), lines, "exclude") for directory, lines in exclude]
        if any(_is_excluded(str(one), excluded, is_directory=True) for one in (root, *root.parents)):
            return
        for file in self._beneath(root, self._above(root), excluded):
            yield path / file.relative_to(root)

    def _patterns(self, directory: Path, lines: Iterable[str], source: str) -> _Patterns:
        patterns, problems = parsed(lines)
        self.warnings += [f"{source}: {problem}" for problem in problems]
        return _Patterns(str(directory), patterns)

    def _above(self, directory: Path) -> list[_Patterns]:
        """Return the patterns of the directories above, up to the root of the repository; none if they exclude it."""
        chain = [directory, *directory.parents]
        roots = [at for at, one in enumerate(chain) if (one / ".git").exists()]
        if not roots:
            return []
        outer = [one for parent in reversed(chain[1 : roots[0] + 1]) for one in self._read(parent)]
        is_excluded = any(_is_excluded(str(one), outer, is_directory=True) for one in reversed(chain[: roots[0]]))
        return [] if is_excluded else outer

    def _read(self, directory: Path) -> list[_Patterns]:
        file = directory / ".gitignore"
        try:
            text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        except OSError as error:
            self.warnings.append(f"{file}: cannot be read: {error.strerror or error}")
            return []
        return [self._patterns(directory, text.splitlines(), str(file))] if text.strip() else []

    def _beneath(self, directory: Path, outer: list[_Patterns], excluded: list[_Patterns]) -> Iterator[Path]:
        pending: list[tuple[Path, list[_Patterns]]] = [(directory, outer)]
        while pending:
            current, patterns = pending.pop()
            patterns = [*patterns, *self._read(current)]
            inner: list[Path] = []
            entries = _entries(current)
            if entries is None:
                yield current
            for entry in entries or ():
                is_directory = entry.is_dir(follow_symlinks=False)
                if not is_directory and not _is_read(entry):
                    continue
                if any(_is_excluded(entry.path, one, is_directory=is_directory) for one in (patterns, excluded)):
                    continue
                if is_directory:
                    inner.append(Path(entry.path))
                else:
                    yield Path(entry.path)
            pending += [(one, patterns) for one in reversed(inner) if one.name not in _NEVER]


def _entries(directory: Path) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(directory) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return None


def _is_read(entry: os.DirEntry[str]) -> bool:
    """Return whether a file is in a language that is read, by its name or by ``#!``."""
    if not entry.is_file(follow_symlinks=False):
        return False
    if language_of(entry.name) is not None:
        return True
    if not may_be_script(entry.name):
        return False
    try:
        with Path(entry.path).open("rb") as file:
            return language_of_script(file.read(200)) is not None
    except OSError:
        return False


def _is_excluded(path: str, patterns: list[_Patterns], *, is_directory: bool) -> bool:
    """Return what the last of the patterns that match a path says."""
    verdicts = (one.verdict(path, is_directory=is_directory) for one in reversed(patterns))
    return next((one for one in verdicts if one is not None), False)
