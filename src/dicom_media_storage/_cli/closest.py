"""What may have been meant by a text that fits nothing: misspelt, abridged, or with its words in another order."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

_LIKE: Final = 0.7


def closest(asked: Sequence[str], names: Mapping[str, Iterable[Sequence[str]]], count: int = 3) -> list[str]:
    """Return the keys of the names most like what was asked for, the likest first; names and question are words.

    >>> closest(["enhnced", "ct"], {"a": [["enhanced", "ct", "image"]], "b": [["enhanced", "mr", "image"]]})
    ['a']
    >>> closest(["ctimgestorage"], {"a": [["ct", "image", "storage"]]})
    ['a']
    """
    joined, words = _Likeness("".join(asked)), [_Likeness(word) for word in asked]
    likeness = {
        key: max((max(joined.to("".join(name)), _mean(words, name)), -len(name)) for name in ways)
        for key, ways in names.items()
    }
    likely = sorted((key for key in likeness if likeness[key][0] >= _LIKE), key=likeness.__getitem__, reverse=True)
    return likely[:count]


class _Likeness:
    """How alike one text is to others, from 0 to 1; 0 for what is not alike at all."""

    def __init__(self, text: str) -> None:
        # SequenceMatcher prepares its second text, so the one that stays the same is that.
        self._matcher = SequenceMatcher(autojunk=False, b=text)
        self._known: dict[str, float] = {}

    def to(self, other: str) -> float:
        if other not in self._known:
            self._known[other] = self._measured(other)
        return self._known[other]

    def _measured(self, other: str) -> float:
        matcher = self._matcher
        matcher.set_seq1(other)
        # The quick ratios are upper bounds, and cost a hundredth.
        if matcher.real_quick_ratio() < _LIKE or matcher.quick_ratio() < _LIKE:
            return 0.0
        return matcher.ratio()


def _mean(words: Sequence[_Likeness], name: Sequence[str]) -> float:
    return sum(max((word.to(part) for part in name), default=0.0) for word in words) / len(words) if words else 0.0
