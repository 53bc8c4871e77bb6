"""The DICOM standard's documents, from DICOM's site into a cache on disk: the only module that touches the network.

A document appears in the cache whole and verified, or not at all. What a broken transfer has brought waits under
``<cache-dir>/.partial``, where the next run resumes it; nothing ever takes a document from there.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urljoin, urlsplit

import filelock
import platformdirs
import rich.console
import rich.progress
import urllib3
from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import parse_url

from codegen.edition import CURRENT, SITE, Edition, docbook_path
from codegen.errors import SpecError
from codegen.standard.cache import CachedDocument
from codegen.standard.resume import Kept
from codegen.standard.source import LARGEST, refuse_too_large

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse, HTTPResponse

PARTS: Final[Mapping[str, str]] = {"PS3.4": "part04", "PS3.6": "part06", "PS3.3": "part03"}
"""The parts of the standard that are fetched, and how the site spells each."""

Identify = Callable[[Path], tuple[str, str]]
"""Reads a document's part and edition, such as ``("PS3.4", "2017c")``; raises ``SpecError`` if it is no DocBook."""
ProgressHook = Callable[[str, int, int | None], None]
"""Called during a transfer with the part, the number of bytes received, and the total if the server sends it."""

_PASSING_FAULTS: Final = frozenset({408, 429, 500, 502, 503, 504})


