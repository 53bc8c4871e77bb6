"""Findings for a person to look at: where PS3.4 and PS3.6 disagree, and unusual changes in the history of a class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import EditionModel, RegistryEntry, SOPClass
from codegen.tables import errata, names
from codegen.tables.terms import REGISTRY_TABLE

_SOP_CLASS: Final = "SOP Class"
ONLY_IN_PART_6: Final = "only in PS3.6"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that may be a misprint; it is reported, not corrected, and does not stop a run."""

    uid: str
    kind: str
    text: str
    editions: tuple[Edition, ...]

    @property
    def why(self) -> str | None:
        """The reason that ``spec/errata.toml`` gives for it; None if it has not been explained."""
        return errata.explained(self.uid, self.text)

    def __str__(self) -> str:
        known = f"; known: {self.why}" if self.why else ""
        return f"{self.uid}: {self.text} ({', '.join(map(str, self.editions))}{known})"


def findings(models: Iterable[EditionModel]) -> Iterator[Finding]:
    """Yield all that is found in the editions, explained or not, each once with its editions."""
    models = sorted((model for model in models if model.classes), key=lambda model: model.edition)
    found = [one for model in models for one in disagreements(model)]
    found += [*_gone(models), *_changes(models)]
    editions: dict[tuple[str, str, str], tuple[Edition, ...]] = {}
    for one in found:
        what = one.uid, one.kind, one.text
        editions[what] = editions.get(what, ()) + one.editions
    yield from (Finding(*what, of) for what, of in editions.items())


def disagreements(model: EditionModel) -> Iterator[Finding]:
    """Compare the tables of PS3.4 with Table A-1 of PS3.6 of an edition; yield nothing if PS3.6 is not available."""
    registry = model.registry or {}
    for row in model.rows if registry else ():
        for kind, text in _differences(row, registry.get(row.uid)):
            yield Finding(row.uid, kind, text, (model.edition,))
    listed = {row.uid for row in model.rows}
    for entry in registry.values():
        is_current_class = entry.type == _SOP_CLASS and not entry.is_retired
        if is_current_class and entry.uid not in listed and names.bare(entry.name).endswith("Storage"):
            text = f"PS3.6 prints {entry.name!r}, no table of Media Storage lists it"
            yield Finding(entry.uid, ONLY_IN_PART_6, text, (model.edition,))


def _differences(row: SOPClass, entry: RegistryEntry | None) -> Iterator[tuple[str, str]]:
    printed = f"PS3.4 Table {row.table} prints {row.name!r}"
    if entry is None:
        yield "missing", f"{printed}, PS3.6 Table {REGISTRY_TABLE} does not list it"
        return
    if entry.type != _SOP_CLASS:
        yield "type", f"{printed}, PS3.6 calls it a {entry.type}"
    if entry.is_retired != row.is_retired:
        yield "status", f"{printed}, PS3.6 calls it {'retired' if entry.is_retired else 'current'}"
    if row.name != names.bare(entry.name):
        yield "name", f"PS3.4 prints {row.name!r}, PS3.6 prints {names.unmarked(entry.name)!r}"
    if entry.keyword is not None:
        try:
            names.name_of(entry.uid, entry.name, entry.keyword)
        except SpecError as error:
            yield "keyword", str(error)


def _gone(models: Sequence[EditionModel]) -> Iterator[Finding]:
    for old, new in pairwise(models):
        listed = {row.uid for row in new.rows}
        for row in old.classes:
            if row.uid not in listed:
                text = f"{row.name!r} is current in {old.edition} and neither current nor retired in {new.edition}"
                yield Finding(row.uid, "gone", text, (old.edition, new.edition))


def _changes(models: Iterable[EditionModel]) -> Iterator[Finding]:
    """Yield changed IOD titles, and names and sections that stand between two editions that print another one."""
    values: dict[tuple[str, str], list[tuple[Edition, str]]] = {}
    for model in models:
        for row in model.classes:
            own = {} if row.carried_over_from else {"SOP Class Name": row.name, "IOD section": row.iod_section}
            for name, value in {**own, "IOD title": row.iod_title}.items():
                if value:
                    values.setdefault((row.uid, name), []).append((model.edition, value))
    for (uid, name), printed in values.items():
        changed = [*printed[:1], *(new for old, new in pairwise(printed) if new[1] != old[1])]
        if name == "IOD title":
            for (_, before), (edition, value) in pairwise(changed):
                yield Finding(uid, "title", f"the {name} changes from {before!r} to {value!r}", (edition,))
            continue
        for (_, before), (first, value), (after, again) in zip(changed, changed[1:], changed[2:], strict=False):
            if before == again:
                editions = tuple(edition for edition, _ in printed if first <= edition < after)
                yield Finding(uid, "back", f"the {name} changes from {before!r} to {value!r} and back", editions)
