"""A page for each storage SOP Class, from the public API of the package; UIDs and old names lead to it.

The pages are built with the site instead of being committed: together they have several megabytes.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge

from dicom_media_storage import SOPClass, history
from dicom_media_storage._links import page_url
from dicom_media_storage._search.catalogue import StorageClass, storage_classes
from docs.site.snippets import snippets

KINDS = {
    "has_pixel_data": "pixel data",
    "is_multi_frame": "multi-frame",
    "has_waveform": "waveform",
    "is_structured_report": "structured report",
    "is_presentation_state": "presentation state",
    "is_encapsulated_document": "encapsulated document",
}


class Link(NamedTuple):
    """A text with the page to which it leads; without one, the text alone."""

    text: str
    url: str | None


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the pages: name, what the template needs, and the template."""
    classes = storage_classes()
    for one in classes.values():
        yield f"c/{one.newest.keyword}/index", _context(app, one, classes.values()), "class.html"


def redirect(app: Sphinx, error: Exception | None) -> None:
    """Write the pages that lead from a UID or an old name to the page of the class."""
    if error is not None:
        return
    for one in storage_classes().values():
        for name in {one.uid, *one.old_names}:
            page = Path(app.outdir) / "c" / name / "index.html"
            page.parent.mkdir(exist_ok=True)
            target = f"../{one.newest.keyword}/index.html"
            canonical = f"{app.config.html_baseurl}c/{one.newest.keyword}/index.html"
            context = {"target": target, "canonical": canonical, "name": one.names[0]}
            page.write_text(app.builder.templates.render("redirect.html", context), encoding="utf-8")


def _context(app: Sphinx, one: StorageClass, classes: Collection[StorageClass]) -> dict[str, Any]:
    newest, edition = one.newest, one.editions[-1]
    highlight = PygmentsBridge("html", app.config.pygments_style or "sphinx").highlight_block
    return {
        "title": f"{one.names[0]} ({one.uid})",
        "one": one,
        "newest": newest,
        "edition": edition,
        "registered": newest.registered,
        "rows": [_row(name, member) for name, member in reversed([*one.by_edition.items()])],
        "record_type": _record_type(newest),
        "kinds": _kinds(newest),
        "modules_edition": newest.iod.modules_edition if newest.iod else None,
        "modules": _modules(newest),
        "specialization": _specialization(newest),
        "siblings": [other.newest for other in classes if other is not one and _shares_iod(newest, other.newest)],
        "snippets": [(snippet.title, highlight(snippet.text, snippet.language)) for snippet in snippets(one)],
    }


def _specialization(member: SOPClass) -> list[Link]:
    edition, _ = history.source(member, "specialization")
    sections = member.specialization or ()
    return [Link(section, page_url(edition, "PS3.4", section) if edition else None) for section in sections]


def _row(edition: str, member: SOPClass) -> dict[str, Any]:
    iod = member.iod
    section, section_edition = (iod.section, iod.edition) if iod else (None, None)
    return {
        "edition": edition,
        "name": member.sop_class_name,
        "table": Link(member.table, page_url(edition, "PS3.4", member.table.rpartition("-")[0])),
        "section": section and section_edition and Link(section, page_url(section_edition, "PS3.3", section)),
        "section_edition": section_edition if section_edition != edition else None,
    }


def _kinds(member: SOPClass) -> list[str] | None:
    """Return the kinds of the class in words; None if the Modules of its IOD are unknown."""
    values = {label: getattr(member, name) for name, label in KINDS.items()}
    if all(value is None for value in values.values()):
        return None
    return [label for label, value in values.items() if value]


def _record_type(member: SOPClass) -> str:
    if member.directory_record_type is not None:
        return member.directory_record_type.value
    return "unknown: no shipped source has it for retired classes" if member.is_retired else "none"


def _modules(member: SOPClass) -> list[dict[str, Any]] | None:
    iod = member.iod
    if iod is None or iod.modules is None or iod.modules_edition is None:
        return None
    return [
        {
            "entity": module.information_entity,
            "usage": module.usage,
            "name": Link(module.name, module.section and page_url(iod.modules_edition, "PS3.3", module.section)),
        }
        for module in iod.modules
    ]


def _shares_iod(one: SOPClass, other: SOPClass) -> bool:
    return one.iod is not None and other.iod is not None and _iod_name(one) == _iod_name(other) is not None


def _iod_name(member: SOPClass) -> str | None:
    return member.iod and (member.iod.title or member.iod.section)
