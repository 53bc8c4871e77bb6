"""Documents in the markup of PS3.3, for tests to put together."""

from __future__ import annotations

import zlib
from html import escape
from typing import TYPE_CHECKING

from codegen.extract.part03 import Part3
from codegen.extract.part03 import part3_of as read_part3
from codegen.standard.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

NAMESPACE = "http://docbook.org/ns/docbook"
SUBTITLE = "DICOM PS3.3 2026a - Information Object Definitions"
COMMON = (("Patient", "Patient"), ("Study", "General Study"), ("Series", "General Series"), ("Equipment", "Equipment"))
CONSTRAINTS = ("Modality", "Acquisition Context Module", "Image Type", "Plan", "Waveform Sequence", "SR Document")
ENTITIES = (
    *("Patient", "Study", "Series", "Equipment", "Image", "Overlay", "Modality LUT", "VOI LUT", "Presentation State"),
    *("Waveform", "SR Document", "MR Spectroscopy", "Raw Data", "Encapsulated Document", "Real World Value Mapping"),
    *("Surface", "Measurements", "Tractography Results", "Plan", "Dose", "Structure Set", "Treatment Record"),
)
IMAGE = ("the Modules related to the Image IE of Image IODs", "an Image SOP Instance")


def book(content: str, subtitle: str = SUBTITLE, label: str = "PS3.3") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
        f'<book xmlns="{NAMESPACE}" xmlns:xl="http://www.w3.org/1999/xlink" label="{label}" version="5.0" '
        f'xml:id="{label}"><title>{label}</title><subtitle>{subtitle}</subtitle>\n{content}</book>\n'
    )


def chapter(label: str, title: str, content: str) -> str:
    return (
        f'<chapter label="{label}" xml:id="chapter_{label}"><title>{title} (Normative)</title>\n{content}</chapter>\n'
    )


def section(number: str, title: str, *content: str) -> str:
    return (
        f'<section label="{number}" status="2" xml:id="sect_{number}"><title>{escape(title)}</title>'
        f"{''.join(content)}</section>\n"
    )


def para(text: str) -> str:
    return f'<para xml:id="para_{zlib.crc32(text.encode())}">{text}</para>'


def xref(target: str, style: str = "select: title") -> str:
    return f'<xref linkend="{target}" xrefstyle="{style}"/>'


def iod(number: str) -> str:
    return xref(f"sect_{number}")


def cell(content: str, rows: int = 1, kind: str = "td") -> str:
    return f'<{kind} align="left" colspan="1" rowspan="{rows}"><para>{content}</para></{kind}>'


