"""``[tool.dicom-media-storage]``, ``--select`` and ``--ignore``."""

import pytest

SOURCE = 'CT_IMAGE = "1.2.840.10008.5.1.4.1.1.4"\nx = "1.2.840.10008.5.1.4.1.1.999"\n'


@pytest.fixture
def project(tmp_path):
    """A directory with a file that breaks two rules, and a function that writes its configuration."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text(SOURCE)

    def configure(text, where="pyproject.toml"):
        (tmp_path / where).write_text(f"[tool.dicom-media-storage]\n{text}\n")
        return tmp_path

    return configure


def rules(result):
    return [line.split(": ")[1].split()[0] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("text", "options", "codes"),
    [
        ("", [], ["DMS002", "DMS004"]),
        ('per-file-ignores = { "src/*.py" = ["DMS004"] }', [], ["DMS002"]),
        ('per-file-ignores = { "src/" = ["DMS002", "DMS004"] }', [], []),
        ('per-file-ignores = { "*.c" = ["DMS002"] }', [], ["DMS002", "DMS004"]),
        ("", ["--per-file-ignores", "a.py:DMS002"], ["DMS004"]),
        ("", ["--exclude", "a.*"], []),
        ('select = ["DMS002"]', [], ["DMS002"]),
        ('ignore = ["DMS002"]', [], ["DMS004"]),
        ('select = ["DMS001", "DMS004"]', [], ["DMS001", "DMS004"]),
        ('select = ["ALL"]\nignore = ["DMS00"]', [], []),
        ('select = ["DMS002"]', ["--select", "dms004"], ["DMS004"]),
        ('ignore = ["DMS002"]', ["--ignore", "DMS004"], ["DMS002"]),
        ("", ["--select", "DMS002,DMS001"], ["DMS001", "DMS002"]),
        ("", ["--select", "DMS002", "--select", "DMS004"], ["DMS002", "DMS004"]),
        ("", ["--select", "ALL", "--ignore", "DMS001"], ["DMS002", "DMS004"]),
        ('exclude = ["src/"]', [], []),
        ('exclude = ["*.py", "!a.py"]', [], ["DMS002", "DMS004"]),
    ],
)
def test_what_runs(project, run, text, options, codes):
    result = run(project(text) / "src", *options)
    assert (rules(result), result.exit_code) == (
        codes,
        1 if "DMS002" in codes or (codes and "select" in f"{text}{options}") else 0,
    )


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ('exclude = ["!"]', []),
        ('per-file-ignores = { "!" = ["DMS002"] }', []),
        ("", ["--exclude", "a\\"]),
        ("", ["--per-file-ignores", "!:DMS002"]),
    ],
)
def test_a_pattern_that_matches_nothing_is_a_warning(project, run, text, options):
    result = run(project(text) / "src", *options)
    assert rules(result) == ["DMS002", "DMS004"]
    assert "matches nothing" in result.stderr


def test_the_nearest_table_counts(project, run):
    project('select = ["DMS004"]')
    near = project('select = ["DMS002"]', "src/pyproject.toml") / "src"
    assert rules(run(near)) == rules(run(near / "a.py")) == ["DMS002"]
    (near / "pyproject.toml").write_text("[tool.other]\n")
    assert rules(run(near)) == ["DMS004"]


def test_a_file_may_be_named_instead(project, run):
    root = project('select = ["DMS002"]', "other.toml")
    assert rules(run(root / "src", "--config", root / "other.toml")) == ["DMS002"]
    (root / "empty.toml").write_text("")
    result = run(root / "src", "--config", root / "empty.toml")
    assert result.exit_code == 2
    assert "there is no table tool.dicom-media-storage" in result.stderr


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("select = 1", "select is not a list of strings"),
        ("select = [1]", "select is not a list of strings"),
        ('selct = ["DMS002"]', "has no key 'selct'"),
        ('select = ["DMS999"]', "unknown rule 'DMS999'"),
        ('ignore = [""]', "unknown rule ''"),
        ("select = [", "pyproject.toml"),
        ("per-file-ignores = 1", "per-file-ignores is not a table"),
        ("per-file-ignores = { a = 1 }", "per-file-ignores.a is not a list of strings"),
        ('per-file-ignores = { "*.c" = ["DMS999"] }', "unknown rule 'DMS999'"),
    ],
)
def test_what_cannot_be_used_is_said(project, run, text, complaint):
    result = run(project(text) / "src")
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""


def test_wrong_encoding_and_wrong_type(tmp_path, run):
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    assert run(tmp_path).exit_code == 2
    (tmp_path / "pyproject.toml").write_text("[tool]\ndicom-media-storage = 1")
    assert "is not a table" in run(tmp_path).stderr
    (tmp_path / "pyproject.toml").write_text("tool = 1")
    assert run(tmp_path).exit_code == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--select", "E501"],
        ["--select", ""],
        ["--ignore", ","],
        ["--ignore", "x"],
        ["--format", "xml"],
        ["--jobs", "0"],
        ["--fox"],
    ],
)
def test_wrong_usage(tmp_path, run, options):
    assert run(tmp_path, *options).exit_code == 2
    assert run(tmp_path / "missing").exit_code == 2
    assert run().exit_code == 2
