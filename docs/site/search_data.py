"""What the search of the site knows: the classes, registered UIDs, old names and abbreviations of the command line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from dicom_media_storage import identify
from dicom_media_storage._search.abbreviations import ABBREVIATIONS, SYNONYMS
from dicom_media_storage._search.catalogue import StorageClass, other_uids, storage_classes
from dicom_media_storage.registry import UIDEntry


def search_data() -> dict[str, Any]:
    """Return the data of ``find.js``: a list for each UID, in the order that ``find.js`` reads them."""
    return {
        "classes": [_storage_class(one) for one in storage_classes().values()],
        "others": [
            [entry.uid, entry.name, entry.keyword, described_type(entry), int(entry.is_retired)]
            for entry in other_uids().values()
        ],
        "abbreviations": {short: keywords for short, (_source, keywords) in ABBREVIATIONS.items()},
        "synonyms": SYNONYMS,
    }


def described_type(entry: UIDEntry) -> str:
    """Return the UID Type; for a storage SOP Class that PS3.4 no longer prints, what it was.

    >>> described_type(other_uids()["1.2.840.10008.5.1.4.1.1.9"]), described_type(other_uids()["1.2.840.10008.1.1"])
    ('storage SOP Class', 'SOP Class')
    """
    return "storage SOP Class" if identify(entry.uid).status == "retired" else entry.type


def pages(app: Sphinx) -> Iterator[tuple[str, str, str]]:
    """Yield the guides, their sections and the names of the API: title, address, and the page that it is on."""
    env = app.env
    for docname in sorted(env.found_docs - {app.config.root_doc, "changelog"}):
        title = env.titles[docname].astext()
        yield title, f"{docname}.html", ""
        for reference in env.tocs[docname].findall(nodes.reference):
            if reference["anchorname"] and not isinstance(reference.parent.parent.parent, nodes.document):
                yield reference.astext(), f"{docname}.html{reference['anchorname']}", title
    for name, entry in sorted(env.domains.python_domain.objects.items()):
        yield name, f"{entry.docname}.html#{entry.node_id}", f"API, {entry.objtype}"


def beside_the_classes() -> dict[str, Any]:
    """Return what the reference page needs of the data: it has the classes already, but not their old names."""
    data = search_data()
    old_names = {one.newest.keyword: one.old_names for one in storage_classes().values() if one.old_names}
    return {**{name: data[name] for name in ("others", "abbreviations", "synonyms")}, "oldNames": old_names}


def _storage_class(one: StorageClass) -> list[Any]:
    newest = one.newest
    record_type = newest.directory_record_type
    section = newest.iod.section if newest.iod else None
    return [
        one.uid,
        newest.keyword,
        newest.name,
        one.names,
        one.old_names,
        newest.table,
        section or "",
        "" if record_type is None else record_type.value,
        int(one.is_retired),
    ]


def as_json(data: Mapping[str, Any]) -> str:
    """Return data escaped for a script of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the script with the data of the search."""
    if error is None:
        (Path(app.outdir) / "_static" / "find-data.js").write_text(
            f"const FIND_DATA = {as_json({**search_data(), 'pages': list(pages(app))})};\n", encoding="utf-8"
        )
