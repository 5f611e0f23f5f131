"""Photographs as the window sees them: taken wherever they are given, found, shown beside."""

from __future__ import annotations

from collections.abc import Sequence

from studio.ui.engine.file_reader import FileReader
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.photos.controller import PhotoController
from studio.ui.photos.inversion import InversionController


class PhotosFeature:
    """Takes every picture that is given to the window."""

    def __init__(self, context: Context, reader: FileReader) -> None:
        view, engine, parent = context.view, context.engine, context.parent
        self.search = InversionController(view, engine, parent)
        self.controller = PhotoController(
            context.state, engine, context.trail, reader, self.search, parent
        )
        context.given.picture.connect(self.controller.take)

    def commands(self) -> Sequence[Command]:
        """None: photographs are dropped and pasted."""
        return ()

    def close(self) -> None:
        """A search ends with its sheet."""
        self.search.close()
