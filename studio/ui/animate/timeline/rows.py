"""How the height of the timeline is shared between ruler, pictures, curves and song."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

RULER_PX = 26.0
GAP_PX, LEAST_GAP_PX = 12.0, 7.0
HIGH_STRIP_PX, LOW_STRIP_PX = 74.0, 56.0
SONG_PX, LEAST_SONG_PX = 38.0, 22.0
BELOW_PX = 6.0
MOST_CURVES_PX = 132.0
LEAST_CURVES_PX = 56.0


@dataclass(frozen=True)
class Rows:
    """Top and height of each row in a view of a height; a row that is not there has none."""

    ruler: tuple[float, float]
    strip: tuple[float, float]
    curves: tuple[float, float]
    song: tuple[float, float]

    @classmethod
    def sharing(cls, height_px: float, song: bool) -> Rows:
        """The pictures get their height first, the curves what is left.

        Where all is too little, gaps and the song give way: nothing is cut off.
        """
        strip_px = HIGH_STRIP_PX if height_px >= 220 else LOW_STRIP_PX
        least = RULER_PX + 2 + strip_px + LEAST_CURVES_PX + BELOW_PX + 2 * GAP_PX
        lacking = max(0.0, least + SONG_PX + GAP_PX - height_px) if song else 0.0
        gap = max(LEAST_GAP_PX, GAP_PX - lacking / 3)
        song_px = max(LEAST_SONG_PX, SONG_PX - max(0.0, lacking - 3 * (GAP_PX - gap)))
        top = RULER_PX + gap + 2
        curves_top = top + strip_px + gap
        below = song_px + gap if song else 0.0
        left = height_px - curves_top - below - BELOW_PX
        curves_px = min(MOST_CURVES_PX, max(LEAST_CURVES_PX, left))
        song_top = curves_top + curves_px + gap
        return cls(
            (0.0, RULER_PX), (top, strip_px), (curves_top, curves_px),
            (song_top, song_px if song else 0.0),
        )  # fmt: skip

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        top, high = self.song if self.song[1] else self.curves
        return top + high


def across(row: tuple[float, float], width_px: float) -> QRectF:
    """The whole row."""
    return QRectF(0.0, row[0], width_px, row[1])
