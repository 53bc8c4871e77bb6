"""Since when the standard lists a SOP Class: spec/registry, Table A-1 and PS3.4 of the editions in spec/."""

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import RegistryEntry
from codegen.model.register import register_of
from codegen.tables.register import FirstListed, KnownRegister, read_register

OLD, MIDDLE, NEW = Edition.parse("2017c"), Edition.parse("2026d"), Edition.parse("2027a")


def edition(
    name: Edition, *uids: str, type_: str = "SOP Class", part_4: Iterable[str] = (), table: bool = True
) -> SimpleNamespace:
    registry = {uid: RegistryEntry(uid, "A Storage", "AStorage", type_, is_retired=False) for uid in uids}
    rows = [SimpleNamespace(uid=uid) for uid in part_4]
    return SimpleNamespace(edition=name, registry=registry if table else None, rows=rows, carried_over={})


@pytest.mark.parametrize(
    ("edition_", "uid", "row", "expected"),
    [
        (NEW, "1.2.3", FirstListed(MIDDLE, OLD), ("2026d", "2017c", "PS3.6")),
        (OLD, "1.2.3", FirstListed(NEW, MIDDLE), ("2017c", None, "PS3.6")),
        (MIDDLE, "1.1", FirstListed(NEW, OLD), ("2027a", "2026d", "PS3.6")),
    ],
    ids=["no edition lists it earlier", "Table A-1 of an earlier edition", "Table A-1 without the class"],
)
def test_the_folder_and_table_a_1(edition_: Edition, uid: str, row: FirstListed, expected: tuple[str, ...]) -> None:
    register = register_of([edition(edition_, uid)], KnownRegister({"1.2.3": row}, (OLD, MIDDLE, NEW)))
    assert register.first_listed["1.2.3"] == expected


def test_a_class_that_part_4_lists_is_registered() -> None:
    models = [edition(MIDDLE, part_4=["1.2.3"], table=False)]
    register = register_of(models, KnownRegister({"1.2.3": FirstListed(NEW, OLD)}, (OLD, NEW)))
    assert register.first_listed == {"1.2.3": ("2026d", "2017c", "PS3.4")}
    assert register.editions == ("2017c", "2026d", "2027a")


def test_table_a_1_goes_before_part_4_of_the_same_edition() -> None:
    register = register_of([edition(NEW, "1.2.3", part_4=["1.2.3"])], KnownRegister(editions=(OLD,)))
    assert register.first_listed == {"1.2.3": ("2027a", "2017c", "PS3.6")}


def test_uids_are_in_the_order_of_their_numbers() -> None:
    assert list(register_of([edition(NEW, "1.2.10", "1.2.9")], KnownRegister()).first_listed) == ["1.2.9", "1.2.10"]


def test_other_types_and_editions_without_the_table() -> None:
    register = register_of(
        [edition(MIDDLE, table=False), edition(NEW, "1.1", type_="Transfer Syntax")], KnownRegister()
    )
    assert (register.editions, register.first_listed) == (("2027a",), {})


def test_storage_classes_that_the_newest_edition_does_not_list() -> None:
    models = [edition(NEW, part_4=["1.1", "1.4"]), edition(OLD, part_4=["1.1", "1.3"])]
    assert register_of(models, KnownRegister(retired_storage=("1.10", "1.2", "1.4"))).retired_storage == (
        "1.2",
        "1.3",
        "1.10",
    )


def test_a_retired_storage_class_needs_a_reason(tmp_path: Path) -> None:
    (tmp_path / "registry").mkdir()
    table = tmp_path / "registry" / "retired_storage.csv"
    table.write_text("uid,name,reason\n1.2.3,A Storage,known\n", encoding="utf-8")
    assert read_register(tmp_path).retired_storage == ("1.2.3",)
    table.write_text("uid,name,reason\n1.2.3,A Storage,\n", encoding="utf-8")
    with pytest.raises(SpecError, match=r"retired_storage.csv: expected a reason for 1.2.3, found none"):
        read_register(tmp_path)
