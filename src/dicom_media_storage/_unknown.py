"""Errors for names that do not exist, with suggestions; loaded only when one is raised."""

import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from . import registry
from ._old_names import OLD_NAMES

_ENUMS = ("MediaStorageSOPClass", "RetiredMediaStorageSOPClass")


def unknown_constant(module: str, name: str, known: Iterable[str]) -> AttributeError:
    """Return the error for a name that a module of UIDs does not have."""
    return _error(f"module {module!r}", name, {one: one for one in known}, OLD_NAMES.get(name))


def unknown_member(enum: type, name: str) -> AttributeError:
    """Return the error for a member that an enum of SOP Classes does not have.

    If the other enum has the name, for example that of a retired class, the suggestion contains that enum.
    """
    known = {member: member for member in _members(enum)}
    for other in (getattr(sys.modules[enum.__module__], one, enum) for one in _ENUMS):
        known |= {member: f"{other.__name__}.{member}" for member in _members(other) if other is not enum}
    keywords = {old.casefold(): keyword for old, keyword in OLD_NAMES.items()}
    return _error(f"type object {enum.__name__!r}", name, known, keywords.get(_folded(name)))


def _members(enum: type) -> Iterable[str]:
    return tuple(vars(enum)["_member_map_"])


def _error(owner: str, name: str, known: Mapping[str, str], keyword: str | None) -> AttributeError:
    """Return the error; ``known`` maps names to suggestions, and ``keyword`` is the UID Keyword for an old name."""
    spellings = {_folded(one): shown for one, shown in known.items()}
    message = f"{owner} has no attribute {name!r}"
    if keyword and _folded(keyword) in spellings:
        message += f": DICOM calls it {spellings[_folded(keyword)]!r}"
    elif _folded(name) in spellings:
        message += f". Did you mean {spellings[_folded(name)]!r}?"
    elif registered := _registered(name):
        message += f": {registered}"
    elif close := get_close_matches(_folded(name), sorted(spellings), n=3):
        message += f". Did you mean {' or '.join(repr(spellings[one]) for one in close)}?"
    # With an object, Python's traceback would add its own suggestion after this.
    return AttributeError(message, name=name, obj=None)


def _registered(name: str) -> str | None:
    for entry in registry.entries():
        if entry.keyword and _folded(entry.keyword) == _folded(name):
            retired = "retired " if entry.is_retired else ""
            return f"the UID {entry.uid} is a {retired}{entry.type} that the tables do not list, see registry.get"
    return None


def _folded(name: str) -> str:
    return name.replace("_", "").casefold()
