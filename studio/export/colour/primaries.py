"""From the colours of three lamps and a white to the matrix that leads to XYZ."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Pair = tuple[float, float]
D50 = np.array([0.9642, 1.0, 0.8249])
"""The white of profiles: ICC.1:2022, 7.2.16."""
D65_XY = (0.3127, 0.3290)
SRGB_XY = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
"""IEC 61966-2-1."""
P3_XY = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
"""SMPTE RP 431-2; with the white D65 and the curve of sRGB it is Display P3."""
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


def adapted(white: NDArray[np.float64]) -> Matrix:
    """[3, 3] from XYZ under `white` to XYZ under D50, as the eye would adapt.

    Source: Lam, "Metamerism and Colour Constancy", 1985 (the Bradford transform); ICC.1:2022,
    annex E.
    """
    cones = np.diag((_BRADFORD @ D50) / (_BRADFORD @ white))
    found: Matrix = np.linalg.inv(_BRADFORD) @ cones @ _BRADFORD
    return found


def white_of(xy: Pair) -> NDArray[np.float64]:
    """[3] XYZ of a chromaticity, Y = 1."""
    x, y = xy
    return np.array([x / y, 1.0, (1 - x - y) / y])


def to_xyz(lamps: tuple[Pair, Pair, Pair], white: Pair = D65_XY) -> Matrix:
    """[3, 3] from linear red, green, blue to XYZ under D50.

    Source: SMPTE RP 177-1993, "Derivation of Basic Television Color Equations".
    """
    columns = np.stack([white_of(lamp) for lamp in lamps], axis=1)
    strength = np.linalg.solve(columns, white_of(white))
    found: Matrix = adapted(white_of(white)) @ (columns * strength)
    return found


SRGB_TO_XYZ = to_xyz(SRGB_XY)
P3_TO_XYZ = to_xyz(P3_XY)


def srgb_to_linear(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Light of the numbers of sRGB, both in [0, 1]: IEC 61966-2-1."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
