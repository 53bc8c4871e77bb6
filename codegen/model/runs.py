"""All editions as runs: per SOP Class and property, the editions at which the value changes.

A value that is the same in every edition that states it stands alone; otherwise pairs say from which edition on a value
holds. The package reads them with ``dicom_media_storage._runs``; no rule about several editions is here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from codegen.edition import Edition
from codegen.model.edition import EditionModel, Module, RegistryEntry, SOPClass
from codegen.tables.names import Ledger, is_marked_retired, unmarked
from codegen.tables.table import MODULES, RECORD_TYPES, REGISTRY_TABLE, RELATED_TABLE, RETIRED_TABLE

PROPERTIES: Final = (
    "sop_class_name",
    "iod_section",
    "iod_title",
    "specialization",
    "directory_record_type",
    "related_general",
    "annex_o",
    "not_on_network",
)
"""The properties of a class after its table, in the order in which the generated rows have them."""
SERVICE_CLASS: Final = "service_class"
_SOP_CLASS_TYPES: Final = frozenset({"SOP Class", "Meta SOP Class"})

Cell: TypeAlias = str | bool | None
Rows: TypeAlias = tuple[tuple[str | None, str, str, str | None], ...]
Run: TypeAlias = "Cell | tuple[tuple[str, Cell | Rows], ...]"
"""A value, or pairs of an edition and the value that holds from it on."""
Stated: TypeAlias = Mapping[str, Mapping[str, Cell]]
"""What one edition states: by property and by key, which is a UID or the id of a table."""


@dataclass(frozen=True, slots=True)
class Runs:
    """What the editions state of storage SOP Classes; keys of ``only`` and ``unless`` are an edition and a property."""

    sources: Mapping[str, Mapping[str, str]]
    """By edition, the tables that its source contains, and the edition that each is from."""
    columns: Mapping[str, tuple[str, ...]]
    """By edition, the properties that it states."""
    only: Mapping[tuple[str, str], tuple[str, ...]]
    """Where an edition states a property for few classes: which."""
    unless: Mapping[tuple[str, str], tuple[str, ...]]
    """Where it states it for most classes: the others."""
    inferred: Mapping[tuple[str, str], tuple[str, ...]]
    """The classes whose value follows from other rows."""
    classes: Mapping[str, tuple[str, Run, tuple[Run, ...]]]
    """By UID: UID Keyword, table, and the PROPERTIES."""
    service_classes: Mapping[str, Run]
    """By table, the title of its chapter."""
    modules: Mapping[str, Run]
    """By title of an IOD, the rows of its module table."""


def runs_of(models: Iterable[EditionModel], ledger: Ledger) -> Runs:
    """Return the runs over all editions."""
    models = sorted(models, key=lambda model: model.edition)
    stated = {model.edition: _stated(model) for model in models}
    only, unless = _exceptions(models, stated)
    classes = {uid: _class(uid, models, stated, ledger) for uid in _uids(models)}
    titles = {title for model in models for row in model.classes if (title := row.iod_title)}
    modules, partial = _modules(models, titles)
    return Runs(
        sources={str(model.edition): _sources(model) for model in models},
        columns={str(model.edition): _columns(model, stated[model.edition]) for model in models},
        only=only | partial,
        unless=unless,
        inferred={
            (str(model.edition), "directory_record_type"): tuple(sorted(model.inferred[RECORD_TYPES]))
            for model in models
            if RECORD_TYPES in model.inferred
        },
        classes=classes,
        service_classes={
            table: _run(
                (edition, found[SERVICE_CLASS][table]) for edition, found in stated.items() if _has(found, table)
            )
            for table in sorted({table for model in models for table in _class_tables(model)})
        },
        modules=modules,
    )


def _class_tables(model: EditionModel) -> list[str]:
    """The tables of an edition that list SOP Classes."""
    return [*model.tables, *([RETIRED_TABLE] if model.retired else [])]


def _has(stated: Stated, table: str) -> bool:
    return table in stated.get(SERVICE_CLASS, {})


def _uids(models: Sequence[EditionModel]) -> Iterable[str]:
    """Every UID, in an order that a new edition does not change."""
    return sorted({row.uid for model in models for row in _rows(model)}, key=components)


def components(uid: str) -> tuple[int, ...]:
    """Return a key that sorts UIDs by the numbers that they consist of.

    >>> sorted(["1.2.10", "1.2.9"], key=components)
    ['1.2.9', '1.2.10']
    """
    return tuple(map(int, uid.split(".")))


def _rows(model: EditionModel) -> tuple[SOPClass, ...]:
    return (*model.classes, *(model.retired or ()))


def _sources(model: EditionModel) -> dict[str, str]:
    return {table: str(model.carried_over.get(table, model.edition)) for table in model.available}


def _stated(model: EditionModel) -> Stated:
    """What an edition's own source states, without tables that are carried over."""
    own = [row for row in model.classes if row.carried_over_from is None]
    # A document that was read has no other columns; rows without a column may have lost it.
    columns = [row for row in own if row.specialization is not None or row.table not in model.from_rows]
    found: dict[str, dict[str, Cell]] = {
        "sop_class_name": {row.uid: row.name for row in _rows(model)},
        "iod_section": {row.uid: row.iod_section for row in own if row.iod_section},
        "iod_title": {row.uid: row.iod_title for row in own if row.iod_title},
        "specialization": {row.uid: _joined(row.specialization) for row in columns},
        "directory_record_type": _record_types(model),
        "related_general": _related(model),
        "annex_o": {row.uid: row.uid in model.annex_o or None for row in model.classes} if model.annex_o else {},
        "not_on_network": {row.uid: not model.shares_uid_with_network(row.uid) or None for row in model.classes},
        SERVICE_CLASS: {table: model.chapters[table] for table in _class_tables(model) if table in model.chapters},
    }
    return {name: values for name, values in found.items() if values}


