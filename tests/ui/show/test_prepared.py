"""What was prepared plays before there is an engine, and from its own folder only."""

from __future__ import annotations

import pytest

from studio.ui.show.prepared import FADE_S, STEP_S, Prepared, read_scenes


def test_prepared_scenes_go_there_and_back_and_on(scenes):
    player, names, now = Prepared(scenes), [], 0.0
    for _ in range(6):
        found = player.next(now)
        names.append((player.model, player._file))
        assert found is not None
        assert player.next(now + 0.1) is None
        now += STEP_S + FADE_S
    assert names[:4] == [("Ridgelines", 0), ("Ridgelines", 1), ("Ridgelines", 0), ("Aurora", 0)]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"scenes": 1}', '{"scenes": [{"model": "x"}]}'])
def test_a_damaged_index_plays_nothing(tmp_path, text):
    (tmp_path / "index.json").write_text(text)
    assert read_scenes(tmp_path) == ()
    assert Prepared(()).next(0.0) is None


def test_files_outside_the_folder_are_not_played(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"x")
    index = '{"scenes": [{"model": "x", "files": ["../secret.jpg"]}]}'
    (tmp_path / "in" / "index.json").write_text(index)
    assert read_scenes(tmp_path / "in") == ()


def test_what_ships_plays_at_once():
    from studio.files.paths import resources

    found = read_scenes(resources() / "show" / "demo")
    assert len(found) >= 4
    assert len({scene.model for scene in found}) == 3
