"""The facts about a member of an enum of SOP Classes; loaded when a property is first used."""

from ._runs import RETIRED_TABLE, Runs
from .editions import runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._iod import IOD
    from ._runs import Found
    from ._sop_class import SOPClass

RUNS = Runs(runs)


def found(member: "SOPClass", name: str) -> "Found":
    """Return the value of a property, and the edition that states it."""
    return RUNS.value(name, member.value, member.edition, is_retired(member))


def is_retired(member: "SOPClass") -> bool:
    """Return whether the table of retired classes lists the class."""
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
    _, modules_edition = modules(member)
    url = None if section_edition is None else section_url(section_edition, "PS3.3", section)
    return IOD(section, title, url, section_edition, title_edition, modules_edition)


def kind(member: "SOPClass", name: str) -> bool | None:
    """Return whether a class is of a kind; None if the Modules of its IOD are unknown."""
    from ._kinds import is_of_kind

    rows, edition = modules(member)
    return None if edition is None else is_of_kind(name, rows)


def modules(member: "SOPClass") -> "Found":
    """Return the rows of the module table of the IOD, and the edition that has it."""
    from .editions.iod_modules import TABLES

    return (None, None) if is_retired(member) else RUNS.modules(TABLES, member.value, member.edition)
