"""What differs between two editions, as their own sources print them."""

from collections.abc import Callable
from dataclasses import dataclass

from codegen.model.members import EditionMembers, Member

Pair = tuple[Member, Member]
"""A class in the old and in the new edition."""


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """The classes that one edition lists and the other does not, and what changes in those that both list."""

    added: tuple[Member, ...]
    """Classes of the new edition, in the order of its tables."""
    removed: tuple[Member, ...]
    """Current classes of the old edition that the new one lists neither as current nor as retired."""
    retired: tuple[Member, ...]
    """Current classes of the old edition that the new one lists as retired."""
    renamed: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    """Classes in another table."""
    changed_iods: tuple[Pair, ...]
    """Classes whose row refers to another section or title; a value that either edition lacks does not count."""
    changed_modules: tuple[str, ...]
    """The titles of the IODs whose module tables differ."""


def edition_diff(old: EditionMembers, new: EditionMembers) -> EditionDiff:
    """Compare two editions."""
    before, after = ({one.uid: one for one in members.classes} for members in (old, new))
    now_retired = {one.uid for one in new.retired}
    kept = [(before[uid], one) for uid, one in after.items() if uid in before]
    gone = [one for uid, one in before.items() if uid not in after]
    modules = {title: rows for title, rows in new.model.modules.items() if title in old.model.modules}
    return EditionDiff(
        added=tuple(one for uid, one in after.items() if uid not in before),
        removed=tuple(one for one in gone if one.uid not in now_retired),
        retired=tuple(one for one in gone if one.uid in now_retired),
        renamed=_differing(kept, lambda one: one.name),
        moved=_differing(kept, lambda one: one.table),
        changed_iods=tuple(
            (was, one)
            for was, one in kept
            if _differ(was.row.iod_section, one.row.iod_section) or _differ(was.row.iod_title, one.row.iod_title)
        ),
        changed_modules=tuple(title for title, rows in modules.items() if rows != old.model.modules[title]),
    )


def _differing(pairs: list[Pair], value: Callable[[Member], str]) -> tuple[Pair, ...]:
    return tuple((was, one) for was, one in pairs if value(was) != value(one))


def _differ(old: str | None, new: str | None) -> bool:
    return bool(old and new and old != new)
