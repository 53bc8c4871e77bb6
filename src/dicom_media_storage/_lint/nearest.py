"""Which assigned UID was probably meant."""

from collections.abc import Sequence
from functools import cache

from .facts import Known, known, order


@cache
def nearest(uid: str) -> Known | None:
    """Return the storage class whose UID is nearest to one that nothing assigns, or None where none is near.

    Near is what differs by few components, then by few digits; among equals a current
    class is nearer than a retired one, and what begins alike than what does not.

    >>> nearest("1.2.840.10008.5.1.4.1.1.77.1.66").uid
    '1.2.840.10008.5.1.4.1.1.77.1.6'
    """
    parts = uid.split(".")
    ranked = [
        (
            distance(parts, other.split(".")),
            distance(uid, other),
            one.is_retired,
            -_shared(uid, other),
            order(other),
            one,
        )
        for other, one in known().items()
        if one.is_storage and abs(other.count(".") - uid.count(".")) < 3
    ]
    best = min(ranked, key=lambda row: row[:5], default=None)
    return best[5] if best and best[0] < 3 else None


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many elements must be put in, left out, changed, or swapped with the next, to make one of the other.

    >>> distance("1.2", "1.3"), distance(["1", "4"], ["4", "1"])
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, element in enumerate(one, start=1):
        before, previous, row = row, before, [at]
        for to, counterpart in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (element != counterpart))
            if at > 1 and to > 1 and element == other[to - 2] and one[at - 2] == counterpart:
                cost = min(cost, previous[to - 2] + 1)
            row.append(cost)
    return row[-1]
