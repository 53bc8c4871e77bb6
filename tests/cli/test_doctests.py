import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from dicom_media_storage import _cli


@pytest.mark.parametrize("name", [module.name for module in walk_packages(_cli.__path__, f"{_cli.__name__}.")])
def test_examples_in_docstrings(name):
    assert doctest.testmod(import_module(name)).failed == 0
