"""The Modules of IODs, and what a class is by them: against the rows of spec/."""

import copy
import pickle
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import TypeAdapter

from dicom_media_storage import IOD, MediaStorageSOPClass, Module, ModuleUsage, RetiredMediaStorageSOPClass, SOPClass
from dicom_media_storage._kinds import KINDS
from dicom_media_storage.editions import EDITIONS, e2013, e2020b, e2024b, e2026d, load
from tests.support import spec

M = MediaStorageSOPClass
CT = e2026d.MediaStorageSOPClass.CT_IMAGE_STORAGE.iod

# The IODs whose title in 2020b, and so in older editions, is not that of the table of 2024b.
RETITLED = {
    "Intravascular Optical Coherence Tomography IOD": "Intravascular Optical Coherence Tomography Image IOD",
    "Pseudo-color Softcopy Presentation State IOD": "Pseudo-Color Softcopy Presentation State IOD",
}


def rows(edition: str) -> dict[str, list[Module]]:
    found: dict[str, list[Module]] = {}
    for row in spec.rows(edition, "iod_modules.csv"):
        module = Module(row["information_entity"], row["module"], row["usage"], row.get("section") or None)
        found.setdefault(row["iod_title"], []).append(module)
    return found


TABLES = {path.parent.name: rows(path.parent.name) for path in spec.SPEC.glob("*/iod_modules.csv")}


def members(edition: str) -> Iterator[SOPClass]:
    module = load(edition)
    yield from (*module.MediaStorageSOPClass, *getattr(module, "RetiredMediaStorageSOPClass", ()))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_class_of_every_edition_has_the_modules_of_its_table(edition: str) -> None:
    for member in members(edition):
        if member.is_retired:
            continue
        title = RETITLED.get(member.iod.title, member.iod.title)
        assert list(member.iod.modules) == TABLES[member.iod.modules_edition][title]


def test_only_retired_classes_have_none_for_no_table_states_their_iod() -> None:
    without = [(edition, one) for edition in EDITIONS for one in members(edition) if not (one.iod and one.iod.modules)]
    assert len(without) == sum(len(spec.retired(edition)) for edition in EDITIONS)
    assert all(one.is_retired and one.iod is None for _, one in without)


def test_every_table_is_of_a_class() -> None:
    used = {(one.iod.modules_edition, one.iod.title) for edition in EDITIONS for one in members(edition) if one.iod}
    for edition, tables in TABLES.items():
        assert {(edition, title) for title in tables} <= used


def test_titles_that_changed_lead_to_the_same_table() -> None:
    old = {one.iod.title for one in e2020b.MediaStorageSOPClass} - {
        one.iod.title for one in e2024b.MediaStorageSOPClass
    }
    assert {title for title in old if title not in TABLES["2024b"]} == set(RETITLED)


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
    assert e2024b.MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.modules[0] == ("Patient", "Patient", "M", None)
    assert {module.usage for module in CT.modules} == set(get_args(ModuleUsage))


def test_an_iod_is_the_same_value_with_and_without_its_modules_loaded() -> None:
    for same in (pickle.loads(pickle.dumps(CT)), copy.deepcopy(CT), IOD(*CT), IOD(**CT._asdict())):
        assert (same, hash(same), same.modules) == (CT, hash(CT), CT.modules)
    assert TypeAdapter(IOD).validate_json(TypeAdapter(IOD).dump_json(CT)) == CT
    assert TypeAdapter(Module).validate_json(TypeAdapter(Module).dump_json(CT.modules[0])) == CT.modules[0]


def test_an_iod_made_by_hand() -> None:
    assert IOD("A.3", "CT Image IOD", None, "2026d", "2026d").modules is None
    assert IOD(None, "CT Image IOD", None, None, None, "1999").modules is None
    assert IOD(None, None, None, None, None, "2026d").modules is None


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_are_their_rule_over_the_modules(kind) -> None:
    for edition in EDITIONS:
        for member in members(edition):
            modules = member.iod.modules if member.iod else None
            expected = (
                None
                if modules is None
                else any(module.name in KINDS[kind] and module.usage != "U" for module in modules)
            )
            assert getattr(member, kind) is expected


@pytest.mark.parametrize("kind", KINDS)
def test_rules_name_modules_and_sections_of_the_tables(kind) -> None:
    everywhere = [module for tables in TABLES.values() for modules in tables.values() for module in modules]
    for name, section in KINDS[kind].items():
        assert name in {module.name for module in everywhere}
        assert {module.section for module in everywhere if module.name == name} <= {section, None}
        documented = " ".join(getattr(SOPClass, kind).__doc__.replace("PS3.3 ", "").split())
        assert (f"{name} ({section})" if section else name) in documented


def true(member: SOPClass) -> list[str]:
    return [kind for kind in KINDS if getattr(member, kind)]


@pytest.mark.parametrize(
    ("member", "kinds"),
    [
        (M.CT_IMAGE_STORAGE, ["has_pixel_data"]),
        (M.RT_DOSE_STORAGE, ["has_pixel_data", "is_multi_frame"]),
        (M.SEGMENTATION_STORAGE, ["has_pixel_data", "is_multi_frame"]),
        (M.PARAMETRIC_MAP_STORAGE, ["has_pixel_data", "is_multi_frame"]),
        (M.ENHANCED_US_VOLUME_STORAGE, ["has_pixel_data", "is_multi_frame"]),
        (M.HEIGHT_MAP_SEGMENTATION_STORAGE, ["has_pixel_data", "is_multi_frame"]),
        (M.MR_SPECTROSCOPY_STORAGE, ["is_multi_frame"]),
        (M.SURFACE_SEGMENTATION_STORAGE, []),
        (M.TWELVE_LEAD_ECG_WAVEFORM_STORAGE, ["has_waveform"]),
        (M.WAVEFORM_PRESENTATION_STATE_STORAGE, ["is_presentation_state"]),
        (M.VOLUME_RENDERING_VOLUMETRIC_PRESENTATION_STATE_STORAGE, ["is_presentation_state"]),
        (M.KEY_OBJECT_SELECTION_DOCUMENT_STORAGE, ["is_structured_report"]),
        (M.ENCAPSULATED_STL_STORAGE, ["is_encapsulated_document"]),
        (M.RAW_DATA_STORAGE, []),
        (M.MEDIA_STORAGE_DIRECTORY_STORAGE, []),
        (e2013.MediaStorageSOPClass.RT_DOSE_STORAGE, ["has_pixel_data", "is_multi_frame"]),
    ],
)
def test_kinds(member: SOPClass, kinds: list[str]) -> None:
    assert true(member) == kinds


def test_the_kinds_of_a_class_without_modules_are_unknown() -> None:
    retired = RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED
    assert [getattr(retired, kind) for kind in KINDS] == [None] * len(KINDS)
