"""One edition as frozen dataclasses, read from its snapshot and checked; no I/O."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.tables import errata, names, terms
from codegen.tables.names import Ledger
from codegen.tables.snapshot import ROWS, MediaStorageSection, Snapshot, table_file


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
    member: str = ""
    """The name of its enum member; that, and the name of its constant, are empty until the ledger gives them."""
    constant: str = ""

    @property
    def is_retired(self) -> bool:
        """Whether the class is of the table of retired classes."""
        return self.table == terms.RETIRED_TABLE


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
    """The Media Storage SOP Classes of an edition; a value that its source lacks is None."""

    edition: Edition
    classes: tuple[SOPClass, ...] = ()
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The UIDs of each Media Storage table, in its order."""
    chapters: Mapping[str, str] = field(default_factory=dict[str, str])
    """The title of the chapter (the Service Class) that contains a table."""
    retired: tuple[SOPClass, ...] | None = None
    related_general: Mapping[str, tuple[str, ...]] | None = None
    annex_o: tuple[str, ...] | None = None
    not_sharing_uid: frozenset[str] | None = None
    registry: Mapping[str, RegistryEntry] | None = None
    record_types: Mapping[str, str] | None = None
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

    @property
    def rows(self) -> tuple[SOPClass, ...]:
        """The current classes, then the retired ones."""
        return (*self.classes, *(self.retired or ()))

    def shares_uid_with_network(self, uid: str) -> bool:
        """Whether a class has its UID in common with a network SOP Class.

        The note to Table I.4-1 states it. Where the note is not available the tables do: all but Table I.4-1 list
        the SOP Classes of a network service.
        """
        if self.not_sharing_uid is not None:
            return uid not in self.not_sharing_uid
        return uid not in self.tables.get(terms.DIRECTORY_TABLE, ())


Resolve = Callable[[str, str], str]
"""Finds the one class that a shortened name means; takes the name, and the place that messages name."""


def model_of(snapshot: Snapshot, ledgers: Sequence[Ledger] = ()) -> EditionModel:
    """Read a snapshot as a model; raise SpecError if its tables contradict each other or a name cannot be resolved.

    Lists in the text of PS3.4 may call a class as its table does, as PS3.6 does, or as the ledgers do.
    """
    section = snapshot.section
    lent = EditionModel(
        edition=snapshot.edition,
        registry=_registry(_records(snapshot, terms.REGISTRY_TABLE)),
        modules=_modules(_records(snapshot, terms.MODULES)),
        available=tuple(snapshot.tables),
    )
    if section is None and snapshot.only_lends:
        return lent
    if section is None:
        raise SpecError(f"spec/{snapshot.edition}: PS3.4 section I.4 has not been read: extract PS3.4 of this edition")
    titles = {record[terms.SECTION]: record[terms.IOD_TITLE] for record in _records(snapshot, terms.IOD_TITLES)}
    tables = {table_id: _sop_classes(snapshot, table_id, titles) for table_id in section.tables}
    classes = _united([row for rows in tables.values() for row in rows], snapshot.edition)
    resolve = _resolver(snapshot.edition, classes, lent.registry or {}, ledgers)
    related = _related(snapshot, resolve)
    return replace(
        lent,
        classes=classes,
        tables={table_id: tuple(row.uid for row in rows) for table_id, rows in tables.items()},
        chapters={table.id: table.chapter for table in snapshot.tables.values() if table.chapter},
        retired=_retired(snapshot, classes),
        related_general=related,
        annex_o=_annex_o(section, resolve, related or {}),
        not_sharing_uid=frozenset(resolve(name, "note to Table I.4-1") for name in section.not_sharing_uid) or None,
        record_types=_record_types(snapshot, classes),
        carried_over={one.id: one.carried_over_from for one in snapshot.tables.values() if one.carried_over_from},
        from_rows=frozenset(one for source in snapshot.sources if source.form == ROWS for one in source.tables),
        inferred={one.id: frozenset(one.inferred) for one in snapshot.tables.values() if one.inferred},
    )


def with_retired(models: Iterable[EditionModel]) -> Iterator[EditionModel]:
    """Yield editions, oldest first; an edition whose source lacks Table B.6-1 carries over that of the one before."""
    rows: tuple[SOPClass, ...] | None = None
    origin: Edition | None = None
    for model in models:
        if model.retired is not None:
            rows, origin = model.retired, model.carried_over.get(terms.RETIRED_TABLE, model.edition)
        elif rows and origin and model.classes:
            current = {row.uid for row in model.classes}
            yield replace(
                model,
                retired=tuple(replace(row, carried_over_from=origin) for row in rows if row.uid not in current),
                available=(*model.available, terms.RETIRED_TABLE),
                carried_over={**model.carried_over, terms.RETIRED_TABLE: origin},
            )
            continue
        yield model


def _records(snapshot: Snapshot, table_id: str) -> list[dict[str, str]]:
    """The rows of a table with the errata of its edition applied; empty if the source lacks the table."""
    return errata.corrected(snapshot.edition, table_id, snapshot.records(table_id))


