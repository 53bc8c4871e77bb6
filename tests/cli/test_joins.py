"""The table of the classes in programs that join tables; tests/spark has the join in Spark."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "export"
FOUND = """\
('CT Image Storage', False, 1200)
('Ultrasound Image Storage', True, 80)
('not a storage SOP Class', None, 3)
"""


@pytest.mark.parametrize("example", ["duckdb_join.py", "polars_join.py"])
def test_example(tmp_path, example):
    command = [sys.executable, EXAMPLES / example]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout == FOUND


@pytest.fixture
def table(run, tmp_path):
    def table(form):
        file = tmp_path / f"classes.{form}"
        run("export", "--all", "-o", str(file))
        return str(file)

    return table


ROWS = 113 + 137 + 4 + 148 + 175 + 180 + 4 + 183 + 4


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "parquet"])
def test_duckdb_reads_every_format(table, form):
    query = "SELECT count(*), count(DISTINCT uid), sum(is_retired::INT) FROM"
    assert duckdb.sql(f"{query} '{table(form)}'").fetchall() == [(ROWS, 187, 12)]


@pytest.mark.parametrize("form", ["json", "jsonl", "parquet"])
def test_duckdb_has_lists_as_lists(table, form):
    query = "SELECT count(DISTINCT general) FROM (SELECT unnest(related_general) AS general FROM"
    [(generals,)] = duckdb.sql(f"{query} '{table(form)}')").fetchall()
    assert generals > 1


@pytest.mark.parametrize(
    ("form", "scan"),
    [
        ("csv", partial(pl.scan_csv, infer_schema_length=None)),
        ("jsonl", partial(pl.scan_ndjson, infer_schema_length=None)),
        ("parquet", pl.scan_parquet),
    ],
)
def test_polars_reads_every_format(table, form, scan):
    frame = scan(table(form)).collect()
    assert frame.height == ROWS
    assert frame["is_retired"].sum() == 12
    assert frame["related_general"].dtype == (pl.String if form == "csv" else pl.List(pl.String))
