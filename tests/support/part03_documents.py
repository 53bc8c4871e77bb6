"""Documents of PS3.3, put together from the files in tests/codegen/documents/part03."""

from __future__ import annotations

from html import escape
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING

from codegen.extract.part03 import Part3
from codegen.extract.part03 import part3_of as read_part3
from codegen.standard.reader import read_document
from tests.support.documents import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

COMMON = (("Patient", "Patient"), ("Study", "General Study"), ("Series", "General Series"), ("Equipment", "Equipment"))
IMAGE = ("the Modules related to the Image IE of Image IODs", "an Image SOP Instance")


def filled(file: str, **values: str) -> str:
    text = (DOCUMENTS / "part03" / f"{file}.xml").read_text(encoding="utf-8")
    return Template(text).substitute(values)


def book(content: str) -> str:
    return filled("book", content=content)


def annex_a(*sections: str) -> str:
    """Annex A; the sections of A.1 have names of Information Entities, and are not IODs."""
    return filled("annex_a", sections="".join(sections))


def annex_f(*records: str, model: str = "") -> str:
    return filled("annex_f", records="".join(records), model=model)


def section(number: str, title: str, *content: str) -> str:
    head = f'<section label="{number}" status="2" xml:id="sect_{number}"><title>{escape(title)}</title>'
    return f"{head}{''.join(content)}</section>\n"


def para(text: str) -> str:
    return f'<para xml:id="para_0">{text}</para>'


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
    for entity, group in groupby(modules, key=lambda module: module[0]):
        names = [escape(name) for _, name in group]
        cells = [cell(name) + cell(iod("C.7.1.1")) + cell("M") for name in names]
        rows += [f"<tr>{cell(entity, len(names))}{cells[0]}</tr>", *(f"<tr>{each}</tr>" for each in cells[1:])]
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
    of_iod = module_table(f"{number}-1", f"{name} IOD Modules", modules)
    return filled("iod", number=number, title=escape(title), name=escape(name), under=under, modules=of_iod)


def record(number: str, kind: str, keys: str, reference: str, *, after: str = "") -> str:
    """A section F.5.n as the standard words it: the Modules with the keys, and the sentence on what is referenced."""
    return filled("record", number=number, kind=kind, title=kind.title(), keys=keys, reference=reference, after=after)


def shall(reference: str) -> str:
    return f"This Directory Record shall be used to reference {reference}."


def stated(kind: str, keys: str, reference: str, number: str = "F.5.50") -> str:
    """A record that shall be used to reference something."""
    return record(number, kind, keys, shall(reference))


def part3_of(folder: Path, content: str) -> Part3:
    path = folder / "part03.xml"
    path.write_text(content, encoding="utf-8")
    return read_part3(read_document(path))


def model_table(types: Mapping[str, str]) -> str:
    """Table F.4-1, with these Directory Record Types by section."""
    rows = [f"<tr>{cell(kind)}{cell(iod(number))}{cell('PRIVATE')}</tr>" for number, kind in types.items()]
    root = f"<tr>{cell('(Root Directory Entity)')}{cell('')}{cell('PATIENT')}</tr>"
    header = ("Directory Record Type", "Section", "Directory Record Types that may be included")
    return table("F.4-1", "Relationship Between Directory Records", header, [root, *rows])
