"""Model → the reference page: every class of every edition, from the same facts as the modules.

Nothing is placed on the page but through jinja2's escaping: the texts of the standard are data, never markup. What
differs between editions is there once for each, and a style rule shows the selected edition.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from codegen.model.diff import edition_diff
from codegen.model.kinds import KINDS
from codegen.model.timeline import EditionFacts, Facts
from codegen.render.reference.rows import (
    PYDICOM,
    ByEdition,
    classes_of,
    family_of,
    module_of,
    newest,
    own_iod,
    own_record,
    record_of,
    row_of,
)

_TEMPLATES: Final = Path(__file__).parent.parent / "templates" / "reference"
_STYLES: Final = ("base.css", "bar.css", "table.css", "narrow.css", "print.css")
_FIRST_SCRIPTS: Final = ("first.js",)
_SCRIPTS: Final = ("find.js", "data.js", "search.js", "state.js", "compare.js", "copy.js", "highlight.js", "main.js")

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
_DETAILS: Final = ("IOD section", "IOD", "Directory Record Type")


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two editions that follow each other: keyword, UID or former name, and name.

    ``details`` are changes of the IOD, of the Directory Record Type and retirements: keyword, name, what changed.
    """

    old: str
    new: str
    added: tuple[tuple[str, str, str], ...]
    removed: tuple[tuple[str, str, str], ...]
    renamed: tuple[tuple[str, str, str], ...]
    details: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the site adds to the page."""

    header: str
    """The header of every page, as HTML; its links are relative to the folder of the page."""
    style: str
    """The style sheet of the header."""
    find: Mapping[str, Any]
    """What ``find.js`` reads beside the classes: other UIDs, abbreviations, old names."""
    canonical: str
    """The address of the page."""
    registered: Mapping[str, str]
    """By UID, since which edition PS3.6 Table A-1 lists it, where it is not in the first one known."""


def reference_page(history: Sequence[EditionFacts], around: Surroundings) -> str:
    """Render the page; the same facts give the same bytes. ``history`` is oldest first."""
    classes = classes_of(history)
    around = replace(around, header=Markup(around.header))  # noqa: S704  # a template of the site
    style = around.style + _style(history)
    first_script, script = _script(_FIRST_SCRIPTS), _script(_SCRIPTS)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            around=around,
            history=history,
            rows=[row_of(history, by_edition) for by_edition in classes],
            families=_families(classes),
            record_types=_record_types(classes),
            kinds=KINDS,
            record_editions=_record_editions(history),
            changes=[_changes(old, new) for old, new in pairwise(history)],
            missing=_missing,
            holding=[facts.edition for facts in history if facts.model.related_general is not None],
            pydicom=PYDICOM,
            data=_data(history, classes),
            style=Markup(style),  # noqa: S704  # our own files, and hashed as they are
            first_script=Markup(first_script),  # noqa: S704
            script=Markup(script),  # noqa: S704
            hashes={"style": _hash(style), "first": _hash(first_script), "script": _hash(script)},
        )
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _style(history: Sequence[EditionFacts]) -> str:
    """The style sheets, and a rule per edition that hides what only other editions say."""
    rules = (
        f':root[data-edition="{facts.edition}"] .v:not(.{facts.edition.module}) {{ display: none }}\n'
        for facts in history
    )
    return _joined(_STYLES) + "".join(rules)


def _script(names: Iterable[str]) -> str:
    return f'(() => {{\n"use strict";\n\n{_joined(names)}}})();\n'


def _joined(names: Iterable[str]) -> str:
    """The files without their comments, which are for readers of the repository."""
    texts = ((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(_COMMENT.sub("", text).strip("\n") + "\n" for text in texts)


def _hash(text: str) -> str:
    """The source that the page's Content Security Policy allows, and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _families(classes: Iterable[ByEdition]) -> dict[str, list[tuple[str, str]]]:
    """The sections of PS3.3 by which the table can be filtered: those with several IODs, then those with one."""
    titles: dict[str, dict[str, None]] = {}
    for one in map(newest, classes):
        if section := family_of(one):
            title = one.iod_title.value.removesuffix(" IOD") if one.iod_title else section
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


