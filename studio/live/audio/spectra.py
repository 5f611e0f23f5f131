"""Windows of samples to powers: of every frequency, of slices of the ear's scale, and loudness.

Shape letters: k windows, F frequencies from 0 to half the rate, S slices.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from studio.values.arrays import Floats

RATE = 44_100
"""Every sound is brought to it before it is looked at."""
HOP = 441
"""A hundred moments a second."""
LONG, SHORT = 2048, 1024
"""Windows for what sounds, and for when it begins."""
SLICES = 48
LOWEST_HZ, HIGHEST_HZ = 20.0, 20_000.0
FLOOR_DB = -100.0
_FLOOR = 10 ** (FLOOR_DB / 10)
_EAR_RATE = 48_000.0
_SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def powers(windows: Floats) -> Floats:
    """[k, size] samples → [k, F] mean square of each frequency; a row sums to that of its window.

    Under a Hann window, made up for by its own mean square.
    """
    size = windows.shape[1]
    spectrum = np.fft.rfft(windows * _hann(size), axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    power *= np.float32(2 / (size * (_hann(size) ** 2).sum()))
    power[:, 0] /= 2
    power[:, -1] /= 2
    found: Floats = power.astype(np.float32, copy=False)
    return found


def sliced(power: Floats) -> Floats:
    """[k, F] → [k, S] mean square in each slice; slices are equal steps of pitch."""
    return power @ _slices(power.shape[1])


def decibels(power: Floats) -> Floats:
    """Mean squares in dB, 0 for a square wave at full scale, never below `FLOOR_DB`."""
    levels: Floats = 10 * np.log10(np.maximum(power, np.float32(_FLOOR)))
    return levels


def loudness(power: Floats) -> Floats:
    """[k, F] → [k] dB, K-weighted: close to LUFS, over the window alone and without gates.

    A sine of 997 Hz at full scale is at -3.0.

    Source: ITU-R BS.1770-5, "Algorithms to measure audio programme loudness and true-peak audio
    level", 2023.
    """
    levels: Floats = decibels(power @ _ear(power.shape[1])) - np.float32(0.691)
    return np.maximum(levels, np.float32(FLOOR_DB))


def slice_edges() -> Floats:
    """[S + 1] Hz: where slices begin and end."""
    return np.geomspace(LOWEST_HZ, HIGHEST_HZ, SLICES + 1).astype(np.float32)


def band_weights(low_hz: float, high_hz: float) -> Floats:
    """[S] how much of each slice lies between two frequencies."""
    edges = np.log(slice_edges())
    low, high = np.log(max(low_hz, 1.0)), np.log(max(high_hz, 1.0))
    shared = np.minimum(edges[1:], high) - np.maximum(edges[:-1], low)
    weights: Floats = np.clip(shared / np.diff(edges), 0, 1).astype(np.float32)
    return weights


@cache
def _hann(size: int) -> Floats:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)


@cache
def _slices(count: int) -> Floats:
    """[F, S] what part of each frequency's own width lies in each slice."""
    width = RATE / 2 / (count - 1)
    middle = np.arange(count)[:, None] * width
    edges = slice_edges().astype(np.float64)
    shared = np.minimum(middle + width / 2, edges[1:]) - np.maximum(middle - width / 2, edges[:-1])
    shares: Floats = (np.clip(shared, 0, None) / width).astype(np.float32)
    return shares


@cache
def _ear(count: int) -> Floats:
    """[F] the power of the K-weighting at each frequency."""
    hz = np.linspace(0, RATE / 2, count)
    turn = np.exp(-2j * np.pi * hz / _EAR_RATE)
    power = np.ones(count)
    for above, below in (_SHELF, _HIGH_PASS):
        top = above[0] + above[1] * turn + above[2] * turn**2
        power *= np.abs(top / (below[0] + below[1] * turn + below[2] * turn**2)) ** 2
    weights: Floats = power.astype(np.float32)
    return weights
