"""Each format of films, read back: frames, size, time, colours, depth, transparency, loop."""

import av
import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from studio.errors import InputError
from studio.export.films import table
from studio.export.films.descriptor import FilmSpec
from studio.export.films.sequence import TOLD
from studio.export.films.writer import FilmWriter
from studio.export.metadata.provenance import MADE_BY_MODEL, provenance_of
from studio.export.reading import read_recipe
from tests.export.export_samples import CARD, picture, seed_recipe

WIDTH, HEIGHT, FPS, COUNT = 96, 65, 25, 30
CODED = [
    (table.MP4, 8, False, "yuv420p"), (table.MP4, 10, False, "yuv420p10le"),
    (table.MP4_H265, 8, False, "yuv420p"), (table.MP4_H265, 10, False, "yuv420p10le"),
    (table.MP4_AV1, 8, False, "yuv420p"), (table.MP4_AV1, 10, False, "yuv420p10le"),
    (table.WEBM, 8, False, "yuv420p"), (table.WEBM, 8, True, "yuv420p"),
    (table.WEBM_AV1, 10, False, "yuv420p10le"),
    (table.PRORES_HQ, 10, False, "yuv422p10le"),
    (table.PRORES_4444, 10, False, "yuv444p10le"), (table.PRORES_4444, 10, True, "yuva444p10le"),
]  # fmt: skip
WEBM_ALPHA, PRORES_ALPHA = CODED[7], CODED[11]


def frame(number, bits=8, alpha=False):
    pixels = np.roll(picture(WIDTH, HEIGHT, min(16, bits + bits % 8 * 3)), 2 * number, axis=1)
    if not alpha:
        return pixels
    top = np.iinfo(pixels.dtype).max
    ramp = np.linspace(0, top, WIDTH).astype(pixels.dtype)
    ramp = np.broadcast_to(ramp[None, :, None], (HEIGHT, WIDTH, 1))
    return np.concatenate([pixels, ramp], axis=2)


def film(path, kind, count=COUNT, bits=8, alpha=False, **more):
    spec = replace(kind.usual(FPS), bits=bits, alpha=alpha, **more)
    told = provenance_of(seed_recipe(WIDTH, HEIGHT), CARD)
    with FilmWriter(path, WIDTH, HEIGHT, spec, told, frames=count) as writer:
        for number in range(count):
            writer.add(frame(number, bits, alpha))
        return writer.finish(["A note."])


def check_words(path):
    found = read_recipe(path)
    assert found.recipe == seed_recipe(WIDTH, HEIGHT), found.problem
    assert "A note." in found.provenance.notes
    assert found.provenance.digital_source_type == MADE_BY_MODEL


@pytest.mark.parametrize(("kind", "bits", "alpha", "pixels"), CODED)
def test_a_coded_film(tmp_path, kind, bits, alpha, pixels):
    path = film(tmp_path / f"a{kind.suffix}", kind, bits=bits, alpha=alpha)
    check_words(path)
    with av.open(path) as container:
        stream = container.streams.video[0]
        codec = stream.codec_context
        frames = list(container.decode(stream))
        assert (codec.color_range, codec.colorspace) == (1, 1)
        assert (codec.color_primaries, codec.color_trc) == (1, 1)
        assert (codec.width, codec.height) == kind.padded(WIDTH, HEIGHT)
        assert stream.average_rate == FPS
    assert frames[0].format.name.replace("12le", "10le") == pixels
    assert len(frames) == COUNT
    times = [float(one.pts * one.time_base) * FPS for one in frames]
    assert np.abs(np.array(times) - np.arange(COUNT)).max() < 0.05
    for number in (0, COUNT - 1):
        seen = frames[number].reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
        error = np.abs(seen[:HEIGHT, :WIDTH].astype(int) - frame(number).astype(int))
        assert error.mean() < 14, number


@pytest.mark.parametrize(("kind", "bits", "alpha", "_pixels"), [WEBM_ALPHA, PRORES_ALPHA])
def test_transparency_survives(tmp_path, kind, bits, alpha, _pixels):
    path = film(tmp_path / f"a{kind.suffix}", kind, 3, bits, alpha)
    name = "libvpx-vp9" if kind is table.WEBM else "prores"
    with av.open(path) as container:
        decoder = av.CodecContext.create(name, "r")
        stream = container.streams.video[0]
        decoder.extradata = stream.codec_context.extradata
        decoder.width, decoder.height = WIDTH, HEIGHT
        if kind is table.WEBM:
            frames = [f for packet in container.demux(stream) for f in decoder.decode(packet)]
        else:
            frames = list(container.decode(stream))
    seen = frames[0].reformat(format="rgba").to_ndarray()[10, :WIDTH, 3].astype(int)
    assert np.abs(seen - np.linspace(0, 255, WIDTH)).max() < 8


def test_ten_bits_are_more_than_eight(tmp_path):
    """A slow ramp in 10 bits has more levels than a byte can tell apart."""
    ramp = np.linspace(20_000, 26_000, WIDTH).astype(np.uint16)
    pixels = np.ascontiguousarray(np.broadcast_to(ramp[None, :, None], (HEIGHT, WIDTH, 3)))
    levels = {}
    for bits in (8, 10):
        spec = FilmSpec("h265", FPS, quality=100, bits=bits)
        told = provenance_of(seed_recipe(WIDTH, HEIGHT), CARD)
        with FilmWriter(tmp_path / f"{bits}.mp4", WIDTH, HEIGHT, spec, told) as writer:
            for _ in range(2):
                writer.add(pixels)
            path = writer.finish()
        with av.open(path) as container:
            luma = next(container.decode(video=0)).to_ndarray()[20, :WIDTH]
        levels[bits] = len(np.unique(luma))
    assert levels[10] > 2 * levels[8]


