"""Live out: its command, its sheet, its word in the status bar, and the pictures it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QCursor, QImage

from studio.live.out.feed import Feed, FeedState
from studio.live.out.sink import Outlet
from studio.live.out.table import outlet
from studio.ui.engine.qimage import to_pixels
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.language.words import counted, said, tr
from studio.ui.live_out.popup import LiveOutPopup
from studio.ui.state.notices import Notice
from studio.ui.widgets.icon_button import IconButton

EXTRA = "live_out"
LOOK_MS = 500


class LiveOutFeature(QObject):
    """`show` is told every picture that comes onto the canvas; it goes on from there by itself."""

    def __init__(self, context: Context, word: IconButton, shown: Callable[[], QImage | None]):
        """`word`: the button of the status bar; `shown`: what is on the canvas now."""
        super().__init__(context.parent)
        self._context, self._word, self._shown = context, word, shown
        self._feed: Feed | None = None
        self._popup: LiveOutPopup | None = None
        kept = context.settings.value.extra.get(EXTRA)
        self._kept: dict[str, str] = dict(kept) if isinstance(kept, dict) else {}
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell)
        word.clicked.connect(self.open)
        word.hide()

    def commands(self) -> Sequence[Command]:
        """The sheet, and the switch for those who use it often."""
        return (
            Command(
                "live_out", tr("Live out …"), "", "Export", 8, self.open,
                MenuPlace("export", 3, 1), words=self._menu_words,
                tip=tr("The picture, sent on to other programs while it moves"),
            ),
            Command("live_out_switch", tr("Live out on or off"), "", "Export", 9, self.toggle),
        )  # fmt: skip

    @property
    def state(self) -> FeedState:
        """How sending goes."""
        return self._feed.state if self._feed is not None else FeedState()

    # ---- intents --------------------------------------------------------------------------------
    @Slot(object)
    def show(self, image: QImage) -> None:
        """This is on the canvas now; nothing is copied and nobody waits."""
        if self._feed is not None:
            self._feed.put(lambda: to_pixels(image))

    @Slot()
    def open(self) -> None:
        """The sheet."""
        popup = self._popup = LiveOutPopup(self._context.parent)
        popup.kind_chosen.connect(self._choose)
        popup.switched.connect(self._switch)
        popup.destroyed.connect(self._closed)
        popup.set_kind(self._outlet.key, self._target)
        self._tell()
        where = QCursor.pos()
        if self._word.isVisible():
            where = self._word.mapToGlobal(QPoint(0, -8))
        popup.open_at(where, popup.switch)

    @Slot()
    def toggle(self) -> None:
        """On, as it was the last time, or off."""
        if self._feed is not None:
            self._stop()
        else:
            self._start()

    def close(self) -> None:
        """The window goes: nobody is sent anything any more."""
        self._look.stop()
        if self._feed is not None:
            self._feed.stop()
        popup, self._popup = self._popup, None
        if popup is not None:
            popup.destroyed.disconnect(self._closed)
            popup.close()

    # ---- inside ---------------------------------------------------------------------------------
    @property
    def _outlet(self) -> Outlet:
        return outlet(self._kept.get("kind", ""))

    @property
    def _target(self) -> str:
        return self._kept.get(self._outlet.key) or self._outlet.usual()

    @Slot(object)
    def _choose(self, key: str) -> None:
        self._keep(kind=key)
        if self._popup is not None:
            self._popup.set_kind(key, self._target)
        self._tell()

    @Slot(object)
    def _switch(self, on: bool) -> None:
        if self._popup is not None:
            target = self._popup.target.edit.text().strip()
            if target and target != self._target:
                self._keep(**{self._outlet.key: target})
        if on:
            self._start()
        else:
            self._stop()

    def _keep(self, **changes: str) -> None:
        self._kept |= changes
        self._context.settings.set_extra(EXTRA, dict(self._kept))

    def _start(self) -> None:
        missing = self._outlet.missing()
        if missing:
            self._context.view.notices.say(Notice(said(missing)))
            self._tell()
            return
        self._feed = Feed(self._outlet.make(self._target))
        self._feed.start()
        image = self._shown()
        if image is not None and not image.isNull():
            self.show(image)
        self._look.start()
        self._tell()

    def _stop(self) -> None:
        feed, self._feed = self._feed, None
        self._look.stop()
        if feed is not None:
            feed.stop()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """How it goes, in the status bar and in the sheet; what ended by itself is said once."""
        feed, state = self._feed, self.state
        problem = said(state.problem)
        if feed is not None and not state.on:
            self._feed = None
            self._look.stop()
            if problem:
                self._context.view.notices.say(Notice(problem))
        on = self._feed is not None
        words = state_words(state) if on else ""
        self._word.set_text(words)
        self._word.setToolTip(tr("The picture is sent on to other programs"))
        self._word.setVisible(on)
        if self._popup is not None:
            missing = "" if on else self._outlet.missing()
            self._popup.set_state(on, words or problem, missing)

    def _menu_words(self) -> str:
        return tr("Live out (on) …") if self._feed is not None else tr("Live out …")

    @Slot()
    def _closed(self) -> None:
        self._popup = None


def state_words(state: FeedState) -> str:
    """`Live 30 fps · 2 dropped`, or that nobody takes it yet."""
    if not state.heard:
        return tr("Live out waits for a reader")
    text = tr("Live {fps:.0f} fps", fps=state.fps)
    if state.dropped:
        text += " · " + counted(state.dropped, "{n:,} dropped", "{n:,} dropped")
    return text
