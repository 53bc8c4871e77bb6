"""A part of the standard as DocBook → tables and sections found by their label, links kept."""

import re
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.docbook_text import is_unseen, markup_of, passages
from codegen.standard.document import Origin, Section, Table
from codegen.standard.grid import Reading, read_rows
from codegen.standard.heading import Heading
from codegen.standard.source import LARGEST, Source
from codegen.standard.text import content
from codegen.standard.xml import Attributes, Element, children, local_name, parse_xml, stream_xml

_KINDS: Final = {"table": "table_", "section": "sect_", "chapter": "chapter_", "appendix": "chapter_"}
_LARGEST: Final = max(LARGEST[part] for part in ("PS3.4", "PS3.6"))
_TYPE_OF_ANNEX: Final = re.compile(r"\s*\((?:Normative|Informative)\)$")


class _Subtitle:
    """Keeps the subtitle of a book and ignores everything else."""

    def __init__(self, name: str) -> None:
        self.text = ""
        self._markup = markup_of("", name)
        self._over: list[str] = []

    def start(self, tag: str, _attributes: Attributes) -> bool:
        """Want the subtitle that is a child of the book, or of its ``<info>``."""
        self._over.append(tag)
        return tag == "subtitle" and self._over[:-1] in (["book"], ["book", "info"])

    def end(self, _tag: str, element: Element | None) -> None:
        self._over.pop()
        if element is not None:
            self.text = self.text or content(element, self._markup).text


def identify(path: Path) -> tuple[str, str]:
    """Return the part and the edition that a document names; raise SpecError if it is not a complete DocBook document.

    The document is read from end to end in bounded memory: one that is cut off is refused.
    """
    subtitle = _Subtitle(path.name)
    stream_xml(Source(path, max(LARGEST.values())).chunks(), path.name, subtitle)
    heading = Heading.of_subtitle(subtitle.text, path.name)
    return heading.part, str(Edition.parse(heading.edition))


class DocBook:
    """A DocBook document of the standard; see ``codegen.standard.document.Document``."""

    def __init__(self, path: Path, *, edition: Edition | None = None) -> None:
        source = Source(path, _LARGEST)
        self._name = source.name
        self._root = parse_xml(source.chunks(), self._name)
        heading = self._heading()
        declared = heading.edition_of(self._name, edition)
        self._markup = markup_of(heading.part, self._name)
        self.origin = Origin(
            name=self._name,
            part=heading.part,
            edition=declared,
            title=heading.title,
            form="DocBook",
            url=declared.docbook_url(heading.part),
            sha256=source.sha256,
            size=source.size,
        )
        self._labelled = self._index()

    def _heading(self) -> Heading:
        if local_name(self._root) != "book":
            raise SpecError(f"{self._name}: expected a DocBook <book>, found <{local_name(self._root)}>")
        places = [self._root, *children(self._root, "info")]
        for subtitle in (found for place in places for found in children(place, "subtitle")):
            return Heading.of_subtitle(content(subtitle, markup_of("", self._name)).text, self._name)
        label = self._root.get("label")
        if label is None or not re.fullmatch(r"PS3\.[0-9]{1,2}", label):
            raise SpecError(f"{self._name}: expected a part of DICOM, found a <book> without <subtitle> and label")
        return Heading(label, "", "")

    def _index(self) -> dict[str, list[Element]]:
        index: dict[str, list[Element]] = {}
        for element in self._root.iter(*_KINDS):
            is_lost = any(is_unseen(over) for over in element.iterancestors())
            for key in () if is_lost else _keys(element):
                index.setdefault(key, []).append(element)
        return index

    def _find(self, key: str, what: str) -> Element | None:
        found = self._labelled.get(key, [])
        if len(found) > 1:
            raise SpecError(f"{self._name}: expected one {what}, found {len(found)}")
        return found[0] if found else None

    def table(self, table_id: str) -> Table | None:
        """The table of this label (``B.5-1``), or None where the document has none."""
        element = self._find(f"table_{table_id}", f"Table {table_id}")
        if element is None:
            return None
        where = f"{self._name}, Table {table_id}"
        header, rows = read_rows(element, Reading(where, lambda cell: content(cell, self._markup), is_unseen))
        caption = next((content(c, self._markup).text for c in children(element, "caption", "title")), "")
        return Table(self._name, table_id, caption, self._chapter(element), header, rows)

    def _chapter(self, element: Element) -> str | None:
        for ancestor in element.iterancestors("chapter", "appendix"):
            for title in children(ancestor, "title"):
                return _TYPE_OF_ANNEX.sub("", content(title, self._markup).text)
        return None

    def section(self, number: str) -> Section | None:
        """The section of this number (``I.4``), or None where the document has none."""
        element = self._find(f"sect_{number}", f"section {number}")
        return None if element is None else Section(number, tuple(passages(element, self._markup)))


def _keys(element: Element) -> set[str]:
    kind = _KINDS[local_name(element)]
    label, identifier = element.get("label"), element.get("id")
    keys = {f"{kind}{label}"} if label else set[str]()
    return keys | {identifier} if identifier and identifier.startswith(kind) else keys
