"""Nothing in a hostile file ever runs; each gives one plain sentence within bounds."""

from __future__ import annotations

import io
import random
import resource
import sys
import tempfile
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.errors import FileFormatError
from studio.files.checkpoints.content import read_checkpoint
from studio.files.checkpoints.work import describe
from tests.helpers.hostile import corpus, unread

CANARY = Path(tempfile.mkdtemp()) / "canary"
FILES = corpus(str(CANARY))


@pytest.mark.parametrize("name", sorted(FILES))
def test_hostile_file_is_kept_shut(name, tmp_path):
    path = tmp_path / "file.pt"
    path.write_bytes(FILES[name])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileFormatError) as caught:
        read_checkpoint(path)
    words = str(caught.value)
    assert not CANARY.exists()
    assert "\n" not in words
    assert 5 < len(words) < 400
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


@pytest.mark.parametrize("name", sorted(unread("")))
def test_programs_that_are_only_text_stay_unread(name, tmp_path, capsys):
    path = tmp_path / "file.pkl"
    path.write_bytes(unread(str(CANARY))[name])
    found = read_checkpoint(path)
    assert not CANARY.exists()
    assert capsys.readouterr().out == ""
    if name.startswith("source"):
        assert not any("open(" in str(fact) for fact in found.facts.values())


def test_child_tells_one_sentence_with_the_name(tmp_path):
    for name in ("zip system", "text"):
        path = tmp_path / "some model.pt"
        path.write_bytes(FILES[name])
        with pytest.raises(FileFormatError, match=r"^some model\.pt .*\.$"):
            describe(path)
    assert not CANARY.exists()


def test_nothing_that_runs_is_imported_by_reading(tmp_path):
    path = tmp_path / "file.pt"
    path.write_bytes(b"cantigravity\nanything\n)R.")
    with pytest.raises(FileFormatError, match=r"asks for antigravity\.anything"):
        read_checkpoint(path)
    assert "antigravity" not in sys.modules


def _good_files() -> list[bytes]:
    value = {"a": torch.arange(6.0).reshape(2, 3), "n": {"b": torch.ones(2, dtype=torch.half)}}
    files = []
    for zipped in (True, False):
        out = io.BytesIO()
        torch.save(value, out, _use_new_zipfile_serialization=zipped)
        files.append(out.getvalue())
    return files


GOOD = _good_files()


def tried(data: bytes, path: Path) -> bool:
    """Whether `data` reads; anything but the declared error escapes."""
    path.write_bytes(data)
    try:
        found = read_checkpoint(path)
        for tensor in found.tensors.values():
            tensor.array().sum()
    except FileFormatError:
        return False
    return True


def mutated(data: bytes, random_seed: int) -> bytes:
    """A copy with a few bytes changed, cut out, doubled or moved."""
    dice = random.Random(random_seed)
    copy = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(copy)), dice.randint(1, 12)
        match dice.randrange(5):
            case 0:
                copy[at] = dice.randrange(256)
            case 1:
                del copy[at : at + length]
            case 2:
                copy[at:at] = copy[at : at + length]
            case 3:
                copy[at : at + length] = dice.randbytes(length)
            case _:
                del copy[max(1, at) :]
        if not copy:
            copy = bytearray(b"\x80")
    return bytes(copy)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 1), st.integers(0, 2**40))
def test_mutated_copies_of_good_files(which, seed):
    tried(mutated(GOOD[which], seed), SCRATCH / "mutated.pt")


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_any_bytes_as_a_pickle(data):
    tried(b"\x80\x02" + data, SCRATCH / "any.pt")


@pytest.fixture(autouse=True)
def _scratch(tmp_path_factory):
    global SCRATCH
    SCRATCH = tmp_path_factory.mktemp("fuzz")


SCRATCH = Path()
