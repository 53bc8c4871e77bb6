"""The Modules of an IOD, as rows of ``spec/``."""

import shutil
from pathlib import Path

import pytest

from codegen.build import SPEC_DIR
from codegen.errors import SpecError
from codegen.model.edition import model_of
from codegen.tables.snapshot import read_snapshot


def test_an_unknown_usage_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SPEC_DIR / "2024b", tmp_path / "2024b"))
    rows = (folder / "iod_modules.csv").read_text(encoding="utf-8")
    (folder / "iod_modules.csv").write_text(
        rows.replace("Patient,Patient,M,", "Patient,Patient,X,", 1), encoding="utf-8"
    )
    with pytest.raises(SpecError, match=r"iod_modules\.csv, row 3: expected M, C or U under 'usage', found 'X'"):
        model_of(read_snapshot(folder))
