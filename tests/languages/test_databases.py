"""The table in SQL, read by SQLite, DuckDB and PostgreSQL."""

import sqlite3
from dataclasses import replace

import duckdb
import pytest
from toolchains import EXAMPLES, program_folder, run

from dicom_media_storage._export import variables as variables_module
from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._export.rendering import render
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.variables import Request
from dicom_media_storage.editions import EDITIONS

SELECTIONS = [Selection(EDITIONS, retired=True), Selection(registry=True)]
QUERY = "SELECT uid_value, uid_name, uid_keyword, is_retired, edition FROM dicom_storage_sop_class"


def script(selection):
    return render(Request(FORMATS["sql"], selection, {"table": "dicom_storage_sop_class"})).decode()


def by_sqlite(text, query, _folder):
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(text)
        return connection.execute(query).fetchall()


def by_duckdb(text, query, _folder):
    with duckdb.connect() as connection:
        connection.execute(text)
        return connection.execute(query).fetchall()


def by_postgresql(text, query, folder):
    for program in ("pg_virtualenv", "psql"):
        program_folder(program)
    (folder / "table.sql").write_text(text)
    # The separators are characters that no name contains.
    (folder / "query.sql").write_text(f"\\pset null NULL\n\\pset fieldsep '\\t'\n{query};\n")
    output = run("pg_virtualenv psql -X -q -A -t -v ON_ERROR_STOP=1 -f table.sql -f query.sql", folder)
    rows = [line.split("\t") for line in output.splitlines() if "\t" in line]
    return [
        (uid, *(None if text == "NULL" else text for text in texts), int(retired), edition)
        for uid, *texts, retired, edition in rows
    ]


DATABASES = [by_sqlite, by_duckdb, by_postgresql]


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_every_row(database, selection, tmp_path):
    wanted = [
        (
            row["uid"],
            row.get("sop_class_name") or row.get("name"),
            row["keyword"],
            int(row["is_retired"]),
            row["edition"],
        )
        for row in selection.newest_rows
    ]
    assert sorted(database(script(selection), QUERY, tmp_path)) == sorted(wanted)


@pytest.mark.parametrize("database", DATABASES[:2])
def test_the_example_of_the_guide(database, tmp_path):
    comment, query = (EXAMPLES / "query.sql").read_text().splitlines()
    assert comment == "-- dicom-media-storage export -o uids.sql"
    assert database(script(Selection()), query, tmp_path) == [("CT Image Storage",)]


HOSTILE = "'; DROP TABLE dicom_storage_sop_class; -- \" /* µ 💩"


@pytest.mark.parametrize("database", DATABASES)
def test_a_hostile_name_is_itself(database, tmp_path, monkeypatch):
    original = variables_module.entry_of
    monkeypatch.setattr(variables_module, "entry_of", lambda row: replace(original(row), name=HOSTILE))
    found = database(script(Selection()), QUERY, tmp_path)
    assert {row[1] for row in found} == {HOSTILE}
    assert len(found) == len(Selection().rows)
