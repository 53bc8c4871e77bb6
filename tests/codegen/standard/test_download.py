"""Documents from a site on loopback into the cache: they arrive whole, are refused, or are asked for again."""

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
from codegen.standard.download import PARTS, FetchOptions, document_url, fetch_edition, progress_bar
from tests.support.standard_site import docbook, drip, raw, running_site, status

if TYPE_CHECKING:
    from pathlib import Path

# Which one depends on what runs out first: the patience with the server, or with its next byte.
TOO_SLOW = "could not be fetched: the server (is too slow|did not answer in time)"
HTML = b"<!DOCTYPE html><html><body>Please log in</body></html>"
PART_4 = docbook("PS3.4", "2017c")


@pytest.fixture
def site():
    with running_site() as running:
        running.publish("2017c")
        yield running


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def waits(monkeypatch):
    """The seconds between the requests, which no test waits for."""
    found = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", found.append)
    return found


@pytest.fixture
def fetch(site, cache):
    """Fetches from the site with little patience."""

    def run(edition="2017c", *, progress=lambda *_event: None, **changes):
        options = {"base_url": site.url, "cache_dir": cache, "timeout": 5, "retries": 2, "backoff": 0}
        return fetch_edition(edition, FetchOptions(**options | changes), progress=progress)

    return run


@pytest.fixture
def refused(fetch):
    """The one sentence with which a fetch fails."""

    def run(match, *args, **changes):
        with pytest.raises(SpecError, match=match) as caught:
            fetch(*args, **changes)
        sentence = str(caught.value)
        assert "\n" not in sentence
        return sentence

    return run


def finished(cache: Path) -> set[str]:
    """The documents in the cache."""
    return {path.relative_to(site).as_posix() for site in cache.glob("http*") for path in site.rglob("*.xml")}


def cached(cache: Path, site, name: str) -> Path:
    return cache / quote(site.url, safe="") / name


class TestADocumentArrives:
    def test_the_three_parts_are_in_the_cache_byte_for_byte(self, site, fetch, cache):
        fetched = fetch()
        assert fetched.edition == "2017c"
        assert fetched.documents == {part: cached(cache, site, f"2017c/{name}.xml") for part, name in PARTS.items()}
        assert fetched.urls == {part: document_url("2017c", part, site.url) for part in PARTS}
        for part, path in fetched.documents.items():
            assert path.read_bytes() == docbook(part, "2017c")
        digest = hashlib.sha256(PART_4).hexdigest()
        assert cached(cache, site, "2017c/part04.xml.sha256").read_text() == f"{digest}  part04.xml\n"
        # The length of a compressed body is not that of the document.
        assert {headers["Accept-Encoding"] for _, headers in site.requests} == {"identity"}
        assert {headers["User-Agent"] for _, headers in site.requests} == {"dicom-media-storage"}

    @pytest.mark.parametrize(("edition", "folder"), [("2013", "/dicom/2013"), ("2017c", "/medical/dicom/2017c")])
    def test_the_paths_of_an_edition(self, site, fetch, edition, folder):
        site.publish(edition)
        assert fetch(edition).edition == edition
        names = "part04", "part06", "part03"
        assert [path for path, _ in site.requests] == [f"{folder}/source/docbook/{name}/{name}.xml" for name in names]

    def test_a_base_url_may_have_a_path_and_a_trailing_slash(self, site, fetch):
        site.behaviours = {}
        site.publish("2017c", base="/mirror")
        assert fetch(base_url=f"{site.url}/mirror/").edition == "2017c"

    def test_chunked_without_a_length(self, site, fetch):
        body = docbook("PS3.4", "2017c", 400)
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        site.serve("2017c", "PS3.4", raw(head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)))
        assert fetch().documents["PS3.4"].read_bytes() == body


