"""Joins what the stage is made of: the visitor, the drift, the engine, and what was prepared."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import InputError
from studio.ui.engine.qimage import to_qimage
from studio.ui.show.drawing import Drawing
from studio.ui.show.marks import Code, Words
from studio.ui.show.operator import Operator
from studio.ui.show.prepared import Prepared
from studio.ui.show.window import Pull, ShowWindow, Slid
from studio.ui.show.zones import Zone
from studio.values import edit, mixing
from studio.values.card import Card
from studio.values.directions import random_direction_id
from studio.values.messages import EngineLost, EngineReady, FrameReady
from studio.values.recipe import Recipe
from studio.values.show.demo import sliders_of
from studio.values.show.document import Output, Show
from studio.values.show.drift import Drift
from studio.values.show.fitting import on_screen
from studio.values.show.night import darkness
from studio.values.show.seen import Seen
from studio.values.show.visit import Visit
from studio.values.show.wording import USUAL, Phrases

log = logging.getLogger(__name__)
TICK_MS = 40
LANGUAGE_S = 7.0
SHIFT_S = 240.0
SHIFT = 9.0
"""Units by which words wander, in a circle of four minutes, so that nothing burns in."""
ANSWER_S = 20.0
SLIDER_UNITS = 3.0
BLEND_S = 1.6
CODE_S = 60.0
WAITS = 1.5
"""Seconds without a picture after which what was prepared plays again."""


@dataclass(frozen=True)
class Handed:
    """A picture that a visitor may fetch: its codes; empty and a `problem` where it failed."""

    codes: tuple[Code, ...] = ()
    problem: str = ""


class Desk(Protocol):
    """Hands pictures to visitors."""

    def hand(
        self, recipe: Recipe, drawing: Drawing, phrases: Phrases, taker: Callable[[Handed], None]
    ) -> None:
        """Draw a picture, put it where a telephone finds it, and tell `taker` on this thread."""


@dataclass(frozen=True)
class Parts:
    """What the controller is built over; `desk` None: nothing can be taken home."""

    show: Show | None
    cards: Mapping[str, Card]
    drawing: Drawing | None
    prepared: Prepared
    operator: Operator
    desk: Desk | None = None


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
        self._place: Recipe | None = None
        self._ways: tuple[str, ...] = ()
        self._glide: tuple[Recipe, Recipe, float] | None = None
        self._language = 0
        self._model = parts.prepared.model
        self._frame_at = -math.inf
        self._last_step = time.monotonic()
        self._shown_model = ""
        self._seed = int(time.time()) & 0x7FFFFFFF
        self._codes_until = 0.0
        self._busy = ""
        self.safe = False
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
        self._parts.operator.changed.connect(self._words)
        if self.drawing is not None:
            self.drawing.frame.connect(self._frame)
            self.drawing.failed.connect(self._failed)
            self.drawing.lost.connect(self._lost)
            self.drawing.back.connect(self._back)

    def start(self) -> None:
        """Begin with what was prepared; the engine follows where there is one."""
        self._play_prepared(time.monotonic())
        self._words()
        self._timer.start()

    def start_engine(self) -> None:
        """The first picture is on the screen: now what takes long."""
        if self.drawing is not None:
            self.drawing.largest = max(self.window.canvas.width(), self.window.canvas.height())
            self.drawing.start()

    def stop(self) -> None:
        """The operator leaves."""
        self._timer.stop()
        self.window.stop()
        if self.drawing is not None:
            self.drawing.stop()

    def state(self) -> dict[str, Any]:
        """What the supervisor hears; nothing about any person."""
        return {
            "stage": self.visit.stage,
            "visitors": self.visit.count,
            "live": self.live,
            "safe": self.safe,
            "engine_faults": self.faults,
            "engine_up": self.drawing is not None and self.drawing.up,
            "frames": self.window.frames,
            "model": self._model,
        }

    @property
    def live(self) -> bool:
        """Whether the engine draws what is seen."""
        return time.monotonic() - self._frame_at < WAITS

    def set_safe(self, safe: bool) -> None:
        """Play what was prepared and leave the engine alone, or use it again."""
        if safe and not self.safe and self.visit.stage != "attract":
            self._wipe()
        self.safe = safe

    # ---- time -----------------------------------------------------------------------------------
    @Slot()
    def _tick(self) -> None:
        now = time.monotonic()
        dt = min(0.5, now - self._last_step)
        if self.visit.tick(now):
            self._wipe()
        if self._codes_until and now > self._codes_until:
            self._close_codes()
        self._draw(now, dt)
        if not self.live and self.visit.stage == "attract":
            self._play_prepared(now)
        self._words()

    def _draw(self, now: float, dt: float) -> None:
        drawing = self.drawing
        if drawing is None or not drawing.up or self.safe or not drawing.ready:
            return
        self._last_step = now
        if self._glide is not None:
            self._go_on_gliding(now)
        elif self.visit.stage == "attract" and self._drift is not None:
            recipe = self._drift.step(dt)
            tries = len(self._parts.cards)
            while recipe is not None and recipe.model.sha256 in drawing.broken and tries:
                self._drift.begin_anew()
                recipe, tries = self._drift.recipe, tries - 1
            if recipe is not None:
                drawing.drift(self._fitted(recipe))

    def _play_prepared(self, now: float) -> None:
        found = self._parts.prepared.next(now)
        if found is not None:
            self._model = self._parts.prepared.model
            self._shown_model = ""
            self.window.put(*found)

    # ---- the engine -----------------------------------------------------------------------------
    @Slot(object)
    def _frame(self, frame: FrameReady) -> None:
        now = time.monotonic()
        if self.safe:
            return
        attract = self.visit.stage == "attract"
        other = frame.recipe.model.sha256 != self._shown_model
        fade = 0.22 if attract else 0.06 if frame.lane == "draft" else 0.12
        if other or now - self._frame_at > WAITS:
            fade = self.show.attract.fade_s if self.show and attract else 0.5
            self._seen.forget()
        self._shown_model, self._frame_at = frame.recipe.model.sha256, now
        card = self._parts.cards.get(self._shown_model)
        self._model = card.name if card else ""
        self.window.put(to_qimage(frame.pixels), fade)
        if attract and self._drift is not None and self._seen.dull(frame.pixels, now):
            self._drift.dull()

    @Slot(object)
    def _failed(self, why: str) -> None:
        log.warning("The stage: %s", why)
        if self.visit.stage == "attract" and self._drift is not None:
            self._drift.begin_anew()

    @Slot(object)
    def _lost(self, lost: EngineLost) -> None:
        self.faults = lost.faults

    @Slot(object)
    def _back(self, _ready: EngineReady) -> None:
        if self._place is not None and self.drawing is not None:
            self.drawing.follow(self._place)

    def _fitted(self, recipe: Recipe) -> Recipe:
        card = self._parts.cards.get(recipe.model.sha256)
        size = self.window.canvas
        return on_screen(recipe, card, size.width(), size.height()) if card else recipe

    # ---- the visitor ----------------------------------------------------------------------------
    @Slot()
    def _touched(self) -> None:
        if self.visit.touch(time.monotonic()) and self._drift is not None and self.live:
            self._place = self._fitted(self._drift.recipe) if self._drift.recipe else None
            self._begin_ways()

    def _begin_ways(self) -> None:
        self._seed = (self._seed * 48271 + 11) % 0x7FFFFFFF
        self._ways = tuple(random_direction_id(self._seed, axis) for axis in range(3))

    @Slot(object)
    def _pulled(self, pull: Pull) -> None:
        if self._place is None or self.show is None or not self.show.visitor.pad:
            return
        steps = zip(self._ways, (pull.dx, pull.dy, 1.5 * pull.turn), strict=True)
        self._go(lambda place: edit.nudged(place, {way: 2.0 * d for way, d in steps if d}))

    @Slot(object)
    def _slid(self, slid: Slid) -> None:
        key = slid.key.removeprefix("slider:")
        self._go(lambda place: edit.with_amounts(place, {key: SLIDER_UNITS * slid.value}))

    def _go(self, change: Callable[[Recipe], Recipe]) -> None:
        """Change the visitor's place, as far as it may be changed."""
        if self._place is None or self.drawing is None:
            return
        self._glide = None
        try:
            self._place = change(self._place)
        except InputError:
            self._begin_ways()
            return
        self.visit.make()
        if not self.safe:
            self.drawing.follow(self._place)
        self._words()

    @Slot(object)
    def _pressed(self, key: str) -> None:
        if key.startswith("pin:"):
            self._parts.operator.press(key.removeprefix("pin:"))
            return
        if self._codes_until or self._busy:
            if key == "back":
                self._close_codes()
            return
        match key:
            case "new":
                self._new_place()
            case "blend":
                self._blend()
            case "home":
                self._take_home()
            case "language" if self.show is not None:
                self._language = (self._language + 1) % len(self.show.phrases)
            case _:
                pass
        self._words()

    @Slot(object)
    def _typed(self, text: str) -> None:
        operator = self._parts.operator
        if operator.asking:
            operator.press({"\n": "OK", "\b": "←"}.get(text, text))
            return
        keys = {"n": "new", "b": "blend", "t": "home", "\n": "home", "l": "language"}
        key = keys.get(text.lower())
        if key is not None and any(zone.key == key for zone in self.window.shown.zones):
            self._touched()
            self._pressed(key)

    def _new_place(self) -> None:
        if self._place is None:
            return
        self._begin_ways()
        card = self._parts.cards[self._place.model.sha256]
        there = edit.new_recipe(card, self._seed, (self._place.width, self._place.height))
        self._glide_to(there)

    def _blend(self) -> None:
        """Halfway to another place of the show; again, to the next one."""
        place = self._place
        if place is None or self.show is None:
            return
        others = [r for r in self.show.recipes() if r.model == place.model]
        info = self._parts.cards[place.model.sha256].info
        other = self._fitted(others[self._seed % len(others)]) if others else None
        self._begin_ways()
        if other is not None:
            try:
                self._glide_to(mixing.between(place, other, 0.5, "round", info))
            except InputError:
                return

    def _glide_to(self, there: Recipe) -> None:
        if self._place is not None:
            self._glide = (self._place, there, time.monotonic())
            self.visit.make()

    def _go_on_gliding(self, now: float) -> None:
        if self._glide is None or self.drawing is None:
            return
        here, there, began = self._glide
        t = min(1.0, (now - began) / BLEND_S)
        card = self._parts.cards[there.model.sha256]
        self._place = there
        if t < 1.0:
            try:
                step = mixing.between(here, there, t * t * (3 - 2 * t), "round", card.info)
                self.drawing.drift(step)
                return
            except InputError:
                pass
        self._glide = None
        self.drawing.follow(there)

    def _wipe(self) -> None:
        """The visitor is gone, and nothing of them stays: no place, no picture, no code."""
        self.visit.end()
        self._place, self._glide = None, None
        self._close_codes()
        self._language = 0
        self._busy = ""
        if self._drift is not None:
            self._drift.begin_anew()
            self._shown_model = ""  # the screen fades to the next, and does not walk there
        self._words()

    # ---- taking home ----------------------------------------------------------------------------
    def _take_home(self) -> None:
        desk, place = self._parts.desk, self._place
        if desk is None or place is None or self.drawing is None:
            return
        self._busy = "preparing"
        visitor = self.visit.count
        desk.hand(place, self.drawing, self._phrases, lambda handed: self._handed(handed, visitor))

    def _handed(self, handed: Handed, visitor: int) -> None:
        if visitor != self.visit.count or self.visit.stage == "attract":
            return  # they left meanwhile
        self._busy = ""
        now = time.monotonic()
        self.visit.touch(now)
        if handed.codes:
            self.visit.keep()
            self.window.shown.codes = handed.codes
            self._codes_until = now + CODE_S
        else:
            log.warning("The stage: %s", handed.problem)
            self._busy, self._codes_until = "gone", now + 4.0
        self._words()

    def _close_codes(self) -> None:
        self._codes_until, self._busy = 0.0, ""
        self.window.shown.codes = ()

    # ---- words ----------------------------------------------------------------------------------
    @property
    def _phrases(self) -> Phrases:
        all_of_them = self.show.phrases if self.show else tuple(USUAL.values())
        return all_of_them[self._language % len(all_of_them)]

    @Slot()
    def _words(self) -> None:
        """Set everything over the picture, and paint it where it changed."""
        now, shown = time.monotonic(), self.window.shown
        before = (shown.words, shown.zones, shown.title, shown.line, shown.night, shown.pad)
        shown.words = self._spoken(now)
        shown.zones = self._zones()
        shown.title, shown.line = self._message(now)
        shown.pad = self._parts.operator.pad
        clock = time.localtime()
        minute = 60 * clock.tm_hour + clock.tm_min
        asleep = self.show is not None and self.visit.stage == "attract"
        shown.night = darkness(self.show.nights, minute) if self.show and asleep else 0.0
        after = (shown.words, shown.zones, shown.title, shown.line, shown.night, shown.pad)
        if before != after:
            self.window.refresh()

    def _spoken(self, now: float) -> Words:
        phrases = self.show.phrases if self.show else tuple(USUAL.values())
        label = ""
        if self.show is None or self.show.ai_label:
            label = " · ".join(filter(None, (self._phrases.generated, self._model)))
        turn = 2 * math.pi * now / SHIFT_S
        step = (round(SHIFT * math.sin(turn)), round(SHIFT * math.sin(2 * turn) / 2))
        if self.visit.stage != "attract":
            return Words(label=label, shift=step)
        first = int(now / LANGUAGE_S) % len(phrases)
        spoken = phrases[first]
        others = "  ·  ".join(
            p.invitation for p in (*phrases[first + 1 :], *phrases[:first])[:3] if p is not spoken
        )
        credits = self.show.credits if self.show else ""
        opacity = min(1.0, 4 * (0.5 - abs(now / LANGUAGE_S % 1 - 0.5)) + 0.25)
        return Words(
            spoken.invitation, spoken.hint, others, label, credits, round(opacity, 1), step
        )

    def _zones(self) -> tuple[Zone, ...]:
        phrases, show = self._phrases, self.show
        if self._codes_until or self._busy:
            return (Zone("back", phrases.back, "button"),) if self.window.shown.codes else ()
        if show is None or self.drawing is None or self.safe or self.visit.stage == "countdown":
            return ()
        found = [
            Zone("new", phrases.new_place, "button") if show.visitor.new_place else None,
            Zone("home", phrases.take_home, "primary") if self._parts.desk else None,
        ]
        if self.visit.stage == "visiting":
            blend = Zone("blend", phrases.blend, "button") if show.visitor.blend else None
            found = [*self._sliders(show), self._speech(show), blend, *found]
        return tuple(zone for zone in found if zone is not None)

    def _speech(self, show: Show) -> Zone | None:
        """The way to the next language, in that language."""
        if len(show.phrases) < 2:
            return None
        following = show.phrases[(self._language + 1) % len(show.phrases)]
        return Zone("language", following.language, "button")

    def _sliders(self, show: Show) -> list[Zone]:
        card = self._parts.cards.get(self._place.model.sha256) if self._place else None
        if card is None or self._place is None:
            return []
        names = {d.id: d.name for d in card.info.directions}
        place = self._place
        return [
            Zone(
                f"slider:{key}", names[key], "slider",
                value=min(1.0, max(-1.0, edit.amount(place, key) / SLIDER_UNITS)),
            )
            for key in sliders_of(show, card)
        ]  # fmt: skip

    def _message(self, now: float) -> tuple[str, str]:
        phrases = self._phrases
        if self.visit.stage == "countdown":
            seconds = math.ceil(self.visit.left_s(now))
            return phrases.stay, phrases.leaving.format(seconds=seconds)
        if self._busy == "preparing":
            return phrases.preparing, ""
        return (phrases.gone, "") if self._busy == "gone" else ("", "")


def rotated(show: Show, rotation: int | None, output: int = 0) -> Output:
    """The output that a window plays on, turned otherwise where the operator says so."""
    found = show.outputs[min(output, len(show.outputs) - 1)] if show.outputs else Output()
    return msgspec.structs.replace(found, rotation=rotation) if rotation is not None else found
