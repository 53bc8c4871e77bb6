"""What an edition's sources do not contain, in sentences for ``edition.toml``: each follows from the snapshot."""

from collections.abc import Iterator
from dataclasses import replace

from codegen.tables import terms
from codegen.tables.snapshot import ROWS, MediaStorageSection, Snapshot


def with_missing(snapshot: Snapshot) -> Snapshot:
    """The same snapshot, with a sentence for each thing that its sources do not contain."""
    return replace(snapshot, missing=tuple(_missing(snapshot)))


def _missing(snapshot: Snapshot) -> Iterator[str]:
    if all(source.form == ROWS for source in snapshot.sources):
        yield "The documents were not available, only rows of their tables."
    else:
        for source in snapshot.sources:
            if source.form == ROWS:
                tables = ", ".join(source.tables)
                yield f"{source.part} was not available, only rows of it ({tables})."
    yield from _carried_over(snapshot)
    if snapshot.only_lends:
        yield f"No table of SOP Classes is known: the edition is not shipped and lends {', '.join(snapshot.tables)}."
        return
    if snapshot.section is None:
        yield "PS3.4 section I.4 is not in the source."
        return
    yield from _missing_in_part_4(snapshot, snapshot.section)
    yield from _missing_iods(snapshot, snapshot.section)
    yield from _missing_in_part_6(snapshot)


def _carried_over(snapshot: Snapshot) -> Iterator[str]:
    for table in snapshot.tables.values():
        if table.carried_over_from:
            yield (
                f"{table.part} Table {table.id} is not in the source: "
                f"its rows are carried over from DICOM {table.carried_over_from}."
            )
        if table.inferred:
            yield (
                f"{table.part} Table {table.id}: the rows of {len(table.inferred)} SOP Classes are inferred, "
                f"no document states them ({', '.join(table.inferred)})."
            )


def _missing_in_part_4(snapshot: Snapshot, section: MediaStorageSection) -> Iterator[str]:
    tables = {
        terms.DIRECTORY_TABLE: "Media Storage Standard SOP Classes",
        terms.RETIRED_TABLE: "Retired Standard SOP Classes",
        terms.RELATED_TABLE: "Related General SOP Classes",
    }
    for table_id, caption in tables.items():
        if table_id not in snapshot.tables:
            yield f"PS3.4 Table {table_id} ({caption}) is not in the source."
    if not section.annex_o:
        yield "PS3.4 section I.4.1.2 (the SOP Classes under Annex O) is not in the source."
    if not section.not_sharing_uid:
        yield "The note on shared UIDs under PS3.4 Table I.4-1 is not in the source."
    listed = [snapshot.tables[table_id] for table_id in section.tables if table_id in snapshot.tables]
    if not any(table.chapter for table in listed):
        yield "The chapters of the tables (the Service Classes) are not in the source."
    if not any(terms.SPECIALIZATION in table.columns for table in listed):
        yield "The tables have no column Specialization in the source."


def _missing_iods(snapshot: Snapshot, section: MediaStorageSection) -> Iterator[str]:
    records = [record for table_id in section.tables for record in _records(snapshot, table_id)]
    titles = {title for record in records if (title := record.get(terms.IOD_TITLE))}
    titles |= {record[terms.IOD_TITLE] for record in _records(snapshot, terms.IOD_TITLES)}
    if not titles:
        yield "The titles of the IODs are not in the source: PS3.4 links to PS3.3 for them."
    if without := sum(not record.get(terms.IOD) for record in records):
        yield f"The section of the IOD is not in the source for {without} of {len(records)} SOP Classes."
    if terms.RECORD_TYPES not in snapshot.tables:
        yield "The Directory Record Types (PS3.3 Annex F) are not in the source."
    unknown = titles - {record["iod_title"] for record in _records(snapshot, terms.MODULES)}
    if terms.MODULES not in snapshot.tables:
        yield "The Modules of the IODs (PS3.3 Annex A) are not in the source."
    elif unknown:
        yield f"The Modules of {len(unknown)} IODs (PS3.3 Annex A) are not in the source."


def _missing_in_part_6(snapshot: Snapshot) -> Iterator[str]:
    registry = snapshot.tables.get(terms.REGISTRY_TABLE)
    if registry is None:
        yield "PS3.6 Table A-1 (names and keywords) is not in the source."
        return
    if terms.UID_KEYWORD not in registry.columns:
        yield "PS3.6 Table A-1 has no keywords in this edition."
    if {record[terms.UID_TYPE] for record in registry.records()} <= terms.SOP_CLASS_TYPES:
        yield "The rows of PS3.6 Table A-1 that are not SOP Classes are not in the source."


def _records(snapshot: Snapshot, table_id: str) -> list[dict[str, str]]:
    table = snapshot.tables.get(table_id)
    return table.records() if table else []
