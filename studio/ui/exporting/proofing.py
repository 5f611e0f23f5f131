"""The soft proof of an export, made beside the window while its sheet is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from studio.errors import StudioError
from studio.export.colour.choice import Colour
from studio.export.colour.proof import Proof, proof
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.qimage import to_pixels
from studio.ui.exporting.export_dialog import ExportDialog
from studio.ui.exporting.proof_view import HIGHEST_PX, WIDEST_PX


class Proofing(QObject):
    """Watches one sheet at a time; the newest choice counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = BackgroundCalls(self)
        self._sheet: ExportDialog | None = None
        self._image: QImage | None = None
        self._wanted: Colour | None = None

    def watch(self, sheet: ExportDialog, image: QImage | None) -> None:
        """Show this sheet how the picture on the canvas will look in the profile it chooses."""
        self._sheet, self._wanted = sheet, None
        self._image = None
        if image is not None and not image.isNull():
            room = QSize(WIDEST_PX, HIGHEST_PX).boundedTo(image.size())
            self._image = image.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        sheet.changed.connect(self._look)
        sheet.colour.proof_toggled.connect(self._look)
        self._look()

    def close(self) -> None:
        """Nobody wants to know any more."""
        self._sheet = None
        self._calls.close()

    @Slot()
    def _look(self) -> None:
        sheet, image = self._sheet, self._image
        if sheet is None or not isValid(sheet) or image is None:
            return
        colour = sheet.colour.colour
        if not sheet.colour.proofing:
            self._wanted = None
            sheet.fit()
            return
        if colour == self._wanted:
            return
        self._wanted, pixels = colour, to_pixels(image)

        def took(found: Proof | StudioError) -> None:
            here = self._sheet
            if here is not None and isValid(here) and colour == self._wanted:
                here.colour.set_proof(found)
                here.fit()

        self._calls.run(lambda: proof(pixels, colour), took)
