"""The rows of the reference page: every class once, with what each edition that lists it says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final, Generic, TypeVar

from pydicom import uid as pydicom_uids

from dicom_media_storage._links import page_url
from dicom_media_storage.editions import NEWEST
from docs.site.reference.contents import Class, Contents, Facts, Record, Related, Value

T = TypeVar("T")

_UID_ROOTS: Final = ("1.2.840.10008.5.1.4.1.1.", "1.2.840.10008.5.1.4.", "1.2.840.10008.")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """What a cell says, and the places of the editions in which it does, as ranges; none where all agree."""

    value: T
    places: str
    is_first: bool
    """Whether the newest edition says it."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that other editions print: whether they are earlier or later, and which they are."""

    word: str
    name: str
    editions: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of PS3.3; ``note`` names the edition that refers to it if that is not the edition shown."""

    number: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One class as the page shows it."""

    uid: str
    uid_root: str
    keyword: str
    pydicom: str | None
    shares_uid: bool
    registered: str
    names: tuple[Shown[str], ...]
    aliases: tuple[Shown[tuple[Alias, ...]], ...]
    is_retired: tuple[Shown[bool], ...]
    titles: tuple[Shown[str | None], ...]
    title_editions: tuple[Shown[str], ...]
    sections: tuple[Shown[Section | None], ...]
    section_urls: Mapping[Section, str]
    """Where the newest edition that refers to a section publishes it; the script leads to the edition shown."""
    tables: tuple[Shown[str], ...]
    records: tuple[Shown[tuple[str | None, str] | None], ...]
    related: tuple[Shown[Related | None], ...]
    lifetime: tuple[str, ...]
    lifetime_runs: tuple[tuple[str, int], ...]
    """The same as states, each with the number of editions for which it lasts."""
    lifetime_says: str


def row_of(page: Contents, one: Class) -> Row:
    """One class as the page shows it."""
    facts = one.by_edition
    shown = partial(_shown, page.editions)
    lifetime = {notes.edition: _state(notes.edition, one, notes.retired is not None) for notes in page.notes}
    return Row(
        uid=one.uid,
        uid_root=next((root for root in _UID_ROOTS if one.uid.startswith(root)), ""),
        keyword=one.keyword,
        pydicom=pydicom_of(one),
        shares_uid=one.shares_uid_with_network,
        registered=one.registered,
        names=shown({edition: said.name for edition, said in facts.items()}),
        aliases=shown({edition: _aliases(edition, facts, page.editions) for edition in facts}),
        is_retired=shown({edition: said.is_retired for edition, said in facts.items()}),
        titles=shown({edition: said.title.text if said.title else None for edition, said in facts.items()}),
        title_editions=shown({edition: _elsewhere(said.title) for edition, said in facts.items()}),
        sections=shown({edition: _section(said.section) for edition, said in facts.items()}),
        section_urls=_section_urls(facts),
        tables=shown({edition: said.table for edition, said in facts.items()}),
        records=shown({edition: _record(said.record) for edition, said in facts.items()}),
        related=shown({edition: said.related for edition, said in facts.items()}),
        lifetime=tuple(lifetime.values()),
        lifetime_runs=tuple((state, len([*run])) for state, run in groupby(lifetime.values())),
        lifetime_says=_lifetime_text(lifetime),
    )


def module_of(one: Class) -> dict[str, str]:
    """The module to import the class from, if the newest edition does not have it."""
    edition = next(iter(one.by_edition))
    return {} if edition == NEWEST else {"module": f"dicom_media_storage.editions.e{edition}"}


def pydicom_of(one: Class) -> str | None:
    """The constant of the installed pydicom; None if it has none."""
    return f"pydicom.uid.{one.keyword}" if hasattr(pydicom_uids, one.keyword) else None


def family_of(one: Class) -> str:
    """The section of PS3.3 that contains the IOD, such as A.35 for A.35.4; empty if no edition has it."""
    section = one.newest.section
    return ".".join(section.text.split(".")[:2]) if section else ""


def _shown(among: Sequence[str], by_edition: Mapping[str, T]) -> tuple[Shown[T], ...]:
    """Each value once; if there are several, the one of the newest edition is shown first."""
    values: dict[T, list[int]] = {}
    for edition, value in reversed([*by_edition.items()]):
        values.setdefault(value, []).append(among.index(edition))
    marked = next(iter(by_edition.values()))
    if len(values) == 1:
        return (Shown(marked, "", is_first=True),)
    return tuple(Shown(value, ranges(places), value == marked) for value, places in values.items())


def ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers as ranges.

    >>> ranges([0, 1, 2, 5, 7, 8])
    '0-2 5-5 7-8'
    """
    starts = [number for number in numbers if number - 1 not in numbers]
    ends = [number for number in numbers if number + 1 not in numbers]
    return " ".join(f"{start}-{end}" for start, end in zip(starts, ends, strict=True))


def _elsewhere(value: Value | None) -> str:
    return "" if value is None or value.is_own or value.edition is None else value.edition


def _section(value: Value | None) -> Section | None:
    if value is None or value.edition is None:
        return None
    return Section(value.text, _elsewhere(value))


def _section_urls(facts: Mapping[str, Facts]) -> dict[Section, str]:
    urls: dict[Section, str] = {}
    for said in facts.values():
        section = _section(said.section)
        if section and said.section and said.section.edition:
            urls.setdefault(section, page_url(said.section.edition, "PS3.3", said.section.text))
    return urls


def _record(record: Record | None) -> tuple[str | None, str] | None:
    return (record.type, record.source) if record else None


def _aliases(edition: str, facts: Mapping[str, Facts], among: Sequence[str]) -> tuple[Alias, ...]:
    names: dict[str, list[str]] = {}
    for other in reversed(list(facts)):
        names.setdefault(facts[other].name, []).append(other)
    return tuple(
        Alias("Formerly" if editions[0] < edition else "Later", name, ", ".join(runs(editions, among)))
        for name, editions in names.items()
        if name != facts[edition].name
    )


def _state(edition: str, one: Class, has_table_of_retired: bool) -> str:
    """Whether an edition lists a class; unknown for a retired one if its source has no Table B.6-1."""
    if edition in one.by_edition:
        return "retired" if one.by_edition[edition].is_retired else "listed"
    might_be_retired = any(said.is_retired for said in one.by_edition.values())
    return "unknown" if might_be_retired and not has_table_of_retired else "absent"


def _lifetime_text(lifetime: Mapping[str, str]) -> str:
    words = {"listed": "Listed in", "retired": "Retired in", "absent": "Not in", "unknown": "Not in the source of"}
    found = {state: [edition for edition, one in lifetime.items() if one == state] for state in words}
    return "; ".join(
        f"{words[state]} {', '.join(runs(editions, list(lifetime)))}" for state, editions in found.items() if editions
    )


def runs(editions: Sequence[str], among: Sequence[str]) -> list[str]:
    """Return editions with those that follow each other as one range.

    >>> runs(["2013", "2017c", "2020b", "2026d"], ["2013", "2017c", "2020b", "2024b", "2026d"])
    ['2013 to 2020b', '2026d']
    """
    found: list[list[str]] = []
    for edition in editions:
        if found and among.index(edition) == among.index(found[-1][-1]) + 1:
            found[-1].append(edition)
        else:
            found.append([edition])
    return [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in found]
