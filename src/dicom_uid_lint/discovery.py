"""The files to lint in a directory."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .patterns import Pattern, excludes, parsed, verdict

_NEVER = frozenset(
    ".git .hg .svn __pycache__ node_modules .mypy_cache .ruff_cache .pytest_cache .tox .nox .venv venv".split()
)
_BINARY = frozenset(
    ".7z .a .bin .bmp .bz2 .class .dcm .dll .dylib .eot .exe .gif .gz .h5 .ico .jar .jp2 .jpeg .jpg .mo .mp3"
    " .mp4 .nii .npy .npz .o .obj .otf .parquet .pdf .pkl .png .pyc .pyd .pyo .so .svgz .tar .tif .tiff .ttf .wasm"
    " .wav .webp .whl .woff .woff2 .xz .zip .zst".split()
)


def files_beneath(root: Path, excluded: Sequence[Pattern], warnings: list[str]) -> Iterator[Path]:
    """Yield the files that may be text beneath a resolved directory, in the order of their names.

    Links are skipped, and files that ``excluded`` or a ``.gitignore`` of the same repository excludes. A directory that
    cannot be listed is yielded like a file, so that the reader reports it. A bad pattern adds a warning.
    """
    pending = [] if excludes(excluded, root, is_directory=True) else [(root, _patterns_above(root, warnings))]
    # `os.walk` of Python 3.11 calls itself, and fails in a thousand directories within each other.
    while pending:
        here, inherited = pending.pop()
        try:
            entries = {entry.name: entry.is_dir(follow_symlinks=False) for entry in os.scandir(here)}
        except OSError:
            yield here
            continue
        both = ([*inherited, *_patterns_in(here, warnings)], excluded)
        folders = {name for name, is_folder in entries.items() if is_folder} - _NEVER
        files = (name for name, is_folder in entries.items() if not is_folder and _is_read(here / name))
        yield from (here / name for name in _kept(here, files, both, is_directory=False))
        pending += [(here / name, both[0]) for name in reversed(_kept(here, folders, both, is_directory=True))]


def _kept(
    directory: Path, names: Iterable[str], lists: Sequence[Sequence[Pattern]], *, is_directory: bool
) -> list[str]:
    """Return the names in a directory that no list of patterns excludes, in their order."""
    paths = ((*directory.parts, name) for name in sorted(names))
    return [path[-1] for path in paths if not any(verdict(one, path, is_directory=is_directory) for one in lists)]


def _patterns_above(root: Path, warnings: list[str]) -> list[Pattern]:
    """Return the patterns of the directories above in the repository; none if they exclude this directory."""
    chain = [root, *root.parents]
    depth = next((at for at, one in enumerate(chain) if (one / ".git").exists()), 0)
    patterns = [pattern for one in reversed(chain[1 : depth + 1]) for pattern in _patterns_in(one, warnings)]
    return [] if excludes(patterns, root, is_directory=True) else patterns


def _patterns_in(directory: Path, warnings: list[str]) -> list[Pattern]:
    file = directory / ".gitignore"
    try:
        # Only a line feed ends a line: the name of the icon of a folder on macOS has a carriage return.
        text = file.read_bytes().decode("utf-8-sig", errors="replace") if file.is_file() else ""
    except OSError as error:
        warnings.append(f"{file}: cannot be read: {error.strerror}")
        return []
    return parsed(text.split("\n"), directory.parts, str(file), warnings)


def _is_read(file: Path) -> bool:
    """Return whether a file is a regular one, and not of a binary format by its name."""
    try:
        return file.suffix.casefold() not in _BINARY and stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return False
