"""A copy of the project to which an invented next edition is added: a class added, one renamed, one retired."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from codegen.build import SPEC_DIR, editions_in
from codegen.edition import Edition
from codegen.tables.snapshot import Snapshot, SnapshotTable, read_snapshot
from codegen.tables.terms import RECORD_TYPES, REGISTRY_TABLE, RETIRED_TABLE
from dicom_media_storage import MediaStorageSOPClass
from tests.conftest import PROJECT
from tests.support.rows import entry, write_rows, write_source

STORAGE_TABLE = "B.5-1"
ADDED = "1.2.840.10008.5.1.4.1.1.104.9"
ADDED_NAME, ADDED_KEYWORD = "Rehearsal Image Storage", "RehearsalImageStorage"
RENAMED = "1.2.840.10008.5.1.4.1.1.77.1.5.3"
NEW_NAME = "Stereometric-Relationship Storage"
RETIRED = "1.2.840.10008.5.1.4.1.1.481.7"

Rows = list[dict[str, str]]


def next_of(edition: Edition) -> str:
    """The edition that follows: the editions of a year have the letters a to e."""
    year, letter = str(edition)[:4], str(edition)[4:]
    return f"{year}{chr(ord(letter) + 1)}" if letter and letter < "e" else f"{int(year) + 1}a"


def rows_of(table: SnapshotTable) -> Rows:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def changed(table: SnapshotTable) -> Rows:
    """The rows of a table in the invented edition."""
    rows = rows_of(table)
    if table.id == STORAGE_TABLE:
        added = dict.fromkeys(table.columns, "") | {"SOP Class Name": ADDED_NAME, "SOP Class UID": ADDED}
        added |= {"IOD Specification (defined in PS3.3)": "A.99", "IOD Title": "Rehearsal Image IOD"}
        current = [row | new_name(row) for row in rows if row["SOP Class UID"] != RETIRED]
        return [*map(whole, current), {column: added[column] for column in table.columns}]
    if table.id == RETIRED_TABLE:
        return [*rows, {"SOP Class Name": "RT Treatment Summary Record Storage", "SOP Class UID": RETIRED}]
    if table.id == REGISTRY_TABLE:
        return [*map(in_register, rows), added_to_register(table)]
    if table.id == RECORD_TYPES:
        rows = [row for row in rows if row["SOP Class UID"] != RETIRED]
        return [*rows, {"SOP Class UID": ADDED, "Directory Record Type": "IMAGE"}]
    return rows


def whole(row: dict[str, str]) -> dict[str, str]:
    """A row with a section of the IOD, as every document prints it; transcribed rows may lack it."""
    iod = MediaStorageSOPClass(row["SOP Class UID"]).iod
    section = row["IOD Specification (defined in PS3.3)"] or (iod.section if iod else None) or ""
    return row | {"IOD Specification (defined in PS3.3)": section}


def new_name(row: dict[str, str]) -> dict[str, str]:
    return {"SOP Class Name": NEW_NAME} if row["SOP Class UID"] == RENAMED else {}


def in_register(row: dict[str, str]) -> dict[str, str]:
    if row["UID Value"] == RENAMED:
        return row | {"UID Name": NEW_NAME}
    return row | {"Retired": "RET"} if row["UID Value"] == RETIRED else row


def added_to_register(table: SnapshotTable) -> dict[str, str]:
    row = {"UID Value": ADDED, "UID Name": ADDED_NAME, "UID Keyword": ADDED_KEYWORD, "UID Type": "SOP Class"}
    return {column: row.get(column, "") for column in table.columns}


def folder_of_rows(newest: Snapshot, edition: str, folder: Path) -> Path:
    """The tables of the newest edition, with the changes, as `import-rows` reads them."""
    files = []
    for table in newest.tables.values():
        file = f"{table.id.replace(' ', '_')}.csv"
        write_rows(folder / file, table.columns, [[*row.values()] for row in changed(table)])
        files.append(entry(file, table.part, table.id))
    return write_source(folder, edition, *files)


@dataclass(frozen=True)
class Rehearsal:
    """The copy, with the invented edition in its working tree and the project as it is in its last commit."""

    folder: Path
    newest: str
    edition: str

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Run a command in the copy, on the packages of the copy."""
        environment = os.environ | {"PYTHONPATH": str(self.folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        for name in [name for name in environment if name.startswith(("PYTEST_", "GIT_"))]:
            del environment[name]
        return subprocess.run(
            [*map(str, command)], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )

    def checked(self, *command: object) -> str:
        done = self.run(*command)
        assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
        return done.stdout


def copied(folder: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """The project on the day after the next edition appeared."""
    newest = editions_in(SPEC_DIR)[-1]
    copy = Rehearsal(tmp_path_factory.mktemp("rehearsal") / "project", str(newest), next_of(newest))
    copied(copy.folder)
    author = ["-c", "user.name=A", "-c", "user.email=a@localhost"]
    for command in (["init", "-q"], ["add", "-A"], [*author, "commit", "-qm", "The project as it is"]):
        copy.checked("git", *command)
    rows = folder_of_rows(read_snapshot(SPEC_DIR / copy.newest), copy.edition, copy.folder.parent / "rows")
    codegen = [sys.executable, "-m", "codegen"]
    copy.checked(
        *codegen, "import-rows", rows, "--accept-names", "--package-dir", copy.folder / "src/dicom_media_storage"
    )
    copy.checked(*codegen, "build")
    copy.checked("git", "add", "-A")
    return copy
