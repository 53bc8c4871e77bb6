"""The formats of what is found."""

import json
from pathlib import Path

import jsonschema
import pytest

from dicom_uid_lint.model import Finding
from dicom_uid_lint.outputs import FORMATS, summary
from dicom_uid_lint.rules import RULES

SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0.json"
MR = "1.2.840.10008.5.1.4.1.1.4"
KEYS = ["path", "line", "column", "rule", "message", "uid", "suggestion"]
FINDINGS = [
    Finding(
        "src/a b,c.py", 3, 12, "DMS002", "100% wrong:\n'é'", "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.2"
    ),
    Finding("/x/b.py", 1, 1, "DMS007", "gone", None, None, level="warning"),
]


@pytest.fixture
def broken(tmp_path):
    (tmp_path / "a.py").write_text('CT_IMAGE = "1.2.840.10008.5.1.4.1.1.4"\nuid = "1.2.840.10008.5.1.4.1.1.99999"\n')
    return tmp_path


def test_text(broken, run):
    result = run(broken)
    first, second = result.stdout.splitlines()
    assert first.startswith(
        f"{broken.as_posix()}/a.py:1:12: DMS002 'CT_IMAGE' is CT Image Storage, but this UID is MR Image Storage"
    )
    assert second.startswith(f"{broken.as_posix()}/a.py:2:7: DMS004 this UID is not in the register of UIDs")
    assert result.stderr == "2 findings in 1 file; 1 warning that does not fail the run\n"
    assert result.exit_code == 1


def test_json_is_a_list_of_objects_with_these_keys(broken, run):
    found = json.loads(run(broken, "--format", "json").stdout)
    assert [list(one) for one in found] == [KEYS, KEYS]
    assert found[0] | {"message": ""} == {
        "path": f"{broken.as_posix()}/a.py",
        "line": 1,
        "column": 12,
        "rule": "DMS002",
        "message": "",
        "uid": "1.2.840.10008.5.1.4.1.1.4",
        "suggestion": "1.2.840.10008.5.1.4.1.1.2",
    }
    assert found[1]["suggestion"] is None


@pytest.mark.parametrize(("style", "nothing"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_nothing_found(tmp_path, run, style, nothing):
    result = run(tmp_path, "--format", style)
    assert (result.exit_code, result.stdout, result.stderr) == (0, nothing, "")


def test_github():
    assert list(FORMATS["github"](FINDINGS)) == [
        "::error file=src/a b%2Cc.py,line=3,col=12,title=DMS002::100%25 wrong:%0A'é'",
        "::warning file=/x/b.py,line=1,col=1,title=DMS007::gone",
    ]


def validate(log):
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_sarif_is_valid_by_the_schema_of_oasis(broken, run):
    log = json.loads(run(broken, "--format", "sarif").stdout)
    validate(log)
    (one,) = log["runs"]
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == list(RULES)
    first = one["results"][0]
    assert one["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "DMS002"
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 12}


def test_sarif_of_odd_paths_and_of_nothing():
    log = json.loads(next(FORMATS["sarif"](FINDINGS)))
    validate(log)
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]]
    assert uris == ["src/a%20b%2Cc.py", "file:///x/b.py"]
    validate(json.loads(next(FORMATS["sarif"]([]))))


@pytest.mark.parametrize(
    ("name", "source", "deleted"),
    [
        ("a.py", f"CT_IMAGE_STORAGE = r'''{MR}'''\n", (24, 49)),
        ("a.c", f'const char *é = "", *CT_IMAGE_STORAGE = "{MR}";\n', (42, 67)),
        ("a.yaml", f"CT Image Storage: {MR}\n", (19, 44)),
    ],
)
def test_sarif_deletes_what_fix_replaces(tmp_path, run, name, source, deleted):
    (tmp_path / name).write_text(source)
    log = json.loads(run(tmp_path, "--format", "sarif").stdout)
    validate(log)
    change = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["deletedRegion"] == {"startLine": 1, "startColumn": deleted[0], "endColumn": deleted[1]}
    run("--fix", tmp_path)
    new = change["insertedContent"]["text"]
    assert (tmp_path / name).read_text() == source[: deleted[0] - 1] + new + source[deleted[1] - 1 :]


def test_sarif_offers_no_change_that_cannot_be_made(tmp_path, run):
    (tmp_path / "a.py").write_text(f'CT_IMAGE_STORAGE = "{MR}", "{MR}"\n')
    results = json.loads(run(tmp_path, "--format", "sarif").stdout)["runs"][0]["results"]
    assert results != []
    assert not any("fixes" in one for one in results)


def test_the_schema_refuses_what_is_no_sarif():
    log = json.loads(next(FORMATS["sarif"](FINDINGS)))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        validate(log)


def test_json_and_text_of_the_same():
    assert [list(one.values()) for one in json.loads(next(FORMATS["json"](FINDINGS)))] == [
        [getattr(one, key) for key in KEYS] for one in FINDINGS
    ]
    assert summary(FINDINGS) == "2 findings in 2 files"
