"""Patterns of ``.gitignore``, matched in linear time whatever they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache


class PatternError(ValueError):
    """A pattern that means nothing; the message names it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: for each part of a path a regular expression, or None for ``**``."""

    parts: tuple[re.Pattern[str] | None, ...]
    is_negated: bool
    is_for_directories: bool

    def matches(self, path: Sequence[str], *, is_directory: bool) -> bool:
        """Return whether the pattern matches a path, given by its parts."""
        if self.is_for_directories and not is_directory:
            return False
        reached = {0}
        for name in path:
            reached = self._step(self._skipping(reached), name)
        return len(self.parts) in self._skipping(reached) and not (
            self.parts[-1] is None and len(path) < len(self.parts)
        )

    def _skipping(self, reached: set[int]) -> set[int]:
        """Add the positions after each ``**``, which matches no part as well."""
        more = set(reached)
        for at, part in enumerate(self.parts):
            if part is None and at in more:
                more.add(at + 1)
        return more

    def _step(self, reached: set[int], name: str) -> set[int]:
        following: set[int] = set()
        for at in reached:
            part = self.parts[at] if at < len(self.parts) else ...
            if part is None:
                following.add(at)
            elif isinstance(part, re.Pattern) and part.match(name):
                following.add(at + 1)
        return following


def parse(line: str) -> Pattern | None:
    """Return the pattern of a line; None for an empty line or a comment.

    Raises `PatternError` for a pattern that means nothing.

    >>> parse("build/").matches(["sub", "build"], is_directory=True)
    True
    """
    text = line.rstrip("\r\n")
    while text.endswith(" ") and not text.endswith("\\ "):
        text = text[:-1]
    if not text or text.startswith("#"):
        return None
    is_negated = text.startswith("!")
    text = text[1:] if is_negated else text
    is_for_directories = text.endswith("/")
    bare = text.removesuffix("/")
    names = [name for name in bare.split("/") if name]
    if not names or re.search(r"(?<!\\)(?:\\\\)*\\\Z", bare):
        raise PatternError(f"the pattern {line[:80]!r} matches nothing")
    is_anchored = "/" in bare
    parts = tuple(None if name == "**" else _compiled(name) for name in names)
    return Pattern(parts if is_anchored else (None, *parts), is_negated, is_for_directories)


@lru_cache(maxsize=4096)
def _compiled(name: str) -> re.Pattern[str]:
    # `fnmatch` knows no backslash; a class of one character is the same.
    name = re.sub(r"\\(.)", lambda match: f"[{match[1]}]" if match[1] not in "^!" else match[1], name)
    try:
        return re.compile(translate(re.sub(r"\*+", "*", name)))
    except re.error:
        raise PatternError(f"the pattern {name[:80]!r} cannot be read") from None


def parsed(lines: Iterable[str]) -> tuple[list[Pattern], list[str]]:
    """Return the patterns of some lines, and a sentence for each line that is none."""
    patterns, problems = list[Pattern](), list[str]()
    for line in lines:
        try:
            pattern = parse(line)
        except PatternError as error:
            problems.append(str(error))
        else:
            patterns += [pattern] if pattern else []
    return patterns, problems


def verdict(patterns: Iterable[Pattern], path: Sequence[str], *, is_directory: bool) -> bool | None:
    """Return whether patterns exclude a path (True), include it again (False), or do not match it."""
    matching = [one for one in patterns if one.matches(path, is_directory=is_directory)]
    return not matching[-1].is_negated if matching else None
