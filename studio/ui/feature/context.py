"""What the window gives to features and workspaces, so that none of them needs the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from studio.ui.engine.connection import EngineConnection
from studio.ui.feature.command import Command
from studio.ui.state.given import Given
from studio.ui.state.place import PlaceState
from studio.ui.state.settings import SettingsState
from studio.ui.state.studio_state import StudioState
from studio.ui.state.trail_controller import TrailController


@dataclass(frozen=True)
class Context:
    """The place, the trail, the engine, preferences, what a hand gives; `parent` owns dialogs."""

    state: StudioState
    trail: TrailController
    engine: EngineConnection
    settings: SettingsState
    given: Given
    parent: QWidget

    @property
    def view(self) -> PlaceState:
        """Which model and which place the window shows."""
        return self.state.place


class Feature(Protocol):
    """A folder of `ui` as the window sees it."""

    def commands(self) -> Sequence[Command]:
        """What one can do with it."""
        ...

    def close(self) -> None:
        """The window goes: threads end, files go, dialogs close."""
        ...
