"""The files of ``export`` for other languages and servers, of each edition, as downloads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from dicom_media_storage._export import rendering
from dicom_media_storage._export.formats import FORMATS, Format
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.variables import Request
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition


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
    files = {form.language or form.name: file_of(form) for form in FORMATS.values()}
    context = {"title": "Downloads", "editions": editions_of(app.config.downloads), "files": files}
    yield "downloads/index", context, "downloads.html"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files."""
    if error is not None:
        return
    for edition in editions_of(app.config.downloads):
        folder = Path(app.outdir) / "downloads" / edition
        folder.mkdir(parents=True, exist_ok=True)
        selection = Selection((edition,))
        for form in FORMATS.values():
            (folder / file_of(form)).write_bytes(rendering.render(Request(form, selection)))
