"""Sound under films: in step with the picture, in every format that has it, and when resumed."""

import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from msgspec.structs import replace

from studio.errors import SoundError
from studio.export.films import table
from studio.export.films.sound import RATE, SoundTrack, samples_of
from studio.export.films.writer import MIN_PIECE, FilmWriter
from studio.export.metadata.provenance import provenance_of
from studio.export.reading import read_recipe
from studio.files.sounds import sound_blocks
from tests.export.export_samples import CARD, seed_recipe
from tests.helpers import songs

ROOT = Path(__file__).resolve().parents[3]
FPS, COUNT = 25, 150
SIDE = 128
"""Of smaller pictures x265 makes now and then other bytes than before."""
FLASHES = (10, 37, 60, 99, 140)
WITH_SOUND = [known for known in table.FORMATS if known.sound]
CHILD = """
import sys
from tests.export.films.test_film_sound import film
from studio.export.films import table
film(sys.argv[1], table.film_format(sys.argv[2]), sys.argv[3], job="ab" * 32, slowly=True)
"""


@pytest.fixture(scope="module")
def clicks(tmp_path_factory):
    """A sound that beeps with each flash."""
    path = tmp_path_factory.mktemp("sounds") / "clicks.flac"
    beeps = [(at / FPS, songs.tone(1000, 0.05, 0.9)) for at in FLASHES]
    path.write_bytes(songs.coded(songs.laid(7, beeps), "flac"))
    return path


def film(path, kind, source, fps=FPS, count=COUNT, job="", slowly=False, **track):
    told = provenance_of(seed_recipe(SIDE, SIDE), CARD, created="2026-01-01T00:00:00Z")
    sound = SoundTrack(Path(source), **track)
    with FilmWriter(
        path, SIDE, SIDE, kind.usual(fps), told, frames=count, job=job, sound=sound
    ) as writer:
        for number in range(writer.next_frame, count):
            if slowly:
                print(number, flush=True)  # noqa: T201
            writer.add(np.full((SIDE, SIDE, 3), 255 if number in FLASHES else 0, np.uint8))
        return writer.finish()


