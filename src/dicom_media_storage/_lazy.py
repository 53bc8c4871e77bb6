"""Load attributes of packages on first use."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def submodule(package: str, name: str) -> "Any":  # noqa: ANN401  # callers know the type of the module
    """Import a submodule, or wait until another thread has done so, and return it.

    ``from . import name`` in a module's ``__getattr__`` would call that same ``__getattr__``.
    """
    __import__(f"{package}.{name}")
    return sys.modules[f"{package}.{name}"]


def missing_constant(package: str, name: str, known: "tuple[str, ...]") -> AttributeError:
    """Return the error for a name that a module of UIDs does not have."""
    # Tools look up names like __wrapped__ while they iterate over modules, and need no suggestions.
    if name[0] == "_":
        return AttributeError(f"module {package!r} has no attribute {name!r}")
    from ._unknown import unknown_constant

    return unknown_constant(package, name, known)


def of_edition(namespace: "dict[str, Any]") -> "tuple[Callable[[str], object], Callable[[], list[str]]]":
    """Return ``__getattr__`` and ``__dir__`` of an edition's module; they load attributes on first use."""
    package, public = namespace["__name__"], namespace["__all__"]

    def load(name: str) -> object:
        if name not in public:
            is_retired = name == "RetiredMediaStorageSOPClass"
            hint = ": the source of this edition lacks PS3.4 Table B.6-1" if is_retired else ""
            raise AttributeError(f"module {package!r} has no attribute {name!r}{hint}")
        if name in {"groups", "uids"}:
            return submodule(package, name)
        namespace[name] = value = getattr(submodule(package, "sop_classes"), name)
        return value

    return load, lambda: sorted({*namespace, *public})
