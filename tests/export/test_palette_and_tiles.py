"""Palettes out of pictures in three formats, and whether a picture tiles."""

import struct

import numpy as np
import pytest

from studio.__main__ import main
from studio.errors import InputError
from studio.export.palette import hexadecimal, palette_of, write_palette
from studio.export.tiles import seams_of, three_by_three

FOUR = ((12, 18, 30), (200, 60, 40), (90, 160, 220), (250, 240, 200))


def blocks(sizes=(40, 40, 40, 8)):
    """Four flat colours, the last a small spot."""
    picture = np.zeros((64, sum(sizes), 3), np.uint8)
    x = 0
    for colour, wide in zip(FOUR, sizes, strict=True):
        picture[:, x : x + wide] = colour
        x += wide
    return picture


def test_flat_colours_are_found_exactly_dark_to_bright():
    assert palette_of(blocks(), 4) == FOUR
    assert palette_of(blocks(), 8) == FOUR, "no colour is made up"
    assert len(palette_of(blocks(), 2)) == 2
    assert palette_of(np.full((5, 5, 4), 77, np.uint8), 5) == ((77, 77, 77),)


@pytest.mark.parametrize("count", [1, 33])
def test_too_few_or_too_many(count):
    with pytest.raises(InputError, match="2 to 32"):
        palette_of(blocks(), count)


def test_ase_holds_the_colours_in_one_group(tmp_path):
    data = write_palette(tmp_path / "a.ase", FOUR, "Dämmerung").read_bytes()
    assert data[:4] == b"ASEF"
    major, minor, count = struct.unpack(">2HI", data[4:12])
    assert (major, minor, count) == (1, 0, 6)
    at, kinds, colours = 12, [], []
    for _ in range(count):
        kind, size = struct.unpack(">HI", data[at : at + 6])
        block = data[at + 6 : at + 6 + size]
        kinds.append(kind)
        if block:
            (units,) = struct.unpack(">H", block[:2])
            name = block[2 : 2 + 2 * units].decode("utf-16-be")
            assert name.endswith("\0")
            if kind == 1:
                assert block[2 + 2 * units : 6 + 2 * units] == b"RGB "
                values = struct.unpack(">3f", block[6 + 2 * units : 18 + 2 * units])
                colours.append(tuple(round(v * 255) for v in values))
            else:
                assert name == "Dämmerung\0"
        at += 6 + size
    assert at == len(data)
    assert kinds == [0xC001, 1, 1, 1, 1, 0xC002]
    assert tuple(colours) == FOUR


def test_gpl_and_css_are_text_that_holds_them(tmp_path):
    gpl = write_palette(tmp_path / "a.gpl", FOUR, "a\nb").read_text()
    assert gpl.startswith("GIMP Palette\nName: a b\nColumns: 4\n")
    assert [tuple(map(int, line.split()[:3])) for line in gpl.splitlines()[4:]] == list(FOUR)
    css = write_palette(tmp_path / "a.css", FOUR, "x */ y").read_text()
    assert all(hexadecimal(colour) in css for colour in FOUR)
    assert css.count("*/") == 1
    with pytest.raises(InputError, match=r"end it with \.ase"):
        write_palette(tmp_path / "a.txt", FOUR, "x")


def waves(periods):
    y, x = np.mgrid[0:96, 0:128]
    values = np.sin(2 * np.pi * periods[0] * x / 128) + np.cos(2 * np.pi * periods[1] * y / 96)
    return np.repeat(((values / 4 + 0.5) * 255).astype(np.uint8)[..., None], 3, axis=2)


def test_what_tiles_and_what_does_not():
    assert seams_of(waves((3, 2))).tiles
    broken = seams_of(waves((3.4, 2)))
    assert not broken.tiles
    assert "left to right" in broken.words
    assert "top to bottom" in seams_of(waves((3, 2.4))).words
    assert "on all sides" in seams_of(waves((3.4, 2.4))).words
    assert seams_of(np.full((9, 9, 3), 80, np.uint8)).tiles
    assert seams_of(np.full((1, 1, 3), 80, np.uint8)).tiles
    nine = three_by_three(waves((3, 2)))
    assert nine.shape == (288, 384, 3)
    assert np.array_equal(nine[96:192, 128:256], waves((3, 2)))


def test_on_the_command_line(tmp_path, capsys):
    from PIL import Image

    Image.fromarray(waves((3, 2))).save(tmp_path / "a.png")
    Image.fromarray(waves((3.4, 2))).save(tmp_path / "b.png")
    assert main(["palette", str(tmp_path / "a.png"), "-o", str(tmp_path / "a.gpl")]) == 0
    assert "#" in capsys.readouterr().out
    assert main(["tile", str(tmp_path / "a.png"), "-o", str(tmp_path / "nine.png")]) == 0
    assert "It tiles" in capsys.readouterr().out
    assert main(["tile", str(tmp_path / "b.png")]) == 1
    with Image.open(tmp_path / "nine.png") as nine:
        assert nine.size == (384, 288)
    assert main(["palette", str(tmp_path / "a.png"), "-o", str(tmp_path / "a.txt")]) == 2
