"""Nothing in a hostile file ever runs; each gives one plain sentence within bounds."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from studio.errors import FileFormatError, InputError
from studio.files.checkpoints.content import read_checkpoint
from tests.files.checkpoints import fuzz
from tests.helpers.checkpoints import described, examined
from tests.helpers.hostile import corpus, unread
from tests.helpers.hostile_values import array, values
from tests.helpers.persistent import module, pickled, state_of

CANARY = Path(tempfile.mkdtemp()) / "canary"
FILES = corpus(str(CANARY)) | values(str(CANARY))


@pytest.mark.parametrize("name", sorted(FILES))
def test_hostile_file_is_kept_shut(name, tmp_path):
    path = tmp_path / "file.pt"
    path.write_bytes(FILES[name])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileFormatError) as caught:
        read_checkpoint(path)
    words = str(caught.value)
    assert not CANARY.exists()
    assert words.isprintable()
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
            described(path)
    assert not CANARY.exists()


def test_nothing_that_runs_is_imported_by_reading(tmp_path):
    path = tmp_path / "file.pt"
    path.write_bytes(b"cantigravity\nanything\n)R.")
    with pytest.raises(FileFormatError, match=r"asks for antigravity\.anything"):
        read_checkpoint(path)
    assert "antigravity" not in sys.modules


@pytest.mark.parametrize("container", sorted(fuzz.good_files()))
def test_good_files_read_unchanged(container, tmp_path):
    assert fuzz.outcome(fuzz.good_files()[container], tmp_path / "good") == "read"


def test_changed_copies_of_good_and_hostile_files(tmp_path):
    for number in range(700):
        fuzz.case(number, tmp_path / "changed", CANARY)
    assert not CANARY.exists()


def test_text_of_no_letters_is_no_fact(tmp_path):
    path = tmp_path / "a.pkl"
    path.write_bytes(pickled(module("G", state_of({}, {}, {}, x=array((1,), "U1", b"\xff" * 4)))))
    assert read_checkpoint(path).facts.get("x") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_pipes_and_devices_are_no_files(tmp_path):
    pipe = tmp_path / "model.pt"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(InputError, match="no file"):
            examined(path)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_any_bytes_as_a_pickle(data):
    fuzz.outcome(b"\x80\x02" + data, SCRATCH / "any.pt")


@pytest.fixture(autouse=True)
def _scratch(tmp_path_factory):
    global SCRATCH
    SCRATCH = tmp_path_factory.mktemp("fuzz")


SCRATCH = Path()
