"""PS3.4 against PS3.6 of one edition, and each edition against the one before: where they disagree on a UID."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import EditionModel, RegistryEntry, SOPClass
from codegen.tables import errata, names
from codegen.tables.names import LEDGER_FILE, Ledger
from codegen.tables.table import REGISTRY_TABLE

_SOP_CLASS: Final = "SOP Class"
ONLY_IN_PART_6: Final = "only in PS3.6"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two parts that differ on one UID; ``why`` is that of the erratum that explains it, if there is one."""

    uid: str
    kind: str
    difference: str
    why: str | None = None

    def __str__(self) -> str:
        return f"{self.uid}: {self.difference}" + (f" (known: {self.why})" if self.why else "")


def disagreements(model: EditionModel) -> list[Disagreement]:
    """Compare the tables of PS3.4 with Table A-1 of PS3.6 of the same edition; empty if PS3.6 is not available.

    Disagreements are reported, not corrected, and do not stop a run.
    """
    if model.registry is None:
        return []
    return [
        *_current(model, model.registry),
        *_retired(model, model.registry),
        *_keywords(model, model.registry),
        *_only_in_part_6(model, model.registry),
    ]


def _current(model: EditionModel, registry: Mapping[str, RegistryEntry]) -> Iterator[Disagreement]:
    for row in model.classes:
        entry = registry.get(row.uid)
        if entry is None:
            yield Disagreement(row.uid, "missing", f"{_printed(row)}, PS3.6 Table {REGISTRY_TABLE} does not list it")
            continue
        if entry.type != _SOP_CLASS:
            yield Disagreement(row.uid, "type", f"{_printed(row)}, PS3.6 calls it a {entry.type}")
        if entry.is_retired:
            yield Disagreement(row.uid, "retired", f"{_printed(row)}, PS3.6 calls it retired")
        yield from _name(row, entry)


def _retired(model: EditionModel, registry: Mapping[str, RegistryEntry]) -> Iterator[Disagreement]:
    for row in model.retired or ():
        entry = registry.get(row.uid)
        if entry is None:
            yield Disagreement(row.uid, "missing", f"{_printed(row)}, PS3.6 Table {REGISTRY_TABLE} does not list it")
            continue
        if not entry.is_retired:
            yield Disagreement(row.uid, "current", f"{_printed(row)} as retired, PS3.6 calls it current")
        yield from _name(row, entry)


def _name(row: SOPClass, entry: RegistryEntry) -> Iterator[Disagreement]:
    if row.name != names.bare(entry.name):
        slip = errata.name_slip(row.uid, row.name, names.unmarked(entry.name))
        difference = f"{_printed(row)}, PS3.6 prints {entry.name!r}"
        yield Disagreement(row.uid, "name", difference, slip.why if slip else None)


def _keywords(model: EditionModel, registry: Mapping[str, RegistryEntry]) -> Iterator[Disagreement]:
    uids = [row.uid for row in (*model.classes, *(model.retired or ()))]
    for entry in (registry[uid] for uid in uids if uid in registry):
        if entry.keyword is None:
            continue
        try:
            names.name_of(entry.uid, entry.name, entry.keyword)
        except SpecError as error:
            yield Disagreement(entry.uid, "keyword", str(error))


def _only_in_part_6(model: EditionModel, registry: Mapping[str, RegistryEntry]) -> Iterator[Disagreement]:
    """Current classes named Storage that no table of PS3.4 lists: reported for review, never members."""
    listed = {row.uid for row in (*model.classes, *(model.retired or ()))}
    for entry in registry.values():
        is_current_class = entry.type == _SOP_CLASS and not entry.is_retired
        if is_current_class and entry.uid not in listed and names.bare(entry.name).endswith("Storage"):
            yield Disagreement(
                entry.uid, ONLY_IN_PART_6, f"PS3.6 prints {entry.name!r}, no table of Media Storage lists it"
            )


def _printed(row: SOPClass) -> str:
    return f"PS3.4 Table {row.table} prints {row.name!r}"


