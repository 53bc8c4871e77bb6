"""Submodules as attributes of their package, loaded on first use."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


def submodule(package: str, name: str) -> "ModuleType":
    """Import a submodule, or wait until another thread has done so, and return it.

    ``from . import name`` in a module's ``__getattr__`` would call that same ``__getattr__``.
    """
    __import__(f"{package}.{name}")
    return sys.modules[f"{package}.{name}"]
