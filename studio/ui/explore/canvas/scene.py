"""What the canvas shows, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Scene:
    """The picture and what lies over or beside it.

    `image` stands for a recipe of `size` pixels. `before` fades out while `fade` goes to 1.
    `other` is what the picture is compared with, shown left of `divider` (0 … 1).
    `beside` is the photo that stands left of the picture. `crop` is w / h of a crop frame, which
    lies at `crop_at` (0 … 1) along the side that is cut.
    `handles` are what a hand can take hold of, and names: without them there is the picture only.
    `smooth` filters enlarged pixels. `line` is the one line of the first minute.
    """

    image: QImage | None = None
    size: tuple[int, int] = (1024, 1024)
    before: QImage | None = None
    fade: float = 1.0
    other: QImage | None = None
    other_name: str = ""
    divider: float = 0.5
    beside: QImage | None = None
    beside_name: str = ""
    name: str = ""
    crop: float | None = None
    crop_at: float = 0.5
    smooth: bool = True
    line: str = ""
    grip: bool = False
    handles: bool = True
    waiting: str = ""
