"""Documents of the standard → the snapshot of their edition; nothing is written here."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.cells import read_table
from codegen.extract.iod_tables import tables_of_part_3
from codegen.extract.part03 import part3_of
from codegen.extract.section_i4 import READ_IF_PRINTED, read_section
from codegen.model.edition import EditionModel, model_of
from codegen.standard.document import Document, united
from codegen.standard.reader import read_document
from codegen.tables.missing import with_missing
from codegen.tables.names import Ledger
from codegen.tables.snapshot import MediaStorageSection, Snapshot, SourceDocument, in_order, known_snapshot
from codegen.tables.table import SnapshotTable
from codegen.tables.terms import REGISTRY_TABLE

_PARTS: Final = ("PS3.3", "PS3.4", "PS3.6")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a run of ``extract`` has read: the snapshot of the edition, whole, and its model."""

    snapshot: Snapshot
    model: EditionModel | None
    read: tuple[SnapshotTable, ...]
    remarks: tuple[str, ...] = ()
    """What is wrong with a document without making it unreadable, each in a sentence."""

    @classmethod
    def of(
        cls, new: Snapshot, older: Snapshot | None, ledgers: Sequence[Ledger], remarks: Iterable[str] = ()
    ) -> "Extraction":
        """Unite a snapshot with what was known of other parts; raise SpecError if the two contradict each other."""
        snapshot = with_missing(new.with_documents_of(older) if older else new)
        model = model_of(snapshot, ledgers) if snapshot.section is not None else None
        return cls(snapshot, model, tuple(new.tables.values()), tuple(remarks))


def extract(
    paths: Sequence[Path],
    edition: Edition | None,
    spec_dir: Path,
    ledgers: Sequence[Ledger],
    come_from: Mapping[str, str] | str | None = None,
) -> Extraction:
    """Read documents of one edition; what ``spec/`` already has from other parts of it is kept.

    ``come_from`` has the addresses of parts that were downloaded, or a citation in place of all addresses.
    Raises SpecError for a document that is not understood, for two documents of one part, and if what was read
    contradicts itself.
    """
    documents, witnesses = _by_part([read_document(path, edition=edition) for path in paths])
    read: list[SnapshotTable] = []
    section: MediaStorageSection | None = None
    if part_4 := documents.get("PS3.4"):
        section = read_section(part_4)
        wanted = dict.fromkeys((*section.tables, *READ_IF_PRINTED))
        read += [read_table(table, "PS3.4") for number in wanted if (table := part_4.table(number))]
    if part_6 := documents.get("PS3.6"):
        registry = part_6.table(REGISTRY_TABLE)
        if registry is None:
            raise SpecError(f"{part_6.name}: has no Table {REGISTRY_TABLE} (UID Values)")
        read.append(read_table(registry, "PS3.6"))
    stated = next(iter(documents.values())).origin.edition
    older = known_snapshot(spec_dir / stated)
    remarks: list[str] = []
    if part_3 := documents.get("PS3.3"):
        derived = tables_of_part_3(part3_of(part_3), _known_classes(read, section, older))
        read += derived.tables
        remarks += derived.remarks
    for part, witness in witnesses.items():
        _refuse_disagreement(documents[part], witness)
    sources = tuple(
        _source(group[part], read, come_from, is_witness=group is witnesses)
        for part in _PARTS
        for group in (witnesses, documents)
        if part in group
    )
    new = Snapshot(stated, sources, in_order(sources, {table.id: table for table in read}), section)
    return Extraction.of(new, older, ledgers, remarks)


def _by_part(documents: Sequence[Document]) -> tuple[dict[str, Document], dict[str, Document]]:
    """The document of each part, its pages as one; and the pages that are given beside a whole part.

    Raises SpecError if they are of several editions.
    """
    first = documents[0].origin
    whole: dict[str, Document] = {}
    pages: dict[str, list[Document]] = {}
    for document in documents:
        origin = document.origin
        if origin.part not in _PARTS:
            raise SpecError(f"{origin.name}: expected PS3.3, PS3.4 or PS3.6, found {origin.part} ({origin.title})")
        if origin.edition != first.edition:
            found = f"{first.name} of {first.edition} and {origin.name} of {origin.edition}"
            raise SpecError(f"expected documents of one edition, found {found}")
        if origin.is_page:
            pages.setdefault(origin.part, []).append(document)
        elif whole.setdefault(origin.part, document) is not document:
            first_name = whole[origin.part].name
            raise SpecError(f"expected one document of {origin.part}, found {first_name} and {origin.name}")
    by_part = {part: united(same) for part, same in pages.items()}
    return {**by_part, **whole}, {part: document for part, document in by_part.items() if part in whole}


def _refuse_disagreement(whole: Document, pages: Document) -> None:
    """Raise SpecError if a table of pages has other rows than that of the whole part; its links may be lost."""
    for table in pages.tables:
        same = whole.table(table.number) if table.number else None
        if same is None:
            continue
        printed, other = ([[cell.text for cell in row[:2]] for row in one.rows] for one in (table, same))
        if printed != other:
            number = next(place for place, pair in enumerate(zip_longest(printed, other), 1) if pair[0] != pair[1])
            raise SpecError(f"{table.where}, row {number}: expected the row that {whole.name} prints, found another")


def _known_classes(
    read: Sequence[SnapshotTable], section: MediaStorageSection | None, older: Snapshot | None
) -> list[dict[str, str]]:
    """The rows of the Media Storage tables: as read now, or as ``spec/`` has them if PS3.4 is not read now."""
    known = {table.id: table for table in read} if section else older.tables if older else {}
    section = section or (older.section if older else None)
    if section is None:
        raise SpecError("expected PS3.4 of the edition beside PS3.3 or read before it, found none")
    return [record for number in section.tables for record in known[number].records()]


def _source(
    document: Document,
    read: Sequence[SnapshotTable],
    come_from: Mapping[str, str] | str | None,
    *,
    is_witness: bool,
) -> SourceDocument:
    origins, first = document.origins, document.origin
    tables = [table.id for table in read if table.part == first.part]
    numbers = {table.number for table in document.tables} if is_witness else set(tables)
    source = SourceDocument(
        part=first.part,
        form=first.form,
        url=first.url,
        title=first.title or None,
        sha256=first.sha256,
        bytes=sum(origin.size for origin in origins),
        tables=tuple(number for number in tables if number in numbers),
    )
    if len(origins) > 1:
        # The digest of what ``sha256sum *`` prints in the folder of the pages.
        digests = "".join(f"{origin.sha256}  {origin.name}\n" for origin in origins)
        sha256, folder = hashlib.sha256(digests.encode()).hexdigest(), f"{first.url.rpartition('/')[0]}/"
        source = replace(source, form=f"{first.form}s", url=folder, pages=len(origins), sha256=sha256)
    if isinstance(come_from, str):
        return replace(source, url=None, citation=come_from)
    return replace(source, url=(come_from or {}).get(first.part, source.url))
