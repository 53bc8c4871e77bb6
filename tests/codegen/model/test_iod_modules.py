"""The tables of Modules that a package needs: each once, under every title that a class refers to it by."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from codegen.build import SPEC_DIR
from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import Module, model_of
from codegen.model.iod_modules import module_tables
from codegen.model.timeline import FromEdition
from codegen.tables.snapshot import read_snapshot

NEW = Edition.parse("2026d")
PIXELS, REPORT = ((Module("Image", name, "M", None),) for name in ("Image Pixel", "SR Document Content"))


def edition(printed, *classes: tuple[str, tuple[Module, ...] | None]) -> SimpleNamespace:
    rows = [
        SimpleNamespace(uid="1.2.3", iod_title=FromEdition(title, NEW), modules=modules and FromEdition(modules, NEW))
        for title, modules in classes
    ]
    return SimpleNamespace(edition=NEW, model=SimpleNamespace(modules=printed), all=rows)


def test_a_table_that_two_classes_share_stands_once() -> None:
    found = module_tables([edition({"CT IOD": PIXELS}, ("CT IOD", PIXELS), ("CT IOD", PIXELS))])
    assert (found.tables, found.aliases) == ({NEW: {"CT IOD": PIXELS}}, ())


def test_another_title_is_an_alias() -> None:
    found = module_tables([edition({"SR IOD": REPORT, "CT IOD": PIXELS}, ("CT-IOD", PIXELS))])
    assert (found.tables, found.aliases) == ({NEW: {"CT IOD": PIXELS}}, ((NEW, "CT-IOD", "CT IOD"),))


def test_one_title_for_two_tables_is_refused() -> None:
    with pytest.raises(SpecError, match=r"1\.2\.3: two tables of Modules of DICOM 2026d for the title 'X'"):
        module_tables([edition({"CT IOD": PIXELS, "SR IOD": REPORT}, ("X", PIXELS), ("X", REPORT))])


def test_classes_without_modules_and_tables_without_classes_are_left_out() -> None:
    assert module_tables([edition({"CT IOD": PIXELS}, ("SR IOD", None))]).tables == {}


def test_a_usage_that_is_none_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SPEC_DIR / "2024b", tmp_path / "2024b"))
    rows = (folder / "iod_modules.csv").read_text(encoding="utf-8")
    (folder / "iod_modules.csv").write_text(
        rows.replace("Patient,Patient,M\n", "Patient,Patient,X\n", 1), encoding="utf-8"
    )
    with pytest.raises(SpecError, match=r"iod_modules\.csv, row 1: expected M, C or U under 'usage', found 'X'"):
        model_of(read_snapshot(folder))
