"""`studio verify` of films: identical, close, different, and what cannot be verified."""

import json
import shutil

import av
import msgspec
import numpy as np
import pytest

from studio.cli import filming, verifying
from studio.export.films.descriptor import FilmSpec
from studio.export.films.writer import FilmWriter
from studio.export.metadata.provenance import provenance_of
from studio.export.metadata.stamp import stamp_of
from studio.export.metadata.told_films import film_told, told_film
from studio.export.reading import read_recipe
from studio.inference.direct import DirectEngine
from studio.values.edit import new_recipe
from studio.values.film import Reel
from studio.values.film.held import film_of_frames
from studio.values.film.takes import Shooting, takes
from tests.helpers import songs
from tests.helpers.commands import fake_installed, runner
from tests.helpers.fake_generator import FakeModels, card_of


@pytest.fixture(autouse=True)
def fake_model(tmp_path_factory, monkeypatch):
    return fake_installed(tmp_path_factory.mktemp("home"), monkeypatch, filming, verifying)


@pytest.fixture
def studio(capsys):
    return runner(capsys)


FILM = ("film", "--model", "fake", "--seeds", "1,2,3", "--seconds", "2", "--fps", "12", "--size")


def verdict(studio, path, *words):
    code, out, err = studio("verify", path, *words, "--json")
    return (json.loads(out) if out else {}), code, err


@pytest.mark.parametrize(("name", "more"), [
    ("a.mp4", ("--mark-keys",)),
    ("a.mp4", ("--label",)), ("a.mp4", ("--subframes", "2", "--supersample", "2", "--loop")),
    ("a.webm", ()), ("a.mov", ("--format", "prores-hq")), ("a.gif", ()), ("a.webp", ()),
    ("a.mp4", ("--format", "av1", "--bits", "10")), ("a.mp4", ("--start", "0.5", "--end", "1.5")),
])  # fmt: skip
def test_a_film_is_what_its_recipe_makes(studio, tmp_path, name, more):
    path = tmp_path / name
    assert studio(*FILM, "256x256", *more, "-o", path)[0] == 0
    told, code, err = verdict(studio, path)
    assert (told.get("result"), code) == ("identical", 0), (told, err)


def test_of_a_long_film_three_parts_are_looked_at(studio, tmp_path):
    path = tmp_path / "a.mp4"
    words = ("film", "--model", "fake", "--seeds", "1,2", "--seconds", "9", "--fps", "12")
    assert studio(*words, "--size", "128x128", "-o", path)[0] == 0
    told, _, _ = verdict(studio, path)
    assert told["result"] == "identical"
    assert told["reason"] == "60 of 108 frames were looked at"


def coded_again(path, out, change=lambda frame, number: frame, crf="12"):
    """The same film as another program might write it, with what it says of itself."""
    told = read_recipe(path).provenance
    with av.open(path) as source:
        frames = [
            f.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
            for f in source.decode(video=0)
        ]
    with av.open(out, "w", format="mp4") as container:
        stamp = stamp_of(told, True, 72.0)
        container.metadata["comment"] = stamp.comment(()).decode()
        stream = container.add_stream("libx264", rate=12)
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt, stream.options = "yuv420p", {"crf": crf}
        for number, frame in enumerate(frames):
            changed = np.ascontiguousarray(change(frame.copy(), number))
            shown = av.VideoFrame.from_ndarray(changed, format="rgb24")
            shown = shown.reformat(format="yuv420p", dst_colorspace="ITU709")
            shown.pts = number
            container.mux(stream.encode(shown))
        container.mux(stream.encode(None))


def test_coded_again_is_close_and_painted_over_is_different(studio, tmp_path):
    path, other = tmp_path / "a.mp4", tmp_path / "b.mp4"
    assert studio(*FILM, "128x128", "-o", path)[0] == 0
    coded_again(path, other)
    told, code, _ = verdict(studio, other)
    assert (told["result"], code) == ("close", 0)
    assert told["psnr_db"] > 30

    def painted(frame, number):
        if number == 17:
            frame[40:70, 40:70] = (255, 0, 0)
        return frame

    coded_again(path, other, painted)
    assert verdict(studio, other)[0]["result"] == "different"


def test_a_film_that_was_cut_is_different(studio, tmp_path):
    path, other = tmp_path / "a.mp4", tmp_path / "b.mp4"
    assert studio(*FILM, "128x128", "-o", path)[0] == 0
    told = read_recipe(path).provenance
    with FilmWriter(other, 128, 128, FilmSpec(fps=12), told) as writer:
        for _ in range(5):
            writer.add(np.zeros((128, 128, 3), np.uint8))
        writer.finish()
    found, code, _ = verdict(studio, other)
    assert (found["result"], code) == ("different", 1)
    assert "ends after 5 of 24" in found["reason"]


def test_what_does_not_say_how_it_was_taken_is_one_sentence(studio, tmp_path):
    card = card_of()
    told = msgspec.structs.replace(
        provenance_of(new_recipe(card, 1), card, parts=[new_recipe(card, 1)])
    )
    with FilmWriter(tmp_path / "a.mp4", 64, 64, FilmSpec(), told) as writer:
        writer.add(np.zeros((64, 64, 3), np.uint8))
        writer.finish()
    _, code, err = verdict(studio, tmp_path / "a.mp4")
    assert code == 2
    assert "does not say how its frames were taken" in err


def test_sound_is_no_part_of_it_and_survives(studio, tmp_path):
    song = tmp_path / "song.wav"
    song.write_bytes(songs.coded(songs.song(120, 3)[0]))
    path = tmp_path / "a.mp4"
    assert studio(*FILM, "128x128", "--sound", song, "-o", path)[0] == 0
    shutil.move(song, tmp_path / "moved.wav")
    with av.open(path) as container:
        assert len(container.streams.audio) == 1
    assert verdict(studio, path)[0]["result"] == "identical"


def test_a_film_of_the_last_seconds_can_be_verified_and_comes_back_whole(studio, tmp_path):
    card = card_of()
    places = [new_recipe(card, n, (64, 64)) for n in (1, 1, 2, 3, 3, 3, 2)]
    film, path = film_of_frames(places, 12), tmp_path / "kept.mp4"
    engine = DirectEngine(FakeModels(), None, FakeModels().open)
    told = told_film(film, {card.sha256: card}, Shooting(12))
    with FilmWriter(path, 64, 64, FilmSpec("mp4", 12), told) as writer:
        for place in places:
            writer.add(np.concatenate([band.rows for band in engine.bands(place, 8)]))
        writer.finish()
    assert verdict(studio, path)[0]["result"] == "identical"
    assert [key.recipe for key in film_told(read_recipe(path).provenance)[0].keys] == [
        places[0], places[2], places[3], places[6]
    ]  # fmt: skip


@pytest.mark.parametrize("fps", [7.5, 12, 24000 / 1001, 30, 60])
def test_frames_that_were_seen_are_the_frames_of_their_film(fps):
    places = [new_recipe(card_of(), n // 3 % 5, (64, 64)) for n in range(100)]
    film = film_of_frames(places, fps)
    reel = Reel(film, {card_of().sha256: card_of().info})
    shooting = Shooting(fps)
    assert shooting.count(film.seconds) == 100
    assert [takes(reel, shooting, n)[0].recipe for n in range(100)] == places
