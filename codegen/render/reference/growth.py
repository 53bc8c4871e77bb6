"""The picture of how the set grew: where its bands, lines and words stand; ``growth.svg.jinja`` draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from codegen.edition import Edition
from codegen.model.timeline import EditionFacts

_WIDTH: Final = 520
_HEIGHT: Final = 184
_LEFT: Final = 30
_RIGHT: Final = 40
_TOP: Final = 24
_BASE: Final = 158
_BAND_AFTER_LAST: Final = 18
_ROOM_FOR_A_NAME: Final = 38
_LINE_EVERY: Final = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """An edition: where it stands, how many classes it has, and whether there is room for its name."""

    edition: Edition
    x: int
    y: int
    count: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The classes that are first listed in one edition, through the editions that follow."""

    edition: Edition
    count: int
    points: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The picture in its own coordinates."""

    width: int
    height: int
    left: int
    right: int
    base: int
    lines: tuple[tuple[int, int], ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]


def growth(history: Sequence[EditionFacts]) -> Growth:
    """Lay out the picture: editions at their time, counts of current classes from zero."""
    counts = [len(facts.classes) for facts in history]
    xs = _places([facts.edition for facts in history])

    def height(count: int) -> int:
        return _BASE - count * (_BASE - _TOP) // max(*counts, 1)

    named = _named(xs)
    marks = (
        Mark(facts.edition, x, height(count), count, x in named)
        for facts, x, count in zip(history, xs, counts, strict=True)
    )
    return Growth(
        width=_WIDTH,
        height=_HEIGHT,
        left=_LEFT,
        right=xs[-1] + _BAND_AFTER_LAST,
        base=_BASE,
        lines=tuple((height(count), count) for count in range(0, max(counts) + 1, _LINE_EVERY)),
        bands=tuple(_bands(history, xs, height)),
        marks=tuple(marks),
    )


def _places(editions: Sequence[Edition]) -> list[int]:
    first, last = editions[0].moment, editions[-1].moment
    room = _WIDTH - _LEFT - _RIGHT
    return [_LEFT + (edition.moment - first) * room // max(last - first, 1) for edition in editions]


def _named(xs: Sequence[int]) -> set[int]:
    """The places that have room for a name: the newest always, then each that is far enough from the next."""
    named: list[int] = []
    for x in reversed(xs):
        if not named or named[-1] - x >= _ROOM_FOR_A_NAME:
            named.append(x)
    return set(named)


def _bands(history: Sequence[EditionFacts], xs: Sequence[int], height: Callable[[int], int]) -> list[Band]:
    ends = [*xs[1:], xs[-1] + _BAND_AFTER_LAST]
    levels = [_level(history, count) for count in range(len(history) + 1)]
    found: list[Band] = []
    for index, (lower, upper) in enumerate(pairwise(levels)):
        steps = [(xs[at], ends[at], height(lower[at]), height(upper[at])) for at in range(index, len(history))]
        if upper[index] > lower[index]:
            found.append(Band(history[index].edition, upper[index] - lower[index], _outline(steps)))
    return found


def _level(history: Sequence[EditionFacts], cohorts: int) -> list[int]:
    """How many classes of each edition are first listed in one of the oldest editions."""
    known = {one.uid for facts in history[:cohorts] for one in facts.classes}
    return [sum(one.uid in known for one in facts.classes) for facts in history]


def _outline(steps: Sequence[tuple[int, int, int, int]]) -> str:
    top = [point for start, end, _, upper in steps for point in ((start, upper), (end, upper))]
    bottom = [point for start, end, lower, _ in reversed(steps) for point in ((end, lower), (start, lower))]
    return " ".join(f"{x},{y}" for x, y in top + bottom)
