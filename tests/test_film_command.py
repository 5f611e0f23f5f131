"""`studio film`: from seeds to a file, stopped and gone on, and what is refused."""

import json
import os

import av
import pytest

from studio.__main__ import main
from studio.cli import filming
from studio.cli.following import Stop
from studio.errors import Cancelled
from studio.export.reading import read_recipe
from studio.files.paths import HOME_VARIABLE
from studio.inference.direct import DirectEngine
from studio.values.card import card_to_json
from tests.helpers.fake_generator import FakeModels, card_of


@pytest.fixture(autouse=True)
def fake_model(tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    folder = home / "data" / "models" / "fake"
    folder.mkdir(parents=True)
    (folder / "card.json").write_bytes(card_to_json(card_of()))
    (folder / "model.safetensors").write_bytes(b"weights")
    (home / "config").mkdir(exist_ok=True)
    fake = FakeModels()
    monkeypatch.setattr(filming, "engine_of", lambda source: DirectEngine(source, None, fake.open))
    return fake


@pytest.fixture
def studio(capsys):
    def run(*words):
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


FILM = ("film", "--model", "fake", "--seeds", "1,2,3", "--seconds", "2", "--fps", "12")


def test_a_loop_says_what_it_is_and_is_made_again_from_itself(studio, tmp_path):
    path = tmp_path / "a.mp4"
    code, out, _ = studio(*FILM, "--loop", "--size", "64x48", "-o", path, "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["frames"], told["width"], told["height"]) == (24, 64, 48)
    found = read_recipe(path)
    assert [place.latent.n for place in found.provenance.parts] == [1, 2, 3]
    assert found.provenance.film.closed
    again = tmp_path / "b.webm"
    assert studio("film", "--project", path, "-o", again)[0] == 0
    with av.open(again) as container:
        assert len(list(container.decode(video=0))) == 24
    assert read_recipe(again).provenance.film == found.provenance.film
    assert sorted(os.listdir(tmp_path)) == ["a.mp4", "b.c2pa", "b.webm"]


def test_a_film_that_was_stopped_goes_on(tmp_path):
    wish = filming.FilmWish(
        tmp_path / "a.gif", "fake", "1-3", seconds=5, fps=12, size="64x48", mark=False
    )
    stop, seen = Stop(), []

    def say(phase, text):
        seen.append(text)
        if len(seen) == 30:
            stop.set()

    with pytest.raises(Cancelled):
        filming.run(wish, stop, say)
    assert [name for name in os.listdir(tmp_path) if not name.startswith(".")] == []
    told = filming.run(wish, Stop(), say)
    assert told["begun_at"] == 24
    assert os.listdir(tmp_path) == ["a.gif"]
    assert "to go" in seen[0]


def test_blur_and_fine_edges_and_a_preset(studio, tmp_path):
    code, out, err = studio(
        *FILM[:-4], "--seconds", "0.2", "--preset", "editor", "--size", "64x48",
        "--subframes", "2", "--supersample", "2", "-o", tmp_path / "a.mov",
    )  # fmt: skip
    assert code == 0, err
    with av.open(out.strip()) as container:
        assert next(container.decode(video=0)).format.name == "yuv422p10le"


@pytest.mark.parametrize(("words", "said"), [
    (("film", "-o", "a.mp4"), "Give either --seeds"),
    (("film", "--seeds", "1", "-o", "a.mp4"), "need a model"),
    (("film", "--seeds", ",", "--model", "fake", "-o", "a.mp4"), "at least one seed"),
    ((*FILM, "-o", "a.xyz"), "does not say a format"),
    ((*FILM, "--preset", "cinema", "-o", "a.mp4"), "expected one of square"),
    ((*FILM, "--size", "8x8", "-o", "a.mp4"), "from 16 to"),
    ((*FILM, "--size", "64x48", "-o", "nowhere/a.mp4"), "There is no folder"),
    ((*FILM[:-4], "--seconds", "-1", "-o", "a.mp4"), "seconds long"),
    (("film", "--project", "nothing.mp4", "-o", "a.mp4"), "There is no file"),
])  # fmt: skip
def test_what_cannot_be_is_one_sentence(studio, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = studio(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert os.listdir(tmp_path) == []
