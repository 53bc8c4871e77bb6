"""Pages of sections as DICOM publishes them, several of one part together."""

import pytest

from tests.codegen.conftest import Generator
from tests.support.documents import CT, DIRECTORY, HANGING, MR, part_4
from tests.support.pages import REGISTRY, chapter, iod, items, note, page, para, reference, row, section, table

IOD = "IOD Specification (defined in PS3.3)"
CLASSES = (row(*CT[:2], iod("A.3", "CT Image IOD")), row(*MR[:2], iod("A.4", "MR Image IOD")))
NOTE = "Except for the Media Storage Directory SOP Class, the SOP Classes are assigned the same UID Value as others."
ANNEX_O = section(
    "I.4.1.2",
    "Structured Reporting",
    para(
        'The requirements of <a class="xref" href="chapter_O.html">Annex\u00a0O</a> apply to the following SOP Classes:'
    ),
    items(f'<li class="listitem">{para("CT Image")}</li>'),
    para("Annex O requirements do not apply to the MR Image SOP Class."),
    level=4,
)


def media_storage(*references: str, heading: str | None = None, more: str = "") -> str:
    body = section(
        "I.4",
        "Media Storage Standard SOP Classes",
        para("The SOP Classes in the Media Storage Service Class identify the Composite IODs to be stored:"),
        items(
            *(
                references
                or (
                    reference("B.5-1"),
                    reference("GG.3-1", "sect_GG.3.html#table_GG.3-1"),
                    reference("I.4-1", "#table_I.4-1"),
                )
            )
        ),
        table("I.4-1", "Media Storage Standard SOP Classes", [row(*DIRECTORY[:2], iod("F.3", "Basic Directory IOD"))]),
        note(NOTE),
        section(
            "I.4.1",
            "Specialization",
            section("I.4.1.1", "States", para("See Annex\u00a0N."), level=4),
            ANNEX_O,
            level=3,
        ),
        more,
    )
    options = {} if heading is None else {"heading": heading}
    return page("I.4 Media Storage Standard SOP Classes", body, **options)


def storage(*rows: str, **options: str) -> str:
    listed = table("B.5-1", "Standard SOP Classes", rows or CLASSES)
    return page(
        "B.5 Standard SOP Classes",
        section("B.5", "Standard SOP Classes", para("Listed in Table B.5-1."), listed),
        **options,
    )


def non_patient(**options: str) -> str:
    listed = table("GG.3-1", "Standard SOP Classes", [row(*HANGING[:2], iod("A.44", "Hanging Protocol IOD"))])
    body = section("GG.3", "Standard SOP Classes", listed)
    return page("GG.3 Standard SOP Classes", body, chapter="GG Non-Patient Object Storage Service Class", **options)


def registry(heading: str = "DICOM PS3.6 2026d - Data Dictionary") -> str:
    rows = [row(CT[1], CT[0], "CTImageStorage", "SOP Class", '<a href="../part04/ps3.4.html">PS3.4</a>')]
    body = chapter(
        "A", "Registry of DICOM Unique Identifiers (UIDs) (Normative)", table("A-1", "UID Values", rows, REGISTRY)
    )
    return page("A Registry", body, heading=heading, chapter="")


def three(generator: Generator, **changed: str) -> tuple[int, str, str]:
    pages = {"sect_B.5.html": storage(), "sect_I.4.html": media_storage(), "sect_GG.3.html": non_patient()} | changed
    return generator.extract(*(generator.document(content, name) for name, content in pages.items()))


def test_three_pages_are_one_part(generator: Generator) -> None:
    status, out, err = three(generator)
    assert (status, err) == (0, "")
    assert "4 Media Storage SOP Classes (Tables I.4-1, B.5-1, GG.3-1)" in out
    ct, mr = generator.rows("2026d", "B.5-1")
    assert ct == {"SOP Class Name": CT[0], "SOP Class UID": CT[1], IOD: "A.3", "IOD Title": "CT Image IOD", "See": ""}
    assert mr["SOP Class UID"] == MR[1]
    section_4 = generator.toml("2026d")["section_I_4"]
    assert section_4["tables"] == ["I.4-1", "B.5-1", "GG.3-1"]
    assert section_4["not_sharing_uid"] == ["Media Storage Directory"]
    assert section_4["presentation_state_annex"] == "N"
    assert (section_4["annex_o"], section_4["annex_o_exceptions"]) == (["CT Image"], ["MR Image"])


def test_each_page_is_a_source_with_its_address_and_tables(generator: Generator) -> None:
    three(generator)
    toml = generator.toml("2026d")
    folder = "https://dicom.nema.org/medical/dicom/2026d/output/chtml/part04"
    assert [(source["part"], source["form"], source["url"], source["tables"]) for source in toml["sources"]] == [
        ("PS3.4", "HTML page", f"{folder}/sect_B.5.html", ["B.5-1"]),
        ("PS3.4", "HTML page", f"{folder}/sect_GG.3.html", ["GG.3-1"]),
        ("PS3.4", "HTML page", f"{folder}/sect_I.4.html", ["I.4-1"]),
    ]
    assert toml["tables"]["B.5-1"]["chapter"] == "Storage Service Class"
    assert toml["tables"]["GG.3-1"]["chapter"] == "Non-Patient Object Storage Service Class"
    assert toml["tables"]["B.5-1"]["caption"] == "Standard SOP Classes"


