"""One file from a bad server: whole and right in the end, or one plain sentence."""

from __future__ import annotations

import hashlib
import threading
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from studio.errors import Cancelled, DownloadError, ExportError
from studio.library.downloads import transfer
from studio.library.downloads.journal import Part
from studio.library.downloads.transfer import Patience, Transfer, Wanted, open_client
from tests.helpers.file_server import Act, FileServer

QUICK = Patience(connect_s=2.0, read_s=0.4, tries=3, pause_s=0.01, longest_s=1.0)
DATA = bytes(range(256)) * 400
THEN = {"Last-Modified": "Tue, 03 Nov 2026 09:00:00 GMT"}
SHA256 = hashlib.sha256(DATA).hexdigest()
GIT = hashlib.sha1(b"blob %d\0" % len(DATA) + DATA).hexdigest()


@pytest.fixture
def server():
    with FileServer() as made:
        yield made


@pytest.fixture
def fetch(tmp_path):
    """Fetches into a folder; what is known of the file stays with `fetch.part`."""

    def run(url, stop=None, tell=None, **wanted):
        want = Wanted("x.pt", url, **wanted)
        moving = Transfer(
            want, tmp_path / "files", run.part, lambda: run.kept.append(run.part.synced),
            tell or run.steps.append, stop or threading.Event(), QUICK,
        )  # fmt: skip
        with open_client(QUICK) as client:
            return moving.run(client)

    run.part, run.steps, run.kept = Part(), [], []
    run.partial = tmp_path / "files" / "x.pt.part"
    return run


def test_a_file_comes_whole_and_its_progress_is_told(server, fetch):
    path = fetch(server.put("/x", DATA), sha256=SHA256, size=len(DATA))
    assert path.read_bytes() == DATA
    assert fetch.steps[-1].done == fetch.steps[-1].size == len(DATA)
    assert fetch.part.whole
    assert not fetch.partial.exists()
    headers = server.requests("/x")[0]
    assert headers["accept-encoding"] == "identity"
    assert headers["user-agent"].startswith("latent-studio/")
    assert not {"authorization", "cookie", "referer"} & set(headers)


def test_nothing_is_asked_again_for_a_whole_file(server, fetch):
    url = server.put("/x", DATA)
    fetch(url)
    fetch(url)
    assert len(server.requests("/x")) == 1


def test_a_broken_connection_goes_on_where_it_stopped(server, fetch):
    url = server.put("/x", DATA, Act(cut=30_000), Act(cut=10_000), Act())
    assert fetch(url, sha256=SHA256).read_bytes() == DATA
    asked = [h.get("range") for h in server.requests("/x")]
    assert asked == [None, "bytes=30000-", "bytes=40000-"]
    assert server.requests("/x")[1]["if-range"].startswith('"')


@given(st.lists(st.integers(1, 60_000), max_size=6), st.sampled_from([{}, {"git": GIT}]))
@settings(max_examples=15)
def test_wherever_it_breaks_every_byte_comes_once(cuts, sums):
    with FileServer() as server, TemporaryDirectory() as folder, open_client(QUICK) as client:
        url = server.put("/x", DATA, *(Act(cut=cut) for cut in cuts), Act())
        quick = Patience(2.0, 0.4, 3, 0.0)
        moving = Transfer(
            Wanted("x.pt", url, **sums), Path(folder), Part(), lambda: None, lambda step: None,
            threading.Event(), quick,
        )  # fmt: skip
        assert moving.run(client).read_bytes() == DATA
        starts = [int(h.get("range", "bytes=0-")[6:-1]) for h in server.requests("/x")]
        assert starts == [0, *accumulate(cuts)][: len(starts)]


def test_a_pause_keeps_what_came_and_a_later_start_goes_on(server, fetch):
    url = server.put("/x", DATA, Act(pause_s=0.01), Act())
    stop = threading.Event()

    def tell(step):
        if step.done > 20_000:
            stop.set()

    with pytest.raises(Cancelled):
        fetch(url, stop, tell)
    assert 20_000 < fetch.part.synced < len(DATA)
    assert fetch.partial.stat().st_size == fetch.part.synced
    kept = fetch.part.synced
    assert fetch(url).read_bytes() == DATA
    assert server.requests("/x")[1]["range"] == f"bytes={kept}-"


