"""Which registered UID was probably meant by one that is not registered."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from .register import Registered, is_arc, order, register

_Parts = tuple[str, ...]
_MOST_PARTS = 20


@lru_cache(maxsize=4096)
def nearest(uid: str) -> Registered | None:
    """Return the nearest registered UID: one or two components lost, one too many, two swapped, or one different.

    >>> nearest("1.2.840.10008.5.1.4.1.1.77.1.66").uid
    '1.2.840.10008.5.1.4.1.1.77.1.6'
    >>> nearest("1.2.840.10008.5.4.1.1.2").uid
    '1.2.840.10008.5.1.4.1.1.2'
    """
    parts = tuple(uid.split("."))
    if len(parts) > _MOST_PARTS:
        return None
    candidates = {*_reordered(parts), *_split(parts), *_lost(parts, 1), *_lost(parts, 2), *_changed(parts)}
    return min((register()[one] for one in candidates), key=lambda one: _rank(uid, one), default=None)


def _rank(uid: str, one: Registered) -> tuple[object, ...]:
    shared = next((at for at, (a, b) in enumerate(zip(uid, one.uid, strict=False)) if a != b), 0)
    return (not one.is_storage, _digits_apart(uid, one.uid), one.is_retired, -shared, order(one.uid))


def _digits_apart(uid: str, other: str) -> int:
    """Return how many digits differ, roughly: what is no common beginning and no common end."""
    shorter = min(len(uid), len(other))
    begin = next((at for at in range(shorter) if uid[at] != other[at]), shorter)
    end = next((at for at in range(shorter - begin) if uid[-1 - at] != other[-1 - at]), shorter - begin)
    return max(len(uid), len(other)) - begin - end


def _reordered(parts: _Parts) -> Iterator[str]:
    """Yield the registered UIDs that lack one component, or have two neighbours the other way round."""
    for at in range(4, len(parts)):
        swapped = (*parts[: at - 1], parts[at], parts[at - 1], *parts[at + 1 :])
        yield from _registered([swapped] if at > 4 else [])
        yield from _registered([(*parts[:at], *parts[at + 1 :])])


def _split(parts: _Parts) -> Iterator[str]:
    """Yield the registered UIDs with a dot more: ``51`` for ``5.1``."""
    for at in range(4, len(parts)):
        cuts = range(1, min(len(parts[at]), 6))
        yield from _registered((*parts[:at], parts[at][:cut], parts[at][cut:], *parts[at + 1 :]) for cut in cuts)


def _registered(candidates: Iterable[_Parts]) -> Iterator[str]:
    return (uid for uid in map(".".join, candidates) if uid in register())


def _lost(parts: _Parts, count: int) -> Iterable[str]:
    """Return the registered UIDs with more components within; not at the end, where every arc has many."""
    return (uid for uid, at in _shortened(count).get(parts, ()) if at < len(parts))


def _changed(parts: _Parts) -> Iterator[str]:
    for at in range(4, len(parts)):
        shorter = (*parts[:at], *parts[at + 1 :])
        yield from (uid for uid, position in _shortened(1).get(shorter, ()) if position == at)


@cache
def _shortened(count: int) -> dict[_Parts, list[tuple[str, int]]]:
    """Return the registered UIDs by what is left of them without some components, with where these were."""
    index: dict[_Parts, list[tuple[str, int]]] = {}
    for uid in register():
        parts = tuple(uid.split("."))
        for at in range(4, len(parts) - count + 1):
            index.setdefault((*parts[:at], *parts[at + count :]), []).append((uid, at))
    return index


def is_next_free(uid: str) -> bool:
    """Return whether a UID has the number after that of a registered one: a newer edition may assign it.

    >>> is_next_free("1.2.840.10008.5.1.4.1.1.1.4"), is_next_free("1.2.840.10008.5.1.4.1.1.999")
    (True, False)
    """
    arc, _, number = uid.rpartition(".")
    if not number.isdecimal() or len(number) > 6:
        return False
    before = f"{arc}.{int(number) - 1}"
    return before in register() or is_arc(before)
