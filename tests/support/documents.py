"""Small documents in the markup of the standard, for tests to put together."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

DOCUMENTS = Path(__file__).parents[1] / "codegen" / "documents"
NAMESPACE = "http://docbook.org/ns/docbook"
HEADERS = (
    "SOP Class Name",
    "SOP Class UID",
    'IOD Specification (defined in <olink targetdoc="PS3.3" targetptr="PS3.3" xrefstyle="select: labelnumber"/>)',
)
CT = ("CT Image Storage", "1.2.840.10008.5.1.4.1.1.2", "A.3")
MR = ("MR Image Storage", "1.2.840.10008.5.1.4.1.1.4", "A.4")
DIRECTORY = ("Media Storage Directory Storage", "1.2.840.10008.1.3.10", "F.3")
HANGING = ("Hanging Protocol Storage", "1.2.840.10008.5.1.4.38.1", "A.44")


def olink(section: str) -> str:
    return f'<olink targetdoc="PS3.3" targetptr="sect_{section}" xrefstyle="select: title"/>' if section else ""


def cells(*contents: str) -> str:
    return "".join(f'<td align="left" colspan="1" rowspan="1"><para>{content}</para></td>' for content in contents)


def row(name: str, uid: str, section: str = "", *more: str) -> str:
    return f"<tr>{cells(escape(name), escape(uid), olink(section), *more)}</tr>"


def table(label: str, rows: Iterable[str], headers: Sequence[str] = HEADERS) -> str:
    heads = "".join(f'<th><para><emphasis role="bold">{header}</emphasis></para></th>' for header in headers)
    return (
        f'<table label="{label}" xml:id="table_{label}"><caption>Standard SOP Classes</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def reference(label: str) -> str:
    return (
        "<listitem><para>all SOP Classes identified in "
        f'<xref linkend="table_{label}" xrefstyle="select: label"/></para></listitem>'
    )


def section_4(refers_to: Iterable[str] = ("B.5-1", "I.4-1"), body: str = "", after: str = "") -> str:
    items = "".join(map(reference, refers_to))
    return (
        '<section label="I.4" xml:id="sect_I.4"><title>Media Storage Standard SOP Classes</title>'
        "<para>The following Standard SOP Classes are defined:</para>"
        f"<itemizedlist>{items}</itemizedlist>{body or table('I.4-1', [row(*DIRECTORY)])}{after}</section>"
    )


def chapter(label: str, title: str, content: str) -> str:
    return f'<chapter label="{label}" xml:id="chapter_{label}"><title>{title}</title>{content}</chapter>'


def part(content: str, subtitle: str = "DICOM PS3.4 2017c - Service Class Specifications", label: str = "PS3.4") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<book xmlns="{NAMESPACE}" label="{label}" version="5.0" xml:id="{label}"><title>{label}</title>'
        f"<subtitle>{subtitle}</subtitle>{content}</book>"
    )


def part_4(*rows: tuple[str, ...], extra: str = "", **options: str) -> str:
    """PS3.4 with these rows in Table B.5-1, and Table I.4-1 as it has been since 2016."""
    storage = table("B.5-1", [row(*cell) for cell in rows])
    return part(
        chapter("B", "Storage Service Class (Normative)", storage + extra)
        + chapter("I", "Media Storage Service Class (Normative)", section_4()),
        **options,
    )


def part_6(*rows: tuple[str, ...], keywords: bool = True, edition: str = "2017c") -> str:
    """PS3.6 with these rows (UID, name, keyword, type) in Table A-1."""
    headers = ["UID Value", "UID Name", *(["UID Keyword"] if keywords else []), "UID Type", "Part"]
    bodies = [f"<tr>{cells(*map(escape, entry), olink('A.3'))}</tr>" for entry in rows]
    return part(
        chapter("A", "Registry (Normative)", table("A-1", bodies, headers)),
        subtitle=f"DICOM PS3.6 {edition} - Data Dictionary",
        label="PS3.6",
    )


def text_page(
    rows: Sequence[tuple[str, str]],
    before: str = "The SOP Classes are identified in Table I.4-1",
    after: str = "The storage of Detached SOP Instances was previously defined in DICOM. See PS 3.4-2004.",
) -> str:
    """The page of section I.4 as text: a cell a line, the last row without its third cell."""
    lines = [before, "Table I.4-1. Media Storage Standard SOP Classes", "SOP Class Name |", "SOP Class UID |"]
    lines += ["IOD Specification (defined in PS3.3) |", "---|---|---|"]
    for name, uid in rows:
        lines += [f"{name} |", f"{uid} |", "|"]
    return "\n".join([*(lines[:-1] if rows else lines), after]) + "\n"
