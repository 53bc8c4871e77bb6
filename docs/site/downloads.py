"""The files of ``export`` of each edition as downloads, and the site itself as a zip for reading without a network."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx

from dicom_media_storage._export import rendering
from dicom_media_storage._export.formats import FORMATS, Format
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.tables import as_csv, as_json
from dicom_media_storage._export.variables import Request
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition

OFFLINE: Final = "dicom-media-storage-docs.zip"
"""The name of the zip."""
TABLES: Final[Mapping[str, Callable[[Selection], bytes]]] = {"classes.csv": as_csv, "classes.json": as_json}
"""The tables, which have the retired classes as well."""
_MEDIA_TYPES: Final = {"classes.csv": "text/csv", "classes.json": "application/json"}
_ANY_DAY: Final = (1980, 1, 1, 0, 0, 0)


def file_of(form: Format) -> str:
    """Return the name of a format's file.

    >>> file_of(FORMATS["typescript"]), file_of(FORMATS["orthanc"])
    ('typescript.ts', 'orthanc.txt')
    """
    return f"{form.name}.{form.suffix or 'txt'}"


def editions_of(downloads: str) -> tuple[Edition, ...]:
    """Return the editions whose files the site has, the newest first: with ``-D downloads=newest``, the newest alone.

    >>> editions_of("newest") == (NEWEST,), editions_of("all") == EDITIONS[::-1]
    (True, True)
    """
    return EDITIONS[::-1] if downloads == "all" else (NEWEST,)


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the page that lists the files."""
    files = {name.rpartition(".")[2].upper(): name for name in TABLES}
    files |= {form.language or form.name: file_of(form) for form in FORMATS.values()}
    context = {
        "title": "Downloads",
        "editions": editions_of(app.config.downloads),
        "files": files,
        "offline": OFFLINE,
    }
    yield "downloads/index", context, "downloads.html"


def dataset(base: str, release: str) -> dict[str, Any]:
    """Return what search engines for data sets read (schema.org)."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{base}downloads/index.html",
        "url": f"{base}downloads/index.html",
        "name": "DICOM storage SOP Classes",
        "description": f"The storage SOP Classes of {len(EDITIONS)} editions of DICOM, {EDITIONS[0]} to {NEWEST}: UID, "
        "UID Keyword, name, IOD, Directory Record Type, current or retired.",
        "keywords": ["DICOM", "SOP Class", "UID", "IOD", "medical imaging"],
        "version": release,
        "isBasedOn": "https://www.dicomstandard.org/current",
        "license": "https://spdx.org/licenses/MIT.html",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "The dicom-media-storage contributors", "url": base},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base}downloads/{NEWEST}/{name}"}
            for name, kind in _MEDIA_TYPES.items()
        ],
    }


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files."""
    if error is not None:
        return
    for edition in editions_of(app.config.downloads):
        folder = Path(app.outdir) / "downloads" / edition
        folder.mkdir(parents=True, exist_ok=True)
        for name, encode in TABLES.items():
            (folder / name).write_bytes(encode(Selection((edition,), retired=True)))
        selection = Selection((edition,))
        for form in FORMATS.values():
            (folder / file_of(form)).write_bytes(rendering.render(Request(form, selection)))


def write_offline(app: Sphinx, error: Exception | None) -> None:
    """Write the zip of the site. The same site gives the same bytes."""
    if error is not None:
        return
    site = Path(app.outdir)
    target = site / "downloads" / OFFLINE
    target.unlink(missing_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in site.rglob("*") if one.is_file() and one != target):
            name = path.relative_to(site).as_posix()
            data = path.read_bytes()
            if name == "downloads/index.html":
                # The zip does not contain itself.
                data = data.replace(f'"{OFFLINE}"'.encode(), f'"{app.config.html_baseurl}downloads/{OFFLINE}"'.encode())
            archive.writestr(zipfile.ZipInfo(name, _ANY_DAY), data, zipfile.ZIP_DEFLATED)
