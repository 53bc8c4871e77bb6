"""A page for each storage SOP Class and each other UID of PS3.6 Table A-1, from the public API of the package.

The pages are built with the site instead of being committed: together they have several megabytes.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge

from dicom_media_storage import IOD, Module, SOPClass, history
from dicom_media_storage._kinds import KINDS
from dicom_media_storage._links import page_url
from dicom_media_storage._search.catalogue import StorageClass, described, other_uids, storage_classes
from dicom_media_storage.editions import EDITIONS
from dicom_media_storage.registry import Registered, UIDEntry
from docs.site.snippets import snippets
from docs.site.timeline import timeline


class Link(NamedTuple):
    """A text with the page to which it leads; without one, the text alone."""

    text: str
    url: str | None


class Fact(NamedTuple):
    """A line of the table of facts: a label, links, and where the value is from if that is not the edition itself."""

    label: str
    links: tuple[Link, ...]
    note: str


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the pages: name, what the template needs, and the template."""
    for one in storage_classes().values():
        yield f"c/{one.newest.keyword}/index", _context(app, one), "class.html"
    for entry in other_uids().values():
        yield f"u/{entry.uid}/index", _uid_context(entry), "uid.html"


def redirect(app: Sphinx, error: Exception | None) -> None:
    """Write the pages that lead from the UID of a storage SOP Class to the page of the class."""
    if error is not None:
        return
    for one in storage_classes().values():
        page = Path(app.outdir) / "u" / one.uid / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        target = f"c/{one.newest.keyword}/index.html"
        context = {
            "target": f"../../{target}",
            "canonical": f"{app.config.html_baseurl}{target}",
            "name": one.names[0],
        }
        page.write_text(app.builder.templates.render("redirect.html", context), encoding="utf-8")


def _context(app: Sphinx, one: StorageClass) -> dict[str, Any]:
    newest = one.newest
    highlight = PygmentsBridge("html", app.config.pygments_style or "sphinx").highlight_block
    return {
        "title": f"{one.names[0]} ({one.uid})",
        "one": one,
        "newest": newest,
        "edition": one.editions[-1],
        "ids": _ids(one),
        "line": timeline(one),
        "registered": since(newest.registered),
        "facts": _facts(one),
        "kinds": kinds(newest),
        "modules_edition": newest.iod.modules_edition if newest.iod else None,
        "modules": _modules(newest),
        "snippets": [(snippet.title, highlight(snippet.text, snippet.language)) for snippet in snippets(one)],
    }


def _ids(one: StorageClass) -> dict[str, str]:
    newest = one.newest
    package = "dicom_media_storage"
    if one.editions[-1] != EDITIONS[-1]:
        package += f".editions.e{one.editions[-1]}"
    return {
        "UID": one.uid,
        "Keyword": newest.keyword,
        "Member": f"{type(newest).__name__}.{newest.name}",
        "Import": f"from {package}.uids import {newest.keyword}",
    }


def since(registered: Registered | None) -> str:
    """Return since when a UID is registered, in words.

    >>> since(Registered("2022d", "2022b", "PS3.6")), since(Registered("2013", None, "PS3.6")), since(None)
    ('Registered since 2022d (PS3.6, not in 2022b)', 'Registered in 2013 or earlier (PS3.6)', '')
    """
    if registered is None:
        return ""
    edition, before, part = registered
    if before is None:
        return f"Registered in {edition} or earlier ({part})"
    return f"Registered since {edition} ({part}, not in {before})"


def _facts(one: StorageClass) -> list[Fact]:
    newest = one.newest
    found = [
        Fact("IOD", _iod_links(newest.iod), _notes(newest, "iod_title", "iod_section")),
        Fact("Table", (_table(newest), *_text(newest.service_class)), _notes(newest, "table")),
        Fact("Specialization", _specialization(newest), _notes(newest, "specialization")),
        Fact("Directory Record Type", _record_type(newest), _notes(newest, "directory_record_type")),
        Fact("Related General SOP Classes", _to(newest.related_general or ()), _notes(newest, "related_general")),
        Fact("Same IOD", _to(siblings(newest)), ""),
        Fact("Other names", tuple(Link(name, None) for name in (*one.names[1:], *one.old_names)), ""),
    ]
    return [fact for fact in found if fact.links]


