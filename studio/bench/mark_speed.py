"""What marking costs of the export of a PNG of 1024 × 1024, in time of the processor."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from studio.bench.figures import Figure
from studio.bench.mark_pictures import of_model
from studio.export.marks.marker import Marker, Rows, new_mark
from studio.export.metadata.provenance import Provenance
from studio.export.spec import StillSpec
from studio.export.still import StillWriter

_SIDE, _BAND, _TIMES = 1024, 64, 5


def measure() -> Figure:
    """The share that marking is of writing the file, whose rendering is not counted."""
    picture = next(of_model("ridgelines", 1, _SIDE))
    with tempfile.TemporaryDirectory() as folder:
        written = min(_writing(picture, Path(folder)) for _ in range(_TIMES))
    marked = min(_marking(picture) for _ in range(_TIMES))
    told = {"marking_ms": round(1e3 * marked, 1), "writing_ms": round(1e3 * written, 1)}
    return Figure("MARK", {"share": marked / written}, told)


def _writing(picture: Rows, folder: Path) -> float:
    began = time.process_time()
    with StillWriter(folder / "a.png", _SIDE, _SIDE, StillSpec(), Provenance()) as writer:
        for y0 in range(0, _SIDE, _BAND):
            writer.write(y0, picture[y0 : y0 + _BAND])
        writer.finish()
    return time.process_time() - began


def _marking(picture: Rows) -> float:
    """Of an id that is new, so that its tile is made too."""
    began = time.process_time()
    marker = Marker(new_mark(), _SIDE, _SIDE)
    for y0 in range(0, _SIDE, _BAND):
        for _, rows in marker.push(picture[y0 : y0 + _BAND]):
            assert np.shape(rows)[1] == _SIDE
    return time.process_time() - began
