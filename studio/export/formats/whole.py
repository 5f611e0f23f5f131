"""The encoder of formats that want the whole picture at once: Pillow's, with our metadata."""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np
from PIL import Image

from studio.errors import ExportError
from studio.export.formats.descriptor import Page, Rows


class _Plain:
    """A file without a number, so that Pillow writes through it and every error keeps its cause."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.flush, self.tell = file.write, file.flush, file.tell


class Whole:
    """An `Encoder`: gathers the rows, then lets Pillow write them as `name`, with its `options`.

    Raises:
        ExportError: from `finish`; the encoder failed, out of memory for instance.
    """

    def __init__(self, page: Page, name: str, **options: Any) -> None:
        self._page, self._name, self._options = page, name, options
        mode = "RGBA" if page.channels == 4 else "RGB"
        self._image = Image.new(mode, (page.width, page.height))

    def write(self, y0: int, rows: Rows) -> None:
        """[h, W, C] the next rows."""
        eight = np.ascontiguousarray(rows, dtype=np.uint8)
        self._image.paste(Image.fromarray(eight), (0, y0))

    def finish(self, notes: tuple[str, ...]) -> None:
        """Encode the picture, its `notes` in its provenance."""
        stamp, size = self._page.stamp, (self._page.width, self._page.height)
        file: Any = _Plain(self._page.file)
        try:
            self._image.save(
                file, self._name, xmp=stamp.xmp_at_the_end(notes), exif=stamp.exif(size),
                icc_profile=stamp.icc, **self._options,
            )  # fmt: skip
        except (MemoryError, ValueError, RuntimeError) as error:
            reason = str(error)[:100] or "out of memory"
            raise ExportError(f"The {self._name} could not be encoded: {reason}.") from None
