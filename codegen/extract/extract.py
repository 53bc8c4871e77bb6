"""Documents of the standard → the snapshot of their edition; nothing is written here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.columns import read_table
from codegen.extract.iod_tables import tables_of_part_3
from codegen.extract.section_i4 import read_section
from codegen.model.edition import Aliases, EditionModel, model_of
from codegen.standard.docbook import DocBook
from codegen.standard.document import Document, Origin
from codegen.standard.page import Page, Pages, looks_like_html
from codegen.standard.part03 import PART as PS3_3
from codegen.standard.part03 import read_part3
from codegen.standard.source import read_head
from codegen.tables.missing import with_missing
from codegen.tables.names import Ledger
from codegen.tables.section import MediaStorageSection
from codegen.tables.snapshot import EDITION_FILE, Snapshot, SourceDocument, in_order, read_snapshot
from codegen.tables.table import (
    REGISTRY_TABLE,
    RELATED_TABLE,
    RETIRED_TABLE,
    SnapshotTable,
)

_PS3_4: Final = "PS3.4"
_PS3_6: Final = "PS3.6"
_PART_3: Final = re.compile(
    rb"<(?:\w+:)?subtitle\b[^>]*>\s*DICOM\s+PS\s?3\.3\s|<(?:\w+:)?book\b[^>]*\blabel=[\"']PS3\.3[\"']"
)
_READ_IF_PRINTED: Final = (RETIRED_TABLE, RELATED_TABLE)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run of ``extract`` has read: the snapshot of the edition, whole, and its model."""

    snapshot: Snapshot
    model: EditionModel | None
    read: tuple[SnapshotTable, ...]
    remarks: tuple[str, ...] = ()
    """What is wrong with a document without making it unreadable, each in a sentence."""


def extract(paths: Sequence[Path], edition: Edition | None, spec_dir: Path, aliases: Aliases) -> Extraction:
    """Read documents of one edition; what ``spec/`` already has from other parts of it is kept.

    Raises SpecError for a document that is not understood, for two documents of one part, and where what was read
    contradicts itself.
    """
    part_3 = [read_part3(path, edition=edition) for path in paths if is_part_3(path)]
    opened = [open_document(path, edition) for path in paths if not is_part_3(path)]
    origins = [document.origin for document in opened] + [part3.origin for part3 in part_3]
    _refuse_mixture(origins)
    documents = _by_part(opened)
    read: list[SnapshotTable] = []
    section: MediaStorageSection | None = None
    for document in documents:
        if document.origin.part == _PS3_4:
            section = read_section(document)
            read += _tables_of_part_4(document, section)
        elif document.origin.part == _PS3_6:
            read.append(_registry(document))
        else:
            found = f"{document.origin.part} ({document.origin.title})"
            raise SpecError(f"{document.origin.name}: expected PS3.4 or PS3.6, found {found}")
    older = _older_snapshot(spec_dir / str(origins[0].edition))
    remarks: list[str] = []
    if part_3:
        derived = tables_of_part_3(part_3[0], _known_classes(read, section, older))
        read += derived.tables
        remarks += derived.remarks
    snapshot = _snapshot(origins, read, section, older)
    model = model_of(snapshot, aliases) if snapshot.section is not None else None
    return Extraction(snapshot, model, tuple(read), tuple(remarks))


def _known_classes(
    read: Sequence[SnapshotTable], section: MediaStorageSection | None, older: Snapshot | None
) -> list[dict[str, str]]:
    """The rows of the Media Storage tables: as read now, or as ``spec/`` has them where PS3.4 is not read now."""
    known = {table.id: table for table in read} if section else older.tables if older else {}
    section = section or (older.section if older else None)
    if section is None:
        raise SpecError(f"expected {_PS3_4} of the edition beside {PS3_3} or read before it, found none")
    return [record for table_id in section.tables for record in known[table_id].records()]


def open_document(path: Path, edition: Edition | None) -> DocBook | Page:
    """Open a document by what it is: DocBook, the HTML of a page, or its text."""
    head = read_head(path)
    if looks_like_html(head) or (path.suffix.lower() != ".xml" and not head.lstrip().startswith(b"<")):
        return Page(path, edition=edition)
    return DocBook(path, edition=edition)


def _by_part(opened: Sequence[DocBook | Page]) -> list[Document]:
    """The documents, the pages of one part as one."""
    pages: dict[str, list[Page]] = {}
    for document in opened:
        if isinstance(document, Page):
            pages.setdefault(document.origin.part, []).append(document)
    whole = [document for document in opened if isinstance(document, DocBook)]
    return [*whole, *(one[0] if len(one) == 1 else Pages(one) for one in pages.values())]


def is_part_3(path: Path) -> bool:
    """Whether a document is PS3.3, which is too large to be opened whole."""
    return _PART_3.search(read_head(path)) is not None


def ledger_aliases(*ledgers: Ledger) -> Aliases:
    """The names that the ledgers know for a UID, in a function that ``model_of`` takes."""

    def aliases(uid: str) -> Iterable[str]:
        return [name.member for ledger in ledgers if (name := ledger.get(uid))]

    return aliases


def _refuse_mixture(origins: Sequence[Origin]) -> None:
    first = origins[0]
    parts: dict[str, Origin] = {}
    for origin in origins:
        if origin.edition != first.edition:
            raise SpecError(
                f"expected documents of one edition, found {first.name} of {first.edition} "
                f"and {origin.name} of {origin.edition}"
            )
        other = parts.setdefault(origin.part, origin)
        if other is not origin and not (other.is_page and origin.is_page):
            raise SpecError(f"expected one document of {origin.part}, found {other.name} and {origin.name}")


def _tables_of_part_4(document: Document, section: MediaStorageSection) -> list[SnapshotTable]:
    wanted = dict.fromkeys((*section.tables, *_READ_IF_PRINTED))
    tables = ((table_id, document.table(table_id)) for table_id in wanted)
    return [read_table(table, _PS3_4) for _, table in tables if table is not None]


def _registry(document: Document) -> SnapshotTable:
    table = document.table(REGISTRY_TABLE)
    if table is None:
        raise SpecError(f"{document.origin.name}: has no Table {REGISTRY_TABLE} (UID Values)")
    return read_table(table, _PS3_6)


def _older_snapshot(folder: Path) -> Snapshot | None:
    return read_snapshot(folder) if (folder / EDITION_FILE).exists() else None


def _snapshot(
    origins: Sequence[Origin],
    read: Sequence[SnapshotTable],
    section: MediaStorageSection | None,
    older: Snapshot | None,
) -> Snapshot:
    sources = tuple(sorted((_source(origin, read) for origin in origins), key=lambda source: (source.part, source.url)))
    tables = in_order(sources, {table.id: table for table in read})
    new = Snapshot(edition=origins[0].edition, sources=sources, tables=tables, section=section)
    return with_missing(new.with_documents_of(older) if older else new)


def _source(origin: Origin, read: Sequence[SnapshotTable]) -> SourceDocument:
    return SourceDocument(
        part=origin.part,
        form=origin.form,
        url=origin.url,
        title=origin.title or None,
        sha256=origin.sha256,
        bytes=origin.size,
        tables=tuple(table.id for table in read if table.part == origin.part and origin.holds(table.id)),
    )
