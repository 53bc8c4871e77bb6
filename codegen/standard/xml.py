"""XML parsed without trust and within limits; the only module that knows lxml, whose elements the readers get."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias
from xml.parsers import expat

from lxml import etree

from codegen.errors import SpecError

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
Attributes: TypeAlias = Mapping[str, str]

_DEEPEST: Final = 200
_MOST_KEPT: Final = 400_000
_MOST_TEXT: Final = 16_000_000
_MOST_ELEMENTS: Final = 3_000_000
_LONGEST_TAG: Final = 1 << 20
# All other attributes would only cost memory.
_ATTRIBUTES: Final = frozenset(
    (
        *("label", "rowspan", "colspan", "targetdoc", "targetptr", "linkend", "xrefstyle", "revisionflag"),
        *("role", "href", "class", "hidden", "style"),
    )
)
_NAMES: Final = frozenset({"id", "name"})
_NAMED: Final = ("table_", "sect_", "chapter_")
_CONTROL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_ID: Final = "http://www.w3.org/XML/1998/namespace id"


@dataclass(slots=True)
class Tree:
    """Builds elements from what a parser reports, under their local names, and refuses what is too much.

    One instance counts for a whole document: what several elements hold adds up.
    """

    name: str
    _open: int = 0
    _kept: int = 0
    _text: int = 0
    _builder: etree.TreeBuilder = field(default_factory=etree.TreeBuilder)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element; raise SpecError where there are too many, or they are nested too deep."""
        self._open += 1
        wanted = {key: value for key, value in attributes.items() if _is_wanted(key, value)}
        self._kept += 1 + len(wanted)
        refuse_too_deep(self._open, self.name)
        if self._kept > _MOST_KEPT:
            raise SpecError(f"{self.name}: expected at most {_MOST_KEPT} elements and attributes to read, found more")
        try:
            self._builder.start(tag, wanted)
        except ValueError as error:
            raise SpecError(f"{self.name}: <{tag}> cannot be read: {error}") from None

    def data(self, text: str) -> None:
        """Add text; raise SpecError where there is too much, or a control character in it."""
        self._text += len(text)
        if self._text > _MOST_TEXT:
            raise SpecError(f"{self.name}: expected at most {_MOST_TEXT} characters to read, found more")
        if control := _CONTROL.search(text):
            raise SpecError(
                f"{self.name}: has the control character U+{ord(control[0]):04X} in its text, expected none"
            )
        self._builder.data(text)

    def end(self, tag: str) -> Element | None:
        """End an element; return it where it is the outermost one."""
        self._builder.end(tag)
        self._open -= 1
        if self._open:
            return None
        element = self._builder.close()
        self._builder = etree.TreeBuilder()
        return element

    @property
    def is_open(self) -> bool:
        """Whether an element has begun that has not ended."""
        return self._open > 0


def _is_wanted(attribute: str, value: str) -> bool:
    if attribute in _NAMES:
        return value.startswith(_NAMED)
    return attribute in _ATTRIBUTES and (value != "1" or not attribute.endswith("span"))


class Listener(Protocol):
    """Receives the elements of a document while it is read: see ``stream_xml``."""

    def start(self, tag: str, attributes: Attributes, /) -> bool:
        """An element begins: return whether it is wanted, with everything in it."""
        ...

    def end(self, tag: str, element: Element | None, /) -> None:
        """An element has ended; it is passed if it was wanted."""
        ...


def parse_xml(chunks: Iterable[bytes], name: str) -> Element:
    """Parse an XML document whole; raises SpecError as ``stream_xml`` does, and where it is too large to be kept."""
    whole = _Whole()
    stream_xml(chunks, name, whole)
    if whole.root is None:
        raise SpecError(f"{name}: is not well-formed XML, or is cut off: no element found")
    return whole.root


class _Whole:
    root: Element | None = None

    def start(self, _tag: str, _attributes: Attributes) -> bool:
        return True

    def end(self, _tag: str, element: Element | None) -> None:
        self.root = element


def stream_xml(chunks: Iterable[bytes], name: str, listener: Listener) -> None:
    """Parse XML piece by piece, in memory that does not grow with it; nothing is resolved, nothing fetched.

    The listener receives every element outside of those that it wants. Names are local names: namespaces and
    their prefixes are left out. Raises SpecError where the document is not well-formed, or has a document type
    declaration: the standard's documents have none, and entities are what bombs are made of; and where it has more
    elements, deeper ones or longer tags than any document of the standard.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    handler = _Handler(name, listener)
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = handler.doctype
    try:
        _feed(parser, chunks, name)
    except expat.ExpatError as error:
        raise SpecError(f"{name}: is not well-formed XML, or is cut off: {error}") from None
    except (LookupError, ValueError) as error:
        raise SpecError(f"{name}: cannot be read in the encoding that it declares: {error}") from None


def _feed(parser: expat.XMLParserType, chunks: Iterable[bytes], name: str) -> None:
    fed = 0
    for chunk in chunks:
        parser.Parse(chunk, False)
        fed += len(chunk)
        if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
            raise SpecError(f"{name}: expected tags of at most {_LONGEST_TAG} bytes, found a longer one")
    parser.Parse(b"", True)


class _Handler:
    """Passes an XML parser's events to a listener, and what the listener wants to a tree."""

    def __init__(self, name: str, listener: Listener) -> None:
        self._name = name
        self._listener = listener
        self._tree = Tree(name)
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        refuse_too_deep(self._depth, self._name)
        if self._count > _MOST_ELEMENTS:
            raise SpecError(f"{self._name}: expected at most {_MOST_ELEMENTS} elements, found more")
        local, named = _local(tag), _local_attributes(attributes) if attributes else attributes
        if self._tree.is_open or self._listener.start(local, named):
            self._tree.start(local, named)

    def data(self, text: str) -> None:
        if self._tree.is_open:
            self._tree.data(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        local = _local(tag)
        if not self._tree.is_open:
            self._listener.end(local, None)
        elif (element := self._tree.end(local)) is not None:
            self._listener.end(local, element)

    def doctype(self, *_: object) -> None:
        raise SpecError(
            f"{self._name}: has a document type declaration, expected none: nothing of it is resolved or fetched"
        )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _local_attributes(attributes: dict[str, str]) -> dict[str, str]:
    named = {_local(key): value for key, value in attributes.items()}
    if _XML_ID in attributes:
        named["id"] = attributes[_XML_ID]
    return named


def refuse_too_deep(depth: int, name: str) -> None:
    """Raise SpecError where elements are nested deeper than in any document of the standard."""
    if depth > _DEEPEST:
        raise SpecError(f"{name}: expected elements nested at most {_DEEPEST} deep, found more")


def local_name(element: Element) -> str:
    """The name of an element."""
    tag = element.tag
    return tag if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterable[Element]:
    """The children of these names, in document order."""
    return (child for child in element if local_name(child) in names)
