"""What the reference page says, from the public API of the package."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dicom_media_storage import SOPClass, history
from dicom_media_storage._kinds import KINDS
from dicom_media_storage._search.catalogue import StorageClass, members, retired, storage_classes
from dicom_media_storage.editions.literals import Edition
from docs.site.sources import not_in_the_source


@dataclass(frozen=True, slots=True)
class Value:
    """A value, the edition that states it (None if it is inferred), and whether the edition shown has it itself."""

    text: str
    edition: str | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Record:
    """The Directory Record Type of a class, None if it has none; and where that is from."""

    type: str | None
    source: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Related:
    """The Related General SOP Classes (keyword and name), and the edition whose Table B.3-3 lists them if another."""

    classes: tuple[tuple[str, str], ...]
    edition: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What an edition says of a class; None where no edition has the value."""

    name: str
    table: str
    is_retired: bool
    section: Value | None
    title: Value | None
    record: Record | None
    related: Related | None


@dataclass(frozen=True, slots=True)
class Class:
    """A storage SOP Class: what its editions say, the newest first, and what is the same in all of them."""

    uid: str
    member: str
    keyword: str
    shares_uid_with_network: bool
    kinds: tuple[str, ...] | None
    registered: str
    """The first known edition whose PS3.6 Table A-1 lists the UID; empty if no edition is known not to."""
    by_edition: Mapping[str, Facts]

    @property
    def newest(self) -> Facts:
        """What the newest edition that lists the class says."""
        return next(iter(self.by_edition.values()))


@dataclass(frozen=True, slots=True)
class EditionNotes:
    """An edition in numbers, its tables, and what its source does not have."""

    edition: str
    current: int
    retired: int | None
    tables: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of the page; editions are oldest first."""

    notes: tuple[EditionNotes, ...]
    classes: tuple[Class, ...]

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions, oldest first."""
        return tuple(one.edition for one in self.notes)


def contents(editions: Sequence[Edition]) -> Contents:
    """Return what the package has of these editions, which are oldest first."""
    chosen = frozenset(editions)
    classes = tuple(_class(one, chosen) for one in storage_classes().values() if not chosen.isdisjoint(one.editions))
    return Contents(
        notes=tuple(map(_notes, editions)),
        classes=classes,
    )


def _class(one: StorageClass, editions: AbstractSet[Edition]) -> Class:
    by_edition = {edition: member for edition, member in reversed([*one.by_edition.items()]) if edition in editions}
    newest = next(iter(by_edition.values()))
    registered = newest.registered
    return Class(
        uid=one.uid,
        member=newest.name,
        keyword=newest.keyword,
        shares_uid_with_network=newest.shares_uid_with_network,
        kinds=_kinds(newest),
        registered=registered.edition if registered and registered.not_in else "",
        by_edition={edition: _facts(member) for edition, member in by_edition.items()},
    )


def _kinds(member: SOPClass) -> tuple[str, ...] | None:
    values = {name: getattr(member, name) for name in KINDS}
    if None in values.values():
        return None
    return tuple(kind_label(name) for name, value in values.items() if value)


def kind_label(name: str) -> str:
    """Return the word for the classes for which a property about kinds is true.

    >>> kind_label("has_pixel_data"), kind_label("is_multi_frame")
    ('pixel_data', 'multi_frame')
    """
    return name.partition("_")[2]


def _facts(member: SOPClass) -> Facts:
    iod = member.iod
    return Facts(
        name=member.sop_class_name,
        table=member.table,
        is_retired=member.is_retired,
        section=_value(member, "iod_section", iod and iod.section),
        title=_value(member, "iod_title", iod and iod.title),
        record=_record(member),
        related=_related(member),
    )


def _value(member: SOPClass, name: str, text: str | None) -> Value | None:
    if text is None:
        return None
    source = history.source(member, name)
    return Value(text, source.edition, source.origin in {"stated", "inferred"})


def _record(member: SOPClass) -> Record | None:
    edition, origin = history.source(member, "directory_record_type")
    if origin is None:
        return None
    record_type = member.directory_record_type
    source = "inferred from the IOD" if origin == "inferred" else f"PS3.3 {edition}"
    return Record(record_type and record_type.value, source, origin in {"stated", "inferred"})


def _related(member: SOPClass) -> Related | None:
    if not member.related_general or member.related_general_edition is None:
        return None
    general = tuple((one.keyword, one.sop_class_name) for one in member.related_general)
    edition = member.related_general_edition
    return Related(general, "" if edition == member.edition else edition)


def _notes(edition: Edition) -> EditionNotes:
    gone = retired(edition)
    every = members(edition)
    return EditionNotes(
        edition=edition,
        current=sum(not member.is_retired for member in every),
        retired=None if gone is None else len(gone),
        tables=tuple(dict.fromkeys(member.table for member in every)),
        missing=tuple(not_in_the_source(edition)),
    )


def own(facts: Facts) -> tuple[str, str, str]:
    """Return the section and title of the IOD and the Directory Record Type that an edition itself states, or ''."""
    section, title, record = facts.section, facts.title, facts.record
    return (
        section.text if section and section.is_own else "",
        title.text if title and title.is_own else "",
        (record.type or "none") if record and record.is_own else "",
    )