def test_a_package_is_built_from_pages(generator: Generator) -> None:
    three(generator)
    assert generator.build()[0] == 0
    assert "CT_IMAGE_STORAGE" in (generator.package / "editions/e2026d/sop_classes.py").read_text("utf-8")


def test_the_order_and_the_names_of_the_files_do_not_matter(generator: Generator) -> None:
    pages = [non_patient(), media_storage(), storage()]
    status, _, err = generator.extract(*(generator.document(one, f"saved{n}.htm") for n, one in enumerate(pages)))
    assert (status, err) == (0, "")
    assert generator.toml("2026d")["sources"][0]["url"].endswith("/part04/sect_B.5.html")
    assert generator.toml("2026d")["section_I_4"]["tables"] == ["I.4-1", "B.5-1", "GG.3-1"]


def test_the_registry(generator: Generator) -> None:
    three(generator)
    generator.extracted(registry(), "chapter_A.html")
    assert generator.rows("2026d", "A-1")[0]["UID Keyword"] == "CTImageStorage"
    source = generator.toml("2026d")["sources"][-1]
    assert source["url"] == "https://dicom.nema.org/medical/dicom/2026d/output/chtml/part06/chapter_A.html"
    assert source["part"] == "PS3.6"


def test_the_part_without_a_heading_follows_from_the_tables(generator: Generator) -> None:
    assert "give it with --edition" in generator.refused(registry(heading=""), "a.html")
    generator.extracted(registry(heading=""), "a.html", edition="2024c")
    assert generator.toml("2024c")["sources"][0]["part"] == "PS3.6"


def test_pages_without_a_heading_take_the_edition_that_is_given(generator: Generator) -> None:
    pages = {
        "sect_B.5.html": storage(heading=""),
        "sect_I.4.html": media_storage(heading=""),
        "sect_GG.3.html": non_patient(heading=""),
    }
    paths = [generator.document(content, name) for name, content in pages.items()]
    assert "does not name its edition" in generator.extract(*paths)[2]
    assert generator.extract(*paths, edition="2021a")[0] == 0


@pytest.mark.parametrize(
    "href",
    [
        "part03.html#sect_{}",
        "../part03/sect_{}.html",
        "sect_{}.html",
        "../part03/sect_{0}.html#sect_{0}",
        "https://dicom.nema.org/medical/dicom/current/output/chtml/part03/sect_{}.html",
        "http://dicom.nema.org/dicom/2013/output/html/part03.html#sect_{}",
    ],
)
def test_links_to_iods(generator: Generator, href: str) -> None:
    see = '(see <a class="xref" href="sect_B.5.1.html#sect_B.5.1.1" title="B.5.1.1 X">Section\u00a0B.5.1.1</a>)'
    linked = row(*CT[:2], f"{iod('A.26.1', 'Digital X-Ray Image IOD', href)} {see}")
    assert three(generator, **{"sect_B.5.html": storage(linked, CLASSES[1])})[0] == 0
    found = generator.rows("2026d", "B.5-1")[0]
    assert (found[IOD], found["IOD Title"], found["See"]) == ("A.26.1", "Digital X-Ray Image IOD", "B.5.1.1")


def test_a_column_of_specializations(generator: Generator) -> None:
    headers = ("SOP Class Name", "SOP Class UID", "IOD Specification", "Specialization")
    link = '<a class="xref" href="sect_B.5.html#sect_B.5.1.5" title="B.5.1.5 CT">Section\u00a0B.5.1.5</a>'
    listed = table(
        "B.5-1", "Standard SOP Classes", [row(*CT[:2], iod("A.3", "CT Image IOD"), link), row(*MR[:2], "", "")], headers
    )
    three(generator, **{"sect_B.5.html": page("B.5", section("B.5", "Standard SOP Classes", listed))})
    assert [found["Specialization"] for found in generator.rows("2026d", "B.5-1")] == ["B.5.1.5", ""]


