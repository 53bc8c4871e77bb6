"""Since when PS3.6 Table A-1 lists each SOP Class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.edition import Edition
from codegen.model.edition import EditionModel
from codegen.model.runs import components
from codegen.tables.register import FirstListed

_SOP_CLASS: Final = "SOP Class"


@dataclass(frozen=True, slots=True)
class Register:
    """The editions whose Table A-1 is known, oldest first, and the first of them that lists each SOP Class."""

    editions: tuple[Edition, ...]
    first_listed: Mapping[str, FirstListed]


def register_of(
    models: Iterable[EditionModel], stated: Mapping[str, FirstListed], known: Iterable[Edition]
) -> Register:
    """Return what ``spec/registry/`` states; the Table A-1 of a shipped edition adds what it lacks."""
    printed = {model.edition: model.registry for model in models if model.registry is not None}
    editions = tuple(sorted({*known, *printed}))
    found = dict(stated)
    for place, edition in enumerate(editions):
        for entry in printed.get(edition, {}).values():
            if entry.type == _SOP_CLASS and entry.uid not in found:
                found[entry.uid] = FirstListed(edition, editions[place - 1] if place else None)
    return Register(editions, {uid: found[uid] for uid in sorted(found, key=components)})