def default_cache_dir() -> Path:
    """Return the folder that the operating system provides for what this project downloads; it need not exist."""
    return platformdirs.user_cache_path("dicom-media-storage", appauthor=False)


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Where documents come from and go to, and how much patience the network is given. Times are in seconds.

    >>> FetchOptions(base_url="https://mirror.example/standard", retries=2).retries
    2
    """

    base_url: str = SITE
    cache_dir: Path = field(default_factory=default_cache_dir)
    timeout: float = 30.0
    """The wait for a connection, for a whole response header, and for each 64 KiB of a body."""
    deadline: float = 3600.0
    """What one document may take in all, retries included; also the wait for another process that is at it."""
    retries: int = 5
    """How often a document is asked for again after a break in transfer or a passing fault of the server."""
    backoff: float = 1.0
    """The unit of the wait between retries, which doubles each time."""


@dataclass(frozen=True, slots=True)
class FetchedEdition:
    """The edition that was found, never ``current``, and by part the verified document and the address asked for."""

    edition: str
    documents: Mapping[str, Path]
    urls: Mapping[str, str]


def document_url(edition: str, part: str, base_url: str = SITE) -> str:
    """Return the address of the DocBook of a part, one of ``PARTS``; raise SpecError if there is no such edition.

    >>> document_url("2017c", "PS3.4")
    'https://dicom.nema.org/medical/dicom/2017c/source/docbook/part04/part04.xml'
    >>> document_url("2013", "PS3.6", "http://localhost:8000/")
    'http://localhost:8000/dicom/2013/source/docbook/part06/part06.xml'
    """
    return f"{base_url.rstrip('/')}{docbook_path(edition, part)}"


@contextmanager
def progress_bar() -> Generator[ProgressHook]:
    """Show transfers on standard error while the context lasts; show nothing where that is no terminal."""
    columns = rich.progress.BarColumn(), rich.progress.DownloadColumn(), rich.progress.TimeRemainingColumn()
    console, disable = rich.console.Console(stderr=True), not sys.stderr.isatty()
    with rich.progress.Progress("{task.description}", *columns, console=console, disable=disable) as bars:
        tasks = {part: bars.add_task(part, total=None, visible=False) for part in PARTS}
        yield lambda part, done, total: bars.update(tasks[part], completed=done, total=total, visible=True)


def _no_progress(part: str, done: int, total: int | None) -> None: ...


def fetch_edition(
    edition: str,
    options: FetchOptions,
    *,
    identify: Identify,
    progress: ProgressHook = _no_progress,
    parts: Iterable[str] = PARTS,
) -> FetchedEdition:
    """Bring parts of an edition (``2017c``, or ``current``) into the cache: PS3.4, PS3.6 and PS3.3.

    A document that the cache holds with the sha256 that it had when it came is not fetched again, except for
    ``current``.

    Raises:
        SpecError: the edition or base URL makes no sense, the server or the network fails, a document is not the one
            asked for, or the cache cannot be used. The cache then holds whole documents only.

    """
    urls = {part: document_url(edition, part, options.base_url) for part in parts}
    try:
        with _transport(options.base_url) as transport:
            fetcher = _Fetcher(edition, options, identify, progress, transport)
            found = {part: fetcher.document(part, url) for part, url in urls.items()}
    except (OSError, ValueError) as error:
        reason = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) and error.strerror else str(error)
        raise SpecError(f"the cache {_short(options.cache_dir)} cannot be used: {reason[:300]}") from error
    resolved, *others = set(found.values())
    if others:
        named = ", ".join(f"{part} is {name}" for part, name in found.items())
        raise SpecError(f"{options.base_url}: the parts of {edition} are of different editions: {named}")
    return FetchedEdition(resolved, {part: fetcher.cached(part, resolved) for part in urls}, urls)


class _UnfinishedError(SpecError):
    """A transfer broke off, and a later one may go on from there."""


@dataclass(frozen=True, slots=True)
class _Fetcher:
    edition: str
    options: FetchOptions
    identify: Identify
    progress: ProgressHook
    transport: urllib3.PoolManager

    def cached(self, part: str, edition: str) -> Path:
        return self.options.cache_dir / edition / f"{PARTS[part]}.xml"

    def document(self, part: str, url: str) -> str:
        """See to it that the cache holds a part, and return the edition that the part names itself."""
        if self._is_cached(part):
            return self.edition
        stem = self.options.cache_dir / ".partial" / self.edition / PARTS[part]
        stem.parent.mkdir(parents=True, exist_ok=True)
        kept = Kept(url, stem.with_suffix(".part"), stem.with_suffix(".json"))
        kept.refuse_special_files()
        try:
            with filelock.FileLock(stem.with_suffix(".lock"), timeout=self.options.deadline):
                # Asked again, for another process may have brought it while this one waited.
                return self.edition if self._is_cached(part) else self._fetch(part, kept)
        except filelock.Timeout as error:
            raise SpecError(f"{url}: another process has been fetching it for too long") from error

    def _is_cached(self, part: str) -> bool:
        return self.edition != CURRENT and CachedDocument(self.cached(part, self.edition)).is_intact()

    def _fetch(self, part: str, kept: Kept) -> str:
        try:
            self._download(part, kept)
            edition = self._verified_edition(part, kept)
        except _UnfinishedError as error:
            if kept.conditions():
                raise SpecError(f"{error} (what came is kept: the same command resumes there)") from error
            kept.discard()
            raise
        except SpecError:
            kept.discard()
            raise
        CachedDocument(self.cached(part, edition)).put(kept.body)
        kept.discard()
        return edition

    def _download(self, part: str, kept: Kept) -> None:
        until = time.monotonic() + self.options.deadline
        # A network that is not there is known at once, so nobody should wait a minute to hear of it; and what fails
        # otherwise than in connection or transfer, such as a certificate, does not go away.
        connect = min(self.options.retries, 2)
        retry = urllib3.Retry(self.options.retries, connect=connect, other=0, backoff_factor=self.options.backoff)
        while time.monotonic() < until:
            try:
                return self._attempt(part, kept, until)
            except (exceptions.HTTPError, ValueError) as error:
                try:
                    retry = retry.increment("GET", kept.url, error=error)
                except exceptions.MaxRetryError:
                    raise _UnfinishedError(f"{kept.url} could not be fetched: {_reason(error)}") from error
                self._wait(kept, error, until)
            retry.sleep()
        raise _UnfinishedError(f"{kept.url}: download not finished within {self.options.deadline:g} seconds")

    def _wait(self, kept: Kept, error: Exception, until: float) -> None:
        """Wait as long as the server asks, before the usual wait; give up where it asks for too much."""
        if not isinstance(error, _BusyError) or error.seconds is None:
            return
        if time.monotonic() + error.seconds > until:
            raise _UnfinishedError(f"{kept.url}: {_reason(error)} and asks to wait {error.seconds:g} seconds")
        time.sleep(error.seconds)

    def _attempt(self, part: str, kept: Kept, until: float) -> None:
        headers = kept.conditions()
        with closing(_open(self.transport, kept.url, headers, self._patience(until))) as response:
            done, total = _accept(kept, response, resumed=bool(headers))
            refuse_too_large(total or 0, LARGEST[part], kept.url)
            with kept.body.open("ab") as file:
                while chunk := self._read(response, until):
                    file.write(chunk)
                    done += len(chunk)
                    refuse_too_large(done, LARGEST[part], kept.url)
                    self.progress(part, done, total)
                file.flush()
                os.fsync(file.fileno())
        if total is not None and done != total:
            raise exceptions.ProtocolError(f"{done} of {total} bytes came")

    def _read(self, response: BaseHTTPResponse, until: float) -> bytes:
        with _time_limit(self._patience(until), response.shutdown):
            return response.read(1 << 16, decode_content=False)

    def _patience(self, until: float) -> float:
        return min(self.options.timeout, max(until - time.monotonic(), 0.001))

    def _verified_edition(self, part: str, kept: Kept) -> str:
        try:
            found, edition = self.identify(kept.body)
            # The name becomes that of a folder: a document must not choose any.
            Edition.parse(edition)
        except SpecError as error:
            raise SpecError(f"{kept.url}: what came is not the DocBook of {part}: {error}") from error
        asked = edition if self.edition == CURRENT else self.edition
        if (found, edition) != (part, asked):
            raise SpecError(f"{kept.url}: expected {part} {self.edition}, found {found} {edition}")
        return edition


class _BusyError(exceptions.ProtocolError):
    """The server answers with a temporary error; it may send the time to wait before the next request."""

    def __init__(self, response: BaseHTTPResponse) -> None:
        super().__init__(f"the server answered HTTP {response.status}")
        self.seconds: float | None = None
        with suppress(exceptions.InvalidHeader, ValueError, OverflowError):
            self.seconds = urllib3.Retry().get_retry_after(response)


def _accept(kept: Kept, response: BaseHTTPResponse, *, resumed: bool) -> tuple[int, int | None]:
    """Make what is kept ready for a response's body, and return its size and the whole document's, if known."""
    if resumed and response.status in {206, 416}:
        if (found := kept.resumed_at(response.headers)) is None:
            raise exceptions.ProtocolError("the rest that came does not continue what is kept")
        return found
    if response.status in _PASSING_FAULTS:
        raise _BusyError(response)
    if response.status != 200:
        raise SpecError(f"{kept.url}: download failed: HTTP {response.status}")
    if "html" in response.headers.get("Content-Type", "").lower():
        raise SpecError(f"{kept.url}: download failed: the server answered with a page of HTML")
    kept.restart(response.headers, response.length_remaining)
    return 0, response.length_remaining


def _short(path: Path) -> str:
    text = ascii(str(path))[1:-1]
    return text if len(text) <= 200 else f"{text[:200]}..."


def _reason(error: Exception) -> str:
    match error:
        case exceptions.NameResolutionError():
            return "its host name is not known (is there a network?)"
        case exceptions.NewConnectionError():
            return f"there is no connection ({error.__cause__})"
        case exceptions.TimeoutError():
            return "the server did not answer in time"
        case exceptions.SSLError():
            return f"the server cannot be trusted ({error})"
        case _:
            return next(map(str, error.args), repr(error))


@contextmanager
def _time_limit(seconds: float, hang_up: Callable[[], object]) -> Generator[None]:
    """Break a transfer off after some seconds: a socket's own timeout begins anew with each byte that drips in."""
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        # The other side, or the response's own end, may have been quicker.
        with suppress(OSError, RuntimeError, ValueError):
            hang_up()

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception:
        if not expired.is_set():
            raise
    finally:
        timer.cancel()
    if expired.is_set():
        raise exceptions.ProtocolError("the server is too slow")


