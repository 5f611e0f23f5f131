"""The shipped catalogue keeps its own rules, and a broken one is refused in one sentence."""

from __future__ import annotations

import json

import pytest

from studio.errors import InputError
from studio.files.paths import HOME_VARIABLE
from studio.library.catalogue import FILE, catalogue, find_entry, read_catalogue
from studio.library.downloads.rules import checked, is_loopback

SUFFIXES = (".pkl", ".pt", ".pth", ".ckpt", ".bin", ".model", ".safetensors", ".json")


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.mark.parametrize("entry", catalogue(), ids=lambda e: e.id)
def test_an_entry_says_what_a_person_must_know(entry):
    for text in (entry.name, entry.resolution, entry.summary, entry.license, entry.license_words):
        assert text.strip() == text
        assert text
    assert entry.page.startswith("https://")
    assert entry.license_url.startswith("https://")
    assert entry.read.where
    assert entry.read.commit or entry.read.where.startswith("https://")
    assert entry.can_download != bool(entry.by_hand)
    for file in entry.files:
        assert file.name.endswith(SUFFIXES)
        address = entry.address(file)
        assert address == "" if entry.home == "hub" else checked(address) == address
        assert not is_loopback(address.split("/")[2] if address else "")
        assert bool(file.sha256) <= bool(file.size)
        if entry.home == "github":
            assert file.git
            assert entry.commit in address


def test_every_family_is_there_and_every_word_is_searched():
    entries = catalogue()
    assert {entry.family for entry in entries} == {"gan", "vae", "flow", "diffusion"}
    assert [e.id for e in entries if e.matches("celeba btc")] == []
    assert [e.id for e in entries if e.matches("β-tcvae CelebA", "vae")] == ["btcvae-celeba"]
    assert not any(e.matches("", "cppn") for e in entries)


def entry(**changed):
    return {
        "id": "a", "name": "A", "family": "gan", "architecture": "sequential-gan",
        "resolution": "8 × 8", "summary": "s", "training_data": "t", "license": "MIT",
        "license_words": "w", "license_url": "https://x.org", "page": "https://x.org",
        "read": {"where": "x", "date": "2026-11-25"}, "begin": "a.pt",
        "files": [{"name": "a.pt", "url": "https://x.org/a.pt"}],
    } | changed  # fmt: skip


def written(path, *entries):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"version": 1, "entries": entries}))
    return path


def test_ones_own_catalogue_comes_first_and_replaces(tmp_path):
    written(tmp_path / "home" / "data" / FILE, entry(), entry(id="taesd", name="Mine"))
    assert [e.id for e in catalogue()][:2] == ["a", "taesd"]
    assert find_entry("TAESD ").name == "Mine"
    assert len({e.id for e in catalogue()}) == len(catalogue())
    with pytest.raises(InputError, match="no 'b' in the catalogue"):
        find_entry("b")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ([entry(), entry()], "a is listed twice"),
        ([entry(begin="b.pt")], "begins with a file that it lacks"),
        ([entry(files=[])], "begins with a file"),
        ([entry(files=[], begin="")], "has no files"),
        ([entry(home="github")], "without an address"),
        ([entry(id="../../x")], "cannot be read"),
        ([entry(files=[{"name": "../a.pt", "url": "https://x.org"}])], "cannot be read"),
        ([entry(files=[{"name": "a.pt", "url": "u", "sha256": "12"}])], "cannot be read"),
        ([entry(surprise=1)], "cannot be read"),
        ([entry(page="file:///etc/passwd")], "a page that is not https"),
        ([entry(license_url="http://x.org")], "a page that is not https"),
        ([entry(files=[{"name": "a.pt", "url": "u"}, {"name": "A.pt", "url": "u"}])], "twice"),
    ],
)
def test_a_broken_catalogue_is_one_sentence(tmp_path, bad, said):
    with pytest.raises(InputError, match=said) as told:
        read_catalogue(written(tmp_path / FILE, *bad))
    assert "\n" not in str(told.value)


def test_a_huge_or_missing_catalogue_is_refused(tmp_path):
    (tmp_path / FILE).write_bytes(b" " * (5 << 20))
    with pytest.raises(InputError, match="larger than 4 MB"):
        read_catalogue(tmp_path / FILE)
    with pytest.raises(InputError, match="no such file"):
        read_catalogue(tmp_path / "none.json")
