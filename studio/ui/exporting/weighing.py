"""About how heavy an export will be, found out beside the window while its sheet is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from studio.errors import StudioError
from studio.export.weight import weight_of
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.qimage import to_pixels
from studio.ui.exporting.export_dialog import ExportDialog

WAIT_MS = 200


class Weighing(QObject):
    """Watches one sheet at a time; the newest choice counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = BackgroundCalls(self)
        self._sheet: ExportDialog | None = None
        self._image: QImage | None = None
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._weigh)

    def watch(self, sheet: ExportDialog, image: QImage | None) -> None:
        """Tell this sheet what the picture on the canvas would weigh."""
        self._sheet, self._image = sheet, image
        sheet.changed.connect(self._soon.start)
        self._soon.start()

    def close(self) -> None:
        """Nobody wants to know any more."""
        self._sheet = None
        self._soon.stop()
        self._calls.close()

    @Slot()
    def _weigh(self) -> None:
        sheet, image = self._sheet, self._image
        if sheet is None or not isValid(sheet) or image is None or not sheet.usable:
            return
        choice, picture = sheet.choice, to_pixels(image)
        self._asked += 1
        number = self._asked

        def took(count: int | StudioError) -> None:
            here = self._sheet
            if number == self._asked and isinstance(count, int) and here and isValid(here):
                here.set_weight(count)

        self._calls.run(lambda: weight_of(picture, choice.spec, choice.width, choice.height), took)