class TestTheCache:
    def test_a_fixed_edition_is_not_fetched_again(self, site, fetch):
        first = fetch()
        site.behaviours = {}
        assert fetch() == first
        assert len(site.requests) == 3

    def test_a_document_belongs_to_its_site(self, fetch, refused):
        fetch()
        refused("cannot connect", base_url="http://127.0.0.1:1")

    @pytest.mark.parametrize("content", [b"", PART_4[:300] + b"x" + PART_4[301:], docbook("PS3.4", "2018a")])
    def test_a_document_that_changed_is_fetched_again(self, site, fetch, content):
        path = fetch().documents["PS3.4"]
        path.write_bytes(content)
        fetch()
        assert path.read_bytes() == PART_4
        assert (site.asked("PS3.4"), site.asked("PS3.6")) == (2, 1)

    @pytest.mark.parametrize("record", [None, b"\xff", b"0" * 64 + b"  part04.xml\n"])
    def test_a_document_without_its_sha256_is_fetched_again(self, site, fetch, record):
        path = fetch().documents["PS3.4"].with_name("part04.xml.sha256")
        path.unlink() if record is None else path.write_bytes(record)
        fetch()
        assert site.asked("PS3.4") == 2

    def test_the_parts_that_came_stay_when_a_later_one_fails(self, site, refused, cache):
        site.serve("2017c", "PS3.3", status(404))
        refused("404")
        assert finished(cache) == {"2017c/part04.xml", "2017c/part06.xml"}

    @pytest.mark.parametrize("inside", [".", "", "2017c"])
    def test_a_cache_that_cannot_be_written(self, site, refused, cache, inside):
        path = cache if inside == "." else cached(cache, site, inside)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a file where a folder should be")
        assert str(cache) in refused("cannot be used")
        assert not finished(cache.parent)

    @pytest.mark.parametrize("name", ["a" * 5000, "nul\0byte", "a\x1b[31mb/" + "c" * 300])
    def test_a_folder_that_cannot_exist(self, refused, cache, name):
        sentence = refused("cannot be used: ", cache_dir=cache / name)
        assert len(sentence) < 1000
        assert sentence.split(" cannot be used")[0].isprintable()

    @pytest.mark.parametrize("name", ["2017c/part04.xml", "2017c/part04.xml.sha256"])
    def test_a_pipe_is_refused(self, site, fetch, refused, cache, name):
        fetch()
        path = cached(cache, site, name)
        path.unlink()
        os.mkfifo(path)
        assert name in refused("expected a regular file, found a device, a pipe or a socket")


class TestTooLarge:
    @pytest.mark.parametrize("part", ["PS3.4", "PS3.6"])
    def test_by_its_announced_length(self, site, refused, part):
        site.serve("2017c", part, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 33000000\r\n\r\n<book>"))
        assert document_url("2017c", part, site.url) in refused("of at most 32000000 bytes, found 33000000")

    def test_without_an_announced_length(self, site, refused, monkeypatch):
        monkeypatch.setitem(download.LARGEST, "PS3.4", 100_000)
        site.serve("2017c", "PS3.4", drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 20_000))
        refused("part04.xml: expected a file of at most 100000 bytes")


class TestTheCurrentEdition:
    def test_it_is_resolved_to_the_edition_found(self, site, fetch, cache):
        site.publish("current", "2026b")
        fetched = fetch("current")
        assert fetched.edition == "2026b"
        assert finished(cache) == {f"2026b/{name}.xml" for name in PARTS.values()}
        assert fetched.urls["PS3.4"] == f"{site.url}/medical/dicom/current/source/docbook/part04/part04.xml"
        site.behaviours = {}
        assert fetch("2026b").edition == "2026b"

    def test_it_is_always_asked_for_anew(self, site, fetch):
        for edition in ("2026a", "2026b"):
            site.publish("current", edition)
            assert fetch("current").edition == edition

    def test_parts_of_different_editions_are_refused(self, site, refused):
        site.publish("current", "2026b")
        site.serve("current", "PS3.3", status(200, docbook("PS3.3", "2026a")))
        sentence = refused("different editions", "current")
        assert "PS3.4 is 2026b" in sentence
        assert "PS3.3 is 2026a" in sentence

    @pytest.mark.parametrize("named", ["current", "../2026", "final"])
    def test_only_an_edition_names_a_folder(self, site, refused, cache, named):
        site.publish("current", named)
        refused(f"expected a heading .*, found .*{named}", "current")
        assert not finished(cache.parent)


