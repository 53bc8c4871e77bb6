"""import-rows: the shipped editions again with the same bytes, folders written by hand, and folders that are refused."""

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from codegen.build import SPEC_DIR
from tests.codegen.conftest import Generator
from tests.support.documents import CT, part_4
from tests.support.rows import entry, folder_of, write_rows, write_source

ROWS = "SOP Class Name,SOP Class UID\nCT Image Storage,1.2.840.10008.5.1.4.1.1.2\n"
DIRECTORY = "SOP Class Name,SOP Class UID\nMedia Storage Directory Storage,1.2.840.10008.1.3.10\n"
B_5_1 = entry("table_B.5-1.csv", "PS3.4", "B.5-1")


def import_rows(generator: Generator, folder: Path, *more: object) -> tuple[int, str, str]:
    return generator.run("import-rows", folder, "--spec-dir", generator.spec, *more)


def by_hand(generator: Generator, text: str | bytes = ROWS, *files: dict[str, Any]) -> Path:
    folder = write_source(generator.folder / "rows", "2021b", *(files or (B_5_1,)))
    content = text.encode() if isinstance(text, str) else text
    (folder / "table_B.5-1.csv").write_bytes(content)
    return folder


def refused(generator: Generator, folder: Path, *more: object) -> str:
    """The one sentence with which a folder is refused."""
    status, out, err = import_rows(generator, folder, *more)
    assert (status, out, err.count("\n")) == (2, "", 1)
    return err


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("edition", ["2026a", "2026d"])
def test_a_shipped_edition_again_gives_the_same_bytes(generator: Generator, edition: str) -> None:
    folder = folder_of(SPEC_DIR / edition, generator.folder / "rows")
    assert import_rows(generator, folder)[0] == 0
    assert written(generator.spec / edition) == written(SPEC_DIR / edition)


