"""Web pages as DICOM publishes them: read as XML, several as one part; what would be lost is refused."""

import pytest

from fuzz.independent import rows_of_page
from tests.codegen.conftest import Generator
from tests.support.documents import CT, DOCUMENTS, part_4

PAGE = (DOCUMENTS / "2013" / "sect_I.4.html").read_text(encoding="utf-8")
I_4, B_5, B_1 = (
    (DOCUMENTS / "2026d" / f"sect_{one}.html").read_text(encoding="utf-8") for one in ("I.4", "B.5", "B.1")
)
IOD = "IOD Specification (defined in PS3.3)"
CT_ROW = PAGE[
    PAGE.index('<tr valign="top">\n                        <td>') : PAGE.index("</tr>", PAGE.index("CT Image Storage"))
    + 5
]
UID = "1.2.840.&#8203;10008.5.1.4.1.1.2"


def test_a_page(generator: Generator) -> None:
    assert "2 rows" in generator.extracted(PAGE, "sect_I.4.html")
    ct, x_ray = generator.rows("2013", "I.4-1")
    names = [(row["SOP Class Name"], row["SOP Class UID"]) for row in (ct, x_ray)]
    assert names == rows_of_page(PAGE.encode(), "I.4-1")
    assert (ct["SOP Class UID"], ct[IOD], ct["IOD Title"]) == ("1.2.840.10008.5.1.4.1.1.2", "A.3", "CT Image IOD")
    assert (x_ray[IOD], x_ray["IOD Title"], x_ray["See"]) == ("A.26", "Digital X-Ray Image IOD", "B.5.1.1")
    content = generator.toml("2013")
    assert content["section_I_4"]["not_sharing_uid"] == ["CT Image"]
    (source,) = content["sources"]
    assert (source["form"], source["title"]) == ("HTML page", "Service Class Specifications")
    assert source["url"] == "https://dicom.nema.org/dicom/2013/output/chtml/part04/sect_I.4.html"
    table = content["tables"]["I.4-1"]
    assert (table["caption"], table["chapter"]) == ("Media Storage Standard SOP Classes", "Media Storage Service Class")


def test_its_edition_may_be_given_and_must_be_its_own(generator: Generator) -> None:
    assert "expected edition 2017c as given with --edition, found 2013" in generator.refused(PAGE, "p.html", "2017c")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</body>", ""),
        ("</html>", ""),
        ("</html>", "</html><p/>"),
        ("<p>SOP Class UID</p>", "<p>SOP Class UID"),
        ("CT Image Storage", "CT Image Storage<br>"),
        ("CT Image Storage", "CT &nbsp; Image Storage"),
        ("CT Image Storage", "CT Image Storage&#27;"),
        (UID, f"1.2<!-->.77.1<!-- y -->{UID}"),
        (CT_ROW, f"<!--->{CT_ROW}<!-- y -->"),
        (CT_ROW, f"<!-- x --!>{CT_ROW}<!-- y -->"),
        ("<td><p>1.2", '<td class="a" class="b"><p>1.2'),
    ],
)
def test_a_page_that_is_not_well_formed_is_refused_with_advice(generator: Generator, old: str, new: str) -> None:
    assert old in PAGE
    assert "not as saved by a browser" in generator.refused(PAGE.replace(old, new, 1), "p.html")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CT Image St", '<span style="vertical-align:super">1</span>CT Image St'),
        ("CT Image St", '<span style="display: none">1</span>CT Image St'),
        ("CT Image St", "<span hidden='hidden'>1</span>CT Image St"),
        ('<tr valign="top">', '<tr style="visibility:collapse">'),
        ('<tr valign="top">', "<tr hidden=''>"),
    ],
)
def test_a_style_that_published_pages_do_not_have_is_refused(generator: Generator, old: str, new: str) -> None:
    assert "with a style, or hidden" in generator.refused(PAGE.replace(old, new), "p.html")


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        '<span class="sup">1</span>',
        '<span class="no-superscript">1</span>',
        "<sub>1</sub>",
        "<del>1</del>",
        '<a href="#ftn.1">1</a>',
        '<img src="1.png" alt="1" />',
        "<b>1</b>",
    ],
)
def test_a_uid_is_one_run_of_text(generator: Generator, mark: str) -> None:
    for uid in (UID + mark, mark + UID):
        assert "expected a UID and nothing else in its cell" in generator.refused(PAGE.replace(UID, uid), "p.html")


