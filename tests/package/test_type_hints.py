"""Every annotation of a public function, property and class can be evaluated, as libraries for models do."""

from collections.abc import Iterator
from inspect import isclass, isfunction
from subprocess import run
from sys import executable
from types import ModuleType
from typing import get_overloads, get_type_hints

import pytest

import dicom_media_storage
from dicom_media_storage import (
    MediaStorageSOPClass,
    editions,
    history,
    is_media_storage_uid,
    negotiation,
    registry,
    table,
    uids,
)
from dicom_media_storage.editions import EDITIONS, load

MODULES = [dicom_media_storage, editions, history, negotiation, registry, table, *map(load, EDITIONS)]


def annotated(module: ModuleType) -> Iterator[tuple[str, object]]:
    for name in dir(module) if module in (dicom_media_storage, editions) else module.__all__:
        value = None if name.startswith("_") else getattr(module, name)
        if isfunction(value):
            yield name, value
            yield from ((name, overloaded) for overloaded in get_overloads(value))
        elif isclass(value):
            yield name, value
            for base in value.__mro__:
                members = vars(base).items() if base.__module__.startswith(dicom_media_storage.__name__) else ()
                yield from ((f"{name}.{key}", one.fget) for key, one in members if isinstance(one, property))
                yield from ((f"{name}.{key}", one) for key, one in members if isfunction(one))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_annotation_can_be_evaluated(module: ModuleType) -> None:
    found = [*annotated(module)]
    assert len(found) > 3
    for _, of in found:
        get_type_hints(of)


def test_an_annotation_is_evaluated_before_its_type_is_used() -> None:
    code = (
        "from typing import get_type_hints\n"
        "from dicom_media_storage import SOPClass\n"
        "for one in vars(SOPClass).values():\n"
        "    if isinstance(one, property): get_type_hints(one.fget)\n"
    )
    done = run([executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_only_the_uid_of_a_current_class_is_a_media_storage_uid() -> None:
    assert is_media_storage_uid(uids.CTImageStorage)
    assert is_media_storage_uid(MediaStorageSOPClass.CT_IMAGE_STORAGE)
    for value in (uids.UltrasoundImageStorageRetired, f"{uids.CTImageStorage}\0", "", None, 3, [], b"1.2"):
        assert not is_media_storage_uid(value)
