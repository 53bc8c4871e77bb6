"""All editions as runs: per SOP Class and property, the editions at which the value changes.

A value that never changes stands alone. Otherwise, pairs of an edition and a value state from which edition on a value
holds. The package reads them with ``dicom_media_storage._runs``, which has the rules about several editions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from codegen.edition import Edition
from codegen.model.edition import EditionModel
from codegen.tables.terms import MODULES, RECORD_TYPES, RELATED_TABLE, RETIRED_TABLE

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

Cell: TypeAlias = str | bool | None
Rows: TypeAlias = tuple[tuple[str | None, str, str, str | None], ...]
Run: TypeAlias = "Cell | tuple[tuple[str, Cell | Rows], ...]"
"""A value, or pairs of an edition and the value that holds from it on."""
Places: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]
"""By edition and property, UIDs or other keys."""
Stated: TypeAlias = Mapping[str, Mapping[str, Cell]]
"""What one edition states: by property and by key, which is a UID or the id of a table."""


@dataclass(frozen=True, slots=True)
class Runs:
    """What the editions state of storage SOP Classes."""

    sources: Mapping[str, Mapping[str, str]]
    """By edition, the tables that its source contains, and the edition that each is from."""
    columns: Mapping[str, tuple[str, ...]]
    """By edition, the properties that it states."""
    only: Places
    """Where an edition states a property for few classes: which."""
    unless: Places
    """Where it states it for most classes: the others."""
    inferred: Places
    """The classes whose value follows from other rows."""
    classes: Mapping[str, tuple[Run, ...]]
    """By UID: UID Keyword, table, and the PROPERTIES."""
    service_classes: Mapping[str, Run]
    """By table, the title of its chapter."""
    modules: Mapping[str, Run]
    """By title of an IOD, the rows of its module table."""


def runs_of(models: Iterable[EditionModel]) -> Runs:
    """Return the runs over all editions."""
    models = sorted(models, key=lambda model: model.edition)
    stated = {model.edition: _stated(model) for model in models}
    constants = {row.uid: row.constant for model in models for row in model.rows}
    only, unless = _exceptions(models, stated)
    titles = {title for model in models for row in model.classes if (title := row.iod_title)}
    modules, partial = _modules(models, titles)
    return Runs(
        sources={
            model.edition: {table: model.carried_over.get(table, model.edition) for table in model.available}
            for model in models
        },
        columns={
            model.edition: (*stated[model.edition], *([MODULES] if _has_modules(model) else [])) for model in models
        },
        only={**only, **partial},
        unless=unless,
        inferred={
            (model.edition, "directory_record_type"): tuple(sorted(model.inferred[RECORD_TYPES]))
            for model in models
            if RECORD_TYPES in model.inferred
        },
        classes={
            uid: (constants[uid], _table(uid, models), *(_values(name, uid, stated) for name in PROPERTIES))
            for uid in sorted(constants, key=components)
        },
        service_classes={
            table: _values(SERVICE_CLASS, table, stated)
            for table in sorted({table for model in models for table in _class_tables(model)})
        },
        modules=modules,
    )


def components(uid: str) -> tuple[int, ...]:
    """Return a key that sorts UIDs by the numbers that they consist of.

    >>> sorted(["1.2.10", "1.2.9"], key=components)
    ['1.2.9', '1.2.10']
    """
    return tuple(map(int, uid.split(".")))


def run_of(values: Iterable[tuple[str, Cell | Rows]]) -> Run:
    """A value alone if it is the same throughout, else the editions at which it changes.

    >>> run_of([("2013", "a"), ("2017c", "a")]), run_of([("2013", "a"), ("2017c", "b")])
    ('a', (('2013', 'a'), ('2017c', 'b')))
    >>> run_of([("2013", None), ("2017c", "b")])
    (('2017c', 'b'),)
    """
    pairs = list(values)
    before = [None, *(value for _, value in pairs)]
    changes = tuple(pair for pair, old in zip(pairs, before, strict=False) if pair[1] != old)
    if not changes:
        return None
    _, value = changes[0]
    return value if changes == ((pairs[0][0], value),) and not isinstance(value, tuple) else changes


def _values(name: str, key: str, stated: Mapping[Edition, Stated]) -> Run:
    return run_of((edition, found[name][key]) for edition, found in stated.items() if key in found.get(name, {}))


def _class_tables(model: EditionModel) -> list[str]:
    """The tables of an edition that list SOP Classes."""
    return [*model.tables, *([RETIRED_TABLE] if model.retired else [])]


def _stated(model: EditionModel) -> Stated:
    """What an edition's own source states, without tables that are carried over."""
    own = [row for row in model.classes if row.carried_over_from is None]
    # A document that was read has no other columns; rows without a column may have lost it.
    columns = [row for row in own if row.specialization is not None or row.table not in model.from_rows]
    related = None if RELATED_TABLE in model.carried_over else model.related_general
    found: dict[str, dict[str, Cell]] = {
        "sop_class_name": {row.uid: row.name for row in model.rows},
        "iod_section": {row.uid: row.iod_section for row in own if row.iod_section},
        "iod_title": {row.uid: row.iod_title for row in own if row.iod_title},
        "specialization": {
            row.uid: None if row.specialization is None else " ".join(row.specialization) for row in columns
        },
        "directory_record_type": _record_types(model),
        "related_general": {}
        if related is None
        else {row.uid: " ".join(related.get(row.uid, ())) for row in model.classes},
        "annex_o": {row.uid: row.uid in model.annex_o or None for row in model.classes} if model.annex_o else {},
        "not_on_network": {row.uid: not model.shares_uid_with_network(row.uid) or None for row in model.classes},
        SERVICE_CLASS: {table: model.chapters[table] for table in _class_tables(model) if table in model.chapters},
    }
    return {name: values for name, values in found.items() if values}


