from __future__ import annotations

import hashlib
import io
import json
import os
import socket
import ssl
import subprocess
import sys
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from typing import TYPE_CHECKING

import filelock
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
from tests.conftest import PROJECT
from tests.support.standard_site import Published, docbook, drip, identify, raw, running_site, status

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

    def run(edition="2017c", *, progress=lambda *_event: None, identify=identify, **changes):
        options = {"base_url": site.url, "cache_dir": cache, "timeout": 5, "deadline": 5, "retries": 2, "backoff": 0}
        return fetch_edition(edition, FetchOptions(**options | changes), identify=identify, progress=progress)

    return run


def finished(cache: Path) -> set[str]:
    """The documents in the cache."""
    return {path.relative_to(cache).as_posix() for path in cache.rglob("*.xml")}


def kept(cache: Path) -> set[str]:
    """What is kept of broken transfers: a lock says nothing of a document."""
    return {path.name for path in (cache / ".partial").rglob("*") if path.is_file() and path.suffix != ".lock"}


def refused(fetch, match: str, *args, **changes) -> str:
    """The one sentence with which a fetch fails."""
    with pytest.raises(SpecError, match=match) as caught:
        fetch(*args, **changes)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def stamp(age: float) -> str:
    return formatdate(time.time() - age, usegmt=True)


class TestADocumentArrives:
    def test_the_three_parts_are_in_the_cache_byte_for_byte(self, site, fetch, cache):
        site.publish("2017c")
        fetched = fetch()
        assert fetched.edition == "2017c"
        assert fetched.documents == {part: cache / "2017c" / f"{name}.xml" for part, name in PARTS.items()}
        assert fetched.urls == {part: document_url("2017c", part, site.url) for part in PARTS}
        for part, path in fetched.documents.items():
            assert path.read_bytes() == docbook(part, "2017c")
        assert not kept(cache)
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

    def test_memory_stays_bounded(self, site, fetch):
        site.publish("2017c")
        site.serve("2017c", "PS3.4", Published(docbook("PS3.4", "2017c") + b" " * 30_000_000))

        def glance(path: Path) -> tuple[str, str]:
            with path.open("rb") as file:
                return file.read(80).split()[4].decode(), "2017c"

        seen: list[int] = []
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            fetch(identify=glance, progress=lambda _part, done, _total: seen.append(done), deadline=30)
            peak = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()
        assert max(seen) > 30_000_000
        assert peak < 8_000_000


class TestTheCache:
    def test_a_fixed_edition_is_not_fetched_again(self, site, fetch):
        site.publish("2017c")
        first = fetch()
        count = len(site.requests)
        assert fetch() == first
        assert len(site.requests) == count

    def test_it_serves_without_a_network_and_without_being_writable(self, site, fetch, cache):
        site.publish("2017c")
        fetch()
        (cache / ".partial").rename(cache / "elsewhere")
        (cache / ".partial").write_text("in the way")
        assert fetch(base_url="http://127.0.0.1:1").edition == "2017c"

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
        assert not kept(cache)

    @pytest.mark.parametrize("inside", ["", "2017c", ".partial", ".partial/2017c"])
    def test_a_cache_that_cannot_be_written(self, site, fetch, cache, inside):
        site.publish("2017c")
        (cache / inside).parent.mkdir(parents=True, exist_ok=True)
        (cache / inside).write_text("a file where a folder should be")
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
        assert (cache / "2017c" / "part04.xml.sha256").read_text() == f"{digest}  part04.xml\n"

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

    @pytest.mark.parametrize(
        "name",
        ["2017c/part04.xml", "2017c/part04.xml.sha256", ".partial/2017c/part04.part", ".partial/2017c/part04.json"],
    )
    def test_a_pipe_is_refused_and_not_waited_for(self, site, fetch, cache, name):
        site.publish("2017c")
        (cache / name).parent.mkdir(parents=True)
        os.mkfifo(cache / name)
        assert name in refused(fetch, "expected a regular file in the cache, found a pipe")

    @pytest.mark.parametrize("name", ["a" * 5000, "nul\0byte", "a\x1b[31mb/" + "c" * 300])
    def test_a_folder_that_cannot_be(self, site, fetch, cache, name):
        site.publish("2017c")
        sentence = refused(fetch, "cannot be used: ", cache_dir=cache / name)
        assert len(sentence) < 1000
        assert sentence.split(" cannot be used")[0].isprintable()


