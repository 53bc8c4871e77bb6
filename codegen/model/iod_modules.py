"""The tables of Modules that the classes of all editions need, each once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import Module
from codegen.model.timeline import EditionFacts

Modules = tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class ModuleTables:
    """By edition and title; an alias is another title under which the classes of other editions refer to a table."""

    tables: Mapping[Edition, Mapping[str, Modules]]
    aliases: tuple[tuple[Edition, str, str], ...]


def module_tables(history: Iterable[EditionFacts]) -> ModuleTables:
    """Return the tables of all IODs; raise SpecError if one title has two tables of one edition."""
    history = tuple(history)
    needed: dict[tuple[Edition, str], Modules] = {}
    for one in (one for facts in history for one in facts.all):
        if one.modules is not None and one.iod_title is not None:
            key = (one.modules.edition, one.iod_title.value)
            if needed.setdefault(key, one.modules.value) != one.modules.value:
                raise SpecError(f"{one.uid}: two tables of Modules of DICOM {key[0]} for the title {key[1]!r}")
    tables: dict[Edition, dict[str, Modules]] = {}
    aliases: list[tuple[Edition, str, str]] = []
    printed = {facts.edition: facts.model.modules for facts in history}
    for (edition, title), modules in sorted(needed.items(), key=lambda item: item[0]):
        name = title if title in printed[edition] else _title_of(modules, printed[edition])
        tables.setdefault(edition, {})[name] = modules
        if name != title:
            aliases.append((edition, title, name))
    return ModuleTables(tables, tuple(aliases))


def _title_of(modules: Modules, tables: Mapping[str, Modules]) -> str:
    return next(title for title, other in tables.items() if other is modules)
