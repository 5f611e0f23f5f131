"""Show: composed and rehearsed here, played by a program of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark

if TYPE_CHECKING:
    from studio.ui.show.composer.desk import ShowDesk


class ShowWorkspace(QObject):
    """The tab; `desk` does all of it."""

    key = "show"
    label = mark("Show")
    desk: ShowDesk

    def build(self, context: Context, shared: Panels) -> Panels:
        """What it is made of is read now."""
        from studio.ui.show.composer.desk import ShowDesk

        self.desk = ShowDesk(self)
        return self.desk.build(context, shared)

    def commands(self) -> Sequence[Command]:
        """Composing, rehearsing, starting."""
        return self.desk.commands()

    def activate(self) -> None:
        """It shows now."""
        self.desk.activate()

    def step_back(self) -> bool:
        """Esc: the innermost thing ends."""
        return self.desk.step_back()

    def leave(self) -> None:
        """Another one shows."""
        self.desk.leave()

    def close(self) -> None:
        """The window goes."""
        self.desk.close()
