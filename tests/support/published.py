"""The three parts of an edition as DICOM's site publishes them, in few rows, served from a folder."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.support.documents import part, part_4, part_6

DIRECTORY = ("1.2.840.10008.1.3.10", "Media Storage Directory Storage", "MediaStorageDirectoryStorage", "SOP Class")
PART_3 = part(
    '<chapter label="A" xml:id="chapter_A"><title>Composite IODs</title>'
    '<section label="A.3" xml:id="sect_A.3"><title>CT Image IOD</title></section>'
    '<section label="A.44" xml:id="sect_A.44"><title>Hanging Protocol IOD</title></section></chapter>'
    '<chapter label="F" xml:id="chapter_F"><title>Basic Directory IOD</title>'
    '<section label="F.5" xml:id="sect_F.5"><title>Definition of Specific Directory Records</title>'
    '<section label="F.5.4" xml:id="sect_F.5.4"><title>Image Directory Record Definition</title>'
    '<para>The Directory Record is based on the specification of <xref linkend="sect_F.3"/>. It is identified by a '
    'Directory Record Type of Value "IMAGE".</para><para>This Directory Record shall be used to reference a '
    '<xref linkend="sect_A.3"/> SOP Instance.</para></section></section></chapter>',
    subtitle="DICOM PS3.3 2026b - Information Object Definitions",
    label="PS3.3",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output clean."""


def publish(root: Path, at: str, edition: str, *rows: tuple[str, ...]) -> None:
    """Put the three parts of an edition where DICOM's site has them."""
    keyed = [(row[1], row[0], row[0].replace(" ", ""), "SOP Class") for row in rows]
    documents = {
        "part04": part_4(*rows, subtitle=f"DICOM PS3.4 {edition} - Service Class Specifications"),
        "part06": part_6(DIRECTORY, *keyed, edition=edition),
        "part03": PART_3.replace("2026b", edition),
    }
    for name, text in documents.items():
        folder = root / "medical" / "dicom" / at / "source" / "docbook" / name
        folder.mkdir(parents=True)
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")


@contextmanager
def serving(root: Path) -> Generator[str]:
    """Serve a folder on loopback; the address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
