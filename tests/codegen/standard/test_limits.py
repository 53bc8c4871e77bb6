"""Whatever comes, it is refused or read in bounded memory; and what is no file of a document is not opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.standard import xml
from tests.codegen.conftest import Generator
from tests.support.documents import CT, cells, part, part_4, row, section_4, table

BOOK = '<book label="PS3.{0}"><subtitle>DICOM PS3.{0} 2026a - X</subtitle>'
LARGEST_PEAK = 300
PROBE = """
import sys
from codegen.__main__ import main
status = main(["extract", sys.argv[1], "--edition", "2026a", "--spec-dir", sys.argv[1] + ".spec"])
with open("/proc/self/status") as lines:
    print(status, next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024)
"""


def _sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize(("name", "most"), [("part04.xml", 32), ("part06.xml", 32), ("p.html", 16), ("p.txt", 16)])
def test_a_file_that_is_too_large_is_not_read(generator: Generator, name: str, most: int) -> None:
    path = generator.document(b"<book/>" if name.endswith("xml") else b"<html>", name)
    status, _, err = generator.extract(_sparse(path, 200_000_000), edition="2013")
    assert status == 2
    assert f"expected a document of at most {32 if name.endswith('xml') else most} MB, found 200.0 MB" in err


def test_part_3_may_be_larger_than_the_others(generator: Generator) -> None:
    document = generator.document(BOOK.format(3), "part03.xml")
    with document.open("r+b") as file:
        file.truncate(129_000_000)
    status, _, err = generator.extract(document)
    assert (status, "at most 128 MB, found 129.0 MB" in err) == (2, True)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc, which is Linux's")
@pytest.mark.parametrize(
    ("name", "around", "repeated", "count"),
    [
        ("part04.xml", f"{BOOK.format(4)}@</book>", '<td colspan="9999"/>', 410_000),
        ("part03.xml", f"{BOOK.format(3)}@</book>", "<b/>", 300_000),
        ("part03.xml", f"{BOOK.format(3)}<b @/></book>", 'c=">" ', 1_000_000),
        ("p.html", "<html><body>@</body></html>", "<p>x", 20_000),
        ("p.html", "<html><body><b @></b></body></html>", "a ", 7_000_000),
        ("p.txt", "Table I.4-1. x\na |\nb |\n---|---|\n@end.", "a |\n", 4_000_000),
    ],
)
def test_memory_stays_bounded(tmp_path: Path, name: str, around: str, repeated: str, count: int) -> None:
    path = tmp_path / name
    path.write_text(around.replace("@", repeated * count), "utf-8")
    done = subprocess.run([sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, check=True)
    status, peak = map(int, done.stdout.split()[-2:])
    path.unlink()
    assert status == 2
    assert done.stderr.count("\n") == 1
    assert peak < LARGEST_PEAK


@pytest.mark.parametrize(
    ("name", "document"), [("p.html", "<html>@</html>"), ("part04.xml", f"{BOOK.format(4)}@</book>")]
)
def test_elements(generator: Generator, monkeypatch: pytest.MonkeyPatch, name: str, document: str) -> None:
    monkeypatch.setattr(xml, "_MOST_KEPT", 1000)
    many = document.replace("@", "<b></b>" * 1001)
    assert "expected at most 1000 elements and attributes to read, found more" in generator.refused(
        many, name, edition="2026a"
    )


def test_elements_that_are_passed_over_count_too(generator: Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "_MOST_ELEMENTS", 1000)
    assert "expected at most 1000 elements, found" in generator.refused(f"{BOOK.format(3)}{'<b/>' * 1001}</book>")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ('<th colspan="9999"/>' * 20_000, "expected a header of 1 to 64 columns, found 199980000"),
        ("<th/>" * 65, "expected a header of 1 to 64 columns, found 65"),
        ('<th colspan="0"/>', "expected a colspan from 1 to 9999, found '0'"),
    ],
)
def test_columns(generator: Generator, header: str, said: str) -> None:
    wide = f'<table label="B.5-1"><thead><tr>{header}</tr></thead><tbody>{row(*CT)}</tbody></table>'
    assert said in generator.refused(part(wide + section_4()))


def test_rows(generator: Generator) -> None:
    many = table("B.5-1", ["<tr/>"] * 20_001)
    assert "expected at most 20000 rows, found" in generator.refused(part(many + section_4()))


def test_the_text_of_a_cell(generator: Generator) -> None:
    long = table("B.5-1", [f"<tr>{cells('x ' * 60_000, CT[1], '')}</tr>"])
    assert "expected at most 100000 characters in a paragraph" in generator.refused(part(long + section_4()))


def test_what_is_no_regular_file_is_refused_and_not_waited_for(generator: Generator) -> None:
    os.mkfifo(generator.folder / "pipe.xml")
    assert "found a device, a pipe or a socket" in generator.extract(generator.folder / "pipe.xml")[2]
    assert "found a device, a pipe or a socket" in generator.extract(Path("/dev/zero"))[2]
    assert "it is a directory" in generator.extract(generator.folder)[2]


@pytest.mark.parametrize("name", ["a" * 5000, "a/" * 3000, "nul\0byte.xml"])
def test_paths_that_no_file_can_have(generator: Generator, name: str) -> None:
    status, out, err = generator.extract(Path(name))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "cannot be read: " in err
    assert "\0" not in err


def test_a_document_of_the_usual_size_is_read(generator: Generator) -> None:
    generator.extracted(part_4(CT, extra="<para>x</para>" * 20_000))
