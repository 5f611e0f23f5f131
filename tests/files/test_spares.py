"""Whoever takes an engine that is ready has it alone."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from studio.files import spares


@pytest.fixture
def folder():
    made = spares.make_folder()
    yield made
    spares.drop_folder(made)
    assert not made.exists()


def test_an_engine_that_is_ready_is_taken_once(folder):
    assert spares.claim(folder) is None
    spares.announce(folder, "an address")
    assert spares.ready(folder, os.getpid())
    with ThreadPoolExecutor(8) as pool:
        found = [a for a in pool.map(lambda _: spares.claim(folder), range(32)) if a]
    assert found == ["an address"]
    assert not spares.ready(folder, os.getpid())


@pytest.mark.skipif(os.name == "nt", reason="rights are other there")
def test_nobody_else_may_look_into_the_folder(folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(spares.key_of(folder)) == spares.KEY_BYTES


def test_a_folder_that_is_gone_holds_nothing(tmp_path):
    assert spares.claim(tmp_path / "gone") is None
    spares.drop_folder(tmp_path / "gone")
