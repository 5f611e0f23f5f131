"""Whole entries: several files, the hub, one at a time, and what is kept between starts."""

from __future__ import annotations

import threading

import msgspec
import pytest

from studio.errors import Cancelled, DownloadError
from studio.files.paths import HOME_VARIABLE
from studio.library.catalogue import CatalogueEntry, CatalogueFile, Read
from studio.library.downloads.get import fetch_entry
from studio.library.downloads.journal import Journal, records
from studio.library.downloads.transfer import Patience
from tests.helpers.file_server import SHA, Act, FileServer, put_repo

QUICK = Patience(connect_s=2.0, read_s=0.5, tries=2, pause_s=0.01)
BIG = bytes(range(256)) * 200


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def server():
    with FileServer() as made:
        yield made


@pytest.fixture
def hub(server, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setenv("HF_ENDPOINT", server.url)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    return server


def entry(**changed):
    made = CatalogueEntry(
        "a-gan", "A GAN", "gan", "sequential-gan", "8 × 8", "s", "t", "MIT", "w", "https://x.org",
        "https://x.org", Read("x", "2026-11-25"),
    )  # fmt: skip
    return msgspec.structs.replace(made, **changed)


def of_hub(**changed):
    files = tuple(CatalogueFile(name, path=f"vae/{name}") for name in ("config.json", "w.bin"))
    return entry(home="hub", repo="some/vae", files=files, **changed)


def fetch(what, tell=None, stop=None, token=""):
    told = []
    journal = Journal(what.id)
    path = fetch_entry(what, journal, tell or told.append, stop or threading.Event(), token, QUICK)
    return path, told


def two(server):
    files = [CatalogueFile(n, server.put(f"/{n}", BIG), size=len(BIG)) for n in ("e.pth", "d.pth")]
    return entry(files=tuple(files), begin="d.pth")


def test_two_files_count_as_one_download(server):
    path, told = fetch(two(server))
    assert path.name == "d.pth"
    assert {p.name for p in path.parent.iterdir()} == {"d.pth", "e.pth"}
    assert told[0].phase == "asking"
    assert told[-1].done == told[-1].total == 2 * len(BIG)
    done = [p.done for p in told]
    assert done == sorted(done)
    assert records()["a-gan"].state == "fetched"


def test_after_a_pause_only_the_rest_is_fetched_by_a_new_start(server):
    what, stop = two(server), threading.Event()
    server.acts["/d.pth"] = [Act(pause_s=0.01), Act()]

    def tell(progress):
        if progress.done > len(BIG) + 20_000:
            stop.set()

    with pytest.raises(Cancelled):
        fetch(what, tell, stop)
    assert records()["a-gan"].state == "paused"
    kept = records()["a-gan"].done
    assert kept > len(BIG)
    path, told = fetch(what)
    assert path.read_bytes() == BIG
    assert len(server.requests("/e.pth")) == 1
    assert server.requests("/d.pth")[1]["range"] == f"bytes={kept - len(BIG)}-"
    assert told[0].done == kept
    server.seen.clear()
    assert fetch(what)[0] == path
    assert server.seen == []


def test_a_failure_is_kept_with_its_sentence(server):
    what = two(server)
    server.files.pop("/d.pth")
    with pytest.raises(DownloadError):
        fetch(what)
    record = records()["a-gan"]
    assert (record.state, record.kind) == ("failed", "missing")
    assert "no longer" in record.problem
    journal = Journal("a-gan")
    journal.drop_files()
    assert not journal.files.exists()
    assert records()["a-gan"].state == ""


def test_one_download_runs_in_one_place(server):
    lock = Journal("a-gan").hold()
    with pytest.raises(DownloadError, match="another window"):
        Journal("a-gan").hold()
    lock.release()
    Journal("a-gan").hold().release()


def test_the_hub_tells_sizes_and_checksums_first(hub):
    put_repo(hub, "some/vae", {"vae/config.json": b"{}", "vae/w.bin": BIG})
    path, told = fetch(of_hub())
    assert (path / "w.bin").read_bytes() == BIG
    assert (path / "config.json").read_bytes() == b"{}"
    assert told[-1].total == len(BIG) + 2
    asked = [seen for seen, _ in hub.seen]
    assert asked[0].startswith("/api/models/some/vae")
    assert f"/some/vae/resolve/{SHA}/vae/w.bin" in asked
    for _, headers in hub.seen:
        assert "authorization" not in headers
        assert "torch/" not in headers["user-agent"]


def test_a_hub_that_sends_something_else_is_caught(hub):
    put_repo(hub, "some/vae", {"vae/config.json": b"{}", "vae/w.bin": BIG},
             acts=(Act(body=BIG[:-1] + b"!"),))  # fmt: skip
    with pytest.raises(DownloadError, match="checksum"):
        fetch(of_hub())
    put_repo(hub, "some/vae", {"vae/config.json": b"{}", "vae/w.bin": BIG})
    hub.put(f"/some/vae/resolve/{SHA}/vae/config.json", b"[]")
    Journal("a-gan").drop_files()
    with pytest.raises(DownloadError, match="checksum"):
        fetch(of_hub())


def test_a_gated_model_explains_itself_and_takes_a_token_for_once(hub, tmp_path):
    put_repo(hub, "some/vae", {"vae/config.json": b"{}", "vae/w.bin": BIG}, gated=True)
    place = f"/some/vae/resolve/{SHA}/vae/config.json"
    hub.acts[place] = [Act(403)]
    with pytest.raises(DownloadError, match="accept the terms on its page") as told:
        fetch(of_hub(gated="ask"))
    assert told.value.kind == "gated"
    hub.acts[place] = [Act()]
    fetch(of_hub(gated="ask"), token="hf_secret")
    sent = {path for path, headers in hub.seen if "authorization" in headers}
    assert place in sent
    for path in (tmp_path / "home").rglob("*"):
        assert not path.is_file() or b"hf_secret" not in path.read_bytes()


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (Act(404, {"X-Error-Code": "RepoNotFound"}), "missing"),
        (Act(403, {"X-Error-Code": "GatedRepo"}), "gated"),
        (Act(429), "busy"),
        (Act(500), "broken"),
    ],
)
def test_what_the_hub_refuses_is_a_sentence(hub, act, kind):
    for path in ("/api/models/some/vae", "/api/models/some/vae/revision/main"):
        hub.put(path, b"", act)
    with pytest.raises(DownloadError) as told:
        fetch(of_hub())
    assert told.value.kind == kind


def test_a_file_that_left_the_hub_is_named(hub):
    put_repo(hub, "some/vae", {"vae/config.json": b"{}"})
    with pytest.raises(DownloadError, match=r"no longer holds vae/w\.bin"):
        fetch(of_hub())


def test_no_hub_means_offline(hub, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(DownloadError, match="offline"):
        fetch(of_hub())
    monkeypatch.setenv("HF_ENDPOINT", "http://example.org")
    with pytest.raises(DownloadError, match="only https"):
        fetch(of_hub())


def test_a_hub_that_is_switched_off_is_said(hub, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(DownloadError, match="HF_HUB_OFFLINE"):
        fetch(of_hub())
    assert hub.seen == []