def _columns(model: EditionModel, stated: Stated) -> tuple[str, ...]:
    has_modules = model.modules and MODULES not in model.carried_over
    return (*stated, MODULES) if has_modules else tuple(stated)


def _joined(values: tuple[str, ...] | None) -> str | None:
    return None if values is None else " ".join(values)


def _record_types(model: EditionModel) -> dict[str, Cell]:
    types = model.record_types
    if types is None:
        return {}
    if RECORD_TYPES not in model.carried_over:
        return {row.uid: types.get(row.uid) for row in model.classes}
    return {uid: types[uid] for uid in sorted(model.inferred.get(RECORD_TYPES, ()))}


def _related(model: EditionModel) -> dict[str, Cell]:
    related = model.related_general
    if related is None or RELATED_TABLE in model.carried_over:
        return {}
    return {row.uid: " ".join(related.get(row.uid, ())) for row in model.classes}


def _exceptions(
    models: Sequence[EditionModel], stated: Mapping[Edition, Stated]
) -> tuple[dict[tuple[str, str], tuple[str, ...]], dict[tuple[str, str], tuple[str, ...]]]:
    only: dict[tuple[str, str], tuple[str, ...]] = {}
    unless: dict[tuple[str, str], tuple[str, ...]] = {}
    for model in models:
        for name, values in stated[model.edition].items():
            keys = _class_tables(model) if name == SERVICE_CLASS else [row.uid for row in model.classes]
            without = [key for key in keys if key not in values]
            if len(without) > len(values):
                only[str(model.edition), name] = tuple(values)
            elif without:
                unless[str(model.edition), name] = tuple(without)
    return only, unless


def _class(
    uid: str, models: Sequence[EditionModel], stated: Mapping[Edition, Stated], ledger: Ledger
) -> tuple[str, Run, tuple[Run, ...]]:
    tables: list[tuple[Edition, str | None]] = []
    is_ever_retired = any(row.uid == uid for model in models for row in model.retired or ())
    for model in models:
        table = next((row.table for row in _rows(model) if row.uid == uid), None)
        if table is not None or (model.tables and not (is_ever_retired and model.retired is None)):
            tables.append((model.edition, table))
    properties = tuple(
        _run((edition, found[name][uid]) for edition, found in stated.items() if uid in found.get(name, {}))
        for name in PROPERTIES
    )
    return ledger[uid].constant, _run(tables), properties


