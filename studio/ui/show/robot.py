"""For a soak: touches that come as touches do, and a look at what the window really shows."""

from __future__ import annotations

import os
import time
from collections import deque
from contextlib import suppress
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from studio.ui.engine.qimage import to_pixels
from studio.ui.show.window import ShowWindow
from studio.values.arrays import Floats

LOOK_MS = 500
SIDE = (64, 40)
SAMPLE_PX = 480
REMEMBERED = 900
DIM = 6.0
"""A cell below this, of 255, looks black in a room."""
DARK = 0.25
"""So few of the cells may be seen before the picture is kept for whoever reads the report."""
KEPT = 24
STEPS = 3


class Robot(QObject):
    """Plays a visitor when told to; `seen` says how light the window is and whether it moved."""

    def __init__(self, window: ShowWindow, folder: Path | None = None) -> None:
        """`folder`: where dark pictures are kept."""
        super().__init__(window)
        self._window, self._folder = window, folder
        self._before: Floats | None = None
        self._painted = 0.0
        self._moved = time.monotonic()
        self._kept = 0
        self._gaps: deque[float] = deque(maxlen=REMEMBERED)
        self.seen: dict[str, float] = {}
        window.painted.connect(self._note_paint)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def told(self, words: list[str]) -> None:
        """`drag x y` in shares of the window, or `key` and its number."""
        with suppress(ValueError, IndexError):
            if words[0] == "drag":
                self._drag(float(words[1]), float(words[2]))
            elif words[0] == "key":
                self._key(chr(int(words[1])))

    def _drag(self, x: float, y: float) -> None:
        at = QPointF(x * self._window.width(), y * self._window.height())
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonPress, at, left, left)
        for _ in range(STEPS):
            at += QPointF(9, 5)
            self._send(QEvent.Type.MouseMove, at, none, left)
        self._send(QEvent.Type.MouseButtonRelease, at, left, none)

    def _send(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
    ) -> None:
        event = QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._window, event)

    def _key(self, text: str) -> None:
        key = Qt.Key.Key_Return if text == "\n" else Qt.Key(ord(text.upper()))
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self._window, QKeyEvent(QEvent.Type.KeyPress, key, none, text))

    @Slot()
    def _note_paint(self) -> None:
        now = time.monotonic()
        if self._painted and now - self._painted < 2.0:
            self._gaps.append(1000 * (now - self._painted))
        self._painted = now

    @Slot()
    def _look(self) -> None:
        """What is on the window, as painted, small."""
        image = self._window.grab().toImage().scaled(
            *SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )  # fmt: skip
        pixels = to_pixels(image)[..., :3].astype(np.float32)
        change = 1.0 if self._before is None else float(np.abs(pixels - self._before).max())
        now = time.monotonic()
        if change > 0:
            self._moved = now
        self._before = pixels
        slow = float(np.percentile(self._gaps, 99)) if len(self._gaps) > 50 else 0.0
        seen = float((pixels.max(axis=2) >= DIM).mean())
        self.seen = {
            "light": round(float(pixels.mean()), 1), "seen": round(seen, 3),
            "still_s": round(now - self._moved, 2), "slow_ms": round(slow, 1),
        }  # fmt: skip
        if seen < DARK and self._folder is not None:
            self._keep(self._folder)

    def _keep(self, folder: Path) -> None:
        """What a dark moment looks like: a picture of the night, or nothing at all."""
        name = f"dark-{os.getpid()}-{self._kept % KEPT}.png"
        self._kept += 1
        self._window.snapshot(SAMPLE_PX).save(str(folder / name))
