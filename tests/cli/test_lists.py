import csv
import json

import pytest
from jsonschema import Draft202012Validator

from dicom_media_storage import EDITION, MediaStorageSOPClass, history
from dicom_media_storage.editions import EDITIONS
from tests.support import spec


def uids(result):
    head, *lines = result.stdout.splitlines()
    assert head.split() == ["UID", "IOD", "SOP", "Class", "Name"]
    return [line.split()[0] for line in lines]


def test_list_is_the_current_classes_of_the_newest_edition(run):
    assert uids(run("list")) == list(MediaStorageSOPClass)


@pytest.mark.parametrize("edition", [EDITIONS[0], EDITIONS[-1]])
def test_list_of_an_edition(run, edition):
    rows = json.loads(run("list", "--edition", edition, "--format", "json").stdout)
    assert {(row["edition"], row["is_retired"]) for row in rows} == {(edition, False)}


@pytest.mark.parametrize("group", ["ANNEX_O", "annex_o", "annex-o"])
def test_list_of_a_group_in_table_order(run, group):
    result = run("list", "--edition", "2013", "--group", group)
    assert len(uids(result)) == 12
    assert result.stdout.splitlines()[3] == "1.2.840.10008.5.1.4.1.1.88.11  A.35.1   Basic Text SR"


def test_list_of_the_retired(run):
    assert uids(run("list", "--retired")) == spec.retired(EDITION)
    assert run("list", "--retired").stdout == run("list", "--group", "RETIRED").stdout


def test_list_names_the_editions_with_a_group(run):
    result = run("list", "--group", "ANNEX_O", "--edition", "2026d")
    assert result.exit_code == 2
    assert "edition 2026d has no group ANNEX_O; editions with it: " in result.stderr


def test_list_of_an_unknown_group(run):
    groups = "ENCAPSULATED_DOCUMENT, MEDIA_DIRECTORY, MULTI_FRAME, NON_PATIENT_OBJECT, PIXEL_DATA, "
    assert f"its groups: {groups}" in run("list", "--group", "X").stderr
    assert run("list", "--retired", "--group", "STORAGE").exit_code == 2


def test_list_has_the_columns_of_export(run):
    schema = json.loads(run("export", "--schema").stdout)
    Draft202012Validator(schema).validate(json.loads(run("list", "--format", "json").stdout))
    assert run("list", "--retired", "--format", "csv").stdout.splitlines()[0] == run("export").stdout.splitlines()[0]


def test_diff_is_that_of_history(run):
    assert run("diff", "2013", "2026a").stdout == f"{history.diff('2013', '2026a')}\n"


def test_diff_in_json(run):
    output = json.loads(run("diff", "2020b", "2024b", "--format", "json").stdout)
    assert (output["old"], output["new"], len(output["added"]), output["removed"]) == ("2020b", "2024b", 27, [])
    assert output["added"][0].keys() == {"uid", "keyword", "name"}
    assert output["renamed"][0].keys() == {"uid", "old_name", "new_name"}


def test_diff_in_csv(run):
    rows = list(csv.DictReader(run("diff", "2024b", "2020b", "--format", "csv").stdout.splitlines()))
    assert {row["change"] for row in rows} == {"removed", "renamed"}
    assert all(not row["new_name"] for row in rows if row["change"] == "removed")


@pytest.mark.parametrize(
    ("old", "options", "status"), [("2013", [], 0), ("2013", ["--exit-code"], 1), (EDITION, ["--exit-code"], 0)]
)
def test_diff_ends_with_1_only_when_asked_to(run, old, options, status):
    assert run("diff", old, EDITION, *options).exit_code == status


def test_diff_of_an_edition_that_is_not_shipped(run):
    result = run("diff", "2013", "2012")
    assert result.exit_code == 2
    assert "'2012' is not one of '2013', " in result.stderr


def test_editions(run):
    lines = run("editions").stdout.splitlines()
    assert [line.split()[0] for line in lines[: len(EDITIONS) + 1]] == ["edition", *EDITIONS]
    assert lines[len(EDITIONS) + 1].startswith(f"Groups of {EDITION} (JSON and CSV list those of every edition):")
    assert lines[1].split()[1:6] == ["113", "4", "-", "-", "-"]
    by_edition = {line.split()[0]: line.split()[1:3] for line in lines}
    assert by_edition["2017c"] == ["137", "4"]


def test_editions_for_programs(run):
    first, *_, last = json.loads(run("editions", "--format", "json").stdout)
    assert (first["retired_sop_classes"], first["added"], first["is_newest"]) == (4, None, False)
    retired = len(spec.retired(EDITION))
    assert (last["edition"], last["is_newest"], last["retired_sop_classes"]) == (EDITION, True, retired)
    assert run("editions", "--format", "csv").stdout.splitlines()[0].split(",") == list(first)


@pytest.mark.parametrize(
    ("group", "modules"),
    [
        ("pixel-data", {"Image Pixel", "Floating Point Image Pixel", "Double Floating Point Image Pixel"}),
        ("WAVEFORM", {"Waveform"}),
        ("encapsulated_document", {"Encapsulated Document"}),
    ],
)
def test_list_of_a_kind(run, group, modules):
    kind = [
        member
        for member in MediaStorageSOPClass
        if any(module.name in modules and module.usage != "U" for module in member.iod.modules or ())
    ]
    assert uids(run("list", "--group", group)) == kind != []
