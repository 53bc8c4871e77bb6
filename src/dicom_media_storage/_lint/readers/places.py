"""From an offset in a text to its line and column."""

from bisect import bisect_right


class Places:
    r"""The lines of a text whose lines end with a line feed.

    >>> Places("ab\ncd").of(4)
    (2, 2)
    """

    def __init__(self, source: str) -> None:
        self._starts = [0, *(at + 1 for at, character in enumerate(source) if character == "\n")]

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
