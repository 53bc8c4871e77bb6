"""The Modules of IODs, and what a class is by them: against the rows of spec/."""

import copy
import pickle
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import TypeAdapter

from dicom_media_storage import IOD, Module, ModuleUsage, RetiredMediaStorageSOPClass, SOPClass
from dicom_media_storage._kinds import KINDS
from dicom_media_storage.editions import EDITIONS, e2020b, e2026d, load
from tests.support import spec

CT = e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE.iod

# By the title that an edition prints, the title that the table of Modules has in other editions.
RETITLED = {
    "Planar MPR Volumetric Presentation State": "Planar MPR Volumetric Presentation State IOD",
    "Pseudo-Color Softcopy Presentation State IOD": "Pseudo-color Softcopy Presentation State IOD",
}


def rows(edition: str) -> dict[str, list[Module]]:
    found: dict[str, list[Module]] = {}
    for row in spec.rows(edition, "iod_modules.csv"):
        module = Module(row["information_entity"] or None, row["module"], row["usage"], row.get("section") or None)
        found.setdefault(row["iod_title"], []).append(module)
    return found


TABLES = {path.parent.name: rows(path.parent.name) for path in spec.SPEC.glob("*/iod_modules.csv")}


def members(edition: str) -> Iterator[SOPClass]:
    module = load(edition)
    yield from (*module.MediaStorageSOPClass, *getattr(module, "RetiredMediaStorageSOPClass", ()))


def has_table(iod: IOD | None) -> bool:
    """Whether any edition has the table of Modules; rows of an edition may have a class of a new IOD without it."""
    return iod is not None and (iod.title in RETITLED or any(iod.title in tables for tables in TABLES.values()))


def title_of_table(iod: IOD) -> str:
    return iod.title if iod.title in TABLES[iod.modules_edition] else RETITLED[iod.title]


def test_every_class_of_every_edition_has_the_modules_of_its_table() -> None:
    current = {one.iod for edition in EDITIONS for one in members(edition) if not one.is_retired}
    for iod in current:
        expected = TABLES[iod.modules_edition][title_of_table(iod)] if has_table(iod) else None
        assert (None if iod.modules is None else list(iod.modules)) == expected


def test_retired_classes_have_no_iod() -> None:
    for edition in EDITIONS:
        assert [one for one in members(edition) if one.iod is None] == spec.retired(edition)


def test_every_table_is_of_a_class() -> None:
    iods = {one.iod for edition in EDITIONS for one in members(edition) if has_table(one.iod)}
    used = {(iod.modules_edition, title_of_table(iod)) for iod in iods}
    for edition, tables in TABLES.items():
        assert {(edition, title) for title in tables} <= used


def test_titles_that_changed_lead_to_the_same_table() -> None:
    iods = {one.iod for edition in EDITIONS for one in members(edition) if has_table(one.iod)}
    assert {iod.title for iod in iods if iod.title not in TABLES[iod.modules_edition]} == set(RETITLED)


def test_modules_are_those_of_the_nearest_edition() -> None:
    for edition in EDITIONS:
        source = load(edition).MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.modules_edition
        having = [one for one in TABLES if "CT Image IOD" in TABLES[one]]
        assert source in having
        if edition in having:
            assert source == edition
    assert load("2026d").MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.modules_edition == "2026d"


def test_a_module() -> None:
    assert CT.modules[0] == Module("Patient", "Patient", "M", "C.7.1.1")
    assert e2020b.MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.modules[0] == ("Patient", "Patient", "M", None)
    assert {module.usage for module in CT.modules} == set(get_args(ModuleUsage))


@pytest.mark.parametrize(
    ("keyword", "module"),
    [
        ("NuclearMedicineImageStorage", "NM Multi-gated Acquisition"),
        ("PositronEmissionTomographyImageStorage", "PET Multi-gated Acquisition"),
    ],
)
def test_the_multi_gated_modules_have_a_hyphen_in_every_edition(keyword: str, module: str) -> None:
    for edition in EDITIONS:
        names = [one.name for one in load(edition).by_keyword(keyword).iod.modules]
        assert [name for name in names if "gated" in name.lower()] == [module]


def test_an_iod_is_the_same_value_with_and_without_its_modules_loaded() -> None:
    for same in (pickle.loads(pickle.dumps(CT)), copy.deepcopy(CT), IOD(*CT), IOD(**CT._asdict())):
        assert (same, hash(same), same.modules) == (CT, hash(CT), CT.modules)
    assert TypeAdapter(IOD).validate_json(TypeAdapter(IOD).dump_json(CT)) == CT
    assert TypeAdapter(Module).validate_json(TypeAdapter(Module).dump_json(CT.modules[0])) == CT.modules[0]


def test_an_iod_made_by_hand() -> None:
    assert IOD("A.3", "CT Image IOD", None, "2026d", "2026d").modules is None
    assert IOD(None, "CT Image IOD", None, None, None, "1999").modules is None
    assert IOD(None, None, None, None, None, "2026d").modules is None


def test_kinds_are_their_rule_over_the_modules() -> None:
    for edition in (*TABLES.keys() & {*EDITIONS}, EDITIONS[0]):
        for member in members(edition):
            modules = member.iod.modules if member.iod else None
            mandatory = None if modules is None else {module.name for module in modules if module.usage != "U"}
            for kind, names in KINDS.items():
                assert getattr(member, kind) is (None if mandatory is None else bool(mandatory & names.keys()))


@pytest.mark.parametrize("kind", KINDS)
def test_rules_name_modules_and_sections_of_the_tables(kind) -> None:
    everywhere = [module for tables in TABLES.values() for modules in tables.values() for module in modules]
    for name, section in KINDS[kind].items():
        assert name in {module.name for module in everywhere}
        assert {module.section for module in everywhere if module.name == name} - {None} == {section}
        documented = " ".join(getattr(SOPClass, kind).__doc__.replace("PS3.3 ", "").split())
        assert f"{name} ({section})" in documented


def test_the_kinds_of_a_class_without_modules_are_unknown() -> None:
    retired = RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED
    assert [getattr(retired, kind) for kind in KINDS] == [None] * len(KINDS)
