"""A frozen program, as one file and as a folder."""

import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import run
from tests.packaging.test_elsewhere import USE

pytest.importorskip("PyInstaller", reason="PyInstaller does not support this version of Python yet")

BOTH_FORMS = """
analysis = Analysis(["program.py"], pathex=[{path!r}])
modules = PYZ(analysis.pure)
EXE(modules, analysis.scripts, analysis.binaries, analysis.datas, name="file")
program = EXE(modules, analysis.scripts, exclude_binaries=True, name="program")
COLLECT(program, analysis.binaries, analysis.datas, name="folder")
"""


@pytest.fixture(scope="module")
def frozen(vendored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen")
    (folder / "program.py").write_text(USE, encoding="utf-8")
    (folder / "both.spec").write_text(BOTH_FORMS.format(path=str(vendored)), encoding="utf-8")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "both.spec", folder=folder)
    return folder / "dist"


@pytest.mark.parametrize("name", ["file", "folder/program"])
def test_a_frozen_program(name: str, frozen: Path, tmp_path: Path) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    assert run(frozen / f"{name}{suffix}", folder=tmp_path)
