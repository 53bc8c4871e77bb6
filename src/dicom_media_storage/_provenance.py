"""The source of each value of a member."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from ._facts import RUNS, found, is_retired, modules
from ._kinds import KINDS
from ._runs import MODULES, at, nearest
from ._sop_class import SOPClass
from .editions.registry import KEYWORD_EDITIONS, ROWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runs import Found

Origin: TypeAlias = Literal["stated", "carried over", "nearest", "inferred"]


def source_of(member: SOPClass, name: str) -> tuple[str | None, Origin | None]:
    """Return the edition that states a property of a class, and the origin of the value; see `history.source`."""
    edition, table = _SOURCES[name](member)
    if edition is None:
        return None, None
    if edition == member.edition:
        is_inferred = RUNS.is_inferred(name, member.value, edition)
        return (None, "inferred") if is_inferred else (edition, "stated")
    return edition, "carried over" if RUNS.source_of_table(table, member.edition) == edition else "nearest"


def _of_row(compute: "Callable[[SOPClass], Found]") -> Callable[[SOPClass], tuple[str | None, str]]:
    return lambda member: (compute(member)[1], RUNS.table(member.value, member.edition)[0])


def _of_class(rule: "Callable[[str, str, bool], Found]") -> "Callable[[SOPClass], Found]":
    return lambda member: rule(member.value, member.edition, is_retired(member))


def _keyword(member: SOPClass) -> tuple[str | None, str]:
    names = ROWS.get(member.value, (None,))[0]
    listing = tuple(one for one in KEYWORD_EDITIONS if at(names, one) is not None)
    return nearest(member.edition, listing), "A-1"


_SOURCES: dict[str, Callable[[SOPClass], tuple[str | None, str]]] = {
    **dict.fromkeys(
        ("sop_class_name", "table", "is_retired"), _of_row(lambda member: RUNS.table(member.value, member.edition))
    ),
    "keyword": _keyword,
    "iod_section": _of_row(_of_class(RUNS.section)),
    "iod_title": _of_row(_of_class(RUNS.title)),
    **dict.fromkeys(("iod_modules", *KINDS), lambda member: (modules(member)[1], MODULES)),
    "service_class": _of_row(lambda member: RUNS.service_class(member.value, member.edition)),
    "specialization": _of_row(lambda member: found(member, "specialization")),
    "shares_uid_with_network": _of_row(lambda member: found(member, "not_on_network")),
    "directory_record_type": lambda member: (found(member, "directory_record_type")[1], "F.5"),
    "related_general": lambda member: (RUNS.related_general(member.value, member.edition)[1], "B.3-3"),
}
"""For each property, a function that returns the edition that states its value, and the table that contains it."""

SOURCED = tuple(_SOURCES)
"""The properties whose source is known."""
