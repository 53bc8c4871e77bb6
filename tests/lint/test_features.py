"""What people know from other linters: diff, statistics, files, standard input, ignores, explanations."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dicom_uid_lint.command import lint
from dicom_uid_lint.rules import RULES

MR = "1.2.840.10008.5.1.4.1.1.4"
CT = "1.2.840.10008.5.1.4.1.1.2"
WRONG = f'CT_IMAGE_STORAGE = "{MR}"\n'
RIGHT = f'CT_IMAGE_STORAGE = "{CT}"\n'


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(WRONG)
    return file


def test_diff_prints_and_changes_nothing(file, run):
    result = run("--diff", file)
    assert result.exit_code == 1
    assert f"-{WRONG}+{RIGHT}" in result.stdout
    assert result.stderr == "1 finding would be fixed\n"
    assert file.read_text() == WRONG
    file.write_text(RIGHT)
    assert (run("--diff", file).exit_code, run("--diff", file).stdout) == (0, "")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.py", WRONG, RIGHT),
        ("a.c", f'#define CT_IMAGE_STORAGE "{MR}"\r\n', f'#define CT_IMAGE_STORAGE "{CT}"\r\n'),
        ("a.yaml", f"CT Image Storage: {MR}", f"CT Image Storage: {CT}"),
        ("a.csv", f'é,"CT Image Storage",{MR}\n', f'é,"CT Image Storage",{CT}\n'),
        ("a.md", f"MR Image Storage: {MR[:9]}\u200b{MR[9:]}\n", f"MR Image Storage: {MR}\n"),
        ("a.c", f'x("\ufeff{MR}");\n', f'x("{MR}");\n'),
        ("a.xml", f"<CTImageStorage>{MR}</CTImageStorage>", f"<CTImageStorage>{CT}</CTImageStorage>"),
        ("a.py", 'CT_IMAGE_STORAGE = "1.2.840.100008.5.1.4.1.1.2"', f'CT_IMAGE_STORAGE = "{CT}"'),
        ("a.py", 'SC = "1.2.840.10008.5.1.4.1.1.7 "', 'SC = "1.2.840.10008.5.1.4.1.1.7"'),
        ("a.js", f"const x = 'é', ctImageStorage = '{MR}';", f"const x = 'é', ctImageStorage = '{CT}';"),
    ],
)
def test_fix_corrects_what_is_certain(tmp_path, run, name, before, after):
    file = tmp_path / name
    file.write_bytes(before.encode())
    assert run("--fix", file).exit_code == 0
    assert file.read_bytes().decode() == after
    assert run("--fix", file).stderr == ""


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f'CT = "{MR}"\n', id="an abbreviation"),
        pytest.param(f'CT_IMAGE = "{MR}"\n', id="a part of a name"),
        pytest.param(f'NEW_CT_IMAGE_STORAGE = "{MR}"\n', id="a name with another word"),
        pytest.param(f'x = "{MR}"  # CT Image Storage\n', id="a comment"),
        pytest.param(f'CT_IMAGE_STORAGE = "{MR}"\nCOMPUTED_TOMOGRAPHY = "{CT}"\n', id="the UID has another name"),
        pytest.param(f'CT_IMAGE_STORAGE = "{MR}"\nCTImageStorage = "{MR}"\n', id="two names, one UID"),
        pytest.param(f'CT_IMAGE_STORAGE = "{MR}", "{MR}"\n', id="two copies"),
        pytest.param(f'CT_IMAGE_STORAGE = "{MR}"\nMR_IMAGE_STORAGE = "{CT}"\n', id="the UID has another line"),
        pytest.param(f'class MRImageStorage:\n    CT_IMAGE_STORAGE = "{MR}"\n', id="the line around speaks for it"),
        pytest.param('STORAGE_COMMITMENT_PUSH_MODEL_SOP_CLASS = "1.2.840.10008.1.20.1.1"\n', id="another type"),
        pytest.param('x = "1.2.840.10008.5.1.4.1.1.999"\n', id="not registered"),
        pytest.param('x = "1.2.840.100008.5.1.4.1.1.2"\n', id="malformed, without a name"),
        pytest.param('MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.l28"\n', id="a letter, under another name"),
        pytest.param('US_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.6"\n', id="retired"),
        pytest.param("from pydicom.uid import MRImageStorageSOPClass\n", id="an old name"),
        pytest.param('ds.SOPClassUID = "RT Structure Set Storage"\n', id="a name in place of a UID"),
        pytest.param(f'uid = "{CT}"\n', id="right"),
    ],
)
def test_fix_leaves_what_is_not_certain(tmp_path, run, source):
    (tmp_path / "a.py").write_text(source)
    run("--fix", tmp_path / "a.py")
    assert (tmp_path / "a.py").read_text() == source


def test_fix_leaves_a_file_with_returns_alone(tmp_path, run):
    content = f'x = 1\rCT_IMAGE_STORAGE = "{MR}"\r'.encode()
    (tmp_path / "a.py").write_bytes(content)
    assert run("--fix", tmp_path).exit_code == 1
    assert (tmp_path / "a.py").read_bytes() == content


def test_fix_leaves_tests_alone(tmp_path, run):
    (tmp_path / "test_a.py").write_text(f'{WRONG}CR = "1.2.840.10008.5.1.4.1.1.\u200b1"')
    run("--fix", tmp_path)
    assert (tmp_path / "test_a.py").read_text() == f'{WRONG}CR = "1.2.840.10008.5.1.4.1.1.\u200b1"'


def test_fix_keeps_every_other_byte(tmp_path, run):
    file = tmp_path / "a.py"
    rest = b"# \xff\xfe \x0c\x85 \xe2\x80\xa8 x\r\ny = '\xc3\xa9'\rz = 1\n"
    file.write_bytes(WRONG.encode() + rest)
    run("--fix", file)
    assert file.read_bytes() == RIGHT.encode() + rest


def test_fix_of_a_link_keeps_link_and_mode(file, tmp_path, run):
    file.chmod(0o640)
    (tmp_path / "link.py").symlink_to("a.py")
    run("--fix", tmp_path / "link.py")
    assert (tmp_path / "link.py").is_symlink()
    assert (file.read_text(), file.stat().st_mode & 0o777) == (RIGHT, 0o640)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.py", "link.py"]


def test_a_failure_to_write_is_status_2_and_loses_nothing(file, run, monkeypatch):
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    result = run("--fix", "--jobs", "1", file)
    assert result.exit_code == 2
    assert "not fixed: No space left on device" in result.stderr
    assert file.read_text() == WRONG


def test_statistics(file, run):
    result = run("--statistics", file)
    assert (result.exit_code, result.stdout.split()) == (1, ["1", "DMS002", "NameContradictsUID"])
    counts = json.loads(run("--statistics", "--format", "json", file).stdout)
    assert counts == [{"rule": "DMS002", "name": "NameContradictsUID", "count": 1}]


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_output_file(file, tmp_path, run, style):
    result = run("--format", style, "--output-file", tmp_path / "out", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "DMS002" in (tmp_path / "out").read_text()
    assert run("--output-file", tmp_path / "missing" / "out", file).exit_code == 2


def _stdin(text, *words):
    return CliRunner().invoke(lint, [*map(str, words), "-"], input=text)


def test_standard_input():
    result = _stdin(WRONG, "--stdin-filename", "src/a.py")
    assert (result.exit_code, result.stdout.split(" ")[0]) == (1, "src/a.py:1:20:")
    assert _stdin(RIGHT, "--stdin-filename", "src/a.py").exit_code == 0
    assert _stdin(f"CT Image Storage: {MR}").exit_code == 1
    assert RIGHT in _stdin(WRONG, "--stdin-filename", "a.py", "--fix").stdout
    assert f"+{RIGHT}" in _stdin(WRONG, "--stdin-filename", "a.py", "--diff").stdout


@pytest.mark.parametrize("name", [".", "src", "/"])
def test_the_name_of_standard_input_may_be_that_of_a_directory(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text(WRONG)
    result = _stdin(f"CT Image Storage: {MR}", "--stdin-filename", name)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1


def test_what_is_found_in_corrected_standard_input_goes_where_it_shall(tmp_path):
    out = tmp_path / "out"
    result = _stdin(
        f'{WRONG}RTPLAN = "{MR}"\n', "--stdin-filename", "a.py", "--fix", "--format", "json", "--output-file", out
    )
    assert result.stdout == f'{RIGHT}RTPLAN = "{MR}"\n'
    assert [one["line"] for one in json.loads(out.read_text())] == [2]


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_diff_can_be_applied(tmp_path, run, end):
    source = f'x = 1\n\ty = "\x0c\u2028é"\nconst char *CT_IMAGE_STORAGE = "{MR}";{end}'
    (tmp_path / "a.c").write_bytes(source.encode())
    hunk = run("--diff", tmp_path / "a.c").stdout_bytes.decode().split("@@ -1,3 +1,3 @@\n")[1]
    line = f'const char *CT_IMAGE_STORAGE = "{MR}";{end or chr(10) + chr(92) + " No newline at end of file" + chr(10)}'
    assert hunk == f' x = 1\n \ty = "\\x0c\\u2028é"\n-{line}+{line.replace(MR, CT)}'


def test_a_file_can_ignore_rules(file, run):
    file.write_text(f"# dicom-media-storage: ignore-file[DMS002]\n{WRONG}")
    assert (run(file).exit_code, run(file).stderr) == (0, "")
    file.write_text(f"# dicom-media-storage: ignore-file\n{WRONG}")
    assert run(file).exit_code == 0
    file.write_text(f"# dicom-media-storage: ignore-file[DMS005]\n{WRONG}")
    assert run(file).exit_code == 1


@pytest.mark.parametrize(
    ("source", "unused"),
    [
        (f"{RIGHT.rstrip()}  # dicom-media-storage: ignore[DMS002]\n", "a.py:1: unused"),
        (f"{RIGHT.rstrip()}  # dicom-media-storage: ignore\n", "a.py:1: unused"),
        (f"{WRONG.rstrip()}  # dicom-media-storage: ignore[DMS002, DMS005]\n", "of DMS005 to"),
        (f"# dicom-media-storage: ignore-file[DMS002]\n{RIGHT}", "a.py:1: unused"),
        ("x = 1  # dicom-media-storage: ignore[DMS002]\n", "a.py:1: unused"),
        (f"{WRONG.rstrip()}  # dicom-media-storage: ignore[DMS002]\n", None),
        (f"{RIGHT.rstrip()}  # dicom-media-storage: ignore[DMS001]\n", None),
    ],
)
def test_unused_ignores_are_reported(file, run, source, unused):
    file.write_text(source)
    result = run(file)
    assert result.exit_code == 0
    assert (unused in result.stderr) if unused else result.stderr == ""


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_explained(run, code):
    result = run("rule", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"# {code}: ")
    assert RULES[code].summary in result.stdout.replace("\n", " ")


def test_rules_that_do_not_exist(run):
    assert run("rule", "E501").exit_code == 2
    assert "unknown rule 'E501'" in run("rule", "E501").stderr


def test_warnings_do_not_fail_unless_selected(tmp_path, run):
    (tmp_path / "a.py").write_text('x = "1.2.840.10008.5.1.4.1.1.999"\n')
    result = run(tmp_path)
    assert (result.exit_code, "DMS004" in result.stdout) == (0, True)
    assert result.stderr == "1 finding in 1 file; 1 warning that does not fail the run\n"
    assert run("--select", "DMS004", tmp_path).exit_code == 1


def test_notebooks_are_read_as_their_lines(tmp_path, run):
    cells = [{"cell_type": "code", "source": ["%matplotlib inline\n", WRONG]}]
    file = tmp_path / "a.ipynb"
    file.write_text(json.dumps({"cells": cells}, indent=1))
    before = file.read_text()
    (one,) = json.loads(run("--format", "json", file).stdout)
    assert MR in before.split("\n")[one["line"] - 1]
    run("--fix", file)
    assert file.read_text() == before


@pytest.mark.parametrize(
    "words", [["--select", "DMS006"], ["--ignore", "DMS006"], ["--per-file-ignores", "*.py:DMS006"]]
)
def test_a_removed_rule_is_a_warning(file, run, words):
    assert "the rule DMS006 was removed" in run(*words, file).stderr
    assert run(*words, file).exit_code in {0, 1}


def test_a_removed_rule_in_a_comment_is_a_warning(file, run):
    file.write_text("x = 1  # dicom-media-storage: ignore[DMS006]\n")
    result = run(file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "a.py:1: the rule DMS006 was removed" in result.stderr


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.min.js", f'CT_IMAGE="{MR}"'),
        ("a.js", f'CT_IMAGE="{MR}";' + "x=1;" * 5000),
    ],
)
def test_minified_files_are_skipped(tmp_path, run, name, source):
    (tmp_path / name).write_text(source)
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"{name}: not read, because it is minified" in result.stderr


HOSTILE = "a\x1b[31m\u202e\n::error::b.py"


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_names_of_files_cannot_act_on_terminals_or_workflows(tmp_path, run, style):
    (tmp_path / HOSTILE).write_text(WRONG)
    (tmp_path / f"{HOSTILE}.min.js").write_text(WRONG)
    result = run("--format", style, tmp_path)
    for text in (result.stdout, result.stderr):
        assert not {"\x1b", "\u202e"} & set(text)
        assert not any(line.startswith("::error::") for line in text.splitlines())
    assert result.exit_code == 1


def test_a_path_that_begins_like_a_command(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "::error::a.py").write_text(WRONG)
    assert not any(line.startswith("::") for line in run("::error::a.py").stdout.splitlines())


def test_both_commands_do_the_same(file):
    def started(*words):
        command = [sys.executable, "-m", *words, str(file)]
        result = subprocess.run(
            command, check=False, capture_output=True, text=True, env=os.environ | {"COLUMNS": "80"}
        )
        return result.returncode, result.stdout

    assert started("dicom_uid_lint") == started("dicom_media_storage", "lint")
    assert started("dicom_uid_lint")[0] == 1


def test_without_its_extra_it_says_how_to_install_it(file):
    program = "import sys; sys.modules['click'] = None; from dicom_uid_lint.__main__ import main; sys.exit(main())"
    result = subprocess.run([sys.executable, "-c", program, str(file)], check=False, capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr.startswith("dicom-media-storage: ")
    assert "pip install 'dicom-media-storage[lint]'" in result.stderr
    assert "Traceback" not in result.stderr
