"""``spec/<edition>/`` written and read: ``edition.toml``, and one CSV per table under the standard's column names."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import tomli_w

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.spec.section import MediaStorageSection
from codegen.spec.table import SnapshotTable

R = TypeVar("R")

EDITION_FILE: Final = "edition.toml"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that was read; what is not known of it is None."""

    part: str
    form: str
    url: str
    title: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    tables: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What ``spec/`` holds of one edition."""

    edition: Edition
    sources: tuple[SourceDocument, ...]
    tables: Mapping[str, SnapshotTable]
    section: MediaStorageSection | None
    missing: tuple[str, ...] = field(default=())

    def with_documents_of(self, older: "Snapshot") -> "Snapshot":
        """Keep from an older snapshot what came from parts of the standard that this one has not read."""
        parts = {source.part for source in self.sources}
        kept = tuple(source for source in older.sources if source.part not in parts)
        old_tables = {table.id: table for table in older.tables.values() if table.part not in parts}
        sources = tuple(sorted((*kept, *self.sources), key=lambda source: source.part))
        tables = in_order(sources, {**self.tables, **old_tables})
        return replace(self, sources=sources, tables=tables, section=self.section or older.section)

    def with_missing(self, missing: Iterable[str]) -> "Snapshot":
        """The same snapshot, saying what its sources do not tell."""
        return replace(self, missing=tuple(missing))


def in_order(sources: Iterable[SourceDocument], tables: Mapping[str, SnapshotTable]) -> dict[str, SnapshotTable]:
    """The tables in the order of their documents, whichever was read first."""
    return {table_id: tables[table_id] for source in sources for table_id in source.tables}


def table_file(table_id: str) -> str:
    """The name of a table's CSV: ``table_B.5-1.csv``."""
    return f"table_{table_id}.csv"


def files_of(snapshot: Snapshot) -> dict[str, str]:
    """The files of ``spec/<edition>/`` by name; the same snapshot gives the same text."""
    files = {EDITION_FILE: tomli_w.dumps(_as_toml(snapshot), multiline_strings=False)}
    for table in snapshot.tables.values():
        files[table_file(table.id)] = _as_csv(table)
    return files


def _as_csv(table: SnapshotTable) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue()


def _as_toml(snapshot: Snapshot) -> dict[str, Any]:
    content: dict[str, Any] = {
        "edition": str(snapshot.edition),
        "title": f"Media Storage Standard SOP Classes, DICOM {snapshot.edition}",
        "missing": list(snapshot.missing),
        "sources": [_present(source) for source in snapshot.sources],
        "tables": {
            table.id: {
                key: value
                for key, value in {
                    "part": table.part,
                    "caption": table.caption or None,
                    "chapter": table.chapter,
                    "rows_found": table.rows_found,
                    "rows_kept": len(table.rows),
                }.items()
                if value is not None
            }
            for table in snapshot.tables.values()
        },
    }
    if snapshot.section is not None:
        content["section_I_4"] = _present(snapshot.section)
    return content


def _present(record: object) -> dict[str, Any]:
    values = ((name, getattr(record, name)) for name in _fields(record))
    return {name: _for_toml(value) for name, value in values if value}


def _for_toml(value: object) -> object:
    return list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value


def _fields(record: object) -> Iterable[str]:
    return getattr(record, "__dataclass_fields__", {})


def read_snapshot(folder: Path) -> Snapshot:
    """Read ``spec/<edition>/``; raise SpecError where a file is missing, or is not what ``edition.toml`` says."""
    path = folder / EDITION_FILE
    content = _read_toml(path)
    edition = Edition.parse(_text(content, "edition", path))
    if str(edition) != folder.name:
        raise SpecError(f"{path}: expected edition {folder.name!r} as the folder says, found {edition}")
    tables = {name: _read_table(folder, name, facts) for name, facts in _table(content, "tables", path).items()}
    section = content.get("section_I_4")
    return Snapshot(
        edition=edition,
        sources=tuple(_record(SourceDocument, entry, path) for entry in content.get("sources", [])),
        tables=tables,
        section=_record(MediaStorageSection, section, path) if section is not None else None,
        missing=tuple(content.get("missing", ())),
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecError(f"{path}: is not TOML: {error}") from None


def _text(content: Mapping[str, Any], key: str, path: Path) -> str:
    value = content.get(key)
    if not isinstance(value, str):
        raise SpecError(f"{path}: expected a text under {key!r}, found {value!r}")
    return value


def _table(content: Mapping[str, Any], key: str, path: Path) -> dict[str, Any]:
    value: Any = content.get(key)
    if not isinstance(value, dict) or not value:
        raise SpecError(f"{path}: expected a table [{key}], found {value!r}")
    return cast("dict[str, Any]", value)


def _record(kind: type[R], entry: Mapping[str, Any], path: Path) -> R:
    values = {
        name: tuple(cast("list[object]", value)) if isinstance(value, list) else value for name, value in entry.items()
    }
    try:
        return kind(**values)
    except TypeError as error:
        raise SpecError(f"{path}: {error}".replace("__init__()", f"[{kind.__name__}]")) from None


def _read_table(folder: Path, table_id: str, facts: Mapping[str, Any]) -> SnapshotTable:
    path = folder / table_file(table_id)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = [tuple(row) for row in csv.reader(file)] or [()]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SpecError(f"{path}: cannot be read: {error}") from None
    for number, row in enumerate(rows, 1):
        if len(row) != len(header):
            raise SpecError(f"{path}, row {number}: expected {len(header)} cells, found {len(row)}")
    if len(rows) != facts.get("rows_kept"):
        raise SpecError(f"{path}: expected {facts.get('rows_kept')} rows as edition.toml says, found {len(rows)}")
    return SnapshotTable(
        id=table_id,
        part=str(facts.get("part", "")),
        caption=str(facts.get("caption", "")),
        chapter=facts.get("chapter"),
        columns=header,
        rows=tuple(rows),
        rows_found=int(facts.get("rows_found", len(rows))),
    )
