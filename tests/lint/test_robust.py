"""Nothing that a file may hold makes the linter raise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dicom_uid_lint import document, pool
from dicom_uid_lint.engine import Options, lint_paths, lint_source
from dicom_uid_lint.knowledge.syntax import is_whole, read, spans
from dicom_uid_lint.languages import _SUFFIXES
from dicom_uid_lint.rules.all import RULES
from dicom_uid_lint.suppression import unsilenced

PATHS = [f"a{suffixes.split()[0]}" for suffixes in _SUFFIXES.values()]
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
        for one in unsilenced(rule.check(read), read.lines, frozenset())[0]:
            assert 1 <= one.line <= len(read.lines)
            assert 1 <= one.column <= len(read.lines[one.line - 1]) + 1


def _language(path):
    return next(language for language, suffixes in _SUFFIXES.items() if suffixes.split()[0] == path.removeprefix("a"))


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