def _sop_classes(snapshot: Snapshot, table_id: str, titles: Mapping[str, str]) -> tuple[SOPClass, ...]:
    table = snapshot.tables.get(table_id)
    if table is None:
        raise SpecError(f"spec/{snapshot.edition}: section I.4 refers to Table {table_id}, which is not there")
    return tuple(
        SOPClass(
            uid=record[terms.UID],
            name=record[terms.NAME],
            table=table_id,
            iod_section=record.get(terms.IOD) or None,
            iod_title=record.get(terms.IOD_TITLE) or titles.get(record.get(terms.IOD, "")),
            specialization=tuple(dict.fromkeys(record[terms.SPECIALIZATION].split()))
            if terms.SPECIALIZATION in record
            else None,
            carried_over_from=table.carried_over_from,
        )
        for record in _records(snapshot, table_id)
    )


def _united(rows: Iterable[SOPClass], edition: Edition) -> tuple[SOPClass, ...]:
    """All classes once, in the order of section I.4; a class that two tables list is of the first."""
    by_uid: dict[str, SOPClass] = {}
    by_member: dict[str, SOPClass] = {}
    for row in rows:
        first = by_uid.setdefault(row.uid, row)
        if first.name != row.name:
            printed = f"Table {first.table} prints {first.name!r}, Table {row.table} {row.name!r}"
            raise SpecError(f"PS3.4 {edition}: two names for {row.uid}: {printed}")
        first = by_member.setdefault("_".join(names.words(row.name)).upper(), row)
        if first.uid != row.uid:
            printed = f"{first.uid} in Table {first.table} and {row.uid} in Table {row.table}"
            raise SpecError(f"PS3.4 {edition}: two UIDs for one name: {row.name!r} is {printed}")
    return tuple(by_uid.values())


def _retired(snapshot: Snapshot, classes: tuple[SOPClass, ...]) -> tuple[SOPClass, ...] | None:
    if terms.RETIRED_TABLE not in snapshot.tables:
        return None
    rows = _sop_classes(snapshot, terms.RETIRED_TABLE, {})
    current = {row.uid: row.table for row in classes}
    for row in rows:
        if row.uid in current:
            tables = f"retired in Table {row.table} and current in Table {current[row.uid]}"
            raise SpecError(f"PS3.4 {snapshot.edition}: {row.uid} ({row.name}) is {tables}")
    return rows


def _registry(records: list[dict[str, str]]) -> dict[str, RegistryEntry] | None:
    return {
        record[terms.UID_VALUE]: RegistryEntry(
            uid=record[terms.UID_VALUE],
            name=record[terms.UID_NAME],
            keyword=record.get(terms.UID_KEYWORD) or None,
            type=record[terms.UID_TYPE],
            is_retired=bool(record.get(terms.RETIRED)),
        )
        for record in records
    } or None


def _record_types(snapshot: Snapshot, classes: Iterable[SOPClass]) -> dict[str, str] | None:
    if terms.RECORD_TYPES not in snapshot.tables:
        return None
    types = {record[terms.UID]: record[terms.RECORD_TYPE] for record in _records(snapshot, terms.RECORD_TYPES)}
    if others := types.keys() - {row.uid for row in classes}:
        where = f"spec/{snapshot.edition}/{table_file(terms.RECORD_TYPES)}"
        raise SpecError(f"{where}: expected the UIDs of current classes, found {', '.join(sorted(others))}")
    return types


def _modules(records: list[dict[str, str]]) -> dict[str, tuple[Module, ...]]:
    found: dict[str, tuple[Module, ...]] = {}
    for record in records:
        module = Module(record["information_entity"], record["module"], record["usage"], record.get("section") or None)
        found[record["iod_title"]] = (*found.get(record["iod_title"], ()), module)
    return found


def _resolver(
    edition: Edition, classes: Iterable[SOPClass], registry: Mapping[str, RegistryEntry], ledgers: Sequence[Ledger]
) -> Resolve:
    uids: dict[str, dict[str, None]] = {}
    for row in classes:
        known = [ledger[row.uid].member for ledger in ledgers if row.uid in ledger]
        for name in (row.name, *known, *([registry[row.uid].name] if row.uid in registry else [])):
            uids.setdefault(names.folded(name), {})[row.uid] = None

    def resolve(name: str, where: str) -> str:
        declared = errata.listed_uid(edition, name)
        found = [declared] if declared else list(uids.get(names.folded(name), ()))
        if len(found) != 1:
            what = " and ".join(found) or "none"
            raise SpecError(f"PS3.4 {edition}, {where}: expected one SOP Class named {name!r}, found {what}")
        return found[0]

    return resolve


def _related(snapshot: Snapshot, resolve: Resolve) -> dict[str, tuple[str, ...]] | None:
    related: dict[str, tuple[str, ...]] = {}
    for number, record in enumerate(_records(snapshot, terms.RELATED_TABLE), 1):
        where = f"Table {terms.RELATED_TABLE}, row {number}"
        uid, general = resolve(record[terms.NAME], where), resolve(record[terms.GENERAL], where)
        related[uid] = (*related.get(uid, ()), general)
    return related if terms.RELATED_TABLE in snapshot.tables else None


def _annex_o(
    section: MediaStorageSection, resolve: Resolve, related: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The classes under Annex O: those listed, and those of which some of them are a Related General class."""
    where = "the list of SOP Classes under Annex O"
    excepted = {resolve(name, where) for name in section.annex_o_exceptions}
    listed = [resolve(name, where) for name in section.annex_o]
    general = {resolve(name, where) for name in section.annex_o_general}
    specialized = (uid for uid, of in related.items() if general.intersection(of))
    found = tuple(dict.fromkeys([*listed, *specialized]))
    if excepted.intersection(found):
        raise SpecError(f"{where}: {', '.join(sorted(excepted.intersection(found)))} is both listed and excepted")
    return found or None
