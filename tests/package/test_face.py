"""The public names: enums, constants and lookup functions of every edition, and of the newest by default."""

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import dicom_media_storage
from dicom_media_storage import EDITION, MediaStorageSOPClass, RetiredMediaStorageSOPClass, SOPClass, get, uids
from dicom_media_storage.editions import EDITIONS, e2013, e2017c, load
from tests.support import spec

MODULES = [*map(load, EDITIONS)]
CT = "1.2.840.10008.5.1.4.1.1.2"


class Text(str):
    """As pydicom's UID is: a subclass of str."""


def test_every_edition_has_its_classes() -> None:
    assert EDITIONS == spec.EDITIONS
    for module in MODULES:
        assert module.EDITION == module.__name__.rpartition(".e")[2]
        assert [*module.MediaStorageSOPClass] == spec.current(module.EDITION)
        assert [*getattr(module, "RetiredMediaStorageSOPClass", ())] == spec.retired(module.EDITION)


def test_the_newest_edition_is_the_default() -> None:
    newest = MODULES[-1]
    assert EDITION == EDITIONS[-1] == max(EDITIONS)
    assert MediaStorageSOPClass is newest.MediaStorageSOPClass
    assert vars(uids).items() >= {name: getattr(newest.uids, name) for name in uids.__all__}.items()


@pytest.mark.parametrize("module", [MODULES[0], MODULES[len(MODULES) // 2], MODULES[-1]])
def test_members_are_their_uid(module) -> None:
    for member in module.MediaStorageSOPClass:
        assert member == member.value == member.uid == str(member) == f"{member}"
        assert hash(member) == hash(member.value)
        assert isinstance(member, SOPClass)
        assert module.MediaStorageSOPClass(Text(member.value)) is member
        assert getattr(module.uids, member.keyword) == member


def test_one_name_in_every_edition() -> None:
    names = {}
    for module in MODULES:
        for member in module.MediaStorageSOPClass:
            assert names.setdefault(member.uid, (member.name, member.keyword)) == (member.name, member.keyword)
    assert len(set(names.values())) == len(names)


def test_members_in_the_standard_library() -> None:
    ct = MediaStorageSOPClass.CT_IMAGE_STORAGE
    assert json.dumps({ct: ct}) == f'{{"{CT}": "{CT}"}}'
    assert pickle.loads(pickle.dumps(ct)) is ct
    assert copy.copy(ct) is copy.deepcopy(ct) is ct
    assert sorted([MediaStorageSOPClass.MR_IMAGE_STORAGE, ct]) == [ct, MediaStorageSOPClass.MR_IMAGE_STORAGE]
    assert {ct: 1}[CT] == 1
    assert pickle.loads(pickle.dumps(ct.iod)) == ct.iod


def test_no_name_hides_a_method_of_str() -> None:
    assert {name for name in vars(SOPClass) if hasattr(str, name) and not name.startswith("_")} == set()


def test_get_finds_retired_classes_where_the_edition_prints_them() -> None:
    assert get("1.2.840.10008.5.1.4.1.1.6") is RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED
    assert e2017c.get("1.2.840.10008.5.1.4.1.1.6").is_retired
    assert e2013.get("1.2.840.10008.5.1.4.1.1.6") is e2013.RetiredMediaStorageSOPClass("1.2.840.10008.5.1.4.1.1.6")


@pytest.mark.parametrize("name", ["nothing", "MediaStorageSOPclass", "_private", "Any"])
def test_unknown_attributes(name: str) -> None:
    for module in (dicom_media_storage, *MODULES):
        with pytest.raises(AttributeError, match=name):
            getattr(module, name)


def test_every_public_name_is_there() -> None:
    for module in (dicom_media_storage, *MODULES):
        assert set(module.__all__) <= set(dir(module))
        for name in module.__all__:
            assert getattr(module, name) is not None


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    environment = {"PYTHONPATH": str(Path(dicom_media_storage.__file__).parent.parent)}
    command = [sys.executable, "-S", "-c", code]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.split())


def test_a_module_costs_one_module() -> None:
    assert loaded_by("import dicom_media_storage") == {"dicom_media_storage"}
    assert loaded_by("import dicom_media_storage.uids") == {"dicom_media_storage", "dicom_media_storage.uids"}


def test_a_star_import_costs_no_more_than_the_enum_and_get() -> None:
    star = loaded_by("from dicom_media_storage import *; MediaStorageSOPClass, get")
    needed = loaded_by("from dicom_media_storage import MediaStorageSOPClass, get, by_name, SOPClass")
    assert star - needed == set()


@pytest.mark.parametrize("module", ["dicom_media_storage", "dicom_media_storage.uids", "dicom_media_storage.editions"])
def test_tools_that_ask_for_special_names_load_nothing(module: str) -> None:
    loaded = loaded_by(f"import {module} as one; hasattr(one, '__wrapped__')")
    assert loaded - {"dicom_media_storage._lazy"} == {"dicom_media_storage", module}


def test_one_edition_does_not_load_another() -> None:
    loaded = loaded_by("from dicom_media_storage.editions.e2013 import MediaStorageSOPClass")
    assert {name for name in loaded if "editions.e" in name} == {
        "dicom_media_storage.editions.e2013",
        "dicom_media_storage.editions.e2013.sop_classes",
    }


def test_enums_load_neither_typing_nor_the_side_table() -> None:
    loaded = loaded_by("from dicom_media_storage import MediaStorageSOPClass, get")
    assert not loaded & {
        "typing",
        "dataclasses",
        "importlib.metadata",
        "dicom_media_storage._facts",
        "dicom_media_storage.editions.runs",
    }
