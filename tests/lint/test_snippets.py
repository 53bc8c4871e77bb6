"""The snippets in ``fixtures/<language>/``: each ``%%`` begins one, with the lines and rules that are to be reported.

Files are named ``wrong`` or ``right``. A wrong snippet with a suggestion for each finding has a right twin: the same with them.
"""

from pathlib import Path

import pytest

from .conftest import found

FIXTURES = Path(__file__).parent / "fixtures"


def _snippets():
    for file in sorted(FIXTURES.rglob("*.*")):
        name = "Dockerfile" if file.suffix == ".dockerfile" else f"a{file.suffix}"
        for number, snippet in enumerate(file.read_text(encoding="utf-8").split("%%")[1:], start=1):
            expected, source = snippet.split("\n", 1)
            where = f"{file.relative_to(FIXTURES).as_posix()}-{number}"
            yield pytest.param(name, source, expected.strip(), id=where)


SNIPPETS = list(_snippets())


@pytest.mark.parametrize(("path", "source", "expected"), SNIPPETS)
def test_snippet(path, source, expected):
    assert ", ".join(f"{one.line} {one.rule}" for one in found(path, source)) == expected


def _with_suggestions():
    wrong = [one for one in SNIPPETS if "DMS002" in one.values[2]]
    return [
        pytest.param(*one.values[:2], id=one.id) for one in wrong if all(x.suggestion for x in found(*one.values[:2]))
    ]


@pytest.mark.parametrize(("path", "source"), _with_suggestions())
def test_its_right_twin(path, source):
    for one in found(path, source):
        lines = source.split("\n")
        lines[one.line - 1] = lines[one.line - 1].replace(one.uid, one.suggestion, 1)
        source = "\n".join(lines)
    assert found(path, source) == []