@dataclass(frozen=True, slots=True)
class TitleChange:
    """A class whose IOD has another title than in the neighbouring earlier edition that prints one."""

    uid: str
    old: tuple[Edition, str]
    new: tuple[Edition, str]

    def __str__(self) -> str:
        (old, before), (new, after) = self.old, self.new
        return f"{self.uid}: the IOD title changes from {before!r} in {old} to {after!r} in {new}"


def title_changes(models: Iterable[EditionModel]) -> list[TitleChange]:
    """Return the changes of IOD titles that `codegen.tables.errata.TITLES` does not accept."""
    last: dict[str, tuple[Edition, str]] = {}
    found: list[TitleChange] = []
    for model in sorted(models, key=lambda model: model.edition):
        for row in model.classes:
            if row.iod_title is None:
                continue
            before = last.get(row.uid)
            last[row.uid] = (model.edition, row.iod_title)
            if before is not None and before[1] != row.iod_title:
                found.append(TitleChange(row.uid, before, last[row.uid]))
    return [one for one in found if not errata.is_accepted_title(str(one.new[0]), one.uid, one.old[1], one.new[1])]


@dataclass(frozen=True, slots=True)
class HistoryFinding:
    """Something in the history of a class that a standard seldom does, and a misprint often looks like."""

    uid: str
    kind: str
    difference: str
    editions: tuple[str, ...]

    @property
    def why(self) -> str | None:
        """Return the reason that `codegen.tables.errata` gives for it; None if it is new."""
        known = errata.explained(self.uid, self.difference)
        return known.why if known else None

    def __str__(self) -> str:
        return f"{self.uid}: {self.difference} ({', '.join(self.editions)})"


GONE: Final = "gone"
BACK: Final = "back"
KEYWORD: Final = "keyword"


def history_findings(models: Iterable[EditionModel], ledger: Ledger) -> Iterator[HistoryFinding]:
    """Yield classes that disappear unretired, keywords other than the ledger's, values that change and change back."""
    models = [model for model in sorted(models, key=lambda model: model.edition) if model.classes]
    yield from _gone(models)
    yield from _keywords_against(models, ledger)
    values: dict[tuple[str, str], list[tuple[Edition, str]]] = {}
    for model in models:
        for row in model.classes:
            for name, value in (("SOP Class Name", row.name), ("IOD section", row.iod_section)):
                if value and row.carried_over_from is None:
                    values.setdefault((row.uid, name), []).append((model.edition, value))
    for (uid, name), printed in values.items():
        yield from _back(uid, name, printed)


def _gone(models: Sequence[EditionModel]) -> Iterator[HistoryFinding]:
    for old, new in pairwise(models):
        listed = {row.uid for row in (*new.classes, *(new.retired or ()))}
        for row in old.classes:
            if row.uid not in listed:
                text = f"{row.name!r} is current in {old.edition} and neither current nor retired in {new.edition}"
                yield HistoryFinding(row.uid, GONE, text, (str(old.edition), str(new.edition)))


def _keywords_against(models: Sequence[EditionModel], ledger: Ledger) -> Iterator[HistoryFinding]:
    found: dict[tuple[str, str], list[str]] = {}
    for model in models:
        for uid, entry in (model.registry or {}).items():
            name = ledger.get(uid)
            if name is not None and entry.keyword not in {None, name.constant}:
                text = f"Table A-1 gives the keyword {entry.keyword}, {LEDGER_FILE} the constant {name.constant}"
                found.setdefault((uid, text), []).append(str(model.edition))
    yield from (HistoryFinding(uid, KEYWORD, text, tuple(editions)) for (uid, text), editions in found.items())


def _back(uid: str, name: str, printed: Sequence[tuple[Edition, str]]) -> Iterator[HistoryFinding]:
    """Yield the values that stand between two editions that print the same other value."""
    changes = [
        (edition, value)
        for place, (edition, value) in enumerate(printed)
        if not place or printed[place - 1][1] != value
    ]
    for (_, before), (first, value), (after, again) in zip(changes, changes[1:], changes[2:], strict=False):
        if before == again:
            editions = tuple(str(edition) for edition, one in printed if first <= edition < after and one == value)
            yield HistoryFinding(uid, BACK, f"the {name} changes from {before!r} to {value!r} and back", editions)
