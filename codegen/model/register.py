"""PS3.6 Table A-1 of all editions as one register, and since when it lists each SOP Class."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from codegen.edition import Edition
from codegen.model.edition import EditionModel, RegistryEntry
from codegen.spec.names import is_marked_retired, unmarked
from codegen.spec.register import FirstListed

_SOP_CLASS: Final = "SOP Class"


@dataclass(frozen=True, slots=True)
class Registered:
    """A UID as the newest edition that lists it prints it; a keyword that it lacks is from the next older one."""

    uid: str
    name: str | None
    keyword: str | None
    type: str
    is_retired: bool
    edition: Edition


def registered(models: Iterable[EditionModel]) -> tuple[Registered, ...]:
    """Return every UID of Table A-1 of any edition, in the order of the UIDs."""
    newest_first = sorted(models, key=lambda model: model.edition, reverse=True)
    found: dict[str, list[tuple[Edition, RegistryEntry]]] = {}
    for model in newest_first:
        for uid, entry in (model.registry or {}).items():
            found.setdefault(uid, []).append((model.edition, entry))
    return tuple(_united(found[uid]) for uid in sorted(found, key=components))


@dataclass(frozen=True, slots=True)
class Register:
    """The editions whose Table A-1 is known, oldest first, and the first of them that lists each SOP Class."""

    editions: tuple[Edition, ...]
    first_listed: Mapping[str, FirstListed]
    retired_storage: tuple[str, ...] = ()
    """The retired storage SOP Classes that the newest edition's tables of PS3.4 do not list."""


def register_of(
    models: Sequence[EditionModel],
    stated: Mapping[str, FirstListed],
    known: Iterable[Edition],
    retired_storage: Iterable[str] = (),
) -> Register:
    """Return what ``spec/registry/`` states; the tables of the shipped editions add what it lacks."""
    printed = {model.edition: model.registry for model in models if model.registry is not None}
    editions = tuple(sorted({*known, *printed}))
    found = dict(stated)
    for place, edition in enumerate(editions):
        for entry in printed.get(edition, {}).values():
            if entry.type == _SOP_CLASS and entry.uid not in found:
                found[entry.uid] = FirstListed(edition, editions[place - 1] if place else None)
    return Register(
        editions, {uid: found[uid] for uid in sorted(found, key=components)}, _unlisted(models, retired_storage)
    )


def _unlisted(models: Sequence[EditionModel], stated: Iterable[str]) -> tuple[str, ...]:
    """The stated classes, and those that only older editions list."""
    *older, newest = sorted(models, key=lambda model: model.edition)
    listed = {one.uid for model in older for one in (*model.classes, *(model.retired or ()))}
    now = {one.uid for one in (*newest.classes, *(newest.retired or ()))}
    return tuple(sorted(listed.union(stated) - now, key=components))


def components(uid: str) -> tuple[int, ...]:
    """Return a key that sorts UIDs by the numbers that they consist of.

    >>> sorted(["1.2.10", "1.2.9"], key=components)
    ['1.2.9', '1.2.10']
    """
    return tuple(map(int, uid.split(".")))


def _united(entries: list[tuple[Edition, RegistryEntry]]) -> Registered:
    edition, newest = entries[0]
    return Registered(
        uid=newest.uid,
        name=unmarked(newest.name) or None,
        keyword=next((entry.keyword for _, entry in entries if entry.keyword), None),
        type=newest.type,
        is_retired=newest.is_retired or is_marked_retired(newest.name),
        edition=edition,
    )
