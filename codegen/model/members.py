"""The SOP Classes of an edition under the names that the ledger gives them."""

from collections.abc import Iterable
from dataclasses import dataclass

from codegen.edition import Edition
from codegen.model.edition import EditionModel, SOPClass
from codegen.tables.names import Ledger


@dataclass(frozen=True, slots=True)
class Member:
    """A row of an edition's tables, and the names of its enum member and its constant."""

    row: SOPClass
    member: str
    constant: str
    is_retired: bool

    @property
    def uid(self) -> str:
        """The SOP Class UID."""
        return self.row.uid

    @property
    def name(self) -> str:
        """The SOP Class Name, as printed."""
        return self.row.name

    @property
    def table(self) -> str:
        """The table of PS3.4 that lists the class."""
        return self.row.table


@dataclass(frozen=True, slots=True)
class EditionMembers:
    """The members of an edition's enums, in the order of its tables."""

    model: EditionModel
    classes: tuple[Member, ...]
    retired: tuple[Member, ...]

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.model.edition

    @property
    def all(self) -> tuple[Member, ...]:
        """The current classes, then the retired ones."""
        return self.classes + self.retired


def members_of(models: Iterable[EditionModel], ledger: Ledger) -> tuple[EditionMembers, ...]:
    """Return the members of every edition that lists SOP Classes, oldest first."""

    def named(rows: Iterable[SOPClass], *, is_retired: bool) -> tuple[Member, ...]:
        return tuple(Member(row, ledger[row.uid].member, ledger[row.uid].constant, is_retired) for row in rows)

    return tuple(
        EditionMembers(model, named(model.classes, is_retired=False), named(model.retired or (), is_retired=True))
        for model in sorted(models, key=lambda model: model.edition)
        if model.classes
    )
