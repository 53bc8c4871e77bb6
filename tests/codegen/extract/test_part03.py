"""PS3.3: titles, tables of Modules, sections F.5.n."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from codegen.errors import SpecError
from codegen.extract.part03 import Module, Part3, part3_of
from codegen.standard.reader import read_document
from tests.support.part03_documents import (
    annex_a,
    annex_f,
    book,
    cell,
    iod,
    iod_section,
    model_table,
    module_table,
    para,
    record,
    section,
    table,
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


def read(folder: Path, content: str | bytes) -> Part3:
    path = folder / "part03.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return part3_of(read_document(path))


def refused(folder: Path, content: str | bytes) -> str:
    with pytest.raises(SpecError) as caught:
        read(folder, content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


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
    assert [(one.number, one.passages[0].with_targets("PS3.3").split(". ")[0]) for one in part3.records] == [
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


def test_other_tables_of_annex_a_are_left_out(tmp_path):
    macros = table("A.38-1b", "Functional Groups", ("Functional Group Macro", "Section", "Usage"), [])
    part3 = read(tmp_path, book(annex_a(CT, section("A.38", "Enhanced CT Image IOD", macros)) + annex_f(IMAGE)))
    assert [one.id for one in part3.module_tables] == ["A.3-1"]


def test_a_span_beyond_the_last_row_ends_with_the_table(tmp_path):
    rows = [f"<tr>{cell('Image', 9)}{cell('SOP Common')}</tr>"]
    one = section("A.4", "MR Image IOD", table("A.4-1", "MR Image IOD Modules", ("IE", "Module"), rows))
    part3 = read(tmp_path, book(annex_a(one) + annex_f(IMAGE)))
    assert part3.module_tables[0].modules == (Module("Image", "SOP Common", "", ""),)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (f"<tr>{cell('Image')}</tr>", "expected 2 cells, found 1"),
        ('<tr><td rowspan="0"><para>Image</para></td></tr>', "expected a rowspan from 1 to 9999, found '0'"),
    ],
)
def test_a_broken_table_is_reported_and_the_others_are_read(tmp_path, row, sentence):
    broken = section("A.4", "MR Image IOD", table("A.4-1", "MR Image IOD Modules", ("IE", "Module"), [row]))
    part3 = read(tmp_path, book(annex_a(broken, CT) + annex_f(IMAGE)))
    assert [one.id for one in part3.module_tables] == ["A.3-1"]
    (remark,) = part3.remarks
    assert "part03.xml, Table A.4-1" in remark
    assert sentence in remark


def test_a_deleted_section_is_not_read(tmp_path):
    deleted = CT.replace("<section ", '<section revisionflag="deleted" ', 1)
    other = iod_section("A.4", "MR Image IOD", "Image")
    part3 = read(tmp_path, book(annex_a(deleted, other) + annex_f(IMAGE)))
    assert "A.3" not in part3.titles
    assert "A.3.3" not in part3.titles
    assert [one.id for one in part3.module_tables] == ["A.4-1"]


def test_two_titles_of_one_section_are_reported(tmp_path):
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
    assert [(passage.kind, passage.with_targets("PS3.3")) for passage in found.passages] == [
        ("para", "It shall reference:"),
        ("item", "the sect_A.35.1"),
        ("item", "or sect_A.35.2"),
        ("item", "of any kind"),
        ("note", "Not sect_A.35.4"),
        ("para", 'See "X" in PS3.10.'),
    ]


BOMB = '<!DOCTYPE book [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("before", ["", f"<!-- {'x' * 200_000} -->"])
def test_refuses_a_document_type_declaration_wherever_it_stands(tmp_path, encoding, before):
    content = SMALL.replace('encoding="utf-8" standalone="no"?>', f'encoding="{encoding}"?>{before}{BOMB}')
    refused(tmp_path, content.encode(encoding))


def test_elements_nested_without_end_are_refused_or_read_but_never_break_it(tmp_path):
    deep = f"<para>{'<emphasis>' * 190}x{'</emphasis>' * 190}</para>"
    inside = IMAGE.replace("<note>", f"{deep}<note>")
    assert read(tmp_path, book(annex_a(CT) + annex_f(inside))).records[0].passages[1].text == "x"
    bottomless = f"<para>{'<emphasis>' * 100_000}{'</emphasis>' * 100_000}</para>"
    assert "Excessive depth in document" in refused(tmp_path, book(annex_a(CT) + bottomless + annex_f(IMAGE)))


def test_a_damaged_document_is_read_or_refused_in_a_sentence(tmp_path):
    chance = random.Random(20260101)
    for _ in range(100):
        damaged = bytearray(SMALL.encode())
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 12)] = chance.choice([b"", b"<", b">", b"0", b"</td>", b"<tr>"])
        try:
            read(tmp_path, bytes(damaged))
        except SpecError as error:
            assert str(error)  # noqa: PT017
