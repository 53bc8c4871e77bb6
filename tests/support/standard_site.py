"""A stand-in for DICOM's site on 127.0.0.1, which can misbehave in all the ways that a test asks for."""

from __future__ import annotations

import functools
import hashlib
import re
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from codegen.standard.download import PARTS, document_url

if TYPE_CHECKING:
    import ssl

Behaviour = Callable[["Handler"], None]


@functools.cache
def docbook(part: str, edition: str, size: int = 200_000) -> bytes:
    """A small document of our own, of that size, with the heading of the standard's; no two lines of it are alike."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<book><subtitle>DICOM {part} {edition} - Test</subtitle>\n'
    body = "".join(f"<para>{number:0500}</para>\n" for number in range((size - len(head) - 7) // 514))
    return f"{head}{body}{'</book>':>{size - len(head) - len(body)}}".encode()


class Handler(BaseHTTPRequestHandler):
    """Does what the site's behaviours say, in the order given for a path; the last one for ever."""

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

    def head(self, code: int, **headers: object) -> None:
        # Not send_response, which adds a Date of its own.
        self.send_response_only(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


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
        """A client that hangs up is no error."""

    def serve(self, edition: str, part: str, *behaviours: Behaviour) -> None:
        self.behaviours[document_url(edition, part, "")] = list(behaviours)

    def publish(self, edition: str, named: str | None = None) -> None:
        for part in PARTS:
            self.serve(edition, part, Published(docbook(part, named or edition)))

    def asked(self, part: str) -> list[dict[str, str]]:
        return [headers for path, headers in self.requests if path.endswith(f"/{PARTS[part]}.xml")]


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


@dataclass
class Published:
    """A document as a good server gives it: with validators, ranges, and If-Range honoured.

    ``cut`` breaks the connection off after so many bytes of the body.
    """

    body: bytes
    cut: int | None = None
    validators: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.validators = self.validators or {"ETag": f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'}

    def __call__(self, handler: Handler) -> None:
        total, start = len(self.body), self.start(handler)
        body = self.body[start:]
        headers: dict[str, object] = {"Content_Type": "text/xml", "Content_Length": len(body), **self.validators}
        if start:
            handler.head(206, Content_Range=f"bytes {start}-{total - 1}/{total}", **headers)
        else:
            handler.head(200, **headers)
        handler.wfile.write(body[: self.cut])

    def start(self, handler: Handler) -> int:
        found = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        if found and handler.headers["If-Range"] in self.validators.values():
            return int(found[1])
        return 0


def status(code: int, body: bytes = b"", **headers: object) -> Behaviour:
    def answer(handler: Handler) -> None:
        handler.head(code, Content_Length=len(body), **headers)
        handler.wfile.write(body)

    return answer


def drip(before: bytes, repeated: bytes) -> Behaviour:
    """Send ``before`` at once, then ``repeated`` every few milliseconds, for ever."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(before)
        while not handler.server.released.wait(0.02):
            handler.wfile.write(repeated)

    return answer


def raw(data: bytes) -> Behaviour:
    def answer(handler: Handler) -> None:
        handler.wfile.write(data)

    return answer
