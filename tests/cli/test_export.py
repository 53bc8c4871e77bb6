import csv
import json
import os
import sys
import threading
from importlib.resources import files

import pyarrow.parquet
import pytest
from jsonschema import Draft202012Validator

from dicom_media_storage import table
from dicom_media_storage._export import parquet as parquet_module
from dicom_media_storage._export.cells import LIST_SEPARATOR
from dicom_media_storage._export.selection import Selection
from dicom_media_storage.editions import EDITIONS, load

SCHEMA = json.loads(files("dicom_media_storage").joinpath("export.schema.json").read_text())
FORMATS = ["csv", "json", "jsonl", "parquet"]


@pytest.fixture(scope="module")
def expected():
    """The rows of the newest edition, which has values and empty cells in every kind of column."""
    return table.rows(retired=True)


def cell(value):
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return "" if value is None else {True: "true", False: "false"}.get(value, value)


def test_schema_is_a_schema_and_has_every_column_in_order():
    Draft202012Validator.check_schema(SCHEMA)
    for name, rows in (("row", table.rows()), ("registry_row", table.registry_rows())):
        row = SCHEMA["$defs"][name]
        assert list(row["properties"]) == row["required"] == list(rows[0])
        assert all(column.get("description") for column in row["properties"].values())


def test_schema_is_printed(run):
    assert json.loads(run("export", "--schema").stdout) == SCHEMA


def test_json_has_an_object_a_line_and_fits_the_schema(run, expected):
    text = run("export", "--retired", "--format", "json").stdout
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    assert json.loads(text) == expected
    assert len(text.splitlines()) == len(expected) + 2


def test_schema_refuses_other_objects(expected):
    validator = Draft202012Validator(SCHEMA)
    assert not validator.is_valid([{**expected[0], "uid": "1.2.03"}])
    assert not validator.is_valid([{**expected[0], "more": None}])
    assert not validator.is_valid([{"uid": "1.2.3"}])


def test_all_editions(run):
    found = [json.loads(line) for line in run("export", "--all", "--format", "jsonl").stdout.splitlines()]
    assert found == [row for edition in EDITIONS for row in table.rows(edition)]


def test_a_group_of_every_edition_that_has_it(run):
    found = json.loads(run("export", "--all", "--group", "annex-o", "--format", "json").stdout)
    having = [edition for edition in EDITIONS if hasattr(load(edition).groups, "ANNEX_O")]
    assert [row["uid"] for row in found] == [
        member.uid for one in having for member in load(one).MediaStorageSOPClass if member in load(one).groups.ANNEX_O
    ]


def test_the_group_of_retired_classes(run):
    rows = json.loads(run("export", "--group", "RETIRED", "--format", "json").stdout)
    assert rows == [row for row in table.rows(retired=True) if row["is_retired"]]


@pytest.mark.parametrize("form", FORMATS)
def test_the_register(run, tmp_path, form):
    file = tmp_path / f"uids.{form}"
    assert run("export", "--registry", "-o", str(file)).exit_code == 0
    if form == "parquet":
        found = pyarrow.parquet.read_table(file).to_pylist()
    elif form == "csv":
        found = list(csv.DictReader(file.read_text().splitlines()))
    else:
        found = [json.loads(line.rstrip(",")) for line in file.read_text().splitlines() if line[0] == "{"]
        Draft202012Validator(SCHEMA).validate(found)
    rows = table.registry_rows()
    assert found == ([{name: cell(value) for name, value in row.items()} for row in rows] if form == "csv" else rows)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--registry", "--all"], "--registry is a table of all editions"),
        (["--registry", "--edition", "2013"], "--registry is a table of all editions"),
        (["--all", "--edition", "2013"], "use one of the two"),
        (["--retired", "--group", "RETIRED"], "use --retired or --group"),
        (["--edition", "2026d", "--group", "ANNEX_O"], "DICOM 2026d has no group ANNEX_O; groups: "),
        (["--set", "package=dicom"], "--set has no effect on the table csv"),
        (["--transfer-syntax", "RLELossless"], "--transfer-syntax has no effect on the table csv"),
    ],
)
def test_options_that_contradict_each_other(run, words, message):
    result = run("export", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_json_lines(run, expected):
    lines = run("export", "--retired", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == expected


def test_csv(run, expected):
    assert list(csv.DictReader(run("export", "--retired").stdout.splitlines())) == [
        {name: cell(value) for name, value in row.items()} for row in expected
    ]


def test_no_item_of_a_list_holds_the_separator(expected):
    items = [item for row in expected for name in ("former_names", "related_general") for item in row[name] or ()]
    assert items
    assert not any(LIST_SEPARATOR in item for item in items)


def test_parquet(run, expected, tmp_path):
    file = tmp_path / "classes.parquet"
    assert run("export", "--retired", "-o", str(file)).exit_code == 0
    assert pyarrow.parquet.read_table(file).to_pylist() == expected


def test_parquet_names_no_release_of_its_writer(run, tmp_path):
    file = tmp_path / "classes.parquet"
    run("export", "-o", str(file))
    metadata = pyarrow.parquet.read_metadata(file)
    assert metadata.created_by == "dicom-media-storage version 1"
    assert metadata.num_row_groups == 1
    assert b"arrow" not in file.read_bytes().lower()


def test_parquet_of_a_writer_unknown_to_us_stays_as_it_is():
    data = parquet_module.as_parquet(Selection(("2013",)))
    assert parquet_module._without_release(data, "0.0.0") == data


@pytest.mark.parametrize("form", FORMATS)
def test_the_suffix_gives_the_format(run, tmp_path, form):
    file = tmp_path / f"table.{form}"
    run("export", "-o", str(file))
    assert file.read_bytes() == run("export", "--format", form).stdout_bytes


def test_dash_is_stdout(run):
    assert run("export", "-o", "-").stdout == run("export").stdout


def test_parquet_names_its_extra_before_any_work(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr(table, "rows", None)
    result = run("export", "--all", "-o", str(tmp_path / "classes.parquet"))
    assert result.exit_code == 2
    assert "pip install 'dicom-media-storage[parquet]'" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["missing/table.csv", "file/table.csv", "."])
def test_a_file_that_cannot_be_written_is_an_error_of_one_line(start, tmp_path, place):
    (tmp_path / "file").touch()
    result = start("export", "-o", place, cwd=tmp_path)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_write_that_fails_leaves_the_old_file(run, tmp_path, monkeypatch):
    file = tmp_path / "table.csv"
    file.write_text("old")

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    result = run("export", "-o", str(file))
    assert (result.exit_code, result.stderr) == (
        2,
        f"dicom-media-storage: cannot write {file}: No space left on device\n",
    )
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_pipe_is_written_to_and_not_replaced(run, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    run("export", "-o", str(pipe))
    reader.join(timeout=30)
    assert read[0].startswith(b"edition,")
    assert pipe.is_fifo()
