"""Films: every frame, its time, its colours, and where it came from."""

import io
import os
from io import BytesIO

import av
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace
from PIL import Image

from studio.errors import ExportError, InputError
from studio.export.films import table
from studio.export.films.descriptor import FilmSpec
from studio.export.films.writer import FilmWriter
from studio.export.metadata.provenance import MADE_BY_MODEL, provenance_of
from studio.export.names import sidecar_of
from studio.export.reading import read_recipe, read_recipe_of
from tests.export.export_samples import CARD, huge_recipe, picture, seed_recipe


def spec(kind, fps=25, **more):
    return replace(table.film_format(kind).usual(fps), **more)


def film(path, kind, count=12, width=64, height=48, **more):
    told = provenance_of(seed_recipe(width, height), CARD)
    with FilmWriter(path, width, height, spec(kind, **more), told) as writer:
        for number in range(count):
            writer.add(np.roll(picture(width, height), 3 * number, axis=1))
        return writer.finish()


def test_mp4(tmp_path):
    path = film(tmp_path / "Grüße 🌄.mp4", "mp4")
    with av.open(path) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert stream.average_rate == 25
        assert stream.codec_context.colorspace == 1
        frames = [f.to_ndarray(format="rgb24") for f in container.decode(stream)]
    assert len(frames) == 12
    assert np.abs(frames[0].astype(int) - picture()).mean() < 12
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    found = read_recipe(path)
    assert found.recipe == seed_recipe()
    assert found.provenance.digital_source_type == MADE_BY_MODEL


def test_grey_stays_grey_and_levels_hold(tmp_path):
    told = provenance_of(seed_recipe(), CARD)
    with FilmWriter(tmp_path / "a.mp4", 64, 64, spec("mp4"), told) as writer:
        for _ in range(3):
            writer.add(np.full((64, 64, 3), (200, 80, 40), np.uint8))
        path = writer.finish()
    with av.open(path) as container:
        frame = next(container.decode(video=0))
        seen = frame.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
    assert np.abs(seen.astype(int) - (200, 80, 40)).max() <= 4


def test_odd_sides_are_padded_and_it_is_said(tmp_path):
    path = film(tmp_path / "a.mp4", "mp4", width=65, height=49)
    with av.open(path) as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (66, 50)
    assert "the film is 66 × 50" in read_recipe(path).provenance.notes[0]


def test_gif_loops_and_keeps_time(tmp_path):
    path = film(tmp_path / "a.gif", "gif", count=30)
    with Image.open(path) as image:
        assert image.n_frames == 30
        assert image.info["loop"] == 0
        total = 0
        for number in range(30):
            image.seek(number)
            total += image.info["duration"]
    assert total == 1200
    assert read_recipe(path).recipe == seed_recipe()


@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_privacy(tmp_path, kind):
    path = film(tmp_path / f"a.{kind}", kind, include_recipe=False)
    found = read_recipe(path)
    assert found.recipe is None
    assert found.provenance.digital_source_type == MADE_BY_MODEL
    assert b"4182" not in path.read_bytes()


@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_never_overwrites_and_leaves_nothing(tmp_path, kind):
    paths = [film(tmp_path / f"a.{kind}", kind, 3) for _ in range(2)]
    assert [p.name for p in paths] == [f"a.{kind}", f"a 2.{kind}"]
    told = provenance_of(seed_recipe(), CARD)
    writer = FilmWriter(tmp_path / f"b.{kind}", 64, 48, spec(kind), told)
    with pytest.raises(ExportError, match="no frames"):
        writer.finish()
    writer = FilmWriter(tmp_path / f"b.{kind}", 64, 48, spec(kind), told)
    writer.add(picture())
    writer.abort()
    assert len(os.listdir(tmp_path)) == 2


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    return {kind: film(folder / f"a.{kind}", kind, 3).read_bytes() for kind in ("mp4", "gif")}


