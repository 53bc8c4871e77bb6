"""The examples in the docstrings of the generator."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import codegen

MODULES = [one.name for one in walk_packages(codegen.__path__, "codegen.") if one.name != "codegen.__main__"]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
