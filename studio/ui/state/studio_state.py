"""The one truth of the window: which model, which place, and what places are moved and mixed by.

Sections bind to its parts and call their intents; nothing else in the window holds a place. It
lives on the GUI thread and knows values only: the engine follows it, it asks the engine nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from studio.ui.state.blending import BlendingState
from studio.ui.state.directions import DirectionState
from studio.ui.state.learning import Learning
from studio.ui.state.place import PlaceState
from studio.ui.state.styles import StyleState


class StudioState(QObject):
    """Holds the parts; whoever needs one of them is given that one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = PlaceState(self)
        self.directions = DirectionState(self.place, self)
        self.blending = BlendingState(self.place, self)
        self.styles = StyleState(self.place, self)
        self.learning = Learning(self)
