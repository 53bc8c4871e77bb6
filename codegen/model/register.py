"""Since when PS3.6 Table A-1 lists each SOP Class."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from codegen.edition import Edition
from codegen.model.edition import EditionModel
from codegen.model.runs import components
from codegen.tables.register import FirstListed

PS3_4: Final = "PS3.4"
PS3_6: Final = "PS3.6"
_SOP_CLASS: Final = "SOP Class"


@dataclass(frozen=True, slots=True)
class Registered:
    """The first known edition that lists a UID, in which part, and the last known one before it that does not."""

    edition: Edition
    part: str
    not_in: Edition | None


@dataclass(frozen=True, slots=True)
class Register:
    """The editions of which a table is known, oldest first, and the first of them that lists each SOP Class."""

    editions: tuple[Edition, ...]
    first_listed: Mapping[str, Registered]
    retired_storage: tuple[str, ...] = ()
    """The retired storage SOP Classes that the newest edition's tables of PS3.4 do not list."""


def register_of(
    models: Sequence[EditionModel],
    stated: Mapping[str, FirstListed],
    known: Iterable[Edition],
    retired_storage: Iterable[str] = (),
) -> Register:
    """Unite what ``spec/registry/`` states with Table A-1 and PS3.4 of the editions in ``spec/``.

    A SOP Class that PS3.4 lists is registered, although Table A-1 of the edition may be unknown, or misprint its UID.
    """
    models = sorted(models, key=lambda model: model.edition)
    printed = {model.edition: model.registry for model in models if model.registry is not None}
    classes = {model.edition: {row.uid for row in (*model.classes, *(model.retired or ()))} for model in models}
    uids = {entry.uid for table in printed.values() for entry in table.values() if entry.type == _SOP_CLASS}.union(
        stated, *classes.values()
    )
    known = sorted({*known, *printed})

    def registered(uid: str) -> Registered:
        first = stated.get(uid)
        listing = [
            *([(first.edition, PS3_6)] if first else []),
            *((edition, PS3_6) for edition, table in printed.items() if uid in table),
            *((edition, PS3_4) for edition, listed in classes.items() if uid in listed),
        ]
        edition, part = min(listing, key=lambda pair: (pair[0], pair[1] != PS3_6))
        silent = [*printed, first.not_in] if first else known
        before = [one for one in silent if one is not None and one < edition]
        return Registered(edition, part, max(before, default=None))

    editions = tuple(sorted({*known, *(edition for edition, listed in classes.items() if listed)}))
    first_listed = {uid: registered(uid) for uid in sorted(uids, key=components)}
    return Register(editions, first_listed, _unlisted(models, retired_storage))


def _unlisted(models: Sequence[EditionModel], stated: Iterable[str]) -> tuple[str, ...]:
    """The stated classes, and those that only older editions list."""
    having = [model for model in models if model.classes]
    older, newest = having[:-1], having[-1:]
    listed = {one.uid for model in older for one in (*model.classes, *(model.retired or ()))}
    now = {one.uid for model in newest for one in (*model.classes, *(model.retired or ()))}
    return tuple(sorted(listed.union(stated) - now, key=components))
