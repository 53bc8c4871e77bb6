"""PS3.3 read while it goes by: titles, tables of Modules, sections F.5.n; and how it refuses what is none."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.module_tables import Module
from codegen.standard.part03 import Part3, read_part3
from tests.support.part03_documents import (
    annex_a,
    annex_f,
    book,
    cell,
    chapter,
    iod,
    iod_section,
    model_table,
    module_table,
    para,
    record,
    section,
    table,
    xref,
)

if TYPE_CHECKING:
    from pathlib import Path

CT = iod_section("A.3", "CT Image IOD", "Frame of Reference", "Image")
IMAGE = record(
    "F.5.4",
    "IMAGE.",
    "the Modules related to the Image IE of Image IODs",
    "This Directory Record shall be used to reference an Image SOP Instance.",
)
SMALL = book(annex_a(CT) + annex_f(IMAGE, model=model_table({"F.5.4": "IMAGE"})))
MEGABYTES = 12
LARGEST_PEAK = 60


def read(folder: Path, content: str | bytes, edition: str | None = None) -> Part3:
    path = folder / "part03.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_part3(path, edition=Edition.parse(edition) if edition else None)


def refused(folder: Path, content: str | bytes, edition: str | None = None) -> str:
    with pytest.raises(SpecError) as caught:
        read(folder, content, edition)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_says_which_document_it_is(tmp_path):
    origin = read(tmp_path, SMALL).origin
    assert (origin.part, str(origin.edition), origin.title) == ("PS3.3", "2026a", "Information Object Definitions")
    assert (origin.name, origin.form, origin.size) == ("part03.xml", "DocBook", len(SMALL.encode()))
    assert origin.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()
    assert origin.url == "https://dicom.nema.org/medical/dicom/2026a/source/docbook/part03/part03.xml"


def test_reads_titles_modules_records_and_the_model(tmp_path):
    part3 = read(tmp_path, SMALL)
    assert part3.titles["A.3"] == "CT Image IOD"
    assert part3.titles["A.3.3"] == "CT Image IOD Module Table"
    assert part3.titles["F"] == "Basic Directory Information Object Definition (Normative)"
    (modules,) = part3.module_tables
    assert (modules.id, modules.section) == ("A.3-1", "A.3.3")
    assert modules.modules[:2] == (
        Module("Patient", "Patient", "M", "C.7.1.1"),
        Module("Study", "General Study", "M", "C.7.1.1"),
    )
    assert modules.modules[-1] == Module("Image", "SOP Common", "M", "C.7.1.1")
    assert [(one.number, one.passages[0].text.split(". ")[0]) for one in part3.records] == [
        ("F.5.4", "The Directory Record is based on the specification of sect_F.3")
    ]
    assert [passage.kind for passage in part3.records[0].passages] == ["para", "note"]
    assert part3.model == {"F.5.4": "IMAGE"}
    assert part3.remarks == ()


def test_finds_a_section_by_its_title(tmp_path):
    part3 = read(tmp_path, SMALL)
    assert part3.section_titled("ct  image iod") == "A.3"
    assert part3.section_titled("MR Image IOD") is None
    assert part3.section_titled("Basic Directory IOD") is None, "not of Annex A"


def test_two_sections_with_one_title_are_found_by_neither(tmp_path):
    other = iod_section("A.4", "CT Image IOD", "Image")
    assert read(tmp_path, book(annex_a(CT, other) + annex_f(IMAGE))).section_titled("CT Image IOD") is None


def test_the_cell_above_counts_where_it_spans_and_where_the_next_is_empty(tmp_path):
    rows = [
        f"<tr>{cell('Series', 2)}{cell('General Series')}{cell('M')}</tr>",
        f"<tr>{cell('RT Series')}{cell('M')}</tr>",
        f"<tr>{cell('Plan')}{cell('RT General Plan')}{cell('M')}</tr>",
        f"<tr>{cell('')}{cell('SOP Common')}{cell('M')}</tr>",
    ]
    plan = section("A.20", "RT Plan IOD", table("A.20.3-1", "RT Plan IOD Modules", ("IE", "Module", "Usage"), rows))
    (modules,) = read(tmp_path, book(annex_a(plan) + annex_f(IMAGE))).module_tables
    assert [(one.information_entity, one.name) for one in modules.modules] == [
        ("Series", "General Series"),
        ("Series", "RT Series"),
        ("Plan", "RT General Plan"),
        ("Plan", "SOP Common"),
    ]


def test_other_tables_of_annex_a_are_no_tables_of_modules(tmp_path):
    macros = table("A.38-1b", "Functional Groups", ("Functional Group Macro", "Section", "Usage"), [])
    part3 = read(tmp_path, book(annex_a(CT, section("A.38", "Enhanced CT Image IOD", macros)) + annex_f(IMAGE)))
    assert [one.id for one in part3.module_tables] == ["A.3-1"]


def test_a_span_beyond_the_last_row_ends_with_the_table(tmp_path):
    rows = [f"<tr>{cell('Image', 9)}{cell('SOP Common')}</tr>"]
    one = section("A.4", "MR Image IOD", table("A.4-1", "MR Image IOD Modules", ("IE", "Module"), rows))
    part3 = read(tmp_path, book(annex_a(one) + annex_f(IMAGE)))
    assert part3.module_tables[0].modules == (Module("Image", "SOP Common", "", ""),)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"<tr>{cell('Image')}</tr>", "expected 2 cells, found 1"),
        ('<tr><td rowspan="0"><para>Image</para></td></tr>', "expected a rowspan from 1 to 9999, found '0'"),
    ],
)
def test_a_broken_table_is_said_and_keeps_nothing_else_from_being_read(tmp_path, row, said):
    broken = section("A.4", "MR Image IOD", table("A.4-1", "MR Image IOD Modules", ("IE", "Module"), [row]))
    part3 = read(tmp_path, book(annex_a(broken, CT) + annex_f(IMAGE)))
    assert [one.id for one in part3.module_tables] == ["A.3-1"]
    (remark,) = part3.remarks
    assert "part03.xml, Table A.4-1" in remark
    assert said in remark


def test_a_deleted_section_is_not_there(tmp_path):
    deleted = CT.replace("<section ", '<section revisionflag="deleted" ', 1)
    other = iod_section("A.4", "MR Image IOD", "Image")
    part3 = read(tmp_path, book(annex_a(deleted, other) + annex_f(IMAGE)))
    assert "A.3" not in part3.titles
    assert "A.3.3" not in part3.titles
    assert [one.id for one in part3.module_tables] == ["A.4-1"]


def test_two_titles_of_one_section_are_said(tmp_path):
    twice = CT + section("A.3", "MR Image IOD")
    part3 = read(tmp_path, book(annex_a(twice) + annex_f(IMAGE)))
    assert part3.titles["A.3"] == "CT Image IOD"
    assert part3.remarks == ("part03.xml: has two sections A.3: 'CT Image IOD' and 'MR Image IOD'",)


def test_the_same_identifier_may_stand_twice(tmp_path):
    part3 = read(tmp_path, book(annex_a(CT, CT.replace("A.3-1", "A.3-2")) + annex_f(IMAGE)))
    assert [one.id for one in part3.module_tables] == ["A.3-1", "A.3-2"]


def test_a_section_without_number_belongs_to_the_one_around_it(tmp_path):
    inner = f"<section><title>Modules</title>{module_table('A.3-1', 'Modules', [('Image', 'SOP Common')])}</section>"
    part3 = read(tmp_path, book(annex_a(section("A.3", "CT Image IOD", inner)) + annex_f(IMAGE)))
    assert part3.titles["A.3"] == "CT Image IOD"
    assert part3.module_tables[0].section == "A.3"
    assert part3.remarks == ()


def test_lists_notes_and_links_of_a_record(tmp_path):
    second = '<para>or <olink targetdoc="PS3.3" targetptr="sect_A.35.2"/></para>'
    nested = "<itemizedlist><listitem><para>of any kind</para></listitem></itemizedlist>"
    listed = section(
        "F.5.25",
        "SR Document",
        f"<para>It shall reference:<itemizedlist><listitem>{para('the ' + iod('A.35.1'))}</listitem></itemizedlist></para>",
        f"<orderedlist><listitem>{second}{nested}</listitem></orderedlist>",
        f"<note><orderedlist><listitem>{para('Not ' + iod('A.35.4'))}</listitem></orderedlist></note>",
        para('See <quote>X</quote> in <olink targetdoc="PS3.10" targetptr="sect_8"/>.'),
    )
    found = read(tmp_path, book(annex_a(CT) + annex_f(listed))).records[0]
    assert [(passage.kind, passage.text) for passage in found.passages] == [
        ("para", "It shall reference:"),
        ("item", "the sect_A.35.1"),
        ("item", "or sect_A.35.2"),
        ("item", "of any kind"),
        ("note", "Not sect_A.35.4"),
        ("para", 'See "X" in PS3.10.'),
    ]


def test_an_edition_may_be_given_and_must_be_the_documents_own(tmp_path):
    assert str(read(tmp_path, SMALL, "2026a").origin.edition) == "2026a"
    assert "expected edition 2025b as given with --edition, found 2026a in its <subtitle>" in refused(
        tmp_path, SMALL, "2025b"
    )
    unnamed = SMALL.replace("<subtitle>DICOM PS3.3 2026a - Information Object Definitions</subtitle>", "")
    assert "does not name its edition (no <subtitle>)" in refused(tmp_path, unnamed)
    assert str(read(tmp_path, unnamed, "2013").origin.edition) == "2013"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"not XML", "is not well-formed XML, or is cut off"),
        (SMALL[: len(SMALL) // 2], "is not well-formed XML, or is cut off"),
        (SMALL[:-8], "is not well-formed XML, or is cut off"),
        ("<html><body/></html>", "expected a DocBook <book>, found none"),
        (book(annex_a(CT)), "this PS3.3 has no section F.5.n"),
        (book(annex_a(CT), subtitle="DICOM PS3.4 2026a - Service"), "expected PS3.3, found PS3.4 (Service)"),
        (
            book(annex_a(CT), subtitle="Something else"),
            "expected <subtitle> 'DICOM PS3.4 2017c - ...', found 'Something else'",
        ),
        (book("", subtitle="DICOM PS3.3 2026z - Information Object Definitions"), "'2026z' is no edition of DICOM"),
    ],
)
def test_refuses_what_is_no_part_3(tmp_path, content, said):
    assert said in refused(tmp_path, content)


def test_refuses_what_cannot_be_read(tmp_path):
    with pytest.raises(SpecError, match="cannot be read"):
        read_part3(tmp_path / "missing.xml")


BOMB = '<!DOCTYPE book [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("before", ["", f"<!-- {'x' * 200_000} -->"])
def test_refuses_a_document_type_declaration_wherever_it_stands(tmp_path, encoding, before):
    content = SMALL.replace('encoding="utf-8" standalone="no"?>', f'encoding="{encoding}"?>{before}{BOMB}')
    assert "has a document type declaration" in refused(tmp_path, content.encode(encoding))


def test_elements_nested_without_end_are_refused_or_read_but_never_break_it(tmp_path):
    deep = f"<para>{'<emphasis>' * 190}x{'</emphasis>' * 190}</para>"
    inside = IMAGE.replace("<note>", f"{deep}<note>")
    assert read(tmp_path, book(annex_a(CT) + annex_f(inside))).records[0].passages[1].text == "x"
    bottomless = f"<para>{'<emphasis>' * 100_000}{'</emphasis>' * 100_000}</para>"
    assert "nested at most 200 deep" in refused(tmp_path, book(annex_a(CT) + bottomless + annex_f(IMAGE)))


def test_a_damaged_document_is_read_or_refused_in_a_sentence(tmp_path):
    chance = random.Random(20260101)
    for _ in range(300):
        damaged = bytearray(SMALL.encode())
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 12)] = chance.choice([b"", b"<", b">", b"0", b"</td>", b"<tr>"])
        try:
            read(tmp_path, bytes(damaged))
        except SpecError as error:
            assert str(error)  # noqa: PT017


def _large_document(path: Path) -> None:
    """PS3.3 in its real proportions: the IODs and records are small, Annex C is all the rest."""
    attribute = (
        f"<tr>{cell('Patient Name')}{cell('(0010,0010)')}{cell('2')}{cell('The name. ' + 'Of whom. ' * 40)}</tr>"
    )
    attributes = table("C.7-1", "Patient Module Attributes", ("Attribute Name", "Tag", "Type", "Description"), [])
    module = section("C.7.1.1", "Patient Module", attributes.replace("<tbody>", f"<tbody>{attribute * 100}"))
    item = f"<listitem>{para(xref('sect_A.3'))}</listitem>"
    listing = f"<itemizedlist>{item * 200}</itemizedlist>"
    filler = (module + section("C.7.1.2", "Patient Study Module", para("Much is said of it. " * 50), listing)).encode()
    head, tail = book(annex_a(CT) + "@" + annex_f(IMAGE)).encode().split(b"@")
    opening, closing = chapter("C", "Information Module Definitions", "@").encode().split(b"@")
    with path.open("wb") as file:
        file.write(head + opening)
        for _ in range(MEGABYTES * 1_000_000 // len(filler)):
            file.write(filler)
        file.write(closing + tail)


PROBE = """
import json, sys
from pathlib import Path
from codegen.standard.part03 import read_part3
part3 = read_part3(Path(sys.argv[1]))
# What getrusage gives of a child begins with what its parent had: the system's own account of this process does not.
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
print(json.dumps({"peak": peak, "tables": len(part3.module_tables), "records": len(part3.records)}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc, which is Linux's")
def test_memory_does_not_grow_with_the_document(tmp_path, request):
    path = tmp_path / "part03.xml"
    _large_document(path)
    assert path.stat().st_size > (MEGABYTES - 1) * 1_000_000
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)],
        cwd=request.config.rootpath,
        capture_output=True,
        text=True,
        check=True,
    )
    path.unlink()
    measured = json.loads(done.stdout)
    assert (measured["tables"], measured["records"]) == (1, 1)
    assert measured["peak"] < LARGEST_PEAK
