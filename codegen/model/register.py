"""PS3.6 Table A-1 over the editions: its rows as runs, and since when it lists each SOP Class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.edition import Edition
from codegen.model.edition import EditionModel, RegistryEntry
from codegen.model.runs import Run, components, run_of
from codegen.tables.names import is_marked_retired, unmarked
from codegen.tables.register import KnownRegister
from codegen.tables.terms import REGISTRY_TABLE, SOP_CLASS_TYPES

PS3_4: Final = "PS3.4"
PS3_6: Final = "PS3.6"

Registered = tuple[str, str | None, str]
"""The first known edition that lists a UID, the last known one before it that does not, and the part that lists it."""
Tables = Mapping[Edition, Mapping[str, RegistryEntry]]
"""Table A-1 by edition."""


@dataclass(frozen=True, slots=True)
class Register:
    """Table A-1 of all editions."""

    editions: tuple[str, ...]
    """The editions of which Table A-1 or tables of PS3.4 are known, shipped or not, oldest first."""
    first_listed: Mapping[str, Registered]
    """By SOP Class UID."""
    retired_storage: tuple[str, ...]
    """The retired storage SOP Classes that the newest edition's tables of PS3.4 do not list."""
    printed_in: tuple[str, ...]
    """The editions whose Table A-1 the rows are from, oldest first."""
    with_keywords: tuple[str, ...]
    """Those of them whose table has UID Keywords."""
    partial: Mapping[Edition, tuple[str, ...]]
    """The editions of which only some UID Types are known, and these types."""
    rows: Mapping[str, tuple[Run, Run, Run, Run]]
    """By UID: UID Name (None from the edition on that does not list the UID), UID Keyword, UID Type, retired or not."""


def register_of(models: Iterable[EditionModel], known: KnownRegister) -> Register:
    """Unite what ``spec/registry/`` states with Table A-1 and PS3.4 of the editions in ``spec/``.

    A SOP Class that PS3.4 lists is registered, although Table A-1 of the edition may be unknown, or misprint its UID.
    """
    models = sorted(models, key=lambda model: model.edition)
    printed = {model.edition: model.registry for model in models if model.registry is not None}
    listed = {model.edition: {row.uid for row in model.rows} for model in models if model.rows}
    with_table = sorted({*known.editions, *printed})
    uids = {entry.uid for table in printed.values() for entry in table.values() if entry.type == "SOP Class"}
    uids = uids.union(known.first_listed, *listed.values())

    def registered(uid: str) -> Registered:
        first = known.first_listed.get(uid)
        listing = [
            *([(first.edition, PS3_6)] if first else []),
            *((edition, PS3_6) for edition, table in printed.items() if uid in table),
            *((edition, PS3_4) for edition, classes in listed.items() if uid in classes),
        ]
        edition, part = min(listing, key=lambda pair: (pair[0], pair[1] != PS3_6))
        silent = [*printed, first.not_in] if first else with_table
        before = max((one for one in silent if one is not None and one < edition), default=None)
        return edition, before, part

    own = {
        model.edition: model.registry
        for model in models
        if model.registry is not None and REGISTRY_TABLE not in model.carried_over
    }
    types = {edition: {entry.type for entry in table.values()} for edition, table in own.items()}
    partial = {edition: tuple(sorted(some)) for edition, some in types.items() if some <= SOP_CLASS_TYPES}
    *older, newest = [*listed.values()] or [set[str]()]
    return Register(
        editions=tuple(sorted({*with_table, *listed})),
        first_listed={uid: registered(uid) for uid in sorted(uids, key=components)},
        retired_storage=tuple(sorted(set(known.retired_storage).union(*older) - newest, key=components)),
        printed_in=tuple(own),
        with_keywords=tuple(edition for edition, table in own.items() if any(one.keyword for one in table.values())),
        partial=partial,
        rows={
            uid: _row(uid, own, partial) for uid in sorted({uid for one in own.values() for uid in one}, key=components)
        },
    )


def _row(uid: str, tables: Tables, partial: Mapping[Edition, tuple[str, ...]]) -> tuple[Run, Run, Run, Run]:
    type_ = [table[uid].type for table in tables.values() if uid in table][-1]
    covering = {edition: table.get(uid) for edition, table in tables.items() if type_ in partial.get(edition, (type_,))}
    entries = {edition: entry for edition, entry in covering.items() if entry is not None}
    return (
        run_of((edition, None if entry is None else unmarked(entry.name)) for edition, entry in covering.items()),
        run_of((edition, entry.keyword) for edition, entry in entries.items() if entry.keyword),
        run_of((edition, entry.type) for edition, entry in entries.items()),
        run_of((edition, entry.is_retired or is_marked_retired(entry.name)) for edition, entry in entries.items()),
    )