def flashes_and_beeps(path):
    """([n] seconds of flashes, [n] of beeps, seconds of picture, of sound)."""
    with av.open(path) as container:
        frames = list(container.decode(container.streams.video[0]))
        seen = [
            float(one.pts * one.time_base)
            for one in frames
            if one.to_ndarray(format="gray").mean() > 128
        ]
        pictured = len(frames) / float(container.streams.video[0].average_rate)
    samples, first = [], None
    with av.open(path) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler("flt", "mono", RATE)
        for one in container.decode(stream):
            first = float(one.pts * one.time_base) if first is None else first
            samples += [piece.to_ndarray()[0] for piece in resampler.resample(one)]
        samples += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    heard = np.concatenate(samples)
    loud = np.flatnonzero(np.abs(heard) > 0.3)
    starts = [at for k, at in enumerate(loud) if not k or at - loud[k - 1] > RATE // 50]
    return np.array(seen), first + np.array(starts) / RATE, pictured, len(heard) / RATE


@pytest.mark.parametrize("kind", WITH_SOUND, ids=lambda kind: kind.key)
def test_every_click_comes_with_its_flash(tmp_path, clicks, kind):
    path = film(tmp_path / f"a{kind.suffix}", kind, clicks)
    seen, heard, pictured, sounding = flashes_and_beeps(path)
    assert np.allclose(seen, np.array(FLASHES) / FPS, atol=2e-3)
    assert len(heard) == len(seen)
    assert np.abs(heard - seen).max() < 0.005
    assert sounding == pytest.approx(pictured, abs=0.03)
    assert read_recipe(path).recipe == seed_recipe(SIDE, SIDE)


@pytest.mark.parametrize("fps", [23.976, 29.97, 60])
def test_other_rates_stay_in_step(tmp_path, clicks, fps):
    path = film(tmp_path / "a.mp4", table.MP4, clicks, fps=fps, count=round(6 * fps))
    _, heard, pictured, sounding = flashes_and_beeps(path)
    assert np.abs(heard - np.array(FLASHES) / FPS).max() < 0.005
    assert sounding == pytest.approx(pictured, abs=0.03)


@pytest.mark.parametrize("kind", [table.MP4, table.WEBM, table.PRORES_HQ], ids=lambda k: k.key)
def test_killed_and_gone_on_with_is_in_step(tmp_path, clicks, kind):
    name = f"a{kind.suffix}"
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    command = [sys.executable, "-c", CHILD, str(tmp_path / "one" / name), kind.key, str(clicks)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        for line in child.stdout:
            if int(line) >= 2 * MIN_PIECE + 60:
                child.kill()
                break
    gone_on = film(tmp_path / "one" / name, kind, clicks, job="ab" * 32)
    seen, heard, _, _ = flashes_and_beeps(gone_on)
    assert np.abs(heard - seen).max() < 0.005
    straight = film(tmp_path / "two" / name, kind, clicks, job="ab" * 32)
    assert gone_on.read_bytes() == straight.read_bytes()


def test_an_offset_a_lead_in_and_repeats(clicks):
    count = round(2 * RATE)
    whole = np.concatenate(list(sound_blocks(clicks, RATE, 2)))

    def heard(count=count, **track):
        blocks = list(samples_of(SoundTrack(clicks, **track), count))
        return np.concatenate(blocks)

    fade = 300
    later = heard(offset_s=0.4)
    assert later.shape == (count, 2)
    assert np.array_equal(later[:-fade], whole[round(0.4 * RATE) :][: count - fade])
    assert later[-1].max() < 0.01
    led = heard(offset_s=-0.5)
    assert not led[: RATE // 2].any()
    assert np.array_equal(led[RATE // 2 : -fade], whole[: count - RATE // 2 - fade])
    again = heard(count=round(9 * RATE), repeats=True)
    assert np.array_equal(again[len(whole) : -fade], whole[: 9 * RATE - len(whole) - fade])
    once = heard(count=round(9 * RATE))
    assert not once[len(whole) :].any()


def test_a_sound_that_is_none_is_refused_before_anything_is_drawn(tmp_path):
    bad = tmp_path / "bad.mp3"
    bad.write_bytes(b"not a sound" * 40)
    told = provenance_of(seed_recipe(64, 64), CARD)
    with pytest.raises(SoundError, match=r"bad\.mp3 is not a sound"):
        FilmWriter(tmp_path / "a.mp4", 64, 64, table.MP4.usual(25), told, sound=SoundTrack(bad))
    assert [place.name for place in tmp_path.iterdir()] == ["bad.mp3"]


def test_a_film_outlives_its_song(tmp_path, clicks):
    song = tmp_path / "song.flac"
    song.write_bytes(clicks.read_bytes())
    told = provenance_of(seed_recipe(64, 64), CARD)
    with FilmWriter(
        tmp_path / "a.mp4", 64, 64, table.MP4.usual(25), told, sound=SoundTrack(song)
    ) as writer:
        writer.add(np.zeros((64, 64, 3), np.uint8))
        song.unlink()
        path = writer.finish()
    assert "The film is silent. There is no file" in writer.problem
    with av.open(path) as container:
        assert not container.streams.audio
        assert len(list(container.decode(video=0))) == 1


def test_formats_without_sound_say_so(tmp_path, clicks):
    told = provenance_of(seed_recipe(64, 64), CARD)
    with FilmWriter(
        tmp_path / "a.gif", 64, 64, table.GIF.usual(15), told, sound=SoundTrack(clicks)
    ) as writer:
        assert writer.words == "GIF has no sound: the film is silent."
        writer.add(np.zeros((64, 64, 3), np.uint8))
        path = writer.finish()
    assert "GIF has no sound: the film is silent." in read_recipe(path).provenance.notes


def test_a_poster_and_a_size_go_with_sound(tmp_path, clicks):
    spec = replace(table.MP4.usual(25), size_mb=0.6, poster_s=0.4)
    told = provenance_of(seed_recipe(64, 64), CARD)
    noise = np.random.default_rng(3).integers(0, 255, (256, 256, 3), np.uint8)
    with FilmWriter(
        tmp_path / "a.mp4", 256, 256, spec, told, frames=150, sound=SoundTrack(clicks)
    ) as writer:
        for number in range(150):
            writer.add(np.roll(noise, 5 * number, axis=0))
        path = writer.finish()
    assert 0.4 < path.stat().st_size / 1e6 < 0.66
    with av.open(path) as container:
        kinds = [stream.codec_context.name for stream in container.streams]
    assert kinds == ["h264", "aac", "mjpeg"]
