"""Nothing that a file may hold makes the linter raise."""

import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dicom_uid_lint import document, pool
from dicom_uid_lint.configuration import Options
from dicom_uid_lint.engine import lint_paths, lint_source
from dicom_uid_lint.knowledge.syntax import is_whole, read, spans
from dicom_uid_lint.languages import _MARKS as LANGUAGES
from dicom_uid_lint.patterns import parsed, verdict
from dicom_uid_lint.readers.notebook import Cell
from dicom_uid_lint.rules.all import RULES
from dicom_uid_lint.suppression import unsilenced

PATHS = [f"a{suffixes.split()[0]}" for suffixes in LANGUAGES.values()]
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


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=25, deadline=None)
@given(text=st.lists(_PIECES, max_size=30).map("".join))
def test_no_text_of_such_pieces_raises(path, text):
    read, _ = document.read(text.replace("\r\n", "\n"), path, _language(path))
    for rule in RULES.values():
        for one in unsilenced(rule.check(read), [Cell(None, "", text)], frozenset())[0]:
            assert 1 <= one.line <= len(read.lines)
            assert 1 <= one.column <= len(read.lines[one.line - 1]) + 1


def _language(path):
    return next(language for language, suffixes in LANGUAGES.items() if suffixes.split()[0] == path.removeprefix("a"))


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200), st.sampled_from(PATHS))
def test_no_bytes_raise(data, path):
    lint_source(b"1.2.840.10008.5.1.4.1.1.999 " + data, path, frozenset(RULES))
    lint_source(data + b" 1.2.840.10008.5.1.4.1.1.999", path, frozenset(RULES))


@given(st.text("0123456789. \0", max_size=100))
def test_no_digits_raise(text):
    reading = read(text)
    assert reading is None or reading.uid.startswith("1.2.840.10008")
    assert isinstance(is_whole(text), bool)
    assert all(span.text in text for span in spans(text))


OLD = "from pydicom.uid import MRImageStorageSOPClass\n"


@pytest.mark.parametrize(
    "rest",
    [
        "def (",
        f'print "{UID}"',
        "(" * 500,
        "y = " + "-" * 20_000 + "1",
        "y = " + "1+" * 20_000 + "1",
        "#" * 9000 + "\0",
    ],
)
def test_python_that_cannot_be_parsed_is_read_by_tokens(rest):
    source = f'{OLD}CT_IMAGE = "{UID}"\n{rest}'
    found, warnings = lint_source(source.encode(), "a.py", frozenset({"DMS002", "DMS007"}))
    assert [one.rule for one in found if one.line == 2] == ["DMS002"]
    if "1+" not in rest:
        assert warnings[0].startswith("a.py: not checked for DMS007, because it cannot be parsed: ")


@pytest.mark.parametrize("path", PATHS)
def test_deep_nesting(path):
    for text in ("(" * 2000, "{" * 2000, "<a>" * 2000, "[" * 1000 + "]" * 1000):
        lint_source(f'"{UID}" {text}'.encode(), path, frozenset(RULES))


def test_code_that_is_odd_raises_no_warning_of_its_own():
    assert lint_source(f"x = '{UID}' is 1, '\\d'".encode(), "a.py", frozenset(RULES))[1] == []


def test_threads_leave_the_warnings_of_the_program_as_they_are():
    source = (
        f"from pydicom.uid import MRImageStorageSOPClass\nx = '{UID}', '\\d'\n{CT_IMAGE}".encode() + b"y = 1\n" * 500
    )
    filters = list(warnings.filters)
    with ThreadPoolExecutor(8) as executor:
        found = list(executor.map(lint_source, [source] * 24, ["a.py"] * 24))
    assert all(one == found[0] for one in found)
    assert [one.rule for one in found[0][0]] == ["DMS007", "DMS002"]
    assert warnings.filters == filters


def test_many_files_in_processes_give_the_same(tmp_path):
    for number in range(pool._WORTH_PROCESSES + 10):
        (tmp_path / f"{number}.py").write_text(f'CT_IMAGE = "{UID}"  # {number}\n' if number % 10 == 0 else "")
    alone = lint_paths([tmp_path])
    assert len(alone) == 21
    assert lint_paths([tmp_path], Options(jobs=2)) == alone


def _dies(number):
    if number == 150:
        import multiprocessing
        import os

        if multiprocessing.parent_process():
            os._exit(1)
    return number


@pytest.mark.filterwarnings("ignore")
def test_a_process_that_dies_takes_nothing_with_it():
    assert list(pool.mapped(_dies, range(300), jobs=2)) == list(range(300))


CT_IMAGE = f'CT_IMAGE = "{UID}"\n'


@pytest.mark.parametrize(
    "cookie",
    [
        "rot13",
        "hex",
        "base64",
        "bz2",
        "zip",
        "quopri",
        "uu",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "utf-16",
    ],
)
def test_an_encoding_that_is_none_of_texts(tmp_path, run, cookie):
    (tmp_path / "a.py").write_text(f"# coding: {cookie}\n\n\n{CT_IMAGE}")
    (tmp_path / "b.py").write_text(CT_IMAGE)
    result = run(tmp_path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "Traceback" not in result.stderr
    assert "internal error" not in result.stderr


def test_a_bad_pattern_of_gitignore_is_a_warning(tmp_path, run):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("!\nbroken\\\nb.py\n")
    (tmp_path / "a.py").write_text(CT_IMAGE)
    (tmp_path / "b.py").write_text(CT_IMAGE)
    result = run(tmp_path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert f"{tmp_path / '.gitignore'}: the pattern '!' matches nothing" in result.stderr


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
    read = document.read

    def fail(text, path, language, selected):
        if language == "python":
            raise ZeroDivisionError
        return read(text, path, language, selected)

    monkeypatch.setattr("dicom_uid_lint.document.read", fail)
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


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("*.py", "a/b.py", True),
        ("/*.py", "a/b.py", False),
        ("a/", "x/a", False),
        ("a/**", "a/b/c", True),
        ("**/c", "a/b/c", True),
        ("a/**/c", "a/c", True),
        ("a/**/c", "a/x/y/c", True),
        ("a/*", "a/b/c", False),
        ("a?c", "abc", True),
        ("[!a]bc", "abc", False),
        ("[^a]bc", "abc", False),
        ("[^a]bc", "bbc", True),
        ("\\[^a", "[^a", True),
        ("Icon\r\r", "Icon", False),
        ("\\!a", "!a", True),
        ("\\#a", "#a", True),
        ("a\\ ", "a ", True),
        ("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab", "a" * 200, False),
    ],
)
def test_patterns(pattern, path, matches):
    assert bool(verdict(parsed([pattern])[0], path.split("/"), is_directory=False)) is matches
