"""The facts about a member of an enum of SOP Classes; loaded when a property is first used."""

from ._kinds import KINDS, is_of_kind
from ._runs import MODULES, RETIRED_TABLE, Runs, at, nearest
from .editions import runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal, TypeAlias

    from ._iod import IOD
    from ._runs import Found
    from ._sop_class import SOPClass

    Origin: TypeAlias = Literal["stated", "carried over", "nearest", "inferred"]

REGISTER_TABLE = "A-1"
RUNS = Runs(runs)


def found(member: "SOPClass", name: str) -> "Found":
    """Return the value of a property, and the edition that states it."""
    return RUNS.value(name, member.value, member.edition, is_retired(member))


def is_retired(member: "SOPClass") -> bool:
    """Return whether the table that lists the class is that of retired classes."""
    return bool(RUNS.table(member.value, member.edition)[0] == RETIRED_TABLE)


def iod(member: "SOPClass") -> "IOD | None":
    """Return the IOD of a class, with the edition of each value."""
    from ._iod import IOD
    from ._links import section_url

    of_class = member.value, member.edition, is_retired(member)
    section, section_edition = RUNS.section(*of_class)
    title, title_edition = RUNS.title(*of_class)
    if section_edition is None and title_edition is None:
        return None
    _, modules_edition = _modules(member)
    url = None if section_edition is None else section_url(section_edition, "PS3.3", section)
    return IOD(section, title, url, section_edition, title_edition, modules_edition)


def kind(member: "SOPClass", name: str) -> bool | None:
    """Return whether a class is of a kind; None if the Modules of its IOD are unknown."""
    modules, edition = _modules(member)
    return None if edition is None else is_of_kind(name, modules)


def _modules(member: "SOPClass") -> "Found":
    from .editions.iod_modules import TABLES

    return (None, None) if is_retired(member) else RUNS.modules(TABLES, member.value, member.edition)


def source_of(member: "SOPClass", name: str) -> "tuple[str | None, Origin | None]":
    """Return the edition that states a property of a class, and how the class comes by it; see `history.source`."""
    edition, table = _SOURCES[name](member)
    if edition is None:
        return None, None
    if edition == member.edition:
        is_inferred = RUNS.is_inferred(name, member.value, edition)
        return (None, "inferred") if is_inferred else (edition, "stated")
    return edition, "carried over" if RUNS.source_of_table(table, member.edition) == edition else "nearest"


def _of_row(compute: "Callable[[SOPClass], Found]") -> "Callable[[SOPClass], tuple[str | None, str]]":
    return lambda member: (compute(member)[1], RUNS.table(member.value, member.edition)[0])


def _of_class(rule: "Callable[[str, str, bool], Found]") -> "Callable[[SOPClass], Found]":
    return lambda member: rule(member.value, member.edition, is_retired(member))


def _keyword(member: "SOPClass") -> "tuple[str | None, str]":
    from .editions.registry import KEYWORD_EDITIONS, ROWS

    names = ROWS.get(member.value, (None,))[0]
    listing = tuple(one for one in KEYWORD_EDITIONS if at(names, one) is not None)
    return nearest(member.edition, listing), REGISTER_TABLE


_SOURCES: "dict[str, Callable[[SOPClass], tuple[str | None, str]]]" = {
    **dict.fromkeys(
        ("sop_class_name", "table", "is_retired"), _of_row(lambda member: RUNS.table(member.value, member.edition))
    ),
    "keyword": _keyword,
    "iod_section": _of_row(_of_class(RUNS.section)),
    "iod_title": _of_row(_of_class(RUNS.title)),
    **dict.fromkeys(("iod_modules", *KINDS), lambda member: (_modules(member)[1], MODULES)),
    "service_class": _of_row(lambda member: RUNS.service_class(member.value, member.edition)),
    "specialization": _of_row(lambda member: found(member, "specialization")),
    "shares_uid_with_network": _of_row(lambda member: found(member, "not_on_network")),
    "directory_record_type": lambda member: (found(member, "directory_record_type")[1], "F.5"),
    "related_general": lambda member: (RUNS.related_general(member.value, member.edition)[1], "B.3-3"),
}
"""By property, the edition that states its value, and the table of the standard that has it."""

SOURCED = tuple(_SOURCES)
"""The properties of which the source is known."""
