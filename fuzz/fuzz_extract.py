"""Coverage-guided fuzzing of the generator's readers: each reads its input, or refuses it in a sentence.

Run ``make fuzz`` (atheris, Linux). A find is any failure but SpecError: another exception, a hang, too much memory.
The first byte of an input selects the reader: see ``READERS``.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import atheris

from fuzz.independent import rows_of_page

with atheris.instrument_imports(include=["codegen"]):
    from codegen.edition import Edition
    from codegen.errors import SpecError
    from codegen.extract.extract import extract
    from codegen.extract.rows import SOURCE_FILE, import_rows
    from codegen.model.edition import model_of
    from codegen.tables.snapshot import EDITION_FILE, files_of, read_snapshot
    from codegen.tables.terms import NAME, UID

EDITION: Final = Edition.parse("2013")
SPEC_DIR: Final = Path(__file__).resolve().parent.parent / "spec"
FOLDER: Final = Path(tempfile.mkdtemp(prefix="fuzz-"))
ROWS: Final = "table_I.4-1.csv"
SOURCE: Final = f"""edition = "2013"
[[files]]
file = "{ROWS}"
part = "PS3.4"
table = "I.4-1"
citation = "a fuzzer"
transcribed_by = "a fuzzer"
verified = "not"
"""


def _file(name: str, data: bytes) -> Path:
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _document(suffix: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        path = _file(f"document{suffix}", data)
        files_of(extract([path], EDITION, FOLDER / "spec", ()).snapshot)

    return read


def _edition_file(data: bytes) -> None:
    """Read a snapshot whose ``edition.toml`` may be damaged."""
    model_of(read_snapshot(_file(f"damaged/{EDITION}/{EDITION_FILE}", data).parent))


def _source_file(data: bytes) -> None:
    _file(f"source/{ROWS}", (SPEC_DIR / str(EDITION) / ROWS).read_bytes())
    files_of(import_rows(_file(f"source/{SOURCE_FILE}", data).parent, (), FOLDER / "none").snapshot)


def _rows(data: bytes) -> None:
    _file(f"rows/{SOURCE_FILE}", SOURCE.encode())
    files_of(import_rows(_file(f"rows/{ROWS}", data).parent, (), FOLDER / "none").snapshot)


def _page(data: bytes) -> None:
    """Read a web page; an independent reader must find the same rows."""
    path = _file("document.html", data)
    snapshot = extract([path], EDITION, FOLDER / "pages", ()).snapshot
    for number, table in snapshot.tables.items():
        if UID in table.columns:
            read = [(record[NAME], record[UID]) for record in table.records()]
            if read != rows_of_page(data, number):
                raise RuntimeError(f"the readers find different rows in Table {number} of the page")


READERS: Final = (_document(".xml"), _page, _document(".txt"), _edition_file, _source_file, _rows)


def read_one(data: bytes) -> None:
    """Read an input, or refuse it."""
    if not data:
        return
    try:
        READERS[data[0] % len(READERS)](data[1:])
    except SpecError as error:
        _refuse_more_than_a_sentence(error)


def _refuse_more_than_a_sentence(error: SpecError) -> None:
    if "\n" in str(error):
        raise RuntimeError("more than one sentence") from error


if __name__ == "__main__":
    # PS3.3 is read for the classes of a snapshot. The other files beside a damaged edition.toml are whole.
    shutil.copytree(SPEC_DIR / str(EDITION), FOLDER / "spec" / str(EDITION))
    shutil.copytree(SPEC_DIR / str(EDITION), FOLDER / "damaged" / str(EDITION))
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()
