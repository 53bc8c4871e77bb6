"""A stand-in for DICOM's site on 127.0.0.1, which can misbehave in all the ways that a test asks for."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from codegen.standard.download import PARTS, document_url
from tests.support.documents import DOCUMENTS, part_4, part_6

if TYPE_CHECKING:
    import ssl

Behaviour = Callable[["Handler"], None]
DIRECTORY = ("1.2.840.10008.1.3.10", "Media Storage Directory Storage", "MediaStorageDirectoryStorage", "SOP Class")


@functools.cache
def docbook(part: str, edition: str, size: int = 200_000) -> bytes:
    """A document of that size, with the heading of the standard's; no two lines of it are alike."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<book><subtitle>DICOM {part} {edition} - Test</subtitle>\n'
    body = "".join(f"<para>{number:0500}</para>\n" for number in range((size - len(head) - 7) // 514))
    return f"{head}{body}{'</book>':>{size - len(head) - len(body)}}".encode()


class Handler(BaseHTTPRequestHandler):
    """Shows the behaviours that the site has for a path, one for each request; the last for all that follow."""

    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        site = self.server
        with site.lock:
            site.requests.append((self.path, dict(self.headers)))
            behaviours = site.behaviours.get(self.path, [status(404)])
            behaviour = behaviours.pop(0) if len(behaviours) > 1 else behaviours[0]
        self.close_connection = True
        # The client may hang up, as it should on a server that misbehaves.
        with suppress(OSError):
            behaviour(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output clean."""


class Site(ThreadingHTTPServer):
    """The server; ``released`` ends every behaviour that waits."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.behaviours: dict[str, list[Behaviour]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.context = context
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.server_port}"

    def finish_request(self, request: object, client_address: object) -> None:
        # In the thread of the request: a handshake that fails must not stop the server.
        if self.context is None:
            super().finish_request(request, client_address)  # type: ignore[arg-type]
            return
        with suppress(OSError), self.context.wrap_socket(request, server_side=True) as wrapped:  # type: ignore[arg-type]
            super().finish_request(wrapped, client_address)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client may hang up."""

    def serve(self, edition: str, part: str, *behaviours: Behaviour, base: str = "") -> None:
        self.behaviours[document_url(edition, part, base)] = list(behaviours)

    def publish(self, edition: str, named: str | None = None, base: str = "") -> None:
        """Serve documents that have the heading of an edition, and no tables."""
        for part in PARTS:
            self.serve(edition, part, status(200, docbook(part, named or edition)), base=base)

    def publish_classes(self, at: str, edition: str, *rows: tuple[str, ...]) -> None:
        """Serve the three parts of an edition that has these classes."""
        keyed = [(row[1], row[0], row[0].replace(" ", ""), "SOP Class") for row in rows]
        documents = {
            "PS3.4": part_4(*rows, subtitle=f"DICOM PS3.4 {edition} - Service Class Specifications"),
            "PS3.6": part_6(DIRECTORY, *keyed, edition=edition),
            "PS3.3": (DOCUMENTS / "part03.xml").read_text(encoding="utf-8").replace("2026b", edition),
        }
        for part, text in documents.items():
            self.serve(at, part, status(200, text.encode()))

    def asked(self, part: str) -> int:
        """How often a part was asked for."""
        return sum(path.endswith(f"/{PARTS[part]}.xml") for path, _ in self.requests)


@contextmanager
def running_site(context: ssl.SSLContext | None = None) -> Generator[Site]:
    site = Site(context)
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.released.set()
        site.shutdown()
        site.server_close()
        thread.join()


def status(code: int, body: bytes = b"", **headers: object) -> Behaviour:
    def answer(handler: Handler) -> None:
        # Not send_response, which adds a Date of its own.
        handler.send_response_only(code)
        for name, value in {"Content_Length": len(body), **headers}.items():
            handler.send_header(name.replace("_", "-"), str(value))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def raw(data: bytes) -> Behaviour:
    return lambda handler: handler.wfile.write(data)


def drip(before: bytes, repeated: bytes) -> Behaviour:
    """Send ``before`` at once, then ``repeated`` every few milliseconds without end."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(before)
        while not handler.server.released.wait(0.02):
            handler.wfile.write(repeated)

    return answer
