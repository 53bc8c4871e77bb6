from __future__ import annotations

import hashlib
import io
import os
import socket
import ssl
import sys
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import trustme

from codegen.errors import SpecError
from codegen.standard import download
from codegen.standard.download import (
    PARTS,
    FetchOptions,
    default_cache_dir,
    document_url,
    fetch_edition,
    progress_bar,
)
from tests.support.standard_site import Published, docbook, drip, raw, running_site, status

if TYPE_CHECKING:
    from pathlib import Path

# Which one depends on what runs out first: the patience with the server, or with its next byte.
TOO_SLOW = "could not be fetched: the server (is too slow|did not answer in time)"
HTML = b"<!DOCTYPE html><html><body>Please log in</body></html>"


@pytest.fixture
def site():
    with running_site() as running:
        yield running


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def fetch(site, cache):
    """Fetches from the site with little patience."""

    def run(edition="2017c", *, progress=lambda *_event: None, **changes):
        options = {"base_url": site.url, "cache_dir": cache, "timeout": 5, "retries": 2, "backoff": 0}
        return fetch_edition(edition, FetchOptions(**options | changes), progress=progress)

    return run


def finished(cache: Path) -> set[str]:
    """The documents in the cache."""
    return {path.relative_to(site).as_posix() for site in cache.glob("http*") for path in site.rglob("*.xml")}


def refused(fetch, match: str, *args, **changes) -> str:
    """The one sentence with which a fetch fails."""
    with pytest.raises(SpecError, match=match) as caught:
        fetch(*args, **changes)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def cached(cache: Path, site, name: str) -> Path:
    return cache / quote(site.url, safe="") / name


class TestADocumentArrives:
    def test_the_three_parts_are_in_the_cache_byte_for_byte(self, site, fetch, cache):
        site.publish("2017c")
        fetched = fetch()
        assert fetched.edition == "2017c"
        assert fetched.documents == {part: cached(cache, site, f"2017c/{name}.xml") for part, name in PARTS.items()}
        assert fetched.urls == {part: document_url("2017c", part, site.url) for part in PARTS}
        for part, path in fetched.documents.items():
            assert path.read_bytes() == docbook(part, "2017c")
        # A compressed body could be neither measured nor resumed.
        assert {headers["Accept-Encoding"] for _, headers in site.requests} == {"identity"}
        assert {headers["User-Agent"] for _, headers in site.requests} == {"dicom-media-storage"}

    def test_the_2013_edition_lives_elsewhere(self, site, fetch):
        site.publish("2013")
        assert fetch("2013").edition == "2013"
        assert site.requests[0][0] == "/dicom/2013/source/docbook/part04/part04.xml"

    def test_the_newest_edition_lives_under_medical(self, site, fetch):
        site.publish("2017c")
        fetch()
        assert [path for path, _ in site.requests] == [
            f"/medical/dicom/2017c/source/docbook/{name}/{name}.xml" for name in ("part04", "part06", "part03")
        ]

    def test_a_base_url_may_have_a_path_and_a_trailing_slash(self, site, fetch):
        site.behaviours = {
            document_url("2017c", part, "/mirror"): [Published(docbook(part, "2017c"))] for part in PARTS
        }
        assert fetch(base_url=f"{site.url}/mirror/").edition == "2017c"

    def test_chunked_without_a_length(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c", 400)
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        site.serve("2017c", "PS3.4", raw(head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)))
        assert fetch().documents["PS3.4"].read_bytes() == body


