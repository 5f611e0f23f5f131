"""Colour of pictures that name it by code points, as PNG's `cICP` chunk does: into 8-bit sRGB.

Sources: W3C, "Portable Network Graphics (PNG) Specification", third edition, 2025, cICP; ITU-T
H.273 (code points, primaries and transfer functions); ITU-R BT.2100 (PQ, HLG) and BT.2408 (203
cd/m² for reference white).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Linear = NDArray[np.float64]
"""Light, 1 is the white of a page; [..., 3] red, green, blue."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 4096
_WHITE_D65 = (0.3127, 0.3290)
_PRIMARIES = {
    1: ("BT.709", ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)), _WHITE_D65),
    5: ("BT.470 BG", ((0.640, 0.330), (0.290, 0.600), (0.150, 0.060)), _WHITE_D65),
    6: ("BT.601", ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070)), _WHITE_D65),
    9: ("BT.2020", ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)), _WHITE_D65),
    11: ("DCI-P3", ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)), (0.314, 0.351)),
    12: ("Display P3", ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)), _WHITE_D65),
}
_SRGB, _PQ, _HLG = 13, 16, 18
_CAMERA = (1, 6, 14, 15)
_GAMMAS = {4: 2.2, 5: 2.8, 8: 1.0}
_REFERENCE_WHITE = 203.0
_BRIGHTEST = 1000.0 / _REFERENCE_WHITE
_KNEE = 0.75


@dataclass(frozen=True)
class CodePoints:
    """Which primaries and which transfer function, as H.273 numbers them; `full` range or video."""

    primaries: int
    transfer: int
    full: bool

    @property
    def is_srgb(self) -> bool:
        """Whether pixels are sRGB as they stand."""
        return (self.primaries, self.transfer, self.full) == (1, _SRGB, True)

    @property
    def is_known(self) -> bool:
        """Whether `to_srgb_pixels` can tell what they mean."""
        known = self.transfer in (_SRGB, _PQ, _HLG, *_CAMERA, *_GAMMAS)
        return self.primaries in _PRIMARIES and known


def code_points(file: BinaryIO) -> CodePoints | None:
    """What the `cICP` chunk of a PNG says; None where there is none. The position stays."""
    position = file.tell()
    try:
        file.seek(0)
        return _in_png(file) if file.read(8) == _SIGNATURE else None
    finally:
        file.seek(position)


def _in_png(file: BinaryIO) -> CodePoints | None:
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        kind, length = head[4:], int.from_bytes(head[:4], "big")
        if len(head) < 8 or kind in (b"IDAT", b"PLTE", b"IEND"):
            return None
        if kind == b"cICP" and length == 4:
            body = file.read(4)
            usable = len(body) == 4 and body[2] == 0  # RGB: the matrix is the identity
            return CodePoints(body[0], body[1], bool(body[3])) if usable else None
        file.seek(length + 4, 1)
    return None


def by_code_points(image: Image.Image, points: CodePoints) -> tuple[Image.Image, str]:
    """An L, RGB or RGBA picture in sRGB, and a note on what it was."""
    if points.is_srgb:
        return _bare(image), ""
    if not points.is_known:
        said = f"{points.primaries}, {points.transfer}"
        return _bare(image), f"Its colour is coded in a way unknown here ({said}); taken as sRGB."
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    pixels = np.asarray(image.convert("RGB"), dtype=np.uint8)
    converted = Image.fromarray(to_srgb_pixels(pixels, points))
    if alpha is not None:
        converted.putalpha(alpha)
    name = _PRIMARIES[points.primaries][0]
    if points.transfer in (_PQ, _HLG):
        kind = "PQ" if points.transfer == _PQ else "HLG"
        return converted, f"High dynamic range ({name}, {kind}) was mapped to sRGB."
    return converted, f"Colours were converted from {name} to sRGB."


def _bare(image: Image.Image) -> Image.Image:
    """The picture without its profile: code points stand above it."""
    image.info.pop("icc_profile", None)
    return image


def to_srgb_pixels(pixels: NDArray[np.uint8], points: CodePoints) -> NDArray[np.uint8]:
    """[H, W, 3] uint8 in sRGB of pixels coded as `points` say, colours outside it clipped."""
    levels = np.arange(256) / 255.0
    if not points.full:
        levels = np.clip((np.arange(256) - 16.0) / 219.0, 0.0, 1.0)
    light = _light(levels, points.transfer)[pixels]
    if points.transfer == _HLG:
        light = _hlg_display(light)
    light = light @ _to_bt709(points.primaries).T
    if points.transfer in (_PQ, _HLG):
        light = _shoulder(light)
    light = np.clip(light, 0.0, 1.0)
    coded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return (coded * 255.0 + 0.5).astype(np.uint8)


def _light(levels: Linear, transfer: int) -> Linear:
    """Light of coded values in [0, 1]."""
    if transfer == _SRGB:
        return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    if transfer == _PQ:
        m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
        root = levels ** (1 / m2)
        return 1e4 / _REFERENCE_WHITE * (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)
    if transfer == _HLG:
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        return np.where(levels <= 0.5, levels**2 / 3, (np.exp((levels - c) / a) + b) / 12)
    if transfer in _CAMERA:
        # What a display makes of camera-coded values, BT.1886 with black at zero.
        return np.asarray(levels**2.4)
    return np.asarray(levels ** _GAMMAS[transfer])


def _hlg_display(scene: Linear) -> Linear:
    """What a display of 1,000 cd/m² shows of scene light: system gamma 1.2 on the luminance."""
    luminance = scene @ np.array([0.2627, 0.6780, 0.0593])
    return np.asarray(_BRIGHTEST * scene * np.maximum(luminance, 1e-9)[..., None] ** 0.2)


def _shoulder(light: Linear) -> Linear:
    """Light up to the knee as it is; above, the rest up to 1,000 cd/m² is bent into what is left.

    A hyperbola that leaves the knee with slope 1 and reaches white at the brightest. All three
    colours are scaled alike, by the brightest of them, so that hues stay.
    """
    brightest = np.maximum(light.max(axis=-1, keepdims=True), 1e-9)
    reach = (_BRIGHTEST - _KNEE) / (1.0 - _KNEE)
    u, a = (brightest - _KNEE) / (_BRIGHTEST - _KNEE), 1.0 / (reach - 1.0)
    bent = _KNEE + (1.0 - _KNEE) * u * (1.0 + a) / (np.maximum(u, 0.0) + a)
    return np.asarray(light * np.where(brightest > _KNEE, np.minimum(bent, 1.0) / brightest, 1.0))


def _to_bt709(primaries: int) -> Linear:
    """[3, 3]: linear light of these primaries to that of BT.709, white kept white."""
    _, corners, white = _PRIMARIES[primaries]
    _, target, d65 = _PRIMARIES[1]
    turned = np.linalg.solve(_to_xyz(target, d65), _to_xyz(corners, white))
    return np.asarray(turned / turned.sum(axis=1, keepdims=True))


def _to_xyz(
    corners: tuple[tuple[float, float], ...], white: tuple[float, float]
) -> Linear:  # fmt: skip
    """[3, 3] from linear RGB to XYZ, scaled so that white is (1, 1, 1) in both."""
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in corners]).T
    target = np.array([white[0] / white[1], 1.0, (1 - sum(white)) / white[1]])
    return np.asarray(columns * np.linalg.solve(columns, target))
