"""Since when PS3.6 Table A-1 lists a SOP Class: spec/registry, and the tables of shipped editions."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.edition import RegistryEntry
from codegen.model.register import register_of
from codegen.spec.register import FirstListed, read_retired_storage

OLD, MIDDLE, NEW = Edition.parse("2017c"), Edition.parse("2026d"), Edition.parse("2027a")


def edition(name: Edition, *uids: str, type_: str = "SOP Class") -> SimpleNamespace:
    registry = {uid: RegistryEntry(uid, "A Storage", "AStorage", type_, is_retired=False) for uid in uids}
    classes = [SimpleNamespace(uid=uid) for uid in uids]
    return SimpleNamespace(edition=name, registry=registry, classes=classes, retired=None)


def test_what_the_folder_states_stays() -> None:
    stated = {"1.2.3": FirstListed(OLD, None)}
    register = register_of([edition(NEW, "1.2.3")], stated, [OLD, MIDDLE])
    assert register.first_listed == stated
    assert register.editions == (OLD, MIDDLE, NEW)


def test_a_new_edition_adds_its_classes() -> None:
    register = register_of([edition(NEW, "1.2.10", "1.2.9")], {}, [OLD, MIDDLE])
    assert list(register.first_listed.items()) == [
        ("1.2.9", FirstListed(NEW, MIDDLE)),
        ("1.2.10", FirstListed(NEW, MIDDLE)),
    ]


def test_without_a_folder_the_shipped_tables_decide() -> None:
    register = register_of([edition(OLD, "1.1"), edition(NEW, "1.1", "1.2")], {}, [])
    assert register.first_listed == {"1.1": FirstListed(OLD, None), "1.2": FirstListed(NEW, OLD)}


def test_other_types_and_editions_without_the_table() -> None:
    silent = SimpleNamespace(edition=MIDDLE, registry=None, classes=[], retired=None)
    register = register_of([silent, edition(NEW, "1.1", type_="Transfer Syntax")], {}, [])
    assert (register.editions, register.first_listed) == ((NEW,), {})


def test_storage_classes_that_the_newest_edition_does_not_list() -> None:
    models = [edition(NEW, "1.1", "1.4"), edition(OLD, "1.1", "1.3")]
    assert register_of(models, {}, [], ["1.10", "1.2", "1.4"]).retired_storage == ("1.2", "1.3", "1.10")


def test_a_retired_storage_class_needs_a_reason(tmp_path: Path) -> None:
    (tmp_path / "registry").mkdir()
    table = tmp_path / "registry" / "retired_storage.csv"
    table.write_text("uid,name,reason\n1.2.3,A Storage,known\n", encoding="utf-8")
    assert read_retired_storage(tmp_path) == ("1.2.3",)
    table.write_text("uid,name,reason\n1.2.3,A Storage,\n", encoding="utf-8")
    with pytest.raises(SpecError, match=r"retired_storage.csv: expected a reason for 1.2.3, found none"):
        read_retired_storage(tmp_path)
