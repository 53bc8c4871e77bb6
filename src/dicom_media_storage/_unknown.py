"""Errors for names that do not exist, which say what was meant; loaded only when one is raised."""

from collections.abc import Iterable
from difflib import get_close_matches

from ._old_names import OLD_NAMES


def unknown_constant(module: str, name: str, known: Iterable[str]) -> AttributeError:
    """Return the error for a constant that a module of UIDs does not have."""
    return _error(f"module {module!r}", name, OLD_NAMES.get(name), known)


def unknown_member(enum: type, name: str) -> AttributeError:
    """Return the error for a member that an enum of SOP Classes does not have."""
    members: dict[str, str] = dict(enum.__members__)  # type: ignore[attr-defined]
    keyword = _keyword_of_old_member(name)
    meant = next((member for member, one in members.items() if keyword and one.keyword == keyword), None)  # type: ignore[attr-defined]
    return _error(f"type object {enum.__name__!r}", name, meant, members)


def _keyword_of_old_member(name: str) -> str | None:
    folded = name.replace("_", "").casefold()
    return next((keyword for old, keyword in OLD_NAMES.items() if old.casefold() == folded), None)


def _error(owner: str, name: str, renamed: str | None, known: Iterable[str]) -> AttributeError:
    known = set(known)
    says = f"{owner} has no attribute {name!r}"
    if renamed is not None and renamed in known:
        return _with_own_suggestion(f"{says}: DICOM calls it {renamed!r}", name)
    close = get_close_matches(name, sorted(known), n=3)
    return _with_own_suggestion(f"{says}. Did you mean {' or '.join(map(repr, close))}?" if close else says, name)


def _with_own_suggestion(message: str, name: str) -> AttributeError:
    # With an object at hand, Python's traceback would add a suggestion of its own behind ours.
    return AttributeError(message, name=name, obj=None)
