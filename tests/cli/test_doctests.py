import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from dicom_media_storage import _cli, _export

PACKAGES = (_cli, _export)
MODULES = [one.name for package in PACKAGES for one in walk_packages(package.__path__, f"{package.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name):
    assert doctest.testmod(import_module(name)).failed == 0
