"""The value of a SOP Class's property in an edition, and the edition that states the value.

`dicom_media_storage.editions.runs` has a run for each class and property: a single value if all editions that state the
property agree, otherwise pairs of an edition and the value from that edition on. An edition has the value that its own
source states, otherwise the value of the nearest edition whose source states it; in a tie, the earlier edition wins.
Only this module implements the rule. It imports nothing of the package, so that the generator can use it, too.
"""

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Protocol, TypeAlias

    Found: TypeAlias = tuple[Any, str | None]
    """A value, and the edition that states it; (None, None) if no edition states the property."""

    class Data(Protocol):
        """The generated data: the attributes of ``dicom_media_storage.editions.runs``."""

        SOURCES: dict[str, dict[str, str]]
        COLUMNS: dict[str, tuple[str, ...]]
        ONLY: dict[tuple[str, str], tuple[str, ...]]
        UNLESS: dict[tuple[str, str], tuple[str, ...]]
        INFERRED: dict[tuple[str, str], tuple[str, ...]]
        SERVICE_CLASSES: dict[str, Any]
        CLASSES: dict[str, tuple[Any, ...]]


MODULES = "IOD Modules"
RETIRED_TABLE = "B.6-1"
_NOTHING: "Found" = (None, None)
_KEYWORD, _TABLE = 0, 1
_PLACES = {
    "sop_class_name": 2,
    "iod_section": 3,
    "iod_title": 4,
    "specialization": 5,
    "directory_record_type": 6,
    "related_general": 7,
    "annex_o": 8,
    "not_on_network": 9,
}


def at(run: "Any", edition: str) -> "Any":  # noqa: ANN401  # a value of any property
    """Return the value of a run in an edition.

    >>> at("A.3", "2013"), at((("2013", "I.4-1"), ("2016c", "B.5-1")), "2017c"), at((("2016c", "B.5-1"),), "2013")
    ('A.3', 'B.5-1', None)
    """
    if type(run) is not tuple:
        return run
    value: Any = None
    pairs: tuple[tuple[str, Any], ...] = run  # pyright: ignore[reportUnknownVariableType]
    for start, one in pairs:
        if start > edition:
            break
        value = one
    return value


@cache
def nearest(edition: str, others: tuple[str, ...]) -> str | None:
    """Return the nearest of the other editions in time, in a tie the earlier; None if ``others`` is empty.

    >>> nearest("2017c", ("2016c", "2018c")), nearest("2024b", ())
    ('2016c', None)
    """
    return next(iter(by_nearness(edition, others)), None)


def by_nearness(edition: str, others: "Iterable[str]") -> list[str]:
    """Return editions in the order of their distance in time, in a tie the earlier first."""
    moment = _moment(edition)
    return sorted(others, key=lambda other: (abs(_moment(other) - moment), other))


def _moment(edition: str) -> int:
    """Return an edition as a number of fifths of a year; the editions of a year have the letters a to e."""
    return int(edition[:4]) * 5 + (ord(edition[4]) - ord("a") + 1 if edition[4:] else 0)


