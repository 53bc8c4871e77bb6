"""One edition as frozen dataclasses, read from its snapshot and checked; no I/O."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.tables import errata, names
from codegen.tables.section import DIRECTORY_TABLE, MediaStorageSection
from codegen.tables.snapshot import Snapshot, table_file
from codegen.tables.table import (
    GENERAL,
    IOD,
    IOD_TITLE,
    IOD_TITLES,
    MODULES,
    NAME,
    RECORD_TYPE,
    RECORD_TYPES,
    REGISTRY_TABLE,
    RELATED_TABLE,
    RETIRED,
    RETIRED_TABLE,
    SECTION,
    SPECIALIZATION,
    UID,
    UID_KEYWORD,
    UID_NAME,
    UID_TYPE,
    UID_VALUE,
    SnapshotTable,
)


@dataclass(frozen=True, slots=True)
class SOPClass:
    """One row of a table of PS3.4 that lists SOP Classes; None for what the row does not contain."""

    uid: str
    name: str
    table: str
    iod_section: str | None = None
    iod_title: str | None = None
    specialization: tuple[str, ...] | None = None
    """The sections of PS3.4 that the column Specialization names; None where the table has no such column."""
    carried_over_from: Edition | None = None
    """The earlier edition to whose table the row belongs, where this edition's own was not available."""


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One row of PS3.6 Table A-1."""

    uid: str
    name: str
    keyword: str | None
    type: str
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One row of the table of Modules of an IOD (PS3.3 Annex A)."""

    information_entity: str
    name: str
    usage: str
    section: str | None
    """The section of PS3.3 that defines the Module; None where the source lacks it."""


@dataclass(frozen=True, slots=True)
class EditionModel:
    """The Media Storage SOP Classes of an edition; None for what is not in its source."""

    edition: Edition
    classes: tuple[SOPClass, ...]
    tables: Mapping[str, tuple[str, ...]]
    """The UIDs of each Media Storage table, in its order."""
    chapters: Mapping[str, str]
    """The title of the chapter (the Service Class) that contains a table."""
    retired: tuple[SOPClass, ...] | None
    related_general: Mapping[str, tuple[str, ...]] | None
    annex_o: tuple[str, ...] | None
    not_sharing_uid: frozenset[str] | None
    registry: Mapping[str, RegistryEntry] | None
    record_types: Mapping[str, str] | None
    """The Directory Record Type of each class that has one, by UID."""
    modules: Mapping[str, tuple[Module, ...]] = field(default_factory=dict[str, tuple[Module, ...]])
    """The Modules of each IOD whose table is in the source, by the title of the IOD."""
    carried_over: Mapping[str, Edition] = field(default_factory=dict[str, Edition])
    """The tables that are those of an earlier edition, and of which."""
    available: tuple[str, ...] = ()
    """The tables that the source of the edition contains, those that are carried over included."""
    from_rows: frozenset[str] = frozenset()
    """The tables of which rows alone were available, and not the document."""
    inferred: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """By table, the UIDs whose rows follow from others and are stated by no document."""

    def record_type_edition(self, uid: str) -> Edition | None:
        """The edition whose Annex F gives the Directory Record Type of a class; None if none does, or if inferred."""
        if uid not in (self.record_types or {}) or uid in self.inferred.get(RECORD_TYPES, ()):
            return None
        return self.carried_over.get(RECORD_TYPES, self.edition)

    @property
    def names_all_in_one_table(self) -> bool:
        """Whether Table I.4-1 lists every class itself, as it did up to 2013."""
        return tuple(self.tables) == (DIRECTORY_TABLE,)

    def shares_uid_with_network(self, uid: str) -> bool:
        """Whether a class has its UID in common with a network SOP Class.

        The note to Table I.4-1 states it. Where the note is not available the tables do: all but Table I.4-1 list
        the SOP Classes of a network service.
        """
        if self.not_sharing_uid is not None:
            return uid not in self.not_sharing_uid
        return uid not in self.tables.get(DIRECTORY_TABLE, ())


Aliases = Callable[[str], Iterable[str]]
"""The names under which a UID is known beside that which its edition's table prints."""


