"""The picture carried out of the window as a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDrag, QImage, QPixmap

from studio.errors import StudioError
from studio.export.credentials.seal import Seal
from studio.export.marks.register import Register
from studio.export.metadata.provenance import provenance_of
from studio.export.names import fields_of, fill
from studio.export.spec import StillSpec
from studio.export.still import StillWriter
from studio.ui.engine.qimage import to_pixels
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.language.words import said
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.state.settings import SettingsState
from studio.ui.widgets.mime import RECIPE_TYPE, recipe_mime

THUMB_PX = 96


class DragOut(QObject):
    """Writes what the canvas shows, with its recipe, and starts a drag with that file."""

    def __init__(
        self,
        view: PlaceState,
        controller: CanvasController,
        settings: SettingsState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._view = view
        self._controller = controller
        self._folder = tempfile.TemporaryDirectory(prefix="latent-studio-")
        controller.canvas.view.grip_dragged.connect(self.carry)

    def close(self) -> None:
        """Remove what was written."""
        self._folder.cleanup()

    @Slot()
    def carry(self) -> None:
        """Begin the drag."""
        try:
            data = self.data()
        except (StudioError, OSError) as error:
            self._view.notices.say(Notice(said(error)))
            return
        image = self._controller.image
        if data is None or image is None:
            return
        drag = QDrag(self._controller.canvas.view)
        drag.setMimeData(data)
        drag.setPixmap(_small(image))
        drag.exec(Qt.DropAction.CopyAction)

    def data(self) -> QMimeData | None:
        """The file, the picture and the place, for whoever takes it.

        Raises:
            ExportError: the file could not be written.
        """
        image, recipe = self._controller.image, self._view.recipe
        if image is None or recipe is None:
            return None
        data = recipe_mime(recipe)
        data.setUrls([QUrl.fromLocalFile(str(self._write()))])
        data.setImageData(image)
        assert data.hasFormat(RECIPE_TYPE)
        return data

    def _write(self) -> Path:
        image, recipe, card = self._controller.image, self._view.recipe, self._view.card
        assert image is not None
        assert recipe is not None
        pixels = to_pixels(image)
        name = fill("{model} {seed}", fields_of(recipe, card), 1)
        told = provenance_of(recipe, card)
        path = Path(self._folder.name) / f"{name}.png"
        size = (pixels.shape[1], pixels.shape[0])
        register = Register() if self._settings.marking else None
        seal = Seal(self._settings.signing)
        with StillWriter(path, *size, StillSpec(), told, seal=seal, register=register) as writer:
            writer.write(0, pixels)
            return writer.finish(self._controller.presenter.fallbacks)


def _small(image: QImage) -> QPixmap:
    smooth = Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaledToWidth(THUMB_PX, smooth))
