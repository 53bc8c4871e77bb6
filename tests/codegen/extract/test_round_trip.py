"""Every shipped edition, printed again in the standard's markup from its rows: ``extract`` gives the same rows back."""

import pytest

from codegen.build import SPEC_DIR
from codegen.tables.snapshot import EDITION_FILE, Snapshot, read_snapshot
from codegen.tables.table import MODULES, RECORD_TYPES, REGISTRY_TABLE, RETIRED, UID, UID_NAME
from tests.codegen.conftest import Generator
from tests.support import rendering


def edition(name: str) -> Snapshot:
    return read_snapshot(SPEC_DIR / name)


ALL = sorted(path.parent.name for path in SPEC_DIR.glob(f"*/{EDITION_FILE}"))
EDITIONS = [name for name in ALL if edition(name).section is not None]


def extracted(generator: Generator, name: str, documents: dict[str, str]) -> Snapshot:
    paths = [generator.document(content, file) for file, content in documents.items()]
    status, _, err = generator.extract(*paths, edition=name)
    assert (status, err) == (0, "")
    return read_snapshot(generator.spec / name)


def rows(snapshot: Snapshot, table_id: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows; "(Retired)" is not part of a name in every edition, for some were shipped from rows of others."""
    found = snapshot.tables[table_id].records()
    if table_id == RECORD_TYPES:
        # Extract takes the order of the SOP Classes; a file of rows may have another.
        found.sort(key=lambda row: row[UID])
    if table_id == MODULES:
        # The order of the IODs is not the standard's own: extract takes that of the SOP Classes.
        found.sort(key=lambda row: row["iod_title"])
        # The IOD of the directory is in Annex F, beside the records: its table is not printed here.
        found = [row for row in found if row["information_entity"]]
    named = [{**row, UID_NAME: row[UID_NAME].removesuffix(" (Retired)")} if RETIRED in row else row for row in found]
    return [tuple(row[column] for column in columns) for row in named]


def assert_same(shipped: Snapshot, again: Snapshot, table_ids: list[str]) -> None:
    assert table_ids
    for table_id in table_ids:
        columns = shipped.tables[table_id].columns
        assert rows(again, table_id, columns) == rows(shipped, table_id, columns)


def tables_of(snapshot: Snapshot, part: str) -> list[str]:
    return [table.id for table in snapshot.tables.values() if table.part == part]


@pytest.mark.parametrize("name", EDITIONS)
def test_part_4(generator: Generator, name: str) -> None:
    shipped = edition(name)
    again = extracted(generator, name, {"part04.xml": rendering.docbook_part_4(shipped)})
    assert_same(shipped, again, tables_of(shipped, "PS3.4"))


@pytest.mark.parametrize("name", EDITIONS)
def test_part_4_as_text(generator: Generator, name: str) -> None:
    shipped = edition(name)
    again = extracted(generator, name, {"part04.txt": rendering.text_of_part_4(shipped)})
    assert_same(shipped, again, tables_of(shipped, "PS3.4"))


@pytest.mark.parametrize("name", EDITIONS)
def test_part_4_as_pages(generator: Generator, name: str) -> None:
    shipped = edition(name)
    again = extracted(generator, name, rendering.pages_of_part_4(shipped))
    assert_same(shipped, again, tables_of(shipped, "PS3.4"))


@pytest.mark.parametrize("name", [name for name in EDITIONS if REGISTRY_TABLE in edition(name).tables])
@pytest.mark.parametrize("form", ["docbook", "text"])
def test_part_6(generator: Generator, name: str, form: str) -> None:
    shipped = edition(name)
    printed = rendering.docbook_part_6(shipped) if form == "docbook" else rendering.text_of_part_6(shipped)
    again = extracted(generator, name, {"part06.xml" if form == "docbook" else "part06.txt": printed})
    assert_same(shipped, again, [REGISTRY_TABLE])


@pytest.mark.parametrize("name", [name for name in EDITIONS if RECORD_TYPES in edition(name).tables])
def test_part_3(generator: Generator, name: str) -> None:
    shipped = edition(name)
    parts = {"part04.xml": rendering.docbook_part_4(shipped), "part03.xml": rendering.docbook_part_3(shipped)}
    again = extracted(generator, name, parts)
    assert_same(shipped, again, [table for table in (RECORD_TYPES, MODULES) if table in shipped.tables])