class TestTooLarge:
    @pytest.mark.parametrize("part", ["PS3.4", "PS3.6"])
    def test_by_its_announced_length(self, site, fetch, cache, part):
        site.publish("2017c")
        site.serve("2017c", part, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 33000000\r\n\r\n<book>"))
        assert document_url("2017c", part, site.url) in refused(fetch, "of at most 32 MB, found 33.0 MB")
        assert not kept(cache)

    def test_without_an_announced_length(self, site, fetch, cache, monkeypatch):
        monkeypatch.setitem(download.LARGEST, "PS3.4", 100_000)
        site.publish("2017c")
        site.serve("2017c", "PS3.4", drip(b'HTTP/1.1 200 OK\r\nETag: "x"\r\n\r\n', b"x" * 20_000))
        refused(fetch, "PS3.4|part04.xml: expected a document of at most 0 MB")
        assert not kept(cache)

    def test_by_the_range_of_what_is_resumed(self, site, fetch, cache):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        rest = status(206, body[65_536:], Content_Range="bytes 65536-199999/99000000")
        headless = b'HTTP/1.1 200 OK\r\nETag: "one"\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n' % (
            70_000,
            body[:70_000],
        )
        site.serve("2017c", "PS3.4", raw(headless), rest)
        refused(fetch, "of at most 32 MB, found 99.0 MB")
        assert not kept(cache)


class TestRetryAfter:
    @pytest.mark.parametrize("code", [429, 503])
    @pytest.mark.parametrize("after", ["1", "  1 ", "date"])
    def test_it_is_waited_for(self, site, fetch, code, after):
        site.publish("2017c")
        value = formatdate(time.time() + 2, usegmt=True) if after == "date" else after
        site.serve("2017c", "PS3.4", status(code, Retry_After=value), Published(docbook("PS3.4", "2017c")))
        start = time.monotonic()
        fetch()
        assert time.monotonic() - start >= 0.9

    @pytest.mark.parametrize("after", ["60", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    def test_what_would_take_too_long_is_said_at_once(self, site, fetch, after):
        site.publish("2017c")
        site.serve("2017c", "PS3.4", status(503, Retry_After=after))
        start = time.monotonic()
        assert "and asks to wait " in refused(fetch, "the server answered HTTP 503")
        assert time.monotonic() - start < 2

    @pytest.mark.parametrize("after", ["", "soon", "-1", "1e9", "Thu, 99 Foo 2026", formatdate(0, usegmt=True)])
    def test_nonsense_and_the_past_are_no_reason_to_wait(self, site, fetch, after):
        site.publish("2017c")
        site.serve("2017c", "PS3.4", status(503, Retry_After=after), Published(docbook("PS3.4", "2017c")))
        assert fetch().edition == "2017c"


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
        assert fetch("2026b", base_url="http://127.0.0.1:1").edition == "2026b"

    def test_parts_of_different_editions_are_refused(self, site, fetch):
        site.publish("current", "2026b")
        site.serve("current", "PS3.3", Published(docbook("PS3.3", "2026a")))
        sentence = refused(fetch, "different editions", "current")
        assert "PS3.4 is 2026b" in sentence
        assert "PS3.3 is 2026a" in sentence

    @pytest.mark.parametrize("named", ["current", "../2026", "final"])
    def test_what_is_no_edition_names_no_folder(self, site, fetch, cache, named):
        site.publish("current", named)
        refused(fetch, f"{named!r} is no edition of DICOM", "current")
        assert not finished(cache.parent)
        assert not kept(cache)


class TestResuming:
    @pytest.mark.parametrize(
        "validators", [{"ETag": '"one"'}, {"Last-Modified": stamp(7200), "Date": stamp(0)}], ids=["ETag", "date"]
    )
    def test_a_transfer_goes_on_where_it_broke_off(self, site, fetch, cache, validators):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000, validators), Published(body, None, validators))
        assert fetch().documents["PS3.4"].read_bytes() == body
        first, second = site.asked("PS3.4")
        assert "Range" not in first
        assert second["Range"] == "bytes=70000-"
        assert second["If-Range"] in validators.values()
        assert not kept(cache)

    def test_again_and_again(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", *[Published(body, 66_000)] * 3, Published(body))
        assert fetch(retries=3).documents["PS3.4"].read_bytes() == body
        assert [headers.get("Range") for headers in site.asked("PS3.4")] == [
            None, "bytes=66000-", "bytes=132000-", "bytes=198000-"
        ]  # fmt: skip

    def test_by_the_next_run(self, site, fetch, cache):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000))
        assert "the same command resumes" in refused(fetch, "70000 bytes read", retries=0)
        assert kept(cache) == {"part04.part", "part04.json"}
        assert not finished(cache)
        site.serve("2017c", "PS3.4", Published(body))
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert site.asked("PS3.4")[-1]["Range"] == "bytes=70000-"

    def test_after_an_interrupt(self, site, fetch, cache):
        site.publish("2017c")

        def interrupt(*_event):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fetch(progress=interrupt)
        assert not finished(cache)
        assert fetch().documents["PS3.4"].read_bytes() == docbook("PS3.4", "2017c")
        assert site.asked("PS3.4")[-1]["Range"] == "bytes=65536-"

    def test_a_document_that_has_changed_comes_whole(self, site, fetch):
        site.publish("2017c")
        new = docbook("PS3.4", "2017c", 150_000)
        site.serve("2017c", "PS3.4", Published(docbook("PS3.4", "2017c"), 70_000), Published(new))
        assert fetch().documents["PS3.4"].read_bytes() == new
        assert "Range" in site.asked("PS3.4")[1]

    @pytest.mark.parametrize(
        ("validators", "content_range"),
        [
            ({"ETag": '"two"'}, "bytes 70000-{last}/{total}"),
            ({"ETag": '"one"'}, "bytes 60000-{last}/{total}"),
            ({"ETag": '"one"'}, "bytes 70000-{last}/999999"),
            ({"ETag": '"one"'}, "bytes 70000-{last}/*"),
            ({"ETag": '"one"'}, "nonsense"),
        ],
        ids=["other version", "other place", "other size", "no size", "no range"],
    )
    def test_a_rest_that_does_not_fit_is_never_appended(self, site, fetch, validators, content_range):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        rest = body[70_000:]
        wrong = content_range.format(last=len(body) - 1, total=len(body))
        site.serve(
            "2017c",
            "PS3.4",
            Published(body, 70_000, {"ETag": '"one"'}),
            status(206, rest, Content_Range=wrong, **validators),
            Published(body),
        )
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert "Range" not in site.asked("PS3.4")[2]

    def test_a_rest_of_another_date_is_never_appended(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        old = {"Last-Modified": stamp(7200), "Date": stamp(0)}
        wrong = {"Last_Modified": stamp(3600), "Content_Range": f"bytes 70000-{len(body) - 1}/{len(body)}"}
        site.serve("2017c", "PS3.4", Published(body, 70_000, old), status(206, body[70_000:], **wrong), Published(body))
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert "Range" not in site.asked("PS3.4")[2]

    def test_a_rest_of_a_document_of_another_size_is_never_appended(self, site, fetch):
        site.publish("2017c")
        old, new = docbook("PS3.4", "2017c"), docbook("PS3.4", "2017c", 150_000)
        rest = status(206, new[70_000:], Content_Range="bytes 70000-149999/150000")
        site.serve("2017c", "PS3.4", Published(old, 70_000), rest, Published(new))
        assert fetch().documents["PS3.4"].read_bytes() == new
        assert len(site.asked("PS3.4")) == 3

    def test_a_rest_that_comes_in_portions_is_asked_for_to_its_end(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        portion = status(206, body[70_000:90_000], Content_Range="bytes 70000-89999/200000")
        site.serve("2017c", "PS3.4", Published(body, 70_000), portion, Published(body))
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert site.asked("PS3.4")[2]["Range"] == "bytes=90000-"

    def test_a_range_beyond_the_document_starts_it_over(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000), status(416, Content_Range="bytes */10"), Published(body))
        assert fetch().documents["PS3.4"].read_bytes() == body

    @pytest.mark.parametrize(
        "validators",
        [{"ETag": 'W/"weak"'}, {"ETag": 'W/"weak"', "Last-Modified": stamp(7200)}, {"Last-Modified": stamp(0), "Date": stamp(0)},
         {"Last-Modified": "yesterday"}, {"X": "none"}],
    )  # fmt: skip
    def test_what_could_be_another_version_is_not_resumed_and_not_kept(self, site, fetch, cache, validators):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000, validators))
        assert "resumes" not in refused(fetch, "more expected", retries=1)
        assert all("Range" not in headers for headers in site.asked("PS3.4"))
        assert not kept(cache)

    def test_what_another_site_sent_is_not_continued(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000))
        refused(fetch, "more expected", retries=0)
        with running_site() as mirror:
            mirror.publish("2017c")
            assert fetch(base_url=mirror.url).documents["PS3.4"].read_bytes() == body
            assert "Range" not in mirror.asked("PS3.4")[0]

    @pytest.mark.parametrize(
        "note",
        [
            "",
            "{}",
            "[]",
            "null",
            '["x"]',
            '{"a": 1, "b": 2, "c": 3}',
            "\udcff",
            "[" * 100_000,
            "9" * 20_000,
            "@5, 200000]",
            '@"one", -1]',
            '@"one", "x"]',
            '@"one\\r\\nX: y", 200000]',
            '@"\\u00e9", null]',
            '@"", []]',
        ],
    )
    def test_a_note_that_makes_no_sense_starts_the_document_over(self, site, fetch, cache, note):
        site.publish("2017c")
        folder = cache / ".partial" / "2017c"
        folder.mkdir(parents=True)
        (folder / "part04.part").write_bytes(b"something else")
        note = note.replace("@", f'["{document_url("2017c", "PS3.4", site.url)}", ')
        (folder / "part04.json").write_text(note, "utf-8", "surrogateescape")
        assert fetch().documents["PS3.4"].read_bytes() == docbook("PS3.4", "2017c")

    def test_a_whole_body_that_was_not_yet_verified_is_asked_for_anew(self, site, fetch, cache):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        folder = cache / ".partial" / "2017c"
        folder.mkdir(parents=True)
        (folder / "part04.part").write_bytes(body)
        note = [document_url("2017c", "PS3.4", site.url), '"one"', len(body)]
        (folder / "part04.json").write_text(json.dumps(note), "utf-8")
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert "Range" not in site.asked("PS3.4")[0]


