"""Patterns of ``.gitignore``, matched in linear time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for the paths beneath a directory, ``base``.

    ``parts`` has a regular expression for each part of a path, and whether other parts may come before it.
    """

    parts: tuple[tuple[re.Pattern[str], bool], ...]
    is_negated: bool
    is_for_directories: bool
    base: tuple[str, ...]

    def matches(self, path: Sequence[str], *, is_directory: bool) -> bool:
        """Return whether the pattern matches a path, given by its parts."""
        depth, end = len(self.base), len(self.parts)
        if (self.is_for_directories and not is_directory) or tuple(path[:depth]) != self.base:
            return False
        if end == 1 and self.parts[0][1]:
            return self.parts[0][0].match(path[-1]) is not None  # the most patterns: a name, anywhere
        reached = {0}
        for name in path[depth:]:
            pending = [(at, *self.parts[at]) for at in reached if at < end]
            reached = {at for at, _, is_deep in pending if is_deep}
            reached |= {at + 1 for at, regex, _ in pending if regex.match(name)}
        return end in reached


def parsed(lines: Iterable[str], base: Sequence[str], where: str, warnings: list[str]) -> list[Pattern]:
    """Return the patterns in lines; a pattern that matches nothing adds a warning, which begins with ``where``.

    >>> (pattern,) = parsed(["build/"], (), ".gitignore", [])
    >>> pattern.matches(["sub", "build"], is_directory=True)
    True
    """
    patterns = list[Pattern]()
    for line in lines:
        text = line.removesuffix("\r").rstrip(" ")
        text += " " if text.endswith("\\") and line.startswith(f"{text} ") else ""
        if not text or text.startswith("#"):
            continue
        parts = _parts(text.removeprefix("!").removesuffix("/"))
        if parts:
            patterns.append(Pattern(parts, text.startswith("!"), text.endswith("/"), tuple(base)))
        else:
            warnings.append(f"{where}: the pattern {line[:80]!r} matches nothing")
    return patterns


@lru_cache(maxsize=4096)
def _parts(pattern: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the parts of a pattern; empty if it matches nothing."""
    names = [name for name in pattern.split("/") if name]
    is_cut_off = (len(pattern) - len(pattern.rstrip("\\"))) % 2 == 1
    if not names or is_cut_off:
        return ()
    names = [*(["**"] if "/" not in pattern else []), *names, *(["*"] if names[-1] == "**" else [])]
    return tuple((_regex(one), names[at - 1 : at] == ["**"]) for at, one in enumerate(names) if one != "**")


def _regex(name: str) -> re.Pattern[str]:
    # `fnmatch` knows neither `[^a]` nor a backslash; a class of one character is the same.
    return re.compile(translate(re.sub(r"\\(.)|\[\^", _as_fnmatch, name)))


def _as_fnmatch(match: re.Match[str]) -> str:
    return "[!" if match[1] is None else match[1] if match[1] in "^!" else f"[{match[1]}]"


def verdict(patterns: Sequence[Pattern], path: Sequence[str], *, is_directory: bool) -> bool | None:
    """Return whether patterns exclude a path (True), include it again (False), or do not match it."""
    matching = (one for one in reversed(patterns) if one.matches(path, is_directory=is_directory))
    return next((not one.is_negated for one in matching), None)


def excludes(patterns: Sequence[Pattern], path: PurePath, *, is_directory: bool = False) -> bool:
    """Return whether patterns exclude a path, or a directory that it is in."""
    is_excluded = verdict(patterns, path.parts, is_directory=is_directory)
    return bool(is_excluded) or any(verdict(patterns, one.parts, is_directory=True) for one in path.parents)
