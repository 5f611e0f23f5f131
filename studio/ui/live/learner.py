"""Answers *Learn*: what moves most in the next moment is what the slider follows from then on."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence

from studio.live.inbox import Arrived
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, tr
from studio.ui.live.devices import Devices
from studio.ui.live.setup_state import SetupState
from studio.ui.live.words import origin_words
from studio.ui.signals import Carries, signal
from studio.ui.state.learning import Learnable
from studio.ui.state.notices import Notice
from studio.values.live.mapping import Setup, learned
from studio.values.live.sources import Origin, Osc, Pressed, address_of, origin_at
from studio.values.live.targets import STRUCK

LOOK_MS = 30
LISTENS_S = 0.35
"""After the first signal others may still show that they move more."""
HEARS = mark("{name} learns: move a knob, press a key, or send a message. Esc stops.")
HEARS_KEYS = mark("{name} learns a key. OSC and MIDI are off: switch them on in Live. Esc stops.")
ENDS = ((0.0, 1.0), (-1.0, 1.0), (0.0, 127.0), (-127.0, 127.0), (0.0, 1023.0), (0.0, 65535.0))
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


def ends_of(low: float, high: float) -> tuple[float, float]:
    """Between which usual ends a source moves that was seen from `low` to `high`."""
    return next(((a, b) for a, b in ENDS if a <= low and high <= b), (low, high))


class Learner(QObject):
    """Hears everything while a slider learns, and nothing else at all other times."""

    live_asked: Carries[None] = signal()
    """The person wants to switch something on."""

    def __init__(
        self, context: Context, setup: SetupState, devices: Devices, parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._notices, self._learning = context.view.notices, context.state.learning
        self._setup, self._devices, self._clock = setup, devices, clock
        self._seen: dict[str, list[float]] = {}
        self._first: float | None = None
        self._notice: Notice | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._learning.changed.connect(self._changed)
        self._learning.forget_asked.connect(self._forget)
        setup.changed.connect(self._tell)
        devices.changed.connect(self._renew)
        self._tell(setup.setup)

    def close(self) -> None:
        """The window goes."""
        self._learning.cancel()

    # ---- from and to sliders --------------------------------------------------------------------
    @Slot(object)
    def _changed(self, what: Learnable | None) -> None:
        app = QCoreApplication.instance()
        self._end_notice()
        self._devices.inbox.learning = what is not None
        self._devices.inbox.take_any()
        self._seen, self._first = {}, None
        if what is None:
            self._look.stop()
            if app is not None:
                app.removeEventFilter(self)
            return
        self._look.start()
        if app is not None:
            app.installEventFilter(self)
        self._say(what)

    def _say(self, what: Learnable) -> None:
        if self._devices.active:
            self._notice = Notice(tr(HEARS, name=what.label), bad=False)
        else:
            self._notice = Notice(
                tr(HEARS_KEYS, name=what.label), bad=False, action_label=tr("Open Live"),
                on_action=lambda: self.live_asked.emit(None),
            )  # fmt: skip
        self._notices.say(self._notice)

    @Slot()
    def _renew(self) -> None:
        """Something was switched on or off while a slider learns."""
        if self._learning.now is not None:
            self._end_notice()
            self._say(self._learning.now)

    def _end_notice(self) -> None:
        if self._notice is not None:
            self._notices.withdraw(self._notice)
            self._notice = None

    @Slot(object)
    def _forget(self, what: Learnable) -> None:
        def without(setup: Setup) -> Setup:
            ways = {what.target, STRUCK.get(what.target, what.target)}
            kept = tuple(m for m in setup.mappings if m.target not in ways)
            return Setup(kept, setup.scenes, setup.bpm, setup.fade_beats, setup.safe)

        self._setup.edit(mark("let a slider go"), without)

    @Slot(object)
    def _tell(self, setup: Setup) -> None:
        followed: dict[str, str] = {}
        switches = {struck: switch for switch, struck in STRUCK.items()}
        for mapping in setup.mappings:
            if mapping.on:
                target = switches.get(mapping.target, mapping.target)
                followed.setdefault(target, origin_words(mapping.origin))
        self._learning.set_followed(followed)

    # ---- hearing --------------------------------------------------------------------------------
    @Slot()
    def look(self) -> None:
        """What arrived; the decision, once the moment is over."""
        for signal_ in self._devices.inbox.take_any():
            if origin_at(signal_.address) is not None:
                self._note(signal_)
        if self._first is not None and self._clock() - self._first >= LISTENS_S:
            address = max(self._seen, key=lambda a: max(self._seen[a]) - min(self._seen[a]))
            origin = origin_at(address)
            if isinstance(origin, Osc):
                seen = self._seen[address]
                origin = Osc(address, *ends_of(min(seen), max(seen)))
            if origin is not None:
                self._teach(origin)

    def _note(self, arrived: Arrived) -> None:
        if self._first is None:
            self._first = self._clock()
        seen = [*self._seen.get(arrived.address, []), arrived.highest, arrived.lowest]
        self._seen[arrived.address] = [min(seen), max(seen)]

    def _teach(self, origin: Origin) -> None:
        what = self._learning.now
        self._learning.cancel()
        if what is not None:
            self._setup.edit(
                mark("taught a slider"),
                lambda s: learned(s, origin, what.target, what.low, what.high),
            )
            words = tr("{name} follows {source}.", name=what.label, source=origin_words(origin))
            self._notices.say(Notice(words, bad=False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: while a slider learns, Esc ends that and any other key is what it learns."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._learning.cancel()
            return True
        name = key_name(event)
        if name and self._learning.now is not None and origin_at(f"key {name}") is not None:
            self._teach(Pressed(name))
        return True


def key_name(event: QKeyEvent) -> str:
    """The name of a key as it is kept; empty for those that only change others."""
    if Qt.Key(event.key()) in MODIFIERS:
        return ""
    name = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText).lower()
    return name if name and address_of(Pressed(name)) and name.isascii() else ""
