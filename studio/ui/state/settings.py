"""Preferences change at once and reach the disk later, on a thread of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import StudioError
from studio.library.settings import Settings, SettingsFile
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import said
from studio.ui.signals import Carries, signal
from studio.values.signing import Signing

WAIT_MS = 800


class SettingsState(QObject):
    """`value` is what is set, `set` what is wanted."""

    failed: Carries[str] = signal()
    """Why the disk refused."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._waiting: dict[str, Any] = {}
        self._extra = dict(file.value.extra)
        self._signing = file.value.signing
        self._marking = file.value.marking
        self._calls = BackgroundCalls(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._start)

    @property
    def value(self) -> Settings:
        """What is set; what was preferred in the last second may still be on its way."""
        return self._file.value

    @property
    def signing(self) -> Signing:
        """How exports are signed from now on, also where that is not on the disk yet."""
        return self._signing

    @property
    def marking(self) -> bool:
        """Whether exports carry an invisible mark from now on."""
        return self._marking

    @property
    def extra(self) -> Mapping[str, Any]:
        """What parts of the window keep for themselves, also where it is not on the disk yet."""
        return self._extra

    def set(self, **fields: Any) -> None:
        """Prefer these from now on."""
        self._waiting |= fields
        self._soon.start()

    def set_signing(self, signing: Signing) -> None:
        """Sign like this from now on."""
        self._signing = signing
        self.set(signing=signing)

    def set_marking(self, on: bool) -> None:
        """Mark exports from now on, or not."""
        self._marking = on
        self.set(marking=on)

    def set_extra(self, key: str, value: Any) -> None:
        """What a part of the window keeps for itself."""
        self._extra[key] = value
        self.set(extra=dict(self._extra))

    def keep(self) -> None:
        """Write what waits, now: this may be the last second."""
        self._soon.stop()
        self._calls.close(finish=True)
        if self._waiting:
            try:
                self._file.change(**self._taken())
            except StudioError as error:
                self.failed.emit(said(error))

    def close(self) -> None:
        """Write what waits."""
        self.keep()

    @Slot()
    def _start(self) -> None:
        fields = self._taken()
        self._calls.run(lambda: self._file.change(**fields), self._written)

    def _taken(self) -> dict[str, Any]:
        fields, self._waiting = self._waiting, {}
        return fields

    def _written(self, answer: object) -> None:
        if isinstance(answer, StudioError):
            self.failed.emit(str(answer))