class _Connection(HTTPConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        sock = self.sock
        with _time_limit(cast(float, self.timeout), lambda: sock.shutdown(socket.SHUT_RDWR)):
            return super().getresponse()


class _TLSConnection(_Connection, HTTPSConnection):
    pass


# urllib3's protocol for a connection has as writable what its own connections declare final: hence the two ignores.
class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection  # pyright: ignore[reportAssignmentType]


class _TLSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _TLSConnection  # pyright: ignore[reportAssignmentType]


def _transport(base_url: str) -> urllib3.PoolManager:
    try:
        parsed = parse_url(base_url)
    except exceptions.LocationParseError as error:
        raise SpecError(f"the base URL {base_url!r} is malformed: {error}") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host or parsed.auth or {"?", "#"} & set(base_url):
        raise SpecError(f"the base URL {base_url!r} is not of the form https://host/path")
    transport = urllib3.PoolManager(headers={"Accept-Encoding": "identity", "User-Agent": "dicom-media-storage"})
    transport.pool_classes_by_scheme = {**transport.pool_classes_by_scheme, "http": _Pool, "https": _TLSPool}
    return transport


def _open(transport: urllib3.PoolManager, url: str, headers: Mapping[str, str], timeout: float) -> BaseHTTPResponse:
    """Ask for a document, following redirects, but never from https to anything else."""
    headers = {**transport.headers, **headers}
    for _ in range(10):
        # urllib3 would follow a redirect by itself, but first read its body, however long that takes.
        response = transport.request(
            "GET", url, headers=headers, timeout=timeout, retries=False, redirect=False, preload_content=False
        )
        if not (location := response.get_redirect_location()):
            return response
        response.close()
        source, url = url, urljoin(url, location)
        if urlsplit(url).scheme not in {"https", urlsplit(source).scheme}:
            raise SpecError(f"{source} is redirected to {url}, where a transfer would be less safe")
    raise SpecError(f"{url} is redirected again and again")
