"""The committed spec/ against the standard's own documents, and the committed modules against spec/."""

import csv
import subprocess
from pathlib import Path

import pytest

from codegen.__main__ import main
from codegen.build import PROJECT, SPEC_DIR, load
from codegen.model.crosscheck import ONLY_IN_PART_6, Finding, findings
from codegen.tables.errata import Erratum, ListedName, read_errata
from codegen.tables.snapshot import read_snapshot, table_file
from codegen.tables.terms import IOD, IOD_TITLE, NAME, UID

ERRATA = read_errata()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("edition", "table", "count"),
    [
        *(("2020b", "I.4-1", 1), ("2020b", "B.5-1", 140), ("2020b", "GG.3-1", 7)),
        *(("2024b", "I.4-1", 1), ("2024b", "B.5-1", 165), ("2024b", "GG.3-1", 9)),
        *(("2026a", "I.4-1", 1), ("2026a", "B.5-1", 170), ("2026a", "GG.3-1", 9)),
    ],
)
def test_the_given_rows_are_the_rows_shipped(standard: Path, edition: str, table: str, count: int) -> None:
    given = rows(standard / edition / f"table_{table}.csv")
    shipped = rows(SPEC_DIR / edition / table_file(table))
    assert len(given) == count
    assert [(row[NAME], row[UID]) for row in shipped] == [
        (row["sop_class_name"], row["sop_class_uid"]) for row in given
    ]
    if edition != "2020b":
        assert [row[IOD] for row in shipped] == [row["iod_section"] for row in given]
    if edition == "2026a":
        assert [row[IOD_TITLE] for row in shipped] == [row["iod_title"] for row in given]


@pytest.mark.parametrize(
    ("given", "shipped"), [("table_B.6-1.csv", "table_B.6-1.csv"), ("directory_record_types.csv", "table_F.5.csv")]
)
def test_retired_classes_and_record_types_of_2026a(standard: Path, given: str, shipped: str) -> None:
    expected = [tuple(row.values()) for row in rows(standard / "2026a" / given)]
    assert [tuple(row.values()) for row in rows(SPEC_DIR / "2026a" / shipped)] == expected


def test_2017c_is_extracted_again_with_the_same_bytes(standard: Path, tmp_path: Path) -> None:
    assert main(["extract", str(standard / "2017c" / "part04.xml"), "--spec-dir", str(tmp_path)]) == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "2017c").iterdir()}
    assert made == {path.name: path.read_text(encoding="utf-8") for path in (SPEC_DIR / "2017c").iterdir()}


def test_2017c_as_counted_in_the_document() -> None:
    counts = {
        table: len(rows(SPEC_DIR / "2017c" / table_file(table))) for table in ("B.5-1", "GG.3-1", "B.6-1", "B.3-3")
    }
    assert counts == {"B.5-1": 129, "GG.3-1": 7, "B.6-1": 4, "B.3-3": 44}
    snapshot = read_snapshot(SPEC_DIR / "2017c")
    (source,), section = snapshot.sources, snapshot.section
    assert (source.title, source.bytes) == ("Service Class Specifications", 3331435)
    assert source.url == "https://dicom.nema.org/medical/dicom/2017c/source/docbook/part04/part04.xml"
    assert section is not None
    assert (section.annex_o_exceptions, len(section.annex_o)) == (("Key Object Selection Document",), 16)
    assert (section.presentation_state_annex, section.not_sharing_uid) == ("N", ("Media Storage Directory",))


def test_committed_modules_are_generated_from_spec(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("slip", ERRATA.corrections, ids=lambda slip: f"{slip.table} {slip.uid}")
def test_errata_still_match(slip: Erratum) -> None:
    for edition in slip.editions:
        (row,) = (row for row in rows(SPEC_DIR / edition / table_file(slip.table)) if slip.uid in row.values())
        assert row[slip.column] == slip.printed


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return [*findings(load(SPEC_DIR).models)]


def test_explained_findings_still_stand(found: list[Finding]) -> None:
    assert {(one.uid, one.text) for one in ERRATA.explained} == {(one.uid, one.text) for one in found if one.why}


@pytest.mark.parametrize("listed", ERRATA.listed, ids=lambda listed: listed.uid)
def test_names_in_lists_are_still_printed(listed: ListedName) -> None:
    for edition in listed.editions:
        section = read_snapshot(SPEC_DIR / edition).section
        assert section is not None
        assert listed.printed in section.annex_o


def test_every_finding_up_to_2026d_is_explained(found: list[Finding]) -> None:
    found = [one for one in found if one.why is None and one.editions[0] <= "2026d"]
    assert {one.kind for one in found} == {ONLY_IN_PART_6}
    dicos = {f"1.2.840.10008.5.1.4.1.1.501.{number}" for number in (1, 3, 4, 5, 6)}
    diconde = {f"1.2.840.10008.5.1.4.1.1.601.{number}" for number in (1, 2, 3, 4, 5)}
    assert {one.uid for one in found} == dicos | diconde


def test_the_ledger_has_only_grown() -> None:
    """Every row that names.csv ever had, in any commit, it has today."""
    command = ["git", "log", "--format=", "-p", "--", "spec/names.csv"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    ever = {line[1:] for line in done.stdout.splitlines() if line.startswith(("+1", "-1"))}
    assert ever <= set((SPEC_DIR / "names.csv").read_text(encoding="utf-8").splitlines())
