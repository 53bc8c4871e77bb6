"""A folder of CSV files and a ``source.toml`` → the snapshot of an edition; nothing is written here."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import msgspec

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.columns import SOP_CLASSES, read_table
from codegen.extract.extract import Extraction
from codegen.files import read_regular
from codegen.model.edition import Aliases, model_of
from codegen.standard.document import Table
from codegen.standard.text import Text, clean
from codegen.tables.missing import with_missing
from codegen.tables.schema import (
    EditionName,
    FileName,
    Line,
    PartName,
    Sha256,
    TableId,
    Uid,
    Url,
    parsed_edition,
    read_toml,
)
from codegen.tables.section import DIRECTORY_TABLE, MediaStorageSection
from codegen.tables.snapshot import Snapshot, SourceDocument, in_order
from codegen.tables.table import (
    GENERAL,
    IOD,
    IOD_TITLE,
    IOD_TITLES,
    MODULES,
    NAME,
    PART,
    RECORD_TYPE,
    RECORD_TYPES,
    REGISTRY_TABLE,
    RELATED_TABLE,
    RETIRED,
    RETIRED_TABLE,
    SECTION,
    SEE,
    SPECIALIZATION,
    UID,
    UID_KEYWORD,
    UID_NAME,
    UID_TYPE,
    UID_VALUE,
    SnapshotTable,
    checked_record_type,
    checked_uid,
    refuse_hidden_characters,
)

SOURCE_FILE: Final = "source.toml"
_FORM: Final = "rows"
_MOST_ROWS: Final = 100_000


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One CSV file: which table it holds, where its rows come from, and how far they can be trusted."""

    file: FileName
    part: PartName
    table: TableId
    transcribed_by: Line
    verified: Line
    url: Url | None = None
    citation: Line | None = None
    sha256: Sha256 | None = None
    """Of the original, where known."""
    note: Line | None = None
    carried_over_from: EditionName | None = None
    inferred: tuple[Uid, ...] = ()


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    edition: EditionName
    files: Annotated[tuple[_File, ...], msgspec.Meta(min_length=1)]


class _Layout(msgspec.Struct, frozen=True):
    """The columns that a table may have, in the order in which ``spec/`` keeps them."""

    part: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    key: tuple[str, ...] = (UID,)
    """The columns that together differ in every row."""


_MODULE: Final = ("iod_title", "information_entity", "module")
_CLASSES: Final = _Layout("PS3.4", (NAME, UID), (IOD, IOD_TITLE, SEE, SPECIALIZATION))
_LAYOUTS: Final = {
    DIRECTORY_TABLE: _CLASSES,
    "B.5-1": _CLASSES,
    "GG.3-1": _CLASSES,
    RETIRED_TABLE: _Layout("PS3.4", (NAME, UID)),
    RELATED_TABLE: _Layout("PS3.4", (NAME, GENERAL), key=(NAME, GENERAL)),
    REGISTRY_TABLE: _Layout("PS3.6", (UID_VALUE, UID_NAME, UID_TYPE), (RETIRED, UID_KEYWORD, PART), (UID_VALUE,)),
    RECORD_TYPES: _Layout("PS3.3", (UID, RECORD_TYPE)),
    IOD_TITLES: _Layout("PS3.3", (SECTION, IOD_TITLE), key=(SECTION,)),
    MODULES: _Layout("PS3.3", (*_MODULE, "usage"), ("section",), _MODULE),
}
_SPELLINGS: Final = {spelling: column.header for column in SOP_CLASSES for spelling in column.spellings}


def import_rows(folder: Path, aliases: Aliases) -> Extraction:
    """Read a folder of rows with the checks that documents undergo; raise SpecError for what is not understood."""
    path = folder / SOURCE_FILE
    source = read_toml(path, _Source)
    edition = parsed_edition(source.edition, path)
    _refuse_unlike(source, folder)
    tables = {one.table: _read(folder / one.file, one, edition, path) for one in source.files}
    ordered = sorted(source.files, key=lambda one: (one.part, [*_LAYOUTS].index(one.table)))
    sources = tuple(_document(one) for one in ordered)
    listed = tuple(table_id for table_id, layout in _LAYOUTS.items() if layout is _CLASSES and table_id in tables)
    section = MediaStorageSection(tables=listed) if listed else None
    snapshot = with_missing(Snapshot(edition, sources, in_order(sources, tables), section))
    model = model_of(snapshot, aliases) if section is not None else None
    return Extraction(snapshot, model, tuple(snapshot.tables.values()))


def _refuse_unlike(source: _Source, folder: Path) -> None:
    """Every table stands in one file of the part that has it, and every CSV file of the folder is listed."""
    path = folder / SOURCE_FILE
    seen: dict[str, str] = {}
    for one in source.files:
        layout = _LAYOUTS.get(one.table)
        if layout is None or layout.part != one.part:
            known = ", ".join(f"{layout.part} {table}" for table, layout in _LAYOUTS.items())
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
    return SourceDocument(
        part=one.part,
        form=_FORM,
        file=one.file,
        url=one.url,
        citation=one.citation,
        sha256=one.sha256,
        tables=(one.table,),
        transcribed_by=one.transcribed_by,
        verified=one.verified,
        note=one.note,
    )


