"""DocBook PS3.4 and PS3.6 → spec/: the real documents whole, and each of their oddities as a snippet."""

from pathlib import Path

import pytest

from tests.codegen.conftest import Generator
from tests.support.documents import CT, HANGING, MR, cells, olink, part, part_4, part_6, row, section_4, table

IOD = "IOD Specification (defined in PS3.3)"
SEE = '<xref linkend="sect_B.5.1.1" xrefstyle="select: label"/>'


def test_extracting_again_changes_nothing(generator: Generator) -> None:
    generator.extracted(part_4(CT))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in generator.files()}
    assert generator.extracted(part_4(CT)).endswith(": 0 files changed\n")
    document = generator.folder / "part04.xml"
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in generator.files()}
    assert after | {document: None} == before | {document: None}


def test_2013_data_dictionary_after_the_page(generator: Generator, standard: Path) -> None:
    generator.extract(standard / "2013" / "part04_sect_I.4.txt", edition="2013")
    status, out, _ = generator.extract(standard / "2013" / "part06.xml")
    assert status == 0
    assert "PS3.6 Table A-1: 348 rows" in out
    assert len(generator.rows("2013", "I.4-1")) == 113
    uids = [row["UID Value"] for row in generator.rows("2013", "A-1")]
    assert "1.2.840.10008.3.1.2.3.3" in uids, "a soft hyphen stands in it"
    assert all(uid.isascii() for uid in uids)


@pytest.mark.parametrize(
    ("subtitle", "edition"),
    [
        ("DICOM PS3.4 2017c - Service Class Specifications", "2017c"),
        ("DICOM PS 3.4 2013 - Service Class Specifications", "2013"),
        ("DICOM PS3.4 2015a\n   - Service Class Specifications", "2015a"),
        ("DICOM PS3.4 2026a \N{EN DASH} Service Class Specifications", "2026a"),
    ],
)
def test_edition_is_read_from_the_subtitle(generator: Generator, subtitle: str, edition: str) -> None:
    generator.extracted(part_4(CT, subtitle=subtitle))
    assert generator.toml(edition)["edition"] == edition


def test_edition_option_may_repeat_the_edition_and_not_contradict_it(generator: Generator) -> None:
    generator.extracted(part_4(CT), edition="2017c")
    sentence = "expected edition 2018a as given with --edition, found 2017c"
    assert sentence in generator.refused(part_4(CT), edition="2018a")


def test_edition_option_for_a_document_without_an_edition(generator: Generator) -> None:
    silent = part_4(CT).replace("<subtitle>DICOM PS3.4 2017c - Service Class Specifications</subtitle>", "")
    assert "give it with --edition" in generator.refused(silent)
    generator.extracted(silent, edition="2018a")
    assert generator.toml("2018a")["edition"] == "2018a"


@pytest.mark.parametrize(
    ("iod", "expected"),
    [
        ('<td><olink targetdoc="PS3.3" targetptr="sect_A.3"/></td>', ("A.3", "", "")),
        (f"<td><para>{olink('A.3')}</para></td>", ("A.3", "", "")),
        (f"<td><para>{olink('A.26')}</para><para>(see {SEE})</para></td>", ("A.26", "", "B.5.1.1")),
        (f"<td><para>{olink('A.3').replace('/>', '>CT Image IOD</olink>')}</para></td>", ("A.3", "CT Image IOD", "")),
        ("<td/>", ("", "", "")),
        ("<td><para><!-- nothing --></para></td>", ("", "", "")),
    ],
)
def test_iod_cell(generator: Generator, iod: str, expected: tuple[str, str, str]) -> None:
    ct = f"<tr>{cells(CT[0], CT[1])}{iod}</tr>"
    generator.extracted(part(table("B.5-1", [ct]) + section_4()))
    (record,) = generator.rows("2017c", "B.5-1")
    assert (record[IOD], record["IOD Title"], record["See"]) == expected


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("1.2.840.\u200b10008.\u200b5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2"),
        ("1.\u00ad2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2"),
        ('<emphasis role="italic">1.2.840.10008</emphasis>.5.1.4.1.1.2', "1.2.840.10008.5.1.4.1.1.2"),
        ("1.2.840.10008.<?linebreak?>5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2"),
        ("\n   1.2.840.10008.5.1.4.1.1.2\n ", "1.2.840.10008.5.1.4.1.1.2"),
    ],
)
def test_marks_that_break_lines_are_removed_from_a_uid(generator: Generator, printed: str, read: str) -> None:
    generator.extracted(part(table("B.5-1", [f"<tr>{cells(CT[0], printed, '')}</tr>"]) + section_4()))
    assert generator.rows("2017c", "B.5-1")[0]["SOP Class UID"] == read


