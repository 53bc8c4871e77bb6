"""Known mistakes in the standard: where they are, what is printed, what is right, and the evidence.

Corrections are applied when a snapshot is read; ``spec/`` keeps what is printed. A test requires that each still
matches: remove an entry once its edition is corrected.
"""

from dataclasses import dataclass
from typing import Final

from codegen.tables.table import SPECIALIZATION, UID, UID_TYPE, UID_VALUE


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
class NameSlip:
    """A class that PS3.4 and PS3.6 of some editions print under two names, for a reason that is known."""

    uid: str
    part_4: str
    part_6: str
    why: str


@dataclass(frozen=True, slots=True)
class AcceptedTitle:
    """An IOD title that an edition prints otherwise than the one before, seen by a person and found right."""

    edition: str
    uid: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """A class that a list of PS3.4, such as that of Annex O, calls by a name that no table of its edition prints."""

    editions: tuple[str, ...]
    printed: str
    uid: str
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

_SHORTENED: Final = "PS3.4 leaves out the word Storage until 2015b; PS3.6 prints it, and so does PS3.4 since 2015c."

NAMES: Final = (
    NameSlip(
        uid=f"{_ROOT}.78.5",
        part_4="Visual Acuity Storage Measurements Storage",
        part_6="Visual Acuity Measurements Storage",
        why="PS3.4 prints the word Storage twice until 2016b; since then it prints what PS3.6 prints.",
    ),
    NameSlip(
        uid=f"{_ROOT}.88.70",
        part_4="Implantation Plan SR Document Storage",
        part_6="Implantation Plan SR Storage",
        why="PS3.6 left out the word Document already in 2013; PS3.4 follows in 2024b.",
    ),
    NameSlip(
        uid=f"{_ROOT}.79.1",
        part_4="Macular Grid Thickness and Volume Report",
        part_6="Macular Grid Thickness and Volume Report Storage",
        why="PS3.4 leaves out the word Storage in every edition so far, PS3.6 prints it.",
    ),
    NameSlip(
        uid=f"{_ROOT}.12.3",
        part_4="X-Ray Angiographic Bi-plane Image Storage",
        part_6="X-Ray Angiographic Bi-Plane Image Storage",
        why="The two parts write Bi-plane and Bi-Plane.",
    ),
    *(
        NameSlip(f"{_ROOT}.88.{number}", name, f"{name} Storage", _SHORTENED)
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
)

LISTED: Final = (
    ListedName(
        editions=("2024b", "2024c"),
        printed="Implantation Plan SR Document",
        uid=f"{_ROOT}.88.70",
        why="Table B.5-1 printed Implantation Plan SR Document Storage up to 2020c; section B.5.1.5 keeps that name.",
    ),
)


@dataclass(frozen=True, slots=True)
class Explained:
    """Something unusual in the history of a class, seen by a person and found to be what the standard prints."""

    uid: str
    difference: str
    why: str


HISTORY: Final = (
    Explained(
        uid=f"{_ROOT}.88.59",
        difference="the SOP Class Name changes from 'Key Object Selection Document Storage' to "
        "'Key Object Selection Storage' and back",
        why="Table B.5-1, which lists the class since 2016c, leaves out the word Document until 2020a; PS3.6 prints it "
        "throughout.",
    ),
)

_OCT: Final = "Intravascular Optical Coherence Tomography"
TITLES: Final = (
    *(
        AcceptedTitle(
            edition="2020c",
            uid=f"{_ROOT}.11.{number}",
            old="Planar MPR Volumetric Presentation State",
            new="Planar MPR Volumetric Presentation State IOD",
            why="PS3.4 2016b prints the title itself, without IOD; the section titles of PS3.3 2020c have it.",
        )
        for number in (6, 7)
    ),
    AcceptedTitle(
        edition="2024c",
        uid=f"{_ROOT}.77.1.9",
        old="Confocal Microscopy Tiled Pyramidal IOD",
        new="Confocal Microscopy Tiled Pyramidal Image IOD",
        why="PS3.4 and PS3.3 of 2024b print the title without Image, those of 2024c with it.",
    ),
    AcceptedTitle(
        edition="2026a",
        uid=f"{_ROOT}.11.3",
        old="Pseudo-color Softcopy Presentation State IOD",
        new="Pseudo-Color Softcopy Presentation State IOD",
        why="The pages up to 2024c print a small c; the rows of 2026a and the page of 2026d a capital one.",
    ),
    *(
        AcceptedTitle(
            edition="2024b",
            uid=f"{_ROOT}.14.{number}",
            old=f"{_OCT} IOD",
            new=f"{_OCT} Image IOD",
            why="PS3.3 2020c prints the title without Image; the pages of 2024b and later with it.",
        )
        for number in (1, 2)
    ),
)


def is_accepted_title(edition: str, uid: str, old: str, new: str) -> bool:
    """Whether someone has looked at this change of an IOD title."""
    return any((one.edition, one.uid, one.old, one.new) == (edition, uid, old, new) for one in TITLES)


def listed_uid(edition: str, printed: str) -> str | None:
    """The class that a list of an edition means by a name that is declared, or None."""
    return next((one.uid for one in LISTED if edition in one.editions and one.printed == printed), None)


def name_slip(uid: str, part_4: str, part_6: str) -> NameSlip | None:
    """The declared slip that explains why two parts print two names for a UID, or None."""
    return next((slip for slip in NAMES if (slip.uid, slip.part_4, slip.part_6) == (uid, part_4, part_6)), None)


def explained(uid: str, difference: str) -> Explained | None:
    """Return why something unusual in the history of a class is right, or None."""
    return next((one for one in HISTORY if (one.uid, one.difference) == (uid, difference)), None)


def corrected(edition: str, table: str, records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the records of a table with the slips of this edition corrected."""
    slips = {slip.uid: slip for slip in CORRECTIONS if edition in slip.editions and slip.table == table}
    return [_corrected(record, slips.get(record.get(UID_VALUE) or record.get(UID) or "")) for record in records]


def _corrected(record: dict[str, str], slip: Erratum | None) -> dict[str, str]:
    if slip is None or record[slip.column] != slip.printed:
        return record
    return record | {slip.column: slip.right}