class TestAnotherDocument:
    """Refused at once, in one sentence, and nothing of it is kept."""

    @pytest.mark.parametrize(
        ("behaviour", "sentence"),
        [
            (status(200, HTML, Content_Type="text/html; charset=utf-8"), "a page of HTML"),
            (status(200, HTML, Content_Type="text/xml"), "expected the DocBook of PS3.4, found something else"),
            (status(200), "expected the DocBook of PS3.4, found something else: .*is empty"),
            (status(200, PART_4[:-20]), "expected the DocBook of PS3.4, found something else: .*is not well-formed"),
            (status(200, b"<book/>"), "found something else: .*without heading"),
            (status(200, docbook("PS3.4", "2018a")), "expected PS3.4 2017c, found PS3.4 2018a"),
            (status(200, docbook("PS3.6", "2017c")), "expected PS3.4 2017c, found PS3.6 2017c"),
            (status(404), "HTTP 404"),
            (status(403, HTML), "HTTP 403"),
            (status(304), "HTTP 304"),
            (status(206, PART_4), "HTTP 206"),
            (status(302), "HTTP 302"),
        ],
    )
    def test_refused(self, site, refused, cache, behaviour, sentence):
        site.serve("2017c", "PS3.4", behaviour)
        assert document_url("2017c", "PS3.4", site.url) in refused(sentence)
        assert len(site.requests) == 1
        assert not finished(cache)

    @pytest.mark.parametrize(
        "edition", ["", "latest", "17c", "2017c/..", "../2017c", "\u0662017c", "Current", "2017c\n"]
    )
    def test_only_an_edition_is_asked_for(self, site, refused, cache, edition):
        refused("is not an edition of DICOM", edition)
        assert not site.requests
        assert not cache.exists()


class TestRedirects:
    def test_followed(self, site, fetch):
        site.behaviours["/moved"] = site.behaviours[document_url("2017c", "PS3.4", "")]
        site.serve("2017c", "PS3.4", status(301, HTML, Location="/moved"))
        assert fetch().edition == "2017c"

    @pytest.mark.parametrize(
        ("location", "sentence"),
        [
            (document_url("2017c", "PS3.4", ""), "redirected again and again"),
            ("ftp://127.0.0.1/x", "expected a transfer as safe"),
            ("file:///etc/passwd", "expected a transfer as safe"),
            ("http://[1:2", "could not be fetched"),
            ("http://a b/", "could not be fetched"),
            ("http://127.0.0.1:99999/", "could not be fetched"),
        ],
    )
    def test_refused(self, site, refused, location, sentence):
        site.serve("2017c", "PS3.4", status(302, Location=location))
        refused(sentence)


class TestTrouble:
    """Tried again; then one sentence."""

    @pytest.mark.parametrize("code", [408, 503])
    def test_a_fault_that_passes(self, site, fetch, code):
        site.serve("2017c", "PS3.4", status(code, HTML), status(200, PART_4))
        assert fetch().edition == "2017c"
        assert site.asked("PS3.4") == 2

    def test_a_fault_that_does_not_pass(self, site, refused, waits):
        site.serve("2017c", "PS3.4", status(503, HTML))
        refused("could not be fetched: the server answered HTTP 503", retries=4, backoff=1)
        assert (len(site.requests), waits) == (5, [2, 4, 8])

    @pytest.mark.parametrize(
        "answer",
        [
            b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n<book>",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<book>",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
            b"",
            b"nonsense\r\n\r\n",
        ],
        ids=["truncated", "truncated chunk", "bad chunk", "no answer", "no HTTP"],
    )
    def test_a_broken_transfer(self, site, refused, cache, answer):
        site.serve("2017c", "PS3.4", raw(answer))
        refused("could not be fetched")
        assert not finished(cache)

    def test_silence(self, site, refused):
        site.serve("2017c", "PS3.4", drip(b"", b""))
        refused(TOO_SLOW, timeout=0.2, retries=0)

    def test_a_server_that_is_down_is_asked_few_times(self, refused, waits):
        refused("cannot connect .*[Rr]efused", base_url="http://127.0.0.1:1", retries=9, backoff=1)
        assert waits == [2]

    def test_without_a_network(self, refused, monkeypatch):
        def unknown(*_args, **_kwargs):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        refused("cannot resolve the host name", base_url="https://dicom.invalid")

    @pytest.mark.parametrize(
        "rest", ["[::1", "127.0.0.1:99999", "", "/x", "127.0.0.1/?q=1", "127.0.0.1/#top", "me:secret@127.0.0.1"]
    )
    def test_a_bad_base_url(self, refused, cache, rest):
        refused("the base URL .* is ", base_url=f"http://{rest}")
        assert not cache.exists()

    @pytest.mark.parametrize("url", ["", "dicom.nema.org", "ftp://127.0.0.1", "file:///tmp"])
    def test_a_base_url_of_another_kind(self, refused, url):
        refused("is not of the form https://host/path", base_url=url)


