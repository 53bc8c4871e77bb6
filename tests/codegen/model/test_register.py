"""Since when PS3.6 Table A-1 lists a SOP Class: spec/registry, and the tables of shipped editions."""

from types import SimpleNamespace

from codegen.edition import Edition
from codegen.model.edition import RegistryEntry
from codegen.model.register import register_of
from codegen.tables.register import FirstListed

OLD, MIDDLE, NEW = Edition.parse("2017c"), Edition.parse("2026d"), Edition.parse("2027a")


def edition(name: Edition, *uids: str, type_: str = "SOP Class") -> SimpleNamespace:
    registry = {uid: RegistryEntry(uid, "A Storage", "AStorage", type_, is_retired=False) for uid in uids}
    return SimpleNamespace(edition=name, registry=registry)


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
    silent = SimpleNamespace(edition=MIDDLE, registry=None)
    register = register_of([silent, edition(NEW, "1.1", type_="Transfer Syntax")], {}, [])
    assert (register.editions, register.first_listed) == ((NEW,), {})