def test_an_image_in_a_name_is_refused_and_a_footnote_left_out(generator: Generator) -> None:
    assert "with an image" in generator.refused(PAGE.replace("CT Image St", '<img alt="3D" />CT Image St'), "p.html")
    generator.extracted(PAGE.replace("CT Image Storage", "CT Image Storage<sup>1</sup>"), "p.html")
    assert generator.rows("2013", "I.4-1")[0]["SOP Class Name"] == "CT Image Storage"


CONTINUED = "<table><thead><tr><th>SOP Class Name</th><th>SOP Class UID</th></tr></thead><tbody><tr><td>MR</td><td>1.2.3</td></tr></tbody></table>"


@pytest.mark.parametrize(
    "more",
    [
        CONTINUED,
        f'<div class="table"><p class="title"><strong>Table I.4-1 (continued)</strong></p>{CONTINUED}</div>',
        f"{CONTINUED}<p class='title'>Table I.4-2. More SOP Classes</p>",
        f'<div class="table"><p class="title"><strong>Table I.4-2. More</strong></p>{CONTINUED}</div>',
    ],
)
def test_a_table_of_sop_classes_that_nothing_refers_to_is_refused(generator: Generator, more: str) -> None:
    document = PAGE.replace('<div class="note"', f'{more}<div class="note"')
    assert "lists SOP Classes, expected a reference to it in section I.4, found none" in generator.refused(
        document, "p.html"
    )


@pytest.mark.parametrize(
    "reference",
    [
        "<p>All of Table B.5-1 and GG.3-1.</p>",
        "<p>Tables B.5-1, GG.3-1.</p>",
        "<p>all of table gg.3-1</p>",
        '<div class="note"><p>And Table GG.3-1.</p></div>',
        "<ul><li><p>Table I.4-1</p></li></ul><p>and those of Table GG.3-1</p>",
        "<table><thead><tr><th>identified in</th></tr></thead><tbody><tr><td>Table GG.3-1</td></tr></tbody></table>",
    ],
)
def test_every_table_that_section_i_4_mentions_is_followed(generator: Generator, reference: str) -> None:
    document = PAGE.replace('<div class="note"', f'{reference}<div class="note"', 1)
    message = generator.refused(document, "p.html")
    assert "section I.4 refers to Table " in message
    assert "which this document does not contain" in message


def test_pages_of_a_part_are_one_document_in_any_order(generator: Generator) -> None:
    first, second = generator.document(I_4, "sect_I.4.html"), generator.document(B_5, "sect_B.5.html")
    other = generator.document(B_1, "sect_B.1.html")
    assert generator.extract(second, other, first)[0] == 0
    before = {path.name: path.read_bytes() for path in (generator.spec / "2026d").iterdir()}
    assert generator.extract(first, second, other)[0] == 0
    assert {path.name: path.read_bytes() for path in (generator.spec / "2026d").iterdir()} == before
    (source,) = generator.toml("2026d")["sources"]
    assert (source["form"], source["pages"], source["tables"]) == ("HTML pages", 3, ["I.4-1", "B.5-1"])
    assert source["url"] == "https://dicom.nema.org/medical/dicom/2026d/output/chtml/part04/"


def test_a_page_that_refers_to_another_needs_it(generator: Generator) -> None:
    assert "Table B.5-1, which this document does not contain" in generator.refused(I_4, "sect_I.4.html")


def test_two_pages_with_one_table_are_refused(generator: Generator) -> None:
    names = [generator.document(text, name) for text, name in ((I_4, "a.html"), (B_5, "b.html"), (B_5, "c.html"))]
    assert "expected one Table B.5-1, found 2" in generator.extract(*names)[2]


def test_a_page_beside_a_whole_part_must_have_its_rows(generator: Generator) -> None:
    whole = generator.document(part_4(CT), "part04.xml")
    page = generator.document(B_5.replace("2026d", "2017c"), "sect_B.5.html")
    assert generator.extract(whole, page)[0] == 0
    forms = [(source["form"], source["tables"]) for source in generator.toml("2017c")["sources"]]
    assert forms == [("HTML page", ["B.5-1"]), ("DocBook", ["I.4-1", "B.5-1"])]
    other = generator.document(B_5.replace("2026d", "2017c").replace("CT Image", "MR Image"), "sect_B.5.html")
    assert "Table B.5-1, row 1: expected the row that part04.xml prints" in generator.extract(whole, other)[2]


def test_the_citation_replaces_the_address(generator: Generator) -> None:
    path = generator.document(PAGE, "sect_I.4.html")
    generator.run("extract", path, "--citation", "a mirror", "--spec-dir", generator.spec, "--accept-names")
    (source,) = generator.toml("2013")["sources"]
    assert (source.get("url"), source["citation"]) == (None, "a mirror")
