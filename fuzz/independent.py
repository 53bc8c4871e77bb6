"""Read the rows of a web page with html5lib, which parses like browsers: the generator must read the same rows."""

from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

import html5lib

_NAME: Final = "sopclassname"
_UID: Final = "sopclassuid"
_BREAKS: Final = str.maketrans("", "", "\u00ad\u200b")


def rows_of_page(data: bytes, number: str) -> list[tuple[str, str]]:
    """Return the name and UID in each row of a table, such as ``B.5-1``; raise ValueError if it does not occur once."""
    root: Any = html5lib.parse(data, namespaceHTMLElements=False, transport_encoding="utf-8")
    found = [table for holder in root.iter("div") if _is(holder, number) for table in holder.iter("table")]
    if len(found) != 1:
        raise ValueError(f"expected one Table {number}, found {len(found)}")
    header, *rows = [[_text(cell) for cell in row if cell.tag in {"td", "th"}] for row in found[0].iter("tr")]
    folded = ["".join(cell.split()).casefold() for cell in header]
    return [(row[folded.index(_NAME)], row[folded.index(_UID)]) for row in rows]


def _is(holder: Element, number: str) -> bool:
    return any(child.tag == "a" and child.get("id") == f"table_{number}" for child in holder)


def _text(cell: Element) -> str:
    return " ".join("".join(_pieces(cell)).translate(_BREAKS).split())


def _pieces(element: Element) -> Iterator[str]:
    if element.tag == "sup":
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
