"""`studio film`: from seeds to a file, stopped and gone on, and what is refused."""

import hashlib
import json
import os
import wave
from itertools import pairwise

import av
import msgspec
import numpy as np
import pytest
from PIL import Image

from studio.cli import filming
from studio.cli.following import Stop
from studio.cli.footage import FootageWish
from studio.errors import Cancelled
from studio.export.metadata.told_films import film_told
from studio.export.reading import read_recipe
from studio.library.films import ProjectFilms
from studio.library.project import Project
from studio.values.edit import new_recipe
from studio.values.film import Course, Film, Heard, Sound, Target, Tempo, Track, edits
from studio.values.recipe import ModelRef
from tests.helpers.commands import fake_installed, runner
from tests.helpers.fake_generator import card_of


@pytest.fixture(autouse=True)
def fake_model(tmp_path_factory, monkeypatch):
    return fake_installed(tmp_path_factory.mktemp("home"), monkeypatch, filming)


@pytest.fixture
def studio(capsys):
    return runner(capsys)


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
    footage = FootageWish("fake", "1-3", seconds=5)
    wish = filming.FilmWish(tmp_path / "a.gif", footage, fps=12, size="64x48", mark=False)
    stop, seen = Stop(), []

    def say(phase, text):
        if phase == "film":
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


# ---- films of projects --------------------------------------------------------------------------
OTHER = "cd" * 32


def place(n, sha256=None):
    """A place of the fake model, or of one that is not installed."""
    recipe = new_recipe(card_of(), n)
    if sha256 is None:
        return recipe
    return msgspec.structs.replace(recipe, model=ModelRef("gone", sha256))


def song(path, seconds=3.0):
    """A click every half second."""
    at = np.arange(int(seconds * 44_100)) / 44_100
    wave_ = np.sin(2 * np.pi * 880 * at) * np.exp(-40 * (at % 0.5))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes((wave_ * 30_000).astype("<i2").tobytes())
    return path.read_bytes()


def whole_film(sha256):
    """Keys, a curve of the song, tempo, markers and a region."""
    film = edits.with_places(Film(Course(3.0, 12.0, closed=True), name="Tide"),
                             [place(1), place(2), place(3)], 0.0, 1.0)  # fmt: skip
    film = edits.changed_key(film, "k2", ease="linear", hold=0.25)
    heard = Track("t1", Target("noise", "7"), Heard("onset", steps=True))
    film, _ = edits.with_track(film, heard)
    film = edits.with_marker(edits.with_tempo(film, Tempo(120)), 1.5, "turn")
    return edits.with_region(edits.with_sound(film, Sound("song.wav", sha256, 3.0)), 0.5, 2.0)


def project_of(path, *films, song=None):
    with Project.untitled(path.parent) as project:
        for film in films:
            ProjectFilms(project).add(film)
        if song is not None:
            project.put_blob(song)
        project.save_as(path)
    return path


def pictures_in(folder):
    return [path.read_bytes() for path in sorted(folder.glob("*.png"))]


def test_a_films_file_brings_the_whole_film_back(studio, tmp_path):
    data = song(tmp_path / "song.wav")
    film = whole_film(hashlib.sha256(data).hexdigest())
    project = project_of(tmp_path / "work.latent", film, song=data)
    out = tmp_path / "a.mp4"
    code, text, err = studio("film", "--project", project, "--even", "off", "-o", out, "--json")
    assert code == 0, err
    assert json.loads(text)["frames"] == 36
    with av.open(out) as container:
        assert len(container.streams.audio) == 1
    kept, lost = film_told(read_recipe(out).provenance)
    assert lost == 0
    assert kept == edits.with_course(film, even="off")
    words = ("--format", "png-frames", "--no-recipe", "--no-mark")
    with_song = ("--sound", tmp_path / "song.wav")
    assert studio("film", "--project", out, *with_song, *words, "-o", tmp_path / "again")[0] == 0
    plain = ("film", "--project", project, "--even", "off", *words)
    assert studio(*plain, "-o", tmp_path / "before")[0] == 0
    assert pictures_in(tmp_path / "again") == pictures_in(tmp_path / "before")


