"""The only module that knows lxml: XML and HTML, parsed without trust, as plain elements."""

from collections.abc import Iterable, Iterator
from typing import Final, NoReturn, Protocol, TypeAlias
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
    for _ in _past_the_prolog((data,), name):
        pass
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SpecError(f"{name}: is not well-formed XML, or is cut off: {_reason(error)}") from None
    return _without_doctype(root, name)


class Listener(Protocol):
    """What is told of a document while it is read: see ``stream_xml``."""

    def start(self, element: Element) -> None:
        """Take note that an element begins: its attributes are there, its content is not yet."""
        ...

    def end(self, element: Element) -> bool:
        """Take note that an element has ended; return whether its content is still needed."""
        ...


def stream_xml(chunks: Iterable[bytes], name: str, tags: Iterable[str], listener: Listener) -> None:
    """Parse XML of any size piece by piece, as trustlessly as ``parse_xml``, in memory that does not grow with it.

    The listener is told of the elements with these names ("*": of all), in whatever namespace; what it does not need
    any longer is emptied at once. Raises SpecError where the document is not well-formed, or has a document type
    declaration.
    """
    parser = etree.XMLPullParser(
        ("start", "end"),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for chunk in _past_the_prolog(chunks, name):
            parser.feed(chunk)
            _tell(parser, listener)
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise SpecError(f"{name}: is not well-formed XML, or is cut off: {_reason(error)}") from None
    _without_doctype(root, name)


def _tell(parser: etree.XMLPullParser[Element], listener: Listener) -> None:
    for event, element in parser.read_events():
        if event == "start":
            listener.start(element)
        elif not listener.end(element):
            element.clear(keep_tail=True)


def _past_the_prolog(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The same chunks, each looked at before it is passed on, until the root element is reached."""
    looking = True
    prolog = expat.ParserCreate()

    def doctype(*_: object) -> None:
        _doctype_found(name)

    def root(*_: object) -> None:
        raise _PrologIsOver

    prolog.StartDoctypeDeclHandler = doctype
    prolog.StartElementHandler = root
    for chunk in chunks:
        if looking:
            try:
                prolog.Parse(chunk, False)
            except (_PrologIsOver, expat.ExpatError):
                looking = False
            except (LookupError, ValueError) as error:
                raise SpecError(f"{name}: cannot be read in the encoding that it says: {error}") from None
        yield chunk


def _without_doctype(root: Element, name: str) -> Element:
    """Look once more: the look at the prolog ends early in an encoding that expat does not know."""
    if root.getroottree().docinfo.internalDTD is not None:
        _doctype_found(name)
    return root


def _doctype_found(name: str) -> NoReturn:
    raise SpecError(f"{name}: has a document type declaration, expected none: nothing of it is resolved or fetched")


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
