"""The PNG writer against Pillow and FFmpeg, and the reader against every filter."""

import io
import struct
import zlib

import av
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from studio.errors import FileFormatError
from studio.export.formats.png_reader import read_rows, read_texts
from studio.export.formats.png_stream import (
    FILTERS_8,
    SIGNATURE,
    PngStream,
    chunk,
    filter_rows,
    text_chunk,
)
from tests.export.export_samples import picture


def written(pixels, bits=8, step=5):
    file = io.BytesIO()
    stream = PngStream(file, pixels.shape[1], pixels.shape[0], pixels.shape[2], bits)
    for y in range(0, len(pixels), step):
        stream.write(pixels[y : y + step])
    stream.finish()
    return file.getvalue()


def read_back(data):
    return np.concatenate(list(read_rows(io.BytesIO(data))))


@settings(max_examples=60, deadline=None)
@given(pixels=arrays.arrays(np.uint8, st.tuples(st.integers(1, 20), st.integers(1, 20),
                                                st.sampled_from([1, 3, 4]))),
       step=st.integers(1, 20))  # fmt: skip
def test_eight_bits_equal_pillow(pixels, step):
    data = written(pixels, 8, step)
    with Image.open(io.BytesIO(data)) as image:
        assert np.array_equal(np.asarray(image).reshape(pixels.shape), pixels)
    assert np.array_equal(read_back(data), pixels)


@settings(max_examples=30, deadline=None)
@given(pixels=arrays.arrays(np.uint16, st.tuples(st.integers(1, 20), st.integers(1, 20),
                                                 st.sampled_from([3, 4]))))  # fmt: skip
def test_sixteen_bits_come_back(pixels):
    assert np.array_equal(read_back(written(pixels, 16)), pixels)


def test_sixteen_bits_equal_ffmpeg():
    pixels = picture(64, 48, 16)
    with av.open(io.BytesIO(written(pixels, 16)), format="png_pipe") as container:
        frame = next(container.decode(video=0))
    assert np.array_equal(frame.to_ndarray(), pixels)


@pytest.mark.parametrize("number", FILTERS_8)
@pytest.mark.parametrize("bits", [8, 16])
def test_every_filter_can_be_undone(number, bits):
    pixels = picture(17, 11, bits)
    lines = np.ascontiguousarray(pixels if bits == 8 else pixels.astype(">u2")).view(np.uint8)
    lines = lines.reshape(11, -1)
    pixel = 3 * bits // 8
    rows = filter_rows(lines, np.zeros(lines.shape[1], np.uint8), pixel, (number,))
    head = struct.pack(">IIBBBBB", 17, 11, bits, 2, 0, 0, 0)
    data = SIGNATURE + chunk(b"IHDR", head)
    data += chunk(b"IDAT", zlib.compress(rows.tobytes())) + chunk(b"IEND", b"")
    assert np.array_equal(read_back(data), pixels)
    if bits == 8:
        assert np.array_equal(np.asarray(Image.open(io.BytesIO(data))), pixels)


def test_filters_are_chosen_well():
    pixels = picture(256, 256)
    plain = len(zlib.compress(pixels.tobytes(), 6))
    assert len(written(pixels, step=64)) < 0.9 * plain


def with_chunks(*parts):
    small = written(picture(4, 4))
    return small[:33] + b"".join(chunk(kind, data) for kind, data in parts) + small[33:]


def test_text_chunks_of_all_kinds():
    parts = [text_chunk("a", "plain"), text_chunk("b", "Grüße 🌄")]
    parts += [text_chunk("c", "x" * 999, True), (b"zTXt", b"d\0\0" + zlib.compress(b"old"))]
    texts = read_texts(io.BytesIO(with_chunks(*parts)))
    assert texts.found == {"a": "plain", "b": "Grüße 🌄", "c": "x" * 999, "d": "old"}
    assert texts.skipped == 0


BOMB = zlib.compress(b"\0" * (100 << 20), 9)
HOSTILE = {
    "zTXt bomb": (b"zTXt", b"k\0\0" + BOMB),
    "iTXt bomb": (b"iTXt", b"k\0\1\0\0\0" + BOMB),
    "huge": (b"tEXt", b"k\0" + b"x" * (17 << 20)),
    "no keyword": (b"tEXt", b"\0text"),
    "no end": (b"tEXt", b"x" * 50),
    "long keyword": (b"tEXt", b"k" * 200 + b"\0x"),
    "not zlib": (b"zTXt", b"k\0\0rubbish"),
    "short": (b"iTXt", b"k\0"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_skipped(name):
    texts = read_texts(io.BytesIO(with_chunks(HOSTILE[name], text_chunk("good", "yes"))))
    assert texts.found == {"good": "yes"}
    assert texts.skipped == 1


def test_too_many_texts_are_counted():
    parts = [text_chunk(f"k{n}", "x") for n in range(200)]
    texts = read_texts(io.BytesIO(with_chunks(*parts)))
    assert len(texts.found) == 64
    assert texts.skipped == 136


def test_cut_off_or_foreign_is_said():
    data = written(picture(8, 8))
    for broken in (data[:40], data[:-20], b"GIF89a", SIGNATURE, b""):
        with pytest.raises(FileFormatError):
            read_back(broken)