def test_columns_are_found_by_their_header_and_emphasis_stays_in_its_place(generator: Generator) -> None:
    headers = ("SOP Class UID", "SOP  Class\u200b name", "IOD Specification")
    name = 'Digital <emphasis role="bold">X-Ray</emphasis> Image\n  Storage'
    generator.extracted(part(table("B.5-1", [f"<tr>{cells(CT[1], name, '')}</tr>"], headers) + section_4()))
    assert generator.rows("2017c", "B.5-1")[0]["SOP Class Name"] == "Digital X-Ray Image Storage"


def test_specialization_column_is_kept(generator: Generator) -> None:
    headers = ("SOP Class Name", "SOP Class UID", "IOD Specification", "Specialization")
    generator.extracted(part(table("B.5-1", [f"<tr>{cells(*CT[:2], '', SEE)}</tr>"], headers) + section_4()))
    assert generator.rows("2017c", "B.5-1")[0]["Specialization"] == "B.5.1.1"


def test_row_and_column_spans_are_expanded(generator: Generator) -> None:
    related = table(
        "B.3-3",
        [
            f'<tr><td rowspan="2"><para>{CT[0]}</para></td>{cells(MR[0])}</tr>',
            f"<tr>{cells(HANGING[0])}</tr>",
            f'<tr><td colspan="2"><para>{MR[0]}</para></td></tr>',
        ],
        ("SOP Class Name", "Related General SOP Class Name"),
    )
    generator.extracted(part_4(CT, MR, HANGING, extra=related))
    pairs = [tuple(record.values()) for record in generator.rows("2017c", "B.3-3")]
    assert pairs == [(CT[0], MR[0]), (CT[0], HANGING[0]), (MR[0], MR[0])]


def test_a_table_may_stand_in_another_chapter(generator: Generator) -> None:
    generator.extracted(part(f"<chapter><title>Elsewhere</title>{table('B.5-1', [row(*CT)])}</chapter>{section_4()}"))
    assert len(generator.rows("2017c", "B.5-1")) == 1


def test_a_new_table_in_the_list_of_section_4_is_followed(generator: Generator) -> None:
    tables = table("B.5-1", [row(*CT)]) + table("ZZ.3-1", [row(*HANGING)])
    out = generator.extracted(part(tables + section_4(("B.5-1", "ZZ.3-1", "I.4-1"))))
    assert "3 Media Storage SOP Classes (Tables I.4-1, B.5-1, ZZ.3-1)" in out


def test_an_identifier_may_be_repeated_elsewhere(generator: Generator) -> None:
    twice = '<para xml:id="para_1">a</para><para xml:id="para_1">b</para>'
    generator.extracted(part_4(CT, extra=twice))


def test_tables_are_found_by_label_or_identifier_not_by_place(generator: Generator) -> None:
    other = table("B.4-9", [row(*MR)], ("Name", "UID", "IOD"))
    by_label = table("B.5-1", [row(*CT)]).replace(' xml:id="table_B.5-1"', "")
    generator.extracted(part(other + by_label + section_4()))
    assert [record["SOP Class Name"] for record in generator.rows("2017c", "B.5-1")] == [CT[0]]


def test_shortened_names_of_annex_o_resolve(generator: Generator) -> None:
    sr = ("Basic Text SR Storage", "1.2.840.10008.5.1.4.1.1.88.11", "A.35.1")
    listed = (
        '<section label="I.4.1.2" xml:id="sect_I.4.1.2"><title>SR</title><para>The requirements of '
        '<xref linkend="chapter_O" xrefstyle="template:Annex %n"/> apply to the following SOP Classes:</para>'
        "<itemizedlist><listitem><para>{}</para></listitem></itemizedlist></section>"
    )
    generator.extracted(part_4(sr, extra=listed.format("Basic Text SR")))
    assert generator.toml("2017c")["section_I_4"]["annex_o"] == ["Basic Text SR"]
    assert "expected one SOP Class named 'Basic SR', found none" in generator.refused(
        part_4(sr, extra=listed.format("Basic SR"))
    )


def test_part_6_with_keywords(generator: Generator) -> None:
    dictionary = part_6(
        (CT[1], CT[0], "CTImageStorage", "SOP Class"),
        ("1.2.3", "Ultrasound Image Storage (Retired)", "UltrasoundImageStorageRetired", "SOP Class"),
    )
    paths = generator.document(part_4(CT)), generator.document(dictionary, "part06.xml")
    assert generator.extract(*paths)[0] == 0
    assert generator.rows("2017c", "A-1")[0] == {
        "UID Value": CT[1],
        "UID Name": "CT Image Storage",
        "Retired": "",
        "UID Keyword": "CTImageStorage",
        "UID Type": "SOP Class",
        "Part": "PS3.3",
    }
    assert generator.rows("2017c", "A-1")[1]["Retired"] == "RET"


def test_documents_of_two_editions_do_not_mix(generator: Generator) -> None:
    dictionary = part_6((CT[1], CT[0], "CTImageStorage", "SOP Class"), edition="2018a")
    status, _, err = generator.extract(generator.document(part_4(CT)), generator.document(dictionary, "part06.xml"))
    assert status == 2
    assert "expected documents of one edition" in err