def model_of(snapshot: Snapshot, aliases: Aliases = lambda _: ()) -> EditionModel:
    """Read a snapshot as a model; raise SpecError if its tables contradict each other or a name cannot be resolved."""
    section = snapshot.section
    if section is None and snapshot.only_lends:
        return _lending(snapshot)
    if section is None:
        raise SpecError(f"spec/{snapshot.edition}: PS3.4 section I.4 has not been read: extract PS3.4 of this edition")
    tables = {table_id: _sop_classes(_needed(snapshot, table_id), snapshot) for table_id in section.tables}
    classes = _united([*tables.values()], snapshot)
    retired = _retired(snapshot, classes)
    registry = _registry(snapshot)
    resolve = _Resolver(snapshot, classes, registry, aliases)
    related = _related(snapshot, resolve)
    return EditionModel(
        edition=snapshot.edition,
        classes=classes,
        tables={table_id: tuple(row.uid for row in rows) for table_id, rows in tables.items()},
        chapters={table.id: table.chapter for table in snapshot.tables.values() if table.chapter},
        retired=retired,
        related_general=related,
        annex_o=_annex_o(section, resolve, related),
        not_sharing_uid=frozenset(resolve(name, "note to Table I.4-1") for name in section.not_sharing_uid) or None,
        registry=registry,
        record_types=_record_types(snapshot, {row.uid for row in classes}),
        modules=_modules(snapshot),
        carried_over={one.id: one.carried_over_from for one in snapshot.tables.values() if one.carried_over_from},
        available=tuple(snapshot.tables),
        from_rows=frozenset(one for source in snapshot.sources if source.form == "rows" for one in source.tables),
        inferred={one.id: frozenset(one.inferred) for one in snapshot.tables.values() if one.inferred},
    )


def _lending(snapshot: Snapshot) -> EditionModel:
    """Return the model of an edition that is not shipped: the tables that other editions borrow from."""
    return EditionModel(
        edition=snapshot.edition,
        classes=(),
        tables={},
        chapters={},
        retired=None,
        related_general=None,
        annex_o=None,
        not_sharing_uid=None,
        registry=_registry(snapshot),
        record_types=None,
        modules=_modules(snapshot),
        available=tuple(snapshot.tables),
    )


def _where(snapshot: Snapshot, table_id: str) -> str:
    return f"spec/{snapshot.edition}/{table_file(table_id)}"


def _needed(snapshot: Snapshot, table_id: str) -> SnapshotTable:
    table = snapshot.tables.get(table_id)
    if table is None:
        raise SpecError(f"spec/{snapshot.edition}: section I.4 refers to Table {table_id}, which is not there")
    return table


def _records(table: SnapshotTable, snapshot: Snapshot) -> list[dict[str, str]]:
    return errata.corrected(str(snapshot.edition), table.id, table.records())


def _sop_classes(table: SnapshotTable, snapshot: Snapshot) -> tuple[SOPClass, ...]:
    titles = _iod_titles(snapshot)
    return tuple(
        SOPClass(
            uid=record[UID],
            name=record[NAME],
            table=table.id,
            iod_section=record.get(IOD) or None,
            iod_title=record.get(IOD_TITLE) or titles.get(record.get(IOD, "")),
            specialization=tuple(dict.fromkeys(record[SPECIALIZATION].split())) if SPECIALIZATION in record else None,
            carried_over_from=table.carried_over_from,
        )
        for record in _records(table, snapshot)
    )


def _iod_titles(snapshot: Snapshot) -> dict[str, str]:
    table = snapshot.tables.get(IOD_TITLES)
    if table is None:
        return {}
    return {record[SECTION]: record[IOD_TITLE] for record in _records(table, snapshot)}


def _united(tables: list[tuple[SOPClass, ...]], snapshot: Snapshot) -> tuple[SOPClass, ...]:
    """All classes once, in the order of section I.4; a class that two tables list is of the first."""
    by_uid: dict[str, SOPClass] = {}
    by_member: dict[str, SOPClass] = {}
    for row in (row for rows in tables for row in rows):
        first = by_uid.setdefault(row.uid, row)
        _refuse_two_names(first, row, snapshot)
        _refuse_two_uids(by_member.setdefault("_".join(names.words(row.name)).upper(), row), row, snapshot)
    return tuple(by_uid.values())


def _refuse_two_names(first: SOPClass, row: SOPClass, snapshot: Snapshot) -> None:
    if first.name != row.name:
        raise SpecError(
            f"PS3.4 {snapshot.edition}: two names for {row.uid}: "
            f"Table {first.table} prints {first.name!r}, Table {row.table} {row.name!r}"
        )


def _refuse_two_uids(first: SOPClass, row: SOPClass, snapshot: Snapshot) -> None:
    if first.uid != row.uid:
        raise SpecError(
            f"PS3.4 {snapshot.edition}: two UIDs for one name: {row.name!r} is {first.uid} in Table {first.table} "
            f"and {row.uid} in Table {row.table}"
        )


