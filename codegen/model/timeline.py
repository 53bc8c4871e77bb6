"""What is known of a class from all editions: its first and last edition, former names, IOD, related classes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from codegen.edition import Edition
from codegen.model.edition import EditionModel, Module, SOPClass
from codegen.model.kinds import Kind, kinds_of
from codegen.tables.names import Ledger

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class FromEdition(Generic[T]):
    """A value together with the edition that prints it."""

    value: T
    edition: Edition


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one class in one edition; None where no edition has the value."""

    uid: str
    member: str
    constant: str
    name: str
    table: str
    is_retired: bool
    iod_section: FromEdition[str] | None
    iod_title: FromEdition[str] | None
    service_class: str | None
    first_edition: Edition
    last_edition: Edition
    former_names: tuple[str, ...]
    related_general: tuple[str, ...] | None
    related: FromEdition[tuple[str, ...]] | None
    """The Related General SOP Classes that this edition has, from the nearest edition with Table B.3-3."""
    shares_uid_with_network: bool
    directory_record_type: str | None
    directory_record_type_edition: Edition | None
    """None if there is no type, and if the type is inferred."""
    specialization: FromEdition[tuple[str, ...]] | None
    """The sections of PS3.4 in the column Specialization; None where the table of this edition lacks the column."""
    modules: FromEdition[tuple[Module, ...]] | None
    """The Modules of the IOD, from the nearest edition with its table."""

    @property
    def kinds(self) -> tuple[Kind, ...] | None:
        """What the class is by these Modules."""
        return None if self.modules is None else kinds_of(self.modules.value)


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """One edition as the templates see it."""

    model: EditionModel
    classes: tuple[Facts, ...]
    retired: tuple[Facts, ...]

    @property
    def edition(self) -> Edition:
        """Which edition."""
        return self.model.edition

    @property
    def all(self) -> tuple[Facts, ...]:
        """The current classes, then the retired ones."""
        return self.classes + self.retired


class History:
    """The editions in the order of their appearance."""

    def __init__(self, models: Iterable[EditionModel], ledger: Ledger) -> None:
        self._models = tuple(sorted(models, key=lambda model: model.edition))
        self._ledger = ledger
        self._rows = {model.edition: _rows(model) for model in self._models}

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions, oldest first."""
        return tuple(model.edition for model in self._models)

    def facts(self) -> tuple[EditionFacts, ...]:
        """Return what the package contains, edition by edition."""
        return tuple(self._edition(model) for model in self._models)

    def _edition(self, model: EditionModel) -> EditionFacts:
        return EditionFacts(
            model=model,
            classes=tuple(self._facts(model, row, is_retired=False) for row in model.classes),
            retired=tuple(self._facts(model, row, is_retired=True) for row in model.retired or ()),
        )

    def _facts(self, model: EditionModel, row: SOPClass, *, is_retired: bool) -> Facts:
        name = self._ledger[row.uid]
        same = [(other, self._rows[other].get((row.uid, is_retired))) for other in self.editions]
        rows = [(edition, other) for edition, other in same if other is not None]
        witnesses = [(other.carried_over_from or edition, other) for edition, other in rows]
        title = self._title(model.edition, witnesses)
        related = model.related_general
        return Facts(
            uid=row.uid,
            member=name.member,
            constant=name.constant,
            name=row.name,
            table=row.table,
            is_retired=is_retired,
            iod_section=nearest(model.edition, witnesses, lambda other: other.iod_section)
            or self._section_titled(model.edition, title),
            iod_title=title,
            service_class=self._service_class(model.edition, row.table),
            first_edition=rows[0][0],
            last_edition=rows[-1][0],
            former_names=_former_names(model.edition, row.name, rows),
            related_general=None if related is None or is_retired else related.get(row.uid, ()),
            related=None if is_retired else self._related(model, row.uid),
            directory_record_type=None if is_retired else (model.record_types or {}).get(row.uid),
            directory_record_type_edition=None if is_retired else model.record_type_edition(row.uid),
            specialization=_specialization(model.edition, row),
            modules=self._modules(model.edition, row.uid, title) if title is not None and not is_retired else None,
            shares_uid_with_network=is_retired or model.shares_uid_with_network(row.uid),
        )

    def _title(self, edition: Edition, rows: Sequence[tuple[Edition, SOPClass]]) -> FromEdition[str] | None:
        """The nearest title of the section; an edition that refers to another section is no witness."""
        section = nearest(edition, rows, lambda other: other.iod_section)
        agreeing = [
            (other, row)
            for other, row in rows
            if section is None or row.iod_section is None or row.iod_section == section.value
        ]
        return nearest(edition, agreeing, lambda other: other.iod_title)

    def _section_titled(self, edition: Edition, title: FromEdition[str] | None) -> FromEdition[str] | None:
        """The section to which another class with the same IOD refers, in the nearest edition."""
        rows = [(other.carried_over_from or one, other) for one in self.editions for other in self._rows[one].values()]
        same = [(one, other) for one, other in rows if title is not None and other.iod_title == title.value]
        return nearest(edition, same, lambda other: other.iod_section)

    def _service_class(self, edition: Edition, table: str) -> str | None:
        known = [(model.edition, model.chapters[table]) for model in self._models if table in model.chapters]
        found = nearest(edition, known, lambda chapter: chapter)
        return found.value if found else None

    def _modules(self, edition: Edition, uid: str, title: FromEdition[str]) -> FromEdition[tuple[Module, ...]] | None:
        """The Modules in the nearest edition with a table of the IOD, under the title that it has there."""

        def in_edition(model: EditionModel) -> tuple[Module, ...] | None:
            row = self._rows[model.edition].get((uid, False))
            return model.modules.get((row.iod_title if row else None) or title.value)

        return nearest(edition, [(model.edition, model) for model in self._models], in_edition)

    def _related(self, model: EditionModel, uid: str) -> FromEdition[tuple[str, ...]] | None:
        present = {row.uid for row in model.classes}
        tables = [
            (other.edition, tuple(general for general in other.related_general.get(uid, ()) if general in present))
            for other in self._models
            if other.related_general is not None and (uid, False) in self._rows[other.edition]
        ]
        return nearest(model.edition, tables, lambda related: related)


def _specialization(edition: Edition, row: SOPClass) -> FromEdition[tuple[str, ...]] | None:
    return None if row.specialization is None else FromEdition(row.specialization, row.carried_over_from or edition)


def _rows(model: EditionModel) -> Mapping[tuple[str, bool], SOPClass]:
    current = {(row.uid, False): row for row in model.classes}
    return current | {(row.uid, True): row for row in model.retired or ()}


def nearest(
    edition: Edition, rows: Iterable[tuple[Edition, T]], value: Callable[[T], V | None]
) -> FromEdition[V] | None:
    """The value of this edition, or of the edition nearest to it in time that has one, the earlier of two."""
    known = {other: found for other, row in rows if (found := value(row)) is not None}
    closest = nearest_edition(edition, known)
    return None if closest is None else FromEdition(known[closest], closest)


def nearest_edition(edition: Edition, others: Iterable[Edition]) -> Edition | None:
    """The edition nearest in time, the earlier of two; None if there is none."""
    return min(others, key=lambda other: (abs(other.moment - edition.moment), other), default=None)


def _former_names(edition: Edition, name: str, rows: Sequence[tuple[Edition, SOPClass]]) -> tuple[str, ...]:
    earlier = dict.fromkeys(row.name for other, row in rows if other < edition)
    return tuple(former for former in earlier if former != name)
