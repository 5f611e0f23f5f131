"""Preferences change at once and reach the disk later, on a thread of their own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from studio.errors import StudioError
from studio.library.settings import SettingsFile

WAIT_MS = 800


class _Write(QRunnable):
    def __init__(self, desk: SettingsState, fields: dict[str, Any]) -> None:
        super().__init__()
        self._desk, self._fields = desk, fields

    def run(self) -> None:
        """On the pool's thread."""
        self._desk.write(self._fields)


class SettingsState(QObject):
    """`get` what is set, `set` what is wanted."""

    failed = Signal(object)
    """str: why the disk refused."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._waiting: dict[str, Any] = {}
        self._extra = dict(file.value.extra)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._start)

    def set(self, **fields: Any) -> None:
        """Prefer these from now on."""
        self._waiting |= fields
        self._soon.start()

    def set_extra(self, key: str, value: Any) -> None:
        """What a part of the window keeps for itself."""
        self._extra[key] = value
        self.set(extra=dict(self._extra))

    def close(self) -> None:
        """Write what waits, now."""
        self._soon.stop()
        self._pool.waitForDone()
        if self._waiting:
            fields, self._waiting = self._waiting, {}
            self.write(fields)

    def write(self, fields: dict[str, Any]) -> None:
        """Write; on any one thread at a time."""
        try:
            self._file.change(**fields)
        except StudioError as error:
            self.failed.emit(str(error))

    @Slot()
    def _start(self) -> None:
        fields, self._waiting = self._waiting, {}
        self._pool.start(_Write(self, fields))
