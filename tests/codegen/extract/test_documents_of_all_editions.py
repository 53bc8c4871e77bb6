"""Every document of the standard that is available, read whole; the rows are counted by XPath alone."""

import lzma
import tarfile
from pathlib import Path

import pytest
from lxml import etree

from codegen.extract.extract import extract
from codegen.tables.names import LEDGER_FILE, Ledger
from codegen.tables.snapshot import Snapshot, read_snapshot
from fuzz.independent import rows_of_page
from tests.conftest import PROJECT, skip_or_fail

PART_4 = (
    *("2013", "2014a", "2014b", "2014c", "2015a", "2015b", "2015c", "2016a", "2016b", "2016c", "2016e"),
    *("2017a", "2017b", "2017d", "2017e", "2018a", "2018b", "2018c", "2018d", "2018e"),
    *("2019a", "2019b", "2019d", "2019e", "2020a", "2020b", "2020c"),
)
PART_6 = ("2014a", "2014b", "2014c", "2015a", "2015b")
LEDGERS = [Ledger.read(PROJECT / "spec" / LEDGER_FILE)]
"""Lists in the text call some classes by the names of other editions."""
ROW = ".//*[local-name()='tbody']/*[local-name()='tr']"


@pytest.fixture(scope="module")
def documents(standard: Path) -> Path:
    folder = standard / "documents"
    if not folder.is_dir():
        skip_or_fail(f"expected documents in {folder}")
    return folder


def unpacked(packed: Path, folder: Path) -> Path:
    path = folder / packed.with_suffix("").name
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    return path


def assert_is_committed(snapshot: Snapshot) -> None:
    """The rows that were read are those that ``spec/`` has."""
    committed = read_snapshot(PROJECT / "spec" / str(snapshot.edition))
    for number, table in snapshot.tables.items():
        assert (table.columns, table.rows) == (committed.tables[number].columns, committed.tables[number].rows)


def counted(root: etree._Element, number: str) -> list[tuple[str, ...]]:
    """The texts of the first two cells of each row of a table, found without any code of the generator."""
    (table,) = root.xpath(
        f"//*[local-name()='table'][@label='{number}'] | //*[@id='table_{number}']/..//*[local-name()='table']"
    )
    texts = (
        [" ".join("".join(cell.itertext()).split()).replace("\u200b", "") for cell in row] for row in table.xpath(ROW)
    )
    return [tuple(cells[:2]) for cells in texts]


@pytest.mark.parametrize("edition", PART_4)
def test_part_4(documents: Path, tmp_path: Path, edition: str) -> None:
    path = unpacked(documents / "part04" / f"{edition}.xml.xz", tmp_path)
    snapshot = extract([path], None, tmp_path / "spec", LEDGERS).snapshot
    assert str(snapshot.edition) == edition
    assert_is_committed(snapshot)
    root = etree.parse(path, etree.XMLParser(collect_ids=False)).getroot()
    for number, table in snapshot.tables.items():
        if "SOP Class UID" in table.columns:
            assert [row[:2] for row in table.rows] == counted(root, number)
    spanned = root.xpath("//*[@label='B.3-3']//*[local-name()='tbody']/*[local-name()='tr']")
    assert len(snapshot.tables["B.3-3"].rows) == len(spanned)
    expected = {"I.4-1", "B.5-1", "B.6-1", "B.3-3"} | ({"GG.3-1"} if edition >= "2016c" else set())
    assert set(snapshot.tables) == expected
    assert snapshot.section is not None
    assert snapshot.section.tables == (("I.4-1", "B.5-1", "GG.3-1") if edition >= "2016c" else ("I.4-1",))
    assert "Basic Text SR" in snapshot.section.annex_o
    assert not [text for text in snapshot.missing if "Annex O" in text]


@pytest.mark.parametrize("edition", PART_6)
def test_part_6(documents: Path, tmp_path: Path, edition: str) -> None:
    path = unpacked(documents / "part06" / f"{edition}.xml.xz", tmp_path)
    snapshot = extract([path], None, tmp_path / "spec", LEDGERS).snapshot
    assert_is_committed(snapshot)
    table = snapshot.tables["A-1"]
    root = etree.parse(path, etree.XMLParser(collect_ids=False)).getroot()
    names = [(record["UID Value"], record["UID Name"]) for record in table.records()]
    assert names == counted(root, "A-1")


@pytest.mark.parametrize("edition", ["2024b", "2024c"])
def test_web_pages(documents: Path, tmp_path: Path, edition: str) -> None:
    with tarfile.open(documents / "chtml" / f"{edition}.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    pages = sorted(tmp_path.rglob("*.html"))
    snapshot = extract(pages[::-1], None, tmp_path / "spec", LEDGERS).snapshot
    assert_is_committed(snapshot)
    assert str(snapshot.edition) == edition
    for number, page in (("B.5-1", "sect_B.5"), ("GG.3-1", "sect_GG.3"), ("I.4-1", "sect_I.4"), ("B.6-1", "sect_B.6")):
        (path,) = tmp_path.rglob(f"{page}.html")
        root = etree.parse(path).getroot()
        assert [row[:2] for row in snapshot.tables[number].rows] == counted(root, number)
        assert [row[:2] for row in snapshot.tables[number].rows] == rows_of_page(path.read_bytes(), number)
    modules = {record["iod_title"]: 0 for record in snapshot.tables["IOD Modules"].records()}
    for record in snapshot.tables["IOD Modules"].records():
        modules[record["iod_title"]] += 1
    assert modules["CT Image IOD"] == _rows_of(tmp_path, "A.3-1")
    assert modules["Parametric Map IOD"] == _rows_of(tmp_path, "PS3.3_A.75-1")
    assert len(modules) == len({record["IOD Title"] for record in snapshot.tables["IODs"].records()})
    types = {record["SOP Class UID"]: record["Directory Record Type"] for record in snapshot.tables["F.5"].records()}
    assert types["1.2.840.10008.5.1.4.1.1.88.59"] == "KEY OBJECT DOC"
    assert not [text for text in snapshot.missing if "not in the source" in text and "Specialization" not in text]


def _rows_of(folder: Path, number: str) -> int:
    for path in folder.rglob("part03/*.html"):
        if f'"table_{number}"' in path.read_text(encoding="utf-8"):
            return len(counted(etree.parse(path).getroot(), number))
    raise AssertionError(number)
