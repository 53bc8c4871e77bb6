"""The page of section I.4 as text, whole or its table alone."""

from pathlib import Path

from tests.codegen.conftest import Generator
from tests.support.documents import CT, DOCUMENTS, MR, text_page

IOD = "IOD Specification (defined in PS3.3)"
TWO = [CT[:2], MR[:2]]


def test_2013_page_whole(generator: Generator, standard: Path) -> None:
    status, out, _ = generator.extract(standard / "2013" / "part04_sect_I.4.txt", edition="2013")
    assert status == 0
    assert "113 rows" in out
    rows = generator.rows("2013", "I.4-1")
    assert (rows[0]["SOP Class Name"], rows[0]["SOP Class UID"]) == (
        "Media Storage Directory Storage",
        "1.2.840.10008.1.3.10",
    )
    assert rows[-1]["SOP Class UID"] == "1.2.840.10008.5.1.4.45.1"
    section = generator.toml("2013")["section_I_4"]
    assert section["tables"] == ["I.4-1"]
    assert section["annex_o"][0] == "Basic Text SR"
    assert len(section["annex_o"]) == 12
    assert section["annex_o_exceptions"] == ["Key Object Selection Document"]
    assert section["presentation_state_annex"] == "N"


def test_2013_table_alone(generator: Generator, standard: Path) -> None:
    text = (standard / "2013" / "part04_sect_I.4.txt").read_text(encoding="utf-8")
    alone = text[text.index("Table I.4-1. Media") : text.index("Except for the Media")]
    out = generator.extracted(alone, "table.txt", edition="2013")
    assert "113 rows" in out
    assert "annex_o" not in generator.toml("2013")["section_I_4"]


def test_notes_after_the_table_are_not_rows(generator: Generator) -> None:
    page = text_page(TWO) + "Except for the CT Image SOP Classes, the others have the same UID Value.\nSee Annex N.\n"
    assert "2 rows" in generator.extracted(page, "page.txt", edition="2013")


def test_a_row_on_one_line(generator: Generator) -> None:
    page = "Table I.4-1. Classes\n| SOP Class Name | SOP Class UID |\n|---|---|\n" + "".join(
        f"| {name} | {uid} |\n" for name, uid in TWO
    )
    headed = page.replace("| SOP Class UID |\n|---|---|", "| SOP Class UID | IOD Specification |\n|---|---|---|")
    whole = headed.replace(f"{CT[1]} |\n", f"{CT[1]} | |\n").replace(f"{MR[1]} |\n", f"{MR[1]} | |\n")
    generator.extracted(f"{whole}See Annex N.\n", "page.txt", edition="2013")
    assert len(generator.rows("2013", "I.4-1")) == 2


def test_the_tables_to_which_section_i_4_refers(generator: Generator) -> None:
    text = (DOCUMENTS / "part04.txt").read_text(encoding="utf-8")
    assert "3 Media Storage SOP Classes (Tables I.4-1, B.5-1)" in generator.extracted(text, "page.txt", "2017c")
    ct, x_ray = generator.rows("2017c", "B.5-1")
    assert [ct[column] for column in (IOD, "IOD Title", "See")] == ["A.3", "", ""]
    assert [x_ray[column] for column in (IOD, "IOD Title", "See")] == ["A.26", "Digital X-Ray Image IOD", "B.5.1.1"]


def test_table_a_1_of_part_6(generator: Generator) -> None:
    generator.extracted((DOCUMENTS / "part06.txt").read_text(encoding="utf-8"), "page.txt", "2017c")
    verification, ultrasound = generator.rows("2017c", "A-1")
    assert (verification["UID Value"], verification["UID Keyword"]) == ("1.2.840.10008.1.1", "Verification")
    assert (ultrasound["UID Name"], ultrasound["Retired"]) == ("Ultrasound Image Storage (Retired)", "RET")


def test_edition_is_required_where_the_page_has_no_heading(generator: Generator) -> None:
    assert "give it with --edition" in generator.refused(text_page(TWO), "page.txt")


def test_a_page_that_refers_to_tables_it_does_not_hold(generator: Generator) -> None:
    before = "The following are defined:\nall SOP Classes identified in Table B.5-1\nthe class in Table I.4-1"
    page = text_page([("Media Storage Directory Storage", "1.2.840.10008.1.3.10")], before)
    assert "refers to Table B.5-1, which this document does not contain" in generator.refused(
        page, "p.txt", edition="2017c"
    )


def test_the_one_row_of_later_editions_alone_is_not_the_whole(generator: Generator) -> None:
    page = text_page([("Media Storage Directory Storage", "1.2.840.10008.1.3.10")])
    alone = page[page.index("Table I.4-1. ") :]
    assert "expected the whole section" in generator.refused(alone, "table.txt", edition="2017c")


def test_a_row_with_a_cell_less_or_a_line_more_is_refused(generator: Generator) -> None:
    page = text_page([CT[:2], MR[:2], ("X-Ray Angiographic Image Storage", "1.2.840.10008.5.1.4.1.1.12.1")])
    broken = page.replace(f"{MR[1]} |\n|\n", f"{MR[1]} |\n")
    assert "row 3" in generator.refused(broken, "page.txt", edition="2013")
    broken = page.replace("MR Image Storage", "MR Image\nStorage")
    assert "a row is broken" in generator.refused(broken, "page.txt", edition="2013")
