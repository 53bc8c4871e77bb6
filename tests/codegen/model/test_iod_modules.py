"""The tables of Modules that a package needs: each once, under every title that a class refers to it by."""

from types import SimpleNamespace

import pytest

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import Module
from codegen.model.iod_modules import module_tables
from codegen.model.timeline import Said

NEW = Edition.parse("2026d")
PIXELS, REPORT = ((Module("Image", name, "M", None),) for name in ("Image Pixel", "SR Document Content"))


def edition(printed, *classes: tuple[str, tuple[Module, ...] | None]) -> SimpleNamespace:
    rows = [
        SimpleNamespace(uid="1.2.3", iod_title=Said(title, NEW), modules=modules and Said(modules, NEW))
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
