"""Which model and which place the window shows, and every way to change that."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec.structs import replace as replace_fields
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import InputError
from studio.ui.language.words import said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.choices import Choices
from studio.ui.state.notices import Notice, Notices
from studio.values import edit, painting
from studio.values.card import Card
from studio.values.controls import ControlValue
from studio.values.fitting import check_fits, missing
from studio.values.latent import Encoded, Latent
from studio.values.messages import InstalledModel, OpenModel
from studio.values.mixing import CLASS, classes_of, of_class
from studio.values.recipe import ModelRef, Recipe

REST_MS = 600
FOLLOW_MS = 4
"""The engine is asked first; while it starts to draw, nothing else should want the processor."""
NEW_SEEDS = 100_000


class PlaceState(QObject):
    """Intents are methods, facts are signals.

    A change during a gesture (drag, slider, drift) only moves `recipe`; `end_gesture`, or 600 ms
    of rest, keeps it as a node of the trail. `go_to` and the other jumps keep it at once.
    """

    switched: Carries[OpenModel] = signal()
    """Another model, at once; for the engine. What it answers of an earlier epoch is old."""
    card_changed: Carries[Card] = signal()
    """Another model is in use."""
    card_renewed: Carries[Card] = signal()
    """The words on the card of the model in use are others now."""
    moved: Carries[Recipe] = signal()
    """Another place, at once; for the one who asks the engine for its picture."""
    recipe_changed: Carries[Recipe] = signal()
    """Another place. Within a gesture it follows `moved` as soon as the window has time."""
    settling: Carries[None] = signal()
    """A gesture is about to end: what is being typed is said now, or belongs to the next one."""
    kept: Carries[Recipe] = signal()
    """A gesture ended here; the trail makes a node of it."""
    set_aside: Carries[Recipe] = signal()
    """Somebody wanted to go there, but its model is missing; the trail keeps it."""
    hold_changed: Carries[bool] = signal()
    """Whether new places stay with the class of now."""
    models_changed: Carries[tuple[InstalledModel, ...]] = signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notices = Notices(self)
        self.choices = Choices()
        self._card: Card | None = None
        self._recipe: Recipe | None = None
        self._models: tuple[InstalledModel, ...] = ()
        self._unkept = False
        self.epoch = 0
        self.flowing = False
        self._class_held = False
        self.where_missing: Callable[[ModelRef], str] = lambda _ref: ""
        """What the library knows of a model that is not installed, as a sentence; or nothing."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.catch_up)

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def card(self) -> Card | None:
        """The model in use."""
        return self._card

    @property
    def recipe(self) -> Recipe | None:
        """The place on the canvas."""
        return self._recipe

    @property
    def class_held(self) -> bool:
        """Whether new places stay with the class of now; otherwise they show all of them.

        Who chooses a class holds it. Another model lets go.
        """
        return self._class_held

    def hold_class(self, held: bool) -> None:
        """Keep new places to the class of now, or let them show all."""
        if held != self._class_held:
            self._class_held = held
            self.hold_changed.emit(held)

    @property
    def models(self) -> tuple[InstalledModel, ...]:
        """All installed models."""
        return self._models

    def model_of(self, recipe: Recipe) -> InstalledModel | None:
        """The installed model that a recipe names, by contents."""
        for model in self._models:
            if model.card.sha256 == recipe.model.sha256:
                return model
        return None

    def problem_of(self, recipe: Recipe) -> str:
        """Why a place cannot be shown, in one sentence; empty where it can."""
        model = self.model_of(recipe)
        if model is None:
            known = self.where_missing(recipe.model)
            return said(known or missing(recipe.model, [m.card for m in self._models]))
        try:
            check_fits(recipe, model.card)
        except InputError as error:
            return said(error)
        return ""

    # ---- jumps: kept at once --------------------------------------------------------------------
    def set_models(self, models: tuple[InstalledModel, ...]) -> None:
        """Another list of installed models."""
        self._models = models
        card = self._card
        now = next((m.card for m in models if card and m.card.sha256 == card.sha256), card)
        if now is not None and now != card:
            self._card = now
            self.card_renewed.emit(now)
        self.models_changed.emit(models)

    def open_model(self, card: Card, recipe: Recipe | None = None) -> None:
        """Use another model, at `recipe` or at its best opener (else a seed)."""
        self.end_gesture()
        if recipe is None:
            recipe = card.openers[0].recipe if card.openers else edit.new_recipe(card, 1)
        self._switch(card)
        self._move(recipe)
        self._keep()

    def go_to(self, recipe: Recipe) -> None:
        """Show another place, of another model too; a node is made of it.

        A place whose model is missing becomes a node as well, to be shown when it is installed.
        """
        self.end_gesture()
        if self.model_of(recipe) is None:
            self.set_aside.emit(recipe)
            problem = self.problem_of(recipe)
            self.notices.say(
                Notice(tr("{problem} The place is kept in the trail.", problem=said(problem)))
            )
        elif self.look_at(recipe):
            self._keep()

    def look_at(self, recipe: Recipe) -> bool:
        """Show a place of the trail: looking makes no node. False if no model here can show it."""
        model, problem = self.model_of(recipe), self.problem_of(recipe)
        if model is None or problem:
            self.notices.say(Notice(problem))
            return False
        self._rest.stop()
        self._unkept = False
        if self._card is None or self._card.sha256 != model.card.sha256:
            self._switch(model.card)
        self._move(recipe)
        return True

    def set_seed(self, n: int, keep_moves: bool = False) -> None:
        """The base becomes seed `n`; the sliders return to zero unless kept."""
        if self._card is not None and self._recipe is not None:
            base = self._card.info.space.seed(n)
            found = painting.rebased(self._recipe, base, keep_moves)
            self.jump_to(self.choices.anew(found, self._card))

    def new_seed(self, keep_moves: bool = False) -> None:
        """A seed nobody asked for, of any class unless one is held."""
        fresh = self.fresh(random.randrange(NEW_SEEDS), keep_moves=keep_moves)
        if fresh is not None:
            self.jump_to(fresh)

    def fresh(self, n: int, nth: int | None = None, keep_moves: bool = False) -> Recipe | None:
        """The place of seed `n` as it would be new here: controls as they are, sliders at zero.

        Unless a class is held it is of class number `nth`, counted round (any where None).
        """
        recipe, card = self._recipe, self._card
        if recipe is None or card is None:
            return None
        found = painting.rebased(recipe, card.info.space.seed(n), keep_moves)
        found = self.choices.anew(found, card)
        classes = classes_of(card.info)
        if not classes or self._class_held:
            return found
        nth = random.randrange(len(classes)) if nth is None else nth
        return of_class(found, card.info, classes[nth % len(classes)])

    def set_base(self, base: Latent, keep_moves: bool = False) -> None:
        """Another base under the same controls and size."""
        if self._recipe is not None:
            self.jump_to(edit.with_base(self._recipe, base, keep_moves))

    def set_encoded(self, latent: Encoded, size: tuple[int, int] | None = None) -> None:
        """The place of a dropped photo, in its own proportions where the model has them.

        `size`: pixels that suit it; the latent's own grid knows better where it has one.
        """
        if self._recipe is None or self._card is None:
            return
        recipe = painting.found_place(self._recipe, latent)
        size = edit.own_size(latent, self._card.info.space) or size
        self.jump_to(edit.with_size(recipe, *size) if size else recipe)

    def paint_over(self, picture: Encoded, size: tuple[int, int] | None = None) -> None:
        """Paint over a picture from the place of now, in its own proportions if `size` says so."""
        if self._recipe is not None:
            recipe = painting.begun_with(self._recipe, picture, self._card)
            self.jump_to(edit.with_size(recipe, *size) if size else recipe)

    def jump_to(self, recipe: Recipe) -> None:
        """Another place of the model in use, made by somebody else."""
        self.end_gesture()
        self._move(recipe)
        self._keep()

    def set_size(self, width: int, height: int) -> None:
        """The same place at another size."""
        if self._recipe is not None:
            self.jump_to(edit.with_size(self._recipe, width, height))

    def reset_picture(self) -> None:
        """Size and controls as the model has them."""
        if self._recipe is not None and self._card is not None:
            width, height = self._card.info.sizes.default
            self.jump_to(
                replace_fields(self._recipe, width=width, height=height, controls={}, bends=())
            )

    # ---- gestures: kept at their end ------------------------------------------------------------
    def set_control(self, key: str, value: ControlValue) -> None:
        """Set one of the model's controls."""
        if self._recipe is None or self._card is None:
            return
        control = next(c for c in self._card.info.controls if c.key == key)
        changed = edit.with_control(self._recipe, key, control.check(value), control.default)
        if key == CLASS:
            self.hold_class(True)
        self.show_moving(changed)

    def show_moving(self, recipe: Recipe) -> None:
        """A place on the way (drift, sliders, pads); a node is made when it rests."""
        self._unkept = True
        self._rest.start()
        self._move(recipe, in_gesture=True)

    def end_gesture(self) -> None:
        """The hand left: what is shown is kept."""
        self.settling.emit(None)
        self._rest.stop()
        if self._unkept:
            self._keep()

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _rested(self) -> None:
        """A busy computer is no rest: what drifts is kept when it holds."""
        if not self.flowing:
            self.end_gesture()

    def _switch(self, card: Card) -> None:
        self._card, self._recipe = card, None
        self.epoch += 1
        self.hold_class(False)
        self.switched.emit(OpenModel(card.ref, self.epoch))
        self.card_changed.emit(card)

    def _move(self, recipe: Recipe, in_gesture: bool = False) -> None:
        if recipe == self._recipe:
            return
        self._recipe = recipe
        self.moved.emit(recipe)
        if not in_gesture:
            self.catch_up()
        elif not self._follow.isActive():
            self._follow.start()

    @Slot()
    def catch_up(self) -> None:
        """All that shows where the place is follows; a hand waits for the picture first."""
        self._follow.stop()
        if self._recipe is not None:
            self.recipe_changed.emit(self._recipe)

    def _keep(self) -> None:
        self._unkept = False
        if self._follow.isActive():
            self.catch_up()
        if self._recipe is not None:
            self.kept.emit(self._recipe)
