"""Pointing: what is set on the picture is asked of the engine, which moves the place there.

While it moves every step is shown; the best that was found becomes one place of the trail.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from studio.ui.engine.qimage import to_pixels
from studio.ui.explore.canvas.picture_view import ARROWS
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.pointing.bar import PointBar
from studio.ui.explore.pointing.hand import PointHand
from studio.ui.feature.command import Condition
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.card import Card
from studio.values.messages import JobFailed, Result, Steered, SteerJob
from studio.values.recipe import Recipe
from studio.values.steering import SEEN_PX, At, has_detail

BEGIN = mark("Drag a detail to where it should lie, then Go. Esc ends.")
SELDOM = mark(
    "Drag a detail, then Go. In {name} details seldom arrive; painted colours reach farther."
)
FLAT = mark("There is nothing to follow at this point. Begin at an edge or a detail.")
NOTHING = mark(
    "Drag from a detail to where it should come to lie, or paint a colour, then press Go."
)
NEAREST = mark("It comes no nearer than this; the nearest that was found is kept.")
STAYS = mark("The model finds no way there from here; the picture stays as it was.")
STEP, LARGE = 0.005, 0.05


def can_point(card: Card | None) -> bool:
    """Whether a model's pictures can be followed back to its places."""
    return card is not None and card.info.family != "diffusion"


def seldom_arrives(card: Card) -> bool:
    """Whether a model's parts have no places of their own: what is dragged hardly moves there.

    Flows, and models whose latents are a grid over the picture, were tried: they change what lies
    in a spot, they do not carry it along.
    """
    return card.info.family == "flow" or bool(card.info.space.cell)


