"""Cover strips, decoded off the GUI thread and kept while they are likely to be seen again."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from studio.errors import StudioError
from studio.ui.engine.background import BackgroundCalls

COVERS = 4
MAX_FILE_BYTES = 16 << 20
MAX_SIDE_PX = 8192
WAITING_LIMIT = 48
"""A fast scroll asks for hundreds; only the latest are still on screen."""

Key = tuple[Path, int]


def read_covers(path: Path, side_px: int) -> QImage:
    """The strip in `path`, one to four covers of `side_px`; a null image where there is none.

    Runs on any thread. A file that is too large to be a strip of covers is not opened.
    """
    if not path.is_file() or path.stat().st_size > MAX_FILE_BYTES:
        return QImage()
    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MAX_SIDE_PX:
        return QImage()
    image = reader.read()
    # A slow model was drawn with once or twice only: fewer covers, each as wide as it is high.
    count = min(COVERS, max(1, round(size.width() / max(1, size.height()))))
    return image.scaled(
        QSize(count * side_px, side_px),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


class CoverLoader(QObject):
    """Hands out cover strips that are ready and decodes the others, newest wish first.

    Lives on the GUI thread; only `read_covers` runs elsewhere.
    """

    ready = Signal(object)
    """The `Path` of a strip that can be had now."""

    def __init__(self, parent: QObject | None = None, capacity: int = 240) -> None:
        super().__init__(parent)
        self._capacity = capacity
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._waiting: OrderedDict[Key, None] = OrderedDict()
        self._running: Key | None = None
        self._calls = BackgroundCalls(self)

    def strip(self, path: Path, side_px: int) -> QImage | None:
        """The strip, or None for now: `ready` tells when it is. Null where there is none."""
        key = (path, side_px)
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
            return image
        if key != self._running:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            if len(self._waiting) > WAITING_LIMIT:
                self._waiting.popitem(last=False)
            self._start_next()
        return None

    def forget(self, path: Path) -> None:
        """Another strip lies at `path` now: read it again when it is next wanted."""
        for key in [key for key in self._images if key[0] == path]:
            del self._images[key]
        self.ready.emit(path)

    def close(self) -> None:
        """Forget what waits and let the running one finish."""
        self._waiting.clear()
        self._calls.close()

    def _start_next(self) -> None:
        if self._running is None and self._waiting:
            key, _ = self._waiting.popitem(last=True)
            self._running = key
            self._calls.run(lambda: read_covers(*key), lambda image: self._keep(key, image))

    def _keep(self, key: Key, image: QImage | StudioError) -> None:
        assert isinstance(image, QImage)  # null where there is none
        self._running = None
        self._images[key] = image
        while len(self._images) > self._capacity:
            self._images.popitem(last=False)
        self.ready.emit(key[0])
        self._start_next()