def test_bytes_that_were_not_safely_written_are_fetched_again(server, fetch):
    """As after a power cut: the file is longer than what was noted, with rubbish at its end."""
    url = server.put("/x", DATA)
    fetch.partial.parent.mkdir()
    fetch.partial.write_bytes(DATA[:5000] + b"\0" * 9000)
    etag = '"' + SHA256[:16] + '"'
    fetch.part = Part(url, etag, "", len(DATA), 5000)
    assert fetch(url).read_bytes() == DATA
    assert server.requests("/x")[0]["range"] == "bytes=5000-"


def test_a_file_that_changed_meanwhile_begins_anew(server, fetch):
    url = server.put("/x", b"old" * 5000, Act(cut=6000), Act(cut=0))
    with pytest.raises(DownloadError, match="broke off"):
        fetch(url)
    server.put("/x", DATA)
    assert fetch(url).read_bytes() == DATA


def test_a_changed_size_is_noticed_where_the_server_ignores_if_range(server, fetch):
    url = server.put("/x", DATA, Act(cut=6000, etag=False, headers=THEN), Act(cut=0))
    with pytest.raises(DownloadError):
        fetch(url)
    longer = DATA + b"more"
    lie = Act(206, {"Content-Range": f"bytes 6000-{len(longer) - 1}/{len(longer)}"}, b"?" * 10)
    server.put("/x", longer, lie, Act())
    assert fetch(url).read_bytes() == longer


def test_without_any_mark_of_the_version_it_begins_anew(server, fetch):
    url = server.put("/x", DATA, Act(cut=6000, etag=False), Act(cut=0, etag=False))
    with pytest.raises(DownloadError):
        fetch(url)
    server.seen.clear()
    server.put("/x", DATA, Act(etag=False))
    assert fetch(url).read_bytes() == DATA
    assert "range" not in server.requests("/x")[0]


def test_a_server_without_ranges_sends_all_again(server, fetch):
    url = server.put("/x", DATA, Act(cut=6000), Act(ranges=False))
    assert fetch(url).read_bytes() == DATA


def test_another_piece_than_asked_for_is_not_taken(server, fetch):
    url = server.put("/x", DATA, Act(cut=6000), Act(first=7000))
    with pytest.raises(DownloadError, match="another piece"):
        fetch(url)


@pytest.mark.parametrize("sums", [{"sha256": "0" * 64}, {"git": "0" * 40}])
@pytest.mark.parametrize("chunked", [False, True])
def test_a_wrong_checksum_is_thrown_away(server, fetch, sums, chunked):
    url = server.put("/x", DATA, Act(chunked=chunked))
    with pytest.raises(DownloadError, match="checksum") as told:
        fetch(url, **sums)
    assert told.value.kind == "altered"
    assert not fetch.part.whole
    assert list(fetch.partial.parent.iterdir()) == []


@pytest.mark.parametrize("act", [Act(), Act(chunked=True)])
@pytest.mark.parametrize("sums", [{"sha256": SHA256}, {"git": GIT}])
def test_right_checksums_pass_whatever_the_length_says(server, fetch, act, sums):
    assert fetch(server.put("/x", DATA, act), **sums).read_bytes() == DATA


def test_a_checksum_counts_the_bytes_of_earlier_starts(server, fetch):
    url = server.put("/x", DATA, Act(cut=9000), Act(cut=0))
    with pytest.raises(DownloadError):
        fetch(url, sha256=SHA256)
    fetch.partial.write_bytes(b"x" + fetch.partial.read_bytes()[1:])
    server.put("/x", DATA)
    with pytest.raises(DownloadError, match="checksum"):
        fetch(url, sha256=SHA256)
    assert fetch(url, sha256=SHA256).read_bytes() == DATA


def test_another_size_than_published_is_refused_before_a_byte_is_written(server, fetch):
    with pytest.raises(DownloadError, match="102,400 bytes") as told:
        fetch(server.put("/x", DATA), size=len(DATA) + 1)
    assert told.value.kind == "altered"
    assert not fetch.partial.exists()


def test_a_length_that_promises_too_much_ends(server, fetch):
    url = server.put("/x", DATA, Act(length=len(DATA) + 5000))
    with pytest.raises(DownloadError, match="broke off after 102 KB of 107 KB"):
        fetch(url)
    assert not fetch.part.whole


def test_a_length_that_promises_too_little_does_not_pass_for_whole(server, fetch):
    url = server.put("/x", DATA, Act(length=5000))
    with pytest.raises(DownloadError, match="checksum"):
        fetch(url, sha256=SHA256)


