"""Names of spots: kept, changed, taken away, and read with patience."""

import pytest

from studio.library.atlas.names import MAX_NAMES, Label, read_names, renamed, write_names

KEY = "ab" * 16


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path))


def test_a_name_is_kept_changed_and_taken_away():
    names = renamed((), 7, "  Teal   nights ")
    assert names == (Label(7, "Teal nights"),)
    write_names(KEY, names)
    assert read_names(KEY) == names
    assert renamed(names, 7, "Bay") == (Label(7, "Bay"),)
    assert renamed(names, 7, "  ") == ()
    assert read_names("cd" * 16) == ()


def test_a_file_of_something_else_is_put_aside(tmp_path):
    write_names(KEY, (Label(1, "x"),))
    path = tmp_path / "data" / "atlas" / f"{KEY}.json"
    path.write_text('{"names": [{"seed": -4, "text": ""}]}')
    assert read_names(KEY) == ()
    assert path.with_name(path.name + ".broken").exists()


def test_the_oldest_go_when_there_are_too_many():
    names = ()
    for seed in range(MAX_NAMES + 3):
        names = renamed(names, seed, "x")
    assert len(names) == MAX_NAMES
    assert names[0].seed == 3
