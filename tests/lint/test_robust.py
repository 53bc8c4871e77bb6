"""Nothing that a file may hold makes the linter raise."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dicom_uid_lint import engine, pool
from dicom_uid_lint.configuration import Options
from dicom_uid_lint.engine import lint_paths, lint_source
from dicom_uid_lint.knowledge.syntax import is_uid, read, spans
from dicom_uid_lint.languages import PYTHON, STYLES, style_of
from dicom_uid_lint.rules import RULES

PATHS = [
    "a.c",
    "a.php",
    "a.m",
    "a.py",
    "a.rb",
    "a.ps1",
    "a.lua",
    "a.sql",
    "a.erl",
    "a.lisp",
    "a.vb",
    "a.f90",
    "a.pas",
    "a.ml",
]
PATHS += ["a.yaml", "a.ini", "a.csv", "a.xml", "a.tex", "a.md", "a.unknown"]
UID = "1.2.840.10008.5.1.4.1.1.4"

_WORDS = [
    UID,
    "1.2.840.10008.",
    "1.2.840.100008.5.1",
    "CT",
    "CTImageStorage",
    "#define ",
    "startswith",
    "R(",
    "f'",
    'r"',
]
_WORDS += [
    "class A:",
    "def f(",
    "import ",
    "from pydicom.uid ",
    "LIKE '",
    "<a>",
    "</a>",
    "- ",
    "\ufeff",
    "é",
    "\U0001d4b3",
]
_MARKS = [
    *"\"'`=:()[]{},;#\\\0+$|*^ \t\n\x0c\u2028",
    '"""',
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    "\r\n",
    "<<",
    "=>",
    "%'",
    "..",
]
_PIECES = st.sampled_from(_WORDS + _MARKS)


def test_each_style_is_tried():
    assert {style_of(path) for path in PATHS} == set(STYLES)


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=25, deadline=None)
@given(text=st.lists(_PIECES, max_size=30).map("".join))
def test_no_text_of_such_pieces_raises(path, text):
    lines = text.encode("utf-8", "surrogateescape").decode(errors="surrogateescape").split("\n")
    for one in lint_source(text.encode(), path, frozenset(RULES))[0]:
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200), st.sampled_from(PATHS))
def test_no_bytes_raise(data, path):
    lint_source(b"1.2.840.10008.5.1.4.1.1.999 " + data, path, frozenset(RULES))
    lint_source(data + b" 1.2.840.10008.5.1.4.1.1.999", path, frozenset(RULES))


@given(st.text("0123456789. \0", max_size=100))
def test_no_digits_raise(text):
    reading = read(text)
    assert reading is None or reading.uid.startswith("1.2.840.10008")
    assert isinstance(is_uid(text), bool)
    assert all(span.text in text for span in spans(text))


@pytest.mark.parametrize("path", PATHS)
def test_deep_nesting(path):
    for text in ("(" * 2000, "{" * 2000, "<a>" * 2000, "[" * 1000 + "]" * 1000):
        lint_source(f'"{UID}" {text}'.encode(), path, frozenset(RULES))


def test_code_that_is_odd_raises_no_warning_of_its_own():
    assert lint_source(f"x = '{UID}' is 1, '\\d'".encode(), "a.py", frozenset(RULES))[1] == []


def test_threads_find_the_same():
    source = f"from pydicom.uid import MRImageStorageSOPClass\nx = '{UID}'\n{CT_IMAGE}".encode() + b"y = 1\n" * 500
    with ThreadPoolExecutor(8) as executor:
        found = list(executor.map(lint_source, [source] * 24, ["a.py"] * 24))
    assert all(one == found[0] for one in found)
    assert [one.rule for one in found[0][0]] == ["DMS007", "DMS002"]


def test_many_files_in_processes_give_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "_WORTH_PROCESSES", 20)
    for number in range(30):
        (tmp_path / f"{number}.py").write_text(f'CT_IMAGE = "{UID}"  # {number}\n' if number % 10 == 0 else "")
    alone = lint_paths([tmp_path])
    assert len(alone) == 3
    assert lint_paths([tmp_path], Options(jobs=2)) == alone


def test_a_process_that_dies_takes_nothing_with_it(monkeypatch):
    monkeypatch.setattr(pool, "_WORTH_PROCESSES", 20)
    monkeypatch.setattr(pool, "_PROGRAM", "import sys; sys.exit(1)")
    assert list(pool.mapped(str, range(100), jobs=2)) == [str(number) for number in range(100)]


_START = "import sys; from dicom_uid_lint.__main__ import main; sys.path[:0] = ['']; sys.exit(main())"
_LEAVE = "import dicom_media_storage.__main__ as program; program._leave_current_folder(); "
_IN_PROCESSES = f"{_LEAVE}from dicom_uid_lint import pool; pool._WORTH_PROCESSES = 0; {_START}"


