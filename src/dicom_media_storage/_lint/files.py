"""The files to lint: what is named, and what is found beneath it and no ``.gitignore`` leaves out."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from .languages import language_of

_NEVER = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        "__pycache__",
        "node_modules",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".tox",
        ".nox",
    }
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of one ``.gitignore``, which hold beneath its directory."""

    directory: Path
    spec: GitIgnoreSpec

    def says(self, path: Path, *, is_directory: bool) -> bool | None:
        """Return whether they leave a path out (True), take it back in (False), or say nothing of it."""
        relative = path.relative_to(self.directory).as_posix()
        return self.spec.check_file(f"{relative}/" if is_directory else relative).include


def find(path: Path, exclude: Iterable[str] = (), exclude_from: Path | None = None) -> Iterator[Path]:
    """Yield the files to lint at a path, in the order of their names.

    A file is yielded itself, whatever it is called. Beneath a directory, files of known languages are, but for what a
    ``.gitignore`` in it, beneath it or above it in the same repository leaves out, what ``exclude`` (patterns relative
    to ``exclude_from``) does, and what links elsewhere: so nothing is read twice, and circles of links do no harm.
    A directory that cannot be listed is yielded as if it were a file, for whoever reads it to say so.
    """
    if not path.is_dir():
        yield path
        return
    root = path.resolve()
    excluded = [_Patterns((exclude_from or path).resolve(), GitIgnoreSpec.from_lines(exclude))]
    for file in _beneath(root, _above(root), excluded):
        yield path / file.relative_to(root)


def _above(directory: Path) -> list[_Patterns]:
    """Return the patterns of the directories above, up to the root of the repository; none where they leave it out."""
    chain = [directory, *directory.parents]
    roots = [at for at, one in enumerate(chain) if (one / ".git").exists()]
    if not roots:
        return []
    outer = [one for parent in reversed(chain[1 : roots[0] + 1]) for one in _read(parent)]
    inner_most = reversed(chain[: roots[0]])
    return [] if any(_is_left_out(one, outer, is_directory=True) for one in inner_most) else outer


def _read(directory: Path) -> list[_Patterns]:
    file = directory / ".gitignore"
    try:
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        spec = GitIgnoreSpec.from_lines(text.splitlines())
    except (OSError, ValueError):
        return []
    return [_Patterns(directory, spec)] if text.strip() else []


def _beneath(directory: Path, outer: list[_Patterns], excluded: list[_Patterns]) -> Iterator[Path]:
    pending: list[tuple[Path, list[_Patterns]]] = [(directory, outer)]
    while pending:
        current, patterns = pending.pop()
        patterns = [*patterns, *_read(current)]
        inner: list[Path] = []
        entries = _entries(current)
        if entries is None:
            yield current
        for entry in entries or ():
            path = Path(entry.path)
            is_directory = entry.is_dir(follow_symlinks=False)
            if not is_directory and (language_of(entry.name) is None or not entry.is_file(follow_symlinks=False)):
                continue
            if any(_is_left_out(path, one, is_directory=is_directory) for one in (patterns, excluded)):
                continue
            if is_directory:
                inner.append(path)
            else:
                yield path
        pending += [(one, patterns) for one in reversed(inner) if one.name not in _NEVER]


def _entries(directory: Path) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(directory) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return None


def _is_left_out(path: Path, patterns: list[_Patterns], *, is_directory: bool) -> bool:
    """Return what the last of the patterns that speak of a path says."""
    said = [one.says(path, is_directory=is_directory) for one in patterns if path.is_relative_to(one.directory)]
    return next((bool(one) for one in reversed(said) if one is not None), False)
