import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

from dicom_media_storage import _cli


@pytest.mark.parametrize("name", [module.name for module in iter_modules(_cli.__path__)])
def test_examples_in_docstrings(name):
    assert doctest.testmod(import_module(f"{_cli.__name__}.{name}")).failed == 0
