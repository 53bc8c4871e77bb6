"""Details of a UID as text."""

from collections.abc import Iterable, Iterator
from typing import Final

import click

from dicom_media_storage import identify
from dicom_media_storage._facts import KINDS
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.registry import Registered, UIDEntry

from .catalogue import Entry, StorageClass, names_of, retired, storage_classes

_LABEL: Final = len("Old names")


def card(entry: Entry) -> str:
    """Return the details of a UID: its name, and a line for each fact.

    Facts that differ between editions are those of the newest edition that has the class.
    """
    title = click.style(names_of(entry)[0], bold=True) + _retired_mark(entry)
    facts = _facts(entry) if isinstance(entry, StorageClass) else _registered_facts(entry)
    lines = [f"  {click.style(f'{label:<{_LABEL}}', fg='cyan')}  {fact}" for label, fact in facts]
    return "\n".join([title, *lines])


def line(entry: Entry) -> str:
    """Return a UID in one line: the UID, its name, and its type if it is not a storage class."""
    kind = "" if isinstance(entry, StorageClass) else click.style(f"  [{_identified(entry)}]", dim=True)
    return f"{entry.uid:<{_width()}}  {names_of(entry)[0]}{_retired_mark(entry)}{kind}"


def _width() -> int:
    return max(map(len, storage_classes()))


def _retired_mark(entry: Entry) -> str:
    return click.style(" (retired)", fg="yellow") if entry.is_retired else ""


def _identified(entry: UIDEntry) -> str:
    return f"retired {entry.type}" if entry.is_retired else f"not a storage class: {entry.type}"


def _registered_facts(entry: UIDEntry) -> Iterator[tuple[str, str]]:
    yield "UID", entry.uid
    if entry.keyword is not None:
        yield "Keyword", entry.keyword
    yield "Type", f"{entry.type} (PS3.6 {entry.edition} Table A-1)"
    yield from _since(entry.registered)
    if identify(entry.uid).status == "retired":
        yield "Status", "retired storage class, not in the tables of PS3.4 in the shipped editions"
    else:
        yield "Status", f"{'retired, ' if entry.is_retired else ''}not a storage class"


def _facts(entry: StorageClass) -> Iterator[tuple[str, str]]:
    newest = entry.newest
    yield "UID", entry.uid
    yield "Keyword", newest.keyword
    yield "Member", f"{type(newest).__name__}.{newest.name}"
    yield from _iod(newest)
    yield "Table", f"PS3.4 {newest.table}" + (f", {newest.service_class}" if newest.service_class else "")
    if newest.directory_record_type is not None:
        yield "DICOMDIR", f"{newest.directory_record_type.value} record"
    if kinds := [_kind(name) for name in KINDS if getattr(newest, name)]:
        yield "Kind", ", ".join(kinds)
    if newest.specialization:
        yield "See", f"PS3.4 {', '.join(newest.specialization)}"
    yield from _related(newest)
    if not newest.shares_uid_with_network:
        yield "Network", "no network SOP Class has this UID"
    yield from _since(newest.registered)
    yield "Editions", _runs(entry.editions) + _silent_editions(entry)
    yield from _names(entry)


def _kind(name: str) -> str:
    """Return the name of a property as words.

    >>> _kind("has_pixel_data"), _kind("is_multi_frame")
    ('pixel data', 'multi-frame')
    """
    return name.partition("_")[2].replace("multi_", "multi-").replace("_", " ")


def _since(registered: Registered | None) -> Iterator[tuple[str, str]]:
    if registered is not None:
        first, before = registered
        yield (
            "Since",
            f"{first} (PS3.6 Table A-1; not in {before})" if before else f"{first} or before (PS3.6 Table A-1)",
        )


def _iod(newest: SOPClass) -> Iterator[tuple[str, str]]:
    iod = newest.iod
    if iod is None:
        return
    section = None if iod.section is None else f"PS3.3 {iod.section}"
    yield "IOD", ", ".join(part for part in (iod.title, section) if part)
    if iod.url is not None:
        yield "", click.style(iod.url, dim=True)


def _related(newest: SOPClass) -> Iterator[tuple[str, str]]:
    related = newest.related_general
    if related:
        facts = [f"{general.sop_class_name}, {general.uid}" for general in related]
        source = f"(the Related General SOP Classes of PS3.4 {newest.related_general_edition} Table B.3-3)"
        labels = ["General", *[""] * len(facts)]
        yield from zip(labels, [*facts, click.style(source, dim=True)], strict=True)


def _silent_editions(entry: StorageClass) -> str:
    """Return the editions whose source does not list retired classes, if one may be missing for that reason."""
    silent: list[Edition] = [edition for edition in EDITIONS if retired(edition) is None] if entry.is_retired else []
    return f" (the sources of {_runs(silent)} do not list retired classes)" if silent else ""


def _runs(editions: Iterable[Edition]) -> str:
    """Return some editions as text, those that follow each other by the first and the last.

    >>> _runs(EDITIONS[:3]) == f"{EDITIONS[0]} to {EDITIONS[2]}", _runs([EDITIONS[0], EDITIONS[2]])
    (True, '2013, 2020b')
    """
    runs: list[list[Edition]] = []
    for edition in editions:
        if runs and EDITIONS.index(edition) == EDITIONS.index(runs[-1][-1]) + 1:
            runs[-1].append(edition)
        else:
            runs.append([edition])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else run[0] for run in runs)


def _names(entry: StorageClass) -> Iterator[tuple[str, str]]:
    for name in entry.names[1:]:
        printed: list[Edition] = [
            edition for edition, member in entry.by_edition.items() if member.sop_class_name == name
        ]
        yield "Formerly", f"{name} ({_runs(printed)})"
    if entry.uid_name is not None and entry.uid_name not in entry.names:
        yield "PS3.6", entry.uid_name
    if entry.old_names:
        yield "Old names", ", ".join(entry.old_names)
