"""The examples in the docstrings."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from dicom_media_storage import _lint

MODULES = [module.name for module in walk_packages(_lint.__path__, "dicom_media_storage._lint.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(import_module(name)).failed == 0