class TestProxy:
    def test_the_proxy_of_the_environment_is_used(self, site, fetch, monkeypatch):
        monkeypatch.setenv("http_proxy", site.url)
        monkeypatch.setenv("no_proxy", "")
        site.behaviours = {}
        site.publish("2017c", base="http://dicom.example")
        assert fetch(base_url="http://dicom.example").edition == "2017c"

    def test_no_proxy_is_respected(self, fetch, monkeypatch):
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert fetch().edition == "2017c"


class TestTLS:
    @pytest.fixture
    def authority(self):
        return trustme.CA()

    @pytest.fixture
    def trusted(self, authority, tmp_path, monkeypatch):
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))

    @pytest.fixture
    def secure(self, authority, request):
        """A site with a certificate of the authority for 127.0.0.1, or for another host."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(getattr(request, "param", "127.0.0.1")).configure_cert(context)
        with running_site(context) as running:
            running.publish("2017c")
            yield running

    @pytest.mark.usefixtures("trusted")
    def test_verified(self, secure, fetch):
        assert fetch(base_url=secure.url).documents["PS3.4"].read_bytes() == PART_4

    def test_an_unknown_authority_is_refused_at_once(self, secure, refused, cache):
        refused("cannot be trusted .*CERTIFICATE_VERIFY_FAILED", base_url=secure.url)
        assert not secure.requests
        assert not finished(cache)

    @pytest.mark.usefixtures("trusted")
    @pytest.mark.parametrize("secure", ["example.org"], indirect=True)
    def test_a_certificate_for_another_host_is_refused(self, secure, refused):
        refused("cannot be trusted", base_url=secure.url)
        assert not secure.requests

    @pytest.mark.usefixtures("trusted")
    def test_no_redirect_leaves_it(self, secure, site, refused):
        secure.serve("2017c", "PS3.4", status(302, Location=document_url("2017c", "PS3.4", site.url)))
        refused("expected a transfer as safe", base_url=secure.url)
        assert not site.requests

    @pytest.mark.usefixtures("trusted")
    def test_a_redirect_may_lead_to_it(self, secure, site, fetch):
        for part in PARTS:
            site.serve("2017c", part, status(302, Location=document_url("2017c", part, secure.url)))
        assert fetch().edition == "2017c"

    def test_a_server_without_tls(self, site, refused):
        refused("cannot be trusted", base_url=site.url.replace("http:", "https:"))


class TestProgress:
    def test_the_hook_hears_of_every_part_up_to_its_end(self, fetch):
        heard = []
        fetch(progress=lambda *event: heard.append(event))
        for part in PARTS:
            size = len(docbook(part, "2017c"))
            done = [count for name, count, _ in heard if name == part]
            assert done == sorted(done)
            assert done[-1] == size
            assert {total for name, _, total in heard if name == part} == {size}

    @pytest.mark.parametrize("terminal", [True, False])
    def test_the_bar_is_for_terminals(self, fetch, monkeypatch, terminal):
        stderr = io.StringIO()
        monkeypatch.setattr(stderr, "isatty", lambda: terminal)
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setenv("TERM", "xterm")
        with progress_bar() as progress:
            fetch(progress=progress)
        assert ("PS3.4" in stderr.getvalue()) is bool(stderr.getvalue()) is terminal