class TestTheCache:
    def test_a_fixed_edition_is_not_fetched_again(self, site, fetch):
        site.publish("2017c")
        first = fetch()
        count = len(site.requests)
        assert fetch() == first
        assert len(site.requests) == count

    def test_it_serves_without_a_network(self, site, fetch):
        site.publish("2017c")
        fetch()
        site.behaviours = {}
        assert fetch().edition == "2017c"

    def test_a_document_belongs_to_its_site(self, site, fetch):
        site.publish("2017c")
        fetch()
        refused(fetch, "there is no connection", base_url="http://127.0.0.1:1")

    @pytest.mark.parametrize("content", [b"", b"<book", docbook("PS3.4", "2018a"), docbook("PS3.6", "2017c")])
    def test_a_document_that_does_not_verify_is_fetched_again(self, site, fetch, content):
        site.publish("2017c")
        path = fetch().documents["PS3.4"]
        path.write_bytes(content)
        fetch()
        assert path.read_bytes() == docbook("PS3.4", "2017c")
        assert len(site.asked("PS3.4")) == 2
        assert len(site.asked("PS3.6")) == 1

    def test_the_parts_that_came_stay_when_a_later_one_fails(self, site, fetch, cache):
        site.publish("2017c")
        site.serve("2017c", "PS3.3", status(404))
        refused(fetch, "404")
        assert finished(cache) == {"2017c/part04.xml", "2017c/part06.xml"}

    @pytest.mark.parametrize("inside", [".", "", "2017c"])
    def test_a_cache_that_cannot_be_written(self, site, fetch, cache, inside):
        site.publish("2017c")
        path = cache if inside == "." else cached(cache, site, inside)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a file where a folder should be")
        assert str(cache) in refused(fetch, "cannot be used")
        assert not finished(cache.parent)

    def test_the_default_is_the_users_own_cache(self):
        assert FetchOptions().cache_dir == default_cache_dir()
        assert default_cache_dir().is_absolute()
        assert default_cache_dir().name in {"dicom-media-storage", "Cache"}


class TestTrustInTheCache:
    def test_the_sha256_is_recorded_as_sha256sum_reads_it(self, site, fetch, cache):
        site.publish("2017c")
        fetch()
        digest = hashlib.sha256(docbook("PS3.4", "2017c")).hexdigest()
        assert cached(cache, site, "2017c/part04.xml.sha256").read_text() == f"{digest}  part04.xml\n"

    @pytest.mark.parametrize("place", [300, 100_000])
    def test_a_changed_byte_is_noticed(self, site, fetch, place):
        site.publish("2017c")
        path = fetch().documents["PS3.4"]
        changed = bytearray(path.read_bytes())
        changed[place] ^= 1
        path.write_bytes(changed)
        assert fetch().documents["PS3.4"].read_bytes() == docbook("PS3.4", "2017c")
        assert len(site.asked("PS3.4")) == 2

    @pytest.mark.parametrize("record", [None, b"", b"\xff", b"0" * 64 + b"  part04.xml\n"])
    def test_a_document_without_a_record_is_not_trusted(self, site, fetch, record):
        site.publish("2017c")
        path = fetch().documents["PS3.4"].with_name("part04.xml.sha256")
        path.unlink() if record is None else path.write_bytes(record)
        fetch()
        assert len(site.asked("PS3.4")) == 2

    @pytest.mark.parametrize("name", ["2017c/part04.xml", "2017c/part04.xml.sha256"])
    def test_a_pipe_is_refused_and_not_waited_for(self, site, fetch, cache, name):
        site.publish("2017c")
        fetch()
        path = cached(cache, site, name)
        path.unlink()
        os.mkfifo(path)
        assert name in refused(fetch, "expected a regular file, found a device, a pipe or a socket")

    @pytest.mark.parametrize("name", ["a" * 5000, "nul\0byte", "a\x1b[31mb/" + "c" * 300])
    def test_a_folder_that_cannot_be(self, site, fetch, cache, name):
        site.publish("2017c")
        sentence = refused(fetch, "cannot be used: ", cache_dir=cache / name)
        assert len(sentence) < 1000
        assert sentence.split(" cannot be used")[0].isprintable()


