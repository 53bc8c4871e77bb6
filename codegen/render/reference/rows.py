"""The rows of the reference page: every class once, with what each edition that lists it says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from codegen.edition import Edition
from codegen.model.timeline import EditionFacts, Facts, FromEdition, nearest_edition

T = TypeVar("T")

PYDICOM: Final = "3.0.2"
"""The release of pydicom whose constants the page offers."""

NOT_IN_PYDICOM: Final = frozenset(
    {
        "CTImageStorageForProcessing",
        "EnhancedCTImageStorageForProcessing",
        "HeightMapSegmentationStorage",
        "LabelMapSegmentationStorage",
        "LegacyConvertedEnhancedCTImageStorageForProcessing",
        "NuclearMedicineImageStorageRetired",
        "UltrasoundImageStorageRetired",
        "UltrasoundMultiFrameImageStorageRetired",
        "WaveformAcquisitionPresentationStateStorage",
        "WaveformPresentationStateStorage",
        "XRayAngiographicBiPlaneImageStorage",
    }
)
"""The UID Keywords for which that release has no constant; a test compares the two."""

_UID_ROOTS: Final = ("1.2.840.10008.5.1.4.1.1.", "1.2.840.10008.5.1.4.", "1.2.840.10008.")

ByEdition = Mapping[Edition, Facts]
"""One class in the editions that list it, the newest first."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """What a cell says, and the style classes of the editions in which it does; none where all agree."""

    value: T
    when: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that other editions print: whether they are earlier or later, and which they are."""

    word: str
    name: str
    editions: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of PS3.3 in the edition to which the link leads; ``note`` names it if another edition is shown."""

    number: str
    edition: Edition
    note: str

    @property
    def url(self) -> str:
        """Where that edition is published."""
        return self.edition.section_url("PS3.3", self.number)


@dataclass(frozen=True, slots=True)
class Record:
    """The Directory Record Type of a class; None if the source has these types and none for the class."""

    type: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Related:
    """The Related General SOP Classes (keyword and name), and the edition whose Table B.3-3 lists them."""

    classes: tuple[tuple[str, str], ...]
    edition: Edition


@dataclass(frozen=True, slots=True)
class Row:
    """One class as the page shows it."""

    uid: str
    uid_root: str
    keyword: str
    pydicom: str | None
    shares_uid: bool
    names: tuple[Shown[str], ...]
    aliases: tuple[Shown[tuple[Alias, ...]], ...]
    is_retired: tuple[Shown[bool], ...]
    titles: tuple[Shown[str | None], ...]
    title_editions: tuple[Shown[str], ...]
    sections: tuple[Shown[Section | None], ...]
    tables: tuple[Shown[str], ...]
    records: tuple[Shown[Record | None], ...]
    related: tuple[Shown[Related | None], ...]
    lifetime: tuple[str, ...]
    lifetime_says: str


def classes_of(history: Sequence[EditionFacts]) -> list[ByEdition]:
    """Every class in the newest edition's order, then those that only older editions have."""
    found: dict[str, dict[Edition, Facts]] = {}
    for facts in reversed(history):
        for one in facts.all:
            found.setdefault(one.uid, {})[facts.edition] = one
    return list(found.values())


def newest(by_edition: ByEdition) -> Facts:
    """What the newest edition that lists a class says of it."""
    return next(iter(by_edition.values()))


def row_of(history: Sequence[EditionFacts], by_edition: ByEdition) -> Row:
    """One class as the page shows it."""
    one = newest(by_edition)
    lifetime = {facts.edition: _state(facts, by_edition) for facts in history}
    return Row(
        uid=one.uid,
        uid_root=next((root for root in _UID_ROOTS if one.uid.startswith(root)), ""),
        keyword=one.constant,
        pydicom=pydicom_of(one),
        shares_uid=one.shares_uid_with_network,
        names=_shown({edition: one.name for edition, one in by_edition.items()}),
        aliases=_shown({edition: _aliases(edition, by_edition) for edition in by_edition}),
        is_retired=_shown({edition: one.is_retired for edition, one in by_edition.items()}),
        titles=_shown({edition: one.iod_title.value if one.iod_title else None for edition, one in by_edition.items()}),
        title_editions=_shown({edition: _elsewhere(edition, one.iod_title) for edition, one in by_edition.items()}),
        sections=_shown({edition: _section(edition, one) for edition, one in by_edition.items()}),
        tables=_shown({edition: one.table for edition, one in by_edition.items()}),
        records=_shown({edition: record_of(edition, history, by_edition) for edition in by_edition}),
        related=_shown({edition: _related(edition, history, by_edition) for edition in by_edition}),
        lifetime=tuple(lifetime.values()),
        lifetime_says=_lifetime_text(lifetime),
    )


