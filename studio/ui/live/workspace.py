"""Live: a place is played. What it is made of is read when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Stage
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark

if TYPE_CHECKING:
    from studio.ui.live.desk import LiveDesk


class LiveWorkspace(QObject):
    """The tab; `desk` does all of it, also while another workspace is open."""

    key = "live"
    label = mark("Live")
    desk: LiveDesk

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage

    def build(self, context: Context, shared: Panels) -> Panels:
        """The panels around the canvas; sockets and ports that were open last time open again."""
        from studio.ui.live.desk import LiveDesk

        self.desk = LiveDesk(self._stage, self)
        return self.desk.build(context, shared)

    def commands(self) -> Sequence[Command]:
        """Scenes, and what one reaches for in a hurry."""
        return self.desk.commands()

    def activate(self) -> None:
        """It shows now."""
        self.desk.activate()

    def step_back(self) -> bool:
        """Esc: what hides or holds the picture ends."""
        return self.desk.step_back()

    def leave(self) -> None:
        """Another one shows; signals go on."""
        self.desk.leave()

    def close(self) -> None:
        """The window goes: sockets and ports close."""
        self.desk.close()