class TestTooLarge:
    @pytest.mark.parametrize("part", ["PS3.4", "PS3.6"])
    def test_by_its_announced_length(self, site, fetch, part):
        site.publish("2017c")
        site.serve("2017c", part, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 33000000\r\n\r\n<book>"))
        assert document_url("2017c", part, site.url) in refused(fetch, "of at most 32000000 bytes, found 33000000")

    def test_without_an_announced_length(self, site, fetch, monkeypatch):
        monkeypatch.setitem(download.LARGEST, "PS3.4", 100_000)
        site.publish("2017c")
        site.serve("2017c", "PS3.4", drip(b'HTTP/1.1 200 OK\r\nETag: "x"\r\n\r\n', b"x" * 20_000))
        refused(fetch, "part04.xml: expected a file of at most 100000 bytes")


class TestTheCurrentEdition:
    def test_it_is_resolved_to_the_edition_found(self, site, fetch, cache):
        site.publish("current", "2026b")
        fetched = fetch("current")
        assert fetched.edition == "2026b"
        assert finished(cache) == {f"2026b/{name}.xml" for name in PARTS.values()}
        assert fetched.urls["PS3.4"] == f"{site.url}/medical/dicom/current/source/docbook/part04/part04.xml"

    def test_it_is_always_asked_for_anew(self, site, fetch):
        site.publish("current", "2026a")
        assert fetch("current").edition == "2026a"
        site.publish("current", "2026b")
        assert fetch("current").edition == "2026b"

    def test_what_it_brought_serves_as_the_fixed_edition(self, site, fetch):
        site.publish("current", "2026b")
        fetch("current")
        site.behaviours = {}
        assert fetch("2026b").edition == "2026b"

    def test_parts_of_different_editions_are_refused(self, site, fetch):
        site.publish("current", "2026b")
        site.serve("current", "PS3.3", Published(docbook("PS3.3", "2026a")))
        sentence = refused(fetch, "different editions", "current")
        assert "PS3.4 is 2026b" in sentence
        assert "PS3.3 is 2026a" in sentence

    @pytest.mark.parametrize("named", ["current", "../2026", "final"])
    def test_what_is_no_edition_names_no_folder(self, site, fetch, cache, named):
        site.publish("current", named)
        refused(fetch, f"expected a heading .*, found .*{named}", "current")
        assert not finished(cache.parent)


class TestWhatIsNotTheDocument:
    """Refused at once, in one sentence, and nothing of it is kept."""

    @pytest.mark.parametrize(
        ("behaviour", "sentence"),
        [
            (status(200, HTML, Content_Type="text/html; charset=utf-8"), "a page of HTML"),
            (status(200, HTML, Content_Type="text/xml"), "expected the DocBook of PS3.4, found something else"),
            (status(200, HTML), "expected the DocBook of PS3.4, found something else"),
            (status(200), "expected the DocBook of PS3.4, found something else: .*(is empty|is not well-formed)"),
            (
                status(200, docbook("PS3.4", "2017c")[:-20]),
                "expected the DocBook of PS3.4, found something else: .*(is empty|is not well-formed)",
            ),
            (status(200, b"<book/>"), "found something else: .*without heading"),
            (Published(docbook("PS3.4", "2018a")), "expected PS3.4 2017c, found PS3.4 2018a"),
            (Published(docbook("PS3.6", "2017c")), "expected PS3.4 2017c, found PS3.6 2017c"),
            (status(404), "HTTP 404"),
            (status(403, HTML), "HTTP 403"),
            (status(304), "HTTP 304"),
            (status(206, docbook("PS3.4", "2017c")), "HTTP 206"),
            (status(302), "HTTP 302"),
        ],
    )
    def test_refused(self, site, fetch, cache, behaviour, sentence):
        site.publish("2017c")
        site.serve("2017c", "PS3.4", behaviour)
        assert document_url("2017c", "PS3.4", site.url) in refused(fetch, sentence)
        assert len(site.requests) == 1
        assert not finished(cache)

    @pytest.mark.parametrize(
        "edition", ["", "latest", "2017C", "17c", "2017cc", "2017c/..", "../2017c", "\u0662017c", "Current", "2017c\n"]
    )
    def test_what_is_no_edition_is_not_asked_for(self, site, fetch, cache, edition):
        refused(fetch, "is not an edition of DICOM", edition)
        assert not site.requests
        assert not cache.exists()


class TestRedirects:
    def test_followed(self, site, fetch):
        site.publish("2017c")
        site.behaviours["/moved"] = site.behaviours[document_url("2017c", "PS3.4", "")]
        site.serve("2017c", "PS3.4", status(301, HTML, Location="/moved"))
        assert fetch().edition == "2017c"

    def test_a_loop(self, site, fetch):
        site.behaviours["/there"] = [status(302, Location=document_url("2017c", "PS3.4", ""))]
        site.serve("2017c", "PS3.4", status(302, Location="/there"))
        refused(fetch, "redirected again and again")

    @pytest.mark.parametrize("location", ["ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:alert(1)"])
    def test_to_what_is_no_web_server(self, site, fetch, location):
        site.serve("2017c", "PS3.4", status(302, Location=location))
        refused(fetch, "expected a transfer as safe")

    @pytest.mark.parametrize("location", ["http://[1:2", "http://a b/", "http://a..b/", "http://127.0.0.1:99999/"])
    def test_to_nonsense(self, site, fetch, location):
        site.serve("2017c", "PS3.4", status(302, Location=location))
        refused(fetch, "could not be fetched")
        assert len(site.requests) == 1


class TestTrouble:
    """Tried again; then one sentence."""

    @pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
    def test_a_fault_that_passes(self, site, fetch, code):
        site.publish("2017c")
        (published,) = site.behaviours[document_url("2017c", "PS3.4", "")]
        site.serve("2017c", "PS3.4", status(code, HTML), published)
        assert fetch().edition == "2017c"
        assert len(site.asked("PS3.4")) == 2

    def test_a_fault_that_does_not_pass(self, site, fetch):
        site.serve("2017c", "PS3.4", status(503, HTML))
        refused(fetch, "could not be fetched: the server answered HTTP 503")
        assert len(site.requests) == 3

    def test_the_wait_doubles(self, site, fetch, monkeypatch):
        waits = []
        monkeypatch.setattr("urllib3.util.retry.time.sleep", waits.append)
        site.serve("2017c", "PS3.4", status(503))
        refused(fetch, "HTTP 503", retries=4, backoff=1)
        assert waits == [2, 4, 8]

    @pytest.mark.parametrize(
        "behaviour",
        [
            Published(docbook("PS3.4", "2017c"), 70_000, {"X": "no validator"}),
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<book>"),
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
            raw(b""),
            raw(b"nonsense\r\n\r\n"),
        ],
        ids=["truncated", "truncated chunk", "bad chunk", "no answer", "no HTTP"],
    )
    def test_a_broken_transfer(self, site, fetch, cache, behaviour):
        site.serve("2017c", "PS3.4", behaviour)
        refused(fetch, "could not be fetched")
        assert not finished(cache)

    def test_silence(self, site, fetch):
        site.serve("2017c", "PS3.4", drip(b"", b""))
        refused(fetch, TOO_SLOW, timeout=0.2, retries=0)

    def test_a_network_that_is_not_there_is_not_waited_for(self, fetch, monkeypatch):
        waits = []
        monkeypatch.setattr("urllib3.util.retry.time.sleep", waits.append)
        refused(fetch, "there is no connection", base_url="http://127.0.0.1:1", retries=9, backoff=1)
        assert waits == [2]

    def test_a_refused_connection(self, fetch, cache):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        refused(fetch, "there is no connection .*[Rr]efused", base_url=f"http://127.0.0.1:{port}")
        assert not finished(cache)

    def test_no_network(self, fetch, monkeypatch):
        def unknown(*_args, **_kwargs):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        refused(fetch, "cannot resolve the host name", base_url="https://dicom.invalid")

    @pytest.mark.parametrize(
        "url",
        ["", "dicom.nema.org", "ftp://127.0.0.1", "http://", "http:///x", "http://[::1", "http://127.0.0.1:99999",
         "http://127.0.0.1/?q=1", "http://127.0.0.1/#top", "http://me:secret@127.0.0.1", "http://a b", "file:///tmp"],
    )  # fmt: skip
    def test_a_bad_base_url(self, fetch, cache, url):
        refused(fetch, "the base URL .* is ", base_url=url)
        assert not cache.exists()


class TestProxy:
    def test_the_proxy_of_the_environment_is_used(self, site, fetch, monkeypatch):
        monkeypatch.setenv("http_proxy", site.url)
        monkeypatch.setenv("no_proxy", "")
        site.behaviours = {
            document_url("2017c", part, "http://dicom.example"): [Published(docbook(part, "2017c"))] for part in PARTS
        }
        assert fetch(base_url="http://dicom.example").edition == "2017c"

    def test_no_proxy_is_respected(self, site, fetch, monkeypatch):
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        site.publish("2017c")
        assert fetch().edition == "2017c"


class TestTLS:
    @pytest.fixture
    def authority(self):
        return trustme.CA()

    @pytest.fixture
    def trusted(self, authority, tmp_path, monkeypatch):
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))

    @staticmethod
    def context(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(context)
        return context

    @pytest.mark.usefixtures("trusted")
    def test_verified(self, authority, fetch):
        with running_site(self.context(authority)) as secure:
            secure.publish("2017c")
            assert fetch(base_url=secure.url).documents["PS3.4"].read_bytes() == docbook("PS3.4", "2017c")

    def test_an_unknown_authority_is_refused_at_once(self, authority, fetch, cache):
        with running_site(self.context(authority)) as secure:
            secure.publish("2017c")
            refused(fetch, "cannot be trusted .*CERTIFICATE_VERIFY_FAILED", base_url=secure.url)
            assert not secure.requests
        assert not finished(cache)

    @pytest.mark.usefixtures("trusted")
    def test_a_certificate_for_another_host_is_refused(self, authority, fetch):
        with running_site(self.context(authority, "example.org")) as secure:
            secure.publish("2017c")
            refused(fetch, "cannot be trusted", base_url=secure.url)
            assert not secure.requests

    @pytest.mark.usefixtures("trusted")
    def test_no_redirect_leaves_it(self, authority, site, fetch):
        site.publish("2017c")
        with running_site(self.context(authority)) as secure:
            url = document_url("2017c", "PS3.4", site.url)
            secure.serve("2017c", "PS3.4", status(302, Location=url))
            refused(fetch, "expected a transfer as safe", base_url=secure.url)
        assert not site.requests

    @pytest.mark.usefixtures("trusted")
    def test_a_redirect_may_lead_to_it(self, authority, site, fetch):
        with running_site(self.context(authority)) as secure:
            secure.publish("2017c")
            for part in PARTS:
                site.serve("2017c", part, status(302, Location=document_url("2017c", part, secure.url)))
            assert fetch().edition == "2017c"

    def test_a_server_that_speaks_none(self, site, fetch):
        refused(fetch, "cannot be trusted", base_url=site.url.replace("http:", "https:"))


class TestProgress:
    def test_the_hook_hears_of_every_part_up_to_its_end(self, site, fetch):
        site.publish("2017c")
        heard = []
        fetch(progress=lambda *event: heard.append(event))
        for part in PARTS:
            size = len(docbook(part, "2017c"))
            done = [count for name, count, _ in heard if name == part]
            assert done == sorted(done)
            assert done[-1] == size
            assert {total for name, _, total in heard if name == part} == {size}

    @pytest.mark.parametrize(("terminal", "shown"), [(True, True), (False, False)])
    def test_the_bar_is_for_terminals(self, site, fetch, monkeypatch, terminal, shown):
        site.publish("2017c")
        stderr = io.StringIO()
        monkeypatch.setattr(stderr, "isatty", lambda: terminal)
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setenv("TERM", "xterm")
        with progress_bar() as progress:
            fetch(progress=progress)
        assert ("PS3.4" in stderr.getvalue()) is shown
        assert bool(stderr.getvalue()) is shown
