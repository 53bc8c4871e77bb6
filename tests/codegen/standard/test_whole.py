"""A document is read whole or refused: its end is seen, every row counts, nothing is mended in silence."""

from pathlib import Path

import pytest

from codegen.errors import SpecError
from codegen.standard.html import parse_html
from tests.codegen.conftest import Generator
from tests.support.documents import CT, MR, part, part_4, row, section_4, table, text_page

PAGE = (
    "<!DOCTYPE html><html><head><title>I.4</title></head><body><h2>I.4 Media Storage Standard SOP Classes</h2>"
    "<p>Table I.4-1. Media Storage Standard SOP Classes</p><table><thead><tr><th>SOP Class Name</th>"
    "<th>SOP Class UID</th><th>IOD Specification</th></tr></thead><tbody>\n"
    "<tr><td>CT Image Storage</td><td>1.2.840.10008.5.1.4.1.1.2</td><td>x</td></tr>\n"
    "<tr><td>MR Image Storage</td><td>1.2.840.10008.5.1.4.1.1.4</td><td>x</td></tr>\n"
    "</tbody></table><p>See Annex N.</p></body></html>"
)
THIRD = "<tr><td>X</td><td>1.2.3</td><td></td></tr>"


def test_a_text_cut_off_at_any_line_is_refused_or_has_every_row(generator: Generator, standard: Path) -> None:
    lines = (standard / "2013" / "part04_sect_I.4.txt").read_text("utf-8").splitlines(keepends=True)
    for count in [*range(1, 20), *range(330, len(lines))]:
        status, out, _ = generator.extract(generator.document("".join(lines[:count]), "p.txt"), edition="2013")
        assert status == 2 or "113 rows found, 113 kept" in out


@pytest.mark.parametrize("count", range(1, 4))
def test_a_table_cut_off_between_rows(generator: Generator, count: int) -> None:
    page = text_page([CT[:2], MR[:2], ("X", "1.2.3"), ("Y", "1.2.4")])
    alone = page[page.index("Table I.4-1. ") :].splitlines()
    assert "is cut off" in generator.refused("\n".join(alone[: 5 + 3 * count]), "p.txt", edition="2013")


def test_a_list_that_does_not_end(generator: Generator) -> None:
    listed = text_page([CT[:2]], after="The requirements of Annex O apply to the following SOP Classes:\nCT Image")
    assert "after the last list, found the end" in generator.refused(listed, "p.txt", edition="2013")


@pytest.mark.parametrize("end", ["</html>", "</body></html>", "<p>See Annex N.</p></body></html>", "\n</tbody>"])
def test_a_page_cut_off_anywhere(generator: Generator, end: str) -> None:
    assert "is cut off" in generator.refused(PAGE[: PAGE.index(end)], "p.html", edition="2013")


@pytest.mark.parametrize("place", [PAGE.index("\n<tr><td>MR"), PAGE.index("MR"), PAGE.index("</td><td>x")])
def test_a_page_or_fragment_cut_off_in_its_table(generator: Generator, place: int) -> None:
    generator.refused(PAGE[:place], "p.html", edition="2013")
    generator.refused(PAGE[PAGE.index("<h2>") : place], "p.html", edition="2013")


def test_a_fragment_that_ends_is_read(generator: Generator) -> None:
    fragment = PAGE[PAGE.index("<h2>") : PAGE.index("</body>")]
    assert "2 rows found, 2 kept" in generator.extracted(fragment, "p.html", edition="2013")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</tbody>", f"<div>{THIRD}</div></tbody>"),
        ("</tbody>", f"<p>{THIRD}</p></tbody>"),
        ("</table>", f"<div>{THIRD}</div></table>"),
        ("<td>x</td></tr>\n<", "<td>x</td><td><table><tr><td>1</td></tr></table></td></tr>\n<"),
        ("</tbody>", "Another SOP Class 1.2.3</tbody>"),
        ("<td>MR", "stray<td>MR"),
        ("<td>MR", "<b>stray</b><td>MR"),
        ("<tr><td>MR", "<div><td>MR"),
        ("</body></html>", "</body></html><p>more</p>"),
        ("</body></html>", "</body></html>more"),
        ("<p>See", "<div><b>x</div></b><p>See"),
        ("<p>See", "</div><p>See"),
        ("<p>See", "<!-- <p>See"),
        ("<p>See", "<![CDATA[x]]><p>See"),
        ("<p>See", f"{'<div>' * 300}{'</div>' * 300}<p>See"),
        ("<p>See", f"{'<span>' * 300}x{'</span>' * 300}<p>See"),
    ],
)
def test_what_a_browser_would_mend_is_refused(generator: Generator, old: str, new: str) -> None:
    generator.refused(PAGE.replace(old, new, 1), "p.html", edition="2013")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</td>", ""),
        ("</td></tr>", ""),
        ("</tbody></table>", "</table>"),
        ("<p>See Annex N.</p>", "<p>See Annex N."),
        ("</body>", ""),
        ("<p>See", "<h2>I.5 X</h2><ul><li><p>a<li>b<ul><li>c</ul></ul><dl><dt>a<dd>b</dl><p>See"),
        ("<p>See", "<br><br/><hr><img src='x'><a id='y' shape='rect'/><!-- c --><p>See"),
        ("<h2>", "<p>before<h2>"),
        ("</body></html>", "</body></html>\n<!-- served by a mirror -->\n"),
        ("<td>MR", "<td class=a data-x='>' title=\"a > b\">MR"),
        ("<td>x</td>", "<td>x &amp; y &lt; &copy; &unknown; &</td>"),
    ],
)
def test_what_html_allows_is_read(generator: Generator, old: str, new: str) -> None:
    assert "2 rows found, 2 kept" in generator.extracted(PAGE.replace(old, new), "p.html", edition="2013")


def test_several_bodies_and_a_foot_count(generator: Generator) -> None:
    page = PAGE.replace(
        "</tbody>", f"</tbody><tbody>{THIRD}</tbody><tfoot>{THIRD.replace('1.2.3', '1.2.4').replace('X', 'Y')}</tfoot>"
    )
    assert "4 rows found, 4 kept" in generator.extracted(page, "p.html", edition="2013")


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
    ],
)
def test_docbook_rows_in_unexpected_elements(generator: Generator, rows: str) -> None:
    generator.refused(part(table("B.5-1", [row(*CT), rows]) + section_4()))


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_docbook_cut_off(generator: Generator, count: int) -> None:
    assert "is not well-formed XML, or is cut off" in generator.refused(part_4(CT)[:-count])


def test_entities_that_nobody_declares_are_refused(generator: Generator) -> None:
    assert "undefined entity" in generator.refused(part_4(CT).replace("CT Image", "CT&nbsp;Image"))


def test_mismatches_are_located() -> None:
    with pytest.raises(SpecError, match=r"p\.html, line 2: expected matching tags, found </b> inside of <i>"):
        parse_html("<p>\n<b><i>x</b></i>", "p.html")
