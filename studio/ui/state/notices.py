"""What the window says: sentences, offers, and how far longer work is; one road for all of them.

Whoever has something to say calls `say` or begins a `ProgressLine`; what shows it listens here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from studio.ui.signals import Carries, signal


@dataclass(frozen=True)
class Notice:
    """One sentence; `action_label` is a button's word, `on_action` what a click on it does."""

    text: str
    bad: bool = True
    action_label: str = ""
    on_action: Callable[[], object] | None = None


@dataclass(frozen=True)
class Progress:
    """How far the work of `line` is; a `total` of 0 means that nobody knows."""

    line: ProgressLine
    text: str
    done: int = 0
    total: int = 0


class Notices(QObject):
    """Says things."""

    said: Carries[Notice] = signal()
    progressed: Carries[Progress] = signal()
    hinted: Carries[str] = signal()
    """What one can do now, for the line at the bottom; empty: what it says at the beginning."""
    withdrawn: Carries[Notice | ProgressLine] = signal()
    """It is over; whoever shows it stops."""

    def say(self, notice: Notice) -> None:
        """Show a sentence."""
        self.said.emit(notice)

    def hint(self, text: str) -> None:
        """Say quietly what one can do now, or what is being made."""
        self.hinted.emit(text)

    def withdraw(self, notice: Notice) -> None:
        """It is not true any more: stop showing it, if it is shown."""
        self.withdrawn.emit(notice)

    def begin(self, cancel: Callable[[], object]) -> ProgressLine:
        """A line for work that `cancel` stops; it shows from its first `show`."""
        return ProgressLine(self, cancel)


class ProgressLine:
    """How far one piece of work is, from its beginning to its end."""

    def __init__(self, notices: Notices, cancel: Callable[[], object]) -> None:
        self._notices = notices
        self.cancel = cancel

    def show(self, text: str, done: int = 0, total: int = 0) -> None:
        """So far it is."""
        self._notices.progressed.emit(Progress(self, text, done, total))

    def end(self) -> None:
        """It is over, however it went."""
        self._notices.withdrawn.emit(self)
