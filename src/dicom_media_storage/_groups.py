"""Groups of SOP Classes, computed from the properties of the members of an enum."""

from types import MappingProxyType

from ._facts import found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from ._sop_class import SOPClass
    from .editions.record_types import DirectoryRecordType

    _Class = TypeVar("_Class", bound=SOPClass)


def members_where(enum: "type[_Class]", name: str, value: object) -> "frozenset[_Class]":
    """Return the members whose property has a value."""
    return frozenset(member for member in enum if getattr(member, name) == value)


def under_annex_o(enum: "type[_Class]") -> "frozenset[_Class]":
    """Return the members to which the edition applies PS3.4 Annex O."""
    return frozenset(member for member in enum if found(member, "annex_o")[0])


def by_directory_record_type(enum: "type[_Class]") -> "Mapping[DirectoryRecordType, frozenset[_Class]]":
    """Return the members of each Directory Record Type, in the order of the types."""
    by_type: dict[DirectoryRecordType, set[_Class]] = {}
    for member in enum:
        if (record_type := member.directory_record_type) is not None:
            by_type.setdefault(record_type, set()).add(member)
    return MappingProxyType({one: frozenset(by_type[one]) for one in sorted(by_type)})
