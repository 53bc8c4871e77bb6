"""Which rows an export contains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dicom_media_storage import table
from dicom_media_storage._search.catalogue import groups
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import NEWEST
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.table import RegistryRow, Row


@dataclass(frozen=True)
class Selection:
    """Storage SOP Classes of some editions, or the register of PS3.6 Table A-1.

    Raises ValueError if no edition has the group.

    >>> rows = Selection(("2013",), group="ANNEX_O").rows
    >>> len(rows), rows[0]["keyword"]
    (12, 'SpectaclePrescriptionReportStorage')
    """

    editions: Sequence[Edition] = (NEWEST,)
    """The editions, oldest first."""
    group: str | None = None
    """Only the classes of a group, in each edition that has it."""
    retired: bool = False
    """Retired classes as well as current classes."""
    registry: bool = False
    """The register, which covers all editions, instead of storage SOP Classes."""

    def __post_init__(self) -> None:
        names = dict.fromkeys(name for edition in self.editions for name in groups(edition))
        if self.group is not None and self.group not in names:
            raise ValueError(f"DICOM {', '.join(self.editions)} has no group {self.group}; groups: {', '.join(names)}")

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple((RegistryRow if self.registry else Row).__annotations__)

    @cached_property
    def rows(self) -> Sequence[Row | RegistryRow]:
        """A row for each class in each edition, or for each UID of the register."""
        if self.registry:
            return table.registry_rows()
        return [row for edition in self.editions for row in self._rows[edition] if self._has(row)]

    @cached_property
    def newest_rows(self) -> Sequence[Row | RegistryRow]:
        """A row for each UID, from the newest chosen edition that lists it as current or as retired."""
        if self.registry:
            return table.registry_rows()
        found: dict[str, Row] = {}
        for edition in reversed(self.editions):
            for row in self._rows[edition]:
                found.setdefault(row["uid"], row)
        return [row for row in found.values() if self._has(row)]

    @property
    def options(self) -> list[str]:
        """The command-line options that choose these rows."""
        if self.registry:
            return ["--registry"]
        editions = ["--all"] if len(self.editions) > 1 else ["--edition", self.editions[0]]
        group = [] if self.group is None else ["--group", self.group]
        return [*editions, *group, *(["--retired"] if self.retired else [])]

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[Row]]:
        return {edition: table.rows(edition, retired=True) for edition in self.editions}

    @cached_property
    def _members(self) -> Mapping[str, frozenset[SOPClass]]:
        return {edition: groups(edition).get(self.group or "", frozenset()) for edition in self.editions}

    def _has(self, row: Row) -> bool:
        if self.group is None:
            return self.retired or not row["is_retired"]
        return row["uid"] in self._members[row["edition"]]