def _retired(snapshot: Snapshot, classes: tuple[SOPClass, ...]) -> tuple[SOPClass, ...] | None:
    table = snapshot.tables.get(RETIRED_TABLE)
    if table is None:
        return None
    rows = _sop_classes(table, snapshot)
    current = {row.uid: row for row in classes}
    for row in rows:
        if row.uid in current:
            other = current[row.uid]
            raise SpecError(
                f"PS3.4 {snapshot.edition}: {row.uid} ({row.name}) is retired in Table {RETIRED_TABLE} "
                f"and current in Table {other.table}"
            )
    return rows


def _registry(snapshot: Snapshot) -> dict[str, RegistryEntry] | None:
    table = snapshot.tables.get(REGISTRY_TABLE)
    if table is None:
        return None
    records = _records(table, snapshot)
    return {
        record[UID_VALUE]: RegistryEntry(
            uid=record[UID_VALUE],
            name=record[UID_NAME],
            keyword=record.get(UID_KEYWORD) or None,
            type=record[UID_TYPE],
            is_retired=bool(record.get(RETIRED)),
        )
        for record in records
    }


def _record_types(snapshot: Snapshot, uids: set[str]) -> dict[str, str] | None:
    table = snapshot.tables.get(RECORD_TYPES)
    if table is None:
        return None
    where = _where(snapshot, table.id)
    types: dict[str, str] = {}
    for number, record in enumerate(_records(table, snapshot), 1):
        if record[UID] not in uids:
            raise SpecError(f"{where}, row {number}: expected the UID of a current class, found {record[UID]!r}")
        types[record[UID]] = record[RECORD_TYPE]
    return types


def _modules(snapshot: Snapshot) -> dict[str, tuple[Module, ...]]:
    table = snapshot.tables.get(MODULES)
    if table is None:
        return {}
    found: dict[str, list[Module]] = {}
    for record in _records(table, snapshot):
        module = Module(record["information_entity"], record["module"], record["usage"], record.get("section") or None)
        found.setdefault(record["iod_title"], []).append(module)
    return {title: tuple(modules) for title, modules in found.items()}


class _Resolver:
    """Finds the one class that a shortened name means."""

    def __init__(
        self,
        snapshot: Snapshot,
        classes: Iterable[SOPClass],
        registry: Mapping[str, RegistryEntry] | None,
        aliases: Aliases,
    ) -> None:
        self._edition = snapshot.edition
        self._uids: dict[str, dict[str, None]] = {}
        for row in classes:
            entry = (registry or {}).get(row.uid)
            for name in (row.name, *aliases(row.uid), *([entry.name] if entry else [])):
                self._uids.setdefault(names.folded(name), {})[row.uid] = None

    def __call__(self, name: str, where: str) -> str:
        if declared := errata.listed_uid(str(self._edition), name):
            return declared
        uids = list(self._uids.get(names.folded(name), ()))
        if len(uids) != 1:
            found = " and ".join(uids) or "none"
            raise SpecError(f"PS3.4 {self._edition}, {where}: expected one SOP Class named {name!r}, found {found}")
        return uids[0]


def _related(snapshot: Snapshot, resolve: _Resolver) -> dict[str, tuple[str, ...]] | None:
    table = snapshot.tables.get(RELATED_TABLE)
    if table is None:
        return None
    related: dict[str, tuple[str, ...]] = {}
    for number, record in enumerate(_records(table, snapshot), 1):
        where = f"Table {RELATED_TABLE}, row {number}"
        uid, general = resolve(record[NAME], where), resolve(record[GENERAL], where)
        related[uid] = (*related.get(uid, ()), general)
    return related


def _annex_o(
    section: MediaStorageSection, resolve: _Resolver, related: Mapping[str, tuple[str, ...]] | None
) -> tuple[str, ...] | None:
    """The classes under Annex O: those listed, and those of which some of them are a Related General class."""
    where = "the list of SOP Classes under Annex O"
    excepted = {resolve(name, where) for name in section.annex_o_exceptions}
    listed = [resolve(name, where) for name in section.annex_o]
    general = {resolve(name, where) for name in section.annex_o_general}
    specialized = (uid for uid, of in (related or {}).items() if general.intersection(of))
    found = tuple(dict.fromkeys([*listed, *specialized]))
    if excepted.intersection(found):
        raise SpecError(f"{where}: {', '.join(sorted(excepted.intersection(found)))} is both listed and excepted")
    return found or None