def table(label: str, caption: str, header: Sequence[str], rows: Iterable[str]) -> str:
    heads = "".join(cell(f'<emphasis role="bold">{text}</emphasis>', kind="th") for text in header)
    return (
        f'<table frame="box" label="{label}" rules="all" xml:id="table_{label}"><caption>{escape(caption)}</caption>'
        f'<thead><tr valign="top">{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def module_table(label: str, caption: str, modules: Sequence[tuple[str, str]]) -> str:
    """A table of Modules, the cell of an Information Entity spanning the rows of its Modules."""
    rows: list[str] = []
    for place, (entity, module) in enumerate(modules):
        first = place == 0 or modules[place - 1][0] != entity
        count = next((n for n, (other, _) in enumerate(modules[place:]) if other != entity), len(modules) - place)
        cells = [cell(entity, count)] if first else []
        cells += [cell(escape(module)), cell(iod("C.7.1.1")), cell("M")]
        rows.append(f'<tr valign="top">{"".join(cells)}</tr>')
    return table(label, caption, ("IE", "Module", "Reference", "Usage"), rows)


def iod_section(number: str, title: str, *entities: str) -> str:
    """An IOD as Annex A defines it: description, model, and its table of Modules; the last entity is the instance's."""
    modules = [*COMMON]
    for entity in entities:
        modules += [(entity, f"{entity} Module"), (entity, "Common Instance Reference")]
    modules.append((entities[-1], "SOP Common"))
    name = title.removesuffix(" IOD")
    # In the standard, too, Secondary Capture Image is A.8.1, since A.8.2 to A.8.5 are IODs of their own.
    under = "A.8.1" if number == "A.8" else number
    return section(
        number,
        title,
        section(f"{under}.1", f"{name} IOD Description", para(f"The {escape(title)} specifies something.")),
        section(f"{under}.2", f"{name} IOD Entity-Relationship Model", para(f"See {xref('figure_A.1-1')}.")),
        section(
            f"{under}.3",
            f"{name} IOD Module Table",
            para(f"{xref(f'table_{number}-1', 'select: label')} specifies the Modules."),
            module_table(f"{number}-1", f"{name} IOD Modules", modules),
        ),
        section(
            f"{under}.4",
            f"{name} IOD Content Constraints",
            *(section(f"{under}.4.{place}", title) for place, title in enumerate(CONSTRAINTS, 1)),
        ),
    )


def record(number: str, kind: str, keys: str, reference: str, *, after: str = "") -> str:
    """A section F.5.n as the standard words it: the Modules with the keys, and the sentence on what is referenced."""
    title = kind.title()
    lower = "This type of Directory Record may reference a Lower-Level Directory Entity that includes one or more "
    return section(
        number,
        f"{title} Directory Record Definition",
        para(
            f"The Directory Record is based on the specification of {iod('F.3')}. It is identified by a Directory "
            f'Record Type of Value "{kind}". {xref(f"table_{number}-1", "select: label")} lists the set of keys with '
            "their associated Types for such a Directory Record Type. The description of these keys may be found in "
            f"{keys}. {reference} {lower}Directory Records as defined in {xref('table_F.4-1', 'select: label')}."
        ),
        after,
        table(f"{number}-1", f"{title} Keys", ("Key", "Tag", "Type", "Attribute Description"), []),
        f"<note>{para('Because a key may be used (see ' + iod('A.4') + '), it is not duplicated.')}</note>",
    )


def shall(reference: str) -> str:
    return f"This Directory Record shall be used to reference {reference}."


def stated(kind: str, keys: str, reference: str, number: str = "F.5.50") -> str:
    """A record that shall be used to reference something."""
    return record(number, kind, keys, shall(reference))


# Section A.1 as it is structured: its subsections have names of Information Entities, and are no IODs.
ELEMENTS = section(
    "A.1",
    "Elements of An Information Object Definition",
    section("A.1.1", "IOD Description"),
    section(
        "A.1.2",
        "IOD Entity-Relationship Model",
        *(section(f"A.1.2.{place}", f"{name} IE") for place, name in enumerate(ENTITIES, 1)),
    ),
    section("A.1.3", "IOD Module Table and Functional Group Macro Table"),
    section("A.1.4", "Overview of the Composite IOD Module Content"),
)


def part3_of(folder: Path, content: str) -> Part3:
    path = folder / "part03.xml"
    path.write_text(content, encoding="utf-8")
    return read_part3(read_document(path))


def annex_f(*records: str, model: str = "") -> str:
    return chapter(
        "F",
        "Basic Directory Information Object Definition",
        section("F.3", "Basic Directory IOD")
        + section("F.4", "Basic Directory IOD Information Model", model)
        + section("F.5", "Definition of Specific Directory Records", *records),
    )


def annex_a(*sections: str) -> str:
    return chapter("A", "Composite Information Object Definitions", ELEMENTS + "".join(sections))


def model_table(types: Mapping[str, str]) -> str:
    """Table F.4-1, with these Directory Record Types by section."""
    rows = [f"<tr>{cell(kind)}{cell(iod(number))}{cell('PRIVATE')}</tr>" for number, kind in types.items()]
    root = f"<tr>{cell('(Root Directory Entity)')}{cell('')}{cell('PATIENT')}</tr>"
    header = ("Directory Record Type", "Section", "Directory Record Types that may be included")
    return table("F.4-1", "Relationship Between Directory Records", header, [root, *rows])