VARIANTS = {
    "no anchors": lambda text: text.replace('<a id="table_B.5-1" shape="rect"></a>', ""),
    "no caption but an anchor": lambda text: text.replace('<p class="title"><strong>Table\u00a0B.5-1.\u00a0Standard SOP Classes</strong></p>', ""),
    "anchor on the div": lambda text: text.replace('<div class="table"><a id="table_B.5-1" shape="rect"></a>', '<div class="table" id="table_B.5-1">'),
    "bold caption": lambda text: text.replace("<strong>", "<b>").replace("</strong>", "</b>"),
    "hyphens that do not break": lambda text: text.replace("Table\u00a0B.5-1.\u00a0", "Table\u00a0B.5\u20111.\u00a0"),
    "HTML 5": lambda text: "<!DOCTYPE html>\n" + text[text.index("<html") :].replace(' xmlns="http://www.w3.org/1999/xhtml"', ' lang="en"').replace(" />", ">"),
    "upper case": lambda text: text.replace("<table", "<TABLE").replace("</table>", "</TABLE>").replace("<td ", "<TD "),
    "cells without paragraphs": lambda text: text.replace('<td align="left" rowspan="1" colspan="1"><p><a id="para_1f2e" shape="rect"></a>', "<td>").replace("</p></td>", "</td>"),
    "word breaks": lambda text: text.replace("10008", "<wbr>10008"),
    "heading in the title": lambda text: text.replace("<title>", "<title>DICOM PS3.4 2026d - Service Class Specifications</title><title>"),
    "heading behind the title": lambda text: text.replace('rowspan="1">DICOM', 'rowspan="1">B.5 Standard SOP Classes<br /><span>DICOM</span>'),
    "a broken table of no interest": lambda text: text.replace("Listed in", "</p>" + table("B.5-9", "Other", ["<tr><td>x</td></tr>"]) + "<p>Listed in"),
    "a script": lambda text: text.replace("</head>", "<script>if (a < b) { document.write('<table><tr>') }</script></head>"),
    "a toolbar of a mirror": lambda text: text.replace("<body>", '<body><div id="bar"><table><tr><td>Archived <b>today</b></td></tr></table></div>'),
    "a list of contents": lambda text: text.replace('<div class="table">', '<div class="toc"><dl><dt>B.5.1 Specialization</dt></dl></div><div class="table">'),
    "a dash in the heading": lambda text: text.replace("2026d - Service", "2026d \u2014 Service"),
    "a byte order mark": lambda text: "\ufeff" + text,
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_of_the_markup(generator: Generator, variant: str) -> None:
    status, _, err = three(generator, **{"sect_B.5.html": VARIANTS[variant](storage())})
    assert (status, err) == (0, "")
    assert [found["SOP Class UID"] for found in generator.rows("2026d", "B.5-1")] == [CT[1], MR[1]]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("sect_B.5.html", storage(heading="DICOM PS3.4 2024b - Service"), "expected documents of one edition"),
        ("sect_B.5.html", storage(heading="DICOM PS3.3 2026d - Information"), "has no chapter"),
        ("sect_B.5.html", storage().replace("PS3.4 2026d", "PS3.4 2024b", 1), "found headings of PS3.4 2024b and PS3.4 2026d"),
        ("sect_B.5.html", storage().replace('id="table_B.5-1"', 'id="table_B.5-2"'), "its anchor is table_B.5-2"),
        ("sect_B.5.html", storage(row(CT[0], f"{CT[1]}<sup>1</sup>")), "row 1: expected a UID and nothing else"),
        ("sect_B.5.html", storage()[:-500], "is cut off"),
        ("sect_GG.3.html", storage(), "expected one Table B.5-1, found it in sect_B.5.html and sect_GG.3.html"),
        ("sect_I.4.html", media_storage(reference("B.5-1"), reference("ZZ.3-1")), "refers to Table ZZ.3-1, which"),
        ("sect_I.4.html", non_patient().replace("GG", "HH"), "has no section I.4"),
    ],
)  # fmt: skip
def test_refused(generator: Generator, name: str, content: str, sentence: str) -> None:
    status, _, err = three(generator, **{name: content})
    assert status == 2
    assert sentence in err or "expected PS3.4 or PS3.6, found PS3.3" in err
    assert not generator.spec.exists() or not any(generator.spec.iterdir())


def test_a_page_and_a_whole_part_do_not_mix(generator: Generator) -> None:
    whole = generator.document(part_4(CT, subtitle="DICOM PS3.4 2026d - X"))
    status, _, err = generator.extract(whole, generator.document(storage(), "sect_B.5.html"))
    assert (status, err) == (2, "error: expected one document of PS3.4, found part04.xml and sect_B.5.html\n")


def test_one_page_of_2013_needs_no_others(generator: Generator) -> None:
    listed = table("I.4-1", "Media Storage Standard SOP Classes", CLASSES)
    body = section(
        "I.4", "Media Storage Standard SOP Classes", para("Listed in Table I.4-1."), listed, note("Nothing.")
    )
    generator.extracted(page("I.4", body, heading="DICOM PS 3.4 2013 - Service Class Specifications"), "sect_I.4.html")
    assert len(generator.rows("2013", "I.4-1")) == 2
    assert (
        generator.toml("2013")["sources"][0]["url"]
        == "https://dicom.nema.org/dicom/2013/output/chtml/part04/sect_I.4.html"
    )


def test_one_page_with_a_whole_part(generator: Generator) -> None:
    whole = storage().replace(
        "</body>", media_storage()[media_storage().index("<body>") + 6 : media_storage().index("</body>")] + "</body>"
    )
    both = whole.replace(
        "</body>", non_patient()[non_patient().index("<body>") + 6 : non_patient().index("</body>")] + "</body>"
    )
    generator.extracted(both, "part04.html")
    assert generator.toml("2026d")["section_I_4"]["tables"] == ["I.4-1", "B.5-1", "GG.3-1"]
