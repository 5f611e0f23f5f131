"""What connects state, engine and what shows of them from the first paint on."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Slot

from studio.ui.explore.presenter import FrameShown
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import said, tr
from studio.ui.models.list_controller import ListController
from studio.ui.state.notices import Notice
from studio.ui.trail.strip_controller import StripController
from studio.ui.window.main_window import MainWindow
from studio.ui.window.short_time import taken_words
from studio.ui.window.status_bar import FIRST_HINT, GRID_HINT
from studio.values.card import Card
from studio.values.messages import EngineLost, EngineReady, ModelFailed, ModelReady

FEWEST = 4.0
CHIP_S = 0.25


class Connections(QObject):
    """Connects what shows from the first paint on; owned by its window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._told = 0.0
        self._asked = ""
        self._connect_state()
        self._connect_engine()
        w, hold = window, window.canvas_controller.hold
        ListController(w.view, w.browser, w.services.models.problems, hold)
        self._strip = StripController(w.context, w.strip, hold)

    def _connect_state(self) -> None:
        w = self.window
        w.view.card_changed.connect(self._card_changed)
        w.view.card_renewed.connect(self._card_renewed)
        w.settings.failed.connect(self._settings_failed)
        w.view.notices.hinted.connect(self._hinted)
        w.canvas.grid.toggled.connect(self._show_hint)
        w.frame.entered.connect(self._entered)
        w.trail.title_changed.connect(self._title_changed)
        w.trail.saved_changed.connect(w.status_bar.set_saved)

    def _connect_engine(self) -> None:
        w = self.window
        w.canvas.view.shown_side_changed.connect(w.link.scheduler.set_shown_side)
        w.link.engine_ready.connect(self._engine_ready)
        w.link.engine_lost.connect(self._engine_lost)
        w.link.model_ready.connect(self._model_ready)
        w.link.model_failed.connect(self._model_failed)
        w.frames.shown.connect(self._frame)
        w.frames.shown.connect(self._keep_full)
        w.canvas_controller.drift.running_changed.connect(self._drift_changed)

    # ---- state ----------------------------------------------------------------------------------
    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        self.window.status_bar.set_model(card.name)

    @Slot(object)
    def _card_renewed(self, card: Card) -> None:
        self.window.status_bar.set_model(card.name)

    @Slot(object)
    def _settings_failed(self, problem: str) -> None:
        """Said once, however often the disk refuses; not over what is said already."""
        self.window.settings.failed.disconnect(self._settings_failed)
        if not self.window.canvas.banner.isVisible():
            self.window.view.notices.say(Notice(said(problem)))

    @Slot(object)
    def _title_changed(self, title: str) -> None:
        self.window.header.set_title(title)
        self.window.setWindowTitle(f"{title} — Latent Studio")

    # ---- engine ---------------------------------------------------------------------------------
    @Slot(object)
    def _engine_ready(self, ready: EngineReady) -> None:
        self.window.header.chip.set_status(said(ready.device), "good")

    @Slot(object)
    def _engine_lost(self, lost: EngineLost) -> None:
        """An engine in a process of its own ended; the picture stays, and it comes back."""
        self.window.header.chip.set_status(tr("engine starts again"), "bad")
        self.window.view.notices.say(Notice(said(lost.reason)))

    @Slot(object)
    def _frame(self, shown: FrameShown) -> None:
        w, now = self.window, time.monotonic()
        if not shown.full and now - self._told < CHIP_S:
            return
        self._told = now
        device = w.link.device.split(" · ")[0] or tr("engine")
        rate = w.frames.frames_per_second
        moving = not shown.full and rate >= FEWEST
        figure = tr("{rate:.0f} fps", rate=rate) if moving else taken_words(shown.frame.render_ms)
        w.header.chip.set_status(f"{device} · {figure}", "good")

    @Slot(object)
    def _keep_full(self, shown: FrameShown) -> None:
        """The picture of a place at rest is that of its node."""
        if shown.full:
            self._strip.take_picture(shown.frame.recipe, shown.image)

    @Slot(object)
    def _hinted(self, text: str) -> None:
        self._asked = text
        self._show_hint()

    @Slot(object)
    def _entered(self, panels: Panels) -> None:
        """The filled button does what the workspace is for, once commands are there."""
        w = self.window
        w.header.set_primary(w.commands.action(panels.primary) if panels.primary else None)

    @Slot(object)
    def _drift_changed(self, _running: bool) -> None:
        self._asked = ""
        self._show_hint()

    @Slot()
    def _show_hint(self) -> None:
        """What one can do now: with the 24 seeds, what a workspace says, or with the picture."""
        w = self.window
        drifting = w.canvas_controller.drift.running
        usual = tr("Space holds · drag to steer") if drifting else tr(FIRST_HINT)
        on_grid = not w.canvas.grid.isHidden()
        w.status_bar.set_hint(tr(GRID_HINT) if on_grid else self._asked or usual)

    @Slot(object)
    def _model_ready(self, ready: ModelReady) -> None:
        if ready.epoch == self.window.view.epoch:
            self.window.canvas.view.set_scene(waiting="")

    @Slot(object)
    def _model_failed(self, failed: ModelFailed) -> None:
        w = self.window
        if failed.epoch == w.view.epoch:
            w.canvas_controller.drift.stop()
            w.canvas.view.set_scene(waiting=failed.message)
            w.view.notices.say(Notice(failed.message))
