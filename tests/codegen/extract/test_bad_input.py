"""Bad input: one clear sentence, exit status 2, nothing written."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.codegen.conftest import Generator
from tests.support.documents import CT, DIRECTORY, HEADERS, MR, cells, part, part_4, row, section_4, table, text_page

BOMB = """<?xml version="1.0"?><!DOCTYPE book [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><book xmlns="http://docbook.org/ns/docbook"><subtitle>&c;</subtitle></book>"""
EXTERNAL = '<!DOCTYPE book [<!ENTITY e SYSTEM "file:///etc/passwd">]><book><subtitle>&e;</subtitle></book>'
DTD = '<!DOCTYPE book SYSTEM "http://127.0.0.1:9/docbook.dtd"><book/>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (part_4(CT, subtitle="DICOM PS3.7 2017c - Message Exchange"), "expected PS3.3, PS3.4 or PS3.6, found PS3.7"),
        (part("<section/>"), "has no section I.4"),
        (part('<section label="I.4"><title>x</title></section>'), "section I.4 has no Table I.4-1"),
        (part_4(CT)[:900], "is not well-formed XML, or is cut off"),
        ("a letter, and no XML", "is not well-formed XML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not well-formed XML"),
        ("", "is empty"),
        (" \n", "is empty"),
        ("<html><body><p>404</p></body></html>", "found a <html> without heading"),
        ("<article/>", "expected a DocBook <book> or a web page, found <article>"),
        (part_4(CT, subtitle="A book"), "expected a heading 'DICOM PS3.4 2017c - ...', found 'A book'"),
        (part_4(CT, subtitle="DICOM PS3.4 2017z - Service"), "'2017z' is not an edition of DICOM"),
        (part_4(CT, subtitle="DICOM PS3.4 9999e - Service"), "edition 9999e has not been published yet"),
        (part_4(CT).replace('label="I.4-1" xml:id="table_I.4-1"', ""), "has no Table I.4-1"),
        (part(section_4(("../../x", "I.4-1"))), "list item 1: expected a reference to a table"),
        (part(section_4()), "refers to Table B.5-1, which this document does not contain"),
        (part(table("B.5-1", [row(*CT)]) * 2 + section_4()), "expected one Table B.5-1, found 2"),
        (part(table("B.5-1", [], ("SOP Class Name", HEADERS[2])) + section_4()), "expected a column 'SOP Class UID'"),
        (part(table("B.5-1", [row(*CT)], (*HEADERS[:2], "Colour")) + section_4()), "unknown column 'Colour'"),
        (part(table("B.5-1", [row(*CT)], (HEADERS[0], HEADERS[0], HEADERS[2])) + section_4()), "twice"),
        (part(table("B.5-1", []) + section_4()), "has no rows"),
        (part(table("B.5-1", [row(*CT), f"<tr>{cells('MR')}</tr>"]) + section_4()), "row 2: expected 3 cells, found 1"),
        (part(table("B.5-1", [row(*CT), "<tr/>"]) + section_4()), "row 2: expected 3 cells, found 0"),
        (part(table("B.5-1", [row(*CT, "more")]) + section_4()), "row 1: expected 3 cells, found 4"),
        (part(table("B.5-1", [row(*CT).replace('rowspan="1"', 'rowspan="9"', 1)]) + section_4()), "for a rowspan"),
        (part(table("B.5-1", [row(*CT).replace('colspan="1"', 'colspan="99999999"', 1)]) + section_4()), "colspan"),
        (part(table("B.5-1", [row(*CT).replace('rowspan="1"', 'rowspan="x"', 1)]) + section_4()), "found 'x'"),
        (part_4(("", CT[1])), "row 1: expected a name, found an empty cell"),
        (part_4(CT, MR, CT), "row 3: expected every UID once, found 1.2.840.10008.5.1.4.1.1.2 also in row 1"),
        (part_4((CT[0], MR[1]), CT), "two UIDs for one name"),
        (part_4(("Another Name", DIRECTORY[1])), "two names for 1.2.840.10008.1.3.10"),
        (
            part_4(CT, extra=table("B.6-1", [f"<tr>{cells(*CT[:2])}</tr>"], HEADERS[:2])),
            "is retired in Table B.6-1 and current",
        ),
        ('<?xml version="1.0" encoding="utf-6"?><book/>', "expected a document in UTF-8"),
        ('<?xml version="1.0" encoding="big5"?><book/>', "expected a document in UTF-8, found the encoding"),
        (BOMB, "has declarations in its document type"),
        (EXTERNAL, "has declarations in its document type"),
        (DTD, "found a <book> without heading"),
    ],
)
def test_documents(generator: Generator, content: str | bytes, sentence: str) -> None:
    assert sentence in generator.refused(content)


@pytest.mark.parametrize(
    "uid",
    [*"1.2.840.1000a 1.2.840.010008.1 1.2..840 1.2.840. .1.2 1 1.2.٣ -1.2".split(), "1.2 .840", "", f"1.2.{'9' * 61}"],
)
def test_malformed_uids(generator: Generator, uid: str) -> None:
    assert "Table B.5-1, row 2: expected a UID" in generator.refused(part_4(CT, ("MR Image Storage", uid)))
    page = text_page([CT[:2], ("MR Image Storage", uid), ("X", "1.2.3")])
    assert "Table I.4-1, row 2: expected a UID" in generator.refused(page, "page.txt", edition="2013")


@pytest.mark.parametrize("edition", ["2017z", "17c", "2017", "2013a", "current", "", "2017c ", "../2017c"])
def test_an_edition_that_does_not_exist(generator: Generator, edition: str) -> None:
    assert "is not an edition of DICOM" in generator.run("extract", "x", "--edition", edition)[2]


def test_nothing_of_a_document_type_is_fetched(generator: Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        pytest.fail("tried to reach the network")

    monkeypatch.setattr("socket.socket.connect", connect)
    generator.refused(DTD)


@pytest.mark.parametrize("content", ["a page of something else", b"\xff\xfe\x00", "<p>Not found</p>", b"<p>\xff"])
def test_pages(generator: Generator, content: str | bytes) -> None:
    generator.refused(content, "page.txt", edition="2013")


def test_a_document_that_is_not_there(generator: Generator) -> None:
    status, _, err = generator.extract(generator.folder / "nowhere.xml")
    assert status == 2
    assert "cannot be read: No such file or directory" in err
    assert generator.extract(generator.folder)[0] == 2


def test_as_a_user_sees_it(tmp_path: Path) -> None:
    document = tmp_path / "part07.xml"
    document.write_text(part_4(CT, subtitle="DICOM PS3.7 2017c - Message Exchange"), encoding="utf-8")
    command = [sys.executable, "-m", "codegen", "extract", str(document), "--spec-dir", str(tmp_path / "spec")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: part07.xml: expected PS3.3, PS3.4 or PS3.6, found PS3.7 (Message Exchange)\n"