@pytest.mark.parametrize(
    ("start", "words", "path"),
    [
        (["-m", "empty"], ["-m", "dicom_uid_lint"], ""),
        (["-m", "empty"], ["-m", "dicom_media_storage", "lint"], ""),
        (["-P", "-m", "empty"], ["-P", "-c", _START], ""),
        (["-P", "-m", "empty"], ["-c", _IN_PROCESSES], f"{os.pathsep}/nowhere{os.pathsep}"),
    ],
)
def test_no_code_of_the_linted_folder_runs(tmp_path, start, words, path):
    (tmp_path / "start" / "empty").mkdir(parents=True)
    (tmp_path / "start" / "empty" / "__main__.py").write_text("import sys; print(*sys.modules)")
    environment = os.environ | {"PYTHONPATH": f"{path}{tmp_path / 'start'}"}
    command = [sys.executable, *start]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, env=environment).stdout
    # What Python itself imports before any program begins, it may find in the current folder.
    names = {*sys.stdlib_module_names, "click"} - {name.split(".")[0] for name in loaded.split()}
    assert {"signal", "re", "enum", "ast", "pickle", "tomllib"} <= names
    for name in names:
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)")
    (tmp_path / "start" / "a.py").write_text(CT_IMAGE)
    command = [sys.executable, *words, "--jobs", "2", "start"]
    result = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert (result.returncode, len(result.stdout.splitlines())) == (1, 1), result.stderr
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of the measure is that of Linux")
def test_memory_does_not_depend_on_the_size_of_a_file(tmp_path):
    line = '{"uid": "1.2.840.10008.5.1.4.1.1.2", "name": "CT Image Storage", "count": [1, 2, 3, 4, 5, 6, 7, 8]},\n'
    (tmp_path / "a.json").write_text(line * 20_000)
    (tmp_path / "b.json").write_text("[" + line.strip() * 20_000 + "]")
    program = (
        "import re, sys; from dicom_uid_lint import lint_paths; lint_paths(sys.argv[1:]);"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    result = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, capture_output=True, text=True)
    assert int(result.stdout) < 60_000


CT_IMAGE = f'CT_IMAGE = "{UID}"\n'


def test_a_bad_pattern_of_gitignore_is_a_warning(tmp_path, run):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("!\nbroken\\\n[b-a]\n[[:alpha:]]\nb.py\n" + "*a" * 200 + "b")
    (tmp_path / "a.py").write_text(CT_IMAGE)
    (tmp_path / "b.py").write_text(CT_IMAGE)
    result = run(tmp_path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert f"{tmp_path / '.gitignore'}: the pattern '!' matches nothing" in result.stderr
    assert "the pattern '[b-a]' matches nothing" in result.stderr
    assert "has a class of characters such as [[:alpha:]]" in result.stderr
    assert "has more than three wildcards" in result.stderr


def test_a_number_of_10_000_digits_in_a_configuration_is_a_warning(tmp_path, run):
    (tmp_path / "pyproject.toml").write_text(f"x = {'1' * 10_000}\n")
    (tmp_path / "a.py").write_text(CT_IMAGE)
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"warning: {tmp_path / 'pyproject.toml'}: not used as a configuration: ")
    assert run(tmp_path, "--config", tmp_path / "pyproject.toml").exit_code == 2


def test_a_bug_in_one_file_is_status_2_and_the_run_goes_on(tmp_path, run, monkeypatch):
    (tmp_path / "a.py").write_text(CT_IMAGE)
    (tmp_path / "b.c").write_text(f'#define CT_IMAGE "{UID}"\n')
    read = engine.mentions

    def fail(place, style):
        if style == PYTHON:
            raise ZeroDivisionError
        return read(place, style)

    monkeypatch.setattr(engine, "mentions", fail)
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "a.py: internal error; please report it: ZeroDivisionError" in result.stderr
    assert "b.c:1:" in result.stdout


STRANGE = [
    ("a.c", f'x("{UID}' + "\\x00" * 3000 + '");'),
    ("a.py", 'x = "' + " " * 20_000 + f'{UID}"'),
    ("a.xml", f"<a>{UID}</a>" + "<!--" * 3000),
    ("a.xml", f"<a>{UID}</a>" + "<a " * 3000),
    ("a.js", f'x("{UID}");\n' + "/*\n" * 3000),
    ("a.txt", " ".join(f"1.2.840.10008.5.1.4.1.1.9{n}" for n in range(300))),
    ("a.txt", f"{UID} " + "(retired " * 3000),
    ("a.csv", f"CT,{UID}" + "," * 10_000),
    ("a.py", f'x = "{UID}"' + ' + "1"' * 1000),
    ("a.ipynb", '{"cells": [' * 2000 + f'"{UID}"'),
    ("a.ipynb", f'{{"cells": [{{"cell_type": "code", "source": ["x", 1]}}, 3], "uid": "{UID}"}}'),
]


@pytest.mark.parametrize(("path", "source"), STRANGE)
def test_strange_texts(path, source):
    lint_source(source.encode(), path)
