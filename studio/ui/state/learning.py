"""Which slider is being taught to follow something, and what sliders follow already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from studio.ui.signals import Carries, signal


@dataclass(frozen=True)
class Learnable:
    """What a slider moves, by the name that stays, between its own ends; `label` for people."""

    target: str
    label: str
    low: float = 0.0
    high: float = 1.0


class Learning(QObject):
    """Sliders ask, whoever hears signals answers; neither knows the other."""

    changed: Carries[Learnable | None] = signal()
    """This one is being taught from now on; None: it is over."""
    followed_changed: Carries[Mapping[str, str]] = signal()
    forget_asked: Carries[Learnable] = signal()
    """It is to follow nothing any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now: Learnable | None = None
        self._followed: dict[str, str] = {}

    @property
    def now(self) -> Learnable | None:
        """What is being taught."""
        return self._now

    @property
    def followed(self) -> Mapping[str, str]:
        """What each target follows, in words."""
        return self._followed

    def learn(self, wanted: Learnable) -> None:
        """The next knob that moves, key that is pressed or message that comes moves this."""
        self._now = wanted
        self.changed.emit(wanted)

    @Slot()
    def cancel(self) -> None:
        """It is over, taught or not."""
        if self._now is not None:
            self._now = None
            self.changed.emit(None)

    def forget(self, wanted: Learnable) -> None:
        """It follows nothing any more."""
        self.forget_asked.emit(wanted)

    def set_followed(self, followed: Mapping[str, str]) -> None:
        """What follows what now."""
        if followed != self._followed:
            self._followed = dict(followed)
            self.followed_changed.emit(self._followed)