def test_more_than_was_announced_is_not_written(server, fetch, monkeypatch):
    monkeypatch.setattr(transfer, "MAX_FILE", 50_000)
    with pytest.raises(DownloadError):
        fetch(server.put("/x", DATA, Act(chunked=True)))
    assert fetch.partial.stat().st_size <= 50_000
    with pytest.raises(DownloadError, match="at most 50 KB"):
        fetch(server.put("/y", DATA))


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [(404, "missing", "no longer"), (410, "missing", "no longer"), (403, "gated", "does not hand"),
     (500, "broken", "500"), (451, "broken", "451"), (503, "busy", "asks to wait")],
)  # fmt: skip
def test_errors_of_the_server_are_sentences(server, fetch, status, kind, said):
    with pytest.raises(DownloadError, match=said) as told:
        fetch(server.put("/x", DATA, Act(status)))
    assert told.value.kind == kind
    assert not fetch.partial.exists()


def test_a_busy_server_is_given_the_time_it_asks_for(server, fetch):
    url = server.put("/x", DATA, Act(429, {"Retry-After": "1"}), Act())
    assert fetch(url).read_bytes() == DATA
    waits = [step for step in fetch.steps if step.phase == "waiting"]
    assert 0.5 < waits[0].seconds <= 1.0
    url = server.put("/y", DATA, Act(429, {"Retry-After": "999999"}))
    with pytest.raises(DownloadError, match="asks to wait"):
        fetch(url)
    assert len(server.requests("/y")) == 1


def test_a_pause_ends_waiting(server, fetch):
    stop = threading.Event()
    url = server.put("/x", DATA, Act(429, {"Retry-After": "1"}))
    with pytest.raises(Cancelled):
        fetch(url, stop, lambda step: stop.set())


def test_a_pause_between_tries_is_not_put_on_the_server(server, fetch):
    fetch(server.put("/x", DATA, Act(cut=9000), Act()))
    assert "retrying" in {step.phase for step in fetch.steps}
    assert "waiting" not in {step.phase for step in fetch.steps}


def test_a_slow_server_is_waited_for_as_long_as_something_comes(server, fetch):
    data = DATA[:40_000]
    assert fetch(server.put("/x", data, Act(pause_s=0.06))).read_bytes() == data


def test_a_server_that_says_nothing_is_left(server, fetch):
    url = server.put("/x", DATA, Act(silent=True))
    with pytest.raises(DownloadError, match="broke off after"):
        fetch(url)


def test_nobody_there_means_offline(fetch):
    with FileServer() as gone:
        url = gone.put("/x", DATA)
    with pytest.raises(DownloadError, match="offline") as told:
        fetch(url)
    assert told.value.kind == "offline"
    assert len({step.phase for step in fetch.steps}) == 1, "told soon, after one more try"


def test_redirects_are_followed_where_they_are_allowed(server, fetch):
    server.put("/real", DATA)
    assert fetch(server.put("/x", b"", Act(302, {"Location": "/real"}))).read_bytes() == DATA


@pytest.mark.parametrize(
    "location", ["http://example.org/x", "file:///etc/passwd", "", "https://u:p@example.org/x"]
)
def test_redirects_to_weaker_places_are_refused(server, fetch, location):
    with pytest.raises(DownloadError) as told:
        fetch(server.put("/x", b"", Act(302, {"Location": location})))
    assert told.value.kind == "refused"


def test_a_circle_of_redirects_ends(server, fetch):
    with pytest.raises(DownloadError, match="circle"):
        fetch(server.put("/x", b"", Act(302, {"Location": "/x"})))


def test_a_token_stays_with_its_server(server, fetch):
    with FileServer() as other:
        away = other.put("/real", DATA)
        url = server.put("/x", b"", Act(302, {"Location": "/here"}))
        server.put("/here", b"", Act(302, {"Location": away}))
        assert fetch(url, token="hf_secret").read_bytes() == DATA
        assert server.requests("/here")[0]["authorization"] == "Bearer hf_secret"
        assert "authorization" not in other.requests("/real")[0]


def test_passwords_of_this_machine_are_not_sent(server, fetch, tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    fetch(server.put("/x", DATA))
    assert "authorization" not in server.requests("/x")[0]


def test_a_full_disk_is_told_before_and_during(server, fetch, monkeypatch, tmp_path):
    class Usage:
        free = 1000

    url = server.put("/x", DATA)
    monkeypatch.setattr(transfer.shutil, "disk_usage", lambda _: Usage)
    with pytest.raises(DownloadError, match="102 KB, but only 1 KB are free") as told:
        fetch(url)
    assert told.value.kind == "room"
    monkeypatch.undo()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(transfer.os, "fsync", full)
    with pytest.raises(ExportError, match="disk is full"):
        fetch(url)
