"""What changed in DICOM from each edition to the next: a page, and a feed (Atom, RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from sphinx.application import Sphinx

from dicom_media_storage import SOPClass, history
from dicom_media_storage._search.catalogue import StorageClass, storage_classes
from dicom_media_storage.editions import EDITIONS
from dicom_media_storage.editions.literals import Edition

_ATOM: Final = "http://www.w3.org/2005/Atom"
_FEW: Final = 3
_PLACES: Final = {"table": "Table", "iod_section": "IOD in PS3.3", "directory_record_type": "Directory Record"}


class Line(NamedTuple):
    """A class, and what changed in it."""

    keyword: str
    uid: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two editions that follow each other among those shipped."""

    old: Edition
    new: Edition
    added: tuple[Line, ...]
    removed: tuple[Line, ...]
    retired: tuple[Line, ...]
    renamed: tuple[Line, ...]
    moved: tuple[Line, ...]
    """Classes that another table of PS3.4 lists, or that refer to another section of PS3.3."""

    @property
    def summary(self) -> str:
        """The numbers in words."""
        counts = {name: len(getattr(self, name)) for name in ("added", "removed", "retired", "renamed", "moved")}
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "no class differs"


@cache
def changes() -> tuple[Changes, ...]:
    """Return the changes from each shipped edition to the next, the newest first."""
    return tuple(_between(old, new) for old, new in reversed([*pairwise(EDITIONS)]))


def _between(old: Edition, new: Edition) -> Changes:
    diff = history.diff(old, new)
    retired = {one for one in diff.removed if _is_retired(one, new)}
    return Changes(
        old,
        new,
        added=tuple(_line(one) for one in diff.added),
        removed=tuple(_line(one) for one in diff.removed if one not in retired),
        retired=tuple(_line(one) for one in diff.removed if one in retired),
        renamed=tuple(
            Line(storage_classes()[uid].newest.keyword, uid, after, before) for uid, before, after in diff.renamed
        ),
        moved=tuple(_moved(new)),
    )


def _line(member: SOPClass) -> Line:
    return Line(member.keyword, member.uid, member.sop_class_name, "")


def _is_retired(member: SOPClass, edition: Edition) -> bool:
    after = storage_classes()[member.uid].by_edition.get(edition)
    return after is not None and after.is_retired


def _moved(new: Edition) -> Iterator[Line]:
    for one in storage_classes().values():
        if new in one.editions and not one.by_edition[new].is_retired:
            details = [*moves(one, new)]
            if details:
                yield _line(one.by_edition[new])._replace(detail="; ".join(details))


def moves(one: StorageClass, edition: Edition) -> Iterator[str]:
    """Yield where the tables of an edition put a class, if the last edition that states this puts it elsewhere."""
    for name, label in _PLACES.items():
        later = _stated(one.uid, edition, name)
        earlier = next(((value, old) for old in _before(one, edition) if (value := _stated(one.uid, old, name))), None)
        if later and earlier and earlier[0] != later:
            since = "" if earlier[1] == EDITIONS[EDITIONS.index(edition) - 1] else f" in {earlier[1]}"
            yield f"{label} {earlier[0]}{since} → {later}"


def _before(one: StorageClass, edition: Edition) -> list[Edition]:
    """Return the editions before another that list a class, the newest first."""
    return [old for old in reversed(one.editions) if EDITIONS.index(old) < EDITIONS.index(edition)]


@cache
def _stated(uid: str, edition: Edition, name: str) -> str | None:
    """Return a value that an edition states itself, as text; None if it does not, or states that there is none."""
    member = storage_classes()[uid].by_edition[edition]
    if history.source(member, name).origin != "stated":
        return None
    value = member.iod and member.iod.section if name == "iod_section" else getattr(member, name)
    return None if value is None else str(value)


def collect(_app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the page."""
    yield (
        "changes/index",
        {"title": "What changed in DICOM", "changes": changes(), "oldest": EDITIONS[0]},
        "changes.html",
    )


def news() -> tuple[Changes, ...]:
    """Return the newest changes of the list of classes, for the start page."""
    return tuple(one for one in changes() if one.added or one.removed or one.retired)[:_FEW]


def write_feed(app: Sphinx, error: Exception | None) -> None:
    """Write changes/feed.xml."""
    if error is None:
        text = ET.tostring(feed(app.config.html_baseurl), encoding="unicode")
        target = Path(app.outdir) / "changes" / "feed.xml"
        target.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n', encoding="utf-8")


def feed(base: str) -> ET.Element:
    """Return the feed. Editions have no date: that of an entry is its year, with its letter as the day."""
    page = f"{base}changes/index.html"
    root = ET.Element("feed", xmlns=_ATOM)
    _add(root, "title", "What changed in DICOM: storage SOP Classes")
    _add(root, "subtitle", "One entry per edition. The date of an entry is the year of the edition, not the day.")
    _add(root, "id", page)
    _add(root, "updated", _date(changes()[0].new) if changes() else _date(EDITIONS[-1]))
    ET.SubElement(root, "link", rel="self", href=f"{base}changes/feed.xml")
    ET.SubElement(root, "link", href=page)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = "dicom-media-storage"
    for one in changes():
        entry = ET.SubElement(root, "entry")
        _add(entry, "title", f"DICOM {one.new}: {one.summary}")
        _add(entry, "id", f"{page}#e{one.new}")
        _add(entry, "updated", _date(one.new))
        ET.SubElement(entry, "link", href=f"{page}#e{one.new}")
        _add(entry, "content", "\n".join(_as_text(one)) or "No class differs.", type="text")
    return root


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _date(edition: str) -> str:
    day = ord(edition[4]) - ord("a") + 1 if edition[4:] else 1
    return f"{edition[:4]}-01-{day:02}T00:00:00Z"


def _as_text(one: Changes) -> Iterator[str]:
    for word in ("added", "removed", "retired", "renamed", "moved"):
        for line in getattr(one, word):
            detail = f" ({line.detail})" if line.detail else ""
            yield f"{word}: {line.name} {line.uid}{detail}"
