"""The reference page: every class of every edition.

Nothing is placed on the page but through jinja2's escaping: the texts of the standard are data, never markup. What
differs between editions is there once for each, and the script shows that of the selected edition.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import jinja2
import pydicom
from markupsafe import Markup
from sphinx.application import Sphinx

from dicom_media_storage._kinds import KINDS
from dicom_media_storage._links import page_url
from dicom_media_storage.editions import EDITIONS
from docs.site.reference.contents import Class, Contents, Facts, contents, kind_label, own
from docs.site.reference.rows import family_of, module_of, row_of
from docs.site.search_data import beside_the_classes, pages

_HERE: Final = Path(__file__).parent
_STATIC: Final = _HERE.parent / "theme" / "static"
_STYLES: Final = ("base.css", "bar.css", "table.css", "narrow.css", "print.css")
_FIRST_SCRIPTS: Final = ("first.js",)
_SHARED_SCRIPTS: Final = ("find.js", "clipboard.js")
_SCRIPTS: Final = ("data.js", "cards.js", "search.js", "state.js", "compare.js", "copy.js", "highlight.js", "main.js")

FAMILIES: Final = {
    "A.8": "Secondary capture",
    "A.32": "Visible light",
    "A.33": "Softcopy presentation states, structured display",
    "A.34": "Waveforms",
    "A.35": "Structured reports",
    "A.36": "Enhanced MR",
    "A.39": "Spatial registration",
    "A.45": "Encapsulated PDF and CDA",
    "A.60": "Eye measurements",
    "A.80": "Volumetric presentation states",
    "A.82": "Procedure protocols",
    "A.85": "Encapsulated 3D models",
    "A.86": "RT radiations, records and instructions",
    "A.90": "Confocal microscopy",
    "A.92": "Waveform presentation states",
}
"""Our names for the sections of PS3.3 that contain several IODs; the others have the name of their one IOD."""


_COMMENT: Final = re.compile(r"^ */\*.*?\*/\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the site adds to the page."""

    header: str
    """The header of every page, as HTML; its links are relative to the folder of the page."""
    style: str
    """The style sheet of the header."""
    find: Mapping[str, Any]
    """What ``find.js`` reads beside the classes: other UIDs, abbreviations, old names, and the pages of the site."""
    canonical: str
    """The address of the page."""


def write(app: Sphinx, error: Exception | None) -> None:
    """Write reference/index.html, under the header of the site."""
    if error is not None:
        return
    context = {"root": "../", "content_id": "classes", "pagename": "reference/index"}
    surroundings = Surroundings(
        header=app.builder.templates.render("header.html", context),
        style=(_STATIC / "header.css").read_text(encoding="utf-8"),
        find={**beside_the_classes(), "pages": [*pages(app)]},
        canonical=f"{app.config.html_baseurl}reference/index.html",
    )
    page = Path(app.outdir) / "reference" / "index.html"
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(reference_page(contents(EDITIONS), surroundings).encode())


def reference_page(page: Contents, around: Surroundings) -> str:
    """Render the page; the same contents give the same bytes."""
    around = replace(around, header=Markup(around.header))  # noqa: S704  # a template of the site
    style = around.style + _style(page.editions)
    first_script, script = _script(_FIRST_SCRIPTS), _script((*_SHARED_SCRIPTS, *_SCRIPTS))
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            around=around,
            page=page,
            rows=[row_of(page, one) for one in page.classes],
            families=_families(page.classes),
            record_types=_record_types(page.classes),
            kinds=[kind_label(name) for name in KINDS],
            page_url=page_url,
            pydicom=pydicom.__version__,
            icon=(_STATIC / "icon.svg").read_text(encoding="utf-8").strip(),
            data=_data(page),
            style=Markup(style),  # noqa: S704  # our own files, and hashed as they are
            first_script=Markup(first_script),  # noqa: S704
            script=Markup(script),  # noqa: S704
            hashes={"style": _hash(style), "first": _hash(first_script), "script": _hash(script)},
        )
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _style(editions: Sequence[str]) -> str:
    """The style sheets, and the widths of the marks that stand for several editions."""
    rules = (f"i.n{count} {{ flex-grow: {count} }}\n" for count in range(2, len(editions) + 1))
    return _joined(_STYLES) + "".join(rules)


def _script(names: Iterable[str]) -> str:
    return f'(() => {{\n"use strict";\n\n{_joined(names)}}})();\n'


def _joined(names: Iterable[str]) -> str:
    """The files without their comments, which are for readers of the repository."""
    files = ((_STATIC if name in _SHARED_SCRIPTS else _HERE) / name for name in names)
    return "\n".join(_COMMENT.sub("", file.read_text(encoding="utf-8")).strip("\n") + "\n" for file in files)


def _hash(text: str) -> str:
    """The source that the page's Content Security Policy allows, and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _families(classes: Iterable[Class]) -> dict[str, list[tuple[str, str]]]:
    """The sections of PS3.3 by which the table can be filtered: those with several IODs, then those with one."""
    titles: dict[str, dict[str, None]] = {}
    for one in classes:
        if section := family_of(one):
            title = one.newest.title.text.removesuffix(" IOD") if one.newest.title else section
            titles.setdefault(section, {})[title] = None
    sections = sorted(titles, key=_section_order)
    labels = {section: FAMILIES.get(section, f"{next(iter(titles[section]))} and others") for section in sections}
    return {
        "Several IODs": [(section, labels[section]) for section in sections if len(titles[section]) > 1],
        "One IOD": [(section, title) for section in sections if len(titles[section]) == 1 for title in titles[section]],
    }


def _section_order(section: str) -> tuple[str, int]:
    annex, _, number = section.partition(".")
    return annex, int(number)


def _record_types(classes: Iterable[Class]) -> list[str]:
    types = {facts.record.type for one in classes for facts in one.by_edition.values() if facts.record}
    return sorted(one for one in types if one)


def _data(page: Contents) -> dict[str, Any]:
    """What the script of the page filters, compares and copies; all that it shows is already in the markup.

    Each text is written once, in ``texts``, and referred to by its place.
    """
    texts: dict[str, int] = {}
    entries = [_entry(page.editions, one) for one in page.classes]
    for entry in entries:
        entry["says"] = [[texts.setdefault(text, len(texts)) for text in saying] for saying in entry["says"]]
    return {"editions": page.editions, "texts": list(texts), "classes": entries}


def _entry(editions: Iterable[str], one: Class) -> dict[str, Any]:
    """One class: what its editions say, each saying once, and which of them each edition says (-1 for none)."""
    said = [facts and _saying(facts) for facts in map(one.by_edition.get, editions)]
    sayings = {saying: place for place, saying in enumerate(dict.fromkeys(filter(None, said)))}
    return {
        "id": one.keyword,
        "member": one.member,
        "kinds": one.kinds,
        **module_of(one),
        "says": list(sayings),
        "by": [-1 if saying is None else sayings[saying] for saying in said],
    }


def _saying(facts: Facts) -> tuple[str, ...]:
    return (
        facts.name,
        facts.table,
        facts.section.text if facts.section else "",
        (facts.record and facts.record.type) or "",
        "retired" if facts.is_retired else "current",
        *own(facts),
    )
