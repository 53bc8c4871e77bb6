"""Pages of a part of the standard, as HTML or as text → the same tables and passages that a whole document gives."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.blocks import TableBlock, TextBlock
from codegen.standard.document import Origin, Passage, Section, Table
from codegen.standard.heading import Heading
from codegen.standard.html_blocks import blocks_of_html
from codegen.standard.source import LARGEST_PAGE, Source
from codegen.standard.text import plain
from codegen.standard.text_blocks import blocks_of_text

_PS3_4: Final = "PS3.4"
_PS3_6: Final = "PS3.6"
_REGISTRY: Final = "A-1"
_UID_VALUE: Final = "uidvalue"
_MEDIA_STORAGE: Final = "I.4"
_ANNEX_N: Final = re.compile(r"See Annex [A-Z]+\b")
_APPLIES: Final = re.compile(r"apply to the following SOP Classes:$")
_NUMBERED: Final = re.compile(r"((?:[A-Z]{1,2}|[0-9]+)(?:\.[0-9]+)*)\.?\s+\S")
_ANCHOR: Final = re.compile(r"(?:sect|chapter)_[A-Z0-9][A-Z0-9.]*")
_PAGE_NAME: Final = re.compile(rf"({_ANCHOR.pattern})\.html?")


class Page:
    """A page that DICOM publishes of a section or an annex, or a table of it alone; see ``Document``."""

    def __init__(self, path: Path, *, edition: Edition | None) -> None:
        source = Source(path, LARGEST_PAGE)
        text = source.text()
        self._name = source.name
        is_html = looks_like_html(text.encode()[:65536])
        self._blocks = list((blocks_of_html if is_html else blocks_of_text)(text, self._name))
        self._texts = [block for block in self._blocks if isinstance(block, TextBlock)]
        self._tables = self._named_tables()
        heading = self._heading()
        declared = heading.edition_of(self._name, edition, "heading")
        self.origin = Origin(
            name=self._name,
            part=heading.part,
            edition=declared,
            title=heading.title or self._title(),
            form="HTML page" if is_html else "text page",
            url=declared.page_url(heading.part, self._page()),
            sha256=source.sha256,
            size=source.size,
            tables=tuple(self._tables),
        )

    def _named_tables(self) -> dict[str, TableBlock]:
        tables: dict[str, TableBlock] = {}
        for block in self._blocks:
            if isinstance(block, TableBlock) and tables.setdefault(block.id, block) is not block:
                raise SpecError(f"{self._name}: expected one Table {block.id}, found 2")
        return tables

    def _heading(self) -> Heading:
        """The part and edition in the heading; without a heading the tables give the part: PS3.6 has the registry."""
        if not self._tables and not self._numbers():
            raise SpecError(
                f"{self._name}: expected a page of {_PS3_4} or {_PS3_6}, found no table and no section of it"
            )
        framed = {"aside", "heading"}
        read = (Heading.of(block.content.text, is_whole=block.kind not in framed) for block in self._texts)
        found = list(dict.fromkeys(heading for heading in read if heading))
        if len({(heading.part, heading.edition) for heading in found}) > 1:
            listed = " and ".join(f"{heading.part} {heading.edition}" for heading in found)
            raise SpecError(f"{self._name}: expected a page of one part and edition, found headings of {listed}")
        if found:
            return found[0]
        header = self._tables[_REGISTRY].read()[0] if _REGISTRY in self._tables else ()
        is_registry = any("".join(name.split()).casefold() == _UID_VALUE for name in header)
        return Heading(_PS3_6 if is_registry else _PS3_4, "", "")

    def _numbers(self) -> list[str]:
        return list(dict.fromkeys(number for number, _ in self._regions() if number))

    def _title(self) -> str:
        return next((table.caption for table in self._tables.values()), self._page())

    def _page(self) -> str:
        """The name under which DICOM publishes the page: its file's, or that of the first section in it."""
        if match := _PAGE_NAME.fullmatch(self._name):
            return match[1]
        anchors = (anchor for block in self._texts for anchor in block.anchors if _ANCHOR.fullmatch(anchor))
        sections = [*(table.rpartition("-")[0] for table in self._tables), *self._numbers()]
        return next(anchors, None) or f"sect_{sections[0]}"

    def _chapter(self, table_id: str) -> str | None:
        """The title of the annex of a table, where the page's heading or the frame around its text gives it."""
        letters = re.escape(table_id.partition("-")[0].partition(".")[0])
        annex = re.compile(rf"(?:Annex\s+)?{letters}\.?\s+([A-Z].*?)(?:\s+\((?:Norm|Inform)ative\))?")
        titles = (block.content.text for block in self._texts if block.kind in {"heading", "aside"})
        return next((match[1] for title in titles if (match := annex.fullmatch(title))), None)

    def table(self, table_id: str) -> Table | None:
        """The table under the caption of this label, or None where the page has none."""
        block = self._tables.get(table_id)
        if block is None:
            return None
        return Table(self._name, table_id, block.caption, self._chapter(table_id), *block.read())

    def section(self, number: str) -> Section | None:
        """What the page prints of a section; None where it prints nothing of it."""
        found = tuple(passage for region, passage in self._regions() if region == number)
        alone = number == _MEDIA_STORAGE and f"{_MEDIA_STORAGE}-1" in self._tables
        return Section(number, found) if found or alone or number in self._headed() else None

    def _headed(self) -> set[str]:
        headings = (block.content.text for block in self._texts if block.kind == "heading")
        return {match[1] for heading in headings if (match := _NUMBERED.match(plain(heading)))}

    def _regions(self) -> Iterator[tuple[str, Passage]]:
        """Each passage with the number of its section; a page as text may have lost the headings of I.4."""
        region = _MEDIA_STORAGE if f"{_MEDIA_STORAGE}-1" in self._tables else ""
        is_under_table = False
        for block in self._blocks:
            if isinstance(block, TableBlock):
                is_under_table = True
                continue
            text = plain(block.content.text)
            match = _NUMBERED.match(text)
            if match and (block.kind == "heading" or (block.kind == "para" and _is_media_storage(match[1]))):
                region, is_under_table = match[1], False
                continue
            if not text or block.kind in {"heading", "aside"}:
                continue
            if _is_media_storage(region):
                region = "I.4.1.1" if _ANNEX_N.match(text) else "I.4.1.2" if _APPLIES.search(text) else region
            is_note = block.kind == "note" or (region == _MEDIA_STORAGE and is_under_table and block.kind == "para")
            kind = "note" if is_note else block.kind
            yield region, _passage(block, kind)


