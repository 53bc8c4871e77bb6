"""XML read strictly and without trust; the only module that imports lxml."""

import io
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from codegen.errors import SpecError

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

_MOST_ELEMENTS: Final = 3_000_000
_PROLOG: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml\s[^>]*?(?:encoding\s*=\s*[\"'](?P<encoding>[^\"']*)[\"'][^>]*?)?\?>)?"
    rb"(?:\s|<\?.*?\?>|<!--.*?-->)*"
    rb"(?:(?=<[A-Za-z_])|<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC|SYSTEM|\"[^\"]*\"|'[^']*'))*\s*(?P<end>[\[>]))",
    re.DOTALL,
)
_LONGEST_PROLOG: Final = 1 << 16
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def looks_like_xml(data: bytes) -> bool:
    """Whether a file begins as markup does, with a tag or a declaration."""
    return data[:_LONGEST_PROLOG].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def ended_elements(data: bytes, name: str) -> Iterator[Element]:
    """Parse XML and yield each element when it ends, the innermost first, the root last.

    Nothing is resolved, fetched or repaired. The caller may clear an element that it has read.
    Raises SpecError if the document is not well-formed, is not in UTF-8, declares something in its document type, uses
    an entity, or has more elements than any document of the standard.
    """
    _refuse_declarations(data, name)
    reading = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    for number, (_, element) in enumerate(reading):
        if number == _MOST_ELEMENTS:
            raise SpecError(f"{name}: expected at most {_MOST_ELEMENTS} elements, found more")
        if any(not isinstance(child.tag, str) for child in element):
            raise SpecError(f"{name}: uses an entity in <{local_name(element)}>, expected plain text")
        yield element
    # The parser goes on after an error, since a published document may have one xml:id twice: no other is accepted.
    for error in reading.error_log:
        if error.type_name != "DTD_ID_REDEFINED":
            raise SpecError(f"{name}: is not well-formed XML, or is cut off: line {error.line}: {error.message}")


def _refuse_declarations(data: bytes, name: str) -> None:
    prolog = _PROLOG.match(data[:_LONGEST_PROLOG])
    if prolog is None:
        raise SpecError(f"{name}: is not well-formed XML, or is cut off: expected an element, found {data[:40]!r}")
    if prolog["end"] == b"[":
        raise SpecError(f"{name}: has declarations in its document type, expected none: they are not followed")
    encoding = (prolog["encoding"] or b"utf-8").decode("ascii", errors="replace")
    if encoding.casefold() not in {"utf-8", "us-ascii", "ascii"}:
        raise SpecError(f"{name}: expected a document in UTF-8, found the encoding {encoding!r}")


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def identifier(element: Element) -> str:
    """The ``xml:id`` of a DocBook element, the ``id`` of an element of a web page; empty if there is none."""
    return element.get(_XML_ID) or element.get("id") or ""


def whole_text(element: Element) -> str:
    """All text in an element, markup apart."""
    return "".join(map(str, element.itertext()))
