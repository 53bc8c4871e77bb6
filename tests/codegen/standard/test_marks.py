"""Marks beside the text of a cell do not become part of it, and the cell of a UID holds only the UID."""

import pytest

from tests.codegen.conftest import Generator
from tests.support.documents import CT, cells, olink, part, section_4, table

UID = CT[1]
DOCBOOK_MARKS = [
    "<superscript>1</superscript>",
    "<footnote><para>1</para></footnote>",
    '<footnoteref linkend="f">1</footnoteref>',
    "<indexterm><primary>1</primary></indexterm>",
    "<remark>1</remark>",
    '<phrase revisionflag="deleted">1</phrase>',
    '<emphasis role="strikethrough">1</emphasis>',
    '<emphasis role="superscript">1</emphasis>',
]


def docbook(name: str, uid: str) -> str:
    return part(table("B.5-1", [f"<tr>{cells(name, uid, olink('A.3'))}</tr>"]) + section_4())


@pytest.mark.parametrize("mark", DOCBOOK_MARKS)
def test_docbook(generator: Generator, mark: str) -> None:
    generator.extracted(docbook(CT[0] + mark, UID))
    assert generator.rows("2017c", "B.5-1")[0]["SOP Class Name"] == CT[0]
    for uid in (UID + mark, mark + UID, UID[:-2] + mark + UID[-2:]):
        assert "Table B.5-1, row 1: expected a UID and nothing else in its cell" in generator.refused(
            docbook(CT[0], uid)
        )


@pytest.mark.parametrize(
    "uid", ["1.2.<subscript>1</subscript>", "1.2.3<foo/>", "1.2.<mediaobject/>3", "1.2.<svg>4</svg>"]
)
def test_an_unknown_element_in_a_uid_is_refused(generator: Generator, uid: str) -> None:
    assert "expected a UID and nothing else" in generator.refused(docbook(CT[0], uid))


@pytest.mark.parametrize("uid", [f"{UID}</para><para>1.2.3", f"{UID} 1.2.3", f"UID {UID}", f"{UID}."])
def test_two_uids_or_more_than_a_uid(generator: Generator, uid: str) -> None:
    assert "row 1: expected a UID" in generator.refused(docbook(CT[0], uid))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<tr><td", '<tr revisionflag="deleted"><td'),
        ("<tbody>", '<tbody revisionflag="deleted">'),
        ('<table label="B', '<table revisionflag="deleted" label="B'),
        ('<td align="left"', '<td revisionflag="deleted" align="left"'),
    ],
)
def test_a_deleted_row_is_refused(generator: Generator, old: str, new: str) -> None:
    message = generator.refused(docbook(CT[0], UID).replace(old, new, 1))
    assert "that is deleted" in message or "does not contain" in message


@pytest.mark.parametrize("tag", ["section label", "chapter label"])
def test_a_table_in_a_deleted_section_is_not_read(generator: Generator, tag: str) -> None:
    document = docbook(CT[0], UID).replace('<table label="B.5-1"', f"<{tag}='X'><table label=\"B.5-1\"", 1)
    around = document.replace("</table>", f"</table></{tag.split(maxsplit=1)[0]}>", 1)
    generator.extracted(around)
    deleted = around.replace(f"<{tag}='X'", f"<{tag}='X' revisionflag='deleted'")
    assert "refers to Table B.5-1, which this document does not contain" in generator.refused(deleted)


def test_a_uid_may_be_a_link_and_may_not_hold_one(generator: Generator) -> None:
    generator.extracted(docbook(CT[0], f'<link href="https://example.org/">{UID}</link>'))
    assert generator.rows("2017c", "B.5-1")[0]["SOP Class UID"] == UID
    for beside in ('<xref linkend="x" xrefstyle="select: title"/>', '<link linkend="note">1</link>'):
        assert "expected a UID and nothing else" in generator.refused(docbook(CT[0], f"{UID}{beside}"))


@pytest.mark.parametrize("letter", "\u202e\u2066\u200f\u200d\u2060\ufeff\u2028\u0085\u009b\ue000\u3164\ufe0f")
def test_a_name_that_cannot_be_seen_is_refused(generator: Generator, letter: str) -> None:
    code = f"U+{ord(letter):04X}"
    message = generator.refused(docbook(f"CT{letter} Image Storage", UID))
    assert f"Table B.5-1, row 1: expected printable text, found {code}" in message
    assert letter not in message


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x1c"])
def test_control_characters(generator: Generator, letter: str) -> None:
    generator.refused(docbook(f"CT{letter} Image Storage", UID))


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("X\u2011Ray Image Storage", "X\u2011Ray Image Storage"),
        ("X\u2010Ray\u00a0Image Storage", "X\u2010Ray Image Storage"),
        ("X-\u00adRay\u200b Image\u2009Storage", "X-Ray Image Storage"),
    ],
)
def test_hyphens_are_kept_as_printed_and_blanks_are_blanks(generator: Generator, printed: str, kept: str) -> None:
    generator.extracted(docbook(printed, f"{UID}.9999"))
    assert generator.rows("2017c", "B.5-1")[0]["SOP Class Name"] == kept
    assert generator.build()[0] == 0
    assert "X_RAY_IMAGE_STORAGE = " in (generator.package / "editions/e2017c/sop_classes.py").read_text("utf-8")


def test_blanks_of_headers_match(generator: Generator) -> None:
    generator.extracted(docbook(CT[0], UID).replace("Class UID", "Class\u00a0UID"))


@pytest.mark.parametrize("name", ["", " ", "\u200b", "-", "()", "<superscript>1</superscript>"])
def test_a_row_without_name_is_refused(generator: Generator, name: str) -> None:
    assert "row 1: expected a name, found" in generator.refused(docbook(name, UID))


def test_an_element_that_may_stand_for_rows_is_refused(generator: Generator) -> None:
    document = docbook(CT[0], UID).replace("</tbody>", '<include href="rows.xml"/></tbody>', 1)
    assert "has a <include> in <tbody>, expected none there" in generator.refused(document)