def test_the_order_of_columns_and_how_the_file_is_written_do_not_matter(generator: Generator) -> None:
    folder = folder_of(SPEC_DIR / "2026d", generator.folder / "rows")
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = [row[::-1] for row in csv.reader(file)]
        write_rows(path, header, rows, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert import_rows(generator, folder)[0] == 0
    assert written(generator.spec / "2026d") == written(SPEC_DIR / "2026d")


def test_a_folder_written_by_hand(generator: Generator) -> None:
    text = (
        "\ufeffSpecialization,IOD Specification (defined in PS3.3),SOP Class UID,SOP Class Name\r\n"
        "B.5.1.7,A.3 CT Image IOD,1.2.840.10008.5.1.4.1.1.2,CT Image Storage\r\n"
        ',"Joy, or Delight IOD",1.2.840.10008.5.1.4.1.1.99999.1,"Joy, Delight Image Storage"\r\n'
    )
    folder = by_hand(generator, text)
    status, out, err = import_rows(generator, folder)
    assert (status, "JOY_DELIGHT_IMAGE_STORAGE" in out, "--accept-names" in err) == (2, True, True)
    assert not generator.spec.exists()
    status, out, err = import_rows(generator, folder, "--accept-names", "--package-dir", generator.package)
    assert (status, err) == (0, "")
    assert "PS3.4 Table B.5-1: 2 rows" in out
    ct, joy = generator.rows("2021b", "B.5-1")
    assert (ct["IOD Specification (defined in PS3.3)"], ct["IOD Title"], ct["Specialization"]) == (
        *("A.3", "CT Image IOD"),
        "B.5.1.7",
    )
    assert (joy["SOP Class Name"], joy["IOD Title"]) == ("Joy, Delight Image Storage", "Joy, or Delight IOD")
    (source,) = generator.toml("2021b")["sources"]
    given = {key: value for key, value in B_5_1.items() if key != "table"}
    assert source == {**given, "form": "rows", "tables": ["B.5-1"]}
    assert (
        "PS3.4 Table I.4-1 (Media Storage Standard SOP Classes) is not in the source."
        in generator.toml("2021b")["missing"]
    )
    assert (generator.package / "editions" / "e2021b" / "uids.py").exists()
    assert generator.check()[0] == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "expected a header and at least one row, found 0 lines"),
        ("SOP Class Name,SOP Class UID\n", "expected a header and at least one row, found 1 lines"),
        ("SOP Class Name\nCT\n", "expected a column 'SOP Class UID', found 'SOP Class Name'"),
        ("SOP Class Name,SOP Class UID,Joy\nCT,1.2,x\n", "has an unknown column 'Joy', expected 'SOP Class Name', "),
        ("SOP Class UID,SOP Class Name,SOP Class UID\n1.2,CT,1.2\n", "has the column 'SOP Class UID' twice"),
        ("SOP Class Name,SOP Class UID\nCT,1.02\n", "row 1: expected a UID"),
        ("SOP Class Name,SOP Class UID\nCT,1.2.3\nCT\n", "row 2: expected 2 cells as in the header, found 1"),
        ("SOP Class Name,SOP Class UID\n,1.2.3\n", "row 1: expected a name, found an empty cell"),
        ("SOP Class Name,SOP Class UID\nCT,1.2.3\nMR,1.2.3\n", "row 2: expected every UID once, found 1.2.3"),
        ("SOP Class Name,SOP Class UID\nCT,1.2.3\nCT,1.2.4\n", "two UIDs for one name"),
        ('SOP Class Name,SOP Class UID\n"CT,1.2.3\n', "is not CSV"),
        (b"SOP Class Name,SOP Class UID\nCT\xff,1.2.3\n", "is not UTF-8: byte 31 cannot be decoded"),
        ("SOP Class Name,SOP Class UID\nCT\u202eegamI,1.2.3\n", "U+202E"),
        ("SOP Class Name,SOP Class UID\nCT\x1b[31m,1.2.3\n", "U+001B"),
        ("SOP Class Name,SOP Class UID\nRe\u0301sume\u0301,1.2.3\n", "expected each accent composed with its letter"),
        (
            "SOP Class Name,SOP Class UID,Specialization\nCT,1.2.3,see below\n",
            "expected section numbers, found 'see below'",
        ),
    ],
)
def test_rows_that_are_refused(generator: Generator, text: str | bytes, sentence: str) -> None:
    assert sentence in refused(generator, by_hand(generator, text), "--accept-names")
    assert not generator.spec.exists()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([B_5_1, {**B_5_1, "table": "GG.3-1"}], "expected table_B.5-1.csv once"),
        ([B_5_1, {**B_5_1, "file": "b.csv"}], "expected Table B.5-1 once"),
        ([{**B_5_1, "part": "PS3.6"}], "expected one of the tables PS3.4 I.4-1, "),
        ([{**B_5_1, "table": "B.5-2"}], "expected one of the tables PS3.4 I.4-1, "),
        ([{**B_5_1, "file": "../b.csv"}], "files[0].file: expected the name of a CSV file in the folder"),
        ([{**B_5_1, "joy": 1}], "files[0]: table contains unknown field `joy`"),
        ([{**B_5_1, "citation": "  "}], "files[0].citation: expected a text in one line, not blank"),
        ([{**B_5_1, "sha256": "abc"}], "files[0].sha256: expected 64 hexadecimal digits"),
        (
            [{**B_5_1, "carried_over_from": "2026a"}],
            "expected table_B.5-1.csv to be carried over from an edition before 2021b",
        ),
        ([{**B_5_1, "inferred": ["1.2.3"]}], "to have a row of 1.2.3, which is inferred, found none"),
        (
            [{key: value for key, value in B_5_1.items() if key != "citation"}],
            "expected a url or a citation for table_B",
        ),
        ([{key: value for key, value in B_5_1.items() if key != "verified"}], "missing required field `verified`"),
        (
            [entry("other.csv", "PS3.6", "A-1")],
            "expected an entry for every CSV file of the folder, found none for table_B",
        ),
        ([B_5_1, entry("other.csv", "PS3.6", "A-1")], "other.csv: cannot be read: No such file or directory"),
    ],
)
def test_sources_that_are_refused(generator: Generator, files: list[dict[str, Any]], sentence: str) -> None:
    assert sentence in refused(generator, by_hand(generator, ROWS, *files))
    assert not generator.spec.exists()


@pytest.mark.parametrize(
    "text",
    ["", f"edition = {'9' * 10_000}", "edition = 2021", "edition = '2021b'", "edition = '2021b'\nfiles = []", "\xff"],
)
def test_a_malformed_source_toml(generator: Generator, text: str) -> None:
    folder = by_hand(generator)
    (folder / "source.toml").write_bytes(text.encode("latin-1"))
    assert refused(generator, folder).startswith(f"error: {folder / 'source.toml'}: ")


