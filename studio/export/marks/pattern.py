"""The tile that a mark repeats: a sum of waves of middle frequencies whose signs hold the id.

    k      a wave: how often it goes through the tile across (kx) and down (ky)
    unit   its public phase, a number on the unit circle
    chip   a sign of ±1 in the real or imaginary part of a wave; two a wave

Three waves in ten are the same in every mark: they say where the tile begins and how large it is.
The others carry the 256 signs of the id, each several times, scrambled. A tile repeats, so that any
part of a picture as large as one tile holds all of it.

Sources: Cox, Kilian, Leighton and Shamoon, "Secure spread spectrum watermarking for multimedia",
IEEE Transactions on Image Processing 6, 1997; Kutter, "Watermarking resisting to translation,
rotation, and scaling", SPIE 3528, 1998 (periodic tiles).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.export.marks.code import SIGNS, encode

VERSION: Final = 3
"""Of the mark: the second is stronger in small pictures than the first one; the third has slower
waves and no steps of whole levels on flat ground."""
LEAST_SIDE = 256
"""Pixels of the shorter side below which nothing is marked."""
LOW, HIGH = 5, 22
"""Lowest and highest frequency in waves a tile."""
LEAST_TILE, LARGEST_TILE = 256, 1024
"""Pixels of a tile where the picture has room for it; waves of 12 to 51 pixels outlive WebP, which
takes finer ones out of flat ground."""
_SHARE = 208 / 256
"""Of the shorter side of a small picture: what is cut off a quarter of it still holds a tile."""
_FIRST_TILE = 128
_FALL = 0.6
"""Slow waves are stronger, as this power of their length."""
_KEY = b"latent-studio/mark/1/"
_KNOWN_OF_TEN = 3
_GRAIN = 64
_CREST = 2.5
"""The tile is cut off here, in units of its standard deviation: peaks are what is seen first."""


@dataclass(frozen=True)
class Carrier:
    """What is public: all waves of a tile.

    Attributes:
        ky, kx: [K] int64, frequencies; one of each pair of opposite waves.
        unit: [K] complex128, phases.
        known: [M] int64, which waves are the same in every mark; `known_sign`: [M] complex128.
        carrying: [L] int64, which carry the id.
        sign_of: [2L] int64, which of the 256 signs each chip repeats; `scramble`: [2L] of ±1.
    """

    ky: NDArray[np.int64]
    kx: NDArray[np.int64]
    unit: NDArray[np.complex128]
    known: NDArray[np.int64]
    known_sign: NDArray[np.complex128]
    carrying: NDArray[np.int64]
    sign_of: NDArray[np.int64]
    scramble: NDArray[np.float64]


@cache
def carrier() -> Carrier:
    """The carrier of this version of the mark."""
    ky, kx = np.mgrid[-HIGH : HIGH + 1, 0 : HIGH + 1]
    length = np.hypot(ky, kx)
    wanted = ((kx > 0) | (ky > 0)) & (length >= LOW) & (length <= HIGH)
    ky, kx = ky[wanted], kx[wanted]
    unit = np.exp(2j * np.pi * (_words("phase", len(ky)) / 2.0**64))
    order = np.argsort(_words("order", len(ky)), kind="stable")
    count = len(ky) * _KNOWN_OF_TEN // 10
    known, carrying = np.sort(order[:count]), np.sort(order[count:])
    chips = 2 * len(carrying)
    return Carrier(
        ky, kx, unit, known, _paired(_signs("known", 2 * count)), carrying,
        np.argsort(_words("place", chips), kind="stable") % SIGNS, _signs("scramble", chips),
    )  # fmt: skip


def tile_side(width: int, height: int, version: int = VERSION) -> int:
    """The side of the tile in pixels for a picture of this size.

    A quarter of its shorter side, but not less than fits whole waves that last.
    """
    shorter = min(width, height)
    least = _FIRST_TILE if version < 3 else min(LEAST_TILE, round(_SHARE * shorter))
    return min(max(shorter // 4, least), LARGEST_TILE)


@lru_cache(maxsize=4)
def tile(mark: int, side: int, version: int = VERSION) -> NDArray[np.float32]:
    """[side, side] float32 with mean 0 and standard deviation 1: the tile of an id."""
    public = carrier()
    signs = encode(np.array([mark], np.uint64))[0].astype(np.float64)
    waves = np.empty(len(public.ky), np.complex128)
    waves[public.known] = public.known_sign
    waves[public.carrying] = _paired(signs[public.sign_of] * public.scramble)
    if version >= 3:
        waves *= (LOW / np.hypot(public.ky, public.kx)) ** _FALL
    found = np.fft.irfft2(laid_out(waves * public.unit, side), s=(side, side))
    found = np.clip(found / found.std(), -_CREST, _CREST)
    flat: NDArray[np.float32] = ((found - found.mean()) / found.std()).astype(np.float32)
    flat.setflags(write=False)
    return flat


@cache
def grain() -> NDArray[np.float32]:
    """[64, 64] float32 in [-0.5, 0.5): decides which way a fraction of a level is rounded."""
    unit = _words("grain", _GRAIN * _GRAIN) / 2.0**64
    found: NDArray[np.float32] = (unit.reshape(_GRAIN, _GRAIN) - 0.5).astype(np.float32)
    found.setflags(write=False)
    return found


def laid_out(
    waves: NDArray[np.complex128], side: int, some: NDArray[np.int64] | None = None
) -> NDArray[np.complex128]:
    """[side, side // 2 + 1] the half spectrum with these waves in it, all or only `some`."""
    public = carrier()
    ky, kx = (public.ky, public.kx) if some is None else (public.ky[some], public.kx[some])
    spectrum = np.zeros((side, side // 2 + 1), np.complex128)
    spectrum[ky % side, kx] = waves
    upright = kx == 0
    spectrum[-ky[upright] % side, 0] = np.conj(waves[upright])
    return spectrum


def _paired(chips: NDArray[np.float64]) -> NDArray[np.complex128]:
    found: NDArray[np.complex128] = (chips[0::2] + 1j * chips[1::2]) / np.sqrt(2.0)
    return found


def _words(name: str, count: int) -> NDArray[np.uint64]:
    """Numbers that are the same for ever: SHA-256 of the public key, a name and a counter."""
    blocks = (
        hashlib.sha256(_KEY + name.encode() + i.to_bytes(4, "big")).digest()
        for i in range(-(-count // 4))
    )
    return np.frombuffer(b"".join(blocks), ">u8")[:count].astype(np.uint64)


def _signs(name: str, count: int) -> NDArray[np.float64]:
    return 1.0 - 2.0 * (_words(name, count) >> np.uint64(63)).astype(np.float64)
