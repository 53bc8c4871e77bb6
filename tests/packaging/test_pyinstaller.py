"""A frozen program, as one file and as a folder."""

import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import run

pytest.importorskip("PyInstaller", reason="PyInstaller does not support this version of Python yet")

PROGRAM = """
from dicom_media_storage import *
from dicom_media_storage import EDITION, groups, history, registry, table, uids
from dicom_media_storage.editions import EDITIONS, load
assert get(uids.CTImageStorage) in groups.STORAGE
assert registry.get("1.2.840.10008.1.2").type == "Transfer Syntax"
assert history.diff(EDITIONS[0], EDITION).added
assert all(load(edition).MediaStorageSOPClass and table.rows(edition) for edition in EDITIONS)
print(MediaStorageSOPClass.CT_IMAGE_STORAGE.sop_class_name)
"""
BOTH_FORMS = """
analysis = Analysis(["program.py"], pathex=[{path!r}])
modules = PYZ(analysis.pure)
EXE(modules, analysis.scripts, analysis.binaries, analysis.datas, name="file")
program = EXE(modules, analysis.scripts, exclude_binaries=True, name="program")
COLLECT(program, analysis.binaries, analysis.datas, name="folder")
"""


@pytest.fixture(scope="module")
def vendored(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package alone, without its dist-info."""
    folder = tmp_path_factory.mktemp("vendored")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if ".dist-info/" not in name])
    return folder


@pytest.fixture(scope="module")
def frozen(vendored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    (folder / "both.spec").write_text(BOTH_FORMS.format(path=str(vendored)), encoding="utf-8")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "both.spec", folder=folder)
    return folder / "dist"


@pytest.mark.parametrize("name", ["file", "folder/program"])
def test_a_frozen_program(name: str, frozen: Path, tmp_path: Path) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    assert run(frozen / f"{name}{suffix}", folder=tmp_path) == "CT Image Storage\n"
