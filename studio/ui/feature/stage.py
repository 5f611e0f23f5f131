"""What a workspace may do with the canvas that lies behind all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from studio.ui.signals import Bound
from studio.values.recipe import Recipe


@dataclass(frozen=True)
class Pictured:
    """The engine drew `recipe`, and it is on the canvas now; `full`: as it is at rest."""

    recipe: Recipe
    image: QImage
    full: bool
    render_ms: float = 0.0


class Stage(Protocol):
    """The picture in the middle, as seen by a workspace that shows something else than a place.

    What the engine draws comes there by itself; this is for the rest.
    """

    @property
    def widget(self) -> QWidget:
        """What is put into the middle of the window."""

    @property
    def touched(self) -> Bound[None]:
        """A hand came to the picture."""

    @property
    def pictured(self) -> Bound[Pictured]:
        """A picture that the engine drew is on the canvas."""

    def show(self, image: QImage, size: tuple[int, int]) -> None:
        """Show a picture from memory, of a recipe of this size in pixels."""

    def say(self, facts: tuple[str, ...] | None, aside: str = "") -> None:
        """What the row under the picture says, and at its right end; None: of the place, again."""

    def hold(self) -> None:
        """What moves by itself stops."""

    def take_keys(self) -> None:
        """The keyboard means the picture."""
