"""A frozen program, as one file and as a folder."""

import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import run
from tests.packaging.test_elsewhere import USE

pytest.importorskip("PyInstaller", reason="PyInstaller does not support this version of Python yet")


@pytest.mark.parametrize("form", ["--onefile", "--onedir"])
def test_a_frozen_program(form: str, vendored: Path, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(USE, encoding="utf-8")
    run(
        *(sys.executable, "-m", "PyInstaller", form, "--noconfirm", "--log-level=ERROR", "--paths", vendored),
        tmp_path / "program.py",
        folder=tmp_path,
    )
    program = next(path for path in (tmp_path / "dist").rglob("program*") if path.is_file())
    assert run(program, folder=tmp_path)
