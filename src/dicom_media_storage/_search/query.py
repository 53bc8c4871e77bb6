"""Split typed or pasted text into queries, and strip the text around UIDs and names.

The site follows the same rules; ``tests/search_queries.toml`` states them.
"""

import re
from typing import Final

_WHOLE_UID: Final = re.compile(r"(?<![\w.])1\.2(?:\.\d+)+(?![\w.*])")
_DUMPED: Final = re.compile(
    r"\([0-9a-f]{4},[0-9a-f]{4}\)[^\n]*?\bUI\b(?:\s*:|\s+#\d+)?\s*(?:=(\w+)|\[([^\]\n]*)\]|([^\n#=\[]+))", re.IGNORECASE
)
_PADDING: Final = re.compile(r"\\x00|\\0|\0")
_AROUND: Final = re.compile(r"^[^\w]+|[^\w.*)]+$")
_PREFIX: Final = re.compile(r"^(?:urn:oid:|UID_(?:RETIRED_)?)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")


def queries(text: str) -> list[str]:
    r"""Return the queries in a text: the UIDs in lines of a dump, or each whole UID, or else the whole text.

    >>> queries("1.2.840.10008.1.1, 1.2.840.10008.5.1.4.1.1.2")
    ['1.2.840.10008.1.1', '1.2.840.10008.5.1.4.1.1.2']
    >>> queries("(0008,0016) UI =CTImageStorage    #  26, 1 SOPClassUID")
    ['CTImageStorage']
    """
    unpadded = _PADDING.sub(" ", text)
    dumped = [name or value or printed for name, value, printed in _DUMPED.findall(unpadded)]
    if dumped:
        return [part.strip() for value in dumped for part in value.split("\\")]
    return _WHOLE_UID.findall(unpadded) or [bare(text)]


def bare(text: str) -> str:
    r"""Return a query without the blanks, NULs, quotes, brackets and prefixes around it.

    >>> bare(" 'UID_CTImageStorage', "), bare("urn:oid:1.2.840.10008.1.1\0")
    ('CTImageStorage', '1.2.840.10008.1.1')
    """
    return _PREFIX.sub("", _AROUND.sub("", _PADDING.sub(" ", text)))


def is_uid(query: str) -> bool:
    """Return whether a query is a UID or a part of a UID: digits and dots, optionally with a star at the end.

    >>> is_uid("88.33"), is_uid("1.2.840.*"), is_uid("A.3")
    (True, True, False)
    """
    return re.fullmatch(r"[0-9.]+\*?", query) is not None


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name: runs of letters and digits, in one case.

    >>> words_of("X-Ray_3D")
    ('x', 'ray', '3d')
    """
    return tuple(_WORD.findall(text.casefold()))


def folded(text: str) -> str:
    """Return a name without case, blanks and punctuation, for comparison.

    >>> folded("CT_IMAGE Storage")
    'ctimagestorage'
    """
    return "".join(words_of(text))
