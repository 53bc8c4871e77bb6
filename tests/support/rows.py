"""Folders of rows, as ``import-rows`` reads them: made from what ``spec/`` keeps, or put together by hand."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from codegen.tables.snapshot import read_snapshot, table_file

KEYS = ("file", "part", "url", "citation", "sha256", "transcribed_by", "verified", "note")


def write_rows(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], **dialect: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, **{"lineterminator": "\n", **dialect})
        writer.writerow(header)
        writer.writerows(rows)


def entry(file: str, part: str, table: str, **more: Any) -> dict[str, Any]:
    given = {"citation": "a table", "transcribed_by": "a person", "verified": "by hand"}
    return {"file": file, "part": part, "table": table, **given, **more}


def write_source(folder: Path, edition: str, *files: Mapping[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.toml").write_text(tomli_w.dumps({"edition": edition, "files": list(files)}), encoding="utf-8")
    return folder


def folder_of(spec: Path, folder: Path) -> Path:
    """The folder from which an edition of ``spec/`` was imported: its rows, and a ``source.toml`` from its sources."""
    snapshot = read_snapshot(spec)
    files: list[dict[str, Any]] = []
    for source in snapshot.sources:
        (table_id,) = source.tables
        table = snapshot.tables[table_id]
        write_rows(folder / (source.file or table_file(table_id)), table.columns, table.rows)
        given = {key: value for key in KEYS if (value := getattr(source, key)) is not None}
        carried = {"carried_over_from": str(table.carried_over_from)} if table.carried_over_from else {}
        inferred = {"inferred": list(table.inferred)} if table.inferred else {}
        files.append({**given, "table": table_id, **carried, **inferred})
    return write_source(folder, str(snapshot.edition), *files)
