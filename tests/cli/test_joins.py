"""The table of the classes in programs that join tables; tests/spark has the join in Spark."""

import subprocess
import sys
from functools import cache, partial
from pathlib import Path
from typing import get_type_hints

import duckdb
import polars as pl
import pytest
from click.testing import CliRunner

from dicom_media_storage._cli.app import cli
from dicom_media_storage.editions import EDITIONS
from dicom_media_storage.table import Row, rows
from tests.support import spec

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


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The path of the table in a format, which is written once."""
    folder = tmp_path_factory.mktemp("tables")

    @cache
    def table(form):
        file = folder / f"classes.{form}"
        CliRunner().invoke(cli, ["export", "--retired", "-o", str(file)])
        return str(file)

    return table


CURRENT, RETIRED = spec.current(spec.NEWEST), spec.retired(spec.NEWEST)
ROWS = len(CURRENT) + len(RETIRED)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "parquet"])
def test_duckdb_reads_every_format(table, form):
    query = "SELECT count(*), count(DISTINCT uid), sum(is_retired::INT) FROM"
    assert duckdb.sql(f"{query} '{table(form)}'").fetchall() == [(ROWS, len({*CURRENT, *RETIRED}), len(RETIRED))]


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
    assert frame["is_retired"].sum() == len(RETIRED)
    assert frame["related_general"].dtype == (pl.String if form == "csv" else pl.List(pl.String))


CHOSEN = EDITIONS[0], EDITIONS[len(EDITIONS) // 2], EDITIONS[-1]


def test_polars_concatenates_editions_whatever_columns_are_empty(tmp_path, run):
    frames = []
    for edition in CHOSEN:
        file = tmp_path / f"{edition}.parquet"
        run("export", "--edition", edition, "-o", str(file))
        frames += [pl.read_parquet(file), pl.DataFrame(rows(edition), schema=get_type_hints(Row))]
    assert pl.concat(frames).height == 2 * sum(len(rows(edition)) for edition in CHOSEN)
