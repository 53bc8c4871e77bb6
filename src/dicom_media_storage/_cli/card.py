"""What is known of a UID, laid out for people."""

from collections.abc import Iterable, Iterator
from typing import Final

import click

from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS

from .catalogue import Entry, OtherUID, StorageClass, storage_classes
from .rows import retired

_LABEL: Final = len("Old names")


def card(entry: StorageClass) -> str:
    """Return all that is known of a storage SOP Class: its name, and a line for each fact.

    What editions tell differently is told as the newest that has the class tells it.
    """
    return _laid_out(entry, _facts(entry))


def other_card(entry: OtherUID) -> str:
    """Return what PS3.6 tells of a UID that no shipped edition has among its storage SOP Classes."""
    facts = [
        ("UID", entry.uid),
        ("Keyword", entry.keyword),
        ("Type", f"{entry.uid_type} (PS3.6 Table A-1)"),
        ("", "not a storage SOP Class of the editions that are shipped"),
    ]
    return _laid_out(entry, ((label, fact) for label, fact in facts if fact is not None))


def _laid_out(entry: Entry, facts: Iterable[tuple[str, str]]) -> str:
    title = click.style(entry.names[0], bold=True) + _retired_mark(entry)
    lines = [f"  {click.style(f'{label:<{_LABEL}}', fg='cyan')}  {fact}" for label, fact in facts]
    return "\n".join([title, *lines])


def line(entry: Entry) -> str:
    """Return what is known of a UID in a line: the UID, its name, and what it is if it is no current storage class."""
    kind = click.style(f" [{entry.uid_type}, PS3.6 alone]", dim=True) if isinstance(entry, OtherUID) else ""
    return f"{entry.uid:<{_width()}}  {entry.names[0]}{_retired_mark(entry)}{kind}"


def _width() -> int:
    return max(map(len, storage_classes()))


def _retired_mark(entry: Entry) -> str:
    # PS3.6 itself puts "(Retired)" into some of the names.
    is_told = "(retired)" in entry.names[0].casefold()
    return click.style(" (retired)", fg="yellow") if entry.is_retired and not is_told else ""


def _facts(entry: StorageClass) -> Iterator[tuple[str, str]]:
    newest = entry.newest
    yield "UID", entry.uid
    yield "Keyword", newest.keyword
    yield "Member", f"{type(newest).__name__}.{newest.name}"
    yield from _iod(newest)
    yield "Table", f"PS3.4 {newest.table}" + (f", {newest.service_class}" if newest.service_class else "")
    if newest.directory_record_type is not None:
        yield "DICOMDIR", f"{newest.directory_record_type.value} record"
    yield from _related(entry)
    if not newest.shares_uid_with_network:
        yield "Network", "no SOP Class of the network shares the UID"
    yield "Editions", ", ".join(entry.editions) + _silent_editions(entry)
    yield from _names(entry)


def _iod(newest: SOPClass) -> Iterator[tuple[str, str]]:
    iod = newest.iod
    if iod is None:
        return
    section = None if iod.section is None else f"PS3.3 {iod.section}"
    yield "IOD", ", ".join(part for part in (iod.title, section) if part)
    if iod.url is not None:
        yield "", click.style(iod.url, dim=True)


def _related(entry: StorageClass) -> Iterator[tuple[str, str]]:
    for edition in reversed(entry.editions):
        related = entry.by_edition[edition].related_general
        if related is not None:
            facts = [f"{general.sop_class_name}, {general.uid}" for general in related]
            labels = ["General", *[""] * len(facts)]
            source = f"(the Related General SOP Classes of PS3.4 {edition} Table B.3-3)"
            yield from zip(labels, [*facts, click.style(source, dim=True)] if facts else [], strict=False)
            return


def _silent_editions(entry: StorageClass) -> str:
    """Return the editions whose source does not tell of the retired classes, where that may be why one is missing."""
    silent = [edition for edition in EDITIONS if retired(edition) is None] if entry.is_retired else []
    return f" (the sources of {', '.join(silent)} do not list retired classes)" if silent else ""


def _names(entry: StorageClass) -> Iterator[tuple[str, str]]:
    for name in entry.names[1:]:
        printed = [edition for edition, member in entry.by_edition.items() if member.sop_class_name == name]
        yield "Formerly", f"{name} ({', '.join(printed)})"
    if entry.uid_name is not None and entry.uid_name not in entry.names:
        yield "PS3.6", entry.uid_name
    if entry.old_names:
        yield "Old names", ", ".join(entry.old_names)
