"""*Print it*: the visitor's picture on the system's printer, without any dialog.

Offered only while the system has a printer; what comes out says that the picture is generated.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetricsF, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from studio.errors import StudioError
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import tr
from studio.ui.show.drawing import Drawing
from studio.ui.show.finished import Finished, Finisher
from studio.ui.show.parts import Handed
from studio.ui.theme import fonts
from studio.values.recipe import Recipe
from studio.values.show.document import Printing

log = logging.getLogger(__name__)
LOOK_MS = 60_000
HOUR_S = 3600.0
CAPTION = 0.022
"""Height of the words below, in shares of the paper's shorter side."""


def system_printers() -> list[str]:
    """Names of the printers there are, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: name != usual)


def system_printer(name: str) -> QPrinter:
    """The printer of a name."""
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


class PaperDesk(QObject):
    """Prints what it is handed; looks for printers once a minute, beside the window's thread."""

    def __init__(
        self, printing: Printing, finisher: Finisher, parent: QObject | None = None,
        names: Callable[[], list[str]] = system_printers,
        printer: Callable[[str], QPrinter] = system_printer,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._printing, self._finisher = printing, finisher
        self._names, self._printer = names, printer
        self._calls = BackgroundCalls(self)
        self._name = ""
        self._printed: deque[float] = deque(maxlen=printing.most_an_hour)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    @property
    def ready(self) -> bool:
        """Whether there is a printer, and paper was not asked for too often."""
        full = len(self._printed) == self._printed.maxlen
        return bool(self._name) and not (full and time.monotonic() - self._printed[0] < HOUR_S)

    def close(self) -> None:
        """Nobody waits any more."""
        self._timer.stop()
        self._calls.close()

    def hand(
        self, recipe: Recipe, drawing: Drawing, caption: str, taker: Callable[[Handed], None]
    ) -> None:
        """Draw a picture, print it with `caption` below, and tell `taker` on this thread."""

        def finished(found: Finished) -> None:
            if not found.data or not self.ready:
                taker(Handed(problem=found.problem or tr("There is no printer.")))
                return
            self._printed.append(time.monotonic())
            name = self._name
            self._calls.run(lambda: self._print(name, found.data, caption), taker_of(taker))

        self._finisher.finish(recipe, drawing, finished)

    @Slot()
    def _look(self) -> None:
        self._calls.run(self._names, self._found)

    def _found(self, names: list[str] | StudioError) -> None:
        names = [] if isinstance(names, StudioError) else names
        wanted = self._printing.printer
        name = next((n for n in names if not wanted or n == wanted), "")
        if wanted and names and not name and name != self._name:
            log.warning("There is no printer %r; there are %s", wanted, ", ".join(names)[:200])
        self._name = name

    def _print(self, name: str, data: bytes, caption: str) -> None:
        """On a thread of its own: as large as the paper, upright or on its side."""
        image = QImage.fromData(data)
        refused = StudioError(
            tr("The printer {name} does not take the picture.", name=repr(name[:80]))
        )
        if image.isNull():
            raise refused
        printer = self._printer(name)
        printer.setDocName("Latent Studio")
        wide = image.width() > image.height()
        way = QPageLayout.Orientation
        printer.setPageOrientation(way.Landscape if wide else way.Portrait)
        painter = QPainter()
        if not painter.begin(printer):
            raise refused
        try:
            lay_out(painter, image, caption)
        finally:
            painter.end()


def lay_out(painter: QPainter, image: QImage, caption: str) -> None:
    """The whole picture in the middle of the paper, words below it."""
    paper = QRectF(painter.viewport())
    px = max(8, round(CAPTION * min(paper.width(), paper.height())))
    painter.setFont(fonts.words(px))
    foot = 2.2 * QFontMetricsF(painter.font()).height() if caption else 0.0
    room = paper.adjusted(0, 0, 0, -foot)
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    left = room.left() + (room.width() - size.width()) / 2
    top = room.top() + (room.height() - size.height()) / 2
    rect = QRectF(left, top, size.width(), size.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, image)
    below = QRectF(paper.left(), rect.bottom(), paper.width(), foot)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)


def taker_of(taker: Callable[[Handed], None]) -> Callable[[StudioError | None], None]:
    """Tells `taker` how a call ended."""
    return lambda error: taker(Handed(problem=str(error) if error is not None else ""))
