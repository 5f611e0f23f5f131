"""Joins what the stage is made of: the visitor, the drift, the engine, and what was prepared."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from studio.live.inbox import Inbox
from studio.live.inputs import Inputs
from studio.ui.engine.qimage import to_qimage
from studio.ui.show.choices import Choices
from studio.ui.show.guest import Guest
from studio.ui.show.handing import Handing
from studio.ui.show.moves import Pull, Slid
from studio.ui.show.orders import Orders
from studio.ui.show.overlay import Overlay
from studio.ui.show.parts import Parts
from studio.ui.show.playing import Playing
from studio.ui.show.window import ShowWindow
from studio.values.card import Card
from studio.values.live.mapping import Setup
from studio.values.messages import EngineLost, EngineReady, FrameReady
from studio.values.recipe import Recipe
from studio.values.show.drift import Drift
from studio.values.show.fitting import on_screen
from studio.values.show.seen import Seen
from studio.values.show.visit import Visit

log = logging.getLogger(__name__)
TICK_MS = 40
KEYS = {
    "n": "new", "b": "blend", "t": "home", "\n": "home", "l": "language", "c": "breed",
    "w": "words", "p": "print", "k": "leave",
}  # fmt: skip
"""What the keyboard does, wherever the same is to be touched."""
THAW_S = 0.8
WAITS = 1.5
"""Seconds without a picture after which what was prepared plays again."""


class ShowController(QObject):
    """Runs the stage from its first picture on."""

    def __init__(self, window: ShowWindow, parts: Parts) -> None:
        super().__init__(window)
        self.window, self._parts = window, parts
        self.show, self.drawing = parts.show, parts.drawing
        visitor = self.show.visitor if self.show else None
        self.visit = Visit(*((visitor.idle_s, visitor.countdown_s) if visitor else ()))
        self._drift: Drift | None = None
        if self.show is not None and self.drawing is not None:
            drift = Drift(self.show.playlist, parts.cards, self.show.attract, int(time.time()))
            self._drift = drift if drift.playable else None
        self._seen = Seen()
        self.guest = Guest(self.show, parts.cards, self._fitted)
        words = visitor.words if visitor else None
        if words is not None and words.place.model.sha256 not in parts.cards:
            words = None
        self.choices = Choices(self.guest, self.drawing, words, self)
        self.handing = Handing(parts, self.visit, self)
        self.overlay = Overlay(window, parts, self.visit, self.guest, self.choices, self.handing)
        setup = self.show.live if self.show else Setup()
        self.playing = Playing(setup, parts.inputs or Inputs(Inbox()), self, self)
        self.orders = Orders(self.playing, self._drift, self._wipe)
        self.handing.failed.connect(self.orders.failed)
        self._frame_at = -math.inf
        self._drawn = 0
        self._last_step = time.monotonic()
        self._shown_model = ""
        self.safe = self._thaws = False
        self.faults = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._connect()

    def _connect(self) -> None:
        w = self.window
        w.touched.connect(self._touched)
        w.pulled.connect(self._pulled)
        w.slid.connect(self._slid)
        w.pressed_zone.connect(self._pressed)
        w.typed.connect(self._typed)
        w.corners_done.connect(self._parts.operator.ask)
        self._parts.operator.changed.connect(self.overlay.refresh)
        self.choices.changed.connect(self.overlay.refresh)
        self.handing.changed.connect(self.overlay.refresh)
        self.playing.moved.connect(self._played)
        self.playing.hands.pulled.connect(w.pull)
        self.playing.hands.typed.connect(w.type_in)
        if self.drawing is not None:
            self.drawing.frame.connect(self._frame)
            self.drawing.failed.connect(self._failed)
            self.drawing.lost.connect(self._lost)
            self.drawing.back.connect(self._back)

    def start(self) -> None:
        """Begin with what was prepared; the engine follows where there is one."""
        self._play_prepared(time.monotonic())
        self.overlay.refresh()
        self._timer.start()

    def start_engine(self) -> None:
        """The first picture is on the screen: now what takes long."""
        if self.drawing is not None:
            self.drawing.largest = max(self.window.canvas.width(), self.window.canvas.height())
            self.drawing.start()

    def stop(self) -> None:
        """The operator leaves."""
        self._timer.stop()
        self.playing.stop()
        self.window.stop()
        if self.drawing is not None:
            self.drawing.stop()

    def state(self) -> dict[str, Any]:
        """What the supervisor hears; nothing about any person."""
        return (
            {
                "stage": self.visit.stage,
                "visitors": self.visit.count,
                "live": self.live,
                "drawn": self._drawn,
                "safe": self.safe,
                "engine_faults": self.faults,
                "engine_up": self.drawing is not None and self.drawing.up,
                "frames": self.window.frames,
                "model": self.overlay.model,
            }
            | self.playing.state()
            | self.orders.state
        )

    @property
    def live(self) -> bool:
        """Whether the engine draws what is seen."""
        return time.monotonic() - self._frame_at < WAITS

    def set_safe(self, safe: bool) -> None:
        """Play what was prepared and leave the engine alone, or use it again."""
        if safe and not self.safe and self.visit.stage != "attract":
            self._wipe()
        self.safe = self.overlay.safe = safe

    def order(self, what: str) -> None:
        """What the operator's window asks for."""
        self.orders.obey(what)
        self.overlay.refresh()

    # ---- time -----------------------------------------------------------------------------------
    @Slot()
    def _tick(self) -> None:
        now = time.monotonic()
        dt = min(0.5, now - self._last_step)
        if self.visit.tick(now):
            self._wipe()
        self.handing.tick(now)
        self._veil(now)
        self._draw(now, dt)
        if not self.live and not self.playing.frozen and self.visit.stage == "attract":
            self._play_prepared(now)
        self.overlay.refresh()

    def _veil(self, now: float) -> None:
        """Blackout and freeze, as far as they have come."""
        before = self.playing.held
        self.playing.veil(now)
        self.overlay.dark = self.playing.dark
        self.window.layers.hold(now, self.playing.held == 1.0)
        if before == 1.0 > self.playing.held:
            self._thaws = True
            if self.guest.place is not None and self.drawing is not None:
                self.drawing.follow(self.guest.place)

    def _draw(self, now: float, dt: float) -> None:
        drawing = self.drawing
        if drawing is None or not drawing.up or self.safe or not drawing.ready:
            return
        self._last_step = now
        if self.playing.held == 1.0:
            return
        dt *= 1.0 - self.playing.held  # it slows down before it stands
        if self.guest.gliding:
            step, ended = self.guest.step(now)
            (drawing.follow if ended else drawing.drift)(step)
        elif self.visit.stage == "attract" and self._drift is not None:
            recipe = self._drift.step(dt)
            tries = len(self._parts.cards)
            while recipe is not None and recipe.model.sha256 in drawing.broken and tries:
                self._drift.begin_anew()
                recipe, tries = self._drift.recipe, tries - 1
            if recipe is not None:
                drawing.drift(self._fitted(self.playing.applied(recipe)))

    def _play_prepared(self, now: float) -> None:
        found = self._parts.prepared.next(now)
        if found is not None:
            self.overlay.model = self._parts.prepared.model
            self._shown_model = ""
            self.window.put(*found)

    # ---- the engine -----------------------------------------------------------------------------
    @Slot(object)
    def _frame(self, frame: FrameReady) -> None:
        now = time.monotonic()
        if self.safe or self.playing.held == 1.0:
            return
        attract = self.visit.stage == "attract"
        other = frame.recipe.model.sha256 != self._shown_model
        fade = 0.22 if attract else 0.06 if frame.lane == "draft" else 0.12
        if other or now - self._frame_at > WAITS:
            fade = self.show.attract.fade_s if self.show and attract else 1.0 if other else 0.5
            self._seen.forget()
        if self._thaws:
            self._thaws, fade = False, THAW_S
        self._shown_model, self._frame_at = frame.recipe.model.sha256, now
        self._drawn += 1
        card = self._parts.cards.get(self._shown_model)
        self.overlay.model = card.name if card else ""
        self.window.put(to_qimage(frame.pixels), fade)
        if attract and self._drift is not None and self._seen.dull(frame.pixels, now):
            self._drift.dull()

    @Slot(object)
    def _failed(self, why: str) -> None:
        log.warning("The stage: %s", why)
        self.orders.failed(why)
        if self.visit.stage == "attract" and self._drift is not None:
            self._drift.begin_anew()

    @Slot(object)
    def _lost(self, lost: EngineLost) -> None:
        self.faults = lost.faults

    @Slot(object)
    def _back(self, _ready: EngineReady) -> None:
        if self.guest.place is not None and self.drawing is not None:
            self.drawing.follow(self.guest.place)

    def _fitted(self, recipe: Recipe) -> Recipe:
        card = self._parts.cards.get(recipe.model.sha256)
        size = self.window.canvas
        return on_screen(recipe, card, size.width(), size.height()) if card else recipe

    # ---- whoever plays from outside -------------------------------------------------------------
    def place(self) -> Recipe | None:
        """As `Host` says."""
        drift = self._drift.recipe if self._drift is not None else None
        return self.guest.place or drift

    def card(self) -> Card | None:
        """As `Host` says."""
        place = self.place()
        return self._parts.cards.get(place.model.sha256) if place is not None else None

    def go_on(self) -> None:
        """As `Host` says."""
        if self.guest.place is not None:
            self.guest.to_a_new_place()
        elif self._drift is not None:
            self._drift.go_on()

    def come_to(self, place: Recipe, seconds: float) -> None:
        """As `Host` says; a place whose model is not there leads nowhere."""
        if place.model.sha256 not in self._parts.cards:
            return
        if self.guest.place is None and self._drift is not None:
            self._drift.come(place, seconds)
        elif not self.guest.come_to(place, seconds) and self.drawing is not None:
            self.drawing.follow(self.guest.place or place)

    @Slot(object)
    def _played(self, values: Mapping[str, float]) -> None:
        """The visitor's place follows; where nobody is, the drift does with its next step."""
        drawing, still = self.drawing, self.safe or self.playing.held == 1.0
        if not self.guest.set(lambda place: self.playing.applied(place, values)):
            return
        place = self.guest.place
        if place is not None and drawing is not None and drawing.ready and not still:
            drawing.follow(place)

    # ---- the visitor ----------------------------------------------------------------------------
    @Slot()
    def _touched(self) -> None:
        self.visit.touch(time.monotonic())
        if self.guest.place is None and self._drift is not None and not self.safe:
            self._receive(self._drift.recipe)

    def _receive(self, here: Recipe | None) -> None:
        """Somebody came; until the engine is there, what was prepared plays on."""
        self.guest.begin(self._fitted(here) if here else None)
        place = self.guest.place
        if not self.live and place is not None and self.drawing is not None:
            self.drawing.follow(place)

    @Slot(object)
    def _pulled(self, pull: Pull) -> None:
        self._moved(self.guest.pulled(pull))

    @Slot(object)
    def _slid(self, slid: Slid) -> None:
        self._moved(self.guest.slid(slid))

    def _moved(self, moved: bool) -> None:
        """Follow the visitor's place after a hand moved it."""
        place = self.guest.place
        if not moved or place is None or self.drawing is None:
            return
        self.visit.make()
        if not self.safe:
            self.drawing.follow(place)
        self.overlay.refresh()

    @Slot(object)
    def _pressed(self, key: str) -> None:
        if key.startswith("pin:"):
            self._parts.operator.press(key.removeprefix("pin:"))
            return
        if self.handing.busy:
            if key == "back":
                self.handing.close()
            return
        if self.choices.open:
            self._chosen(key)
            return
        match key:
            case "new":
                self._goes(self.guest.to_a_new_place())
            case "blend":
                goes = self.guest.blend()
                (self._goes if self.guest.gliding else self._moved)(goes)
            case "breed":
                self.choices.breed()
            case "words":
                if self.choices.lay_words():
                    self._moved(True)
            case "leave":
                self.guest.leave()
                self.visit.keep()
                self.handing.say("left")
            case "home":
                self.handing.take_home(self.guest.place, self.overlay.phrases)
            case "print":
                self.handing.print(self.guest.place, self.overlay.caption())
            case "language" if self.show is not None:
                self.overlay.next_language()
            case _:
                pass
        self.overlay.refresh()

    def _chosen(self, key: str) -> None:
        """Something that is laid out to choose from."""
        moved = self.choices.press(key)
        if moved and self.guest.gliding:
            self._goes(True)
        elif moved:
            self._moved(True)
        self.overlay.refresh()

    @Slot(object)
    def _typed(self, text: str) -> None:
        operator = self._parts.operator
        if operator.asking:
            operator.press({"\n": "OK", "\b": "←"}.get(text, text))
            return
        if self.choices.open:
            self._touched()
            self._chosen(self.choices.key_for(text.lower()))
            return
        key = KEYS.get(text.lower())
        if key is not None and any(zone.key == key for zone in self.window.shown.zones):
            self._touched()
            self._pressed(key)

    def _goes(self, goes: bool) -> None:
        if goes:
            self.visit.make()

    def _wipe(self) -> None:
        """The visitor is gone, and nothing of them stays: no place, no picture, no code."""
        self.visit.end()
        self.guest.forget()
        self.choices.close()
        self.handing.close()
        self.overlay.first_language()
        if self._drift is not None:
            self._drift.begin_anew()
            self._shown_model = ""  # the screen fades to the next, and does not walk there
        self.overlay.refresh()
