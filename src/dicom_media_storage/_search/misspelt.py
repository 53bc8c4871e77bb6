"""Compare words that may be misspelt."""

from typing import Final

_SHORTEST_WITH_ONE: Final = 5
_SHORTEST_WITH_TWO: Final = 8


def one_edit_apart(asked: str, word: str) -> bool:
    """Return whether ``word`` begins with ``asked``, or is one edit away if ``asked`` has five letters or more.

    An edit adds, removes or replaces a letter, or swaps two neighbours.

    >>> one_edit_apart("mamography", "mammography"), one_edit_apart("segm", "segmentation"), one_edit_apart("mr", "ct")
    (True, True, False)
    """
    return word.startswith(asked) or (len(asked) >= _SHORTEST_WITH_ONE and _within(asked, word, 1))


def two_edits_apart(asked: str, word: str) -> bool:
    """Return whether ``word`` begins with ``asked``, or is two edits away (one if ``asked`` is under eight letters).

    >>> two_edits_apart("opthalmik", "ophthalmic"), two_edits_apart("storrge", "storage")
    (True, True)
    """
    return one_edit_apart(asked, word) or (len(asked) >= _SHORTEST_WITH_TWO and _within(asked, word, 2))


def _within(asked: str, word: str, allowed: int) -> bool:
    return abs(len(asked) - len(word)) <= allowed and edits(asked, word) <= allowed


def edits(one: str, other: str) -> int:
    """Return the number of edits between two words (optimal string alignment).

    >>> edits("form", "from"), edits("1.2.3", "1.2.33")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, theirs in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != theirs))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == theirs:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
    return row[-1]