def _record_types(model: EditionModel) -> dict[str, Cell]:
    types = model.record_types
    if types is None:
        return {}
    if RECORD_TYPES not in model.carried_over:
        return {row.uid: types.get(row.uid) for row in model.classes}
    return {uid: types[uid] for uid in sorted(model.inferred.get(RECORD_TYPES, ()))}


def _exceptions(models: Sequence[EditionModel], stated: Mapping[Edition, Stated]) -> tuple[Places, Places]:
    """Where an edition states a property for few classes, and where it does not for a few."""
    only: dict[tuple[str, str], tuple[str, ...]] = {}
    unless: dict[tuple[str, str], tuple[str, ...]] = {}
    for model in models:
        for name, values in stated[model.edition].items():
            keys = _class_tables(model) if name == SERVICE_CLASS else [row.uid for row in model.classes]
            without = tuple(key for key in keys if key not in values)
            if len(without) > len(values):
                only[model.edition, name] = tuple(values)
            elif without:
                unless[model.edition, name] = without
    return only, unless


def _table(uid: str, models: Sequence[EditionModel]) -> Run:
    """The table that lists a class; None from the edition on that does not, if it has the tables that could."""
    is_ever_retired = any(row.uid == uid for model in models for row in model.retired or ())
    tables: list[tuple[str, str | None]] = []
    for model in models:
        table = next((row.table for row in model.rows if row.uid == uid), None)
        if table is not None or (model.tables and not (is_ever_retired and model.retired is None)):
            tables.append((model.edition, table))
    return run_of(tables)


def _has_modules(model: EditionModel) -> bool:
    return bool(model.modules) and MODULES not in model.carried_over


def _modules(models: Iterable[EditionModel], titles: set[str]) -> tuple[dict[str, Run], Places]:
    """The module tables by title; an edition with few of them does not end those of the others."""
    tables = {
        model.edition: {
            title: tuple((one.information_entity or None, one.name, one.usage, one.section) for one in modules)
            for title, modules in model.modules.items()
        }
        for model in models
        if _has_modules(model)
    }
    known = sorted(titles.intersection(title for of_edition in tables.values() for title in of_edition))
    partial = {
        edition: tuple(sorted(titles.intersection(of_edition)))
        for edition, of_edition in tables.items()
        if len(of_edition) * 2 < len(known)
    }
    runs = {
        title: run_of(
            (edition, of_edition.get(title))
            for edition, of_edition in tables.items()
            if title in partial.get(edition, (title,))
        )
        for title in known
    }
    return runs, {(edition, MODULES): found for edition, found in partial.items()}
