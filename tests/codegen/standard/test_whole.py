"""A document is read whole or refused: its end is seen, every row counts, nothing is repaired in silence."""

from pathlib import Path

import pytest

from tests.codegen.conftest import Generator
from tests.support.documents import CT, MR, part, part_4, row, section_4, table, text_page

THIRD = "<tr><td>X</td><td>1.2.3</td><td></td></tr>"


def test_a_text_cut_off_at_any_line_is_refused_or_has_every_row(generator: Generator, standard: Path) -> None:
    lines = (standard / "2013" / "part04_sect_I.4.txt").read_text("utf-8").splitlines(keepends=True)
    for count in [*range(1, 20), *range(330, len(lines))]:
        status, out, _ = generator.extract(generator.document("".join(lines[:count]), "p.txt"), edition="2013")
        assert status == 2 or "113 rows" in out


@pytest.mark.parametrize("count", range(1, 4))
def test_a_table_cut_off_between_rows(generator: Generator, count: int) -> None:
    page = text_page([CT[:2], MR[:2], ("X", "1.2.3"), ("Y", "1.2.4")])
    alone = page[page.index("Table I.4-1. ") :].splitlines()
    assert "is cut off" in generator.refused("\n".join(alone[: 5 + 3 * count]), "p.txt", edition="2013")


def test_a_list_that_does_not_end(generator: Generator) -> None:
    listed = text_page([CT[:2]], after="The requirements of Annex O apply to the following SOP Classes:\nCT Image")
    assert "after the last list" in generator.refused(listed, "p.txt", edition="2013")


def test_several_bodies_and_a_foot_count(generator: Generator) -> None:
    document = part_4(CT).replace("</tbody>", f"</tbody><tbody>{row(*MR)}</tbody><tfoot>{THIRD}</tfoot>", 1)
    assert "3 rows" in generator.extracted(document)


@pytest.mark.parametrize(
    "rows",
    [
        f"<section>{row(*MR)}</section>",
        f"<para>{row(*MR)}</para>",
        f"<tr>{row(*MR)}</tr>",
        f"</tbody><informaltable>{row(*MR)}</informaltable><tbody>",
        f"<row>{row(*MR)}</row>",
        "<para>MR Image Storage 1.2.3</para>",
        "MR Image Storage 1.2.3",
        f"<tr><td><table><tbody>{row(*MR)}</tbody></table></td><td>1.2.3</td><td/></tr>",
        f"<tr>stray{row(*MR)[4:]}",
    ],
)
def test_rows_in_unexpected_elements(generator: Generator, rows: str) -> None:
    generator.refused(part(table("B.5-1", [row(*CT), rows]) + section_4()))


@pytest.mark.parametrize("more", ["<p/>", "text", "&e;"])
def test_text_after_the_end_is_refused(generator: Generator, more: str) -> None:
    assert "is not well-formed XML" in generator.refused(part_4(CT) + more)


def test_an_entity_is_refused(generator: Generator) -> None:
    assert "uses an entity" in generator.refused(part_4(("CT&e; Image Storage", *CT[1:])).replace("&amp;", "&"))


def test_a_continued_table_is_refused(generator: Generator) -> None:
    more = table("B.5-1 (continued)", [row(*MR)]).replace(' xml:id="table_B.5-1 (continued)"', "")
    for continued in (more, more.replace('label="B.5-1 (continued)"', "")):
        assert "lists SOP Classes, expected a reference to it in section I.4, found none" in generator.refused(
            part_4(CT, extra=continued)
        )


def test_a_table_of_another_service_class_is_left_out(generator: Generator) -> None:
    query = table("C.6.1.3-1", ["<tr><td>Find</td><td>1.2.3</td></tr>"], ("SOP Class Name", "SOP Class UID"))
    generator.extracted(part_4(CT, extra=query))
    assert set(generator.toml("2017c")["tables"]) == {"I.4-1", "B.5-1"}


@pytest.mark.parametrize(
    ("limit", "document"),
    [
        ("columns", table("B.5-1", [row(*CT)], [f"H{number}" for number in range(65)])),
        ("rows", table("B.5-1", [row(*CT)] * 20_001)),
        ("characters", table("B.5-1", [row("x" * 100_001, CT[1])])),
    ],
)
def test_a_table_larger_than_any_of_the_standard_is_refused(generator: Generator, limit: str, document: str) -> None:
    assert limit in generator.refused(part(document + section_4()))


def test_more_elements_than_any_document_has_are_refused(generator: Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codegen.standard.xml._MOST_ELEMENTS", 20)
    assert "expected at most 20 elements" in generator.refused(part_4(CT))


def test_a_file_larger_than_its_part_is_refused(generator: Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codegen.standard.reader.LARGEST", {"PS3.4": 1000, "PS3.3": 1_000_000})
    assert "expected a file of at most 1000 bytes" in generator.refused(part_4(CT))
