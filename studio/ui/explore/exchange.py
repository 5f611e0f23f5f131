"""Places and pictures in and out of the canvas: the clipboard, what is dropped, what is dragged."""

from __future__ import annotations

from collections.abc import Sequence

from studio.ui.engine.file_reader import FileReader
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.clipboard import Clipboard
from studio.ui.explore.drag_out import DragOut
from studio.ui.explore.drop_target import DropTarget
from studio.ui.explore.foreign_offer import ForeignOffer
from studio.ui.explore.mark_offer import MarkOffer
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context


class ExchangeFeature:
    """Whatever is taken from the canvas, or given to it."""

    def __init__(self, context: Context, controller: CanvasController, reader: FileReader) -> None:
        view, given, owner = context.view, context.given, context.parent
        canvas, hold = controller.canvas, controller.hold
        self.clipboard = Clipboard(view, controller, given, owner)
        self.foreign = ForeignOffer(view, owner)
        self.marks = MarkOffer(view, owner)
        self.drops = DropTarget(
            context.state, canvas, given, reader, hold, self.foreign, self.marks, owner
        )
        self.drag_out = DragOut(view, controller, context.settings, owner)

    def commands(self) -> Sequence[Command]:
        """Copy and paste."""
        return self.clipboard.commands()

    def close(self) -> None:
        """Files that were dragged out go."""
        self.drag_out.close()
        self.foreign.close()
        self.marks.close()
