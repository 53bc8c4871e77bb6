"""Details of a UID as text."""

from collections.abc import Iterator, Sequence
from typing import Final, cast

import click

from dicom_media_storage._kinds import KINDS
from dicom_media_storage._search.catalogue import (
    Entry,
    StorageClass,
    described,
    lists_retired,
    names_of,
    storage_classes,
)
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.history import source
from dicom_media_storage.registry import Registered, UIDEntry

_LABEL: Final = len("Old names")


def card(entry: Entry) -> str:
    """Return the details of a UID: its name, and a line for each fact.

    Facts that differ between editions come from the newest edition that lists the class.
    """
    title = click.style(names_of(entry)[0], bold=True) + _retired_mark(entry)
    facts = _facts(entry) if isinstance(entry, StorageClass) else _registered_facts(entry)
    lines = [f"  {click.style(f'{label:<{_LABEL}}', fg='cyan')}  {fact}" for label, fact in facts]
    return "\n".join([title, *lines])


def line(entry: Entry) -> str:
    """Return a line with a UID, its name, and a description unless it is a storage SOP Class."""
    kind = "" if isinstance(entry, StorageClass) else click.style(f"  [{described(entry)}]", dim=True)
    return f"{entry.uid:<{_width()}}  {names_of(entry)[0]}{_retired_mark(entry)}{kind}"


def _width() -> int:
    return max(map(len, storage_classes()))


def _retired_mark(entry: Entry) -> str:
    return click.style(" (retired)", fg="yellow") if entry.is_retired else ""


def _registered_facts(entry: UIDEntry) -> Iterator[tuple[str, str]]:
    yield "UID", entry.uid
    if entry.keyword is not None:
        yield "Keyword", entry.keyword
    yield "Type", f"{entry.type} (PS3.6 {entry.edition} Table A-1)"
    yield from _since(entry.registered)
    yield "Status", described(entry)


def _facts(entry: StorageClass) -> Iterator[tuple[str, str]]:
    newest = entry.newest
    yield "UID", entry.uid
    yield "Keyword", newest.keyword
    yield "Member", f"{type(newest).__name__}.{newest.name}"
    yield from _iod(newest)
    yield "Table", f"PS3.4 {newest.table}" + (f", {newest.service_class}" if newest.service_class else "")
    if newest.directory_record_type is not None:
        yield "DICOMDIR", f"{newest.directory_record_type.value} record{_from(newest, 'directory_record_type')}"
    if kinds := [name for name in KINDS if getattr(newest, name)]:
        yield "Kind", ", ".join(map(_kind, kinds)) + _from(newest, kinds[0])
    if newest.specialization:
        yield "See", f"PS3.4 {', '.join(newest.specialization)}{_from(newest, 'specialization')}"
    yield from _related(newest)
    if not newest.shares_uid_with_network:
        yield "Network", "not the UID of a network SOP Class"
    yield from _since(newest.registered)
    yield "Editions", spans(entry.editions) + _silent_editions(entry)
    yield from _names(entry)


def _from(member: SOPClass, name: str) -> str:
    """Return the other edition that states a value, in brackets; empty if the edition of the member states it."""
    edition, origin = source(member, name)
    words = {"carried over": f"carried over from {edition}", "nearest": f"from {edition}", "inferred": "inferred"}
    return click.style(f" ({words[origin]})", dim=True) if origin in words else ""


def spans(editions: Sequence[str]) -> str:
    """Return editions as text, with three or more consecutive shipped editions as a span.

    >>> spans(EDITIONS[:3]) == f"{EDITIONS[0]} to {EDITIONS[2]}", spans(EDITIONS[:2]) == ", ".join(EDITIONS[:2])
    (True, True)
    """
    rows: list[list[str]] = []
    for edition in editions:
        before = EDITIONS.index(cast(Edition, edition)) - 1
        if rows and before >= 0 and rows[-1][-1] == EDITIONS[before]:
            rows[-1].append(edition)
        else:
            rows.append([edition])
    return ", ".join(f"{row[0]} to {row[-1]}" if len(row) > 2 else ", ".join(row) for row in rows)


def _kind(name: str) -> str:
    """Return the name of a property as words.

    >>> _kind("has_pixel_data"), _kind("is_multi_frame")
    ('pixel data', 'multi-frame')
    """
    return name.partition("_")[2].replace("multi_", "multi-").replace("_", " ")


def _since(registered: Registered | None) -> Iterator[tuple[str, str]]:
    if registered is not None:
        listed = "PS3.6 Table A-1" if registered.part == "PS3.6" else "PS3.4"
        before = f"; not in {registered.not_in}" if registered.not_in else ""
        yield "Since", f"{registered.edition}{'' if before else ' or before'} ({listed}{before})"


def _iod(newest: SOPClass) -> Iterator[tuple[str, str]]:
    iod = newest.iod
    if iod is None:
        return
    title = None if iod.title is None else f"{iod.title}{_from(newest, 'iod_title')}"
    section = None if iod.section is None else f"PS3.3 {iod.section}{_from(newest, 'iod_section')}"
    yield "IOD", ", ".join(part for part in (title, section) if part)
    if iod.url is not None:
        yield "", click.style(iod.url, dim=True)


def _related(newest: SOPClass) -> Iterator[tuple[str, str]]:
    related = newest.related_general
    if related:
        facts = [f"{general.sop_class_name}, {general.uid}" for general in related]
        source = f"(PS3.4 Table B.3-3, Related General SOP Classes){_from(newest, 'related_general')}"
        labels = ["General", *[""] * len(facts)]
        yield from zip(labels, [*facts, click.style(source, dim=True)], strict=True)


def _silent_editions(entry: StorageClass) -> str:
    """Return a note about editions that are missing only because their sources do not list retired classes."""
    silent = [edition for edition in EDITIONS if not lists_retired(edition)] if entry.is_retired else []
    return f" (the sources of {spans(silent)} do not list retired classes)" if silent else ""


def _names(entry: StorageClass) -> Iterator[tuple[str, str]]:
    for name in entry.names[1:]:
        printed = [edition for edition, member in entry.by_edition.items() if member.sop_class_name == name]
        yield "Formerly", f"{name} ({spans(printed)})"
    if entry.uid_name is not None and entry.uid_name not in entry.names:
        yield "PS3.6", entry.uid_name
    if entry.old_names:
        yield "Old names", ", ".join(entry.old_names)