@pytest.mark.parametrize("kind", ["mp4", "gif"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_films_never_crash(films, kind, data):
    good = films[kind]
    damaged = bytearray(good[: data.draw(st.integers(0, len(good)))])
    for _ in range(data.draw(st.integers(0, 5))):
        if damaged:
            at = data.draw(st.integers(0, len(damaged) - 1))
            damaged[at] = data.draw(st.integers(0, 255))
    read_recipe_of(BytesIO(bytes(damaged)))


def test_bounds(tmp_path):
    told = provenance_of(seed_recipe(), CARD)
    for size, fps in (((8, 64), 25), ((64, 64), 0), ((9000, 64), 25)):
        with pytest.raises(InputError):
            FilmWriter(tmp_path / "a.mp4", *size, spec("mp4", fps), told)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_notes_of_the_engine_arrive(tmp_path, kind):
    told = provenance_of(seed_recipe(), CARD)
    for include in (True, False):
        with FilmWriter(tmp_path / "a", 64, 48, spec(kind, include_recipe=include), told) as writer:
            writer.add(picture())
            path = writer.finish(["Made in smaller pieces.", "Grüße"])
        notes = read_recipe(path).provenance.notes
        assert notes == (("Made in smaller pieces.", "Grüße") if include else ())


@pytest.mark.parametrize("kind", ["mp4", "gif"])
def test_recipes_that_do_not_fit_go_beside(tmp_path, kind):
    parts = [seed_recipe(), huge_recipe()]
    told = provenance_of(seed_recipe(), CARD, parts=parts)
    with FilmWriter(tmp_path / f"a.{kind}", 64, 48, spec(kind), told) as writer:
        writer.add(picture())
        path = writer.finish(["Made in smaller pieces."])
    found = read_recipe(path)
    assert found.recipe == seed_recipe()
    assert found.provenance.parts == tuple(parts)
    assert found.provenance.notes == ("Made in smaller pieces.",)
    sidecar_of(path).unlink()
    assert "which is not beside it" in read_recipe(path).problem


@pytest.mark.parametrize("kind", ["mp4", "gif"])
@pytest.mark.parametrize(("size", "fps", "fits"), [
    ((16, 16), 1, True), ((15, 16), 1, False), ((16, 15), 1, False),
    ((4096, 16), 50, True), ((4097, 16), 25, False), ((16, 4097), 25, False),
    ((16, 16), 0.99, False), ((16, 16), 121, False),
])  # fmt: skip
def test_where_the_bounds_lie(tmp_path, kind, size, fps, fits):
    told = provenance_of(seed_recipe(), CARD)
    if not fits:
        with pytest.raises(InputError, match="cannot be written"):
            FilmWriter(tmp_path / "a", *size, spec(kind, fps), told)
        return
    with FilmWriter(tmp_path / "a", *size, spec(kind, fps), told) as writer:
        writer.add(np.zeros((size[1], size[0], 3), np.uint8))
        assert writer.finish().exists()


def test_rates_of_each_format(tmp_path):
    told = provenance_of(seed_recipe(), CARD)
    FilmWriter(tmp_path / "a", 64, 48, spec("mp4", 120), told).abort()
    with pytest.raises(InputError, match="A GIF of 51 frames a second"):
        FilmWriter(tmp_path / "a", 64, 48, spec("gif", 51), told)
    with pytest.raises(InputError, match="expected one of mp4, h265"):
        FilmWriter(tmp_path / "a", 64, 48, FilmSpec("mpeg1"), told)
    for known in table.FORMATS:
        assert known.usual_rate in known.rates
        assert max(known.rates) <= known.max_fps


def test_boxes_that_are_long_or_go_to_the_end_are_read(films):
    """Other programs write sizes of 64 bits, and 0 for a box that ends with the file."""
    film = films["mp4"]
    at = film.index(b"uuid") - 4
    body = film[at + 8 :]
    long = film[:at] + b"\0\0\0\1uuid" + (16 + len(body)).to_bytes(8, "big") + body
    for changed in (film[:at] + b"\0\0\0\0uuid" + body, long, long + b"\0\0\0\x08free"):
        found = read_recipe_of(BytesIO(changed.replace(b"\xa9cmt", b"\xa9abc")))
        assert found.recipe == seed_recipe()
        assert found.problem == ""
    without = read_recipe_of(BytesIO(film[:at]))
    assert without.recipe == seed_recipe()  # in the comment


def test_a_film_that_was_packed_again_keeps_its_recipe(films, tmp_path):
    """The XMP is gone then; the comment stands under a name of its own instead of a number."""
    with (
        av.open(io.BytesIO(films["mp4"])) as old,
        av.open(tmp_path / "again.mp4", "w") as new,
    ):
        new.metadata.update(old.metadata)
        stream = new.add_stream_from_template(old.streams.video[0])
        for packet in old.demux(old.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    found = read_recipe(tmp_path / "again.mp4")
    assert b"uuid" not in (tmp_path / "again.mp4").read_bytes()
    assert found.recipe == seed_recipe()
