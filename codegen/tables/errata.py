"""Known mistakes in the standard: where they are, what is printed, what is right, and the evidence.

Corrections are applied when a snapshot is read; ``spec/`` keeps what is printed. A test requires that each still
matches: remove an entry once its edition is corrected.
"""

from dataclasses import dataclass
from typing import Final

from codegen.tables.terms import SPECIALIZATION, UID, UID_TYPE, UID_VALUE


@dataclass(frozen=True, slots=True)
class Erratum:
    """A cell that prints something other than what is right."""

    editions: tuple[str, ...]
    table: str
    uid: str
    """The UID that the row prints."""
    column: str
    printed: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """A class that a list of PS3.4, such as that of Annex O, calls by a name that no table of its edition prints."""

    editions: tuple[str, ...]
    printed: str
    uid: str
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding of ``check`` that a person has looked at, and that is what the standard prints."""

    uid: str
    text: str
    """The finding, as ``check`` words it, without the editions."""
    why: str


_ROOT: Final = "1.2.840.10008.5.1.4.1.1"
_TO_2015B: Final = ("2013", "2014a", "2014b", "2014c", "2015a", "2015b")

CORRECTIONS: Final = (
    Erratum(
        editions=("2013",),
        table="A-1",
        uid="11.2.840.10008.5.1.4.1.1.82.1",
        column=UID_VALUE,
        printed="11.2.840.10008.5.1.4.1.1.82.1",
        right="1.2.840.10008.5.1.4.1.1.82.1",
        why="PS3.4-2013 Table I.4-1 and all later editions of PS3.6 give Corneal Topography Map Storage the UID "
        "1.2.840.10008.5.1.4.1.1.82.1; no object identifier begins with 11.",
    ),
    Erratum(
        editions=_TO_2015B,
        table="A-1",
        uid="1.2.840.10008.5.1.4.39.1",
        column=UID_TYPE,
        printed="Transfer",
        right="SOP Class",
        why="There is no UID Type 'Transfer', and PS3.4 Table I.4-1 lists Color Palette Storage as a SOP Class.",
    ),
    Erratum(
        editions=("2020c",),
        table="B.5-1",
        uid=f"{_ROOT}.128.1",
        column=SPECIALIZATION,
        printed="",
        right="B.5.1.23",
        why="The reference to section B.5.1.23 is in the cell of the IOD; 2024b prints it under Specialization.",
    ),
)

LISTED: Final = (
    ListedName(
        editions=("2024b", "2024c"),
        printed="Implantation Plan SR Document",
        uid=f"{_ROOT}.88.70",
        why="Table B.5-1 printed Implantation Plan SR Document Storage up to 2020c; section B.5.1.5 keeps that name.",
    ),
)

_SHORTENED: Final = "PS3.4 leaves out the word Storage until 2015b; PS3.6 prints it, and so does PS3.4 since 2015c."
_OCT: Final = "Intravascular Optical Coherence Tomography"


def _names(part_4: str, part_6: str) -> str:
    return f"PS3.4 prints {part_4!r}, PS3.6 prints {part_6!r}"


def _title(old: str, new: str) -> str:
    return f"the IOD title changes from {old!r} to {new!r}"


EXPLAINED: Final = (
    Explained(
        f"{_ROOT}.78.5",
        _names("Visual Acuity Storage Measurements Storage", "Visual Acuity Measurements Storage"),
        "PS3.4 prints the word Storage twice until 2016b; since then it prints what PS3.6 prints.",
    ),
    Explained(
        f"{_ROOT}.88.70",
        _names("Implantation Plan SR Document Storage", "Implantation Plan SR Storage"),
        "PS3.6 left out the word Document already in 2013; PS3.4 follows in 2024b.",
    ),
    Explained(
        f"{_ROOT}.79.1",
        _names("Macular Grid Thickness and Volume Report", "Macular Grid Thickness and Volume Report Storage"),
        "PS3.4 leaves out the word Storage in every edition so far, PS3.6 prints it.",
    ),
    Explained(
        f"{_ROOT}.12.3",
        _names("X-Ray Angiographic Bi-plane Image Storage", "X-Ray Angiographic Bi-Plane Image Storage"),
        "The two parts write Bi-plane and Bi-Plane.",
    ),
    *(
        Explained(f"{_ROOT}.88.{number}", _names(name, f"{name} Storage"), _SHORTENED)
        for number, name in (
            (11, "Basic Text SR"),
            (22, "Enhanced SR"),
            (33, "Comprehensive SR"),
            (34, "Comprehensive 3D SR"),
            (40, "Procedure Log"),
            (50, "Mammography CAD SR"),
            (59, "Key Object Selection Document"),
            (65, "Chest CAD SR"),
            (67, "X-Ray Radiation Dose SR"),
            (68, "Radiopharmaceutical Radiation Dose SR"),
            (69, "Colon CAD SR"),
        )
    ),
    Explained(
        f"{_ROOT}.88.59",
        "the SOP Class Name changes from 'Key Object Selection Document Storage' to 'Key Object Selection Storage' and "
        "back",
        "Table B.5-1, which lists the class since 2016c, leaves out the word Document until 2020a; PS3.6 prints it "
        "throughout.",
    ),
    *(
        Explained(
            f"{_ROOT}.11.{number}",
            _title("Planar MPR Volumetric Presentation State", "Planar MPR Volumetric Presentation State IOD"),
            "PS3.4 2016b prints the title itself, without IOD; the section titles of PS3.3 2020c have it.",
        )
        for number in (6, 7)
    ),
    Explained(
        f"{_ROOT}.77.1.9",
        _title("Confocal Microscopy Tiled Pyramidal IOD", "Confocal Microscopy Tiled Pyramidal Image IOD"),
        "PS3.4 and PS3.3 of 2024b print the title without Image, those of 2024c with it.",
    ),
    Explained(
        f"{_ROOT}.11.3",
        _title("Pseudo-color Softcopy Presentation State IOD", "Pseudo-Color Softcopy Presentation State IOD"),
        "The pages up to 2024c print a small c; the rows of 2026a and the page of 2026d a capital one.",
    ),
    *(
        Explained(
            f"{_ROOT}.14.{number}",
            _title(f"{_OCT} IOD", f"{_OCT} Image IOD"),
            "PS3.3 2020c prints the title without Image; the pages of 2024b and later with it.",
        )
        for number in (1, 2)
    ),
)


def explained(uid: str, text: str) -> str | None:
    """The reason that explains a finding, or None."""
    return next((one.why for one in EXPLAINED if (one.uid, one.text) == (uid, text)), None)


def listed_uid(edition: str, printed: str) -> str | None:
    """The class that a list of an edition means by a name that is declared, or None."""
    return next((one.uid for one in LISTED if edition in one.editions and one.printed == printed), None)


def corrected(edition: str, table: str, records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the records of a table with the slips of this edition corrected."""
    slips = {slip.uid: slip for slip in CORRECTIONS if edition in slip.editions and slip.table == table}
    return [_corrected(record, slips.get(record.get(UID_VALUE) or record.get(UID) or "")) for record in records]


def _corrected(record: dict[str, str], slip: Erratum | None) -> dict[str, str]:
    if slip is None or record[slip.column] != slip.printed:
        return record
    return record | {slip.column: slip.right}
