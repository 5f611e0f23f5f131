"""Atlas: a map of the model, one's own trail drawn on it, and the ways to go somewhere by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Stage
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, tr
from studio.ui.signals import Carries, signal
from studio.values.recipe import Recipe

if TYPE_CHECKING:
    from studio.ui.atlas.controller import AtlasController


class AtlasWorkspace(QObject):
    """Over the place of all workspaces; what it is made of is read when it is built."""

    key = "atlas"
    label = mark("Atlas")
    explore_asked: Carries[None] = signal()
    """The place of the map is to be seen in Explore."""
    film_asked: Carries[tuple[Recipe, ...]] = signal()
    """A film through these places is wanted."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.map: AtlasController

    def build(self, context: Context, shared: Panels) -> Panels:
        """The map between the models and a panel, over the trail."""
        from studio.ui.atlas.controller import AtlasController

        self.map = AtlasController(context, self._stage, self)
        self.map.explore_asked.connect(self.explore_asked)
        self.map.film_asked.connect(self.film_asked)
        return Panels(self.map.frame, shared.left, self.map.panel, shared.bottom)

    def commands(self) -> Sequence[Command]:
        """What one can do on the map; keys that the map itself takes are not among them."""
        group, here = mark("Atlas"), self.map
        return (
            Command("atlas_fit", tr("The whole map"), "", group, 0, here.view.fit),
            Command("atlas_explore", tr("Open in Explore"), "", group, 1,
                    lambda: self.explore_asked.emit(None)),
            Command("atlas_new", tr("Somewhere new"), "N", group, 4, here.finds.somewhere_new,
                    tip=tr("The place that looks least like all on your trail")),
            Command("atlas_like", tr("Places like this"), "L", group, 5, here.like_here),
            Command("atlas_settle", tr("Settle the map anew"), "", group, 2, here.growth.settle),
            Command("atlas_more", tr("Draw more places"), "", group, 3, here.draw_more),
        )  # fmt: skip

    def activate(self) -> None:
        """The map grows while it is seen."""
        self.map.activate()

    def step_back(self) -> bool:
        """Esc: end what is on for a while."""
        return self.map.step_back()

    def leave(self) -> None:
        """Nothing is drawn for the map any more."""
        self.map.leave()

    def close(self) -> None:
        """The window goes."""
        self.map.close()
