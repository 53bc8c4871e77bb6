"""The files to lint in a directory, and patterns as in ``.gitignore``."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from pathspec import GitIgnoreSpec

_NEVER = frozenset(
    ".git .hg .svn __pycache__ node_modules .mypy_cache .ruff_cache .pytest_cache .tox .nox .venv venv".split()
)
_BINARY = frozenset(
    ".7z .a .bin .bmp .bz2 .class .dcm .dll .dylib .eot .exe .gif .gz .h5 .ico .jar .jp2 .jpeg .jpg .mo .mp3 .mp4 .nii"
    " .npy .npz .o .obj .otf .parquet .pdf .pkl .png .pyc .pyd .pyo .so .svgz .tar .tif .tiff .ttf .wasm .wav .whl"
    " .woff .woff2 .xz .zip .zst".split()
)
# The time for more of them in a name is exponential.
_WILDCARDS = re.compile(r"(?:\*+[^/*]+){4}")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns for the paths beneath a directory, ``base``, which ends with a separator."""

    base: str
    spec: GitIgnoreSpec

    def verdict(self, path: Path, *, is_directory: bool = False) -> bool | None:
        """Return whether the patterns exclude a path (True), include it again (False), or do not match it."""
        text = str(path) if self.spec.patterns else ""
        beneath = text[len(self.base) :] if text.startswith(self.base) else ""
        return self.spec.check_file(beneath + os.sep * is_directory).include if beneath else None


def parsed(lines: Iterable[str], base: Path, where: str, warnings: list[str]) -> Patterns:
    """Return patterns; one that cannot be used adds a warning, which begins with ``where``, and is skipped."""
    good = list[str]()
    for line in lines:
        try:
            is_used = "[[:" not in line and all(
                one.include is not None for one in GitIgnoreSpec.from_lines([line]).patterns
            )
        except (ValueError, re.error):
            is_used = False
        if _WILDCARDS.search(line):
            warnings.append(f"{where}: the pattern {line[:80]!r} has more than three wildcards")
        elif "[[:" in line:
            warnings.append(f"{where}: the pattern {line[:80]!r} has a class of characters such as [[:alpha:]]")
        elif is_used or not line.strip() or line.startswith("#"):
            good.append(line)
        else:
            warnings.append(f"{where}: the pattern {line[:80]!r} matches nothing")
    return Patterns(os.path.join(base, ""), GitIgnoreSpec.from_lines(good))  # noqa: PTH118  with a separator


def files_beneath(root: Path, excluded: Sequence[Patterns], warnings: list[str]) -> Iterator[Path]:
    """Yield the files that may be text beneath a resolved directory, in the order of their names.

    Links are skipped, and files that ``excluded`` or a ``.gitignore`` of the same repository excludes. A directory that
    cannot be listed is yielded like a file, so that the reader reports it. A bad pattern adds a warning.
    """
    pending = [] if any(one.verdict(root, is_directory=True) for one in excluded) else [(root, _above(root, warnings))]
    # `os.walk` of Python 3.11 calls itself, and fails in a thousand directories within each other.
    while pending:
        here, inherited = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=attrgetter("name"))
            kinds = [(one.is_dir(follow_symlinks=False), one.is_file(follow_symlinks=False)) for one in entries]
        except OSError:
            yield here
            continue
        ignored = [*_patterns_in(here, warnings), *inherited]
        folders = list[tuple[Path, list[Patterns]]]()
        for entry, (is_folder, is_file) in zip(entries, kinds, strict=True):
            suffix = os.path.splitext(entry.name)[1]  # noqa: PTH122  faster
            if (is_folder and entry.name in _NEVER) or not (
                is_folder or (is_file and suffix.casefold() not in _BINARY)
            ):
                continue
            path = here / entry.name
            verdicts = (one.verdict(path, is_directory=is_folder) for one in ignored)
            is_ignored = next((one for one in verdicts if one is not None), False)
            if is_ignored or any(one.verdict(path, is_directory=is_folder) for one in excluded):
                continue
            if is_folder:
                folders.append((path, ignored))
            else:
                yield path
        pending += reversed(folders)


def _above(root: Path, warnings: list[str]) -> list[Patterns]:
    """Return the patterns of the directories above in the repository; none if they exclude this directory."""
    depth = next((at for at, one in enumerate((root, *root.parents)) if (one / ".git").exists()), 0)
    found = [one for above in root.parents[:depth] for one in _patterns_in(above, warnings)]
    verdicts = (one.verdict(root, is_directory=True) for one in found)
    return [] if next((one for one in verdicts if one is not None), False) else found


def _patterns_in(directory: Path, warnings: list[str]) -> list[Patterns]:
    file = directory / ".gitignore"
    try:
        text = file.read_bytes().decode("utf-8-sig", errors="replace") if file.is_file() else ""
    except OSError as error:
        warnings.append(f"{file}: cannot be read: {error.strerror}")
        return []
    # `pathspec` removes carriage returns, and the name of the icon of a folder on macOS is "Icon\r".
    lines = [line for line in text.split("\n") if "\r" not in line.removesuffix("\r")]
    return [parsed(lines, directory, str(file), warnings)] if text else []
