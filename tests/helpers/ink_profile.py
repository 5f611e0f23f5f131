"""A small CMYK profile of tables, as a printing house would give one; its paper is dull."""

import struct
from functools import cache
from itertools import product

import numpy as np

from studio.export.colour.display_p3 import assembled
from studio.export.colour.primaries import D50, SRGB_TO_XYZ, srgb_to_linear


def _fixed(values):
    return np.rint(np.asarray(values, float) * 65536).astype(">i4").tobytes()


def _lab(rgb):
    """[..., 3] Lab under D50 of sRGB in [0, 1]."""
    t = (srgb_to_linear(rgb) @ SRGB_TO_XYZ.T) / D50
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.stack(
        [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1
    )


def _rgb(lab):
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], -1)
    t = np.where(f > 6 / 29, f**3, (116 * f - 16) * 27 / 24389) * D50
    light = np.clip(t @ np.linalg.inv(SRGB_TO_XYZ).T, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _seen(inks):
    """sRGB of CMYK: weaker than a screen."""
    light = (1 - inks[..., :3]) * (1 - inks[..., 3:])
    grey = light.mean(-1, keepdims=True)
    return 0.12 + 0.8 * (grey + 0.6 * (light - grey))


def _inks(rgb):
    """CMYK whose looks are nearest to sRGB, without black."""
    value = (rgb - 0.12) / 0.8
    grey = value.mean(-1, keepdims=True)
    light = np.clip(grey + (value - grey) / 0.6, 0, 1)
    return np.concatenate([1 - light, np.zeros_like(grey)], -1)


def _coded(lab):
    """As tables of 16 bits hold it: ICC.1:2022, 10.10 and annex A."""
    return np.clip((lab + np.array([0, 128, 128])) * [652.8, 256, 256], 0, 65535)


def _table(grid, inputs, outputs, values):
    head = struct.pack(">4sIBBBB", b"mft2", 0, inputs, outputs, grid, 0) + _fixed(np.eye(3).ravel())
    ramp = np.array([0, 65535], ">u2").tobytes()
    body = np.rint(values).astype(">u2").tobytes()
    return head + struct.pack(">HH", 2, 2) + ramp * inputs + body + ramp * outputs


def _text(words):
    data = words.encode() + b"\0"
    return struct.pack(">4sII", b"desc", 0, len(data)) + data + bytes(78)


@cache
def ink_profile(name="Dull paper"):
    inks = np.array(list(product(np.linspace(0, 1, 7), repeat=4)))
    to_lab = _table(7, 4, 3, _coded(_lab(_seen(inks))))
    codes = np.array(list(product(np.linspace(0, 65535, 17), repeat=3)))
    lab = codes / [652.8, 256, 256] - [0, 128, 128]
    to_inks = _table(17, 3, 4, _inks(_rgb(lab)) * 65535)
    tags = {
        b"desc": _text(name),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(D50),
    }
    tags |= {f"A2B{k}".encode(): to_lab for k in range(3)}
    tags |= {f"B2A{k}".encode(): to_inks for k in range(3)}
    tags[b"gamt"] = _table(17, 3, 1, np.zeros(17**3))
    return assembled(tags, b"prtr", b"CMYK", b"Lab ", 0x02400000)
