"""Coverage-guided fuzzing of ``extract``: whatever a document holds, it is read or refused in a sentence.

Run ``make fuzz`` (atheris, Linux). A find is anything but SpecError: a traceback, a hang, memory beyond the limit.
The first byte of an input says as what it is read: DocBook, a page as HTML, or a page as text.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["codegen"]):
    from codegen.edition import Edition
    from codegen.errors import SpecError
    from codegen.extract.extract import extract
    from codegen.spec.snapshot import files_of
    from codegen.standard.docbook import identify

SUFFIXES = (".xml", ".html", ".txt")
EDITION = Edition.parse("2013")
FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))


def read_one(data: bytes) -> None:
    """Read one input as a document, and write its snapshot as text."""
    if not data:
        return
    path = FOLDER / f"document{SUFFIXES[data[0] % len(SUFFIXES)]}"
    path.write_bytes(data[1:])
    try:
        extraction = extract([path], EDITION, FOLDER / "spec", lambda _: ())
        files_of(extraction.snapshot)
    except SpecError as error:
        if "\n" in str(error):
            raise RuntimeError("more than one sentence") from error
    if path.suffix == ".xml":
        try:
            identify(path)
        except SpecError:
            return


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()
