"""Every example in the modules of the site and of the search runs."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import docs.site
from dicom_media_storage import _search

MODULES = [
    module.name
    for package in (docs.site, _search)
    for module in walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