def test_films_shorter_than_x265_reorders(tmp_path):
    """Left to x265, the decoding times of one such film in ten are refused by the muxer."""
    spec = FilmSpec("h265", FPS)
    told = provenance_of(seed_recipe(WIDTH, HEIGHT), CARD)
    for number in range(100):
        with FilmWriter(tmp_path / f"{number}.mp4", WIDTH, HEIGHT, spec, told) as writer:
            for index in range(2):
                writer.add(frame(index))
            path = writer.finish()
        with av.open(path) as container:
            assert sum(1 for _ in container.decode(video=0)) == 2


@pytest.mark.parametrize("loop", [True, False])
@pytest.mark.parametrize("kind", [table.GIF, table.WEBP_FILM, table.AVIF_FILM])
def test_films_shown_like_pictures(tmp_path, kind, loop):
    path = film(tmp_path / f"a{kind.suffix}", kind, loop=loop)
    check_words(path)
    with Image.open(path) as image:
        assert image.n_frames == COUNT
        assert image.size == kind.padded(WIDTH, HEIGHT)
        if kind is not table.AVIF_FILM:  # Pillow does not tell it
            assert image.info.get("loop") == (0 if loop else 1 if kind is table.WEBP_FILM else None)
        total = 0
        for number in range(COUNT):
            image.seek(number)
            image.load()
            total += image.info["duration"]
        seen = np.asarray(image.convert("RGB")).astype(int)[:HEIGHT, :WIDTH]
    assert total == pytest.approx(1000 * COUNT / FPS)
    assert np.abs(seen - frame(COUNT - 1).astype(int)).mean() < 16
    if kind is table.AVIF_FILM:
        with av.open(path) as container:
            times = [s.duration for s in container.streams.video]
        assert len(times) == 2  # the still that stands for it, and the film


def test_webp_keeps_transparency_and_every_pixel(tmp_path):
    path = film(tmp_path / "a.webp", table.WEBP_FILM, 3, alpha=True, quality=100)
    with Image.open(path) as image:
        image.seek(2)
        assert np.array_equal(np.asarray(image.convert("RGBA")), frame(2, alpha=True))


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("kind", [table.PNG_FRAMES, table.TIFF_FRAMES])
def test_folders_of_pictures(tmp_path, kind, bits, alpha):
    path = film(tmp_path / "frames", kind, 3, bits, alpha)
    names = sorted(place.name for place in path.iterdir())
    suffix = ".png" if kind is table.PNG_FRAMES else ".tif"
    assert names == [*(f"{number:06d}{suffix}" for number in range(3)), TOLD]
    check_words(path / TOLD)
    last = path / names[2]
    each = read_recipe(last)
    assert each.provenance.digital_source_type == MADE_BY_MODEL
    if bits == 8:
        assert np.array_equal(np.asarray(Image.open(last)), frame(2, 8, alpha))
    else:
        with av.open(last) as container:
            seen = next(container.decode(video=0)).to_ndarray()
        assert np.array_equal(seen.astype(np.uint16), frame(2, 16, alpha))
    assert film(tmp_path / "frames", kind, 1, bits, alpha).name == "frames 2"


def test_a_film_with_a_poster(tmp_path):
    path = film(tmp_path / "a.mp4", table.MP4, poster_s=0.4)
    with av.open(path) as container:
        still = next(container.decode(container.streams.video[1])).to_ndarray(format="rgb24")
        frames = len(list(container.decode(container.streams.video[0])))
    error = np.abs(still[:HEIGHT, :WIDTH].astype(int) - frame(10).astype(int))
    assert error.mean() < 8
    assert frames in (COUNT, COUNT - 1)


def test_a_size_that_was_asked_for(tmp_path):
    noise = np.random.default_rng(1)
    told = provenance_of(seed_recipe(128, 128), CARD)
    for wanted in (0.1, 0.3):
        spec = FilmSpec("mp4", FPS, size_mb=wanted)
        with FilmWriter(tmp_path / f"{wanted}.mp4", 128, 128, spec, told, frames=200) as writer:
            for _ in range(200):
                writer.add(noise.integers(90, 160, (128, 128, 3), np.uint8))
            path = writer.finish()
        assert 0.75 * wanted < path.stat().st_size / 1e6 < 1.1 * wanted


@pytest.mark.parametrize(("spec", "words"), [
    (FilmSpec("av1", bits=12), "has 8 or 10 bits"), (FilmSpec("mp4", alpha=True), "webm"),
    (FilmSpec("prores-hq", bits=10, size_mb=1), "cannot be asked"),
    (FilmSpec("mp4", quality=0), "from 1 to 100"), (FilmSpec("mp4", size_mb=-1), "more than 0"),
])  # fmt: skip
def test_what_a_format_cannot_be(tmp_path, spec, words):
    with pytest.raises(InputError, match=words):
        FilmWriter(tmp_path / "a", 96, 96, spec, provenance_of(seed_recipe(), CARD))
    assert list(tmp_path.iterdir()) == []


def test_a_format_by_its_key_its_ending_and_a_name():
    assert table.film_format("H265") is table.MP4_H265
    assert table.film_format("mov") is table.PRORES_HQ
    assert table.film_format_of("a.MOV", alpha=True) is table.PRORES_4444
    assert table.film_format_of("a.mp4", alpha=True) is table.MP4
    with pytest.raises(InputError, match=r"end it with one of \.mp4, \.webm, \.mov"):
        table.film_format_of("film")
