"""What the search of the site knows: the classes, registered UIDs, old names and abbreviations of the command line."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from dicom_media_storage._search.abbreviations import ABBREVIATIONS, SYNONYMS
from dicom_media_storage._search.catalogue import StorageClass, described, other_uids, storage_classes


def search_data() -> dict[str, Any]:
    """Return the data of ``find.js``: a list for each UID, in the order that ``find.js`` reads them."""
    return {
        "classes": [_storage_class(one) for one in storage_classes().values()],
        "others": [
            [entry.uid, entry.name, entry.keyword, entry.type, int(entry.is_retired), described(entry)]
            for entry in other_uids().values()
        ],
        "abbreviations": {short: keywords for short, (_source, keywords) in ABBREVIATIONS.items()},
        "synonyms": SYNONYMS,
    }


def pages(app: Sphinx) -> Iterator[tuple[str, str, str]]:
    """Yield the guides, their sections and the names of the API: title, address, and the page that it is on."""
    env = app.env
    names = env.domains.python_domain.objects
    for docname in sorted(env.found_docs - {app.config.root_doc, "changelog"}):
        title = env.titles[docname].astext()
        yield title, f"{docname}.html", ""
        headings = [(one.astext(), one["anchorname"]) for one in env.tocs[docname].findall(nodes.reference)]
        repeated = {text for text, count in Counter(text for text, _ in headings).items() if count > 1}
        for text, anchor in headings:
            if anchor and text not in repeated and text not in names and anchor[1:] not in names:
                yield text, f"{docname}.html{anchor}", title
    for name, entry in sorted(names.items()):
        if "._" not in name:
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
