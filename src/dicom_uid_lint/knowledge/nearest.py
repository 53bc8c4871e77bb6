"""The registered UID that is nearest to one that is not registered."""

from functools import cache, lru_cache
from itertools import takewhile

from .register import Registered, register

_MOST_PARTS = 20


@lru_cache(maxsize=4096)
def nearest(uid: str) -> Registered | None:
    """Return the SOP Class or Transfer Syntax whose UID one slip turns into this one, if there is exactly one.

    A slip is a component or two lost, one too many, two swapped, a dot lost, or a digit lost, doubled or swapped.
    """
    parts = uid.split(".")
    if len(parts) > _MOST_PARTS:
        return None
    found = [one for registered, one in _split() if _is_slip(parts, registered)]
    found = [one for one in found if one.is_storage] or found
    return found[0] if len(found) == 1 else None


@cache
def _split() -> list[tuple[list[str], Registered]]:
    known = (one for one in register().values() if one.is_sop_class or one.type == "Transfer Syntax")
    return [(one.uid.split("."), one) for one in known]


def _is_slip(written: list[str], registered: list[str]) -> bool:
    begin = _shared(written, registered)
    end = _shared(written[begin:][::-1], registered[begin:][::-1])
    wrong, right = written[begin : len(written) - end], registered[begin : len(registered) - end]
    if len(wrong) == len(right) == 1:
        return _is_digit_slip(wrong[0], right[0])
    is_dot_lost = 1 in {len(wrong), len(right)} and "".join(wrong) == "".join(right)
    return is_dot_lost or wrong == right[::-1] or (len(wrong), len(right)) in {(0, 1), (0, 2), (1, 0)}


def _is_digit_slip(wrong: str, right: str) -> bool:
    shorter, longer = sorted((wrong, right), key=len)
    if len(longer) == len(shorter) + 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    return sorted(wrong) == sorted(right)


def _shared(one: list[str], other: list[str]) -> int:
    """Return how many components both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
