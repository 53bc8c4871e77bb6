"""Documents of the standard → the snapshot of their edition; nothing is written here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.docbook import DocBook
from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.media_storage import MediaStorageSection, read_section
from codegen.model import Aliases, EditionModel, model_of
from codegen.names import Ledger
from codegen.page import Page, looks_like_html
from codegen.snapshot import EDITION_FILE, Snapshot, SourceDocument, in_order, read_snapshot
from codegen.source import Document, read_bytes
from codegen.tables import (
    IOD,
    IOD_TITLE,
    REGISTRY_TABLE,
    RELATED_TABLE,
    RETIRED_TABLE,
    UID_KEYWORD,
    SnapshotTable,
    read_table,
)

_PS3_4: Final = "PS3.4"
_PS3_6: Final = "PS3.6"
_READ_IF_PRINTED: Final = (RETIRED_TABLE, RELATED_TABLE)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run of ``extract`` has read: the snapshot of the edition, whole, and its model."""

    snapshot: Snapshot
    model: EditionModel | None
    read: tuple[SnapshotTable, ...]
    remarks: tuple[str, ...] = ()
    """What is wrong with a document without making it unreadable, each in a sentence."""


def open_document(path: Path, edition: Edition | None) -> Document:
    """Open a document by what it is: DocBook, the HTML of a page, or its text."""
    data, _ = read_bytes(path)
    if path.suffix.lower() != ".xml" and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Page(path, edition=edition)
    return Page(path, edition=edition) if looks_like_html(data) else DocBook(path, edition=edition)


def extract(paths: Sequence[Path], edition: Edition | None, spec_dir: Path, aliases: Aliases) -> Extraction:
    """Read documents of one edition; what ``spec/`` already has from other parts of it is kept.

    Raises SpecError for a document that is not understood, for two documents of one part, and where what was read
    contradicts itself.
    """
    documents = [open_document(path, edition) for path in paths]
    _refuse_mixture(documents)
    read: list[SnapshotTable] = []
    section: MediaStorageSection | None = None
    for document in documents:
        match document.origin.part:
            case "PS3.4":
                section = read_section(document)
                read += _tables_of_part_4(document, section)
            case "PS3.6":
                read.append(_registry(document))
            case other:
                raise SpecError(
                    f"{document.origin.name}: expected PS3.4 or PS3.6, found {other} ({document.origin.title})"
                )
    snapshot = _snapshot(documents, read, section, spec_dir)
    if snapshot.section is None:
        return Extraction(snapshot, None, tuple(read))
    return Extraction(snapshot, model_of(snapshot, aliases), tuple(read))


def ledger_aliases(*ledgers: Ledger) -> Aliases:
    """The names that the ledgers know for a UID, in a function that ``model_of`` takes."""

    def aliases(uid: str) -> Iterable[str]:
        return [name.member for ledger in ledgers if (name := ledger.get(uid))]

    return aliases


def _refuse_mixture(documents: Sequence[Document]) -> None:
    first = documents[0].origin
    parts: dict[str, str] = {}
    for origin in (document.origin for document in documents):
        if origin.edition != first.edition:
            raise SpecError(
                f"expected documents of one edition, found {first.name} of {first.edition} "
                f"and {origin.name} of {origin.edition}"
            )
        if origin.part in parts:
            raise SpecError(f"expected one document of {origin.part}, found {parts[origin.part]} and {origin.name}")
        parts[origin.part] = origin.name


def _tables_of_part_4(document: Document, section: MediaStorageSection) -> list[SnapshotTable]:
    wanted = dict.fromkeys((*section.tables, *_READ_IF_PRINTED))
    tables = ((table_id, document.table(table_id)) for table_id in wanted)
    return [read_table(table, _PS3_4) for _, table in tables if table is not None]


def _registry(document: Document) -> SnapshotTable:
    table = document.table(REGISTRY_TABLE)
    if table is None:
        raise SpecError(f"{document.origin.name}: has no Table {REGISTRY_TABLE} (UID Values)")
    return read_table(table, _PS3_6)


def _snapshot(
    documents: Sequence[Document],
    read: Sequence[SnapshotTable],
    section: MediaStorageSection | None,
    spec_dir: Path,
) -> Snapshot:
    edition = documents[0].origin.edition
    sources = tuple(sorted((_source(document, read) for document in documents), key=lambda source: source.part))
    tables = in_order(sources, {table.id: table for table in read})
    new = Snapshot(edition=edition, sources=sources, tables=tables, section=section)
    folder = spec_dir / str(edition)
    whole = new.with_documents_of(read_snapshot(folder)) if (folder / EDITION_FILE).exists() else new
    return whole.with_missing(_missing(whole))


def _source(document: Document, read: Sequence[SnapshotTable]) -> SourceDocument:
    origin = document.origin
    return SourceDocument(
        part=origin.part,
        form=origin.form,
        url=origin.url,
        title=origin.title,
        sha256=origin.sha256,
        bytes=origin.size,
        tables=tuple(table.id for table in read if table.part == origin.part),
    )


def _missing(snapshot: Snapshot) -> Iterable[str]:
    """What the sources of an edition do not tell, in words."""
    section = snapshot.section
    if section is None:
        yield "PS3.4 section I.4 has not been read."
        return
    if RETIRED_TABLE not in snapshot.tables:
        yield f"PS3.4 Table {RETIRED_TABLE} (Retired Standard SOP Classes) is not in the source."
    if RELATED_TABLE not in snapshot.tables:
        yield f"PS3.4 Table {RELATED_TABLE} (Related General SOP Classes) is not in the source."
    if not section.annex_o:
        yield "PS3.4 section I.4.1.2 (the SOP Classes under Annex O) is not in the source."
    if not section.not_sharing_uid:
        yield "The note on shared UIDs under PS3.4 Table I.4-1 is not in the source."
    media_storage = [snapshot.tables[table_id] for table_id in section.tables]
    if not any(record.get(IOD_TITLE) for table in media_storage for record in table.records()):
        yield "The titles of the IODs are not in the source: PS3.4 links to PS3.3 for them."
    without = sum(not record.get(IOD) for table in media_storage for record in table.records())
    if without:
        yield f"The section of the IOD is not in the source for {without} of the SOP Classes."
    registry = snapshot.tables.get(REGISTRY_TABLE)
    if registry is None:
        yield "PS3.6 Table A-1 (names and keywords) has not been read."
    elif UID_KEYWORD not in registry.columns:
        yield "PS3.6 Table A-1 has no keywords in this edition."
