"""A storage SOP Class through the editions: a line with a mark where something changed, and the changes in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dicom_media_storage._search.catalogue import StorageClass, lists_retired
from dicom_media_storage.editions import EDITIONS
from dicom_media_storage.editions.literals import Edition
from docs.site.changes import moves

_A_YEAR = 6
_MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line, in percent of its length."""

    left: float
    right: float
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What an edition changed."""

    edition: str
    place: float
    says: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line; places are percent of its length."""

    bars: tuple[Stretch, ...]
    gaps: tuple[Stretch, ...]
    ticks: tuple[tuple[str, float], ...]
    years: tuple[tuple[str, float], ...]
    events: tuple[Event, ...]
    says: str
    """Which editions list the class, in words."""


def timeline(one: StorageClass) -> Timeline:
    """Return the line of a class."""
    places: dict[str, float] = {edition: _place(edition) for edition in EDITIONS}
    return Timeline(
        bars=tuple(_bars(one, places)),
        gaps=tuple(
            Stretch(places[old], 100 - places[new], is_retired=False)
            for old, new in pairwise(EDITIONS)
            if _moment(new) - _moment(old) > _A_YEAR
        ),
        ticks=tuple(places.items()),
        years=tuple((edition, places[edition]) for edition in _labelled()),
        events=tuple(Event(edition, places[edition], says) for edition, says in _events(one)),
        says=_in_words(one),
    )


def _moment(edition: str) -> int:
    """Return an edition as a count of fifths of a year."""
    return int(edition[:4]) * 5 + (ord(edition[4]) - ord("a") + 1 if edition[4:] else 0)


def _place(edition: str) -> float:
    first, last = _moment(EDITIONS[0]), _moment(EDITIONS[-1])
    return round(100 * (_moment(edition) - first) / max(last - first, 1), 2)


def _labelled() -> list[str]:
    """Return the editions that have a label: the first and the last, and those far enough from others between them."""
    width = 100 / _MOST_YEARS
    chosen: list[str] = [EDITIONS[0]]
    for edition in EDITIONS[1:-1]:
        if _place(edition) - _place(chosen[-1]) >= width and 100 - _place(edition) >= width / 2:
            chosen.append(edition)
    return [*chosen, EDITIONS[-1]]


def _bars(one: StorageClass, places: dict[str, float]) -> Iterator[Stretch]:
    """Yield a stretch for each run of editions with the same status."""
    run: list[Edition] = []
    for edition in EDITIONS:
        if run and (edition not in one.editions or _is_retired(one, edition) != _is_retired(one, run[0])):
            yield Stretch(places[run[0]], 100 - places[run[-1]], _is_retired(one, run[0]))
            run = []
        if edition in one.editions:
            run.append(edition)
    if run:
        yield Stretch(places[run[0]], 100 - places[run[-1]], _is_retired(one, run[0]))


def _is_retired(one: StorageClass, edition: Edition) -> bool:
    return one.by_edition[edition].is_retired


def _events(one: StorageClass) -> Iterator[tuple[str, str]]:
    first = one.editions[0]
    if first != EDITIONS[0] and not _may_be_unknown(one, first):
        yield first, "added"
    for old, new in pairwise(one.editions):
        before, after = one.by_edition[old], one.by_edition[new]
        if before.sop_class_name != after.sop_class_name:
            yield new, f"renamed, was “{before.sop_class_name}”"
        if after.is_retired and not before.is_retired:
            yield new, "retired"
        yield from ((new, says) for says in moves(one, new) if not after.is_retired)


def _may_be_unknown(one: StorageClass, first: Edition) -> bool:
    """Return whether a retired class may be older than the first edition known to list it."""
    before = EDITIONS[EDITIONS.index(first) - 1]
    return _is_retired(one, first) and not lists_retired(before)


def _in_words(one: StorageClass) -> str:
    listed = one.editions
    if listed == EDITIONS:
        return f"Listed in all {len(EDITIONS)} editions that this project has read, {EDITIONS[0]} to {EDITIONS[-1]}."
    silent = one.newest.is_retired and not all(map(lists_retired, EDITIONS))
    unknown = " The other editions that have been read do not state their retired classes." if silent else ""
    return (
        f"Listed in {len(listed)} of {len(EDITIONS)} editions that this project has read, from {listed[0]} on.{unknown}"
    )