def _run(values: Iterable[tuple[Edition, Cell | Rows]]) -> Run:
    """A value alone if it is the same throughout, else the editions at which it changes.

    >>> old, new = Edition.parse("2013"), Edition.parse("2017c")
    >>> _run([(old, "a"), (new, "a")]), _run([(old, "a"), (new, "b")]), _run([(old, None), (new, "b")])
    ('a', (('2013', 'a'), ('2017c', 'b')), (('2017c', 'b'),))
    """
    pairs = list(values)
    changes: list[tuple[str, Cell | Rows]] = []
    last: Cell | Rows = None
    for edition, value in pairs:
        if value != last:
            changes.append((str(edition), value))
            last = value
    if not changes:
        return None
    first = changes[0]
    if len(changes) == 1 and first[0] == str(pairs[0][0]) and not isinstance(first[1], tuple):
        return first[1]
    return tuple(changes)


def _modules(
    models: Sequence[EditionModel], titles: set[str]
) -> tuple[dict[str, Run], dict[tuple[str, str], tuple[str, ...]]]:
    """The module tables by title; an edition with few of them does not end those of the others."""
    having = [model for model in models if model.modules and MODULES not in model.carried_over]
    printed = {title for model in having for title in model.modules}
    known = sorted(titles & printed)
    partial = {
        model.edition: tuple(sorted(titles & {*model.modules}))
        for model in having
        if len(model.modules) * 2 < len(known)
    }
    runs = {
        title: _run(
            (model.edition, _module_rows(model.modules.get(title)))
            for model in having
            if title in partial.get(model.edition, (title,))
        )
        for title in known
    }
    return runs, {(str(edition), MODULES): found for edition, found in partial.items()}


def _module_rows(modules: Iterable[Module] | None) -> Rows | None:
    if modules is None:
        return None
    return tuple((one.information_entity or None, one.name, one.usage, one.section) for one in modules)


@dataclass(frozen=True, slots=True)
class RegisterRuns:
    """PS3.6 Table A-1 over the editions that have it."""

    editions: tuple[str, ...]
    """The editions, oldest first."""
    with_keywords: tuple[str, ...]
    """Those of them whose table has UID Keywords."""
    partial: Mapping[str, tuple[str, ...]]
    """The editions of which only some UID Types are known, and these types."""
    rows: Mapping[str, tuple[Run, Run, Run, Run]]
    """By UID: UID Name (None from the edition on that does not list the UID), UID Keyword, UID Type, retired or not."""


def register_runs(models: Iterable[EditionModel]) -> RegisterRuns:
    """Return every UID of Table A-1 of any edition, in the order of the UIDs."""
    tables = {
        model.edition: model.registry
        for model in sorted(models, key=lambda model: model.edition)
        if model.registry is not None and REGISTRY_TABLE not in model.carried_over
    }
    partial = {
        edition: types
        for edition, table in tables.items()
        if (types := frozenset(entry.type for entry in table.values())) <= _SOP_CLASS_TYPES
    }
    uids = sorted({uid for table in tables.values() for uid in table}, key=components)
    return RegisterRuns(
        editions=tuple(map(str, tables)),
        with_keywords=tuple(
            str(edition) for edition, table in tables.items() if any(entry.keyword for entry in table.values())
        ),
        partial={str(edition): tuple(sorted(types)) for edition, types in partial.items()},
        rows={uid: _registered(uid, tables, partial) for uid in uids},
    )


def _registered(
    uid: str, tables: Mapping[Edition, Mapping[str, RegistryEntry]], partial: Mapping[Edition, frozenset[str]]
) -> tuple[Run, Run, Run, Run]:
    types = [table[uid].type for table in tables.values() if uid in table]
    covering = {
        edition: table.get(uid)
        for edition, table in tables.items()
        if edition not in partial or types[-1] in partial[edition]
    }
    entries = {edition: entry for edition, entry in covering.items() if entry is not None}
    return (
        _run((edition, None if entry is None else unmarked(entry.name)) for edition, entry in covering.items()),
        _run((edition, entry.keyword) for edition, entry in entries.items() if entry.keyword),
        _run((edition, entry.type) for edition, entry in entries.items()),
        _run((edition, entry.is_retired or is_marked_retired(entry.name)) for edition, entry in entries.items()),
    )
