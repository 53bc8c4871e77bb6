"""What the source of an edition does not state, and what stands in for it, from `dicom_media_storage.history`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dicom_media_storage import SOPClass, history
from dicom_media_storage._search.catalogue import lists_retired, members
from dicom_media_storage.editions.literals import Edition

COLUMNS: Final = {
    "iod_section": "IOD section",
    "iod_title": "IOD title",
    "specialization": "Specialization",
    "related_general": "Related General SOP Classes (PS3.4 Table B.3-3)",
    "directory_record_type": "Directory Record Type (PS3.3 section F.5)",
    "iod_modules": "Modules of the IOD (PS3.3 Annex A)",
    "service_class": "Service Class",
    "keyword": "UID Keyword (PS3.6 Table A-1)",
}
"""The properties that the source of an edition may lack while it lists the class."""
_WORDS: Final[dict[history.Origin | None, str]] = {
    "stated": "from {}",
    "carried over": "carried over from {}",
    "nearest": "from {}",
    "inferred": "inferred from other rows",
    None: "unknown",
}


def not_in_the_source(edition: Edition) -> Iterator[str]:
    """Yield what the source of an edition does not state: for how many classes, and which editions state it instead."""
    if not lists_retired(edition):
        yield "Retired classes (PS3.4 Table B.6-1): unknown"
    yield from _tables(edition)
    current = [member for member in members(edition) if not member.is_retired]
    for name, label in COLUMNS.items():
        found = borrowed(current, name)
        if found:
            yield f"{label}: {'; '.join(in_words(source, count, len(current)) for source, count in found.items())}"


def _tables(edition: Edition) -> Iterator[str]:
    rows = ((member.table, history.source(member, "table").edition) for member in members(edition))
    for (table, source), count in Counter(rows).items():
        if source != edition:
            yield f"Table {table}, rows: {count} carried over from {source}"


def borrowed(current: Sequence[SOPClass], name: str) -> dict[history.Source, int]:
    """Return the sources of a property other than the edition itself, and for how many classes each stands in."""
    sources = Counter(history.source(member, name) for member in current)
    return {source: count for source, count in sources.most_common() if source.origin != "stated"}


def in_words(source: history.Source, count: int, of_all: int) -> str:
    """Return a source in words.

    >>> in_words(history.Source("2026a", "nearest"), 3, 180), in_words(history.Source(None, None), 180, 180)
    ('3 from 2026a', 'unknown')
    """
    words = _WORDS[source.origin].format(source.edition)
    return words if count == of_all else f"{count} {words}"