def test_documents_are_not_replaced_by_rows(generator: Generator) -> None:
    generator.extracted(part_4(CT, subtitle="DICOM PS3.4 2021b - Service Class Specifications"))
    assert "PS3.4 of 2021b was read from documents" in refused(generator, by_hand(generator))


def test_rows_of_another_part_join_the_documents(generator: Generator) -> None:
    generator.extracted(part_4(CT, subtitle="DICOM PS3.4 2021b - Service Class Specifications"))
    folder = write_source(generator.folder / "rows", "2021b", entry("t.csv", "PS3.3", "IODs"))
    write_rows(folder / "t.csv", ["Section", "IOD Title"], [["A.3", "CT Image IOD"]])
    assert import_rows(generator, folder)[0] == 0
    assert set(generator.toml("2021b")["tables"]) == {"IODs", "I.4-1", "B.5-1"}
    assert "PS3.3 was not available, only rows of it (IODs)." in generator.toml("2021b")["missing"]


@pytest.mark.parametrize("retired", ["No", "true", "x", "RETIRED"])
def test_a_word_under_retired_that_the_standard_does_not_print_is_refused(generator: Generator, retired: str) -> None:
    folder = write_source(generator.folder / "rows", "2021b", entry("a.csv", "PS3.6", "A-1"))
    header = ["UID Value", "UID Name", "UID Type", "Retired"]
    write_rows(folder / "a.csv", header, [["1.2.3", "CT Image Storage", "SOP Class", retired]])
    assert "row 1: expected RET or an empty cell" in import_rows(generator, folder)[2]


def test_a_directory_record_type_that_no_edition_has_is_refused(generator: Generator) -> None:
    folder = write_source(generator.folder / "rows", "2021b", entry("f.csv", "PS3.3", "F.5"))
    write_rows(folder / "f.csv", ["SOP Class UID", "Directory Record Type"], [["1.2.3", "IMAGES"]])
    assert "expected a Directory Record Type of another edition" in import_rows(generator, folder)[2]


def test_part_6_is_compared_with_part_4(generator: Generator) -> None:
    register = "UID Value,UID Name,UID Type,UID Keyword\n1.2.840.10008.5.1.4.1.1.2,CT Picture Storage,SOP Class,CTPictureStorage\n"
    folder = by_hand(generator, ROWS, B_5_1, entry("a.csv", "PS3.6", "A-1"))
    (folder / "a.csv").write_text(register, encoding="utf-8")
    status, out, _ = import_rows(generator, folder)
    assert status == 0
    assert "the parts disagree: 1.2.840.10008.5.1.4.1.1.2: " in out


@pytest.mark.parametrize("name", ["table_B.5-1.csv", "source.toml"])
def test_a_pipe_and_a_device_are_not_opened(generator: Generator, name: str) -> None:
    path = by_hand(generator) / name
    path.unlink()
    os.mkfifo(path)
    assert "expected a regular file" in refused(generator, path.parent)
    path.unlink()
    path.symlink_to("/dev/zero")
    assert "expected a regular file" in refused(generator, path.parent)


def test_a_folder_that_cannot_have_a_name(generator: Generator) -> None:
    assert "null byte" in refused(generator, Path("a\0b"))


def test_a_file_of_rows_that_is_too_large(generator: Generator) -> None:
    assert "at most 16000000 bytes" in refused(generator, by_hand(generator, "\n" * 16_000_001))


def test_a_csv_file_in_capitals_is_also_expected_in_source_toml(generator: Generator) -> None:
    folder = by_hand(generator)
    (folder / "MORE.CSV").write_text(ROWS, encoding="utf-8")
    assert "MORE.CSV" in refused(generator, folder)


def test_a_keyword_that_contradicts_the_project_ledger_where_the_folder_has_none(generator: Generator) -> None:
    part_6 = entry("table_A-1.csv", "PS3.6", "A-1")
    folder = by_hand(generator, ROWS, B_5_1, part_6)
    row = ["1.2.840.10008.5.1.4.1.1.88.11", "Basic Text SR Storage", "BasicText", "SOP Class"]
    write_rows(folder / "table_A-1.csv", ["UID Value", "UID Name", "UID Keyword", "UID Type"], [row])
    status, _, err = import_rows(generator, folder, "--package-dir", generator.folder / "package")
    assert (status, "BasicText," in err, "BasicTextSRStorage" in err) == (1, True, True)
    assert not generator.spec.exists()
