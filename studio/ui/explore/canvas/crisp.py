"""Pictures enlarged by Lanczos' filter, which keeps edges crisp; away from the window's thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.ui.engine.background import BackgroundCalls
from studio.ui.signals import Carries, signal


def crisp(image: QImage, size: QSize) -> QImage:
    """`image` at a larger `size`, filtered over three lobes; what is transparent weighs nothing.

    Runs on any thread.

    Source: Turkowski, "Filters for Common Resampling Tasks", Graphics Gems, 1990.
    """
    from PIL import Image  # not before the first picture stands

    kind = QImage.Format
    clear = image.hasAlphaChannel()
    form = kind.Format_RGBA8888_Premultiplied if clear else kind.Format_RGBX8888
    given = image.convertToFormat(form)
    shape = (given.width(), given.height())
    pixels = Image.frombuffer("RGBX", shape, bytes(given.constBits()), "raw", "RGBX", 0, 1)
    done = pixels.resize((size.width(), size.height()), Image.Resampling.LANCZOS).tobytes()
    made = QImage(done, size.width(), size.height(), 4 * size.width(), form)
    return made.convertToFormat(kind.Format_ARGB32_Premultiplied if clear else kind.Format_RGB32)


class CrispPictures(QObject):
    """Enlarges one picture at a time; of those that wait, only the latest is wanted."""

    ready: Carries[tuple[QImage, QImage]] = signal()
    """The picture as it was given, and enlarged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = BackgroundCalls(self)
        self._working: QImage | None = None
        self._next: tuple[QImage, QSize] | None = None

    def want(self, image: QImage, size: QSize) -> None:
        """Enlarge `image` to `size` pixels."""
        if self._working is not None:
            self._next = (image, size)
            return
        self._working = image
        self._calls.run(partial(crisp, image, size), self._take)

    def close(self) -> None:
        """Wait for what is under way; nothing more is told."""
        self._working = self._next = None
        self._calls.close()

    def _take(self, made: QImage | StudioError) -> None:
        image, self._working = self._working, None
        if self._next is not None:
            following, self._next = self._next, None
            self.want(*following)
        if image is not None and isinstance(made, QImage):
            self.ready.emit((image, made))
