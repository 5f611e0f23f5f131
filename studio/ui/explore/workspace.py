"""Explore: the models, the picture, its latent, and the trail underneath."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.explore.bending.controller import BendController
from studio.ui.explore.canvas_commands import CanvasCommands
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.compare import CompareController
from studio.ui.explore.drag_strength import DragStrength
from studio.ui.explore.likely_drift import LikelyDrift
from studio.ui.explore.masking.extending import Extending
from studio.ui.explore.masking.mode import MaskMode
from studio.ui.explore.panel.panel import LatentPanel
from studio.ui.explore.panel.place_section import STRAIGHTEN
from studio.ui.explore.pointing.mode import PointMode
from studio.ui.explore.presenter import FrameShown
from studio.ui.explore.seeds import SeedController
from studio.ui.explore.space_key import SpaceKey
from studio.ui.explore.straightening import Straightening
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, tr
from studio.ui.state.notices import Notice

TELL_S = 0.25
LIKELY = "drift_likely"
"""The setting that says whether drift stays likely."""


class ExploreWorkspace(QObject):
    """Where one wanders; over the canvas that lies behind all workspaces."""

    key = "explore"
    label = mark("Explore")

    def __init__(self, controller: CanvasController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._canvas_commands = CanvasCommands(controller)
        self._told = 0.0

    def build(self, context: Context, shared: Panels) -> Panels:
        """The latent panel, seeds, comparing and the space key."""
        controller, canvas = self._controller, self._controller.canvas
        self._context = context
        view, trail, thumbs = context.view, context.trail, context.engine.thumbs
        self.panel = LatentPanel()
        self.panel.words.read_asked.connect(self._read_words)
        context.engine.words_read.connect(self.panel.words.show_read)
        self.panel.bind(context.state, thumbs)
        self.seeds = SeedController(view, canvas.grid, trail, thumbs, self)
        self.compare = CompareController(view, canvas, trail, thumbs, self)
        self.straightening = Straightening(view, context.engine.jobs, controller.still, self)
        self.likely = LikelyDrift(view, context.engine.jobs, self)
        self.likely.set_on(context.settings.value.extra.get(LIKELY) is True)
        controller.likely = self.likely
        controller.presenter.drift_words = lambda: self.likely.words
        self.drag = DragStrength(context, canvas.view, self)
        self.mask = MaskMode(context, controller)
        self.bending = BendController(view, context.engine.jobs, self.panel.bend, self)
        self.panel.bend.grown.connect(self._bend_grew)
        self.points = PointMode(context, controller)
        self.mask.changed.connect(self._mask_changed)
        self.points.changed.connect(self._points_changed)
        self.extending = Extending(context, controller)
        self.mask.bar.add_menu(tr("Extend"), self.extending.menu)
        self.panel.paint.extend_button.clicked.connect(self.extending.open)
        self.mask.changed.connect(self.panel.paint.set_masking)
        self.panel.paint.mask_asked.connect(self.mask.toggle)
        self.space = SpaceKey(controller, canvas.view, self)
        self.panel.draft_chosen.connect(self._draft_chosen)
        self.panel.picture_dropped.connect(context.given.picture)
        self.panel.place.straighten_requested.connect(self.straightening.go)
        trail.seeds_met.connect(self.panel.place.seed.set_seen)
        controller.presenter.shown.connect(self.panel.place.show_frame)
        controller.presenter.shown.connect(self._frame)
        return Panels(shared.centre, shared.left, self.panel, shared.bottom)

    def commands(self) -> Sequence[Command]:
        """Seeds, the pad, comparing, and the canvas."""
        view, group = self._context.view, "Explore"
        return (
            Command("grid", tr("24 seeds"), "G", group, 0, self.seeds.toggle),
            Command("new", tr("New place"), "N", group, 1, view.new_seed),
            Command(
                "new_keep", tr("New place, moves kept"), "Shift+N", group, 2,
                lambda: view.new_seed(keep_moves=True),
            ),
            Command("reroll", tr("Fresh ways on the pad"), "R", group, 3, self.panel.place.reroll),
            Command("compare", tr("Compare"), "C", group, 8, self.compare.toggle),
            Command(
                "straighten", tr("Straighten"), "Shift+S", group, 4, self.straightening.go,
                tip=tr(STRAIGHTEN), condition=self.straightening.condition,
            ),
            Command(
                "drag_strength", tr("Drag strength …"), "", "View", 12, self.drag.open,
                MenuPlace("project", 2, 3), tip=tr("How far the picture goes while you drag it"),
            ),
            Command(
                "drift_likely", tr("Drift stays likely"), "Shift+D", group, 14, self._toggle_likely,
                words=self._likely_words,
                tip=tr("Drift walks under the model's own probability: home from strange places"),
            ),
            Command(
                "points", tr("Drag points and colours"), "D", group, 15, self.points.toggle,
                condition=self.points.possible,
                tip=tr("Drag details of the picture to where they should be; the model follows"),
            ),
            Command(
                "bend", tr("Bend the network"), "Shift+B", group, 16, self._bend,
                condition=self.points.possible,
                tip=tr("Turn, scale, invert or shake what single layers draw"),
            ),
            *self._mask_commands(),
            *self._canvas_commands.commands(),
        )  # fmt: skip

    def _bend(self) -> None:
        """The section comes into sight."""
        self.panel.bend.toggle()
        if not self.panel.bend.isHidden():
            self._bend_grew()

    @Slot()
    def _bend_grew(self) -> None:
        QTimer.singleShot(0, self, self._show_bend)  # only then it has its size

    def _show_bend(self) -> None:
        self.panel.ensureWidgetVisible(self.panel.bend, 0, 40)
        self.panel.bend.layer.setFocus()

    def _likely_words(self) -> str:
        return tr("Drift goes anywhere") if self.likely.on else tr("Drift stays likely")

    def _toggle_likely(self) -> None:
        """Kept for all models and projects."""
        self.likely.set_on(not self.likely.on)
        self._context.settings.set_extra(LIKELY, self.likely.on)
        told = tr("Drift stays likely.") if self.likely.on else tr("Drift goes anywhere.")
        self._context.view.notices.say(Notice(told, bad=False))

    def _mask_commands(self) -> Sequence[Command]:
        mask, group = self.mask, "Explore"
        return (
            Command(
                "mask", tr("Paint a mask"), "M", group, 9, mask.toggle, condition=mask.possible,
                tip=tr("Paint on the picture what should be drawn anew"),
            ),
            Command(
                "extend", tr("Extend the picture …"), "Shift+X", group, 13, self.extending.open,
                condition=mask.possible,
                tip=tr("Let the model go on with the picture beyond its edges"),
            ),
            Command(
                "mask_smaller", tr("Smaller brush"), "[", group, 10, lambda: mask.grow(-1),
                condition=mask.working,
            ),
            Command(
                "mask_larger", tr("Larger brush"), "]", group, 11, lambda: mask.grow(1),
                condition=mask.working,
            ),
            Command(
                "mask_erase", tr("Eraser"), "E", group, 12, lambda: mask.use("eraser"),
                condition=mask.working,
            ),
        )  # fmt: skip

    def activate(self) -> None:
        """Space drifts from now on."""
        self._context.parent.installEventFilter(self.space)

    def step_back(self) -> bool:
        """What lies over the picture goes, the last laid first; then what moves holds."""
        canvas, scene = self._controller.canvas, self._controller.canvas.view.scene
        if canvas.grid.isVisible():
            self.seeds.close()
        elif self.mask.on:
            self.mask.end()
        elif self.points.on:
            self.points.step_back()
        elif self._controller.moving or scene.beside is not None:
            self._controller.hold()
        elif scene.crop is not None:
            self._canvas_commands.end_crop()
        elif self.compare.comparing:
            self.compare.stop()
        else:
            return False
        return True

    def leave(self) -> None:
        """The picture holds, the grid closes."""
        self._context.parent.removeEventFilter(self.space)
        self.space.let_go()
        self.mask.end()
        self.points.end()
        self._controller.hold()
        if not self._controller.canvas.grid.isHidden():
            self.seeds.close()

    # ---- answers --------------------------------------------------------------------------------
    @Slot(object)
    def _mask_changed(self, on: bool) -> None:
        if on:
            self.points.end()

    @Slot(object)
    def _points_changed(self, on: bool) -> None:
        if on:
            self.mask.end()

    @Slot(str, str)
    def _read_words(self, key: str, text: str) -> None:
        card = self._context.view.card
        if card is not None:
            self._context.engine.read_words(card.ref, key, text)

    @Slot(object)
    def _draft_chosen(self, side_px: int | None) -> None:
        self._context.engine.scheduler.set_draft_side(side_px)

    @Slot(object)
    def _frame(self, shown: FrameShown) -> None:
        """How large drafts are now; not oftener than can be read."""
        now = time.monotonic()
        if not shown.full and now - self._told >= TELL_S:
            self._told = now
            self.panel.set_draft_side(shown.side_px)
