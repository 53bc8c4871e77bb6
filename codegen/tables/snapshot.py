"""``spec/<edition>/`` written and read: ``edition.toml``, and one CSV per table under the standard's column names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Final

import msgspec
import tomli_w

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.tables import schema
from codegen.tables.table import SnapshotTable, checked_table
from codegen.tables.terms import MODULES

EDITION_FILE: Final = "edition.toml"
ROWS: Final = "rows"
"""The form of a source of which only rows were available."""


class SourceDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A document that was read, or a file of rows; unknown values are None."""

    part: schema.PartName
    form: schema.Form
    file: schema.FileName | None = None
    """The file of the rows, in the folder that ``import-rows`` read."""
    url: schema.Url | None = None
    citation: schema.Line | None = None
    title: schema.Line | None = None
    pages: schema.Count | None = None
    """How many web pages were read. ``sha256`` is then that of a list of their digests, as ``sha256sum`` prints it."""
    sha256: schema.Sha256 | None = None
    bytes: schema.Count | None = None
    tables: tuple[schema.TableId, ...] = ()
    transcribed_by: schema.Line | None = None
    verified: schema.Line | None = None
    note: schema.Line | None = None


class MediaStorageSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What section I.4 contains beside its table; None or empty if it is not in the source."""

    tables: Annotated[tuple[schema.TableId, ...], msgspec.Meta(min_length=1)]
    """The tables that hold the Media Storage SOP Classes, I.4-1 first, the others as section I.4 lists them."""
    not_sharing_uid: tuple[schema.Line, ...] = ()
    """The SOP Classes, as the note names them, that do not share their UID with a network SOP Class."""
    presentation_state_annex: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{1,2}\Z")] | None = None
    """The Annex to which section I.4.1.1 refers for Softcopy Presentation States."""
    annex_o: tuple[schema.Line, ...] = ()
    """The SOP Classes, under the names printed, to which section I.4.1.2, or B.5.1.5, applies Annex O."""
    annex_o_general: tuple[schema.Line, ...] = ()
    """Those among them that bring all SOP Classes of which they are a Related General class."""
    annex_o_exceptions: tuple[schema.Line, ...] = ()
    """The SOP Classes that the same section excepts from Annex O."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What ``spec/`` holds of one edition."""

    edition: Edition
    sources: tuple[SourceDocument, ...]
    tables: Mapping[str, SnapshotTable]
    section: MediaStorageSection | None
    missing: tuple[str, ...] = field(default=())
    only_lends: bool = False
    """Whether too few tables of the edition are known to ship it; it lends its values to other editions."""

    def records(self, table_id: str) -> list[dict[str, str]]:
        """The rows of a table by column name; empty if the sources lack the table."""
        return self.tables[table_id].records() if table_id in self.tables else []

    def with_documents_of(self, older: "Snapshot") -> "Snapshot":
        """Keep from an older snapshot what came from parts of the standard that this one has not read."""
        parts = {source.part for source in self.sources}
        kept = tuple(source for source in older.sources if source.part not in parts)
        old_tables = {table.id: table for table in older.tables.values() if table.part not in parts}
        sources = tuple(sorted((*kept, *self.sources), key=lambda source: source.part))
        tables = in_order(sources, {**self.tables, **old_tables})
        return replace(self, sources=sources, tables=tables, section=self.section or older.section)


def in_order(sources: Iterable[SourceDocument], tables: Mapping[str, SnapshotTable]) -> dict[str, SnapshotTable]:
    """The tables in the order of their documents, whichever was read first."""
    return {table_id: tables[table_id] for source in sources for table_id in source.tables}


def table_file(table_id: str) -> str:
    """The name of a table's CSV: ``table_B.5-1.csv``; ``iod_modules.csv`` for the module tables of all IODs."""
    return "iod_modules.csv" if table_id == MODULES else f"table_{table_id}.csv"


def files_of(snapshot: Snapshot) -> dict[str, str]:
    """The files of ``spec/<edition>/`` by name; the same snapshot gives the same text.

    Raises SpecError for a snapshot that could not be read again.
    """
    where = f"DICOM {snapshot.edition}"
    content = msgspec.to_builtins(
        _EditionFile(
            edition=snapshot.edition,
            title=f"Media Storage Standard SOP Classes, DICOM {snapshot.edition}",
            missing=snapshot.missing,
            sources=snapshot.sources,
            tables={
                table.id: _TableFacts(
                    **{name: getattr(table, name) for name in _KEPT},
                    rows_found=len(table.rows),
                    rows_kept=len(table.rows),
                )
                for table in snapshot.tables.values()
            },
            only_lends=snapshot.only_lends,
            section_I_4=snapshot.section,
        ),
        enc_hook=str,
    )
    schema.converted(content, _EditionFile, where)
    files = {
        table_file(table.id): schema.csv_text([table.columns, *checked_table(table, f"{where}, Table {table.id}").rows])
        for table in snapshot.tables.values()
    }
    # The last one: a folder without it is one that a killed run has left.
    return {**files, EDITION_FILE: tomli_w.dumps(content, multiline_strings=False)}


def known_snapshot(folder: Path) -> Snapshot | None:
    """Read ``spec/<edition>/``, or return None if it does not exist."""
    return read_snapshot(folder) if (folder / EDITION_FILE).exists() else None


def read_snapshot(folder: Path) -> Snapshot:
    """Read ``spec/<edition>/``; raise SpecError if a file is missing or differs from ``edition.toml``."""
    path = folder / EDITION_FILE
    content = schema.read_toml(path, _EditionFile)
    if content.edition != folder.name:
        raise SpecError(f"{path}: expected edition {folder.name!r} as the folder is named, found {content.edition}")
    if not content.tables:
        raise SpecError(f"{path}: expected at least one table under [tables], found none")
    return Snapshot(
        edition=content.edition,
        sources=content.sources,
        tables={table_id: _read_table(folder, table_id, facts) for table_id, facts in content.tables.items()},
        section=content.section_I_4,
        missing=content.missing,
        only_lends=content.only_lends,
    )


class _TableFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What ``edition.toml`` records of a table beside its rows."""

    part: schema.PartName
    caption: schema.Line | None = None
    chapter: schema.Line | None = None
    rows_found: schema.Count
    rows_kept: schema.Count
    carried_over_from: Edition | None = None
    inferred: tuple[schema.Uid, ...] = ()


_KEPT: Final = ("part", "caption", "chapter", "carried_over_from", "inferred")


class _EditionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The file ``edition.toml``, its keys in the order in which they are written."""

    edition: Edition
    title: schema.Line | None = None
    missing: tuple[schema.Line, ...]
    sources: tuple[SourceDocument, ...] = ()
    tables: dict[schema.TableId, _TableFacts]
    only_lends: bool = False
    section_I_4: MediaStorageSection | None = None  # noqa: N815  # the key of the file


def _read_table(folder: Path, table_id: str, facts: _TableFacts) -> SnapshotTable:
    path = folder / table_file(table_id)
    header, *rows = [tuple(row) for row in schema.read_csv(path)]
    if len(rows) != facts.rows_kept:
        raise SpecError(f"{path}: expected {facts.rows_kept} rows as edition.toml states, found {len(rows)}")
    kept = {name: getattr(facts, name) for name in _KEPT}
    return checked_table(SnapshotTable(id=table_id, columns=header, rows=tuple(rows), **kept), str(path))
