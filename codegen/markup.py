"""The only module that knows lxml: XML and HTML, parsed without trust, as plain elements."""

from collections.abc import Iterator
from typing import Final, TypeAlias
from xml.parsers import expat

from lxml import etree, html

from codegen.errors import SpecError

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def parse_xml(data: bytes, name: str) -> Element:
    """Parse XML; nothing is resolved, nothing fetched.

    A document type declaration is refused before anything in it is acted upon: the standard's documents have none,
    and entities are what bombs are made of. Identifiers may repeat (``collect_ids``): some of the real ones do.
    """
    _refuse_doctype(data, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SpecError(f"{name}: is not well-formed XML, or is cut off: {_reason(error)}") from None


def parse_html(data: bytes, name: str) -> Element:
    """Parse a page of HTML, or a part of one."""
    try:
        return html.document_fromstring(data.decode("utf-8-sig"), parser=html.HTMLParser(no_network=True))
    except (UnicodeDecodeError, etree.ParserError, ValueError) as error:
        raise SpecError(f"{name}: cannot be read as HTML in UTF-8: {error}") from None


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in document order."""
    return (child for child in element if local_name(child) in names)


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "unknown error").replace("\n", " ")


class _PrologIsOver(Exception):  # noqa: N818
    pass


def _refuse_doctype(data: bytes, name: str) -> None:
    def doctype(*_: object) -> None:
        raise SpecError(f"{name}: has a document type declaration, expected none: nothing of it is resolved or fetched")

    def root(*_: object) -> None:
        raise _PrologIsOver

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        parser.Parse(data, True)
    except (_PrologIsOver, expat.ExpatError):
        return
