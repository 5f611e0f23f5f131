"""Films that were interrupted: by kill -9, by a full disk, by a folder that is gone."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from studio.errors import ExportError, InputError
from studio.export.films import table
from studio.export.films.descriptor import FilmSpec
from studio.export.films.writer import MIN_PIECE, FilmWriter
from studio.export.metadata.provenance import provenance_of
from studio.export.reading import read_recipe
from tests.export.export_samples import CARD, picture, seed_recipe

ROOT = Path(__file__).resolve().parents[3]
JOB = "ab" * 32
COUNT, FPS = 3 * MIN_PIECE + 5, 12
CHILD = """
import sys, time
from tests.export.films.test_film_resumed import make
make(sys.argv[1], sys.argv[2], created="2026-01-01T00:00:00Z", slowly=True)
"""


def make(path, kind, created="", slowly=False, upto=COUNT):
    told = provenance_of(seed_recipe(), CARD, created=created)
    spec = table.film_format(kind).usual(FPS)
    with FilmWriter(path, 64, 48, spec, told, job=JOB, frames=COUNT) as writer:
        begun = writer.next_frame
        for number in range(begun, upto):
            writer.add(np.roll(picture(), number, axis=1), ["Odd."] if number == 3 else ())
            if slowly:
                print(number, flush=True)  # noqa: T201
                time.sleep(0.02)
        return (writer.finish(), begun) if upto == COUNT else (None, begun)


def whole(writer, frames):
    with writer:
        for frame in frames:
            writer.add(frame)
        return writer.finish()


def everything(path):
    if path.is_file():
        return path.read_bytes()
    return [(one.name, one.read_bytes()) for one in sorted(path.iterdir())]


@pytest.mark.parametrize("kind", ["mp4", "h265", "webm", "gif", "webp-film", "png-frames"])
def test_killed_and_gone_on_with_gives_the_same_bytes(tmp_path, kind):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    name = "a" + table.film_format(kind).suffix
    command = [sys.executable, "-c", CHILD, str(tmp_path / "one" / name), kind]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        for line in child.stdout:
            if int(line) >= 2 * MIN_PIECE + 6:
                child.kill()
                break
    assert not (tmp_path / "one" / name).exists()
    gone_on, begun = make(tmp_path / "one" / name, kind, "2027-07-07T00:00:00Z")
    assert begun in (MIN_PIECE, 2 * MIN_PIECE)
    straight, _ = make(tmp_path / "two" / name, kind, "2026-01-01T00:00:00Z")
    assert everything(gone_on) == everything(straight)
    assert os.listdir(tmp_path / "one") == [name]


def test_a_pause_keeps_whole_pieces_and_an_end_does_not(tmp_path):
    make(tmp_path / "a.mp4", "mp4", upto=MIN_PIECE + 3)
    (work,) = tmp_path.iterdir()
    told = json.loads((work / "film.json").read_text("utf-8"))
    assert told["counts"] == [MIN_PIECE]
    path, begun = make(tmp_path / "a.mp4", "mp4")
    assert begun == MIN_PIECE
    assert read_recipe(path).provenance.notes == ("Odd.",)
    writer = FilmWriter(tmp_path / "b.mp4", 64, 48, FilmSpec(), provenance_of(None, CARD), job=JOB)
    for _ in range(70):
        writer.add(picture())
    writer.abort()
    assert os.listdir(tmp_path) == ["a.mp4"]


def test_a_damaged_piece_is_made_again(tmp_path):
    make(tmp_path / "a.mp4", "mp4", upto=2 * MIN_PIECE + 1)
    (work,) = tmp_path.iterdir()
    (work / "piece-00001").write_bytes(b"torn")
    assert make(tmp_path / "a.mp4", "mp4")[1] == MIN_PIECE


def test_two_programs_do_not_make_the_same_film(tmp_path):
    told = provenance_of(None, CARD)
    with (
        FilmWriter(tmp_path / "a.mp4", 64, 48, FilmSpec(), told, job=JOB),
        pytest.raises(ExportError, match="by another program"),
    ):
        FilmWriter(tmp_path / "a.mp4", 64, 48, FilmSpec(), told, job=JOB)


def test_what_nobody_goes_on_with_is_swept(tmp_path):
    make(tmp_path / "a.mp4", "mp4", upto=MIN_PIECE + 1)
    (work,) = tmp_path.iterdir()
    long_ago = time.time() - 30 * 24 * 3600
    os.utime(work / "film.json", (long_ago, long_ago))
    told = provenance_of(seed_recipe(), CARD)
    FilmWriter(tmp_path / "b.mp4", 64, 48, FilmSpec(), told).abort()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["mp4", "webm", "prores-hq", "gif", "webp-film", "png-frames"])
def test_a_disk_that_is_full_costs_one_sentence(tmp_path, kind):
    """No file may grow beyond a few kilobytes: what the system then says is that of a full disk."""
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), np.uint8)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = provenance_of(seed_recipe(), CARD)
    writer = FilmWriter(tmp_path / "a", 64, 64, table.film_format(kind).usual(FPS), told)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, hard))
    try:
        with pytest.raises(ExportError, match="The disk is full"):
            whole(writer, [np.roll(noise, number * 7, axis=0) for number in range(100)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("kind", ["mp4", "gif", "png-frames"])
def test_a_folder_that_is_gone_costs_one_sentence(tmp_path, kind):
    folder = tmp_path / "films"
    folder.mkdir()
    told = provenance_of(seed_recipe(), CARD)
    writer = FilmWriter(folder / "a", 64, 48, table.film_format(kind).usual(FPS), told)
    writer.add(picture())
    time.sleep(0.2)
    shutil.rmtree(folder)
    with pytest.raises(ExportError, match="There is no folder"):
        whole(writer, [picture()] * 60)
    with pytest.raises(ExportError, match="There is no folder"):
        FilmWriter(folder / "a", 64, 48, FilmSpec(), told)


def test_one_frame_is_a_film(tmp_path):
    for kind in table.FORMATS:
        spec = kind.usual(FPS)
        told = provenance_of(seed_recipe(), CARD)
        path = tmp_path / f"{kind.key}{kind.suffix}"
        with FilmWriter(path, 64, 64, spec, told) as writer:
            writer.add(picture(64, 64))
            assert writer.finish().exists()


def test_an_encoder_that_refuses_is_a_sentence(tmp_path, monkeypatch):
    """The formats know their bounds; this is what is said where an encoder knows better."""
    told = provenance_of(seed_recipe(), CARD)
    monkeypatch.setattr(
        "studio.export.films.writer.check_film", lambda spec, *_: table.film_format(spec.format)
    )
    writer = FilmWriter(tmp_path / "a.mp4", 2, 2, FilmSpec("h265", FPS), told)
    with pytest.raises(InputError, match=r"H\.265 cannot be written at 2 × 2"):
        whole(writer, [picture(2, 2)])
    assert os.listdir(tmp_path) == []
