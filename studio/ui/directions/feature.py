"""Directions as the window sees them: found, learned, brought in from files, named, hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studio.library.directions import DirectionLibrary
from studio.ui.directions.controller import DirectionController
from studio.ui.directions.imports import ImportController
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context


class DirectionsFeature:
    """The person's own directions, and those that other tools wrote."""

    def __init__(
        self,
        context: Context,
        library: DirectionLibrary,
        set_hidden: Callable[[frozenset[str]], None],
    ) -> None:
        self.controller = DirectionController(context, library, set_hidden)
        self.imports = ImportController(context.view, self.controller.bring, context.parent)

    def commands(self) -> Sequence[Command]:
        """None: the panel asks."""
        return ()

    def close(self) -> None:
        """The sheet closes."""
        self.controller.close()
