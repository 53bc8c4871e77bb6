"""What differs between the current classes of two editions."""

from dataclasses import dataclass

from codegen.model.members import EditionMembers, Member


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """The classes that one edition has and the other has not, and those whose printed name differs."""

    added: tuple[Member, ...]
    """Classes of the new edition, in the order of its tables."""
    removed: tuple[Member, ...]
    """Classes of the old edition, in the order of its tables."""
    renamed: tuple[tuple[Member, Member], ...]
    """The class in the old and in the new edition, in the order of the new edition's tables."""


def edition_diff(old: EditionMembers, new: EditionMembers) -> EditionDiff:
    """Compare two editions."""
    before, after = ({one.uid: one for one in facts.classes} for facts in (old, new))
    kept = [(before[uid], one) for uid, one in after.items() if uid in before]
    return EditionDiff(
        added=tuple(one for uid, one in after.items() if uid not in before),
        removed=tuple(one for uid, one in before.items() if uid not in after),
        renamed=tuple((was, one) for was, one in kept if was.name != one.name),
    )
