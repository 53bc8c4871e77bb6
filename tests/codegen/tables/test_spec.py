"""The committed spec/ against the standard's own documents, and the committed modules against spec/."""

import csv
import subprocess
from pathlib import Path

import pytest

from codegen.__main__ import main
from codegen.build import PROJECT, SPEC_DIR, load
from codegen.model.crosscheck import ONLY_IN_PART_6, disagreements, history_findings
from codegen.model.edition import EditionModel
from codegen.tables import errata
from codegen.tables.snapshot import read_snapshot, table_file
from codegen.tables.table import IOD, IOD_TITLE, NAME, UID


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
def test_rows_at_hand_are_the_rows_shipped(standard: Path, edition: str, table: str, count: int) -> None:
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


def test_retired_classes_and_record_types_of_2026a(standard: Path) -> None:
    given = rows(standard / "2026a" / "table_B.6-1.csv")
    assert [tuple(row.values()) for row in rows(SPEC_DIR / "2026a" / "table_B.6-1.csv")] == [
        tuple(row.values()) for row in given
    ]
    given = rows(standard / "2026a" / "directory_record_types.csv")
    assert [tuple(row.values()) for row in rows(SPEC_DIR / "2026a" / "table_F.5.csv")] == [
        tuple(row.values()) for row in given
    ]


@pytest.mark.parametrize(
    ("edition", "documents"),
    [("2017c", ["2017c/part04.xml"])],
)
def test_documents_at_hand_give_the_committed_snapshot(
    standard: Path, tmp_path: Path, edition: str, documents: list[str]
) -> None:
    arguments = [str(standard / document) for document in documents]
    assert main(["extract", *arguments, "--edition", edition, "--spec-dir", str(tmp_path)]) == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / edition).iterdir()}
    assert made == {path.name: path.read_text(encoding="utf-8") for path in (SPEC_DIR / edition).iterdir()}


def test_committed_modules_are_what_spec_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out


@pytest.fixture(scope="module")
def models() -> dict[str, EditionModel]:
    return {str(model.edition): model for model in load(SPEC_DIR).models}


@pytest.mark.parametrize("slip", errata.CORRECTIONS, ids=lambda slip: f"{slip.table} {slip.uid}")
def test_errata_still_match(slip: errata.Erratum) -> None:
    for edition in slip.editions:
        (row,) = (row for row in rows(SPEC_DIR / edition / table_file(slip.table)) if slip.uid in row.values())
        assert row[slip.column] == slip.printed


def test_declared_disagreements_still_stand() -> None:
    found = {(one.uid, one.why) for model in load(SPEC_DIR).models for one in disagreements(model) if one.why}
    assert {(slip.uid, slip.why) for slip in errata.NAMES} == found


def test_explained_findings_still_stand() -> None:
    loaded = load(SPEC_DIR)
    found = {(one.uid, one.difference) for one in history_findings(loaded.models, loaded.ledger)}
    assert {(one.uid, one.difference) for one in errata.HISTORY} == found


@pytest.mark.parametrize("listed", errata.LISTED, ids=lambda listed: listed.uid)
def test_names_in_lists_are_still_printed(listed: errata.ListedName) -> None:
    for edition in listed.editions:
        section = read_snapshot(SPEC_DIR / edition).section
        assert section is not None
        assert listed.printed in section.annex_o


def test_every_disagreement_up_to_2026d_is_declared(models: dict[str, EditionModel]) -> None:
    reviewed = [model for edition, model in models.items() if edition <= "2026d"]
    found = [one for model in reviewed for one in disagreements(model) if one.why is None]
    assert {one.kind for one in found} == {ONLY_IN_PART_6}
    dicos = {f"1.2.840.10008.5.1.4.1.1.501.{number}" for number in (1, 3, 4, 5, 6)}
    diconde = {f"1.2.840.10008.5.1.4.1.1.601.{number}" for number in (1, 2, 3, 4, 5)}
    assert {one.uid for one in found} == dicos | diconde


def test_the_ledger_has_only_grown() -> None:
    """Every row that names.csv ever had, in any commit, it has today."""
    command = ["git", "log", "--format=", "-p", "--", "spec/names.csv"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: the history of the ledger is not at hand")
    ever = {line[1:] for line in done.stdout.splitlines() if line.startswith(("+1", "-1"))}
    assert ever <= set((SPEC_DIR / "names.csv").read_text(encoding="utf-8").splitlines())
