"""edition.toml and the tables of an edition: every wrong shape is one sentence, and no text becomes code."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.build import SPEC_DIR
from codegen.errors import SpecError
from codegen.tables.snapshot import files_of, read_snapshot
from tests.codegen.conftest import Generator
from tests.support.documents import CT, part_4

CODE = '"""+str(__import__("pathlib").Path("ran").touch())+"""'


def edited(generator: Generator, edit: Callable[[dict[str, Any]], object]) -> str:
    """The sentence with which `build` refuses an edition.toml after an edit; empty if it does not."""
    generator.extracted(part_4(CT))
    path = generator.spec / "2017c" / "edition.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    status, _, err = generator.build()
    assert (status, err.count("\n")) == ((2, 1) if err else (0, 0))
    assert generator.package.exists() == (status == 0)
    return err


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda toml: toml["tables"].update({CODE: toml["tables"]["B.5-1"]}), "expected a table such as 'B.5-1'"),
        (lambda toml: toml["tables"].update({"../B.5-1": toml["tables"]["B.5-1"]}), "expected a table such as 'B.5-1'"),
        (
            lambda toml: toml["section_I_4"].update(tables=[CODE]),
            "section_I_4.tables[0]: expected a table such as 'B.5-1'",
        ),
        (
            lambda toml: toml["section_I_4"].update(presentation_state_annex=CODE),
            "section_I_4.presentation_state_annex",
        ),
        (lambda toml: toml["tables"]["B.5-1"].update(part=4), "expected a text, found a whole number"),
        (lambda toml: toml["tables"]["B.5-1"].update(rows_kept=-1), "rows_kept: expected a whole number >= 0"),
        (lambda toml: toml["tables"]["B.5-1"].update(rows_kept=7), "expected 7 rows as edition.toml states, found 1"),
        (lambda toml: toml["tables"]["B.5-1"].update(chapter="a\nb"), "chapter: expected a text in one line"),
        (lambda toml: toml["tables"]["B.5-1"].update(caption="a\u202eb"), "caption: expected a text in one line"),
        (lambda toml: toml["tables"]["B.5-1"].update(joy=1), "table contains unknown field `joy`"),
        (lambda toml: toml["sources"][0].update(sha256="0"), "sources[0].sha256: expected 64 hexadecimal digits"),
        (
            lambda toml: toml["sources"][0].update(url="javascript:1"),
            "sources[0].url: expected a URL that begins with http",
        ),
        (lambda toml: toml["sources"][0].update(bytes=2.5), "sources[0].bytes: expected a whole number, found `float`"),
        (lambda toml: toml.update(edition="2018a"), "expected edition '2017c' as the folder is named, found 2018a"),
        (lambda toml: toml.update(edition="2017z"), "edition: '2017z' is not an edition of DICOM"),
        (lambda toml: toml.update(edition=2017), "edition: expected a text, found a whole number"),
        (lambda toml: toml.update(tables={}), "expected at least one table under [tables], found none"),
        (lambda toml: toml.update(tables=[]), "tables: expected a table, found a list"),
        (lambda toml: toml.update(missing="all"), "missing: expected a list, found a text"),
        (lambda toml: toml.pop("edition"), "table missing required field `edition`"),
        (lambda toml: toml.pop("section_I_4"), "section I.4 has not been read"),
    ],
)
def test_a_wrong_shape_is_one_sentence(
    generator: Generator, edit: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    assert sentence in edited(generator, edit)


def test_a_text_that_is_code_stays_text(generator: Generator) -> None:
    def edit(toml: dict[str, Any]) -> None:
        toml["tables"]["B.5-1"] |= {"chapter": CODE, "caption": CODE}
        toml["sources"][0] |= {"citation": CODE, "note": CODE}
        toml["sources"][0].pop("url")
        table = generator.spec / "2017c" / "table_B.5-1.csv"
        table.write_text(
            table.read_text(encoding="utf-8").replace(",A.3,,", f',A.3,"{CODE.replace(chr(34), chr(34) * 2)}",')
        )

    assert edited(generator, edit) == ""
    code = "import dicom_media_storage as d\nfrom dicom_media_storage.editions.e2017c import groups\nprint(d.get('"
    code += f"{CT[1]}').service_class, d.get('{CT[1]}').iod.title)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=generator.folder, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == (f"{CODE} {CODE}\n", "")
    assert not (generator.folder / "ran").exists()


@pytest.mark.parametrize("edition", [path.parent.name for path in SPEC_DIR.glob("*/edition.toml")])
def test_a_snapshot_is_written_as_it_was_read(edition: str) -> None:
    folder = SPEC_DIR / edition
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert files_of(read_snapshot(folder)) == written


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["edition", "title", "missing", "sources", "tables", "section_I_4", "part", "rows_kept", "A-1"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, VALUES, max_size=3), max_size=5))
def test_any_toml_at_all_is_read_or_refused(tmp_path: Path, content: dict[str, Any]) -> None:
    folder = tmp_path / "2017c"
    folder.mkdir(exist_ok=True)
    try:
        text = tomli_w.dumps(content)
    except (TypeError, ValueError):
        return
    (folder / "edition.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(SpecError):
        read_snapshot(folder)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "2017c"
    folder.mkdir(exist_ok=True)
    (folder / "edition.toml").write_bytes(content)
    with pytest.raises(SpecError):
        read_snapshot(folder)
