"""One engine waits at any time, started when the stage draws, and the next after one was taken."""

import os

import pytest

from studio.booth import spares as sp
from studio.files import spares as files

PLAYS = {"engine_up": True, "live": True}


class Engine:
    """A process that was started, or not even that."""

    def __init__(self, pid):
        self.pid, self.code, self.ended = pid, None, False

    def end(self, gently=False):
        self.ended = True


@pytest.fixture
def kept(tmp_path):
    made = []

    def start(words, _log):
        assert words[0] == "engine"
        made.append(Engine(os.getpid()))
        return made[-1]

    spares = sp.Spares(tmp_path / "log", start)
    yield spares, made
    spares.close()
    assert all(engine.ended for engine in made)
    assert not spares.folder.exists()


def test_it_is_started_once_the_stage_has_drawn_for_a_while(kept):
    spares, made = kept
    spares.look(1.0, {})
    spares.look(2.0, PLAYS)
    spares.look(2.0 + sp.CALM_S, PLAYS)
    assert not made
    spares.look(2.5 + sp.CALM_S, PLAYS)
    assert len(made) == 1
    assert spares.pid == os.getpid()


def test_after_one_was_taken_comes_the_next(kept):
    spares, made = kept
    for now in (1.0, 10.0):
        spares.look(now, PLAYS)
    files.announce(spares.folder, "somewhere")
    spares.look(11.0, PLAYS)
    assert files.claim(spares.folder) == "somewhere"
    spares.look(12.0, PLAYS)
    assert spares.pid is None
    spares.look(13.0, PLAYS)
    assert len(made) == 1
    spares.look(18.0, PLAYS)
    assert len(made) == 2


def test_one_that_ends_by_itself_is_started_again_later(kept):
    spares, made = kept
    for now in (1.0, 10.0):
        spares.look(now, PLAYS)
    made[0].code = 1
    for now in (11.0, 12.0):
        spares.look(now, PLAYS)
    assert made[0].ended
    assert len(made) == 1
    spares.look(20.0, PLAYS)
    assert len(made) == 2
