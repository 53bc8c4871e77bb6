"""The examples in the docstrings of the package; those of the command line, of `export` and of the search run elsewhere."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import dicom_media_storage

MODULES = sorted(
    f"dicom_media_storage.{path.stem}"
    for path in Path(dicom_media_storage.__file__).parent.glob("*.py")
    if path.stem not in {"__init__", "__main__"}
)


@pytest.mark.parametrize("name", ["dicom_media_storage", *MODULES])
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
