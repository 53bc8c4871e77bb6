"""How prefixes of UIDs are tested for, in code and in regular expressions."""

import re

STARTS_WITH = frozenset(
    {
        "startswith",
        "startsWith",
        "StartsWith",
        "starts_with",
        "hasPrefix",
        "HasPrefix",
        "istartswith",
        "strncmp",
        "strncasecmp",
    }
)
"""The functions of any language that test the beginning of a text."""

WHOLE_MATCHES = frozenset({"fullmatch", "matches", "matchEntire"})
"""The functions that match a whole text with a regular expression, as if it ended with ``$``."""

SEARCHES = frozenset({"rfind", "find", "indexOf", "IndexOf"})
"""The functions that tell where a text is found: compared with 0 they test its beginning."""

SLICES = frozenset({"substr", "substring", "Substring", "slice", "compare", "prefix"})
"""The functions that cut off the beginning of a text, to be compared."""

_REGEX = re.compile(
    r"(?P<anchor>\^|\\A)?(?:\(\?:|\()?(?P<start>\d+(?:\\{0,2}\.\d+){3,})(?P<dot>\\{1,2}\.|\[\.\])?(?P<rest>.*)\Z",
    re.DOTALL,
)
_OPEN_END = re.compile(r"(?:\.[*+]\??|\\{1,2}d[*+]|\[[\\.\d\-d]+\][*+])?\)?\$?\Z")
_LIKE = re.compile(r"\bLIKE\s+N?'(?P<start>\d+(?:\.\d+){3,}\.?)%'", re.IGNORECASE)


def of_regex(pattern: str, *, is_anchored: bool = False, is_whole: bool = False) -> str | None:
    r"""Return the prefix that a regular expression tests for, or None where it tests for more or for less.

    ``is_anchored`` tells that it is matched from the beginning even without ``^``, ``is_whole`` to the end as well.

    >>> of_regex(r"^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7")
    '1.2.840.10008.5.1.4.1.1.7'
    >>> of_regex(r"^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7$") is None
    True
    """
    match = _REGEX.match(f"{pattern.removesuffix('$')}$" if is_whole else pattern)
    if match is None or not (is_anchored or is_whole or match["anchor"]):
        return None
    if match["rest"].lstrip(")") in {"$", r"\Z", r"\z"} or not _OPEN_END.match(match["rest"]):
        return None
    return match["start"].replace("\\", "") + ("." if match["dot"] else "")


def of_like(text: str) -> str | None:
    """Return the prefix that a ``LIKE`` of SQL tests for, or None where there is none.

    >>> of_like("SELECT * FROM image WHERE uid LIKE '1.2.840.10008.5.1.4.1.1.7%'")
    '1.2.840.10008.5.1.4.1.1.7'
    """
    match = _LIKE.search(text)
    return match["start"] if match else None


def of_wildcard(text: str) -> str | None:
    """Return the prefix that a pattern with a star at its end tests for, or None where there is none.

    >>> of_wildcard("1.2.840.10008.5.1.4.1.1.7*")
    '1.2.840.10008.5.1.4.1.1.7'
    """
    match = re.fullmatch(r"(\d+(?:\.\d+){3,}\.?)\*", text)
    return match[1] if match else None