class PointMode(QObject):
    """Binds the hand and its bar to the place and the engine."""

    changed: Carries[bool] = signal()
    """Whether it is on."""
    can_change: Carries[bool] = signal()
    """Whether the model in use could."""

    def __init__(self, context: Context, controller: CanvasController) -> None:
        super().__init__(controller)
        self._context, self._controller = context, controller
        self._place, self._view = context.view, controller.canvas.view
        self.hand = PointHand(self)
        self.bar = PointBar(controller.canvas)
        self.hand.set_colour(self.bar.colour, self.bar.only_light)
        self.on = False
        self._job = 0
        self._start: Recipe | None = None
        self._judged: At | None = None
        """The beginning of the point that was looked at last."""
        self._shown: Recipe | None = None
        """The place that was last shown by this."""
        self.possible = Condition(lambda: can_point(self._place.card), self.can_change)
        self.working = Condition(lambda: self.on, self.changed)
        self._connect()

    def _connect(self) -> None:
        hand, bar = self.hand, self.bar
        hand.changed.connect(self._view.update)
        hand.set_anew.connect(self._look_at_points)
        bar.tool_chosen.connect(self._choose)
        bar.size_changed.connect(hand.set_size)
        bar.colour_chosen.connect(self._take_colour)
        bar.go_asked.connect(self.go_or_stop)
        bar.clear_asked.connect(hand.clear)
        bar.done.connect(self.end)
        self._place.recipe_changed.connect(self._follow)
        self._place.card_changed.connect(self._card_changed)
        self._controller.canvas.row.points_clicked.connect(self.toggle)

    @property
    def running(self) -> bool:
        """Whether the picture moves."""
        return self._job != 0

    # ---- on and off -----------------------------------------------------------------------------
    @Slot()
    def toggle(self) -> None:
        """Begin, or end."""
        if self.on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """From now on a drag sets points."""
        recipe = self._place.recipe
        if recipe is None or not can_point(self._place.card):
            self._tell_row()
            return
        self._controller.hold()
        self.on = True
        self._shown = recipe
        self.hand.set_aspect((recipe.width, recipe.height))
        self._view.take_hand(self.hand)
        self._view.installEventFilter(self)
        self.bar.open()
        self._view.setFocus()
        card = self._place.card
        seldom = card is not None and seldom_arrives(card)
        words = tr(SELDOM, name=said(card.name)) if card and seldom else tr(BEGIN)
        self._place.notices.say(Notice(words, bad=False))
        self._tell_row()
        self.changed.emit(True)

    @Slot()
    def end(self) -> None:
        """A drag wanders again; what was found stays."""
        if not self.on:
            return
        self.stop()
        self.on = False
        self._view.removeEventFilter(self)
        self._view.take_hand(None)
        self.bar.hide()
        self._view.setFocus()
        self._tell_row()
        self.changed.emit(False)

    def step_back(self) -> None:
        """Esc: what moves stops, then the mode ends."""
        if self.running:
            self.stop()
        else:
            self.end()

    @Slot()
    def _look_at_points(self) -> None:
        """Where a point was set anew: whether there is anything to follow."""
        arrow, image = self.hand.arrows.now, self._controller.image
        begin = arrow.now if arrow is not None else None
        if begin is None or begin == self._judged or image is None or image.isNull():
            return
        self._judged = begin
        small = image.scaled(
            SEEN_PX, SEEN_PX, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        if not has_detail(to_pixels(small)[..., :3], begin):
            self._place.notices.say(Notice(tr(FLAT), bad=False))

    # ---- moving ---------------------------------------------------------------------------------
    @Slot()
    def go_or_stop(self) -> None:
        """Begin to move, or be content with what was found."""
        if self.running:
            self.stop()
            return
        recipe, wishes = self._place.recipe, self.hand.wishes()
        if recipe is None:
            return
        if not wishes.any:
            self._place.notices.say(Notice(tr(NOTHING), bad=False))
            return
        self._controller.still()
        self._start = self._shown = recipe
        self.hand.aside = True
        self._set_moving(True)
        self._job = self._context.engine.jobs.start(
            "", lambda job: SteerJob(job, recipe, wishes), self._answer, line=False
        )
        self.bar.show_running(True)

    def stop(self) -> None:
        """Be content with the best so far."""
        if self.running:
            self._context.engine.jobs.cancel(self._job, keep=True)

    def _leave_it(self) -> None:
        """Somebody went elsewhere: nothing of what was on its way is kept."""
        job, self._job = self._job, 0
        if job:
            self._context.engine.jobs.cancel(job)
            self._set_moving(False)
            self.bar.show_running(False)

    def _answer(self, result: Result) -> None:
        if getattr(result, "job", 0) != self._job or not self._job:
            return
        if isinstance(result, Steered):
            self._show(result)
            return
        if isinstance(result, JobFailed):
            self._failed(result)
        self._job = 0
        self.bar.show_running(False)

    def _show(self, found: Steered) -> None:
        self.hand.arrows.show(found.points)
        self.hand.changed.emit()
        self._controller.presenter.moving_words = self._words(found)
        if found.recipe != self._place.recipe:
            self._shown = found.recipe
            self._place.show_moving(found.recipe)
        if found.ended:
            self._set_moving(False)
            if not found.met:
                words = STAYS if found.recipe == self._start else NEAREST
                self._place.notices.say(Notice(tr(words), bad=False))

    def _failed(self, failed: JobFailed) -> None:
        """The picture is back where it was."""
        if self._start is not None and self._place.recipe != self._start:
            self._shown = self._start
            self._place.show_moving(self._start)
        self._set_moving(False)
        self.hand.arrows.reset()
        if not failed.cancelled:
            self._place.notices.say(Notice(said(failed.message), bad=False))

    def _set_moving(self, moving: bool) -> None:
        """While it moves nothing is kept and nothing drawn in full; then both."""
        scheduler, presenter = self._context.engine.scheduler, self._controller.presenter
        self._place.flowing = scheduler.drafts_only = moving
        presenter.moving_words = tr("looking for the way") if moving else ""
        if not moving:
            self._place.end_gesture()
            scheduler.render_full()
        presenter.relabel()

    def _words(self, found: Steered) -> str:
        if self.hand.arrows.all:
            share = 100.0 * found.left_px / 128.0
            return tr("moving · {share:.0f} % of a side to go", share=share)
        return tr("moving · step {step}", step=found.step)

    # ---- answers --------------------------------------------------------------------------------
    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        """Another place, by undo or a step along the trail: the points begin anew there."""
        if not self.on or recipe == self._shown:
            return
        self._shown = recipe
        self._leave_it()
        self.hand.set_aspect((recipe.width, recipe.height))
        self.hand.arrows.reset()
        self.hand.aside = False
        self._view.update()

    @Slot()
    def _card_changed(self) -> None:
        self._leave_it()
        self.hand.forget()
        self.end()
        self._tell_row()
        self.can_change.emit(can_point(self._place.card))

    @Slot(str)
    def _choose(self, tool: str) -> None:
        self.hand.tool = tool  # type: ignore[assignment]
        self._view.setFocus()
        self._view.update()

    @Slot()
    def _take_colour(self) -> None:
        self.hand.set_colour(self.bar.colour, self.bar.only_light)

    def grow(self, steps: int) -> None:
        """A larger or smaller brush."""
        self.hand.stay.grow(steps)
        self.hand.set_size(self.hand.stay.size)
        self.bar.reach.set_share(self.hand.stay.size)

    def _tell_row(self) -> None:
        self._controller.canvas.row.set_pointing(self.on, can_point(self._place.card))

    # ---- keys -----------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys on the picture set points too."""
        taken = watched is self._view and isinstance(event, QKeyEvent) and self.on
        if taken and event.type() == QEvent.Type.ShortcutOverride and self._means(event):
            event.accept()
            return True
        return bool(taken and event.type() == QEvent.Type.KeyPress and self._key(event))

    @staticmethod
    def _means(event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and Qt.Key(event.key()) in (*ARROWS, *_KEYS)

    def _key(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._means(event):
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_or_stop()
        elif self.running:
            return True
        elif key in ARROWS:
            far = LARGE if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
            dx, dy = ARROWS[key]
            begin = bool(modifiers & Qt.KeyboardModifier.AltModifier)
            self.hand.nudge(far * dx, far * dy, end=not begin)
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.grow(1 if key == Qt.Key.Key_BracketRight else -1)
        elif key == Qt.Key.Key_Insert:
            self.hand.add_in_middle()
        elif key == Qt.Key.Key_Delete:
            self.hand.remove_chosen()
        else:
            self.hand.choose(1 if key == Qt.Key.Key_PageDown else -1)
        return True


_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert, Qt.Key.Key_Delete,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight,
)  # fmt: skip
