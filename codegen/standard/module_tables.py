"""Tables of PS3.3, rows expanded → the Modules of an IOD, and the Directory Record Types of Table F.4-1."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from codegen.standard.grid import Row
from codegen.standard.text import Text

_TYPE: Final = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z0-9]+)*")
_USAGE: Final = re.compile(r"([MCU])\b")
_NUMBER: Final = re.compile(r"(?:sect_)?([A-Z]{1,2}(?:\.[0-9]+)+)")


@dataclass(frozen=True, slots=True)
class Module:
    """A row of a table of Modules."""

    information_entity: str
    name: str
    usage: str
    """M, C or U, without the condition; empty if the table does not give it."""
    section: str
    """Where PS3.3 defines the Module, such as C.7.6.3; empty where the table does not refer to it."""


@dataclass(frozen=True, slots=True)
class ModuleTable:
    """A table such as Table A.3-1 "CT Image IOD Modules": the Modules of an IOD, each with its Information Entity."""

    id: str
    section: str
    """The section that contains the table: that of the IOD, or one under it."""
    modules: tuple[Module, ...]


def read_modules(table: str, section: str, header: Iterable[str], rows: Iterable[Row]) -> Iterator[ModuleTable]:
    """Read a table of Annex A; yield nothing if it is not a table of Modules."""
    header = tuple(header)
    entity = _column(header, "ie", "iename", "informationentity")
    name = _column(header, "module", "modules", "modulename")
    if entity is None or name is None:
        return
    usage, reference = _column(header, "usage"), _column(header, "reference", "section")
    modules: list[Module] = []
    last = ""
    for row in rows:
        # Some tables leave the cell empty where the others let the one above span.
        last = row[entity].text or last
        if last and row[name].text:
            modules.append(Module(last, row[name].text, _usage(_cell(row, usage)), _section(_cell(row, reference))))
    yield ModuleTable(table, section, tuple(modules))


def read_model(where: str, header: Iterable[str], rows: Iterable[Row]) -> tuple[dict[str, str], list[str]]:
    """Read Table F.4-1: Directory Record Types by the section that defines them, and remarks on its rows."""
    header = tuple(header)
    kind, section = _column(header, "directoryrecordtype"), _column(header, "section")
    model: dict[str, str] = {}
    remarks: list[str] = []
    for row in rows if kind is not None and section is not None else ():
        of_type, of_section = _cell(row, kind), _cell(row, section)
        linked = [link.section for link in of_section.links if link.section]
        if len(linked) == 1 and _TYPE.fullmatch(of_type.text):
            model[linked[0]] = of_type.text
        elif linked:
            remarks.append(f"{where}: expected a type and one section, found {of_type.text!r} and {linked}")
    return model, remarks


def _column(header: tuple[str, ...], *spellings: str) -> int | None:
    folded = [re.sub(r"\s+", "", text).casefold() for text in header]
    return next((place for place, text in enumerate(folded) if text in spellings), None)


def _cell(row: Row, column: int | None) -> Text:
    return row[column] if column is not None else Text("")


def _usage(cell: Text) -> str:
    match = _USAGE.match(cell.text)
    return match[1] if match else ""


def _section(cell: Text) -> str:
    linked = [link.section for link in cell.links if link.section]
    match = _NUMBER.fullmatch(cell.text)
    return linked[0] if len(set(linked)) == 1 else match[1] if match else ""