def _is_media_storage(section: str) -> bool:
    return f"{section}.".startswith(f"{_MEDIA_STORAGE}.")


def _passage(block: TextBlock, kind: str) -> Passage:
    content = block.content
    match kind:
        case "item" | "note":
            return Passage(content.text, content.links, content.marks, kind=kind)
        case _:
            return Passage(content.text, content.links, content.marks)


class Pages:
    """Several pages of one part and one edition as one document; see ``Document``."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self.origin = pages[0].origin
        first: dict[str, str] = {}
        for page in pages:
            for table_id in page.origin.tables or ():
                if table_id in first:
                    raise SpecError(
                        f"expected one Table {table_id}, found it in {first[table_id]} and {page.origin.name}"
                    )
                first[table_id] = page.origin.name

    def table(self, table_id: str) -> Table | None:
        """The table of this number, from whichever page holds it."""
        return next((table for page in self._pages if (table := page.table(table_id))), None)

    def section(self, number: str) -> Section | None:
        """The section of this number, from whichever page holds it."""
        return next((section for page in self._pages if (section := page.section(number))), None)


def looks_like_html(data: bytes) -> bool:
    """Tell HTML from text and from XML by its first element or its document type.

    >>> looks_like_html(b"<?xml version='1.0'?><!DOCTYPE html><html/>"), looks_like_html(b"<book/>")
    (True, False)
    """
    head = re.sub(rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)+", b"", data[:65536], flags=re.DOTALL)
    return (
        re.match(rb"<(?:!doctype\s+html|html|head|body|div|section|table|p|a|h[1-6]|span)\b", head, re.IGNORECASE)
        is not None
    )