def module_of(history: Sequence[EditionFacts], by_edition: ByEdition) -> dict[str, str]:
    """The module to import the class from, if the newest edition does not have it."""
    edition = next(iter(by_edition))
    return {} if edition == history[-1].edition else {"module": f"dicom_media_storage.editions.{edition.module}"}


def own_iod(facts: EditionFacts, one: Facts) -> tuple[str, str]:
    """Section and title of the IOD that the edition itself prints; empty where its source has none."""
    section, title = one.iod_section, one.iod_title
    return (
        section.value if section and section.edition == facts.edition else "",
        title.value if title and title.edition == facts.edition else "",
    )


def own_record(facts: EditionFacts, one: Facts) -> str:
    """The Directory Record Type that the edition itself has; empty where its source has none."""
    is_own = one.directory_record_type_edition in {None, facts.edition}
    if facts.model.record_types is None or one.is_retired or not is_own:
        return ""
    return one.directory_record_type or "none"


def pydicom_of(one: Facts) -> str | None:
    """The constant of pydicom; None where that release has none."""
    return None if one.constant in NOT_IN_PYDICOM else f"pydicom.uid.{one.constant}"


def record_of(edition: Edition, history: Sequence[EditionFacts], by_edition: ByEdition) -> Record | None:
    """What the nearest edition with Directory Record Types has for the class; for retired classes none has any."""
    known = {facts.edition for facts in history if facts.model.record_types is not None}
    nearest = nearest_edition(
        edition, (other for other, one in by_edition.items() if other in known and not one.is_retired)
    )
    if nearest is None:
        return None
    one = by_edition[nearest]
    is_inferred = one.directory_record_type is not None and one.directory_record_type_edition is None
    source = "inferred from the IOD" if is_inferred else f"PS3.3 {one.directory_record_type_edition or nearest}"
    return Record(one.directory_record_type, source)


def family_of(one: Facts) -> str:
    """The section of PS3.3 that contains the IOD, such as A.35 for A.35.4; empty if no edition has it."""
    return ".".join(one.iod_section.value.split(".")[:2]) if one.iod_section else ""


def _shown(by_edition: Mapping[Edition, T]) -> tuple[Shown[T], ...]:
    """Each value once; if there are several, the one of the newest edition is shown first."""
    values: dict[T, list[str]] = {}
    for edition, value in by_edition.items():
        values.setdefault(value, []).append(edition.module)
    if len(values) == 1:
        return tuple(Shown(value, "") for value in values)
    marked = next(iter(values))
    return tuple(
        Shown(value, " ".join(["v", *reversed(modules), *(["newest"] if value == marked else [])]))
        for value, modules in values.items()
    )


def _elsewhere(edition: Edition, sourced: FromEdition[str] | None) -> str:
    return "" if sourced is None or sourced.edition == edition else str(sourced.edition)


def _section(edition: Edition, one: Facts) -> Section | None:
    sourced = one.iod_section
    return Section(sourced.value, sourced.edition, _elsewhere(edition, sourced)) if sourced else None


def _aliases(edition: Edition, by_edition: ByEdition) -> tuple[Alias, ...]:
    names: dict[str, list[Edition]] = {}
    for other in reversed(list(by_edition)):
        names.setdefault(by_edition[other].name, []).append(other)
    return tuple(
        Alias("Formerly" if editions[0] < edition else "Later", name, ", ".join(map(str, editions)))
        for name, editions in names.items()
        if name != by_edition[edition].name
    )


def _related(edition: Edition, history: Sequence[EditionFacts], by_edition: ByEdition) -> Related | None:
    nearest = nearest_edition(edition, (other for other, one in by_edition.items() if one.related_general))
    if nearest is None:
        return None
    there = {one.uid: one for facts in history if facts.edition == nearest for one in facts.all}
    uids = by_edition[nearest].related_general or ()
    return Related(tuple((there[uid].constant, there[uid].name) for uid in uids), nearest)


def _state(facts: EditionFacts, by_edition: ByEdition) -> str:
    """Whether an edition lists a class; unknown for a retired one if its source has no Table B.6-1."""
    if facts.edition in by_edition:
        return "retired" if by_edition[facts.edition].is_retired else "listed"
    might_be_retired = any(one.is_retired for one in by_edition.values())
    return "unknown" if might_be_retired and facts.model.retired is None else "absent"


def _lifetime_text(lifetime: Mapping[Edition, str]) -> str:
    words = {"listed": "Listed in", "retired": "Retired in", "absent": "Not in", "unknown": "Not in the source of"}
    found = {state: [str(edition) for edition, one in lifetime.items() if one == state] for state in words}
    return "; ".join(f"{words[state]} {', '.join(editions)}" for state, editions in found.items() if editions)
