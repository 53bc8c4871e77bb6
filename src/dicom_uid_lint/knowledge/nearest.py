"""Which registered UID was probably meant by one that is not registered."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from .register import Registered, is_arc, order, register

_Parts = tuple[str, ...]
_MOST_PARTS = 20
_ROOT_PARTS = 4


@lru_cache(maxsize=4096)
def nearest(uid: str) -> Registered | None:
    """Return the nearest registered UID: one or two components lost, one too many, two swapped, or one different.

    >>> nearest("1.2.840.10008.5.1.4.1.1.77.1.66").uid
    '1.2.840.10008.5.1.4.1.1.77.1.6'
    >>> nearest("1.2.840.10008.5.4.1.1.2").uid
    '1.2.840.10008.5.1.4.1.1.2'
    """
    if uid.count(".") >= _MOST_PARTS:
        return None
    candidates = {
        one.uid: one
        for rest, written in _gaps(uid)
        for one, meant in _by_rest().get(rest, ())
        if _is_slip(written, meant)
    }
    return min(candidates.values(), key=lambda one: _rank(uid, one), default=None)


def _gaps(uid: str) -> Iterator[tuple[tuple[_Parts, _Parts], _Parts]]:
    """Yield a UID without up to two components in a row, in all ways: what is left on both sides, and what is not."""
    parts = tuple(uid.split("."))
    for size in range(3):
        for at in range(_ROOT_PARTS, len(parts) - size + 1):
            yield (parts[:at], parts[at + size :]), parts[at : at + size]


@cache
def _by_rest() -> dict[tuple[_Parts, _Parts], list[tuple[Registered, _Parts]]]:
    index: defaultdict[tuple[_Parts, _Parts], list[tuple[Registered, _Parts]]] = defaultdict(list)
    for one in register().values():
        for rest, gap in _gaps(one.uid):
            index[rest].append((one, gap))
    return index


def _is_slip(written: _Parts, meant: _Parts) -> bool:
    is_dot_lost = len(written) == 1 and written[0] == "".join(meant)
    is_swapped = written == meant[::-1]
    return is_dot_lost or is_swapped or (len(written), len(meant)) in {(0, 1), (0, 2), (1, 0), (1, 1)}


def _rank(uid: str, one: Registered) -> tuple[object, ...]:
    """Return a key that sorts by how much differs, roughly: what is no common beginning and no common end."""
    shorter, longer = sorted((len(uid), len(one.uid)))
    begin, end = _shared(uid, one.uid), _shared(uid[::-1], one.uid[::-1])
    apart = longer - min(begin + end, shorter)
    return (not one.is_storage, apart, one.is_retired, -begin, uid.startswith(one.uid), order(one.uid))


def _shared(one: str, other: str) -> int:
    """Return the length of the common beginning of two texts."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


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
