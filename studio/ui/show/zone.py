"""Something over the picture that a finger may touch, and the size of things on a canvas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

Kind = Literal["button", "primary", "slider", "digit", "text", "picture", "chip", "heading"]


@dataclass(frozen=True)
class Zone:
    """Something to touch: `value` -1 … 1 of a slider; `key` says what it does.

    Of a picture: `image` once it is drawn, and its `aspect`. Of a chip: its `row`, and whether it
    is `on`. A heading is words above them.
    """

    key: str
    text: str
    kind: Kind
    rect: QRectF = field(default_factory=QRectF)
    value: float = 0.0
    image: QImage | None = None
    aspect: float = 1.0
    row: int = 0
    on: bool = False


@dataclass(frozen=True)
class Measure:
    """The size of things on a canvas: `unit` pixels are as much as one is at a height of 900."""

    width: float
    height: float
    text_px: int

    @property
    def portrait(self) -> bool:
        """Whether it stands upright."""
        return self.height > self.width

    @property
    def unit(self) -> float:
        """Pixels a unit."""
        short = min(self.width, self.height)
        return max(0.6, short / (760.0 if self.portrait else 900.0))

    @property
    def text(self) -> int:
        """Usual letters in pixels, never below 24."""
        return max(24, round(self.text_px * self.unit))

    @property
    def margin(self) -> float:
        """From the edges."""
        return 52 * self.unit

    @property
    def button(self) -> float:
        """How high a button is."""
        return max(72.0, 74 * self.unit)
