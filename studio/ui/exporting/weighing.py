"""About how heavy an export will be, found out beside the window while its sheet is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from studio.errors import StudioError
from studio.export.weight import weight_of
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.qimage import to_pixels
from studio.ui.language.words import tr

if TYPE_CHECKING:
    from studio.ui.exporting.export_dialog import ExportDialog

WAIT_MS = 200
_KB, _MB, _GB = 1_000, 1_000_000, 1_000_000_000


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


def weight_words(count: int) -> str:
    """A number of bytes with two figures: `340 KB`, `2.1 MB`, `1.3 GB`."""
    if count < _MB:
        return tr("{n:.0f} KB", n=_two(max(count, _KB) / _KB))
    if count < _GB:
        megabytes = _two(count / _MB)
        if megabytes < 10:
            return tr("{n:.1f} MB", n=megabytes)
        return tr("{n:,.0f} MB", n=megabytes)
    return tr("{n:.1f} GB", n=count / _GB)


def _two(value: float) -> float:
    """Rounded to two figures."""
    return float(f"{value:.2g}")