class TestWhatIsNotTheDocument:
    """Refused at once, in one sentence, and nothing of it is kept."""

    @pytest.mark.parametrize(
        ("behaviour", "sentence"),
        [
            (status(200, HTML, Content_Type="text/html; charset=utf-8"), "a page of HTML"),
            (status(200, HTML, Content_Type="text/xml"), "not the DocBook of PS3.4"),
            (status(200, HTML), "not the DocBook of PS3.4"),
            (status(200), "not the DocBook of PS3.4: not well-formed"),
            (status(200, docbook("PS3.4", "2017c")[:-20]), "not the DocBook of PS3.4: not well-formed"),
            (status(200, b"<book/>"), "not the DocBook of PS3.4: no subtitle"),
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
        assert not kept(cache)

    def test_wrong_content_after_a_resumed_transfer(self, site, fetch, cache):
        site.publish("2017c")
        body = docbook("PS3.4", "2018a")
        site.serve("2017c", "PS3.4", Published(body, 70_000), Published(body))
        refused(fetch, "found PS3.4 2018a")
        assert not kept(cache)

    def test_a_document_that_vanishes_while_it_is_resumed(self, site, fetch, cache):
        site.publish("2017c")
        site.serve("2017c", "PS3.4", Published(docbook("PS3.4", "2017c"), 70_000), status(404))
        refused(fetch, "HTTP 404")
        assert not kept(cache)

    @pytest.mark.parametrize(
        "edition", ["", "latest", "2017C", "17c", "2017cc", "2017c/..", "../2017c", "\u0662017c", "Current", "2017c\n"]
    )
    def test_what_is_no_edition_is_not_asked_for(self, site, fetch, cache, edition):
        refused(fetch, "is no edition of DICOM", edition)
        assert not site.requests
        assert not cache.exists()


class TestRedirects:
    def test_followed(self, site, fetch):
        site.publish("2017c")
        site.behaviours["/moved"] = site.behaviours[document_url("2017c", "PS3.4", "")]
        site.serve("2017c", "PS3.4", status(301, HTML, Location="/moved"))
        assert fetch().edition == "2017c"

    def test_resumed_behind_one(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.behaviours["/moved"] = [Published(body, 70_000), Published(body)]
        site.serve("2017c", "PS3.4", status(302, Location=f"{site.url}/moved"))
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert site.requests[3][1]["Range"] == "bytes=70000-"

    def test_a_loop(self, site, fetch, cache):
        site.behaviours["/there"] = [status(302, Location=document_url("2017c", "PS3.4", ""))]
        site.serve("2017c", "PS3.4", status(302, Location="/there"))
        refused(fetch, "redirected again and again")
        assert not kept(cache)

    @pytest.mark.parametrize("location", ["ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:alert(1)"])
    def test_to_what_is_no_web_server(self, site, fetch, location):
        site.serve("2017c", "PS3.4", status(302, Location=location))
        refused(fetch, "less safe")

    @pytest.mark.parametrize("location", ["http://[1:2", "http://a b/", "http://a..b/", "http://127.0.0.1:99999/"])
    def test_to_nonsense(self, site, fetch, location):
        site.serve("2017c", "PS3.4", status(302, Location=location))
        refused(fetch, "could not be fetched")
        assert len(site.requests) == 1

    def test_its_own_body_is_not_waited_for(self, site, fetch):
        site.publish("2017c")
        site.behaviours["/moved"] = site.behaviours[document_url("2017c", "PS3.4", "")]
        site.serve("2017c", "PS3.4", drip(b"HTTP/1.1 302 Found\r\nLocation: /moved\r\n\r\n", b"x"))
        assert fetch().edition == "2017c"


class TestTrouble:
    """Tried again; then one sentence."""

    @pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
    def test_a_fault_that_passes(self, site, fetch, code):
        site.publish("2017c")
        (published,) = site.behaviours[document_url("2017c", "PS3.4", "")]
        site.serve("2017c", "PS3.4", status(code, HTML), published)
        assert fetch().edition == "2017c"
        assert len(site.asked("PS3.4")) == 2

    def test_a_fault_that_does_not_pass(self, site, fetch, cache):
        site.serve("2017c", "PS3.4", status(503, HTML, Retry_After="soon"))
        refused(fetch, "could not be fetched: the server answered HTTP 503")
        assert len(site.requests) == 3
        assert not kept(cache)

    def test_a_fault_while_resuming_loses_nothing(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000), status(500), Published(body))
        assert fetch().documents["PS3.4"].read_bytes() == body
        assert site.asked("PS3.4")[2]["Range"] == "bytes=70000-"

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
        assert not kept(cache)

    @pytest.mark.parametrize(
        "behaviour",
        [
            drip(b"", b"H"),
            drip(b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
            drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
            drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
            drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
            drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        ],
        ids=["status line", "headers", "body", "endless body", "chunks", "chunk size"],
    )
    def test_a_slow_drip(self, site, fetch, cache, behaviour):
        site.serve("2017c", "PS3.4", behaviour)
        start = time.monotonic()
        refused(fetch, TOO_SLOW, timeout=0.1, retries=1)
        assert time.monotonic() - start < 3
        assert not finished(cache)
        assert not kept(cache)

    def test_a_slow_drip_that_can_be_resumed_is_kept(self, site, fetch, cache):
        body = docbook("PS3.4", "2017c")
        head = b'HTTP/1.1 200 OK\r\nContent-Length: %d\r\nETag: "one"\r\n\r\n' % len(body)
        site.serve("2017c", "PS3.4", drip(head + body[:70_000], b""))
        refused(fetch, TOO_SLOW, timeout=0.2, retries=0)
        assert kept(cache) == {"part04.part", "part04.json"}
        assert body.startswith((cache / ".partial/2017c/part04.part").read_bytes())

    def test_silence(self, site, fetch):
        site.serve("2017c", "PS3.4", drip(b"", b""))
        refused(fetch, TOO_SLOW, timeout=0.2, retries=0)

    def test_the_deadline_ends_it_all(self, site, fetch, cache):
        site.serve("2017c", "PS3.4", drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"))
        start = time.monotonic()
        refused(fetch, "not finished within 0.3 seconds", timeout=60, deadline=0.3, retries=1000)
        assert time.monotonic() - start < 3
        assert not kept(cache)

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
        assert not kept(cache)

    def test_no_network(self, fetch, monkeypatch):
        def unknown(*_args, **_kwargs):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        refused(fetch, "host name is not known", base_url="https://dicom.invalid")

    @pytest.mark.parametrize(
        "url",
        ["", "dicom.nema.org", "ftp://127.0.0.1", "http://", "http:///x", "http://[::1", "http://127.0.0.1:99999",
         "http://127.0.0.1/?q=1", "http://127.0.0.1/#top", "http://me:secret@127.0.0.1", "http://a b", "file:///tmp"],
    )  # fmt: skip
    def test_a_bad_base_url(self, fetch, cache, url):
        refused(fetch, "the base URL .* is ", base_url=url)
        assert not cache.exists()


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
            refused(fetch, "less safe", base_url=secure.url)
        assert not site.requests

    @pytest.mark.usefixtures("trusted")
    def test_a_redirect_may_lead_to_it(self, authority, site, fetch):
        with running_site(self.context(authority)) as secure:
            secure.publish("2017c")
            for part in PARTS:
                site.serve("2017c", part, status(302, Location=document_url("2017c", part, secure.url)))
            assert fetch().edition == "2017c"

    @pytest.mark.usefixtures("trusted")
    @pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"])
    def test_a_slow_drip(self, authority, fetch, before):
        with running_site(self.context(authority)) as secure:
            secure.serve("2017c", "PS3.4", drip(before, b"x"))
            refused(fetch, TOO_SLOW, base_url=secure.url, timeout=0.3, retries=0)

    @pytest.mark.usefixtures("trusted")
    def test_a_broken_transfer_is_resumed(self, authority, fetch):
        with running_site(self.context(authority)) as secure:
            secure.publish("2017c")
            body = docbook("PS3.4", "2017c")
            secure.serve("2017c", "PS3.4", Published(body, 70_000), Published(body))
            assert fetch(base_url=secure.url).documents["PS3.4"].read_bytes() == body

    def test_a_server_that_speaks_none(self, site, fetch):
        refused(fetch, "cannot be trusted", base_url=site.url.replace("http:", "https:"))


class TestAtOnce:
    def test_threads(self, site, fetch):
        site.publish("2017c")
        with ThreadPoolExecutor(8) as pool:
            results = [future.result() for future in [pool.submit(fetch, deadline=30) for _ in range(8)]]
        assert len(set(map(str, results))) == 1
        assert results[0].documents["PS3.3"].read_bytes() == docbook("PS3.3", "2017c")
        assert len(site.requests) == len(PARTS)

    def test_processes(self, site, cache):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", *[Published(body, 66_000)] * 2, Published(body))
        script = (
            "import sys, pathlib; from tests.support.standard_site import identify\n"
            "from codegen.standard.download import FetchOptions, fetch_edition\n"
            "options = FetchOptions(base_url=sys.argv[1], cache_dir=pathlib.Path(sys.argv[2]), backoff=0)\n"
            "print(fetch_edition('2017c', options, identify=identify).edition)\n"
        )
        command = [sys.executable, "-W", "error", "-c", script, site.url, str(cache)]
        environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
        running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
        assert [process.communicate(timeout=60)[0] for process in running] == ["2017c\n"] * 3
        assert len(site.requests) == len(PARTS) + 2
        for part, name in PARTS.items():
            assert (cache / "2017c" / f"{name}.xml").read_bytes() == docbook(part, "2017c")
        assert not kept(cache)

    def test_one_that_never_ends(self, site, fetch, cache):
        folder = cache / ".partial" / "2017c"
        folder.mkdir(parents=True)
        with filelock.FileLock(folder / "part04.lock"):
            refused(fetch, "another process", deadline=0.1)
        assert not site.requests


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

    def test_a_resumed_transfer_counts_what_is_kept(self, site, fetch):
        site.publish("2017c")
        body = docbook("PS3.4", "2017c")
        site.serve("2017c", "PS3.4", Published(body, 70_000), Published(body))
        heard = []
        fetch(progress=lambda *event: heard.append(event))
        done = [(count, total) for name, count, total in heard if name == "PS3.4"]
        assert done == sorted(done)
        assert done[-1] == (len(body), len(body))

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