def test_the_same_film_gives_the_same_bytes(studio, tmp_path):
    data = song(tmp_path / "song.wav")
    project = project_of(
        tmp_path / "work.latent", whole_film(hashlib.sha256(data).hexdigest()), song=data
    )
    pictures = []
    for name in ("a", "b"):
        out = tmp_path / name
        code, _, err = studio(
            "film", "--project", project, "--format", "png-frames", "--no-recipe", "--no-mark",
            "-o", out,
        )  # fmt: skip
        assert code == 0, err
        pictures.append(pictures_in(out))
    assert len(pictures[0]) == 36
    assert pictures[0] == pictures[1]


def test_a_song_moves_the_picture_at_its_beats(studio, tmp_path):
    data = song(tmp_path / "song.wav")
    film = edits.with_places(Film(Course(3.0, 20.0)), [place(1)], 0.0, 1.0)
    film = edits.with_sound(film, Sound("s", hashlib.sha256(data).hexdigest(), 3.0))
    film, _ = edits.with_track(film, Track("t", Target("noise", "7"), Heard("onset", steps=True)))
    project = project_of(tmp_path / "work.latent", film, song=data)
    out = tmp_path / "a"
    assert studio("film", "--project", project, "--format", "png-frames", "-o", out)[0] == 0
    frames = [np.asarray(Image.open(path)).astype(int) for path in sorted(out.glob("*.png"))]
    jumps = [n / 20 for n in range(1, 60) if np.abs(frames[n] - frames[n - 1]).max() > 0]
    assert np.allclose(np.array(jumps[-5:]) % 0.5, 0, atol=0.051)
    assert len(jumps) in (5, 6)


def test_a_part_of_a_film_at_another_rate(studio, tmp_path):
    film = edits.with_places(Film(Course(3.0, 12.0)), [place(1), place(2)], 0.0, 2.9)
    project = project_of(tmp_path / "work.latent", film)
    out = tmp_path / "a.mp4"
    words = ("film", "--project", project, "--start", "1", "--end", "2", "--fps", "24", "-o", out)
    code, text, _ = studio(*words, "--json")
    assert (code, json.loads(text)["frames"]) == (0, 24)
    assert film_told(read_recipe(out).provenance)[0].keys == film.keys


def test_films_are_chosen_by_name_and_bad_ones_are_one_sentence(studio, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one = edits.with_places(Film(Course(0.5, 12.0), name="One"), [place(1)], 0.0, 1.0)
    gone, _ = edits.with_key(msgspec.structs.replace(one, name="Gone"), place(2, OTHER), 0.4)
    empty = Film(Course(1.0, 12.0), name="Empty")
    project_of(tmp_path / "work.latent", one, gone, empty)
    for words, said in (
        ((), "has 3 films: One, Gone, Empty; give --film NAME"),
        (("--film", "Two"), "no film called 'Two'"),
        (("--film", "Empty"), "no keyframe yet"),
        (("--film", "Gone"), "gone"),
        (("--film", "One", "--even", "very"), "expected off, within or whole"),
        (("--film", "One", "--start", "2"), "cannot begin later"),
        (("--film", "One", "--sound", "work.latent"), "sound"),
        (("--film", "One", "--noise", "nan"), "loop"),
    ):
        code, out, err = studio("film", "--project", "work.latent", *words, "-o", "a.mp4")
        assert (code, out) == (2, ""), words
        assert said in err
        assert len(err.strip().splitlines()) == 1
    words = ("film", "--project", "work.latent", "--film", "gone", "--skip-missing")
    code, out, err = studio(*words, "-o", "a.mp4", "--json")
    assert code == 0, err
    assert "1 keyframe is of a model that is not installed (gone)" in json.loads(out)["notes"][0]


def test_noise_goes_round_and_comes_back(studio, tmp_path):
    out = tmp_path / "a"
    code, _, err = studio(
        "film", "--model", "fake", "--seeds", "5", "--seconds", "2", "--fps", "12", "--loop",
        "--noise", "2", "--format", "png-frames", "--no-mark", "-o", out,
    )  # fmt: skip
    assert code == 0, err
    frames = [np.asarray(Image.open(path)).astype(int) for path in sorted(out.glob("*.png"))]
    steps = [np.abs(a - b).mean() for a, b in pairwise([*frames, frames[0]])]
    assert min(steps) > 0
    assert steps[-1] < 1.5 * np.median(steps)
