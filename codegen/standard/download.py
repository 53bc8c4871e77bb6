"""The DICOM standard's documents, from DICOM's site into a cache on disk: the only module that uses the network.

A document appears in the cache whole and verified, or not at all; a download that fails is started again.
"""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import platformdirs
import rich.console
import rich.progress
import urllib3
from urllib3 import exceptions
from urllib3.util import parse_url

from codegen.edition import CURRENT, SITE, document_url
from codegen.errors import SpecError
from codegen.files import read_regular, refuse_too_large
from codegen.standard.document import LARGEST
from codegen.standard.reader import read_document

PARTS: Final[Mapping[str, str]] = {"PS3.4": "part04", "PS3.6": "part06", "PS3.3": "part03"}
"""The parts of the standard that are fetched, and how the site spells each."""

ProgressHook = Callable[[str, int, int | None], None]
"""Called during a transfer with the part, the number of bytes received, and the total if the server sends it."""

_TEMPORARY_FAULTS: Final = frozenset({408, 429, 500, 502, 503, 504})
_MOST_REDIRECTS: Final = 10


def default_cache_dir() -> Path:
    """Return the folder that the operating system provides for what this project downloads; it need not exist."""
    return platformdirs.user_cache_path("dicom-media-storage", appauthor=False)


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Where documents come from and go to, and how long to wait for the network. Times are in seconds."""

    base_url: str = SITE
    cache_dir: Path = field(default_factory=default_cache_dir)
    timeout: float = 30.0
    """The wait for a connection, and for each answer of the server."""
    retries: int = 5
    """How often a document is asked for again after a broken transfer or a temporary fault of the server."""
    backoff: float = 1.0
    """The unit of the wait between retries, which doubles each time."""


@dataclass(frozen=True, slots=True)
class FetchedEdition:
    """The edition that was found, never ``current``, and by part the verified document and the address asked for."""

    edition: str
    documents: Mapping[str, Path]
    urls: Mapping[str, str]


@contextmanager
def progress_bar() -> Generator[ProgressHook]:
    """Show transfers on standard error while the context lasts; show nothing if standard error is not a terminal."""
    columns = rich.progress.BarColumn(), rich.progress.DownloadColumn(), rich.progress.TimeRemainingColumn()
    console, disable = rich.console.Console(stderr=True), not sys.stderr.isatty()
    with rich.progress.Progress("{task.description}", *columns, console=console, disable=disable) as bars:
        tasks = {part: bars.add_task(part, total=None, visible=False) for part in PARTS}
        yield lambda part, done, total: bars.update(tasks[part], completed=done, total=total, visible=True)


def fetch_edition(
    edition: str, options: FetchOptions, *, progress: ProgressHook | None = None, parts: Iterable[str] = PARTS
) -> FetchedEdition:
    """Bring parts of an edition (``2017c``, or ``current``) into the cache: PS3.4, PS3.6 and PS3.3.

    A document that the cache holds for the same address, with the sha256 that it had when it came, is not fetched
    again, except for ``current``.

    Raises SpecError if the edition or base URL makes no sense, if the server or the network fails, if a document is not
    the one asked for, and if the cache cannot be used. The cache then holds whole documents only.
    """
    urls = {part: document_url(edition, part, options.base_url) for part in parts}
    found: dict[str, tuple[str, Path]] = {}
    try:
        with _transport(options.base_url) as transport:
            fetcher = _Fetcher(edition, options, progress, transport)
            for part, url in urls.items():
                found[part] = fetcher.document(part, url)
    except (OSError, ValueError) as error:
        reason = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) and error.strerror else str(error)
        raise SpecError(f"the cache {str(options.cache_dir)[:200]} cannot be used: {reason[:300]}") from error
    resolved, *others = {named for named, _ in found.values()}
    if others:
        named = ", ".join(f"{part} is {name}" for part, (name, _) in found.items())
        raise SpecError(f"{options.base_url}: the parts of {edition} are of different editions: {named}")
    return FetchedEdition(resolved, {part: path for part, (_, path) in found.items()}, urls)


@dataclass(frozen=True, slots=True)
class _Fetcher:
    edition: str
    options: FetchOptions
    progress: ProgressHook | None
    transport: urllib3.PoolManager

    def _cached(self, part: str, edition: str) -> Path:
        """Where a document is kept: one that came from another site is another document."""
        site = quote(self.options.base_url.rstrip("/"), safe="")
        return self.options.cache_dir / site / edition / f"{PARTS[part]}.xml"

    def document(self, part: str, url: str) -> tuple[str, Path]:
        """Return the edition and the path of a part, which is fetched if the cache does not hold it intact."""
        if self.edition != CURRENT and _is_intact(path := self._cached(part, self.edition)):
            return self.edition, path
        self.options.cache_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.options.cache_dir, prefix=".download-") as folder:
            body = Path(folder) / f"{PARTS[part]}.xml"
            self._download(part, url, body)
            edition = self._verified_edition(part, url, body)
            path = self._cached(part, edition)
            path.parent.mkdir(parents=True, exist_ok=True)
            digest = body.with_suffix(".sha256")
            digest.write_text(_digest_line(body), "ascii")
            # The digest goes first: a document without its digest, or with another one, is fetched again.
            digest.replace(_digest_file(path))
            body.replace(path)
        return edition, path

    def _download(self, part: str, url: str, body: Path) -> None:
        # Without a network few attempts are enough; a certificate that is not trusted fails each time.
        few = min(self.options.retries, 2)
        retry = urllib3.Retry(self.options.retries, connect=few, other=0, backoff_factor=self.options.backoff)
        while True:
            try:
                return self._transfer(part, url, body)
            except exceptions.HTTPError as error:
                try:
                    retry = retry.increment("GET", url, error=error)
                except exceptions.MaxRetryError:
                    raise SpecError(f"{url} could not be fetched: {_reason(error)}") from error
                retry.sleep()

    def _transfer(self, part: str, url: str, body: Path) -> None:
        done = 0
        with closing(self._open(url)) as response, body.open("wb") as file:
            if response.status in _TEMPORARY_FAULTS:
                raise exceptions.ProtocolError(f"the server answered HTTP {response.status}")
            if response.status != 200:
                raise SpecError(f"{url}: download failed: HTTP {response.status}")
            if "html" in response.headers.get("Content-Type", "").lower():
                raise SpecError(f"{url}: download failed: the server answered with a page of HTML")
            total = response.length_remaining
            refuse_too_large(total or 0, LARGEST[part], url)
            for chunk in response.stream(1 << 16, decode_content=False):
                file.write(chunk)
                done += len(chunk)
                refuse_too_large(done, LARGEST[part], url)
                if self.progress:
                    self.progress(part, done, total)

    def _open(self, url: str) -> urllib3.BaseHTTPResponse:
        """Ask for a document, following redirects, but never from https to anything else."""
        for _ in range(_MOST_REDIRECTS):
            response = self.transport.request(
                "GET", url, timeout=self.options.timeout, retries=False, redirect=False, preload_content=False
            )
            if not (location := response.get_redirect_location()):
                return response
            response.close()
            try:
                source, url = url, urljoin(url, location)
            except ValueError as error:
                raise SpecError(f"{url} could not be fetched: it is redirected to {location!r}: {error}") from error
            if urlsplit(url).scheme not in {"https", urlsplit(source).scheme}:
                raise SpecError(f"{source} is redirected to {url}: expected a transfer as safe as the first")
        raise SpecError(f"{url} is redirected again and again")

    def _verified_edition(self, part: str, url: str, body: Path) -> str:
        try:
            origin = read_document(body).origin
        except SpecError as error:
            raise SpecError(f"{url}: expected the DocBook of {part}, found something else: {error}") from error
        asked = origin.edition if self.edition == CURRENT else self.edition
        if (origin.part, origin.edition) != (part, asked):
            raise SpecError(f"{url}: expected {part} {self.edition}, found {origin.part} {origin.edition}")
        return origin.edition


def _is_intact(path: Path) -> bool:
    """Whether the cache holds a document as it came, byte for byte."""
    if not path.exists() or not _digest_file(path).exists():
        return False
    return read_regular(_digest_file(path)).decode("ascii", errors="replace") == _digest_line(path)


def _digest_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _digest_line(path: Path) -> str:
    """The sha256 of a document in the form that ``sha256sum --check`` reads."""
    return f"{hashlib.sha256(read_regular(path, max(LARGEST.values()))).hexdigest()}  {path.name}\n"


def _reason(error: Exception) -> str:
    match error:
        case exceptions.NameResolutionError():
            return "cannot resolve the host name (offline?)"
        case exceptions.NewConnectionError():
            return f"cannot connect ({error.__cause__})"
        case exceptions.TimeoutError():
            return "the server did not answer in time"
        case exceptions.SSLError():
            return f"the server cannot be trusted ({error})"
        case _:
            return next(map(str, error.args), repr(error))


def _transport(base_url: str) -> urllib3.PoolManager:
    try:
        parsed = parse_url(base_url)
    except exceptions.LocationParseError as error:
        raise SpecError(f"the base URL {base_url!r} is malformed: {error}") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host or parsed.auth or {"?", "#"} & set(base_url):
        raise SpecError(f"the base URL {base_url!r} is not of the form https://host/path")
    headers = {"Accept-Encoding": "identity", "User-Agent": "dicom-media-storage"}
    proxy = getproxies().get(parsed.scheme)
    if proxy is None or proxy_bypass(parsed.host):
        return urllib3.PoolManager(headers=headers)
    return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}", headers=headers)
