"""A folder of CSV files and a ``source.toml`` → the snapshot of an edition; nothing is written here."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import msgspec

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.cells import read_table
from codegen.extract.extract import Extraction
from codegen.standard.document import Table
from codegen.standard.text import Text, clean
from codegen.tables import schema, terms
from codegen.tables.names import Ledger
from codegen.tables.snapshot import ROWS, MediaStorageSection, Snapshot, SourceDocument, in_order, known_snapshot
from codegen.tables.table import SCHEMAS, SnapshotTable

SOURCE_FILE: Final = "source.toml"
_LENDABLE: Final = frozenset({terms.MODULES, terms.REGISTRY_TABLE})
"""The tables that other editions can borrow from without a list of SOP Classes."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One CSV file: which table it holds, where its rows come from, and how far they can be trusted."""

    file: schema.FileName
    part: schema.PartName
    table: schema.TableId
    transcribed_by: schema.Line
    verified: schema.Line
    url: schema.Url | None = None
    citation: schema.Line | None = None
    sha256: schema.Sha256 | None = None
    """Of the original, if known."""
    note: schema.Line | None = None
    carried_over_from: Edition | None = None
    inferred: tuple[schema.Uid, ...] = ()


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    edition: Edition
    files: Annotated[tuple[_File, ...], msgspec.Meta(min_length=1)]
    only_lends: bool = False
    """Whether too few tables of the edition are known to ship it; it lends its values to other editions."""


def import_rows(
    folder: Path, ledgers: Sequence[Ledger], spec_dir: Path, known_record_types: frozenset[str] = frozenset()
) -> Extraction:
    """Read a folder of rows; the same checks apply as to documents, and raise SpecError.

    What ``spec_dir`` has from documents of other parts of the edition is kept.
    ``known_record_types`` are the Directory Record Types that other editions have; empty if none is known. A type that
    no edition has comes from a document, not from rows.
    """
    path = folder / SOURCE_FILE
    source = schema.read_toml(path, _Source)
    edition = source.edition
    _refuse_unlike(source, folder)
    tables = {one.table: _read(folder / one.file, one, edition, path) for one in source.files}
    if terms.RECORD_TYPES in tables and known_record_types:
        _refuse_unknown_types(tables[terms.RECORD_TYPES], known_record_types, folder)
    ordered = sorted(source.files, key=lambda one: (one.part, [*SCHEMAS].index(one.table)))
    sources = tuple(_document(one) for one in ordered)
    of_media = SCHEMAS[terms.DIRECTORY_TABLE]
    listed = tuple(number for number, of_table in SCHEMAS.items() if of_table is of_media and number in tables)
    if source.only_lends and (others := tables.keys() - _LENDABLE):
        expected = " or ".join(sorted(_LENDABLE))
        raise SpecError(f"{path}: expected {expected} of an edition that only lends, found {', '.join(sorted(others))}")
    section = MediaStorageSection(tables=listed) if listed else None
    new = Snapshot(edition, sources, in_order(sources, tables), section, only_lends=source.only_lends)
    older = _from_documents(spec_dir / edition, {one.part for one in source.files})
    return Extraction.of(new, older, ledgers)


def _from_documents(folder: Path, parts: set[str]) -> Snapshot | None:
    """What an edition has from documents; raise SpecError if they are of the parts of which rows are imported."""
    older = known_snapshot(folder)
    documents = [source for source in older.sources if source.form != ROWS] if older else []
    for source in documents:
        if source.part in parts:
            what = f"{source.part} of {folder.name} was read from documents"
            raise SpecError(f"{what}: remove {folder} before you import rows of it")
    return older if documents else None


def _refuse_unlike(source: _Source, folder: Path) -> None:
    """Every table is in one file of the part that has it, and every CSV file of the folder is listed."""
    path = folder / SOURCE_FILE
    seen: dict[str, str] = {}
    for one in source.files:
        if one.table not in SCHEMAS or SCHEMAS[one.table].part != one.part:
            known = ", ".join(f"{of_table.part} {table}" for table, of_table in SCHEMAS.items())
            raise SpecError(f"{path}: expected one of the tables {known}, found {one.part} {one.table}")
        if one.url is None and one.citation is None:
            raise SpecError(f"{path}: expected a url or a citation for {one.file}, found neither")
        for name in (one.file, f"Table {one.table}"):
            if name in seen:
                raise SpecError(f"{path}: expected {name} once, found it for {seen[name]} and {one.file}")
            seen[name] = one.file
    unlisted = sorted(file.name for file in folder.iterdir() if file.suffix.lower() == ".csv" and file.name not in seen)
    if unlisted:
        raise SpecError(f"{path}: expected an entry for every CSV file of the folder, found none for {unlisted[0]}")


def _document(one: _File) -> SourceDocument:
    same = ("part", "file", "url", "citation", "sha256", "transcribed_by", "verified", "note")
    return SourceDocument(form=ROWS, tables=(one.table,), **{name: getattr(one, name) for name in same})


def _read(path: Path, one: _File, edition: Edition, source: Path) -> SnapshotTable:
    header, *rows = schema.read_csv(path)
    if not rows:
        raise SpecError(f"{path}: expected a header and at least one row, found {1 if header else 0} lines")
    cells = tuple(tuple(Text(clean(cell)) for cell in row) for row in rows)
    table = read_table(Table(str(path), one.table, "", None, tuple(map(clean, header)), cells), one.part)
    carried = one.carried_over_from
    if carried is not None and not carried < edition:
        expected = f"{one.file} to be carried over from an edition before {edition}"
        raise SpecError(f"{source}: expected {expected}, found {carried}")
    listed = {record.get(terms.UID, record.get(terms.UID_VALUE, "")) for record in table.records()}
    for uid in one.inferred:
        if uid not in listed:
            raise SpecError(f"{source}: expected {one.file} to have a row of {uid}, which is inferred, found none")
    return replace(table, carried_over_from=carried, inferred=one.inferred)


def _refuse_unknown_types(table: SnapshotTable, known: frozenset[str], folder: Path) -> None:
    for record in table.records():
        if record[terms.RECORD_TYPE] not in known:
            expected = f"a Directory Record Type of another edition ({', '.join(sorted(known))})"
            found = f"{record[terms.RECORD_TYPE]!r} for {record[terms.UID]}"
            raise SpecError(f"{folder}, Table {terms.RECORD_TYPES}: expected {expected}, found {found}")
