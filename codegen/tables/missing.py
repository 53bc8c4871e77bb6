"""What an edition's sources do not contain, in sentences for ``edition.toml``: each follows from the snapshot."""

from collections.abc import Iterator
from dataclasses import replace

from codegen.tables import terms
from codegen.tables.snapshot import ROWS, MediaStorageSection, Snapshot


def with_missing(snapshot: Snapshot) -> Snapshot:
    """The same snapshot, with a sentence for each thing that its sources do not contain."""
    return replace(snapshot, missing=(*_of_sources(snapshot), *_of_tables(snapshot)))


def _of_sources(snapshot: Snapshot) -> Iterator[str]:
    rows = [source for source in snapshot.sources if source.form == ROWS]
    if len(rows) == len(snapshot.sources):
        yield "The documents were not available, only rows of their tables."
    else:
        for source in rows:
            yield f"{source.part} was not available, only rows of it ({', '.join(source.tables)})."
    for table in snapshot.tables.values():
        name = f"{table.part} Table {table.id}"
        if table.carried_over_from:
            yield f"{name} is not in the source: its rows are carried over from DICOM {table.carried_over_from}."
        if table.inferred:
            found = f"the rows of {len(table.inferred)} SOP Classes are inferred, no document states them"
            yield f"{name}: {found} ({', '.join(table.inferred)})."


def _of_tables(snapshot: Snapshot) -> Iterator[str]:
    if snapshot.only_lends:
        yield f"No table of SOP Classes is known: the edition is not shipped and lends {', '.join(snapshot.tables)}."
    elif snapshot.section is None:
        yield "PS3.4 section I.4 is not in the source."
    else:
        absent = {**_absent_in_part_4(snapshot, snapshot.section), **_absent_in_part_6(snapshot)}
        yield from (sentence for sentence, is_absent in absent.items() if is_absent)


def _absent_in_part_4(snapshot: Snapshot, section: MediaStorageSection) -> dict[str, bool]:
    """Sentences on PS3.4 and on the IODs of its classes, and whether each is true."""
    tables = snapshot.tables
    listed = [tables[table_id] for table_id in section.tables if table_id in tables]
    records = [record for table in listed for record in table.records()]
    titles = {title for record in records if (title := record.get(terms.IOD_TITLE))}
    titles |= {record[terms.IOD_TITLE] for record in snapshot.records(terms.IOD_TITLES)}
    sections = sum(not record.get(terms.IOD) for record in records)
    modules = len(titles - {record["iod_title"] for record in snapshot.records(terms.MODULES)})
    has_modules = terms.MODULES in tables
    has_chapters = any(table.chapter for table in listed)
    has_specialization = any(terms.SPECIALIZATION in table.columns for table in listed)
    return {
        "PS3.4 Table I.4-1 (Media Storage Standard SOP Classes) is not in the source.": "I.4-1" not in tables,
        "PS3.4 Table B.6-1 (Retired Standard SOP Classes) is not in the source.": "B.6-1" not in tables,
        "PS3.4 Table B.3-3 (Related General SOP Classes) is not in the source.": "B.3-3" not in tables,
        "PS3.4 section I.4.1.2 (the SOP Classes under Annex O) is not in the source.": not section.annex_o,
        "The note on shared UIDs under PS3.4 Table I.4-1 is not in the source.": not section.not_sharing_uid,
        "The chapters of the tables (the Service Classes) are not in the source.": not has_chapters,
        "The tables have no column Specialization in the source.": not has_specialization,
        "The titles of the IODs are not in the source: PS3.4 links to PS3.3 for them.": not titles,
        f"The section of the IOD is not in the source for {sections} of {len(records)} SOP Classes.": sections > 0,
        "The Directory Record Types (PS3.3 Annex F) are not in the source.": terms.RECORD_TYPES not in tables,
        "The Modules of the IODs (PS3.3 Annex A) are not in the source.": not has_modules,
        f"The Modules of {modules} IODs (PS3.3 Annex A) are not in the source.": has_modules and modules > 0,
    }


def _absent_in_part_6(snapshot: Snapshot) -> dict[str, bool]:
    registry = snapshot.tables.get(terms.REGISTRY_TABLE)
    if registry is None:
        return {"PS3.6 Table A-1 (names and keywords) is not in the source.": True}
    types = {record[terms.UID_TYPE] for record in registry.records()}
    return {
        "PS3.6 Table A-1 has no keywords in this edition.": terms.UID_KEYWORD not in registry.columns,
        "The rows of PS3.6 Table A-1 that are not SOP Classes are not in the source.": types <= terms.SOP_CLASS_TYPES,
    }
