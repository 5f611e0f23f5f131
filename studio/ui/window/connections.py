"""Which signal goes to which slot, in one place."""

from __future__ import annotations

import time

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Slot
from PySide6.QtGui import QImage

from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.explore.presenter import FrameShown
from studio.ui.state.notices import Notice
from studio.ui.window.main_window import MainWindow
from studio.ui.window.status_bar import FIRST_HINT
from studio.values.card import Card
from studio.values.messages import EngineReady, InstalledModel, ModelFailed, ModelReady
from studio.values.trail import Node

NODE = "node"
NODE_THUMB_PX = 192
THUMB_QUALITY = 88
FEWEST = 4.0
CHIP_S = 0.25


class Connections(QObject):
    """Connects the parts of a window; owned by it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._told = 0.0
        self._connect_view()
        self._connect_trail()
        self._connect_engine()

    def _connect_view(self) -> None:
        w = self.window
        w.canvas.view.shown_side_changed.connect(w.link.scheduler.set_shown_side)
        w.view.card_changed.connect(self._card_changed)
        w.view.models_changed.connect(self._models_changed)
        w.view.card_renewed.connect(self._card_renewed)
        w.thumbs.ready.connect(self._thumb_ready)
        w.panel.bind(w.state, w.thumbs)
        w.panel.draft_chosen.connect(self._draft_chosen)
        w.browser.model_chosen.connect(self._model_chosen)
        w.settings.failed.connect(self._settings_failed)

    def _connect_trail(self) -> None:
        w = self.window
        w.keeper.trail_changed.connect(w.trail.set_trail)
        w.keeper.current_changed.connect(w.trail.set_current)
        w.keeper.title_changed.connect(self._title_changed)
        w.keeper.seeds_met.connect(w.panel.place.seed.set_seen)
        w.keeper.saved_changed.connect(w.status_bar.set_saved)
        w.trail.thumb_needed.connect(self._node_thumb)
        w.trail.node_chosen.connect(self._node_chosen)
        w.trail.pin_asked.connect(w.keeper.pin)
        w.trail.rename_asked.connect(w.keeper.rename)
        w.trail.delete_asked.connect(w.keeper.delete)
        w.trail.well_asked.connect(self._well_asked)

    def _connect_engine(self) -> None:
        w = self.window
        w.link.engine_ready.connect(self._engine_ready)
        w.link.model_ready.connect(self._model_ready)
        w.link.model_failed.connect(self._model_failed)
        w.frames.shown.connect(self._frame)
        w.frames.shown.connect(w.panel.place.show_frame)
        w.frames.shown.connect(self._keep_full)
        w.stage.drift.running_changed.connect(self._drift_changed)

    # ---- view -----------------------------------------------------------------------------------
    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        w = self.window
        w.browser.set_current(card.sha256)
        w.status_bar.set_model(card.name)
        w.trail.ask_again()

    @Slot(object)
    def _card_renewed(self, card: Card) -> None:
        self.window.status_bar.set_model(card.name)

    @Slot(object)
    def _models_changed(self, models: tuple[InstalledModel, ...]) -> None:
        self.window.browser.set_models(models, self.window.services.models.problems())
        names = {model.card.id: model.card.name for model in models}
        self.window.trail.set_model_names(names)
        self.window.trail.ask_again()

    @Slot(object)
    def _settings_failed(self, problem: str) -> None:
        """Said once, however often the disk refuses; not over what is said already."""
        self.window.settings.failed.disconnect(self._settings_failed)
        if not self.window.canvas.banner.isVisible():
            self.window.view.notices.say(Notice(problem))

    @Slot(object)
    def _draft_chosen(self, side_px: int | None) -> None:
        self.window.link.scheduler.set_draft_side(side_px)

    @Slot(object)
    def _model_chosen(self, model: InstalledModel) -> None:
        w = self.window
        if w.view.card is None or w.view.card.sha256 != model.card.sha256:
            w.stage.still()
            w.stage.touch()
            w.view.open_model(model.card)

    # ---- trail ----------------------------------------------------------------------------------
    @Slot(object)
    def _title_changed(self, title: str) -> None:
        self.window.header.set_title(title)
        self.window.setWindowTitle(f"{title} — Latent Studio")

    @Slot(object)
    def _node_chosen(self, node_id: int) -> None:
        self.window.stage.still()
        self.window.stage.touch()
        self.window.keeper.go_to_node(node_id)

    @Slot(object)
    def _node_thumb(self, node: Node) -> None:
        w = self.window
        stored = w.keeper.project.get_thumb(node.recipe)
        if stored is not None:
            w.trail.set_thumb(node.id, QImage.fromData(stored))
        elif w.view.model_of(node.recipe) is not None:
            w.thumbs.want(f"{NODE}/{node.id}", node.recipe, NODE_THUMB_PX, NODE)

    @Slot(str, object)
    def _well_asked(self, which: str, node: Node) -> None:
        self.window.state.blending.set_well(which, node.recipe)

    @Slot(object)
    def _keep_full(self, shown: FrameShown) -> None:
        node = self.window.keeper.node
        if shown.full and node is not None and node.recipe == shown.frame.recipe:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._keep_thumb(node, shown.image.scaledToWidth(NODE_THUMB_PX, smooth))

    def _keep_thumb(self, node: Node, image: QImage) -> None:
        """Show a node's picture, and keep it in the project for the next time it is opened."""
        self.window.trail.set_thumb(node.id, image)
        project = self.window.keeper.project
        if project.get_thumb(node.recipe) is None:
            project.put_thumb(node.recipe, jpeg(image))

    @Slot(object)
    def _thumb_ready(self, thumb: Thumbnail) -> None:
        if thumb.group == NODE:
            node_id = int(thumb.key.removeprefix(f"{NODE}/"))
            node = self.window.keeper.project.trail.get(node_id)
            if node is not None:
                self._keep_thumb(node, thumb.image)

    # ---- engine ---------------------------------------------------------------------------------
    @Slot(object)
    def _engine_ready(self, ready: EngineReady) -> None:
        self.window.header.chip.set_status(ready.device, "good")

    @Slot(object)
    def _frame(self, shown: FrameShown) -> None:
        w, now = self.window, time.monotonic()
        if not shown.full and now - self._told < CHIP_S:
            return
        self._told = now
        device = w.link.device.split(" · ")[0] or "engine"
        rate = w.frames.frames_per_second
        moving = not shown.full and rate >= FEWEST
        figure = f"{rate:.0f} fps" if moving else f"{shown.frame.render_ms:.0f} ms"
        w.header.chip.set_status(f"{device} · {figure}", "good")
        if not shown.full:
            w.panel.set_draft_side(shown.side_px)

    @Slot(object)
    def _drift_changed(self, running: bool) -> None:
        hint = "Space holds · drag to steer" if running else FIRST_HINT
        self.window.status_bar.set_hint(hint)

    @Slot(object)
    def _model_ready(self, ready: ModelReady) -> None:
        if ready.epoch == self.window.view.epoch:
            self.window.canvas.view.set_scene(waiting="")

    @Slot(object)
    def _model_failed(self, failed: ModelFailed) -> None:
        w = self.window
        if failed.epoch == w.view.epoch:
            w.stage.drift.stop()
            w.canvas.view.set_scene(waiting=failed.message)
            w.view.notices.say(Notice(failed.message))


def jpeg(image: QImage) -> bytes:
    """A small picture as JPEG, for the project's cache."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", THUMB_QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
