"""Text from outside, such as arguments and file names, made safe to print."""

_ELLIPSIS = " [...] "


def escaped(text: str, longest: int = 200) -> str:
    r"""Return a text in one line of printable characters, the rest escaped as Python does, and its middle left out.

    Control sequences, line breaks and characters that reverse or hide text have no effect on a terminal or a log.

    >>> escaped("CT\x1b[2J\nMR\u202e")
    'CT\\x1b[2J\\nMR\\u202e'
    >>> escaped("a" * 500, 20)
    'aaaaaa [...] aaaaaaa'
    """
    safe = "".join(_shown(each) for each in _shortened(text, longest))
    return _shortened(safe, longest)


def _shown(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = longest - len(_ELLIPSIS)
    return text[: kept // 2] + _ELLIPSIS + text[len(text) - (kept - kept // 2) :]
