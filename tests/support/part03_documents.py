"""Documents in the markup of PS3.3, for tests to put together; and Annex F of 2020 turned from text into that markup."""

from __future__ import annotations

import csv
import re
import zlib
from html import escape
from typing import TYPE_CHECKING

from codegen.extract.part03 import Part3
from codegen.extract.part03 import part3_of as read_part3
from codegen.standard.reader import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

NAMESPACE = "http://docbook.org/ns/docbook"
SUBTITLE = "DICOM PS3.3 2026a - Information Object Definitions"
COMMON = (("Patient", "Patient"), ("Study", "General Study"), ("Series", "General Series"), ("Equipment", "Equipment"))
DEFAULT_IE = "Image"
CONSTRAINTS = ("Modality", "Acquisition Context Module", "Image Type", "Plan", "Waveform Sequence", "SR Document")
ENTITIES = (
    *("Patient", "Study", "Series", "Equipment", "Image", "Overlay", "Modality LUT", "VOI LUT", "Presentation State"),
    *("Waveform", "SR Document", "MR Spectroscopy", "Raw Data", "Encapsulated Document", "Real World Value Mapping"),
    *("Surface", "Measurements", "Tractography Results", "Plan", "Dose", "Structure Set", "Treatment Record"),
)
IMAGE = ("the Modules related to the Image IE of Image IODs", "an Image SOP Instance")

# The Information Entity of the instance, by IOD section of 2026a or by what it begins with; of all others it is Image.
INSTANCE_IE = {
    "A.18": "Dose",
    "A.19": "Structure Set",
    "A.20": "Plan",
    "A.29": "Treatment Record",
    "A.30": "Treatment Record",
    "A.31": "Treatment Record",
    "A.33": "Presentation State",
    "A.34": "Waveform",
    "A.35": "Document",
    "A.36.3": "MR Spectroscopy",
    "A.37": "Raw Data",
    "A.39.1": "Spatial Registration",
    "A.39.2": "Deformable Registration",
    "A.40": "Spatial Fiducials",
    "A.43": "Stereometric Relationship",
    "A.44": "Hanging Protocol",
    "A.45": "Encapsulated Document",
    "A.46": "Real World Value Mapping",
    "A.49": "Plan",
    "A.50": "Treatment Record",
    "A.57": "Surface",
    "A.58": "Color Palette",
    "A.60": "Measurements",
    "A.61": "Implant Template",
    "A.62": "Implant Assembly Template",
    "A.63": "Implant Template Group",
    "A.64": "Plan",
    "A.65": "Measurements",
    "A.68": "Surface",
    "A.69": "Surface",
    "A.78": "Tractography Results",
    "A.79": "Plan",
    "A.80": "Presentation State",
    "A.81": "Content Assessment Results",
    "A.82.3": "Protocol Approval",
    "A.82": "Procedure Protocol",
    "A.85": "Encapsulated Document",
    "A.86.1": "RT Instance",
    "A.87": "Annotation",
    "A.88": "Inventory",
}
# The titles of the sections that hold several IODs, in both of the standard's styles.
GROUPS = {
    "A.33": "Softcopy Presentation State Information Object Definitions",
    "A.34": "Waveform Information Object Definitions",
    "A.35": "Structured Report Document Information Object Definitions",
    "A.39": "Spatial Registration Information Object Definitions",
    "A.45": "Encapsulated Document Information Object Definitions",
    "A.60": "Eyewear Prescription and Measurements IODs",
    "A.80": "Volumetric Presentation State IODs",
    "A.82": "Procedure Protocol IODs",
    "A.85": "Encapsulated 3D Manufacturing Model IODs",
    "A.86.1": "RT Second Generation Objects",
}


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


def classes_of(folder: Path) -> Iterator[tuple[str, str, str]]:
    """UID, section and title of the IOD of each storage class of an edition, from the rows of its tables."""
    for name in ("table_B.5-1.csv", "table_GG.3-1.csv", "table_I.4-1.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["sop_class_uid"], row["iod_section"], row["iod_title"]


def record_types_of(folder: Path) -> dict[str, str]:
    with (folder / "directory_record_types.csv").open(encoding="utf-8", newline="") as file:
        return {row["sop_class_uid"]: row["directory_record_type"] for row in csv.DictReader(file)}


def instance_ie(number: str) -> str:
    parts = number.split(".")
    prefixes = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((INSTANCE_IE[prefix] for prefix in prefixes if prefix in INSTANCE_IE), DEFAULT_IE)


def annex_a_of(iods: Mapping[str, str]) -> str:
    """Annex A with these IODs by section, each with the Information Entity of its instance."""
    sections = [iod_section(number, title, instance_ie(number)) for number, title in iods.items()]
    return annex_a(*(section(number, title) for number, title in GROUPS.items()), *sections)


_SECTION = re.compile(r"^\.\. _sect_(F\.[0-9.]+):\n\n(.+)\n([=\-~^]+)\n", re.MULTILINE)
_LINK = re.compile(r"`([^`<]*)<\s*#([^>]*)>`__")
_WEB = re.compile(r"`([^`<]*)<[^>]*>`__")


def records_of_2020(path: Path) -> list[str]:
    """The sections F.5.n of an Annex F as text, as DocBook; the tables of keys apart."""
    return [
        section(number, title, *map(_block, _blocks(body)))
        for number, title, body in _sections(path.read_text(encoding="utf-8"))
        if re.fullmatch(r"F\.5\.[0-9]+", number)
    ]


def model_of_2020(path: Path) -> dict[str, str]:
    """What Table F.4-1 of an Annex F as text says."""
    body = next(body for number, _, body in _sections(path.read_text(encoding="utf-8")) if number == "F.4")
    found: dict[str, str] = {}
    for block in re.split(r"^\s*\+[=\-+]+\+$", body, flags=re.MULTILINE):
        lines = [line.strip().strip("|").split("|") for line in block.splitlines() if line.strip().startswith("|")]
        kind, link = (" ".join(line[place].strip() for line in lines if len(line) == 3).strip() for place in (0, 1))
        if target := re.search(r"#sect_(F\.5\.[0-9]+)", link.replace(" ", "")):
            found[target[1]] = kind
    return found


def _sections(text: str) -> Iterator[tuple[str, str, str]]:
    heads = list(_SECTION.finditer(text))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        yield head[1], head[2], text[head.end() : end]


def _blocks(body: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", body):
        if block.strip() and not re.match(r"\s*[|+]|\.\. table::|\.\. note::", block):
            yield block


def _block(block: str) -> str:
    text = escape(" ".join(block.split()), quote=False).replace("&lt;", "<").replace("&gt;", ">")
    text = _LINK.sub(lambda link: xref(link[2]), text)
    text = _WEB.sub(lambda link: f'<link xl:href="http://example.org/">{link[1].strip()}</link>', text)
    return f"<note>{para(text)}</note>" if block.startswith("   ") else para(text)
