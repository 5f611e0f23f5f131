"""What one workspace is: a tab, panels around the middle, and commands that work while it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from studio.ui.feature.command import Command
from studio.ui.feature.context import Context

LEFT_PX = 280


@dataclass(frozen=True)
class Panels:
    """What stands around and in the middle; None: nothing stands there.

    One canvas, one list of models and one trail lie behind all workspaces: a workspace shows them
    by naming them here, beside widgets of its own.
    """

    centre: QWidget
    left: QWidget | None = None
    right: QWidget | None = None
    bottom: QWidget | None = None
    """Under the middle, between left and right."""
    foot: QWidget | None = None
    """Under all of them, from edge to edge."""
    left_px: int = LEFT_PX
    """How wide the left one is."""
    primary: str = ""
    """The command of the filled button in the head; empty: it opens the Export menu."""


class Workspace(Protocol):
    """Built when it is first opened, or soon after the start; one of them is active at a time."""

    key: str
    """Names it for ever, for settings."""
    label: str
    """The word on its tab."""

    def commands(self) -> Sequence[Command]:
        """What one can do while it is active; asked once, after it was built."""
        ...

    def build(self, context: Context, shared: Panels) -> Panels:
        """Make its widgets; `shared` are the canvas, the models (left) and the trail (bottom)."""
        ...

    def activate(self) -> None:
        """It shows now."""
        ...

    def step_back(self) -> bool:
        """Esc: end the innermost thing that is on for a while; False where nothing is."""
        ...

    def leave(self) -> None:
        """Another one shows: nothing of it moves any more."""
        ...