def _record_types(classes: Iterable[ByEdition]) -> list[str]:
    types = {one.directory_record_type for by_edition in classes for one in by_edition.values()}
    return sorted(one for one in types if one)


def _record_editions(history: Sequence[EditionFacts]) -> list[str]:
    found = {one.directory_record_type_edition for facts in history for one in facts.classes}
    return [str(edition) for edition in sorted(edition for edition in found if edition is not None)]


def _missing(facts: EditionFacts) -> list[str]:
    """What the source of an edition does not hold, so that the page leaves it open or takes it from elsewhere."""
    model = facts.model
    contained = {
        "IOD sections": any(row.iod_section for row in model.classes),
        "IOD titles": any(row.iod_title for row in model.classes),
        "retired classes (PS3.4 Table B.6-1)": model.retired is not None,
        "related general classes (PS3.4 Table B.3-3)": model.related_general is not None,
        "Directory Record Types (PS3.3 Annex F)": any(
            one.directory_record_type_edition == facts.edition for one in facts.classes
        ),
        "UID Keywords (PS3.6 Table A-1)": any(entry.keyword for entry in (model.registry or {}).values()),
    }
    return [what for what, is_contained in contained.items() if not is_contained]


def _changes(old: EditionFacts, new: EditionFacts) -> Changes:
    diff = edition_diff(old, new)
    return Changes(
        old=str(old.edition),
        new=str(new.edition),
        added=tuple((one.constant, one.uid, one.name) for one in diff.added),
        removed=tuple((one.constant, one.uid, one.name) for one in diff.removed),
        renamed=tuple((one.constant, was.name, one.name) for was, one in diff.renamed),
        details=tuple(_details(old, new)),
    )


def _details(old: EditionFacts, new: EditionFacts) -> Iterator[tuple[str, str, str]]:
    before = {one.uid: one for one in old.classes}
    for one in new.all:
        was = before.get(one.uid)
        if was is None:
            continue
        if one.is_retired:
            yield one.constant, one.name, "retired"
        values = zip(_DETAILS, _own(old, was), _own(new, one), strict=True)
        for what, earlier, later in values:
            if earlier and later and earlier != later:
                yield one.constant, one.name, f"{what}: {earlier} → {later}"


def _own(facts: EditionFacts, one: Facts) -> tuple[str, str, str]:
    return (*own_iod(facts, one), own_record(facts, one))


def _data(history: Sequence[EditionFacts], classes: Iterable[ByEdition]) -> dict[str, Any]:
    """What the script of the page filters, compares and copies; all that it shows is already in the markup.

    Each text is written once, in ``texts``, and referred to by its place.
    """
    texts: dict[str, int] = {}
    entries = [_entry(history, by_edition) for by_edition in classes]
    for entry in entries:
        entry["says"] = [[texts.setdefault(text, len(texts)) for text in saying] for saying in entry["says"]]
    return {"editions": [str(facts.edition) for facts in history], "texts": list(texts), "classes": entries}


def _entry(history: Sequence[EditionFacts], by_edition: ByEdition) -> dict[str, Any]:
    """One class: what its editions say, each saying once, and which of them each edition says (-1 for none)."""
    sayings: dict[tuple[str, ...], int] = {}
    by: list[int] = []
    for facts in history:
        one = by_edition.get(facts.edition)
        if one is None:
            by.append(-1)
            continue
        record = record_of(facts.edition, history, by_edition)
        status = "retired" if one.is_retired else "current"
        saying = (
            one.name,
            one.table,
            one.iod_section.value if one.iod_section else "",
            (record and record.type) or "",
            status,
            *_own(facts, one),
        )
        by.append(sayings.setdefault(saying, len(sayings)))
    one = newest(by_edition)
    return {
        "id": one.constant,
        "member": one.member,
        "kinds": None if one.kinds is None else [kind.group.lower() for kind in one.kinds],
        **module_of(history, by_edition),
        "says": list(sayings),
        "by": by,
    }
