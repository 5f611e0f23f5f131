"""`studio get` from end to end against a server on loopback, killed and paused on the way."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys

import pytest
import torch

from studio.__main__ import main
from studio.files.paths import HOME_VARIABLE
from studio.library.downloads.journal import records
from studio.library.models import InstalledModels
from tests.helpers.checkpoints import student_gan
from tests.helpers.file_server import Act, FileServer, wait_for


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def server():
    with FileServer() as made:
        yield made


@pytest.fixture
def weights(tmp_path):
    path = tmp_path / "gan.pth"
    torch.save(student_gan().state_dict(), path)
    return path.read_bytes()


def offer(home, server, data, *acts, **changed):
    file = {"name": "a-gan.pth", "url": server.put("/gan", data, *acts), "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest()}  # fmt: skip
    entry = {
        "id": "a-gan", "name": "A GAN", "family": "gan", "architecture": "sequential-gan",
        "resolution": "16 × 16", "summary": "s", "training_data": "Drawn shapes.",
        "known_limits": "Blurs.", "license": "CC0", "license_words": "Free.", "author": "Ada",
        "license_url": "https://x.org/l", "page": "https://x.org",
        "read": {"where": "x", "date": "2026-11-25"}, "begin": "a-gan.pth", "files": [file],
    } | changed  # fmt: skip
    (home / "data").mkdir(parents=True, exist_ok=True)
    told = json.dumps({"version": 1, "entries": [entry]})
    (home / "data" / "catalogue.json").write_text(told)


def started(*words, **options):
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", "studio", "get", *words], stdin=pipe, stdout=pipe, stderr=pipe,
        env=os.environ | {"OMP_NUM_THREADS": "1"}, **options,
    )  # fmt: skip


def partial(home):
    path = home / "data" / "downloads" / "a-gan" / "files" / "a-gan.pth.part"
    return path.stat().st_size if path.exists() else 0


def test_the_licence_comes_first_then_the_model(home, server, weights, capsys):
    offer(home, server, weights)
    assert main(["get", "a-gan"]) == 2
    assert "CC0. Free. Read it at https://x.org/l" in capsys.readouterr().err
    assert server.seen == []
    assert main(["get", "a-gan", "--accept-licence"]) == 0
    said = capsys.readouterr()
    assert "Added as a-gan." in said.out
    assert "Downloading" in said.err
    card = InstalledModels().named("a-gan").card
    assert (card.name, card.license, card.license_url) == ("A GAN", "CC0", "https://x.org/l")
    assert (card.training_data, card.known_limits) == ("Drawn shapes.", "Blurs.")
    assert (card.author, card.source) == ("Ada", f"Downloaded from {server.url}/gan.")
    assert card.sha256 == hashlib.sha256(weights).hexdigest()
    assert records()["a-gan"].accepted == "CC0"
    assert not (home / "data" / "downloads" / "a-gan" / "files").exists()
    server.seen.clear()
    assert main(["get", "a-gan", "--json"]) == 0
    assert not json.loads(capsys.readouterr().out)["new"]
    assert server.seen == []
    assert main(["get", "--json"]) == 0
    listed = {e["id"]: e for e in json.loads(capsys.readouterr().out)}
    assert listed["a-gan"]["state"] == "installed"
    assert len(listed) > 40


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"architecture": "never-heard-of"}, "does not open A GAN yet"),
        ({"files": [], "begin": "", "by_hand": "Fetch it there."}, "Fetch it there."),
    ],
)
def test_what_would_not_open_is_not_fetched(home, server, weights, capsys, changed, said):
    offer(home, server, weights, **changed)
    assert main(["get", "a-gan", "--accept-licence"]) == 2
    assert said in capsys.readouterr().err
    assert server.seen == []


def test_what_is_no_model_is_said_and_kept_to_look_at_again(home, server, capsys):
    offer(home, server, b"not a model at all, but long enough to be one" * 9)
    assert main(["get", "a-gan", "--accept-licence"]) == 2
    assert "It was fetched, but cannot be used: a-gan.pth" in capsys.readouterr().err
    assert (records()["a-gan"].state, records()["a-gan"].kind) == ("failed", "unopened")
    assert main(["get", "a-gan"]) == 2
    assert len(server.requests("/gan")) == 1


def test_killed_in_the_middle_it_goes_on_and_nothing_half_appears(home, server, weights):
    slow = Act(pause_s=0.05)
    offer(home, server, weights, slow, slow, Act())
    for tries in (1, 2):
        child = started("a-gan", "--accept-licence", "--follow")
        wait_for(lambda n=tries: len(server.requests("/gan")) == n and partial(home) > 0, 30)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.communicate()
        assert InstalledModels().models()[-1].card.house
    assert main(["get", "a-gan"]) == 0
    model = InstalledModels().named("a-gan")
    assert model.card.sha256 == hashlib.sha256(weights).hexdigest()


def test_closing_stdin_pauses_and_the_next_start_goes_on(home, server, weights, capsys):
    offer(home, server, weights, Act(pause_s=0.05), Act())
    child = started("a-gan", "--accept-licence", "--follow")
    wait_for(lambda: partial(home) > 5000, 30)
    child.stdin.close()
    said = child.stdout.read().decode().strip().splitlines()
    assert child.wait(10) == 130
    child.stdout.close()
    child.stderr.close()
    assert json.loads(said[-1]) == {"phase": "paused"}
    told = [json.loads(line) for line in said[:-1]]
    assert all(t["total"] == len(weights) for t in told)
    assert records()["a-gan"].state == "paused"
    kept = records()["a-gan"].done
    assert main(["get", "a-gan"]) == 0
    assert server.requests("/gan")[1]["range"] == f"bytes={kept}-"


def test_faults_reach_the_window_as_reports(home, server, weights):
    offer(home, server, weights, Act(404))
    child = started("a-gan", "--accept-licence", "--follow")
    out = child.stdout.read()
    child.wait(30)
    child.communicate()
    last = json.loads(out.decode().strip().splitlines()[-1])
    assert (last["phase"], last["kind"]) == ("failed", "missing")
    assert child.returncode == 1
