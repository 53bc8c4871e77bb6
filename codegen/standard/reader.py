"""DocBook and web pages of the standard → ``Document``: sections with their passages and tables, links kept."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from codegen.edition import Edition, document_url
from codegen.errors import SpecError
from codegen.files import read_regular, refuse_too_large
from codegen.standard.document import CAPTION, LARGEST, Content, Document, Heading, Origin, Section, Table
from codegen.standard.grid import first_row, read_rows
from codegen.standard.markup import is_unseen, passages, refuse_hiding, role, text_of
from codegen.standard.text import clean, plain
from codegen.standard.text_page import read_text_page
from codegen.standard.xml import Element, ended_elements, identifier, local_name, looks_like_xml, whole_text

_NUMBERED: Final = re.compile(r"(?:sect|chapter)_([A-Z0-9][A-Za-z0-9.]*)")
_TYPE_OF_ANNEX: Final = re.compile(r"\s*\((?:Normative|Informative)\)$")
_TITLES: Final = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS: Final = frozenset({"caption", "title", "p"})
_OF_PART: Final = re.compile(r"^PS3\.[0-9]+_")
_LABEL: Final = re.compile(r"PS3\.[0-9]{1,2}")
_READ: Final = {"PS3.3": ("A", "F"), "PS3.6": ("A",)}
"""The annexes that are read of the parts that are long."""


def read_document(path: Path, *, edition: Edition | None = None) -> Document:
    """Read a document by what it is: DocBook, a web page, or the text of a page.

    Raises SpecError if it is something else, if it is not well-formed, if it is cut off, and if its edition is neither
    in it nor given.
    """
    data = read_regular(path, max(LARGEST.values()))
    if not data.strip():
        raise SpecError(f"{path}: is empty, expected a document of the DICOM standard")
    is_text = not looks_like_xml(data) and path.suffix.lower() != ".xml"
    content = read_text_page(data, path.name) if is_text else _Reader(path.name).read(data)
    heading = content.heading
    refuse_too_large(len(data), LARGEST.get(heading.part, len(data)), path.name)
    stated = heading.edition_of(path.name, edition)
    origin = Origin(
        name=path.name,
        part=heading.part,
        edition=stated,
        title=heading.title,
        form=content.form,
        url=stated.page_url(heading.part, content.page) if content.page else document_url(stated, heading.part),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        is_page=content.page != "",
    )
    return Document((origin,), content.sections)


class _Reader:
    """Reads each section when it ends, and then clears it to save memory."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._heading: Heading | None = None
        self._sections: list[Section] = []
        self._is_page = False

    def read(self, data: bytes) -> Content:
        """Read a whole document."""
        root: Element | None = None
        try:
            for element in ended_elements(data, self._name):
                self._take(element)
                root = element
        except SpecError as error:
            advice = " (give a page as DICOM publishes it, not as saved by a browser, or the text of the page)"
            raise SpecError(f"{error}{advice if self._is_page or b'<html' in data[:4096].lower() else ''}") from None
        if root is None:
            raise SpecError(f"{self._name}: is not well-formed XML, or is cut off: it has no element")
        if local_name(root) not in {"book", "html"}:
            raise SpecError(f"{self._name}: expected a DocBook <book> or a web page, found <{local_name(root)}>")
        heading = self._heading or self._label(root)
        self._sections.append(Section("", "", tables=self._tables(root, "", self._chapter_of_page(root))))
        form, page = ("HTML page", self._name.removesuffix(".html")) if self._is_page else ("DocBook", "")
        return Content(heading, form, page, tuple(self._sections))

    def _take(self, element: Element) -> None:
        name = local_name(element)
        if name == "head":
            self._is_page = True
        if self._is_page:
            refuse_hiding(element, self._name)
        over = [local_name(one) for one in element.iterancestors()]
        if element.get("class") == "documentreleaseinformation" or (
            name == "subtitle" and over in (["book"], ["info", "book"])
        ):
            self._identify(whole_text(element))
        elif role(element) == "section":
            if not any(is_unseen(one) for one in (element, *element.iterancestors())):
                self._sections.append(self._section(element))
            element.clear(keep_tail=True)

    def _identify(self, text: str) -> None:
        heading = Heading.of(text)
        if heading is None:
            raise SpecError(f"{self._name}: expected a heading 'DICOM PS3.4 2017c - ...', found {plain(text)!r}")
        if self._heading and heading != self._heading:
            raise SpecError(f"{self._name}: expected one heading, found {self._heading} and {heading}")
        self._heading = heading

    def _part(self) -> str:
        return self._heading.part if self._heading else ""

    def _label(self, root: Element) -> Heading:
        """The part in the label of a book without a subtitle."""
        label = root.get("label", "")
        if not _LABEL.fullmatch(label):
            raise SpecError(f"{self._name}: expected a part of DICOM, found a <{local_name(root)}> without heading")
        return Heading(label, "", "")

    def _section(self, element: Element) -> Section:
        number = _number(element)
        title = self._title(element)
        annex = _enclosing_number(element).partition(".")[0]
        if annex not in _READ.get(self._part(), (annex,)):
            return Section(number, title)
        tables = self._tables(element, _enclosing_number(element), self._chapter(element))
        return Section(number, title, tuple(passages(element, self._name)), tables)

    def _tables(self, element: Element, section: str, chapter: str | None) -> tuple[Table, ...]:
        found = (one for one in element.iter() if local_name(one) in {"table", "informaltable"})
        return tuple(self._table(one, section, chapter) for one in found if not _is_apart(one))

    def _table(self, element: Element, section: str, chapter: str | None) -> Table:
        number, caption, fault = self._named(element)
        table = Table(self._name, number, caption, chapter, (clean(first_row(element)),), (), section)
        if fault:
            return replace(table, fault=f"{table.where}: {fault}")
        try:
            spans_may_end = self._part() == "PS3.3"
            header, rows = read_rows(element, table.where, self._name, spans_may_end_with_the_table=spans_may_end)
        except SpecError as error:
            return replace(table, fault=str(error))
        return replace(table, header=header, rows=rows)

    def _named(self, element: Element) -> tuple[str, str, str]:
        """The number and the title of a table, and a fault in them."""
        holder = next((over for over in element.iterancestors() if over.get("class") == "table"), element)
        captions = [one for one in (*holder, *element) if local_name(one) in _CAPTIONS and role(one) == "title"]
        caption = text_of(captions[0], self._name).text if captions else ""
        match = CAPTION.fullmatch(plain(caption))
        anchors = [identifier(one) for one in (element, *holder) if one is element or local_name(one) == "a"]
        numbers = [one.removeprefix("table_") for one in anchors if one.startswith("table_")]
        numbers += [label] if (label := element.get("label")) else []
        numbers = [_OF_PART.sub("", plain(number)) for number in numbers] + ([match[1]] if match else [])
        if len(set(numbers)) > 1:
            return numbers[0], caption, f"has the numbers {' and '.join(dict.fromkeys(numbers))}, expected one"
        return (numbers[0] if numbers else ""), match[2] if match else caption, ""

    def _title(self, section: Element) -> str:
        element = _title_of(section)
        text = text_of(element, self._name).text if element is not None else ""
        return text.removeprefix(f"{_number(section)} ") if self._is_page else text

    def _chapter(self, section: Element) -> str | None:
        for over in (section, *section.iterancestors()):
            if {local_name(over), over.get("class")} & {"chapter", "appendix"}:
                return _without_type(self._title(over))
        return self._chapter_of_page(section.getroottree().getroot()) if self._is_page else None

    def _chapter_of_page(self, root: Element) -> str | None:
        """The chapter in the line of links over a page: "PS3.4 > Storage Service Class (Normative) > ..."."""
        links = (one for crumb in root.iter() if crumb.get("class") == "breadcrumb-link" for one in crumb)
        titles = (whole_text(one) for one in links if (one.get("href") or "").startswith("chapter_"))
        return next(map(_without_type, titles), None)


def _is_apart(table: Element) -> bool:
    """Whether a table is deleted, or is in the frame around the text of a page."""
    return any(is_unseen(over) or role(over) == "frame" for over in (table, *table.iterancestors()))


def _without_type(title: str) -> str:
    return _TYPE_OF_ANNEX.sub("", clean(title))


def _title_of(section: Element) -> Element | None:
    """The title of a section: its child in DocBook, a heading in its first block in a web page."""
    for child in section:
        if role(child) == "title":
            return next((one for one in child.iter() if local_name(one) in _TITLES), None)
    return None


def _number(element: Element) -> str:
    """The number of a section: that of its identifier, to which links lead, or else its label."""
    title = _title_of(element)
    identifiers = map(identifier, (element, *(title if title is not None else ())))
    matches = (match[1] for found in identifiers if (match := _NUMBERED.fullmatch(found)))
    return next(matches, element.get("label", ""))


def _enclosing_number(element: Element) -> str:
    """The number of a section, or of the nearest around it that has a number."""
    over = (one for one in (element, *element.iterancestors()) if role(one) == "section")
    return next((number for one in over if (number := _number(one))), "")
