"""The wipe: hold the picture against a pin, or against where one came from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.language.words import said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.state.trail_controller import TrailController
from studio.values import edit
from studio.values.card import Card
from studio.values.trail import Node

KEY = "compare"
SIDE_PX = 1024


class CompareController(QObject):
    """Chooses what to compare with, and asks for its picture."""

    def __init__(
        self,
        view: PlaceState,
        canvas: Canvas,
        trail: TrailController,
        thumbs: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._canvas = canvas
        self._trail = trail
        self._thumbs = thumbs
        self._node: Node | None = None
        thumbs.ready.connect(self._take)
        view.card_changed.connect(self._card_changed)
        canvas.row.compare_clicked.connect(self.toggle)

    @property
    def comparing(self) -> bool:
        """Whether the wipe is on."""
        return self._node is not None

    @Slot()
    def toggle(self) -> None:
        """Compare with the latest pin, else with the place before; or stop."""
        if self.comparing:
            self.stop()
            return
        node = self._default()
        if node is None:
            self._canvas.row.set_comparing(False)
            self._view.notices.say(
                Notice(tr("There is nothing to compare with yet; pin a place with P."), bad=False)
            )
        else:
            self.compare(node)

    @Slot(object)
    def compare(self, node: Node) -> None:
        """Compare with this node."""
        self._node = node
        self._canvas.row.set_comparing(True)
        self._thumbs.want(KEY, node.recipe, SIDE_PX, KEY)

    def stop(self) -> None:
        """The picture alone again."""
        self._node = None
        self._thumbs.drop(KEY)
        self._canvas.view.set_scene(other=None)
        self._canvas.row.set_comparing(False)

    @Slot(object)
    def _card_changed(self, _card: Card) -> None:
        self.stop()

    def pins(self) -> tuple[Node, ...]:
        """What can be compared with: pins of this model, the latest first."""
        card = self._view.card
        return tuple(
            node
            for node in reversed(self._trail.project.trail.pins)
            if card is not None
            and node.recipe.model.sha256 == card.sha256
            and node.recipe != self._view.recipe
        )

    def _default(self) -> Node | None:
        pins = self.pins()
        if pins:
            return pins[0]
        current, card = self._trail.current, self._view.card
        parent = self._trail.project.trail.parent(current) if current is not None else None
        same = parent is not None and card is not None
        return parent if same and parent.recipe.model.sha256 == card.sha256 else None  # type: ignore[union-attr]

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.key == KEY and self._node is not None:
            name = self._node.name or said(edit.label(self._node.recipe))
            self._canvas.view.set_scene(
                other=thumb.image, other_name=name, name=tr("here"), divider=0.5
            )
