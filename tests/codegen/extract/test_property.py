"""Whole generated documents: what goes in as rows comes out as members, or the run refuses; text never becomes code."""

import ast
import contextlib
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from codegen.build import Project, build
from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.extract.extract import extract
from codegen.standard.text import clean
from codegen.tables.snapshot import files_of
from tests.support.documents import part_4, text_page

ROOT = "1.2.840.10008.5.1.4.1.1.9999"
HOSTILE = [*'""" \'\'\' \\ \\" {# \\N{BULLET} # $(id) ]]> &amp;'.split(), "{{ 7 * 7 }}", "{% raw %}", "\n"]
WORDS = st.sampled_from(
    ["CT", "X-Ray", "XA/XRF", "3D", "Image", "Storage", "- For Processing", "Final", "None", "mro", *HOSTILE]
)
NAMES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=40),
)
UIDS = st.one_of(
    st.integers(1, 10**6).map(lambda number: f"{ROOT}.{number}"),
    st.from_regex(r"[0-2](\.[0-9]{1,3}){1,5}", fullmatch=True),
)
ROWS = st.lists(st.tuples(NAMES, UIDS), min_size=1, max_size=8)


def modules(document: str, name: str, edition: Any) -> dict[str, str] | None:
    """What a document becomes, path by path; None where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(document, encoding="utf-8", newline="")
        spec, package = Path(folder, "spec"), Path(folder, "package")
        try:
            extraction = extract([path], edition, spec, ())
            root = spec / str(extraction.snapshot.edition)
            root.mkdir(parents=True)
            for file, text in files_of(extraction.snapshot).items():
                (root / file).write_text(text, encoding="utf-8")
            files = build(Project(spec, package)).files
        except SpecError as error:
            assert "\n" not in str(error)  # noqa: PT017
            return None
        return {path.relative_to(package).as_posix(): text for path, text in files.items() if package in path.parents}


def names(module: str) -> dict[str, str]:
    """The SOP Class Name of each class in the runs, read without running the module: it contains literals alone."""
    for statement in ast.parse(module).body:
        if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "CLASSES":
            assert statement.value is not None
            return {uid: row[2] for uid, row in ast.literal_eval(statement.value).items()}
    raise AssertionError("CLASSES")


def members(module: str) -> list[str]:
    """The values of the enum, read without running it: a class body holds assignments and strings, nothing else."""
    (enum,) = (node for node in ast.parse(module).body if isinstance(node, ast.ClassDef))
    for_readers = [node for node in enum.body if isinstance(node, (ast.If, ast.FunctionDef))]
    assert [ast.unparse(node).splitlines()[0] for node in for_readers] == ["@staticmethod", "if TYPE_CHECKING:"]
    for statement in (node for node in enum.body if node not in for_readers):
        assert isinstance(statement, (ast.Assign, ast.Expr))
        assert isinstance(statement.value, ast.Constant)
    return [
        node.value.value for node in enum.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    ]


def holds(rows: list[tuple[str, str]], built: dict[str, str], directory: list[str]) -> None:
    edition = next(path for path in built if path.endswith("sop_classes.py")).removesuffix("sop_classes.py")
    assert members(built[f"{edition}sop_classes.py"]) == [*directory, *(uid for _, uid in rows)]
    found = names(built["editions/runs.py"])
    assert {uid: found[uid] for _, uid in rows} == {uid: clean(name) for name, uid in rows}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
@example([('CT "quoted" Image', f"{ROOT}.1")])
@example([("CT \\", f"{ROOT}.1"), ('MR """ {{ x }}', f"{ROOT}.2")])
@example([("Final", f"{ROOT}.1"), ("Literal", f"{ROOT}.2"), ("EDITION", f"{ROOT}.3")])
def test_docbook(rows: list[tuple[str, str]]) -> None:
    if (built := modules(part_4(*rows), "part04.xml", None)) is not None:
        holds(rows, built, ["1.2.840.10008.1.3.10"])


def test_hostile_text_is_kept_as_it_is() -> None:
    rows = [(f"CT {number} {text} Image Storage", f"{ROOT}.{number}") for number, text in enumerate(HOSTILE, 1)]
    built = modules(part_4(*rows), "part04.xml", None)
    assert built is not None
    holds(rows, built, ["1.2.840.10008.1.3.10"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_page(rows: list[tuple[str, str]]) -> None:
    if (built := modules(text_page(rows), "page.txt", Edition.parse("2013"))) is not None:
        holds([(clean(name), uid) for name, uid in rows], built, [])


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)),
    st.sampled_from(["a.xml", "a.txt", "a.html"]),
)
def test_arbitrary_bytes_are_refused_or_read(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        with contextlib.suppress(SpecError):
            extract([path], Edition.parse("2013"), Path(folder), ())