class Runs:
    """The rule, applied to generated data. A UID and ``is_retired`` together identify a class.

    Results are cached. Threads that compute a value at the same time get equal results.
    """

    def __init__(self, data: "Data") -> None:
        self._data = data
        self._kept: dict[object, Any] = {}

    def keyword(self, uid: str) -> str:
        """Return the UID Keyword of a class."""
        keyword: str = self._data.CLASSES[uid][_KEYWORD]
        return keyword

    def name(self, uid: str, edition: str) -> str:
        """Return the SOP Class Name that an edition prints."""
        name: str = at(self._run(uid, "sop_class_name"), edition)
        return name

    def table(self, uid: str, edition: str) -> "Found":
        """Return the table of PS3.4 that lists a class in an edition, and the edition of that table."""
        found = at(self._data.CLASSES[uid][_TABLE], edition)
        return found, self.source_of_table(found, edition)

    def source_of_table(self, table: str, edition: str) -> str | None:
        """Return the edition whose table an edition uses; None if its source lacks the table."""
        return self._data.SOURCES[edition].get(table)

    def editions_of(self, uid: str, is_retired: bool) -> tuple[str, ...]:
        """Return the editions that list a class as current, or as retired, oldest first."""
        return self._once(self._editions_of, uid, is_retired)

    def _editions_of(self, uid: str, is_retired: bool) -> tuple[str, ...]:
        run = self._data.CLASSES[uid][_TABLE]
        tables = ((edition, at(run, edition), sources) for edition, sources in self._data.SOURCES.items())
        return tuple(
            edition for edition, one, sources in tables if one in sources and (one == RETIRED_TABLE) == is_retired
        )

    def states(self, edition: str, name: str, key: str) -> bool:
        """Return whether the source of an edition states a property of a class (or of a table, or of an IOD)."""
        place = edition, name
        return (
            name in self._data.COLUMNS.get(edition, ())
            and key in self._data.ONLY.get(place, (key,))
            and key not in self._data.UNLESS.get(place, ())
        )

    def value(self, name: str, uid: str, edition: str, is_retired: bool) -> "Found":
        """Return the value of a property for an edition, and the edition that states it."""
        source = nearest(edition, self._stating(name, uid, is_retired))
        return _NOTHING if source is None else (at(self._run(uid, name), source), source)

    def _stating(self, name: str, uid: str, is_retired: bool) -> tuple[str, ...]:
        return self._once(self._stating_editions, name, uid, is_retired)

    def _stating_editions(self, name: str, uid: str, is_retired: bool) -> tuple[str, ...]:
        if is_retired:  # Table B.6-1 has only names and UIDs
            return ()
        return tuple(one for one in self.editions_of(uid, is_retired) if self.states(one, name, uid))

    def title(self, uid: str, edition: str, is_retired: bool) -> "Found":
        """Return the nearest title of the IOD; skip editions that refer to another section of PS3.3."""
        section, _ = self.value("iod_section", uid, edition, is_retired)
        sections = self._run(uid, "iod_section")
        same = tuple(
            one
            for one in self._stating("iod_title", uid, is_retired)
            if section is None or not self.states(one, "iod_section", uid) or at(sections, one) == section
        )
        source = nearest(edition, same)
        return _NOTHING if source is None else (self._title_in(uid, source), source)

    def section(self, uid: str, edition: str, is_retired: bool) -> "Found":
        """Return the section of the IOD, or else that of another class with the same IOD."""
        own = self.value("iod_section", uid, edition, is_retired)
        if own[0] is not None:
            return own
        wanted, _ = self.title(uid, edition, is_retired)
        sections = dict(self._sections_titled(wanted)) if wanted else {}
        source = nearest(edition, tuple(sections))
        return _NOTHING if source is None else (sections[source], source)

    def _sections_titled(self, wanted: str) -> "Iterator[tuple[str, str]]":
        """Yield each edition in which a class with this IOD has a section, and the section."""
        for uid in self.classes_titled(wanted):
            for edition in self._stating("iod_section", uid, False):
                if self.states(edition, "iod_title", uid) and self._title_in(uid, edition) == wanted:
                    yield edition, at(self._run(uid, "iod_section"), edition)

    def classes_titled(self, wanted: str) -> "Iterator[str]":
        """Yield the UIDs of the classes whose IOD has this title in any edition."""
        for uid in self._data.CLASSES:
            if any(wanted == self._title_in(uid, edition) for edition in self._stating("iod_title", uid, False)):
                yield uid

    def _title_in(self, uid: str, edition: str) -> str | None:
        title: str | None = at(self._run(uid, "iod_title"), edition)
        return title

    def modules(self, tables: "dict[str, Any]", uid: str, edition: str) -> "Found":
        """Return the Modules of a current class's IOD; find them by the title of the IOD in each edition.

        ``tables`` is the generated data about the IODs, by title.
        """
        key = "modules", uid, edition
        if key not in self._kept:
            self._kept[key] = self._modules(tables, uid, edition)
        kept: Found = self._kept[key]
        return kept

    def _modules(self, tables: "dict[str, Any]", uid: str, edition: str) -> "Found":
        own, _ = self.title(uid, edition, False)
        if own is None:
            return _NOTHING
        listing = self.editions_of(uid, False)
        having = (one for one, columns in self._data.COLUMNS.items() if MODULES in columns)
        titles = [own, *(self._title_in(uid, one) for one in self._stating("iod_title", uid, False))]
        for one in by_nearness(edition, having):
            there = [self.title(uid, one, False)[0]] if one in listing else []
            for title in dict.fromkeys(there + titles):
                rows = at(tables.get(title), one) if self.states(one, MODULES, title) else None
                if rows is not None:
                    return rows, one
        return _NOTHING

    def former_names(self, uid: str, edition: str, is_retired: bool) -> tuple[str, ...]:
        """Return the different names that earlier editions print, oldest first."""
        earlier = (one for one in self.editions_of(uid, is_retired) if one < edition)
        names = dict.fromkeys(self.name(uid, one) for one in earlier)
        return tuple(name for name in names if name != self.name(uid, edition))

    def related_general(self, uid: str, edition: str) -> "Found":
        """Return the UIDs of the Related General SOP Classes that are current in an edition."""
        found, source = self.value("related_general", uid, edition, False)
        if source is None:
            return _NOTHING
        return tuple(one for one in found.split() if edition in self.editions_of(one, False)), source

    def service_class(self, uid: str, edition: str) -> "Found":
        """Return the title of the chapter of PS3.4 that contains the table of a class."""
        table, _ = self.table(uid, edition)
        source = nearest(edition, tuple(one for one in self._data.SOURCES if self.states(one, "service_class", table)))
        return _NOTHING if source is None else (at(self._data.SERVICE_CLASSES[table], source), source)

    def is_inferred(self, name: str, uid: str, edition: str) -> bool:
        """Return whether an edition's value for a class is inferred from other rows."""
        return uid in self._data.INFERRED.get((edition, name), ())

    def _run(self, uid: str, name: str) -> "Any":  # noqa: ANN401
        return self._data.CLASSES[uid][_PLACES[name]]

    def _once(self, compute: "Callable[..., tuple[str, ...]]", *arguments: object) -> tuple[str, ...]:
        key = compute.__name__, *arguments
        if key not in self._kept:
            self._kept[key] = compute(*arguments)
        kept: tuple[str, ...] = self._kept[key]
        return kept
