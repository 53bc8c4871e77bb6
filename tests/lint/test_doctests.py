"""The examples in the docstrings."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import dicom_uid_lint

MODULES = [module.name for module in walk_packages(dicom_uid_lint.__path__, "dicom_uid_lint.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(import_module(name)).failed == 0
