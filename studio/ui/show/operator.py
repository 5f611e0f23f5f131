"""The way out, for the operator alone: the gesture opens the pad, the number opens the door."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.ui.language.words import tr

MOST_DIGITS = 12
PATIENCE_MS = 20_000


class Keeper(Protocol):
    """Knows the number."""

    @property
    def is_set(self) -> bool:
        """Whether there is one."""

    @property
    def wait_s(self) -> float:
        """How long no try counts."""

    def opens(self, pin: str) -> bool:
        """Whether it is the one."""


class Operator(QObject):
    """`pad` is what the window shows of it; `left` says that the operator goes."""

    left = Signal()
    corners_wanted = Signal()
    """The number was right, and the corners of the picture are to be dragged."""
    changed = Signal()

    def __init__(self, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._typed = ""
        self._message = ""
        self.asking = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.cancel)

    @property
    def pad(self) -> tuple[int, str] | None:
        """(digits typed, a message), None while nobody is asked."""
        return (len(self._typed), self._message) if self.asking else None

    @Slot()
    def ask(self) -> None:
        """The gesture was made."""
        self.asking, self._typed = True, ""
        self._message = "" if self._keeper.is_set else tr("No PIN is set. OK leaves the show.")
        self._patience.start()
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Nobody goes on typing."""
        self.asking, self._typed, self._message = False, "", ""
        self._patience.stop()
        self.changed.emit()

    def press(self, key: str) -> None:
        """A digit, `←`, `OK`, `corners` or `cancel`."""
        if not self.asking:
            return
        self._patience.start()
        if key == "cancel":
            self.cancel()
        elif key in ("OK", "corners"):
            self._try(key)
        elif key == "←":
            self._typed = self._typed[:-1]
        elif key.isdecimal() and key.isascii() and len(self._typed) < MOST_DIGITS:
            self._typed, self._message = self._typed + key, ""
        self.changed.emit()

    def _try(self, key: str) -> None:
        pin, self._typed = self._typed, ""
        if self._keeper.opens(pin):
            self._patience.stop()
            if key == "corners":
                self.cancel()
                self.corners_wanted.emit()
            else:
                self.left.emit()
            return
        wait = self._keeper.wait_s
        self._message = tr("Wait {wait:.0f} s", wait=wait) if wait > 0 else tr("Not this one")
