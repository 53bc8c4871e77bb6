"""PS3.3 beside PS3.4 → ``iod_modules.csv``: a row for each Module of each IOD of a SOP Class."""

import csv
from collections.abc import Sequence

from tests.codegen.conftest import Generator
from tests.support.documents import CT, MR, chapter, part_4
from tests.support.part03_documents import (
    IMAGE,
    annex_a,
    annex_f,
    book,
    cell,
    iod,
    section,
    stated,
    table,
    xref,
)

HEADER = ("IE", "Module", "Reference", "Usage")
TITLE = "CT Image IOD"
COMMON = ["<tr>" + "".join(map(cell, ("Image", "SOP Common", "", "M"))) + "</tr>"]


def row(*cells: str) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def ct(rows: Sequence[str], header: Sequence[str] = HEADER) -> str:
    modules = section("A.3.3", "CT Image IOD Module Table", table("A.3-1", "CT Image IOD Modules", header, rows))
    return section("A.3", TITLE, modules)


def extract(generator: Generator, *iods: str, classes: Sequence[tuple[str, str, str]] = (CT,), more: str = "") -> str:
    part_3 = book(annex_a(*iods) + annex_f(stated("IMAGE", *IMAGE)) + more)
    paths = (
        generator.document(part_4(*classes, subtitle="DICOM PS3.4 2026a - X")),
        generator.document(part_3, "part03.xml"),
    )
    status, out, err = generator.extract(*paths)
    assert (status, err) == (0, "")
    return out


def modules(generator: Generator) -> list[list[str]]:
    with (generator.spec / "2026a" / "iod_modules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_name_entity_usage_and_section(generator: Generator) -> None:
    conditional = cell("C - Required if contrast media was used in this image.")
    rows = [
        row(cell("Patient", 2), cell("Patient"), cell(iod("C.7.1.1")), cell("M")),
        row(cell("Clinical Trial Subject"), cell(xref("sect_C.7.1.3", "select: label")), cell("U")),
        row(cell("Image"), cell("Contrast/Bolus"), cell("C.7.6.4"), conditional),
    ]
    out = extract(generator, ct(rows))
    assert "PS3.3 Table IOD Modules: 3 rows" in out
    assert modules(generator) == [
        ["iod_title", "information_entity", "module", "usage", "section"],
        [TITLE, "Patient", "Patient", "M", "C.7.1.1"],
        [TITLE, "Patient", "Clinical Trial Subject", "U", "C.7.1.3"],
        [TITLE, "Image", "Contrast/Bolus", "C", "C.7.6.4"],
    ]


def test_a_section_that_is_not_referred_to_is_empty(generator: Generator) -> None:
    rows = [
        row(cell("Image"), cell("Image Pixel"), cell(""), cell("M")),
        row(cell("Image"), cell("Two"), cell(iod("C.1.1") + iod("C.1.2")), cell("M")),
    ]
    extract(generator, ct(rows))
    assert [found[2:] for found in modules(generator)[1:]] == [["Image Pixel", "M", ""], ["Two", "M", ""]]


def test_an_iod_with_an_unknown_usage_is_left_out_and_reported(generator: Generator) -> None:
    mr = section("A.4", "MR Image IOD", table("A.4-1", "x", HEADER, COMMON))
    unclear = ct([row(cell("Image"), cell("SOP Common"), cell(""), cell("Optional"))])
    out = extract(generator, unclear, mr, classes=(CT, MR))
    assert "section A.3 (CT Image IOD): expected the usage M, C or U of the 'SOP Common' Module" in out
    assert [found[0] for found in modules(generator)[1:]] == ["MR Image IOD"]


def test_the_iod_of_the_directory_is_in_annex_f(generator: Generator) -> None:
    rows = [row(cell("Basic Directory"), cell("File-set Identification"), cell(iod("F.3.2.1")), cell("M"))]
    inside = section("F.3", "Basic Directory IOD", section("F.3.2", "x", table("F.3-1", "x", HEADER, rows)))
    extract(generator, ct(COMMON), more=chapter("Z", "Z", inside))
    assert [found[0] for found in modules(generator)[1:]] == ["Basic Directory IOD", TITLE]


def test_part_3_without_part_4(generator: Generator) -> None:
    part_3 = generator.document(book(annex_a(ct([])) + annex_f(stated("IMAGE", *IMAGE))), "part03.xml")
    status, _, err = generator.extract(part_3)
    assert (status, err) == (2, "error: expected PS3.4 of the edition beside PS3.3 or read before it, found none\n")


def test_part_3_after_part_4(generator: Generator) -> None:
    generator.extracted(part_4(CT, subtitle="DICOM PS3.4 2026a - X"))
    generator.extracted(book(annex_a(ct(COMMON)) + annex_f(stated("IMAGE", *IMAGE))), "part03.xml")
    assert modules(generator)[1:] == [[TITLE, "Image", "SOP Common", "M", ""]]
    assert generator.rows("2026a", "F.5") == [{"SOP Class UID": CT[1], "Directory Record Type": "IMAGE"}]
