"""The trail as the window sees it: places, undo, pins, the wall, and other projects' pins."""

from __future__ import annotations

from collections.abc import Sequence

from studio.library.recents import Recents
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.language.words import tr
from studio.ui.trail.other_projects import OtherProjectsController
from studio.ui.trail.trail_strip import TrailStrip


class TrailFeature:
    """Over the strip under the picture."""

    def __init__(self, context: Context, strip: TrailStrip, recents: Recents) -> None:
        self._trail = context.trail
        self._strip = strip
        self.other_projects = OtherProjectsController(context.view, strip, context.trail, recents)

    def commands(self) -> Sequence[Command]:
        """Along the trail."""
        trail, group = self._trail, "Explore"
        return (
            Command("back", tr("Place before"), "Alt+Left", group, 4, lambda: trail.neighbour(-1)),
            Command("forth", tr("Place after"), "Alt+Right", group, 5, lambda: trail.neighbour(1)),
            Command("undo", tr("Undo"), "Ctrl+Z", "Edit", 0, trail.undo),
            Command("redo", tr("Redo"), "Ctrl+Shift+Z", "Edit", 1, trail.redo),
            Command("pin", tr("Pin this place"), "P", group, 6, trail.toggle_pin),
            Command("trail_wall", tr("Open the trail"), "T", "View", 7, self._toggle_wall),
        )

    def close(self) -> None:
        """What reads other projects ends."""
        self.other_projects.close()

    def _toggle_wall(self) -> None:
        if self._strip.wall_open:
            self._strip.close_wall()
        else:
            self._strip.open_wall()