def _read(path: Path, one: _File, edition: Edition, source: Path) -> SnapshotTable:
    layout = _LAYOUTS[one.table]
    header, rows = _csv(path)
    columns = _columns(header, layout, path)
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    if layout is _CLASSES:
        table = _sop_classes(path, one, records, columns)
    elif one.table == REGISTRY_TABLE:
        table = _registry(path, one, records, columns)
    else:
        table = _plain(path, one, records, [name for name in (*layout.required, *layout.optional) if name in columns])
    carried = parsed_edition(one.carried_over_from, source) if one.carried_over_from else None
    if carried is not None and not carried < edition:
        raise SpecError(
            f"{source}: expected {one.file} to be carried over from an edition before {edition}, found {carried}"
        )
    table = replace(table, carried_over_from=carried, inferred=_inferred(one, records, source))
    refuse_hidden_characters(table, str(path))
    return table


def _inferred(one: _File, records: Sequence[Mapping[str, str]], source: Path) -> tuple[str, ...]:
    listed = {record.get(UID, record.get(UID_VALUE, "")) for record in records}
    for uid in one.inferred:
        if uid not in listed:
            raise SpecError(f"{source}: expected {one.file} to have a row of {uid}, which is inferred, found none")
    return one.inferred


def _csv(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        text = read_regular(path).decode("utf-8-sig")
        read = (row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row)
        rows = [[clean(cell) for cell in row] for row in islice(read, _MOST_ROWS + 2)]
    except UnicodeDecodeError as error:
        raise SpecError(f"{path}: is not UTF-8: byte {error.start} cannot be decoded") from None
    except csv.Error as error:
        raise SpecError(f"{path}: is not CSV: {error}") from None
    if len(rows) < 2:
        raise SpecError(f"{path}: expected a header and at least one row, found {len(rows)} lines")
    if len(rows) > _MOST_ROWS + 1:
        raise SpecError(f"{path}: expected at most {_MOST_ROWS} rows, found more")
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(rows[0]):
            raise SpecError(f"{path}, row {number}: expected {len(rows[0])} cells as in the header, found {len(row)}")
    return rows[0], rows[1:]


def _columns(header: Sequence[str], layout: _Layout, path: Path) -> list[str]:
    """The names of the columns as ``spec/`` spells them, in the order of the file."""
    known = {_folded(name): name for name in (*layout.required, *layout.optional)}
    if IOD in layout.optional:
        known |= {_folded(spelling): name for spelling, name in _SPELLINGS.items()}
    columns: list[str] = []
    for name in header:
        if _folded(name) not in known:
            expected = ", ".join(map(repr, (*layout.required, *layout.optional)))
            raise SpecError(f"{path}: has an unknown column {name!r}, expected {expected}")
        if known[_folded(name)] in columns:
            raise SpecError(f"{path}: has the column {name!r} twice")
        columns.append(known[_folded(name)])
    for name in layout.required:
        if name not in columns:
            raise SpecError(f"{path}: expected a column {name!r}, found {', '.join(map(repr, header))}")
    return columns


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


def _sop_classes(path: Path, one: _File, records: list[dict[str, str]], columns: list[str]) -> SnapshotTable:
    printed = [NAME, UID, IOD, *([SPECIALIZATION] if SPECIALIZATION in columns else [])]
    return _overridden(_as_printed(path, one, records, printed), records, (IOD_TITLE, SEE))


def _registry(path: Path, one: _File, records: list[dict[str, str]], columns: list[str]) -> SnapshotTable:
    printed = [name for name in (UID_VALUE, UID_NAME, UID_KEYWORD, UID_TYPE, PART) if name in columns]
    marked = [{**record, RETIRED: "RET"} if record.get(RETIRED) else {**record, RETIRED: ""} for record in records]
    return _overridden(_as_printed(path, one, records, printed), marked, (RETIRED,))


def _as_printed(path: Path, one: _File, records: Iterable[Mapping[str, str]], columns: Sequence[str]) -> SnapshotTable:
    """Read rows as those of a printed table are read."""
    rows = tuple(tuple(Text(record.get(name, "")) for name in columns) for record in records)
    return read_table(Table(str(path), one.table, "", None, tuple(columns), rows), one.part)


def _overridden(table: SnapshotTable, records: Sequence[Mapping[str, str]], columns: Sequence[str]) -> SnapshotTable:
    """Put the cells of columns that are printed inside another column, and that the file has of their own."""
    rows = [
        tuple(
            (record.get(name) or cell) if name in columns else cell
            for name, cell in zip(table.columns, row, strict=True)
        )
        for row, record in zip(table.rows, records, strict=True)
    ]
    return SnapshotTable(table.id, table.part, "", None, table.columns, tuple(rows), table.rows_found)


def _plain(path: Path, one: _File, records: Sequence[Mapping[str, str]], columns: Sequence[str]) -> SnapshotTable:
    """Read rows whose cells are kept as they are; none but a Module's section may be empty."""
    key = _LAYOUTS[one.table].key
    first: dict[tuple[str, ...], int] = {}
    for number, record in enumerate(records, 1):
        where = f"{path}, row {number}"
        for name in columns:
            if not record[name] and name != "section":
                raise SpecError(f"{where}: expected a text under {name!r}, found an empty cell")
        _check(record, where)
        found = tuple(record[name] for name in key)
        if found in first:
            raise SpecError(f"{where}: expected {' | '.join(found)} once, found it also in row {first[found]}")
        first[found] = number
    rows = tuple(tuple(record[name] for name in columns) for record in records)
    return SnapshotTable(one.table, one.part, "", None, tuple(columns), rows, len(rows))


def _check(record: Mapping[str, str], where: str) -> None:
    if UID in record:
        checked_uid(record[UID], where)
    if RECORD_TYPE in record:
        checked_record_type(record[RECORD_TYPE], where)
    if record.get("usage", "M") not in {"M", "C", "U"}:
        raise SpecError(f"{where}: expected M, C or U under 'usage', found {record['usage']!r}")