def _notes(member: SOPClass, *names: str) -> str:
    """Return where values are from, in words; nothing if the edition states them itself."""
    notes = dict.fromkeys(
        f"{_PARTS.get(name, '')}{_WORDS[source.origin].format(source.edition)}"
        for name in names
        if (source := history.source(member, name)).origin not in {"stated", None}
    )
    return "; ".join(notes)


_PARTS = {"iod_title": "title ", "iod_section": "section "}
_WORDS: dict[history.Origin | None, str] = {
    "carried over": "carried over from {}",
    "nearest": "from {}, the nearest edition that states it",
    "inferred": "inferred from other rows: no document states it",
}


def _text(text: str | None) -> tuple[Link, ...]:
    return () if text is None else (Link(text, None),)


def _iod_links(iod: IOD | None) -> tuple[Link, ...]:
    if iod is None:
        return (Link("unknown", None),)
    number = iod.section and iod.edition and Link(f"PS3.3 {iod.section}", page_url(iod.edition, "PS3.3", iod.section))
    return (*_text(iod.title), *([number] if number else ()))


def _table(member: SOPClass) -> Link:
    edition = history.source(member, "table").edition
    section = member.table.rpartition("-")[0]
    return Link(f"PS3.4 {member.table}", edition and page_url(edition, "PS3.4", section))


def _specialization(member: SOPClass) -> tuple[Link, ...]:
    edition = history.source(member, "specialization").edition
    numbers = member.specialization or ()
    return tuple(Link(f"PS3.4 {one}", edition and page_url(edition, "PS3.4", str(one))) for one in numbers)


def _record_type(member: SOPClass) -> tuple[Link, ...]:
    if member.directory_record_type is not None:
        return (Link(member.directory_record_type.value, None),)
    is_known = history.source(member, "directory_record_type").origin is not None
    return (Link("none" if is_known else "unknown: no source states it for retired classes", None),)


def _to(members: tuple[SOPClass, ...]) -> tuple[Link, ...]:
    return tuple(Link(one.sop_class_name, f"../{one.keyword}/index.html") for one in members)


def kinds(member: SOPClass) -> list[str] | None:
    """Return the kinds of a class in words; None if the Modules of its IOD are unknown.

    >>> kinds(storage_classes()["1.2.840.10008.5.1.4.1.1.2"].newest)
    ['pixel data']
    """
    values = {name: getattr(member, name) for name in KINDS}
    if None in values.values():
        return None
    words = (name.partition("_")[2] for name, value in values.items() if value)
    return [word.replace("multi_", "multi-").replace("_", " ") for word in words]


def _modules(member: SOPClass) -> list[tuple[str, list[tuple[str, Link]]]]:
    """Return the Modules of each Information Entity: usage, and a link to the section."""
    iod = member.iod
    if iod is None or iod.modules is None or iod.modules_edition is None:
        return []
    edition = iod.modules_edition

    def line(module: Module) -> tuple[str, Link]:
        return module.usage, Link(module.name, module.section and page_url(edition, "PS3.3", module.section))

    by_entity = groupby(iod.modules, key=lambda module: module.information_entity)
    return [(entity or "", [line(module) for module in modules]) for entity, modules in by_entity]


def siblings(member: SOPClass) -> tuple[SOPClass, ...]:
    """Return the other classes with the same IOD."""
    name = _iod_name(member)
    every = (one.newest for one in storage_classes().values())
    return tuple(one for one in every if name is not None and one != member and _iod_name(one) == name)


def _iod_name(member: SOPClass) -> str | None:
    return member.iod and (member.iod.title or member.iod.section)


def _uid_context(entry: UIDEntry) -> dict[str, Any]:
    parent = entry.uid.rpartition(".")[0]
    beside = [one for one in other_uids().values() if one.uid.rpartition(".")[0] == parent and one is not entry]
    near = sorted(beside, key=lambda one: abs(_last(one.uid) - _last(entry.uid)))[:6]
    return {
        "title": f"{entry.name or entry.keyword or entry.uid} ({entry.uid})",
        "entry": entry,
        "says": described(entry),
        "registered": since(entry.registered),
        "siblings": sorted(near, key=lambda one: _last(one.uid)),
    }


def _last(uid: str) -> int:
    return int(uid.rpartition(".")[2])
